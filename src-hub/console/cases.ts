/** Cases as head office sees them, and what it says to them. */
import { complaintInstructionGiven } from '#shared/complaint/events/head-office.ts'
import { complaintRevealed } from '#shared/complaint/events/privacy.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import {
  type KnownCase,
  caseDetailView,
  caseRowView,
  timelineView,
} from '#shared/contract/case-view.ts'
import type { ConsoleCase, ConsoleCaseRow } from '#shared/contract/console-views.ts'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type Actor, decodeBody } from '#shared/log/envelope.ts'
import type { EventType } from '#shared/log/event-type.ts'
import type { Folded } from '#shared/log/fold.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { may } from '#shared/staff/role.ts'
import { projectBranch } from '../projector/projector.ts'
import type { HubContext } from '../service/context.ts'
import { type HubEvent, writeToBranch } from '../service/hub-writer.ts'
import { findBranch } from '../store/branch-table.ts'
import { findCases } from '../store/complaint-row-table.ts'
import { readAggregateEvents } from '../store/event-reads.ts'
import type { StoredEvent } from '../store/event-table.ts'
import { readAggregate } from '../store/projection-table.ts'

const KIND = 'complaint'

/** One page of the list. */
export async function listCases(
  context: HubContext,
  input: ConsoleInput<'console.cases'>,
  actor: Actor,
): Promise<Result<ConsoleOutput<'console.cases'>>> {
  const { database, clock } = context
  if (input.branchId !== null && !(await findBranch(database, input.branchId))) {
    return refused('unknown_branch', 'there is no such branch', { field: 'branchId' })
  }
  const now = clock.now()
  const { cases, total } = await findCases(database, {
    ...input,
    withRestricted: seesRestricted(actor),
    now,
  })
  const rows = cases.flatMap(({ branchId, branchCode, folded }) => {
    const known = knownCase(folded)
    return known ? [rowOf(known, { branchId, branchCode }, now)] : []
  })
  return accepted({ rows, total })
}

/** One case with everything that was ever written on it. */
export async function caseOf(
  context: HubContext,
  { branchId, caseId }: ConsoleInput<'console.case'>,
  actor: Actor,
): Promise<Result<ConsoleCase>> {
  const { database, clock } = context
  const found = await findCase(context, branchId, caseId, actor)
  if (!found) return unknownCase()
  const now = clock.now()
  const key = { kind: KIND, id: caseId }
  const events = await readAggregateEvents(database, branchId, key, Number.MAX_SAFE_INTEGER)
  return accepted({
    row: rowOf(found.folded, { branchId, branchCode: found.branchCode }, now),
    ...caseDetailView(defaultPacks.rules, found.folded, now),
    timeline: events.flatMap((event) => timelineEntry(context, event)),
  })
}

/** Name and contact in the clear, after the look was written into the branch's log. */
export async function revealCase(
  context: HubContext,
  { branchId, caseId, purpose }: ConsoleInput<'console.reveal'>,
  actor: Actor,
): Promise<Result<ConsoleOutput<'console.reveal'>>> {
  const found = await findCase(context, branchId, caseId, actor)
  if (!found) return unknownCase()
  if (found.folded.state.erased) return erased()
  if (isComplainedOf(found.folded.state, actor.employeeNo)) {
    return refused('own_complaint', 'nobody reads a complaint about oneself', { source: 'R-17' })
  }
  const event = { type: complaintRevealed, payload: { purpose }, aggregateId: caseId, actor }
  const written = await writeAndFold(context, branchId, event)
  if (!written.ok) return written
  const { customerName, contact } = found.folded.state
  return accepted({ customerName, contact })
}

/** An instruction or query to the branch (S2-22). */
export async function giveInstruction(
  context: HubContext,
  { branchId, caseId, kind, dueAt, text }: ConsoleInput<'console.instruct'>,
  actor: Actor,
): Promise<Result<ConsoleCase>> {
  const { clock, random } = context
  const found = await findCase(context, branchId, caseId, actor)
  if (!found) return unknownCase()
  if (found.folded.state.erased) return erased()
  const now = clock.now()
  const due = dueAt === null ? null : parseInstant(dueAt, 'dueAt')
  if (due && !due.ok) return due
  if (due && due.value <= now) {
    return refused('due_in_the_past', 'an instruction is due later than now', { field: 'dueAt' })
  }
  const written = await writeAndFold(context, branchId, {
    type: complaintInstructionGiven,
    payload: {
      instructionId: newUuid(clock, random),
      at: formatInstant(now),
      kind,
      dueAt: due && formatInstant(due.value),
      text,
    },
    aggregateId: caseId,
    actor,
  })
  return written.ok ? caseOf(context, { branchId, caseId }, actor) : written
}

/** Writes, and folds at once, so that the answer shows it. */
export async function writeAndFold<Type extends EventType>(
  context: HubContext,
  branchId: string,
  event: HubEvent<Type>,
): Promise<Result<unknown>> {
  const written = await writeToBranch(context, branchId, event)
  if (written.ok) await projectBranch(context, branchId, true)
  return written
}

/** A case that this person may see; null when there is none. */
export async function findCase(
  context: HubContext,
  branchId: string,
  caseId: string,
  actor: Actor,
): Promise<{ folded: KnownCase; branchCode: string } | null> {
  const branch = await findBranch(context.database, branchId)
  const row = await readAggregate(context.database, branchId, { kind: KIND, id: caseId })
  const folded = row && knownCase(row.folded)
  if (!branch || !folded) return null
  const hidden = folded.state.restriction !== null && !seesRestricted(actor)
  return hidden ? null : { folded, branchCode: branch.code }
}

/** S2-06(6): head office itself sees what is restricted only where it works for the compliance office. */
function seesRestricted({ role }: Actor): boolean {
  return may(role, 'compliance.read')
}

function knownCase(text: string): KnownCase | null {
  const folded = JSON.parse(text) as Folded<ComplaintState>
  return folded.state ? (folded as KnownCase) : null
}

function rowOf(
  folded: KnownCase,
  branch: { branchId: string; branchCode: string },
  now: number,
): ConsoleCaseRow {
  return { ...caseRowView(defaultPacks.rules, folded, now), ...branch }
}

function timelineEntry(context: HubContext, event: StoredEvent): ConsoleCase['timeline'] {
  const body = decodeBody(event.body)
  if (!body) return []
  const fromHub = event.device === context.device
  const logged = loggedEventOf({
    position: event,
    body,
    part: event.part,
    branchSeq: event.number,
    fromHub,
  })
  const complete = body.part === null || event.part !== null
  return [{ ...timelineView(logged, complete), device: event.device, fromHeadOffice: fromHub }]
}

export function unknownCase(): Result<never> {
  return refused('unknown_case', 'there is no such case', { field: 'caseId' })
}

export function erased(): Result<never> {
  return refused('erased', 'the words of this case are erased', { source: 'PIPL 47' })
}
