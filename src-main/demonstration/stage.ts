/** What every scene of the demonstration works with: the calls, the people, the clock, a repeatable chance. */
import { randomInt } from 'node:crypto'
import type { CallName } from '#shared/contract/call-names.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import type { Random } from '#shared/foundation/ports.ts'
import type { Result } from '#shared/foundation/result.ts'
import { pinObjection } from '#shared/staff/pin.ts'
import { isRole } from '#shared/staff/role.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import type { Workstation } from '../service/workstation.ts'
import type { VirtualClock } from './virtual-world.ts'

export type Call = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>

export interface Stage {
  readonly call: Call
  readonly clock: VirtualClock
  /** How to sign in: made at chance for this folder, shown once, part of no log. */
  readonly people: readonly { readonly employeeNo: string; readonly pin: string }[]
  newId(): string
  /** A whole number from 0 to `below` − 1, the same for the same seed. */
  draw(below: number): number
  /** Lets somebody stand at the desk; does nothing when they stand there already. */
  as(employeeNo: string): Promise<void>
  pinOf(employeeNo: string): string
}

/** Who does what in the demonstration, by employee number. */
export const PEOPLE = {
  /** Verifies what others wrote down and confirms what they propose. */
  supervisor: 'E100',
  teller: 'E200',
  lobby: 'E300',
  /** Of supervisor level; calls customers afterwards and handles no case. */
  callback: 'E400',
  legal: 'E500',
  /** Above the branch: extends a legal term. */
  departmentHead: 'E600',
} as const

/** Sets the branch and its people up. Throws when any call is refused: then the demonstration is wrong. */
export async function setStage(
  workstation: Workstation,
  clock: VirtualClock,
  random: Random,
): Promise<Stage> {
  const call: Call = async (name, input) => {
    const answer = (await workstation.call(name, input)) as Result<Output<typeof name>>
    if (answer.ok) return answer.value
    throw new Error(`the demonstration was refused at ${name}: ${answer.refusal.code}`)
  }
  const people = day.staff.map(({ employeeNo }) => ({ employeeNo, pin: freshPin(employeeNo) }))
  const pinOf = (employeeNo: string) =>
    people.find((person) => person.employeeNo === employeeNo)?.pin ?? ''
  const [first, ...others] = day.staff
  if (!first) throw new Error('the demonstration has nobody')
  await call('setup.complete', {
    branchCode: day.branch.code,
    branchName: day.branch.name,
    profile: 'bank',
    administrator: { employeeNo: first.employeeNo, name: first.name, pin: pinOf(first.employeeNo) },
  })
  for (const { employeeNo, name, role } of others) {
    if (!isRole(role)) throw new Error('the demonstration has an unknown role')
    await call('staff.add', { employeeNo, name, role })
    await call('session.activate', { employeeNo, pin: pinOf(employeeNo) })
  }
  return {
    call,
    clock,
    people,
    pinOf,
    newId: () => newUuid(clock, random),
    draw(below) {
      const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
      return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % below
    },
    async as(employeeNo) {
      const { person } = await call('app.status', {})
      if (person?.employeeNo === employeeNo) return
      await call('session.signIn', { employeeNo, pin: pinOf(employeeNo) })
    },
  }
}

/** A moment of the branch's day. */
export function momentOf(date: string, time: string): EpochMs {
  const parsed = parseInstant(`${date}T${time}:00+08:00`)
  if (!parsed.ok) throw new Error('the demonstration has a bad time')
  return parsed.value
}

function freshPin(employeeNo: string): string {
  for (;;) {
    const pin = String(randomInt(0, 1_000_000)).padStart(6, '0')
    if (pinObjection(pin, employeeNo) === null) return pin
  }
}
