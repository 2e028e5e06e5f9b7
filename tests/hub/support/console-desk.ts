/** The console's calls through its gate, as a person of any role makes them. */
import type { ConsoleCallName } from '#shared/contract/console-names.ts'
import { type ConsoleInput, type ConsoleOutput, consoleCalls } from '#shared/contract/console.ts'
import type { Result } from '#shared/foundation/result.ts'
import { NO_FIELDS } from '#shared/phrase/entry.ts'
import { NO_FORBIDDEN_FIELDS } from '#shared/phrase/forbidden/entry.ts'
import { type Console, type ConsoleSession, createConsole } from '#hub/console/console.ts'
import type { Bench } from './bench.ts'
import { CASE_ID } from './case-events.ts'

export const PEPPER = new Uint8Array(32).fill(7)
export const NOBODY = '019a0000-0000-7000-8000-00000000ffff'

export interface Desk {
  readonly console: Console
  /** Answers the call; what leaves must be what the contract says, key for key. */
  call<Name extends ConsoleCallName>(
    name: Name,
    input: ConsoleInput<Name>,
    session?: ConsoleSession,
  ): Promise<Result<ConsoleOutput<Name>>>
  /** The value of an accepted call; throws on a refusal. */
  value<Name extends ConsoleCallName>(
    name: Name,
    input: ConsoleInput<Name>,
    session?: ConsoleSession,
  ): Promise<ConsoleOutput<Name>>
  /** The refusal's code, or `ok`. */
  code<Name extends ConsoleCallName>(
    name: Name,
    input: ConsoleInput<Name>,
    session?: ConsoleSession,
  ): Promise<string>
}

export function openDesk(bench: Bench): Desk {
  const console = createConsole({ hub: bench.hub, pepper: PEPPER, setUpToken: 'the-token' })
  const desk: Desk = {
    console,
    async call(name, input, session = sessionAs('admin')) {
      const result = await console.gate.call(name, input, session)
      if (result.ok) consoleCalls[name].output.parse(result.value)
      return result as Result<ConsoleOutput<typeof name>>
    },
    async value(name, input, session) {
      const result = await desk.call(name, input, session)
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
      return result.value
    },
    async code(name, input, session) {
      const result = await desk.call(name, input, session)
      return result.ok ? 'ok' : result.refusal.code
    },
  }
  return desk
}

export function sessionAs(role: string | null): ConsoleSession {
  return {
    signedIn: role === null ? null : { employeeNo: 'H001', role },
    locked: false,
    token: null,
    keep: () => {},
  }
}

/** An input of each call that its schema takes. */
export const inputs: { readonly [Name in ConsoleCallName]: ConsoleInput<Name> } = {
  'console.status': {},
  'console.setUp': { token: 'x', employeeNo: 'H009', pin: '135791' },
  'console.signIn': { employeeNo: 'H009', pin: '135791' },
  'console.signOut': {},
  'console.branches': {},
  'console.cases': { branchId: null, state: 'all', search: '', offset: 0, limit: 10 },
  'console.case': { branchId: NOBODY, caseId: CASE_ID },
  'console.reveal': { branchId: NOBODY, caseId: CASE_ID, purpose: 'supervision' },
  'console.instruct': {
    branchId: NOBODY,
    caseId: CASE_ID,
    kind: 'query',
    dueAt: null,
    text: '请说明',
  },
  'console.decideExtension': {
    branchId: NOBODY,
    caseId: CASE_ID,
    seenVersion: 1,
    extensionId: CASE_ID,
    approved: true,
    remark: '',
  },
  'console.examineApology': {
    branchId: NOBODY,
    caseId: CASE_ID,
    seenVersion: 1,
    apologyId: CASE_ID,
    approved: true,
    remark: '',
  },
  'console.decideReview': {
    branchId: NOBODY,
    caseId: CASE_ID,
    seenVersion: 1,
    reviewId: CASE_ID,
    outcome: 'upheld',
    findings: '原决定事实清楚。',
  },
  'console.closeInstruction': {
    branchId: NOBODY,
    caseId: CASE_ID,
    seenVersion: 1,
    instructionId: CASE_ID,
    remark: '',
  },
  'console.proposals': { state: 'all', offset: 0, limit: 10 },
  'console.decideProposal': {
    branchId: NOBODY,
    proposalId: CASE_ID,
    seenVersion: 1,
    outcome: 'declined',
    remark: '已有类似用语。',
    entry: null,
    seenRevision: 0,
  },
  'console.phrases': { search: '', of: 'said', offset: 0, limit: 10 },
  'console.phraseHistory': { code: 'SP-05' },
  'console.checkPhrase': { entry: NO_FIELDS },
  'console.publishPhrase': { entry: NO_FIELDS, seenRevision: 0 },
  'console.forbidden': { search: '', of: 'looked_for', offset: 0, limit: 10 },
  'console.forbiddenHistory': { code: 'FP-B01' },
  'console.checkForbidden': { code: null, entry: NO_FORBIDDEN_FIELDS, tried: '' },
  'console.publishForbidden': { code: null, entry: NO_FORBIDDEN_FIELDS, seenRevision: 0 },
  'console.switchOffForbidden': { code: 'FP-B01', why: '', seenRevision: 0 },
  'console.notices': {},
  'console.phraseLists': { held: null, locale: 'zh-CN' },
  'console.notice': { title: '通报', text: '内容' },
  'console.enrolCode': { branchCode: 'ZZ', branchName: null },
  'console.devices': { branchId: null },
  'console.revokeDevice': { deviceId: '00'.repeat(32) },
}
