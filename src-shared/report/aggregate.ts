/**
 * The figures of a period, recounted from the rows (catalogue §4.14, R-103, R-106, T-88). Nothing is added
 * up from earlier figures, so a late entry or a correction shows in the period it belongs to.
 *
 * Flows are counted at the moment they happen, in the half-open period [from, to) of business dates; a
 * clock belongs to the period in which it ran out, (from, to], because a day term ends at 24:00. So the
 * flows of any partition of time add up to those of the whole.
 */
import { dayStartMs } from '../calendar/day-number.ts'
import { DEADLINE_KINDS, type DeadlineKind } from '../complaint/rules/types.ts'
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { rowAsOf } from './case-course.ts'
import { type FlowRow, MARK_KINDS, type MarkKind } from './case-row.ts'
import { type Period, spanOf } from './periods.ts'

/** `openStart + received + reopened − closed − withdrawn = openEnd`, always. */
export interface Flow {
  readonly openStart: number
  readonly received: number
  readonly reopened: number
  readonly closed: number
  readonly withdrawn: number
  readonly openEnd: number
}

export const BREAKDOWNS = ['intakeType', 'channel', 'level', 'nature', 'reason', 'unit'] as const
type Breakdown = (typeof BREAKDOWNS)[number]

/** Value of a case without one, for example the reason of an undetermined case. */
export const NO_VALUE = 'none'

export interface ClockFigures {
  readonly met: number
  /** Done too late, or still not done when it was counted. */
  readonly missed: number
  /** Ran out in the period, but had not yet when it was counted. */
  readonly pending: number
  readonly cancelled: number
  /** Milliseconds too late, up to the count where nothing is done yet. */
  readonly lateMs: number
}

export interface CallbackFigures {
  readonly made: number
  readonly reached: number
  readonly leftover: number
  readonly rated: number
  /** Sum of the ratings, 1 to 5 each: a mean can be built of it for any set of periods. */
  readonly ratingSum: number
}

export interface Figures {
  readonly period: Period
  readonly total: Flow
  /** Each sums to the total, flow by flow; values in code-unit order. */
  readonly by: Readonly<
    Record<Breakdown, readonly { readonly value: string; readonly flow: Flow }[]>
  >
  readonly clocks: Readonly<Record<DeadlineKind, ClockFigures>>
  readonly repeats: number
  readonly drafts: number
  readonly lateEntries: number
  readonly marks: Readonly<Record<MarkKind, number>>
  readonly callbacks: CallbackFigures
}

/**
 * Counts the rows of a period as known at `asOf`: what came or happened later does not count. Refuses dates that do not exist, a period without a
 * day, a missing `asOf` and a case that stands there twice, because it would count twice.
 */
export function aggregate(
  rows: readonly FlowRow[],
  period: Period,
  asOf: EpochMs,
): Result<Figures> {
  const span = spanOf(period, 'S2-21')
  if (!span.ok) return span
  if (!Number.isFinite(asOf)) {
    return refused('invalid_input', 'when was it counted?', { field: 'asOf', source: 'S2-22' })
  }
  const seen = new Set<string>()
  for (const [index, { caseId }] of rows.entries()) {
    if (seen.has(caseId)) {
      return refused('counted_twice', 'a case stands in the rows once', {
        field: `rows.${index}.caseId`,
        source: 'S2-22',
      })
    }
    seen.add(caseId)
  }
  const { first, next } = span.value
  const bounds: Bounds = { fromMs: dayStartMs(first), toMs: dayStartMs(next), asOf }
  const known = rows.flatMap((row) => rowAsOf(row, asOf) ?? [])
  const open = known.filter(({ restricted }) => !restricted)
  const cases = open.filter(({ draft }) => !draft)
  const received = cases.filter(({ receivedAt }) => within(receivedAt, bounds))
  // A repeat is one more contact about the same matter: no new case, but its clocks ran all the same.
  const counted = cases
    .filter(({ repeatOf }) => repeatOf === null)
    .map((row) => ({ row, flow: flowOf(row, bounds) }))
  return accepted({
    period,
    total: sumOf(counted.map(({ flow }) => flow)),
    by: Object.fromEntries(
      BREAKDOWNS.map((name) => [name, breakdown(counted, name)]),
    ) as unknown as Figures['by'],
    clocks: clockFigures(cases, bounds),
    repeats: received.filter(({ repeatOf }) => repeatOf !== null).length,
    drafts: open.filter(({ draft, receivedAt }) => draft && within(receivedAt, bounds)).length,
    lateEntries: received.filter(({ lateEntry }) => lateEntry).length,
    marks: Object.fromEntries(
      MARK_KINDS.map((kind) => [kind, markCount(cases, kind, bounds)]),
    ) as Record<MarkKind, number>,
    callbacks: callbackFigures(cases, bounds),
  })
}

interface Bounds {
  readonly fromMs: EpochMs
  readonly toMs: EpochMs
  readonly asOf: EpochMs
}

/** Counts the changes of a row whose course is already known to fit (`rowAsOf`). */
function flowOf(row: FlowRow, bounds: Bounds): Flow {
  const flow = { received: 0, reopened: 0, closed: 0, withdrawn: 0 }
  let openStart = row.receivedAt < bounds.fromMs
  let openEnd = row.receivedAt < bounds.toMs
  if (within(row.receivedAt, bounds)) flow.received = 1
  for (const { kind, at } of row.changes) {
    if (at < bounds.fromMs) openStart = kind === 'reopened'
    if (at < bounds.toMs) openEnd = kind === 'reopened'
    if (within(at, bounds)) flow[kind] += 1
  }
  return { openStart: Number(openStart), ...flow, openEnd: Number(openEnd) }
}

const NOTHING: Flow = {
  openStart: 0,
  received: 0,
  reopened: 0,
  closed: 0,
  withdrawn: 0,
  openEnd: 0,
}

function sumOf(flows: readonly Flow[]): Flow {
  return flows.reduce(plus, NOTHING)
}

function plus(sum: Flow, flow: Flow): Flow {
  return {
    openStart: sum.openStart + flow.openStart,
    received: sum.received + flow.received,
    reopened: sum.reopened + flow.reopened,
    closed: sum.closed + flow.closed,
    withdrawn: sum.withdrawn + flow.withdrawn,
    openEnd: sum.openEnd + flow.openEnd,
  }
}

function breakdown(
  counted: readonly { readonly row: FlowRow; readonly flow: Flow }[],
  name: Breakdown,
): Figures['by'][Breakdown] {
  const groups = new Map<string, Flow>()
  for (const { row, flow } of counted) {
    const value = row[name] ?? NO_VALUE
    groups.set(value, plus(groups.get(value) ?? NOTHING, flow))
  }
  return [...groups]
    .map(([value, flow]) => ({ value, flow }))
    .filter(({ flow }) => Object.values(flow).some((count) => count > 0))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}

function clockFigures(rows: readonly FlowRow[], bounds: Bounds): Figures['clocks'] {
  const figures = Object.fromEntries(
    DEADLINE_KINDS.map((kind) => [
      kind,
      { met: 0, missed: 0, pending: 0, cancelled: 0, lateMs: 0 },
    ]),
  ) as Record<DeadlineKind, { -readonly [Key in keyof ClockFigures]: number }>
  for (const { dueMs, doneAt, cancelled, kind } of rows.flatMap(({ clocks }) => clocks)) {
    if (dueMs <= bounds.fromMs || dueMs > bounds.toMs) continue
    const figure = figures[kind]
    const lateMs = (doneAt ?? bounds.asOf) - dueMs
    if (cancelled) figure.cancelled += 1
    else if (lateMs > 0) {
      figure.missed += 1
      figure.lateMs += lateMs
    } else if (doneAt === null) figure.pending += 1
    else figure.met += 1
  }
  return figures
}

function markCount(rows: readonly FlowRow[], kind: MarkKind, bounds: Bounds): number {
  return rows
    .flatMap(({ marks }) => marks)
    .filter((mark) => mark.kind === kind && within(mark.at, bounds)).length
}

function callbackFigures(rows: readonly FlowRow[], bounds: Bounds): CallbackFigures {
  const made = rows.flatMap(({ callbacks }) => callbacks).filter(({ at }) => within(at, bounds))
  const ratings = made.flatMap(({ satisfaction }) => (satisfaction === null ? [] : [satisfaction]))
  return {
    made: made.length,
    reached: made.filter(({ reached }) => reached).length,
    leftover: made.filter(({ leftover }) => leftover).length,
    rated: ratings.length,
    ratingSum: ratings.reduce((sum, rating) => sum + rating, 0),
  }
}

function within(at: EpochMs, { fromMs, toMs }: Bounds): boolean {
  return at >= fromMs && at < toMs
}
