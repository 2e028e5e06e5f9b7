import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { PERIOD_KINDS, WEEKDAYS } from '#shared/report/enumerations.ts'
import { periodAround } from '#shared/report/periods.ts'
import { reportSchedule, reportState } from '#shared/report/schedule.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'

const { profiles, rules } = defaultPacks
const { bank, insurer, card_company: card } = profiles
const october = { from: '2025-10-01', to: '2025-11-01' }
const lines = (profile: typeof bank, range = october) =>
  valueOf(reportSchedule(profile, range)).map(
    ({ kind, period, dueAt }) => `${kind} ${period.from}..${period.to} ${dueAt.slice(0, 10)}`,
  )

describe('the schedule of reports', () => {
  test('R-103, R-104: an insurer owes the table and the analysis of the month before', () => {
    expect(lines(insurer)).toEqual([
      'monthly_statistics 2025-09-01..2025-10-01 2025-10-05',
      'monthly_analysis 2025-09-01..2025-10-01 2025-10-10',
      'improvement_proposal 2025-07-01..2025-10-01 2025-10-15',
    ])
  })

  test('R-105: the year is analysed once, in January', () => {
    const year = { from: '2026-01-01', to: '2027-01-01' }
    const annual = valueOf(reportSchedule(insurer, year)).filter(
      ({ kind }) => kind === 'annual_analysis',
    )
    expect(annual).toMatchObject([
      {
        every: 'year',
        period: { from: '2025-01-01', to: '2026-01-01' },
        dueAt: '2026-01-31T24:00:00+08:00',
        source: 'S2-21',
      },
    ])
  })

  test('R-221: a card company owes tables of five periods', () => {
    const year = { from: '2025-01-01', to: '2026-01-01' }
    const tables = valueOf(reportSchedule(card, year)).filter(
      ({ kind }) => kind === 'periodic_table',
    )
    const count = (every: string) => tables.filter((table) => table.every === every).length
    expect(['week', 'month', 'quarter', 'half_year', 'year'].map(count)).toEqual([52, 12, 4, 2, 1])
  })

  test('R-320, T-83: the Saturday report covers Saturday to Friday and is due that Saturday', () => {
    const weekly = lines(card).filter((line) => line.startsWith('saturday_report'))
    expect(weekly).toEqual([
      'saturday_report 2025-09-27..2025-10-04 2025-10-04',
      'saturday_report 2025-10-04..2025-10-11 2025-10-11',
      'saturday_report 2025-10-11..2025-10-18 2025-10-18',
      'saturday_report 2025-10-18..2025-10-25 2025-10-25',
    ])
    const [report] = valueOf(reportSchedule(card, { from: '2025-10-25', to: '2025-10-26' })).filter(
      ({ kind }) => kind === 'saturday_report',
    )
    if (!report) throw new Error('no report')
    const state = (sent: string) => reportState(report, at(sent), { now: at('2025-10-27'), rules })
    expect(state('2025-10-25 23:59')).toBe('met')
    expect(state('2025-10-26 00:01')).toBe('met_late')
    expect(reportState(report, null, { now: at('2025-10-26 00:01'), rules })).toBe('overdue')
  })

  test('R-221: the week may be the ISO week, due on its own Saturday or the Monday after', () => {
    const week = (startsOn: 'monday', dueOn: 'saturday' | 'monday') =>
      lines({ ...card, reportWeek: { ...card.reportWeek, startsOn, dueOn } }).filter((line) =>
        line.startsWith('saturday_report'),
      )[0]
    expect(week('monday', 'saturday')).toBe('saturday_report 2025-09-29..2025-10-06 2025-10-04')
    expect(week('monday', 'monday')).toBe('saturday_report 2025-09-29..2025-10-06 2025-10-06')
  })

  test('R-326: a daily report is due the same day', () => {
    expect(lines(bank, { from: '2025-10-20', to: '2025-10-21' })).toEqual([
      'daily_report 2025-10-20..2025-10-21 2025-10-20',
    ])
  })

  test('R-170, R-172: a group case asks for its plan once and a report on every day it lasts', () => {
    const group = { caseId: 'c1', from: '2025-10-20', to: '2025-10-22' }
    const due = valueOf(reportSchedule(insurer, october, [group])).filter(
      ({ caseId }) => caseId === 'c1',
    )
    expect(due.map(({ kind, dueAt }) => `${kind} ${dueAt.slice(0, 10)}`)).toEqual([
      'crisis_plan 2025-10-20',
      'group_daily_monitor 2025-10-20',
      'group_daily_monitor 2025-10-21',
      'group_daily_monitor 2025-10-22',
    ])
    const open = { ...group, to: null }
    const lasting = valueOf(
      reportSchedule(insurer, { from: '2025-10-30', to: '2025-11-02' }, [open]),
    )
    expect(lasting.map(({ kind }) => kind)).toEqual(Array(3).fill('group_daily_monitor'))
  })

  test.each([
    ['to', { from: '2025-10-01', to: '2025-10-01' }],
    ['from', { from: '2025-02-30', to: '2025-10-01' }],
    ['to', { from: '2025-10-01', to: 'soon' }],
    ['to', { from: '2000-01-01', to: '2025-10-01' }],
    ['from', { from: '0100-01-01', to: '0100-02-01' }],
    ['to', { from: '9999-12-01', to: '9999-12-31' }],
  ])('refuses %s of %j', (field, range) => {
    expect(refusalOf(reportSchedule(bank, range))).toMatchObject({ field, source: 'S2-21' })
  })

  test.each([
    ['groupCases.0.from', { from: 'soon', to: null }],
    ['groupCases.0.to', { from: '2025-10-20', to: '2025-10-19' }],
  ])('refuses %s of a group case', (field, group) => {
    const answer = reportSchedule(bank, october, [{ caseId: 'c1', ...group }])
    expect(refusalOf(answer)).toMatchObject({ field, source: 'S3-33' })
  })

  test('R-103: the edges of the calendar are answered and not thrown at', () => {
    for (const profile of [bank, insurer, card]) {
      for (const range of [
        { from: '1900-01-01', to: '1900-02-01' },
        { from: '9990-12-01', to: '9990-12-31' },
      ]) {
        expect(reportSchedule(profile, range).ok).toBe(true)
      }
    }
  })

  test('what two neighbouring ranges owe is what the whole range owes', () => {
    const day = fc.integer({
      min: dayNumberOfDate('2024-01-01'),
      max: dayNumberOfDate('2026-12-31'),
    })
    const length = fc.integer({ min: 1, max: 400 })
    const profile = fc.constantFrom(bank, insurer, card)
    fc.assert(
      fc.property(profile, day, length, length, (one, start, left, right) => {
        const due = (from: number, to: number) =>
          valueOf(reportSchedule(one, { from: dateOfDay(from), to: dateOfDay(to) }))
        const [middle, end] = [start + left, start + left + right]
        expect([...due(start, middle), ...due(middle, end)]).toEqual(due(start, end))
      }),
      { numRuns: 40 },
    )
  })
})

describe('periods', () => {
  test.each([
    ['month', '2024-02-29', '2024-02-01', '2024-03-01'],
    ['quarter', '2025-12-31', '2025-10-01', '2026-01-01'],
    ['half_year', '2025-06-30', '2025-01-01', '2025-07-01'],
    ['year', '2025-01-01', '2025-01-01', '2026-01-01'],
    ['week', '2025-10-20', '2025-10-18', '2025-10-25'],
  ] as const)('%s around %s', (kind, date, from, to) => {
    const { first, next } = periodAround(kind, dayNumberOfDate(date), 'saturday')
    expect([dateOfDay(first), dateOfDay(next)]).toEqual([from, to])
  })

  test('periods of a kind tile the days: no gap, no overlap', () => {
    const day = fc.integer({ min: 0, max: 40_000 })
    fc.assert(
      fc.property(
        fc.constantFrom(...PERIOD_KINDS),
        fc.constantFrom(...WEEKDAYS),
        day,
        (kind, weekday, one) => {
          const { first, next } = periodAround(kind, one, weekday)
          expect(first <= one && one < next).toBe(true)
          expect(periodAround(kind, first, weekday)).toEqual({ first, next })
          expect(periodAround(kind, next, weekday).first).toBe(next)
          expect(periodAround(kind, first - 1, weekday).next).toBe(first)
        },
      ),
    )
  })
})
