/** What every entry of a day on duty has in common: its day, its moment, its people, its lists. */
import { dayNumberOfDate } from '#shared/calendar/day-number.ts'
import {
  type BusinessDate,
  type EpochMs,
  businessDateOf,
  parseInstant,
} from '#shared/foundation/instant.ts'
import { type Refusal, refused } from '#shared/foundation/result.ts'
import { checkBackEntry } from '#shared/handover/rules/back-entry.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'

/** A refusal answer; null where there is nothing to refuse. */
export type Fault = { readonly ok: false; readonly refusal: Refusal } | null

/** Something is written of a day that has begun and is not too long ago. */
export function dayFault(desk: Desk, date: BusinessDate): Fault {
  const today = businessDateOf(desk.book.now())
  if (date > today) {
    return refused('day_not_begun', 'nothing is written of a day to come', { field: 'date' })
  }
  const entered = checkBackEntry(date, today, packsOf(desk).rules.pack, 'date')
  return entered.ok ? null : entered
}

/**
 * A plan is made for today or later, as far ahead as the organisation plans: what a past day asked is not
 * changed afterwards.
 */
export function planFault(desk: Desk, date: BusinessDate, source: string): Fault {
  const today = businessDateOf(desk.book.now())
  if (date < today) {
    return refused('day_is_over', 'a plan is made for today or a day to come', {
      field: 'date',
      source,
    })
  }
  const { planAhead } = packsOf(desk).rules.pack
  return dayNumberOfDate(date) - dayNumberOfDate(today) > planAhead.days
    ? refused('too_far_ahead', 'nobody plans so far ahead', {
        field: 'date',
        source: planAhead.source,
        params: { days: planAhead.days },
      })
    : null
}

/** A moment of that day which has passed. */
export function momentFault(
  desk: Desk,
  date: BusinessDate,
  at: string,
  field: string,
  source: string,
): Fault {
  const moment = msOf(at)
  if (moment > desk.book.now()) {
    return refused('in_the_future', 'this moment is still to come', { field, source })
  }
  return businessDateOf(moment) === date
    ? null
    : refused('other_day', 'this moment is of another day', { field, source })
}

/** Somebody who works at this branch now. */
export function personFault(desk: Desk, employeeNo: string, field: string, source: string): Fault {
  return personOf(desk, employeeNo)?.active
    ? null
    : refused('unknown_person', 'nobody active has this number', { field, source })
}

/** A value of one of the organisation's lists. */
export function listFault(
  value: string,
  list: readonly { readonly value: string }[],
  field: string,
  source: string,
): Fault {
  return list.some((one) => one.value === value)
    ? null
    : refused('invalid_input', 'no such entry in the list', {
        field,
        source,
        params: { reason: 'not_in_list' },
      })
}

/** Milliseconds of an instant that its schema let pass. */
export function msOf(instant: string): EpochMs {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : Number.NaN
}
