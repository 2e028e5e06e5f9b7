/** From a folded slip to what screens are shown. */
import type { SlipDetail, SlipRow } from '#shared/contract/calls/referral-in.ts'
import { excerpt } from '#shared/contract/case-view.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { deadlineStateOf } from '#shared/complaint/rules/clock/deadline-state.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import type { ReferralInState } from '#shared/referral-in/state.ts'
import type { FoldedSlip } from '../../store/tables/slip-table.ts'
import { aggregateSync } from '../complaint/view.ts'
import { type Desk, packsOf } from '../desk.ts'

/** A line of a list; null when the slip was made by a program this one does not understand. */
export function slipRow(desk: Desk, { folded, settled }: FoldedSlip, now: EpochMs): SlipRow | null {
  const { state } = folded
  if (!state) return null
  const { slipId, caseNumber, fromBranch, fromName, toUnit, intakeType, level, urgency } = state
  return {
    slipId,
    caseNumber,
    fromBranch,
    fromName,
    toUnit,
    intakeType,
    level,
    urgency,
    sentAt: state.sentAt,
    state: slipState(state),
    acceptedBy: state.accepted?.acceptedBy ?? null,
    excerpt: excerpt(state.task),
    clock: slipClock(desk, state, now),
    needsUpdate: folded.unknown > 0,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'referral_in', slipId),
    version: folded.version,
  }
}

export function slipDetail(desk: Desk, found: FoldedSlip, now: EpochMs): SlipDetail | null {
  const row = slipRow(desk, found, now)
  const { state, conflicts } = found.folded
  if (!row || !state) return null
  const { accepted, refused, answered, takenBack } = state
  return {
    row,
    task: state.task,
    demand: state.demand,
    customerName: state.customerName,
    complainedOf: [...state.complainedOf],
    accepted: accepted && {
      at: accepted.at,
      acceptedBy: accepted.acceptedBy,
      by: accepted.by,
    },
    refused: refused && { at: refused.at, by: refused.by, refusedBecause: refused.refusedBecause },
    answered: answered && { at: answered.at, by: answered.by, feedback: answered.feedback },
    takenBack: takenBack && { at: takenBack.at, reason: takenBack.reason },
    conflicts: conflicts.map(({ by, at, value }) => ({ by, at, reason: String(value) })),
  }
}

function slipState({ accepted, refused, answered, takenBack }: ReferralInState): SlipRow['state'] {
  if (takenBack) return 'taken_back'
  if (refused) return 'refused'
  if (answered) return 'answered'
  return accepted ? 'accepted' : 'waiting'
}

/** The clock runs on the owner's side, too; refusing meets it like an answer: somebody has spoken. */
function slipClock(desk: Desk, state: ReferralInState, now: EpochMs): SlipRow['clock'] {
  const { rules } = packsOf(desk)
  const { unit, source } = rules.deadlineByKind.dept_reply
  const clock = { startAt: state.sentAt, dueAt: state.dueAt, unit } as const
  const done = state.answered?.at ?? state.refused?.at
  const facts = {
    now,
    doneAt: done === undefined ? null : instantOf(done),
    cancelledAt: state.takenBack ? instantOf(state.takenBack.at) : null,
  }
  return {
    kind: 'dept_reply',
    ...clock,
    state: deadlineStateOf(clock, facts, rules),
    provisional: false,
    source,
    trace: [],
  }
}
