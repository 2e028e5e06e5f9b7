/** Is there enough on each line to begin with (S4-05(3), S4-09(1); )? */
import type { EpochMs } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { ProfilePack } from '../../pack/profile-pack.ts'

export interface OpeningCheck {
  /** Code of a balance line of the profile. */
  readonly line: string
  /** Balance that was looked up, in the line's unit. */
  readonly balance: number
  /** Amount transferred in, 0 when none; it is always said. */
  readonly topUp: number | null
  readonly confirmedAt: EpochMs
}

export interface FloatAlert {
  readonly line: string
  readonly short: number
  /** S4-09(1): the supervisor first, who has finance transfer the rest. */
  readonly tell: readonly ['supervisor', 'finance']
}

/**
 * Every line of the profile was looked up before the first business of the shift, its transfer in said
 * even when nothing came, and each line below the organisation's minimum raises an alert with what is
 * short. A line without a minimum raises none: no source names a figure. Refuses by field a line left out
 * or looked up twice, an unknown one, amounts that are no integers ≥ 0 and a look-up after business began.
 */
export function checkOpeningFloat(
  checks: readonly OpeningCheck[],
  firstBusinessAt: EpochMs | null,
  lines: ProfilePack['balanceLines'],
): Result<readonly FloatAlert[]> {
  const alerts: FloatAlert[] = []
  const seen = new Set<string>()
  for (const [index, { line, balance, topUp, confirmedAt }] of checks.entries()) {
    const rule = lines.find(({ code }) => code === line)
    if (!rule || seen.has(line)) return wrong(`checks.${index}.line`, 'each line is looked up once')
    seen.add(line)
    if (!isCount(balance)) return wrong(`checks.${index}.balance`, 'an integer of 0 or more')
    if (topUp === null || !isCount(topUp)) {
      return wrong(
        `checks.${index}.topUp`,
        'what was transferred in, 0 when nothing was',
        'S4-05(3)',
      )
    }
    if (!Number.isFinite(confirmedAt) || confirmedAt > (firstBusinessAt ?? confirmedAt)) {
      return wrong(`checks.${index}.confirmedAt`, 'looked up before the first business')
    }
    const short = (rule.minimum ?? 0) - balance - topUp
    if (short > 0) alerts.push({ line, short, tell: ['supervisor', 'finance'] })
  }
  const left = lines.find(({ code }) => !seen.has(code))
  if (left) return wrong(`checks.${left.code}`, 'this line has not been looked up')
  return accepted(alerts)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function wrong(field: string, message: string, source = 'S4-09(1)'): ReturnType<typeof refused> {
  return refused('invalid_input', message, { field, source })
}
