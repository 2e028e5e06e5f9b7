/** The console's handlers: one for every call of the contract. */
import { timingSafeEqual } from 'node:crypto'
import { utf8 } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { ConsoleStatus, DeviceRow } from '#shared/contract/console-views.ts'
import { type ConsoleCalls, consoleCalls } from '#shared/contract/console.ts'
import { type Gate, type Handlers, type SessionState, createGate } from '#shared/contract/gate.ts'
import { PERMISSIONS, isRole, may } from '#shared/staff/role.ts'
import { faultOf } from '../service/context.ts'
import type { Hub } from '../service/hub.ts'
import { sha256 } from '../service/keys.ts'
import { countUsers } from '../store/console-table.ts'
import { type DeviceCounts, countBranches, listDevices } from '../store/overview.ts'
import { caseOf, giveInstruction, listCases, revealCase } from './cases.ts'
import { closeInstruction, decideExtension, decideReview, examineApology } from './decisions.ts'
import {
  checkForbidden,
  forbiddenHistory,
  listForbidden,
  publishForbidden,
  switchOffForbidden,
} from './forbidden.ts'
import { checkPhrase, historyOf, listPhrases, publishPhrase } from './library.ts'
import { listNotices, publishNotice } from './notices.ts'
import { phraseLists } from './phrase-lists.ts'
import { addUser, sessionOf, signIn, signOut } from './people.ts'
import { decideProposal, listProposals } from './proposals.ts'

/** What one call knows of its caller, and how it lets the caller in or out. */
export interface ConsoleSession extends SessionState {
  readonly signedIn: { readonly employeeNo: string; readonly role: string } | null
  readonly locked: false
  readonly token: string | null
  /** Gives the caller a session token; null takes it away. */
  keep(token: string | null): void
}

export interface ConsoleOptions {
  readonly hub: Hub
  /** Mixed into every PIN before hashing; kept apart from the database. */
  readonly pepper: Uint8Array
  /** Lets the first user in; null when this process gave none out. */
  readonly setUpToken: string | null
}

export interface Console {
  readonly gate: Gate<ConsoleSession>
  /** The session that belongs to a token. */
  open(token: string | null, keep: (token: string | null) => void): Promise<ConsoleSession>
}

/** Builds the console over a hub. */
export function createConsole(options: ConsoleOptions): Console {
  const { context } = options.hub
  return {
    gate: createGate({
      calls: consoleCalls,
      handlers: handlersOf(options),
      onError: (name, error) =>
        context.report('alarm', 'console_call_failed', { call: name, fault: faultOf(error) }),
    }),
    async open(token, keep) {
      const session = token === null ? null : await sessionOf(context, token)
      const signedIn = session && { employeeNo: session.employeeNo, role: session.role }
      return { signedIn, locked: false, token: session ? token : null, keep }
    },
  }
}

function handlersOf({
  hub,
  pepper,
  setUpToken,
}: ConsoleOptions): Handlers<ConsoleCalls, ConsoleSession> {
  const { context } = hub
  const { database, clock } = context

  const enter = async (given: { employeeNo: string; pin: string }, session: ConsoleSession) => {
    const entered = await signIn(context, pepper, given)
    if (!entered.ok) return entered
    session.keep(entered.value.token)
    const person = await sessionOf(context, entered.value.token)
    return accepted(await status(hub, person))
  }

  return {
    'console.status': async (_input, session) => accepted(await status(hub, session.signedIn)),
    'console.setUp': async ({ token, employeeNo, pin }, session) => {
      if ((await countUsers(database)) > 0) {
        return refused('already_set_up', 'the console has its first user already')
      }
      if (setUpToken === null || !sameSecret(token, setUpToken)) {
        return refused('wrong_token', 'the token is not the one that the hub printed', {
          field: 'token',
        })
      }
      const added = await addUser(context, pepper, { employeeNo, role: 'admin', pin }, true)
      return added.ok ? enter({ employeeNo, pin }, session) : added
    },
    'console.signIn': enter,
    'console.signOut': async (_input, session) => {
      if (session.token !== null) await signOut(context, session.token)
      session.keep(null)
      return accepted(await status(hub, null))
    },
    'console.branches': async () => {
      const now = clock.now()
      const rows = await countBranches(database, now)
      return accepted({
        rows: rows.map(({ lastContactAt, ...row }) => ({
          ...row,
          lastContactAt: instantText(lastContactAt),
          silentMinutes:
            lastContactAt === null ? null : Math.max(0, Math.floor((now - lastContactAt) / 60_000)),
        })),
      })
    },
    'console.cases': (input, session) => listCases(context, input, actorOf(session)),
    'console.case': (input, session) => caseOf(context, input, actorOf(session)),
    'console.reveal': (input, session) => revealCase(context, input, actorOf(session)),
    'console.instruct': (input, session) => giveInstruction(context, input, actorOf(session)),
    'console.decideExtension': (input, session) =>
      decideExtension(context, input, actorOf(session)),
    'console.examineApology': (input, session) => examineApology(context, input, actorOf(session)),
    'console.decideReview': (input, session) => decideReview(context, input, actorOf(session)),
    'console.closeInstruction': (input, session) =>
      closeInstruction(context, input, actorOf(session)),
    'console.proposals': (input) => listProposals(context, input),
    'console.decideProposal': (input, session) => decideProposal(context, input, actorOf(session)),
    'console.phrases': (input) => listPhrases(context, input),
    'console.phraseHistory': (input) => historyOf(context, input),
    'console.checkPhrase': (input) => checkPhrase(context, input),
    'console.publishPhrase': (input, session) => publishPhrase(context, input, actorOf(session)),
    'console.forbidden': (input) => listForbidden(context, input),
    'console.forbiddenHistory': (input) => forbiddenHistory(context, input),
    'console.checkForbidden': (input) => checkForbidden(context, input),
    'console.publishForbidden': (input, session) =>
      publishForbidden(context, input, actorOf(session)),
    'console.switchOffForbidden': (input, session) =>
      switchOffForbidden(context, input, actorOf(session)),
    'console.notices': async () => accepted({ notices: await listNotices(context) }),
    'console.notice': (input, session) => publishNotice(context, input, actorOf(session)),
    'console.phraseLists': (input) => phraseLists(context, input),
    'console.enrolCode': async ({ branchCode, branchName }, session) => {
      const createdBy = actorOf(session).employeeNo
      const issued = await hub.createEnrolmentCode({ branchCode, branchName, createdBy })
      return accepted({ ...issued, expiresAt: formatInstant(issued.expiresAt) })
    },
    'console.devices': async ({ branchId }) => {
      const rows = await listDevices(database, { branchId, device: null })
      return accepted({ rows: rows.map(deviceRow) })
    },
    'console.revokeDevice': async ({ deviceId }, session) => {
      if (!(await hub.revokeDevice(deviceId))) return unknownDevice()
      context.report('info', 'device_revoked', {
        device: deviceId,
        by: actorOf(session).employeeNo,
      })
      const [row] = await listDevices(database, { branchId: null, device: deviceId })
      return row ? accepted(deviceRow(row)) : unknownDevice()
    },
  }
}

async function status(
  hub: Hub,
  person: { readonly employeeNo: string; readonly role: string } | null,
): Promise<ConsoleStatus> {
  const { database, version } = hub.context
  const { employeeNo = '', role = '' } = person ?? {}
  return {
    needsSetUp: (await countUsers(database)) === 0,
    person: person && isRole(role) ? { employeeNo, role } : null,
    permissions: PERMISSIONS.filter((permission) => may(role, permission)),
    store: database.kind,
    incarnation: hub.incarnation(),
    version,
  }
}

/** The gate has made sure that somebody is signed in; anything else is a programming error. */
function actorOf(session: ConsoleSession): { employeeNo: string; role: string } {
  if (!session.signedIn) throw new Error('a call without a person passed the gate')
  const { employeeNo, role } = session.signedIn
  return { employeeNo, role }
}

function deviceRow(row: DeviceCounts): DeviceRow {
  return {
    ...row,
    enrolledAt: formatInstant(row.enrolledAt),
    lastContactAt: instantText(row.lastContactAt),
    revokedAt: instantText(row.revokedAt),
  }
}

function instantText(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms)
}

function unknownDevice(): Result<never> {
  return refused('unknown_device', 'there is no such device', { field: 'deviceId' })
}

function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(utf8(given)), sha256(utf8(expected)))
}
