/** From a folded case to what screens are shown. Names and contacts leave masked. */
import type { CaseDetail, CaseRow, SyncState, TimelineEntry } from '#shared/contract/views.ts'
import { maskContact, maskName } from '#shared/complaint/masking.ts'
import { promiseBroken } from '#shared/complaint/rules/deadline-state.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import type { Conflict } from '#shared/log/fold.ts'
import { type StoredEvent, hasAttention, listAggregate, toLogged } from '../../store/log/event-table.ts'
import { readMeta } from '../../store/log/meta-table.ts'
import type { FoldedCase } from '../../store/tables/case-table.ts'
import type { Desk } from '../desk.ts'
import { clocksOf, closingObstacles, isDone } from './decision.ts'

const EXCERPT_CHARACTERS = 48

/** A line of a list; null when the case was made by a program this one does not understand. */
export function caseRow(desk: Desk, { folded, settled }: FoldedCase, now: EpochMs): CaseRow | null {
  const { state } = folded
  if (!state) return null
  const next = clocksOf(desk, state, now).find((clock) => !isDone(clock))
  return {
    caseId: state.caseId,
    caseNumber: state.caseNumber,
    intakeType: state.intakeType,
    channel: state.channel,
    state: state.state,
    receivedAt: state.receivedAt,
    customerName: maskName(state.customerName),
    excerpt: excerpt(state.facts),
    firstRecipient: state.firstRecipient,
    handler: state.handler,
    level: state.decision.level.value,
    urgency: state.decision.urgency.level,
    nextClock: next ?? null,
    openInstructions: state.instructions.filter((instruction) => instruction.answer === null).length,
    conflicts: folded.conflicts.length,
    needsUpdate: folded.unknown > 0,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'complaint', state.caseId),
    version: folded.version,
  }
}

/** The whole desk of one case; null when it cannot be read. */
export function caseDetail(desk: Desk, found: FoldedCase, now: EpochMs): CaseDetail | null {
  const row = caseRow(desk, found, now)
  const { state, conflicts } = found.folded
  if (!row || !state) return null
  const clocks = clocksOf(desk, state, now)
  return {
    row,
    facts: state.facts,
    demand: state.demand,
    contact: maskContact(state.contact),
    contactMissingReason: state.contactMissingReason,
    anonymous: state.anonymous,
    erased: state.erased,
    decision: state.decision,
    clocks,
    promises: state.promises.map((promise) => {
      const clock = clocks.find(
        ({ kind, startAt, dueAt }) =>
          kind === 'promised_reply' && startAt === promise.madeAt && dueAt === promise.dueAt,
      )
      return { ...promise, broken: clock !== undefined && promiseBroken(clock.state) }
    }),
    instructions: [...state.instructions],
    conflicts: conflicts.map((conflict) => conflictView(conflict, state)),
    timeline: timeline(desk, state.caseId),
    closingObstacles: closingObstacles(state),
  }
}

function conflictView(conflict: Conflict, state: ComplaintState) {
  const { eventId, kind, subject, by, at } = conflict
  const standing = kind === 'field' ? (state as unknown as Record<string, unknown>)[subject] : null
  return {
    eventId,
    kind,
    subject,
    by,
    at,
    value: masked(subject, conflict.value),
    standing: masked(subject, standing ?? null),
  }
}

/** Everything that was written on the case, newest last. */
function timeline(desk: Desk, caseId: string): TimelineEntry[] {
  const { device, hubDevice } = desk.book.identity()
  const acknowledged = acknowledgedSeq(desk)
  return listAggregate(desk.book.db, 'complaint', caseId, device).flatMap((event) => {
    const logged = toLogged(event, hubDevice)
    if (!logged) return []
    return {
      eventId: logged.id,
      type: logged.type,
      occurredAt: logged.occurredAt,
      recordedAt: logged.recordedAt,
      by: logged.actor.employeeNo,
      role: logged.actor.role,
      own: logged.device === device,
      sync: eventSync(event, acknowledged),
      branchSeq: logged.branchSeq,
      complete: decodeBody(event.body)?.part === null || event.part !== null,
      payload: Object.fromEntries(
        Object.entries(logged.payload)
          // The reasons of a decision stand on the desk; the timeline tells what happened.
          .filter(([name]) => name !== 'decision')
          .map(([name, value]) => [name, masked(name, value)]),
      ),
    }
  })
}

/** The worst state among the own events of a record. */
export function aggregateSync(desk: Desk, kind: string, id: string): SyncState {
  const { device } = desk.book.identity()
  if (hasAttention(desk.book.db, kind, id)) return 'needs_attention'
  const acknowledged = acknowledgedSeq(desk)
  const tail = listAggregate(desk.book.db, kind, id, device).filter((event) => event.number === null)
  if (tail.length === 0) return 'confirmed'
  return tail.every((event) => eventSync(event, acknowledged) === 'sent') ? 'sent' : 'saved_here'
}

function eventSync(event: StoredEvent, acknowledged: { epoch: number; seq: number }): SyncState {
  if (event.number !== null) return 'confirmed'
  const { epoch, seq } = event.position
  return epoch === acknowledged.epoch && seq <= acknowledged.seq ? 'sent' : 'saved_here'
}

function acknowledgedSeq(desk: Desk): { epoch: number; seq: number } {
  return {
    epoch: readMeta(desk.book.db, 'epoch') ?? 1,
    seq: readMeta(desk.book.db, 'acknowledgedSeq') ?? 0,
  }
}

function masked(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (name === 'customerName') return maskName(value)
  return name === 'contact' ? maskContact(value) : value
}

function excerpt(facts: string | null): string | null {
  if (facts === null) return null
  const characters = [...facts.replaceAll(/\s+/g, ' ')]
  return characters.length <= EXCERPT_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
}

/** Milliseconds of a stored instant; 0 when it cannot be read. */
export function toMilliseconds(text: string): EpochMs {
  const parsed = parseInstant(text)
  return parsed.ok ? parsed.value : 0
}
