/** The gate of R-18 for a case as it stands; asked where it is requested, decided and told. */
import type { EpochMs } from '../../../foundation/instant.ts'
import type { Result } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import type { CaseExtension } from '../../case-course.ts'
import { clocksOf, instantOf } from '../../clocks.ts'
import type { ComplaintState } from '../../state.ts'
import type { ExtensionFacts } from '../types.ts'
import { checkExtension } from './extension.ts'

export interface ExtensionMoments {
  readonly now: EpochMs
  /** Who approves; whoever asks stands in for an approver not yet named. */
  readonly approvedBy: string
  readonly approvedAt: EpochMs
  readonly notifiedAt: EpochMs
}

/** Refuses like `checkExtension`, on the legal term that the case runs at `now`. */
export function checkCaseExtension(
  state: ComplaintState,
  { extensionId, reason, authority }: CaseExtension,
  { now, approvedBy, approvedAt, notifiedAt }: ExtensionMoments,
  rules: Rules,
): Result<ExtensionFacts> {
  const legal = clocksOf(rules, state, now).find(({ kind }) => kind === 'legal_decision')
  return checkExtension(
    { reason, authority, approvedBy, approvedAt, notifiedAt },
    {
      complexity: state.complexity,
      termEndMs: legal ? instantOf(legal.dueAt) : Number.MAX_SAFE_INTEGER,
      granted: state.extensions.filter(
        (other) => other.told !== null && other.extensionId !== extensionId,
      ).length,
      receivedAt: instantOf(state.receivedAt),
      complainedOf: state.complainedOf,
    },
    rules,
  )
}
