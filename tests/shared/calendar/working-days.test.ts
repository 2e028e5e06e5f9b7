import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import { calendarWarnings, dayAnswer } from '#shared/calendar/work-calendar.ts'
import { addWorkingDays, lastWorkingDay, workingTime } from '#shared/calendar/working-days.ts'
import { HOUR_MS, MINUTE_MS, parseInstant } from '#shared/foundation/instant.ts'
import { compiled, sampleCalendar, sampleCalendarData } from './sample-calendar.ts'

const at = (text: string): number => {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
const split = compiled({
  ...sampleCalendarData,
  workday: [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ],
})

describe('adding working days', () => {
  test.each([
    ['2025-10-20', 3, '2025-10-23'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-09-30', 5, '2025-10-14'],
    ['2025-10-25', 3, '2025-10-29'],
    ['2025-09-26', 1, '2025-09-28'],
  ] as const)('%s plus %i is %s', (from, count, due) => {
    expect(dateOfDay(addWorkingDays(sampleCalendar, dayNumberOfDate(from), count).day)).toBe(due)
  })

  test('the trace names every day, and why it was skipped', () => {
    const { trace, uncoveredDays } = addWorkingDays(
      sampleCalendar,
      dayNumberOfDate('2025-10-02'),
      3,
    )
    expect(trace).toEqual([
      '2025-10-03 skipped rest_day',
      '2025-10-04 skipped rest_day',
      '2025-10-05 skipped rest_day',
      '2025-10-06 skipped rest_day',
      '2025-10-07 skipped rest_day',
      '2025-10-08 skipped rest_day',
      '2025-10-09 counted 1',
      '2025-10-10 counted 2',
      '2025-10-11 counted 3 make_up_workday',
    ])
    expect(uncoveredDays).toEqual([])
  })

  test('days nobody has listed are counted by weekends and named', () => {
    const { day, trace, uncoveredDays } = addWorkingDays(
      sampleCalendar,
      dayNumberOfDate('2025-12-31'),
      2,
    )
    expect(dateOfDay(day)).toBe('2026-01-02')
    expect(trace).toEqual(['2026-01-01 counted 1 unlisted', '2026-01-02 counted 2 unlisted'])
    expect(calendarWarnings(uncoveredDays)).toEqual(['calendar_missing:2026'])
  })

  test('a term that crosses two missing years warns of both, in order', () => {
    const short = compiled({ ...sampleCalendarData, from: '2025-01-01', to: '2025-01-02' })
    const { uncoveredDays } = addWorkingDays(short, dayNumberOfDate('2025-12-30'), 3)
    expect(calendarWarnings(uncoveredDays)).toEqual([
      'calendar_missing:2025',
      'calendar_missing:2026',
    ])
  })

  test('a calendar of nothing but rest days still ends', () => {
    const rest = Array.from({ length: 122 }, (_, index) =>
      dateOfDay(dayNumberOfDate('2025-09-01') + index),
    )
    const calendar = compiled({ ...sampleCalendarData, restDays: rest, makeUpWorkdays: [] })
    const { day } = addWorkingDays(calendar, dayNumberOfDate('2025-09-01'), 3)
    expect(dateOfDay(day)).toBe('2026-01-05')
  })

  test('the answer is a working day after the start, and more days never end earlier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 20_600 }),
        fc.integer({ min: 1, max: 15 }),
        (start, count) => {
          const one = addWorkingDays(sampleCalendar, start, count)
          const more = addWorkingDays(sampleCalendar, start, count + 1)
          expect(one.day).toBeGreaterThan(start)
          expect(dayAnswer(sampleCalendar, one.day).working).toBe(true)
          expect(more.day).toBeGreaterThan(one.day)
          expect(one.trace).toHaveLength(one.day - start)
        },
      ),
    )
  })
})

describe('the last working day', () => {
  test('of a holiday lies before it', () => {
    const day = dayNumberOfDate('2025-10-05')
    const last = lastWorkingDay(sampleCalendar, day, day - 20)
    expect(last.day === null ? null : dateOfDay(last.day)).toBe('2025-09-30')
  })

  test('is null when the whole span rests', () => {
    const day = dayNumberOfDate('2025-10-08')
    expect(lastWorkingDay(sampleCalendar, day, dayNumberOfDate('2025-10-01')).day).toBeNull()
  })
})

describe('working time between two instants', () => {
  test.each([
    ['2025-10-20T09:10:00+08:00', '2025-10-20T13:05:00+08:00', 235],
    ['2025-10-20T16:30:00+08:00', '2025-10-21T09:30:00+08:00', 60],
    ['2025-10-20T18:00:00+08:00', '2025-10-20T20:00:00+08:00', 0],
    ['2025-09-30T17:00:00+08:00', '2025-10-09T09:00:00+08:00', 0],
    ['2025-10-20T01:00:00Z', '2025-10-20T17:00:00+08:00', 480],
    ['2025-10-10T16:00:00+08:00', '2025-10-11T10:00:00+08:00', 120],
  ] as const)('%s to %s is %i minutes', (one, other, minutes) => {
    expect(workingTime(sampleCalendar, at(one), at(other)).ms).toBe(minutes * MINUTE_MS)
    expect(workingTime(sampleCalendar, at(other), at(one)).ms).toBe(minutes * MINUTE_MS)
  })

  test('a lunch break is no working time', () => {
    const morning = at('2025-10-20T11:00:00+08:00')
    const afternoon = at('2025-10-20T14:00:00+08:00')
    expect(workingTime(split, morning, afternoon).ms).toBe(2 * HOUR_MS)
    expect(split.dayLengthMs).toBe(7 * HOUR_MS)
  })

  test('is symmetric, additive, and never more than the time that passed', () => {
    const instant = fc.integer({
      min: at('2025-09-15T00:00:00+08:00'),
      max: at('2025-11-15T00:00:00+08:00'),
    })
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const [first, middle, last] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
        const whole = workingTime(split, first, last).ms
        expect(workingTime(split, last, first).ms).toBe(whole)
        expect(workingTime(split, first, middle).ms + workingTime(split, middle, last).ms).toBe(
          whole,
        )
        expect(whole).toBeLessThanOrEqual(last - first)
      }),
    )
  })

  test('with a limit the walk stops early but never lies about being below it', () => {
    const from = at('1970-01-05T09:00:00+08:00')
    const to = at('2025-10-20T09:00:00+08:00')
    const limited = workingTime(sampleCalendar, from, to, 4 * HOUR_MS)
    expect(limited.ms).toBeGreaterThan(4 * HOUR_MS)
    expect(limited.uncoveredDays.length).toBeLessThan(10)
  })
})
