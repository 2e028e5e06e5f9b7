/** What people do with a shift: open it, count it, sign it over, and what comes after the signatures. */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { checkCarriedOver, openNow } from './check-carried.ts'
import { shownIds } from './machine-rows.ts'
import { signingOf } from '../support/shift-signing.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { newId } from './machine-time.ts'
import { holds } from './world.ts'

/** The business date of every world. */
export const DAY = '2025-10-20'
/** Few keys, so that two machines that cannot hear each other work on the same shift. */
const PERIODS = ['am', 'pm'] as const
const [OUTGOING, INCOMING, SUPERVISOR] = PEOPLE
/** Mostly the same two; now and then two machines have two pairs. */
const PAIRS = [
  [OUTGOING, INCOMING, SUPERVISOR],
  [OUTGOING, INCOMING, SUPERVISOR],
  [SUPERVISOR, OUTGOING, INCOMING],
] as const

export async function workOnShift(machine: Machine): Promise<void> {
  const { random } = machine.world
  const shifts = shownIds(machine.look(), 'shift')
  if (shifts.length === 0 || random.chance(0.25)) {
    const opened = await openShift(machine)
    if (opened && random.chance(0.3)) await countAndSign(machine, opened)
    return
  }
  const shown = await machine.ask('shift.get', { shiftId: random.pick(shifts) })
  if (!shown.ok) return
  if (shown.value.signatures !== null) return afterwards(machine, shown.value)
  if (random.chance(0.2)) return raiseIssue(machine, shown.value)
  const counted = shown.value.lines.every((line) => line.closing !== null)
  if (counted && random.chance(0.6)) return sign(machine, shown.value)
  await countAndSign(machine, shown.value, 0.6)
}

/** Counts the shift and, most of the time, signs it over. */
export async function countAndSign(machine: Machine, shown: ShiftDetail, share = 1) {
  const count = await countShift(machine, shown)
  if (count && machine.world.random.chance(share)) await sign(machine, count)
}

async function countShift(machine: Machine, shown: ShiftDetail): Promise<ShiftDetail | null> {
  const { random } = machine.world
  const differs = random.chance(0.3) ? random.below(shown.lines.length) : -1
  const counted = await machine.save('shift.count', {
    shiftId: shown.row.shiftId,
    seenVersion: shown.row.version,
    lines: shown.lines.map(({ name, opening }, index) => {
      const amount = random.below(500)
      const over = index === differs ? 1 + random.below(3) : 0
      return { name, in: amount, out: 0, closing: (opening ?? 0) + amount + over }
    }),
    cash: [],
    billingTotal: null,
  })
  return counted.ok ? counted.value : null
}

/** Carried over is what was open, read from the records and not with the program's own questions (I29). */
async function sign(machine: Machine, shown: ShiftDetail): Promise<void> {
  const { world } = machine
  const drawn = world.random.pick(PAIRS)
  const differing = shown.lines.filter(({ difference }) => difference !== null && difference !== 0)
  // The supervisor watches over a difference, so somebody else hands it over.
  const [outgoing, incoming, witness] = differing.length > 0 ? PAIRS[0] : drawn
  const open = openNow(machine)
  const signed = await machine.save('shift.sign', {
    ...signingOf(shown, { outgoing, incoming, witness }),
    differences: differing.map(({ name }) => ({
      line: name,
      reason: 'miscounted',
      explanation: '复点后仍不符',
      supervisor: SUPERVISOR.employeeNo,
    })),
  })
  if (!signed.ok) return
  checkCarriedOver(machine, signed.value, open)
  if (differing.length > 0) world.note('difference_signed')
}

async function openShift(machine: Machine): Promise<ShiftDetail | null> {
  // Nobody opens a morning once the afternoon is signed: mostly the day goes its way.
  const morning = shownIds(machine.look(), 'shift').some((id) => id.includes('.am.'))
  const key = {
    date: DAY,
    period: morning ? machine.world.random.pick(PERIODS) : 'am',
    post: 'lobby' as const,
    position: 1,
  }
  const prepared = await machine.ask('shift.prepare', { key })
  if (!prepared.ok) return null
  const opened = await machine.save('shift.open', {
    key,
    lines: prepared.value.lines.map(({ name, opening }) => ({ name, opening })),
    mismatchReason: null,
    arrival: null,
  })
  return opened.ok ? opened.value : null
}

async function raiseIssue(machine: Machine, { row }: ShiftDetail): Promise<void> {
  await machine.save('shift.raiseIssue', {
    shiftId: row.shiftId,
    issueId: newId(machine),
    origin: 'shift',
    owner: INCOMING.employeeNo,
    reportedTo: SUPERVISOR.employeeNo,
    text: '叫号机卡纸',
  })
}

/** A problem is settled, or the two add something; whoever else tries it is refused (I26). */
async function afterwards(machine: Machine, shown: ShiftDetail): Promise<void> {
  const { world } = machine
  const { row, issues, signatures } = shown
  const open = issues.filter(({ settled }) => settled === null)
  if (open.length > 0 && world.random.chance(0.4)) {
    const { issueId } = world.random.pick(open)
    await machine.save('shift.settleIssue', { shiftId: row.shiftId, issueId, how: '已修好' })
    return
  }
  if (signatures === null) return
  const [outgoing, incoming] = [signatures.outgoing, signatures.incoming].map(handOf)
  const stranger = world.random.chance(0.3)
  const added = await machine.save('shift.addendum', {
    shiftId: row.shiftId,
    seenVersion: row.version,
    addendumId: newId(machine),
    outgoing: (stranger ? incoming : outgoing) ?? OUTGOING,
    incoming: (stranger ? outgoing : incoming) ?? INCOMING,
    text: '补记一笔',
  })
  const { shiftId } = row
  holds('I26', !(stranger && added.ok), () => `${machine.name}: others added to ${shiftId}`)
  if (added.ok) world.note('addendum')
  else if (added.refusal.code === 'not_the_signers') world.note('addendum_refused')
}

function handOf({ employeeNo }: { readonly employeeNo: string }) {
  return PEOPLE.find((person) => person.employeeNo === employeeNo)
}
