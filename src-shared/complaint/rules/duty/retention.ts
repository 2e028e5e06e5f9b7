/** Until when the papers of a closed case are kept; the years are configurable and unconfirmed. */
import { dateOfDay, dayNumberOf, dayNumberOfDate } from '../../../calendar/day-number.ts'
import { type BusinessDate, type EpochMs, businessDateOf } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { employeeKey } from '../../../staff/same-employee.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import type { RecordKind } from '../kinds.ts'

export interface Retention {
  /** Last day on which the records must still be there. */
  readonly keepUntil: BusinessDate
  readonly record: RecordKind
  readonly years: number
  readonly source: string
  /** What is not confirmed about the number of years; empty when a regulation gives it. */
  readonly note: string
}

/** The longest keeping time among the kinds of record a case holds, counted from its closing. */
export function keepUntil(
  closedAt: EpochMs,
  records: readonly RecordKind[],
  rules: Rules,
): Retention {
  const rows = rules.pack.law.retention.filter(
    ({ record }) => record === 'complaint' || records.includes(record),
  )
  const longest = rows.reduce((one, other) => (other.years > one.years ? other : one))
  return {
    keepUntil: yearsLater(businessDateOf(closedAt), longest.years),
    record: longest.record,
    years: longest.years,
    source: longest.source,
    note: longest.note ?? '',
  }
}

/** True when the keeping time is over at `now`; destroying still takes two people (S4-16(5)). */
export function mayBeDestroyed(retention: Retention, now: EpochMs): boolean {
  return dayNumberOf(now) > dayNumberOfDate(retention.keepUntil)
}

/** The same day of a later year; 29 February becomes 1 March where there is none, never earlier. */
function yearsLater(date: BusinessDate, years: number): BusinessDate {
  const [year = '', month = '', day = ''] = date.split('-')
  const first = `${Number(year) + years}-${month}-01`
  return dateOfDay(dayNumberOfDate(first) + Number(day) - 1)
}

export interface Destruction {
  readonly confirmedBy: readonly string[]
  /** Number of the certificate that lists what was destroyed. */
  readonly certificate?: string | null | undefined
}

/**
 * Accepts a destruction. Refuses one within the keeping time, one that two different people
 * have not confirmed, and one without certificate (S4-16(5)): destroying must never hide anything
 * (E-36).
 */
export function checkRecordDestruction(
  destruction: Destruction,
  retention: Retention,
  now: EpochMs,
): Result<Destruction> {
  if (!mayBeDestroyed(retention, now)) {
    return refused('still_kept', 'the records are still to be kept', {
      field: 'keepUntil',
      source: retention.source,
      params: { keepUntil: retention.keepUntil },
    })
  }
  return checkDestroyers(destruction)
}

/** The part of the check that is about who destroys and what certifies it (S4-16(5)). */
export function checkDestroyers(destruction: Destruction): Result<Destruction> {
  const people = new Set(destruction.confirmedBy.map(employeeKey).filter((key) => key !== null))
  const source = 'S4-16(5)'
  const gaps = [
    ...gapUnless(people.size >= 2, 'confirmedBy', 'two people who confirm it', source),
    ...gapUnless(!blank(destruction.certificate), 'certificate', 'a certificate', source),
  ]
  return gaps.length > 0
    ? refusedForGaps('destruction_incomplete', 'a destruction', gaps)
    : accepted(destruction)
}
