/** From a folded case to what this workstation's screens are shown. Names and contacts leave masked. */
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { caseGates } from '#shared/complaint/lifecycle/gates.ts'
import { caseDetailView, caseRowView, isShownTo, timelineView } from '#shared/contract/case-view.ts'
import { gatesForOwn, withheldFromOwn } from '#shared/contract/own-complaint-view.ts'
import type { CaseDetail, CaseRow, SyncState, TimelineEntry } from '#shared/contract/views.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Actor, decodeBody } from '#shared/log/envelope.ts'
import { type Role, isRole } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { hasAttention } from '../../store/log/attention-table.ts'
import { type StoredEvent, listAggregate, toLogged } from '../../store/log/event-table.ts'
import { readMeta } from '../../store/log/meta-table.ts'
import type { FoldedCase } from '../../store/tables/case-table.ts'
import { type Desk, packsOf } from '../desk.ts'

/**
 * A line of a list as `viewer`, an employee number, may see it; null when the case was made by a program
 * this one does not understand.
 */
export function caseRow(
  desk: Desk,
  { folded, settled }: FoldedCase,
  now: EpochMs,
  viewer: string,
): CaseRow | null {
  const { state } = folded
  if (!state) return null
  const ownComplaint = isComplainedOf(state, viewer)
  const shown = ownComplaint ? withheldFromOwn(state) : state
  return {
    ...caseRowView(packsOf(desk).rules, { ...folded, state: shown }, now),
    ownComplaint,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'complaint', state.caseId),
  }
}

/** The whole desk of one case as `viewer` may see it; null when it cannot be read. */
export function caseDetail(
  desk: Desk,
  found: FoldedCase,
  now: EpochMs,
  viewer: Actor,
): CaseDetail | null {
  const row = caseRow(desk, found, now, viewer.employeeNo)
  const { state } = found.folded
  if (!row || !state) return null
  const { rules } = packsOf(desk)
  const role = isRole(viewer.role) ? viewer.role : null
  const written = timeline(desk, state.caseId, role)
  const gates = caseGates(state, rules)
  if (row.ownComplaint) {
    const withheld = { ...found.folded, state: withheldFromOwn(state), conflicts: [] }
    return {
      row,
      ...caseDetailView(rules, withheld, now, role),
      // What they did themselves they know; what was said in it may be about others.
      timeline: written
        .filter(({ by }) => sameEmployee(by, viewer.employeeNo))
        .map((entry) => ({ ...entry, payload: {} })),
      gates: gatesForOwn(gates),
    }
  }
  return {
    row,
    ...caseDetailView(rules, { ...found.folded, state }, now, role),
    timeline: written,
    gates,
  }
}

/** Everything that was written on the case and is shown to this viewer, newest last. */
function timeline(desk: Desk, caseId: string, viewer: Role | null): TimelineEntry[] {
  const { device, hubDevice } = desk.book.identity()
  const acknowledged = acknowledgedPlace(desk)
  return listAggregate(desk.book.db, 'complaint', caseId, device).flatMap((event) => {
    const logged = toLogged(event, hubDevice)
    if (!logged || !isShownTo(logged.type, viewer)) return []
    const complete = decodeBody(event.body)?.part === null || event.part !== null
    return {
      ...timelineView(logged, complete, viewer),
      own: logged.device === device,
      sync: eventSync(event, acknowledged),
    }
  })
}

/** The worst state among the own events of a record. */
export function aggregateSync(desk: Desk, kind: string, id: string): SyncState {
  const { device } = desk.book.identity()
  if (hasAttention(desk.book.db, kind, id)) return 'needs_attention'
  const acknowledged = acknowledgedPlace(desk)
  const tail = listAggregate(desk.book.db, kind, id, device).filter(
    (event) => event.number === null,
  )
  if (tail.length === 0) return 'confirmed'
  return tail.every((event) => eventSync(event, acknowledged) === 'sent') ? 'sent' : 'saved_here'
}

/** How far each event of a record is on its way to head office, by the event's id. */
export function entrySyncs(desk: Desk, kind: string, id: string): ReadonlyMap<string, SyncState> {
  const { device, hubDevice } = desk.book.identity()
  const held = hasAttention(desk.book.db, kind, id)
  const acknowledged = acknowledgedPlace(desk)
  return new Map(
    listAggregate(desk.book.db, kind, id, device).flatMap((event) => {
      const logged = toLogged(event, hubDevice, false)
      if (!logged) return []
      const sync = eventSync(event, acknowledged)
      return [[logged.id, held && sync !== 'confirmed' ? 'needs_attention' : sync] as const]
    }),
  )
}

function eventSync(event: StoredEvent, acknowledged: { epoch: number; seq: number }): SyncState {
  if (event.number !== null) return 'confirmed'
  const { epoch, seq } = event.position
  return epoch === acknowledged.epoch && seq <= acknowledged.seq ? 'sent' : 'saved_here'
}

function acknowledgedPlace(desk: Desk): { epoch: number; seq: number } {
  return {
    epoch: readMeta(desk.book.db, 'epoch') ?? 1,
    seq: readMeta(desk.book.db, 'acknowledgedSeq') ?? 0,
  }
}
