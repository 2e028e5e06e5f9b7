/**
 * Indicators of S2-31 and units side by side. They are counts with their cases, for a
 * person to read: nothing here ranks anybody, and few complaints alone are no merit (S3-05, E-30).
 */
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { type Figures, aggregate } from './aggregate.ts'
import { type CaseRow, complaintsOf } from './case-row.ts'
import type { Period } from './periods.ts'
import { filingOf } from './queues.ts'
import type { ReportDue } from './schedule.ts'

export interface Indicator {
  /** Catalogue §5; D5 of the source repeats D4 and is counted once. */
  readonly code: 'D1' | 'D2' | 'D3' | 'D4' | 'D6' | 'D7'
  readonly source: string
  /** Null where a person has to say it and nobody has yet. */
  readonly count: number | null
  /** Cases behind the count, each once, in the order of the rows. */
  readonly cases: readonly string[]
}

export interface QualityFacts {
  readonly rows: readonly CaseRow[]
  readonly period: Period
  readonly asOf: EpochMs
  /** Reports due in the period and when they were sent; null while they are not. */
  readonly reports: readonly {
    readonly due: Pick<ReportDue, 'dueMs'>
    readonly submittedAt: EpochMs | null
  }[]
  /** Rules found missing or not carried out: said by a person. */
  readonly missingRules: number | null
}

/**
 * D1 rules missing (said by a person) · D2 cases and repeats with empty required fields, late or corrected entries ·
 * D3 cases with a clock run out · D4 cases repeated, or raised in level or urgency · D6 reports late or not
 * sent · D7 cases closed or withdrawn and not filed in time, or without their papers. What happened after `asOf`
 * does not count. Refuses what `aggregate` refuses
 * and a count that is no integer ≥ 0.
 */
export function qualityIndicators(
  facts: QualityFacts,
  archiving: ProfilePack['archiving'],
): Result<readonly Indicator[]> {
  const { rows, period, asOf, missingRules } = facts
  if (missingRules !== null && !(Number.isSafeInteger(missingRules) && missingRules >= 0)) {
    return refused('invalid_input', 'a count is an integer of 0 or more', {
      field: 'missingRules',
      source: 'S2-31(1)',
    })
  }
  const checked = aggregate(rows, period, asOf)
  if (!checked.ok) return checked
  // The whole list is asked once more by row: the same counts that stand in the table decide here.
  const about = rows.map((row) => ({ row, figures: figuresOf(row, period, asOf) }))
  const casesWhere = (holds: (row: CaseRow, figures: Figures) => boolean) =>
    about.filter(({ row, figures }) => holds(row, figures)).map(({ row }) => row.caseId)
  const repeated = new Set(
    about.filter(({ figures }) => figures.repeats > 0).map(({ row }) => row.repeatOf),
  )
  const indicator = (code: Indicator['code'], source: string, cases: readonly string[]) => ({
    code,
    source,
    count: cases.length,
    cases,
  })
  const late = facts.reports.filter(
    ({ due, submittedAt }) => Math.min(submittedAt ?? asOf, asOf) > due.dueMs,
  ).length
  return accepted([
    { code: 'D1', source: 'S2-31(1)', count: missingRules, cases: [] },
    indicator(
      'D2',
      'S2-31(2)',
      casesWhere(
        (row, { total, repeats, lateEntries, marks }) =>
          lateEntries > 0 ||
          marks.corrected > 0 ||
          (total.received + repeats > 0 && row.missingFields.length > 0),
      ),
    ),
    indicator(
      'D3',
      'S2-31(3)',
      casesWhere((_row, { clocks }) => Object.values(clocks).some(({ missed }) => missed > 0)),
    ),
    indicator(
      'D4',
      'S2-31(4)',
      casesWhere(
        (row, { marks }) =>
          repeated.has(row.caseId) || marks.level_raised > 0 || marks.urgency_raised > 0,
      ),
    ),
    { code: 'D6', source: 'S2-31(6)', count: late, cases: [] },
    indicator(
      'D7',
      archiving.source,
      casesWhere(
        (row, { total }) =>
          total.closed + total.withdrawn > 0 &&
          (notFiled(row, archiving.withinDays, asOf) || row.missingAttachments > 0),
      ),
    ),
  ])
}

export interface UnitFigures {
  readonly unit: string
  /** Complaints; what else came in stands in no comparison. */
  readonly received: number
  readonly closed: number
  /** Clocks met of those that ran out, 0 to 1; null when none did. */
  readonly onTimeShare: number | null
  /** Mean rating of the callbacks, 1 to 5; null when nobody rated. */
  readonly satisfaction: number | null
}

/**
 * Units beside each other in the order of their codes, each count of complaints with its timeliness and satisfaction:
 * never a ranking by fewest complaints (S3-05, R-132). Refuses what `aggregate` refuses.
 */
export function compareUnits(
  rows: readonly CaseRow[],
  period: Period,
  asOf: EpochMs,
): Result<readonly UnitFigures[]> {
  const checked = aggregate(rows, period, asOf)
  if (!checked.ok) return checked
  const units = [...new Set(rows.filter(({ restricted }) => !restricted).map(({ unit }) => unit))]
  const compared: UnitFigures[] = []
  for (const unit of units.sort()) {
    const own = aggregate(
      complaintsOf(rows).filter((row) => row.unit === unit),
      period,
      asOf,
    )
    if (!own.ok) return own
    const { total, callbacks } = own.value
    compared.push({
      unit,
      received: total.received,
      closed: total.closed,
      onTimeShare: onTimeShare(own.value),
      satisfaction: callbacks.rated === 0 ? null : callbacks.ratingSum / callbacks.rated,
    })
  }
  return accepted(compared)
}

/** Clocks met of those that ran out in the period, 0 to 1; null when none did. */
function onTimeShare({ clocks }: Pick<Figures, 'clocks'>): number | null {
  const all = Object.values(clocks)
  const met = all.reduce((sum, clock) => sum + clock.met, 0)
  const missed = all.reduce((sum, clock) => sum + clock.missed, 0)
  return met + missed === 0 ? null : met / (met + missed)
}

function figuresOf(row: CaseRow, period: Period, asOf: EpochMs): Figures {
  const own = aggregate([row], period, asOf)
  if (!own.ok) throw new Error('one row of a checked list is refused')
  return own.value
}

/** Ended, and not filed within the days after its last end. */
function notFiled(row: CaseRow, withinDays: number, asOf: EpochMs): boolean {
  const filing = filingOf(row, asOf, withinDays)
  return filing !== null && (filing.filedAt ?? asOf) > filing.dueMs
}
