/** A real workstation in a temporary folder, with words short enough for a journey. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NOTHING_MORE } from '#shared/contract/intake-form.ts'
import type { CallName } from '#shared/contract/call-names.ts'
import { type Input, type Output, workstationCalls } from '#shared/contract/workstation.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import type { Clock } from '#shared/foundation/ports.ts'
import type { Result } from '#shared/foundation/result.ts'
import {
  openWorkstation,
  systemClock,
  systemRandom,
  type Workstation,
  type WorkstationOptions,
} from '#main/service/workstation.ts'
import { STORE_PROBLEMS } from '#main/store/store-problem.ts'

export const ADMINISTRATOR = { employeeNo: 'E100', pin: '482913' } as const
export const COLLEAGUE = { employeeNo: 'E200', pin: '593817' } as const
/** A third person, who watches where a sheet asks for one. */
export const WITNESS = { employeeNo: 'E900', pin: '271946' } as const

export interface TestDesk {
  readonly folder: string
  readonly workstation: Workstation
  /** Faults that were reported; a journey that ends well has none. */
  readonly faults: unknown[]
  ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>>
  /** The value of an accepted call; throws the refusal otherwise. */
  must<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>
  close(): Promise<void>
}

/** A fresh temporary folder; removed by `removeFolders`. */
const folders: string[] = []
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `counterbook-${name}-`))
  folders.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/**
 * The clock of this machine, never the same twice: a request that compares two readings of it shows
 * itself in every test, not in one run of a hundred.
 */
const restlessClock: Clock = (() => {
  let last = 0
  return {
    ...systemClock,
    now: () => {
      last = Math.max(systemClock.now(), last + 1)
      return last
    },
  }
})()

/** Opens the workstation of a folder. */
export function openDesk(
  folder: string = temporaryFolder('desk'),
  options: Partial<WorkstationOptions> = {},
): TestDesk {
  const faults: unknown[] = []
  const workstation = openWorkstation({
    dataFolder: folder,
    host: 'loopback',
    appVersion: '0.0.0',
    background: false,
    clock: restlessClock,
    report: (what, error) => faults.push({ what, error }),
    ...options,
  })
  const ask = async <Name extends CallName>(name: Name, input: Input<Name>) => {
    const answer = await workstation.call(name, input)
    expectOfContract(name, answer)
    return answer as Result<Output<Name>>
  }
  return {
    folder,
    workstation,
    faults,
    ask,
    async must(name, input) {
      const answer = await ask(name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
      return answer.value
    },
    close: () => workstation.close(),
  }
}

/** Codes that every call may answer beside its own list. */
const GATE_REFUSALS: readonly string[] = [
  'invalid_input',
  'not_signed_in',
  'locked',
  'not_permitted',
  ...STORE_PROBLEMS,
]

/** Every refusal that a test file has met, as `call code`. */
export const refusalsMet = new Set<string>()

/** Throws when an answer is not what the contract's table promises of the call. */
export function expectOfContract(name: CallName, answer: Result<unknown>): void {
  const spec = workstationCalls[name]
  if (!answer.ok) {
    refusalsMet.add(`${name} ${answer.refusal.code}`)
    const declared: readonly string[] = spec.refusals
    if (declared.includes(answer.refusal.code) || GATE_REFUSALS.includes(answer.refusal.code))
      return
    throw new Error(`${name} refused with ${answer.refusal.code}, which its row does not declare`)
  }
  const parsed = spec.output.safeParse(answer.value)
  if (!parsed.success)
    throw new Error(`${name} answered what its row does not allow: ${parsed.error.message}`)
}

/** A fresh UUIDv7. */
export const newId = (): string => newUuid(systemClock, systemRandom)

/** A clock that a test moves; wall and monotonic time move apart on purpose. */
export interface MovableClock extends Clock {
  /** Moves the wall clock alone, as somebody who sets it. */
  setWall(ms: number): void
  /** Lets time pass. */
  pass(ms: number): void
}

/** Starts at the present wall time. A new clock is a new boot. */
export function movableClock(startAt: number = Date.now()): MovableClock {
  let wall = startAt
  let monotonic = 1_000
  const boot = newId()
  return {
    now: () => wall,
    monotonic: () => monotonic,
    bootId: () => boot,
    setWall: (ms) => {
      wall = ms
    },
    pass: (ms) => {
      wall += ms
      monotonic += ms
    },
  }
}

/** Sets a fresh workstation up for a branch, with its first administrator signed in. */
export async function setUp(desk: TestDesk, branchCode = 'B01'): Promise<void> {
  await desk.must('setup.complete', {
    branchCode,
    branchName: '人民路支行',
    profile: 'bank',
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
}

/** Adds the second person and lets them choose a PIN here. */
export async function addColleague(desk: TestDesk): Promise<void> {
  const { people } = await desk.must('staff.list', {})
  if (!people.some(({ employeeNo }) => employeeNo === COLLEAGUE.employeeNo)) {
    await desk.must('staff.add', { employeeNo: COLLEAGUE.employeeNo, name: '柜员', role: 'teller' })
  }
  await desk.must('session.activate', COLLEAGUE)
}

/** Adds the third person, who may watch a handover. */
export async function addWitness(desk: TestDesk): Promise<void> {
  const { employeeNo } = WITNESS
  await desk.must('staff.add', { employeeNo, name: '监交人', role: 'accounting_supervisor' })
  await desk.must('session.activate', WITNESS)
}

const QUIET = {
  walkIn: false,
  agitated: false,
  media: false,
  recordingDevice: false,
  gathering: false,
  violence: false,
}
const NO_HARM = {
  beyondDepartmentPower: false,
  considerableHarm: false,
  possibleAdverseEffect: false,
  seriousDamage: false,
}

/** An intake with the four required fields; `change` replaces what a test is about. */
export function intake(
  caseId: string,
  change: Partial<Input<'complaint.register'>> = {},
): Input<'complaint.register'> {
  return {
    caseId,
    intakeType: 'complaint',
    channel: 'counter',
    receivedAt: new Date().toISOString(),
    anonymous: false,
    reception: QUIET,
    harm: NO_HARM,
    flags: [],
    groupSize: null,
    earlierCalls: [],
    customerName: '韩先生',
    contact: '13800000042',
    contactMissingReason: '',
    facts: '办理业务时工作人员态度不好。',
    demand: '要求核实并答复。',
    lateEntryReason: '',
    ...NOTHING_MORE,
    ...change,
  }
}
