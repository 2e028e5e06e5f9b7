import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import {
  BREAKDOWNS,
  type Figures,
  type Flow,
  NO_VALUE,
  aggregate,
} from '#shared/report/aggregate.ts'
import type { CaseRow } from '#shared/report/case-row.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'
import { anyRows, plainRow, rowsOf } from './rows.ts'

const october = { from: '2025-10-01', to: '2025-11-01' }
const asOf = at('2025-12-31')
const count = (rows: CaseRow[], period = october) => valueOf(aggregate(rows, period, asOf))
const closed = (text: string) => ({ kind: 'closed', at: at(text) }) as const

function opened(flow: Flow): number {
  return flow.openStart + flow.received + flow.reopened - flow.closed - flow.withdrawn
}

describe('the figures of a month', () => {
  const before = { receivedAt: at('2025-09-20 10:00') }
  const rows = rowsOf(
    ...Array.from({ length: 5 }, () => before),
    ...Array.from({ length: 12 }, (_, index) => ({
      channel: index % 3 === 0 ? ('phone' as const) : ('counter' as const),
      reason: index % 2 === 0 ? 'V01' : null,
    })),
  ).map((row, index) => (index < 10 ? { ...row, changes: [closed('2025-10-20 16:00')] } : row))

  test('T-88, R-103: 5 open, 12 received, 10 closed, 7 open', () => {
    const { total, by } = count(rows)
    expect(total).toEqual({
      openStart: 5,
      received: 12,
      reopened: 0,
      closed: 10,
      withdrawn: 0,
      openEnd: 7,
    })
    for (const name of ['channel', 'reason'] as const) {
      expect(by[name].reduce((sum, { flow }) => sum + flow.received, 0)).toBe(12)
    }
    expect(by.reason.map(({ value }) => value)).toEqual(['V01', NO_VALUE])
  })

  test('R-071: a repeat is no new case and is counted as a repeat', () => {
    const { total, repeats } = count(
      rowsOf({}, { repeatOf: 'c1', changes: [closed('2025-10-11')] }),
    )
    expect(total).toMatchObject({ received: 1, closed: 0, openEnd: 1 })
    expect(repeats).toBe(1)
  })

  test('R-073: a restricted case is in no figure, a draft only among the drafts', () => {
    const figures = count(rowsOf({ restricted: true, lateEntry: true }, { draft: true }))
    expect(figures.total).toMatchObject({ received: 0, openEnd: 0 })
    expect(figures).toMatchObject({ drafts: 1, lateEntries: 0 })
    expect(figures.by.channel).toEqual([])
  })

  test('a reopened and a withdrawn case leave and enter the open ones', () => {
    const back = { kind: 'reopened', at: at('2025-10-20') } as const
    const gone = { kind: 'withdrawn', at: at('2025-10-21') } as const
    const { total } = count(
      rowsOf({ changes: [closed('2025-10-15'), back] }, { changes: [gone, closed('2025-10-22')] }),
    )
    expect(total).toEqual({
      openStart: 0,
      received: 2,
      reopened: 1,
      closed: 1,
      withdrawn: 1,
      openEnd: 1,
    })
  })

  test('R-103: a withdrawn case that is reopened is open again', () => {
    const gone = { kind: 'withdrawn', at: at('2025-10-20') } as const
    const back = { kind: 'reopened', at: at('2025-10-21') } as const
    expect(count(rowsOf({ changes: [gone, back] })).total).toEqual({
      openStart: 0,
      received: 1,
      reopened: 1,
      closed: 0,
      withdrawn: 1,
      openEnd: 1,
    })
  })

  test('R-103: what happened after the count is not in it', () => {
    const later = at('2025-10-25')
    const rows = rowsOf({ changes: [closed('2025-10-26')] }, { receivedAt: at('2025-10-27') })
    const { total } = valueOf(aggregate(rows, october, later))
    expect(total).toMatchObject({ received: 1, closed: 0, openEnd: 1 })
  })

  test('R-103: any sequence of changes reconciles, and every change that moves a case is counted', () => {
    const change = fc.record({
      kind: fc.constantFrom('closed', 'reopened', 'withdrawn'),
      at: fc.integer({ min: at('2025-10-10 10:00'), max: at('2025-10-31') }),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const { total } = count(rowsOf({ changes }))
        expect(opened(total)).toBe(total.openEnd)
        let open = true
        let moves = 0
        for (const { kind } of changes) {
          if ((kind === 'reopened') === open) continue
          open = !open
          moves += 1
        }
        expect(total.reopened + total.closed + total.withdrawn).toBe(moves)
        expect(total.openEnd).toBe(open ? 1 : 0)
      }),
    )
  })

  test('a period begins at its first midnight and ends before the last', () => {
    const edges = rowsOf(
      { receivedAt: at('2025-09-30 23:59:59') },
      { receivedAt: at('2025-10-01 00:00') },
      { receivedAt: at('2025-10-31 23:59:59') },
      { receivedAt: at('2025-11-01 00:00') },
    )
    expect(count(edges).total).toMatchObject({ openStart: 1, received: 2, openEnd: 3 })
  })

  test('R-119: a clock that ended at the last midnight of the month belongs to the month', () => {
    const clock = (dueMs: number, doneAt: number | null, cancelled = false) => ({
      kind: 'resolve_ordinary' as const,
      dueMs,
      doneAt,
      cancelled,
    })
    const monthEnd = at('2025-11-01')
    const clocks = [
      clock(monthEnd, monthEnd),
      clock(monthEnd, monthEnd + 1000),
      clock(monthEnd, null, true),
      clock(at('2025-10-01'), null),
      clock(at('2025-11-01 00:00:01'), null),
    ]
    expect(count(rowsOf({ clocks })).clocks.resolve_ordinary).toEqual({
      met: 1,
      missed: 1,
      pending: 0,
      cancelled: 1,
      lateMs: 1000,
    })
    const early = valueOf(aggregate(rowsOf({ clocks: [clock(monthEnd, null)] }), october, monthEnd))
    expect(early.clocks.resolve_ordinary).toMatchObject({ pending: 1, missed: 0 })
  })

  test('R-119: what was done after the count is not yet known to it', () => {
    const counted = at('2025-10-20')
    const due = { kind: 'callback', cancelled: false, doneAt: at('2025-10-25') } as const
    const rows = rowsOf({
      clocks: [
        { ...due, dueMs: at('2025-10-19') },
        { ...due, dueMs: at('2025-10-30') },
      ],
    })
    const { callback } = valueOf(aggregate(rows, october, counted)).clocks
    expect(callback).toEqual({ met: 0, missed: 1, pending: 1, cancelled: 0, lateMs: 86_400_000 })
    expect(count(rows).clocks.callback).toMatchObject({ met: 1, missed: 1, pending: 0 })
  })

  test('late entries, marks and callbacks are counted where they happen', () => {
    const figures = count(
      rowsOf({
        lateEntry: true,
        marks: [
          { kind: 'bounced', at: at('2025-10-11') },
          { kind: 'retyped', at: at('2025-11-02') },
        ],
        callbacks: [
          { at: at('2025-10-30'), reached: true, satisfaction: 4, leftover: true },
          { at: at('2025-10-31'), reached: false, satisfaction: null, leftover: false },
        ],
      }),
    )
    expect(figures.lateEntries).toBe(1)
    expect(figures.marks).toMatchObject({ bounced: 1, retyped: 0 })
    expect(figures.callbacks).toEqual({ made: 2, reached: 1, leftover: 1, rated: 1, ratingSum: 4 })
  })

  test.each([
    ['to', { from: '2025-10-01', to: '2025-10-01' }, [plainRow]],
    ['from', { from: '2025-13-01', to: '2025-12-01' }, [plainRow]],
    ['rows.1.caseId', october, [plainRow, plainRow]],
  ])('R-106: refuses %s', (field, period, given) => {
    expect(refusalOf(aggregate(given, period, asOf))).toMatchObject({ field })
  })

  test('R-106: refuses figures that do not say when they were counted', () => {
    expect(refusalOf(aggregate([], october, Number.NaN))).toMatchObject({ field: 'asOf' })
  })
})

describe('any rows', () => {
  const first = dayNumberOfDate('2025-08-25')
  const day = fc.integer({ min: first, max: first + 110 })
  const span = (from: number, to: number) => ({ from: dateOfDay(from), to: dateOfDay(to) })

  test('reconcile, and every breakdown sums to the total', () => {
    fc.assert(
      fc.property(anyRows, day, fc.integer({ min: 1, max: 60 }), (rows, from, length) => {
        const { total, by } = count(rows, span(from, from + length))
        expect(opened(total)).toBe(total.openEnd)
        for (const name of BREAKDOWNS) {
          for (const key of Object.keys(total) as (keyof Flow)[]) {
            expect(by[name].reduce((sum, { flow }) => sum + flow[key], 0)).toBe(total[key])
          }
          for (const { flow } of by[name]) expect(opened(flow)).toBe(flow.openEnd)
        }
      }),
    )
  })

  test('give the same figures in any order', () => {
    fc.assert(
      fc.property(anyRows, day, (rows, from) => {
        const period = span(from, from + 30)
        expect(count(rows.toReversed(), period)).toEqual(count(rows, period))
      }),
    )
  })

  test('the flows of any partition of time add up to those of the whole', () => {
    const cuts = fc.uniqueArray(day, { minLength: 2, maxLength: 7 })
    fc.assert(
      fc.property(anyRows, cuts, (rows, days) => {
        const edges = days.toSorted((a, b) => a - b)
        const parts = edges
          .slice(1)
          .map((to, index) => count(rows, span(edges[index] as number, to)))
        const whole = count(rows, span(edges[0] as number, edges.at(-1) as number))
        expect(parts.map(flows).reduce(added)).toEqual(flows(whole))
        expect(parts[0]?.total.openStart).toBe(whole.total.openStart)
        expect(parts.at(-1)?.total.openEnd).toBe(whole.total.openEnd)
        for (const [index, part] of parts.slice(1).entries()) {
          expect(part.total.openStart).toBe(parts[index]?.total.openEnd)
        }
      }),
    )
  })
})

/** All that is counted by the moment, as one flat list of numbers. */
function flows(figures: Figures): Record<string, number> {
  const { total, clocks, marks, callbacks, repeats, drafts, lateEntries } = figures
  const { received, reopened, closed: closings, withdrawn } = total
  const clockCounts = Object.entries(clocks).flatMap(([kind, clock]) =>
    Object.entries(clock).map(([name, value]) => [`${kind}.${name}`, value] as const),
  )
  return {
    received,
    reopened,
    closings,
    withdrawn,
    repeats,
    drafts,
    lateEntries,
    ...marks,
    ...callbacks,
    ...Object.fromEntries(clockCounts),
  }
}

function added(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [name, value + (other[name] ?? 0)]),
  )
}
