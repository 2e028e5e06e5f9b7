/** What the rules say of a branch's case, where head office writes what moves its dates. */
import { BRANCH_AGGREGATE_ID, type BranchState } from '#shared/branch/events.ts'
import { branchCalendar } from '#shared/calendar/branch-calendar.ts'
import { type BranchCalendarState, CALENDAR_AGGREGATE_ID } from '#shared/calendar/events.ts'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { caseFacts, decisionTime } from '#shared/complaint/rules/decision/facts-of-case.ts'
import type { Decision } from '#shared/complaint/rules/types.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { Result } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { HubContext } from '../service/context.ts'
import { stateOf } from './post.ts'

/** Decides by the profile and calendar that the branch itself works by. */
export async function decideForBranch(
  context: HubContext,
  branchId: string,
  state: ComplaintState,
): Promise<Result<Decision>> {
  const branch = await stateOf<BranchState>(context, branchId, 'branch', BRANCH_AGGREGATE_ID)
  const own = await stateOf<BranchCalendarState>(
    context,
    branchId,
    'calendar',
    CALENDAR_AGGREGATE_ID,
  )
  const calendar = branchCalendar(defaultPacks.calendarPack, own)
  const facts = caseFacts(state)
  return decideCase(facts, {
    now: decisionTime(facts, context.clock.now()),
    calendar: calendar.ok ? calendar.value : defaultPacks.calendar,
    rules: defaultPacks.rules,
    profile: branch?.profile ?? 'bank',
  })
}
