/** What reports upward still wait for, as a shift carries it over (S4-15(4), S4-17). */
import { upwardClocks } from '#shared/duty/upward-clocks.ts'
import type { UpwardReportState } from '#shared/duty/upward-state.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import { listUpward } from '../../store/tables/duty-table.ts'
import { type Desk, packsOf } from '../desk.ts'

/** A branch has a handful of these; a list beyond it would be no list that anybody hands over. */
const LIMIT = 500

/** Open reports upward; whoever reported answers for them, due when the first of what they wait for is. */
export function openUpwardItems(desk: Desk): readonly CarryOverItem[] {
  return listUpward(desk.book.db, true, 0, LIMIT).flatMap(({ folded }) =>
    folded.state === null ? [] : [itemOf(desk, folded.state)],
  )
}

function itemOf(desk: Desk, state: UpwardReportState): CarryOverItem {
  const { rules, calendar } = packsOf(desk)
  return {
    kind: 'upward_report',
    id: state.reportId,
    subject: state.reason,
    since: state.at,
    dueAt: upwardClocks(state, rules, calendar)[0]?.dueAt ?? null,
    owner: state.by,
  }
}
