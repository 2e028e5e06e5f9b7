/** What reports upward still wait for, as a shift carries it over (S4-15(4), S4-17). */
import { type UpwardReportState, owesLeader } from '#shared/duty/upward-state.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import { listUpward } from '../../store/tables/duty-table.ts'
import type { Desk } from '../desk.ts'

/** A branch has a handful of these; a list beyond it would be no list that anybody hands over. */
const LIMIT = 500

/** Open reports upward; whoever reported answers for them, due when the direct leader must have heard. */
export function openUpwardItems(desk: Desk): readonly CarryOverItem[] {
  return listUpward(desk.book.db, true, 0, LIMIT).flatMap(({ folded }) =>
    folded.state === null ? [] : [itemOf(folded.state)],
  )
}

function itemOf(state: UpwardReportState): CarryOverItem {
  return {
    kind: 'upward_report',
    id: state.reportId,
    subject: state.reason,
    since: state.at,
    dueAt: owesLeader(state) ? state.tellLeaderBy : null,
    owner: state.by,
  }
}
