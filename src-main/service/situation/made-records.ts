/** Which records of the book were made since a talk began: nobody's word is taken for it. */
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import { blank } from '#shared/foundation/words.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import type { SituationNeed } from '#shared/pack/situation.ts'
import type { Walk } from '#shared/phrase/situation/walk.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { listAggregate, toLogged } from '../../store/log/event-table.ts'
import { findCase } from '../../store/tables/case-table.ts'
import { hasUpwardSince } from '../../store/tables/duty-table.ts'
import type { Desk } from '../desk.ts'
import { standingOf } from '../phrase/customer.ts'

export interface MadeRecords {
  readonly caseRegistered: boolean
  /** A complaint of the customer whom the walk is about is open. */
  readonly openComplaint: boolean
  made(call: string): boolean
  /** What the book knows of a need: the time agreed where it is one; null when the book knows nothing. */
  knows(need: SituationNeed): { readonly for: EpochMs | null } | null
}

/** What each call leaves in the log of the case; asked by whatever name a page sends. */
const LEAVES: ReadonlyMap<string, (event: LoggedEvent) => boolean> = new Map([
  ['complaint.makePromise', ({ type }: LoggedEvent) => type === 'complaint.promise_made'],
  [
    'complaint.requestLeader',
    ({ type, payload }) => type === 'complaint.escalated' && payload['leaderRequested'] === true,
  ],
  ['complaint.escalate', ({ type }) => type === 'complaint.escalated'],
  ['complaint.recordIncident', ({ type }) => type === 'complaint.incident_recorded'],
  ['complaint.logContact', ({ type }) => type === 'complaint.contact_logged'],
  [
    'complaint.noteUnreachable',
    ({ type, payload }) =>
      type === 'complaint.unreachable_noted' ||
      (type === 'complaint.contact_logged' && payload['reached'] === false),
  ],
  ['complaint.file', ({ type }) => type === 'complaint.filed'],
])

/**
 * What the book holds of the case of a walk since the walk began. Whoever the case is about is told that it
 * stands and of their own records alone: what others did and know of it is kept from them.
 */
export function madeRecords(desk: Desk, { caseId, begunAt }: Walk, viewer: Actor): MadeRecords {
  const { book } = desk
  const state = (caseId === null ? null : findCase(book.db, caseId))?.folded.state ?? null
  const isOwn = state !== null && isComplainedOf(state, viewer.employeeNo)
  const written = caseId === null || state === null ? [] : eventsSince(desk, caseId, begunAt)
  const events = isOwn
    ? written.filter(({ actor }) => sameEmployee(actor.employeeNo, viewer.employeeNo))
    : written
  return {
    caseRegistered: state !== null,
    openComplaint: standingOf(desk, { caseId, complaintTyped: false }, viewer).openComplaint,
    made(call) {
      // A case that was registered earlier is registered; all else belongs to this talk.
      if (call === 'complaint.register') return state !== null
      if (call === 'upward.report') return hasUpwardSince(book.db, begunAt)
      return events.some((event) => LEAVES.get(call)?.(event) === true)
    },
    knows: (need) => (state === null || isOwn ? null : knownOf(state, need, begunAt)),
  }
}

function knownOf(
  state: ComplaintState,
  need: SituationNeed,
  begunAt: EpochMs,
): { readonly for: EpochMs | null } | null {
  const since = (at: string) => msOf(at) >= begunAt
  switch (need) {
    case 'contact':
      return blank(state.contact) && blank(state.contactMissingReason) ? null : { for: null }
    case 'leader':
      return state.escalations.some(({ at }) => since(at)) ? { for: null } : null
    case 'supervisor': {
      const called = ({ supervisorCalled }: { supervisorCalled: string | null }) =>
        !blank(supervisorCalled)
      return state.incidents.some(called) ? { for: null } : null
    }
    case 'reply_time':
    case 'appointment_time': {
      const promise = state.promises.findLast(({ madeAt }) => since(madeAt))
      return promise ? { for: msOf(promise.dueAt) } : null
    }
    case 'department':
      return null
  }
}

/** Events of a case that were written since. The machine's clock may differ from the desk's. */
function eventsSince({ book }: Desk, caseId: string, begunAt: EpochMs): LoggedEvent[] {
  const { device, hubDevice } = book.identity()
  const machine = begunAt + book.clock.now() - book.now()
  return listAggregate(book.db, 'complaint', caseId, device)
    .map((event) => toLogged(event, hubDevice, false))
    .filter((event): event is LoggedEvent => event !== null && event.valid)
    .filter(
      ({ recordedAt, occurredAt }) => msOf(recordedAt) >= machine || msOf(occurredAt) >= begunAt,
    )
}

function msOf(at: string): EpochMs {
  const parsed = parseInstant(at)
  return parsed.ok ? parsed.value : Number.NEGATIVE_INFINITY
}
