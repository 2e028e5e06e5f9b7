/** What people do with a shift: open it, count it, sign it over. */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { shownIds } from './machine-rows.ts'
import { signingOf } from '../support/shift-signing.ts'
import { type Machine, PEOPLE } from './machine.ts'

/** Few keys, so that two machines that cannot hear each other work on the same shift. */
const PERIODS = ['am', 'pm'] as const

export async function workOnShift(machine: Machine): Promise<void> {
  const { random } = machine.world
  const shifts = shownIds(machine.look(), 'shift')
  if (shifts.length === 0 || random.chance(0.25)) return openShift(machine)
  const shown = await machine.ask('shift.get', { shiftId: random.pick(shifts) })
  if (!shown.ok) return
  const counted = shown.value.lines.every((line) => line.closing !== null)
  if (counted && random.chance(0.6)) return sign(machine, shown.value)
  const count = await countShift(machine, shown.value)
  if (count && random.chance(0.6)) await sign(machine, count)
}

async function countShift(machine: Machine, shown: ShiftDetail): Promise<ShiftDetail | null> {
  const counted = await machine.save('shift.count', {
    shiftId: shown.row.shiftId,
    seenVersion: shown.row.version,
    lines: shown.lines.map(({ name, opening }) => {
      const amount = machine.world.random.below(500)
      return { name, in: amount, out: 0, closing: (opening ?? 0) + amount }
    }),
    cash: [],
    billingTotal: null,
  })
  return counted.ok ? counted.value : null
}

async function sign(machine: Machine, shown: ShiftDetail): Promise<void> {
  const [outgoing, incoming, witness] = PEOPLE
  await machine.save('shift.sign', signingOf(shown, { outgoing, incoming, witness }))
}

async function openShift(machine: Machine): Promise<void> {
  const key = {
    date: '2025-10-20',
    period: machine.world.random.pick(PERIODS),
    post: 'lobby' as const,
    position: 1,
  }
  const prepared = await machine.ask('shift.prepare', { key })
  if (!prepared.ok) return
  await machine.save('shift.open', {
    key,
    lines: prepared.value.lines.map(({ name, opening }) => ({ name, opening })),
    mismatchReason: null,
    arrival: null,
  })
}
