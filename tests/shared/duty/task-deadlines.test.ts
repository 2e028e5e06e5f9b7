import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlineSchema } from '#shared/complaint/rules/types.ts'
import {
  afterReportDeadline,
  correctiveCallbackDeadline,
  replacementDeadline,
  weeklyReportDeadline,
} from '#shared/duty/task-deadlines.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { WEEKDAYS } from '#shared/report/enumerations.ts'
import { weekAround, weekDueDay } from '#shared/report/periods.ts'
import { at, refusalOf, valueOf } from './moments.ts'

const { rules, profiles } = defaultPacks
const card = profiles.card_company
const when = (now: string) => ({ now: at(now), rules })

describe('a replacement (S4-11(3))', () => {
  const lost = { reportedAt: at('2025-10-20 09:15'), doneAt: null }

  test('T-65: is due on the seventh day, the day of the report not counted', () => {
    const deadline = valueOf(replacementDeadline(lost, when('2025-10-20 09:20')))
    expect(deadline).toEqual({
      kind: 'replacement',
      startAt: '2025-10-20T09:15:00+08:00',
      dueAt: '2025-10-27T24:00:00+08:00',
      unit: 'natural_days',
      state: 'pending',
      provisional: false,
      source: 'S4-11(3)',
      trace: ['2025-10-20 received, not counted', '2025-10-27 after 7 natural days'],
    })
    expect(deadlineSchema.parse(deadline)).toEqual(deadline)
  })

  test.each([
    ['2025-10-26 23:59:59', 'pending'],
    ['2025-10-27 00:00', 'due_soon'],
    ['2025-10-28 00:00', 'due_soon'],
    ['2025-10-28 00:00:01', 'overdue'],
    ['2026-03-01', 'overdue'],
  ])('R-246: at %s it is %s, and never cancelled by itself', (now, state) => {
    expect(valueOf(replacementDeadline(lost, when(now))).state).toBe(state)
  })

  test('a savings book has five days for the written report', () => {
    const own = { days: 5, source: '储蓄管理条例 31' }
    expect(valueOf(replacementDeadline({ ...lost, ...own }, when('2025-10-21')))).toMatchObject({
      dueAt: '2025-10-25T24:00:00+08:00',
      source: '储蓄管理条例 31',
    })
  })

  test.each([
    ['days', { days: 0 }],
    ['days', { days: 2.5 }],
    ['days', { days: Number.NaN }],
    ['reportedAt', { reportedAt: Number.NaN }],
    ['reportedAt', { reportedAt: 1e300 }],
    ['doneAt', { doneAt: at('2025-10-20 09:00') }],
  ])('refuses %s of %j', (field, change) => {
    const refusal = refusalOf(replacementDeadline({ ...lost, ...change }, when('2025-10-21')))
    expect(refusal).toMatchObject({ field, source: 'S4-11(3)' })
  })

  test('is never due before it began, and more days are never due earlier', () => {
    const moment = fc.integer({ min: at('2024-01-01'), max: at('2027-12-31') })
    const days = fc.integer({ min: 1, max: 365 })
    fc.assert(
      fc.property(moment, days, (reportedAt, length) => {
        const due = (count: number) =>
          Date.parse(
            valueOf(
              replacementDeadline({ reportedAt, doneAt: null, days: count }, when('2025-10-21')),
            ).dueAt,
          )
        expect(due(length)).toBeGreaterThan(reportedAt + length * DAY_MS - 1)
        expect(due(length + 1) - due(length)).toBe(DAY_MS)
      }),
    )
  })
})

describe('the report of the week (S4-42(11))', () => {
  const week = { firstDay: '2025-10-18', lastDay: '2025-10-24' }
  const sent = (text: string | null, now = '2025-10-27') =>
    valueOf(
      weeklyReportDeadline({ week, submittedAt: text === null ? null : at(text) }, card, when(now)),
    )

  test.each([
    ['2025-10-25 23:59', 'met'],
    ['2025-10-26 00:00', 'met'],
    ['2025-10-26 00:01', 'met_late'],
    [null, 'overdue'],
  ])('T-83: sent %s is %s', (text, state) => {
    expect(sent(text)).toMatchObject({
      kind: 'weekly_report',
      startAt: '2025-10-18T00:00:00+08:00',
      dueAt: '2025-10-25T24:00:00+08:00',
      state,
      source: 'S4-42(11)',
      trace: ['2025-10-25 same_day'],
    })
  })

  test('R-320: is due soon on its Saturday and belongs to another day where the profile says so', () => {
    expect(sent(null, '2025-10-25 08:00').state).toBe('due_soon')
    const monday = { ...card.reportWeek, startsOn: 'monday', dueOn: 'saturday' } as const
    const own = { ...card, reportWeek: monday }
    const deadline = valueOf(
      weeklyReportDeadline(
        { week: { firstDay: '2025-10-20', lastDay: '2025-10-26' }, submittedAt: null },
        own,
        when('2025-10-24'),
      ),
    )
    expect(deadline).toMatchObject({
      startAt: '2025-10-20T00:00:00+08:00',
      dueAt: '2025-10-25T24:00:00+08:00',
      state: 'pending',
    })
  })

  test.each([
    // The day of sending begins the week after: it is no day of the week that is reported on.
    ['week.lastDay', { firstDay: '2025-10-25', lastDay: '2025-10-25' }],
    ['week.firstDay', { firstDay: '2025-10-20', lastDay: '2025-10-26' }],
    ['week.lastDay', { firstDay: '2025-10-18', lastDay: '2025-10-25' }],
    ['week.firstDay', { firstDay: '', lastDay: '2025-10-24' }],
    ['submittedAt', week],
  ])('R-320: refuses %s', (field, given) => {
    const task = { week: given, submittedAt: field === 'submittedAt' ? Number.NaN : null }
    expect(refusalOf(weeklyReportDeadline(task, card, when('2025-10-27')))).toMatchObject({
      field,
      source: 'S4-42(11)',
    })
  })

  test('a report day is the named weekday and at most the day after the week', () => {
    const weekday = fc.constantFrom(...WEEKDAYS)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), weekday, weekday, (one, starts, due) => {
        const week = weekAround(one, starts)
        expect(one).toBeGreaterThanOrEqual(week.first)
        expect(one).toBeLessThan(week.next)
        const dueDay = weekDueDay(week, due)
        expect(dueDay).toBeLessThanOrEqual(week.next)
        expect(dueDay).toBeGreaterThan(week.next - 7)
        expect(weekAround(dueDay, due).first).toBe(dueDay)
      }),
    )
  })
})

describe('a wrong answer that was noticed (S4-25(8))', () => {
  const found = { foundAt: at('2025-10-20 10:00'), reachedAt: null }

  test('T-77: is to be put right now and stays open until the customer is reached', () => {
    expect(valueOf(correctiveCallbackDeadline(found, when('2025-10-20 10:00')))).toMatchObject({
      kind: 'corrective_callback',
      dueAt: '2025-10-20T10:00:00+08:00',
      state: 'due_soon',
      source: 'S4-25(8)',
    })
    expect(valueOf(correctiveCallbackDeadline(found, when('2025-10-29'))).state).toBe('overdue')
    const atOnce = { ...found, reachedAt: found.foundAt }
    expect(valueOf(correctiveCallbackDeadline(atOnce, when('2025-10-21'))).state).toBe('met')
    const reached = { ...found, reachedAt: at('2025-10-20 10:20') }
    expect(valueOf(correctiveCallbackDeadline(reached, when('2025-10-21'))).state).toBe('met_late')
  })

  test.each([
    ['foundAt', { foundAt: Number.NaN }],
    ['foundAt', { foundAt: 1e300 }],
    ['reachedAt', { reachedAt: at('2025-10-20 09:59') }],
  ])('R-284: refuses %s of %j', (field, change) => {
    const answer = correctiveCallbackDeadline({ ...found, ...change }, when('2025-10-21'))
    expect(refusalOf(answer)).toMatchObject({ field, source: 'S4-25(8)' })
  })
})

describe('the report afterwards when a level was skipped (S4-17(3))', () => {
  const skipped = {
    escalatedAt: at('2025-10-20 10:00'),
    shiftEndsAt: at('2025-10-20 12:00'),
    reportedAt: null,
  }

  test('T-84: is due at the end of the shift', () => {
    expect(valueOf(afterReportDeadline(skipped, when('2025-10-20 10:01')))).toMatchObject({
      kind: 'after_report',
      dueAt: '2025-10-20T12:00:00+08:00',
      unit: 'given',
      state: 'pending',
      source: 'S4-17(3)',
    })
    const lastMinute = { ...skipped, escalatedAt: skipped.shiftEndsAt }
    expect(afterReportDeadline(lastMinute, when('2025-10-20 12:00')).ok).toBe(true)
    const told = { ...skipped, reportedAt: at('2025-10-20 12:00') }
    expect(valueOf(afterReportDeadline(told, when('2025-10-21'))).state).toBe('met')
  })

  test.each([
    ['shiftEndsAt', { shiftEndsAt: at('2025-10-20 09:00') }],
    ['shiftEndsAt', { shiftEndsAt: Number.NaN }],
    ['escalatedAt', { escalatedAt: Number.NaN }],
    ['reportedAt', { reportedAt: at('2025-10-20 09:00') }],
  ])('R-265: refuses %s of %j', (field, change) => {
    const answer = afterReportDeadline({ ...skipped, ...change }, when('2025-10-20 13:00'))
    expect(refusalOf(answer)).toMatchObject({ field, source: 'S4-17(3)' })
  })
})
