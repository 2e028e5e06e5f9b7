/** Times that cannot be: nothing that has happened lies in the future, and no answer before its question. */
import { isMoment } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { refused } from '../../../foundation/result.ts'
import type { CaseFacts } from '../types.ts'

/**
 * The first impossible time, or null. Refuses a number that is no moment (`isMoment`), `now` included.
 * Every event time is at or before `now`; a promise's and a supervisory body's `dueAt` alone may lie
 * ahead. Refuses also a closing or withdrawal before the receipt, a promise due or kept before it
 * was made, a pause that ends before it began, and a department's reply without its receipt
 * (S4-06(3b)). Field paths start at the case.
 */
export function impossibleTime(facts: CaseFacts, now: EpochMs): ReturnType<typeof refused> | null {
  const times = [['now', now] as const, ...eventTimes(facts), ...timesAhead(facts)]
  for (const [field, at] of times) {
    if (at !== null && at !== undefined && !isMoment(at)) {
      return refused('invalid_input', 'this number is no moment', { field })
    }
  }
  for (const [field, at] of eventTimes(facts)) {
    if (at !== null && at !== undefined && at > now) {
      return refused('in_the_future', 'an event cannot be later than now', { field })
    }
  }
  const { closedAt, department } = facts
  if (closedAt !== null && closedAt !== undefined && closedAt < facts.receivedAt) {
    return refused('out_of_order', 'a case is closed after it was received', { field: 'closedAt' })
  }
  const withdrawnAt = facts.nature?.withdrawal?.at ?? null
  if (withdrawnAt !== null && withdrawnAt < facts.receivedAt) {
    return refused('out_of_order', 'a case is withdrawn after it was received', {
      field: 'nature.withdrawal.at',
      source: 'R-15',
    })
  }
  for (const [index, promise] of (facts.promises ?? []).entries()) {
    if (promise.dueAt < promise.madeAt) {
      return refused('out_of_order', 'a promised time lies after the promise', {
        field: `promises.${index}.dueAt`,
        source: 'S3-28#4',
      })
    }
    const contactedAt = promise.contactedAt ?? null
    if (contactedAt !== null && contactedAt < promise.madeAt) {
      return refused('out_of_order', 'a promise is kept after it was made', {
        field: `promises.${index}.contactedAt`,
        source: 'S3-28#4',
      })
    }
  }
  for (const [index, { startedAt, endedAt = null }] of (facts.pauses ?? []).entries()) {
    if (endedAt !== null && endedAt < startedAt) {
      return refused('out_of_order', 'a pause ends after it began', {
        field: `pauses.${index}.endedAt`,
        source: 'R-18',
      })
    }
  }
  const receivedAt = department?.receivedAt ?? null
  const repliedAt = department?.repliedAt ?? null
  if (repliedAt !== null && receivedAt === null) {
    return refused('department_received_at_required', 'a reply needs the time of receipt', {
      field: 'department.receivedAt',
      source: 'S4-06(3b)',
    })
  }
  if (repliedAt !== null && receivedAt !== null && repliedAt < receivedAt) {
    return refused('out_of_order', 'a department replies after it received the form', {
      field: 'department.repliedAt',
      source: 'S4-06(3b)',
    })
  }
  return null
}

/** The latest moment that has passed by these facts; 0 when there is none. */
export function latestEvent(facts: CaseFacts): EpochMs {
  const times = [...eventTimes(facts)].flatMap(([, at]) => (isMoment(at) ? [at] : []))
  return Math.max(0, ...times)
}

type NamedTime = readonly [field: string, at: EpochMs | null | undefined]

/** Times that may lie ahead. */
function* timesAhead(facts: CaseFacts): Generator<NamedTime> {
  for (const [index, { dueAt }] of (facts.promises ?? []).entries()) {
    yield [`promises.${index}.dueAt`, dueAt]
  }
  yield ['externalSupervisor.dueAt', facts.externalSupervisor?.dueAt]
}

function* eventTimes(facts: CaseFacts): Generator<NamedTime> {
  yield ['receivedAt', facts.receivedAt]
  for (const [index, { at }] of (facts.contacts ?? []).entries()) yield [`contacts.${index}.at`, at]
  yield ['nature.withdrawal.at', facts.nature?.withdrawal?.at]
  yield ['department.receivedAt', facts.department?.receivedAt]
  yield ['department.repliedAt', facts.department?.repliedAt]
  for (const [index, { madeAt, contactedAt }] of (facts.promises ?? []).entries()) {
    yield [`promises.${index}.madeAt`, madeAt]
    yield [`promises.${index}.contactedAt`, contactedAt]
  }
  yield ['extension.approvedAt', facts.extension?.approvedAt]
  yield ['extension.notifiedAt', facts.extension?.notifiedAt]
  yield ['closedAt', facts.closedAt]
  yield ['events.handlerAssignedAt', facts.events?.handlerAssignedAt]
  yield ['events.firstContactAt', facts.events?.firstContactAt]
  yield ['events.reportedAt', facts.events?.reportedAt]
  yield ['events.calledBackAt', facts.events?.calledBackAt]
  yield ['standingUrgency.at', facts.standingUrgency?.at]
  for (const [index, pause] of (facts.pauses ?? []).entries()) {
    yield [`pauses.${index}.startedAt`, pause.startedAt]
    yield [`pauses.${index}.endedAt`, pause.endedAt]
    yield [`pauses.${index}.notifiedAt`, pause.notifiedAt]
    yield [`pauses.${index}.agreedAt`, pause.agreedAt]
  }
  for (const [index, again] of (facts.resubmissions ?? []).entries()) {
    yield [`resubmissions.${index}.receivedAt`, again.receivedAt]
  }
}
