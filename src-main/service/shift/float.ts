/** Lines that hold less than the organisation wants to begin with (S4-05(3), S4-09(1)). */
import { instantOf } from '#shared/complaint/clocks.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { checkOpeningFloat } from '#shared/handover/rules/float.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import { type Desk, packsOf } from '../desk.ts'

/** The short lines of a shift, by its opening and what was transferred in since, and who was told. */
export function floatsOf(desk: Desk, state: ShiftState): ShiftDetail['floats'] {
  const { balanceLines } = packsOf(desk).profile
  const known = balanceLines.filter(({ code }) => state.lines.some(({ name }) => name === code))
  const checks = known.flatMap(({ code }) => {
    const line = state.lines.find(({ name }) => name === code)
    const topUp = state.counted?.find(({ name }) => name === code)?.in ?? 0
    return line
      ? [{ line: code, balance: line.opening, topUp, confirmedAt: instantOf(state.openedAt) }]
      : []
  })
  const alerts = checkOpeningFloat(checks, null, known)
  if (!alerts.ok) return []
  return alerts.value.flatMap(({ line, short }) => {
    const rule = known.find(({ code }) => code === line)
    if (!rule || rule.minimum === null) return []
    const told = state.floatsTold.findLast((one) => one.line === line)
    return {
      line,
      unit: rule.unit,
      balance: rule.minimum - short,
      minimum: rule.minimum,
      short,
      told: told ? { at: told.at, told: told.told, by: told.by } : null,
    }
  })
}
