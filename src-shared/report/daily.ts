/** The day in figures: workload, cash, complaints, shifts (S4-43(7), S4-22(5); ). */
import type { IntakeType } from '../complaint/enumerations.ts'
import { type BusinessDate, type EpochMs, isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { dateOfDay, dayNumberOfDate } from '../calendar/day-number.ts'
import { aggregate } from './aggregate.ts'
import { type FlowRow, complaintsOf } from './case-row.ts'

/** One person's count of one kind of work. */
export interface WorkEntry {
  readonly employeeNo: string
  readonly kind: string
  readonly count: number
}

export interface Workload {
  readonly total: number
  /** Each sums to the total; in code-unit order. */
  readonly byKind: readonly { readonly value: string; readonly count: number }[]
  readonly byPerson: readonly { readonly value: string; readonly count: number }[]
}

/** Adds up the day's work. Refuses by field an empty kind or person and a count that is no integer ≥ 0. */
export function workload(entries: readonly WorkEntry[]): Result<Workload> {
  for (const [index, { employeeNo, kind, count }] of entries.entries()) {
    const field =
      employeeNo.trim() === ''
        ? 'employeeNo'
        : kind.trim() === ''
          ? 'kind'
          : !Number.isSafeInteger(count) || count < 0
            ? 'count'
            : null
    if (field !== null) {
      return refused('invalid_input', 'who did how much of what, in whole pieces', {
        field: `entries.${index}.${field}`,
        source: 'S4-43(7)',
      })
    }
  }
  return accepted({
    total: entries.reduce((sum, { count }) => sum + count, 0),
    byKind: summed(entries, ({ kind }) => kind),
    byPerson: summed(entries, ({ employeeNo }) => employeeNo),
  })
}

export interface DailyFacts {
  readonly date: BusinessDate
  readonly asOf: EpochMs
  readonly rows: readonly FlowRow[]
  readonly work: readonly WorkEntry[]
  /** Integer fen; null while nobody has counted. */
  readonly cash: { readonly counted: number; readonly book: number } | null
  readonly shifts: readonly { readonly signed: boolean }[]
}

/** A report of wrongdoing is in no figure of the counter. */
const OTHER_INTAKES = ['enquiry', 'praise', 'suggestion'] as const satisfies readonly IntakeType[]
type OtherIntake = (typeof OTHER_INTAKES)[number]

export interface DailyReport {
  readonly date: BusinessDate
  /** Complaints alone. A repeat is no new one, but its clocks run all the same. */
  readonly complaints: {
    readonly received: number
    readonly closed: number
    readonly openEnd: number
    /** Clocks that ran out that day and were kept late, or still were not when it was counted. */
    readonly overdue: number
    /** Major and serious cases received that day: these also go upward at once (S4-22(5)). */
    readonly majorReceived: number
  }
  /** What else came in that day: enquiries, suggestions, praise; each of them, in this order. */
  readonly otherReceived: readonly { readonly value: OtherIntake; readonly count: number }[]
  readonly workload: Workload
  readonly cash: {
    readonly counted: number
    readonly book: number
    readonly difference: number
  } | null
  readonly handovers: { readonly signed: number; readonly of: number }
}

/**
 * The daily report of a date, recounted. Refuses what its parts refuse, and by field cash that is no
 * integer: a counted sum is never negative, a book may be.
 */
export function dailyReport(facts: DailyFacts): Result<DailyReport> {
  const { date, rows, cash, shifts } = facts
  if (!isBusinessDate(date)) {
    return refused('invalid_input', 'a date is YYYY-MM-DD', { field: 'date', source: 'S4-43(7)' })
  }
  const work = workload(facts.work)
  if (!work.ok) return work
  const wrongCash = cash === null ? null : wrongAmount(cash)
  if (wrongCash !== null) {
    return refused('invalid_input', 'cash is counted in whole fen', {
      field: `cash.${wrongCash}`,
      source: 'S4-43(7)',
    })
  }
  const day = { from: date, to: dayAfter(date) }
  const all = aggregate(rows, day, facts.asOf)
  if (!all.ok) return all
  const figures = aggregate(complaintsOf(rows), day, facts.asOf)
  if (!figures.ok) return figures
  const { total, by, clocks } = figures.value
  return accepted({
    date,
    complaints: {
      received: total.received,
      closed: total.closed,
      openEnd: total.openEnd,
      overdue: Object.values(clocks).reduce((sum, { missed }) => sum + missed, 0),
      majorReceived: by.level
        .filter(({ value }) => value !== 'ordinary')
        .reduce((sum, { flow }) => sum + flow.received, 0),
    },
    otherReceived: OTHER_INTAKES.map((value) => ({
      value,
      count: all.value.by.intakeType.find((entry) => entry.value === value)?.flow.received ?? 0,
    })),
    workload: work.value,
    cash: cash === null ? null : { ...cash, difference: cash.counted - cash.book },
    handovers: { signed: shifts.filter(({ signed }) => signed).length, of: shifts.length },
  })
}

function wrongAmount({ counted, book }: NonNullable<DailyFacts['cash']>) {
  if (!Number.isSafeInteger(counted) || counted < 0) return 'counted'
  return Number.isSafeInteger(book) && Number.isSafeInteger(counted - book) ? null : 'book'
}

function dayAfter(date: BusinessDate): BusinessDate {
  return dateOfDay(dayNumberOfDate(date) + 1)
}

function summed(entries: readonly WorkEntry[], of: (entry: WorkEntry) => string) {
  const sums = new Map<string, number>()
  for (const entry of entries) sums.set(of(entry), (sums.get(of(entry)) ?? 0) + entry.count)
  return [...sums]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}
