/** What a desk shows of a case's keeping, its holds and its erasing. */
import { retentionOf } from '../complaint/rules/duty/erasure.ts'
import { mayBeDestroyed } from '../complaint/rules/duty/retention.ts'
import type { ComplaintState } from '../complaint/state.ts'
import type { EpochMs } from '../foundation/instant.ts'
import type { Rules } from '../pack/rules-pack.ts'
import type { CaseDetail } from './views.ts'

export function casePrivacyView(
  rules: Rules,
  state: ComplaintState,
  now: EpochMs,
): CaseDetail['privacy'] {
  const retention = retentionOf(state, rules)
  const { erasureRequest } = state
  return {
    retention: retention && {
      keepUntil: retention.keepUntil,
      years: retention.years,
      source: retention.source,
      note: retention.note,
      over: mayBeDestroyed(retention, now),
    },
    holds: state.holds.map((hold) => ({ ...hold })),
    erasureRequest: erasureRequest && {
      at: erasureRequest.at,
      by: erasureRequest.by,
      basis: erasureRequest.basis,
    },
  }
}
