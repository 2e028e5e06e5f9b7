/** A customer who insists on a leader gets an escalation with a time, never a bare "soon" (S4-26#15). */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import { checkPromise } from './promise.ts'
import type { PromiseFacts } from '../types.ts'

const SOURCE = 'S4-26#15'

export interface LeaderRequest {
  readonly requestedAt: EpochMs
  readonly contact?: string | null | undefined
  /** True when the customer does not want to leave one. */
  readonly contactRefused?: boolean | undefined
  readonly raisedTo?: string | null | undefined
  readonly replyPromisedFor?: EpochMs | null | undefined
}

export interface LeaderEscalation {
  readonly to: string
  readonly at: EpochMs
  readonly promise: PromiseFacts
}

/**
 * The escalation and the promise it makes. Refuses, naming all at once, a missing contact (unless
 * the customer refused to leave one), a missing addressee or reply time; then a time that
 * `checkPromise` refuses.
 */
export function requestLeader(
  request: LeaderRequest,
  resolveDueMs: EpochMs,
  rules: Rules,
): Result<LeaderEscalation> {
  const { requestedAt, raisedTo, replyPromisedFor: dueAt = null } = request
  const gaps = [
    ...gapUnless(
      !blank(request.contact) || request.contactRefused === true,
      'contact',
      'a contact, or that none was left',
      SOURCE,
    ),
    ...gapUnless(!blank(raisedTo), 'raisedTo', 'whom it is raised to', SOURCE),
    ...gapUnless(dueAt !== null, 'replyPromisedFor', 'the time of the answer', SOURCE),
  ]
  if (gaps.length > 0) return refusedForGaps('leader_request_incomplete', 'asking a leader', gaps)
  const promise = checkPromise({ madeAt: requestedAt, dueAt: dueAt ?? 0 }, resolveDueMs, rules)
  if (!promise.ok) {
    const field = promise.refusal.field === 'madeAt' ? 'requestedAt' : 'replyPromisedFor'
    return { ok: false, refusal: { ...promise.refusal, field } }
  }
  return accepted({ to: raisedTo ?? '', at: requestedAt, promise: promise.value })
}
