/** Times given to a customer: promised honestly, kept even without a solution, and given anew (S3-28#4, S4-39). */
import { isMoment } from '../../../calendar/day-number.ts'
import { type EpochMs, formatInstant } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import type { PromiseFacts } from '../types.ts'

/**
 * Checks a new promise. Refuses a number that is no moment, a time that does not lie ahead of `madeAt`,
 * and one after the time in which the case is to be resolved (at it is in time).
 */
export function checkPromise(
  promise: Pick<PromiseFacts, 'madeAt' | 'dueAt'>,
  resolveDueMs: EpochMs,
  rules: Rules,
): Result<PromiseFacts> {
  const { source } = rules.deadlineByKind.promised_reply
  const times = { madeAt: promise.madeAt, dueAt: promise.dueAt, resolveDueMs }
  for (const [field, at] of Object.entries(times)) {
    if (!isMoment(at)) {
      return refused('invalid_input', 'this number is no moment', { field, source })
    }
  }
  if (promise.dueAt <= promise.madeAt) {
    return refused('in_the_past', 'a promised time lies ahead', { field: 'dueAt', source })
  }
  if (promise.dueAt > resolveDueMs) {
    return refused('after_resolve_due', 'a reply is promised within the time of the case', {
      field: 'dueAt',
      source,
      params: { until: formatInstant(resolveDueMs) },
    })
  }
  return accepted({ ...promise, contactedAt: null })
}

export type PromiseStanding = 'running' | 'kept' | 'broken'

/** Kept by a contact at or before its time; broken by a later one, or by none once the time is over. */
function promiseStanding(promise: PromiseFacts, now: EpochMs): PromiseStanding {
  const contactedAt = promise.contactedAt ?? null
  if (contactedAt !== null) return contactedAt <= promise.dueAt ? 'kept' : 'broken'
  return now > promise.dueAt ? 'broken' : 'running'
}

export interface PromiseFollowUp {
  /** In the order of the promises. */
  readonly standings: readonly PromiseStanding[]
  /** Promises whose time is over and that nobody has contacted the customer about yet. */
  readonly contactDue: readonly number[]
  /** True when the customer waits without any time: none runs and the matter is open. */
  readonly newTimeNeeded: boolean
  /** The indicator of R-160: at least one promise was broken, whatever became of the case. */
  readonly promiseBroken: boolean
}

/**
 * What the promises of a case ask for now. A customer who was answered on the spot, or whose case is
 * finished, needs no further time; a broken promise stays broken.
 */
export function followUpPromises(
  promises: readonly PromiseFacts[],
  ground: {
    readonly now: EpochMs
    readonly finished: boolean
    readonly answeredOnTheSpot: boolean
  },
): PromiseFollowUp {
  const standings = promises.map((promise) => promiseStanding(promise, ground.now))
  const running = standings.includes('running')
  return {
    standings,
    contactDue: promises.flatMap((promise, index) =>
      standings[index] === 'broken' && (promise.contactedAt ?? null) === null ? [index] : [],
    ),
    newTimeNeeded: !running && !ground.finished && !ground.answeredOnTheSpot,
    promiseBroken: standings.includes('broken'),
  }
}
