/** The list row of a case. */
import { awaitsHeadOffice } from '#shared/complaint/awaits-head-office.ts'
import { clocksOf, instantOf, isDone } from '#shared/complaint/clocks.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ComplaintRow } from '../store/complaint-row-table.ts'

/** Whether a clock is done does not depend on the moment, so any moment finds the earliest open one. */
const ANY_MOMENT = 0

/** What the console's lists sort, filter and search by. Throws when the state is not what it should be. */
export function complaintRowOf(state: ComplaintState): ComplaintRow {
  const next = clocksOf(defaultPacks.rules, state, ANY_MOMENT).find((clock) => !isDone(clock))
  const words = [state.caseNumber, state.handler, state.firstRecipient, state.facts, state.demand]
  return {
    caseId: state.caseId,
    state: state.state,
    open: isOpenCase(state),
    restricted: state.restriction !== null,
    awaits: awaitsHeadOffice(state),
    receivedAt: instantOf(state.receivedAt),
    nextDueAt: next ? instantOf(next.dueAt) : null,
    search: words
      .filter((word) => word !== null)
      .join('\n')
      .toLowerCase(),
  }
}
