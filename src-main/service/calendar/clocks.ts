/**
 * Clocks after the calendar changed: open cases get the dates that the new list gives. The old dates
 * stay in the log, and what was closed is never touched.
 */
import type { ComplaintState } from '#shared/complaint/state.ts'
import { complaintClockRecomputed } from '#shared/complaint/events/head-office.ts'
import type { Decision } from '#shared/complaint/rules/types.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import { accepted } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { readSettings, writeSetting } from '../../store/tables/desk-table.ts'
import { countCases, listCases } from '../../store/tables/case-table.ts'
import { decideState } from '../complaint/decision.ts'
import { type Desk, branchCalendarOf } from '../desk.ts'

/** Up to which revision of the calendar the clocks of this workstation's cases follow. */
const FOLLOWED = 'calendarFollowed'
const OPEN = { state: 'open', search: '' } as const

/**
 * Brings the clocks of all open cases up to the calendar, in the name of the person at the desk.
 * Does nothing when they follow it already or when the branch never changed its calendar.
 */
export function followCalendar(desk: Desk, actor: Actor): void {
  const revision = branchCalendarOf(desk)?.revision ?? 0
  const followed = readSettings(desk.book.db).get(FOLLOWED) ?? '0'
  if (String(revision) === followed) return
  const now = desk.book.now()
  const open = listCases(desk.book.db, OPEN, 0, countCases(desk.book.db, OPEN))
  desk.book.write(actor, (writer) => {
    for (const { folded } of open) {
      const { state } = folded
      // A case that needs a newer program waits for it.
      if (!state || folded.unknown > 0) continue
      const decided = decideState(desk, state, now)
      if (decided.ok && hasOtherDates(state, decided.value))
        writer.append(complaintClockRecomputed, state.caseId, { decision: decided.value })
    }
    writeSetting(writer.db, FOLLOWED, String(revision))
    return accepted(null)
  })
}

function hasOtherDates(state: ComplaintState, decision: Decision): boolean {
  const dates = ({ deadlines }: Decision) =>
    deadlines
      .filter(({ kind }) => kind !== 'promised_reply')
      .map(({ kind, dueAt, aimAt, provisional }) => ({ kind, dueAt, aimAt, provisional }))
  return canonicalJson(dates(state.decision)) !== canonicalJson(dates(decision))
}
