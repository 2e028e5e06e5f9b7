/** A case as the figures count it: codes and moments, no word and no person. */
import { clocksOf, doneAt, instantOf, nullableInstantOf } from '../complaint/clocks.ts'
import type { ComplaintState } from '../complaint/state.ts'
import type { EpochMs } from '../foundation/instant.ts'
import type { Rules } from '../pack/rules-pack.ts'
import type { CaseClock, FlowRow } from './case-row.ts'

/**
 * The row of a case as it stands at `now`. The unit is the one that answered for it at its closing, else
 * the first whose people it names; `ownUnit` where nobody else is named.
 */
export function rowOfCase(
  state: ComplaintState,
  rules: Rules,
  now: EpochMs,
  ownUnit: string,
): FlowRow {
  const { nature, level } = state.decision
  return {
    caseId: state.caseId,
    draft: false,
    restricted: state.restriction !== null,
    intakeType: state.intakeType,
    channel: state.channel,
    level: level.value,
    nature: nature.value,
    reason: nature.primary,
    unit: state.closing?.responsibleUnit ?? ownUnit,
    receivedAt: instantOf(state.receivedAt),
    repeatOf: state.repeatOf?.originalCaseId ?? null,
    lateEntry: state.lateEntryReason !== null,
    changes: state.turns.map(({ kind, at }) => ({ kind, at: instantOf(at) })),
    archivedAt: nullableInstantOf(state.archive?.at),
    clocks: clockRows(state, rules, now),
    marks: [
      ...state.referrals.flatMap(({ refused }) =>
        refused ? [{ kind: 'bounced' as const, at: instantOf(refused.at) }] : [],
      ),
      ...(state.levelSet
        ? [{ kind: 'level_raised' as const, at: instantOf(state.levelSet.at) }]
        : []),
      ...(state.urgencyRaised
        ? [{ kind: 'urgency_raised' as const, at: instantOf(state.urgencyRaised.at) }]
        : []),
    ],
    callbacks: state.callbacks.map(({ at, reached, satisfaction, leftoverIssue }) => ({
      at: instantOf(at),
      reached,
      satisfaction,
      leftover: leftoverIssue === true,
    })),
  }
}

/** Stored clocks, promises and reports owed upward, each with the moment at which it was met. */
function clockRows(state: ComplaintState, rules: Rules, now: EpochMs): CaseClock[] {
  const stored = clocksOf(rules, state, now).filter(
    ({ kind }) => kind !== 'promised_reply' && kind !== 'after_report',
  )
  return [
    ...stored.map((clock) => ({
      kind: clock.kind,
      dueMs: instantOf(clock.dueAt),
      doneAt: doneAt(state, clock),
      cancelled: clock.state === 'cancelled',
    })),
    ...state.promises.map(({ dueAt, contactedAt }) => ({
      kind: 'promised_reply' as const,
      dueMs: instantOf(dueAt),
      doneAt: nullableInstantOf(contactedAt),
      cancelled: false,
    })),
    ...state.escalations.flatMap(({ afterReportDueAt, afterReportedAt }) =>
      afterReportDueAt === null
        ? []
        : [
            {
              kind: 'after_report' as const,
              dueMs: instantOf(afterReportDueAt),
              doneAt: nullableInstantOf(afterReportedAt),
              cancelled: false,
            },
          ],
    ),
  ]
}
