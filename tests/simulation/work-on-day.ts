/** What people do on a day at the counter: shifts, registers, the day on duty, the closing of the day. */
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { nowAt } from './machine-time.ts'
import { workOnRow } from './work-on-row.ts'
import { DAY, countAndSign, workOnShift } from './work-on-shift.ts'

const [MAKER, COLLEAGUE, MANAGER] = PEOPLE

/** One thing; often at every machine of the branch at once, before they hear of each other. */
export async function workOnCounterDay(machine: Machine): Promise<void> {
  const { world } = machine
  const { random } = world
  const act = random.pick([workOnShift, workOnShift, workOnShift, workOnRow, onDuty, closeDay])
  // Not while a request is under way: the others may be in one of their own.
  const together = world.depth === 0 && random.chance(0.5)
  const here = world.machines.filter(
    (one) => one.branch === machine.branch && one.running() && one.set,
  )
  for (const one of together ? here : [machine]) await act(one)
}

/** Facts of the day: who did how much, who went round, who saw the last customer off. */
async function onDuty(machine: Machine): Promise<void> {
  const { random } = machine.world
  const at = formatInstant(nowAt(machine))
  const acts = [
    () => countWork(machine),
    () => lookBack(machine),
    () => machine.save('duty.seeOffLast', { date: DAY, at }),
    () =>
      machine.save('duty.arrive', {
        date: DAY,
        period: 'am',
        employeeNo: COLLEAGUE.employeeNo,
        arrivedAt: at,
      }),
    () =>
      machine.save('duty.patrol', {
        date: DAY,
        slot: 'opening',
        at,
        by: random.pick(PEOPLE).employeeNo,
        findings: [],
      }),
  ]
  const written = await random.pick(acts)()
  if (written.ok) machine.world.note('duty_written')
}

async function countWork(machine: Machine) {
  const day = await machine.ask('duty.day', { date: DAY })
  const { employeeNo } = machine.world.random.pick(PEOPLE)
  const standing = day.ok
    ? day.value.workload.counts.findLast((entry) => entry.employeeNo === employeeNo)
    : undefined
  return machine.save('duty.countWorkload', {
    date: DAY,
    employeeNo,
    counts: [{ business: 'savings', count: machine.world.random.below(30) }],
    replaces: standing?.eventId ?? null,
  })
}

async function lookBack(machine: Machine) {
  const day = await machine.ask('duty.day', { date: DAY })
  return machine.save('duty.review', {
    date: DAY,
    parts: ['went_well', 'issues', 'actions'].map((part) => ({ part, text: '已讨论' })),
    replaces: day.ok ? (day.value.review.said?.eventId ?? null) : null,
  })
}

/** Brings the day to its end: shifts signed over, work counted, drawn up by one, signed by two. */
async function closeDay(machine: Machine): Promise<void> {
  const { world } = machine
  const before = await machine.ask('day.get', { date: DAY })
  if (!before.ok || before.value.closed !== null) return
  for (const { shiftId } of before.value.sheets.filter(({ signed }) => !signed)) {
    const shown = await machine.ask('shift.get', { shiftId })
    if (shown.ok) await countAndSign(machine, shown.value)
  }
  await countWork(machine)
  await lookBack(machine)
  await machine.as(MAKER.employeeNo)
  const day = await machine.ask('day.get', { date: DAY })
  if (!day.ok) return
  const prepared = await machine.save('day.prepare', {
    date: DAY,
    seenVersion: day.value.version,
    cash: { rows: [], book: 0, explained: null },
    totals: null,
  })
  if (!prepared.ok) return
  const closed = await machine.save('day.close', {
    date: DAY,
    seenVersion: prepared.value.version,
    maker: { ...MAKER },
    manager: { ...MANAGER },
    note: null,
  })
  if (closed.ok) world.note('day_closed')
}
