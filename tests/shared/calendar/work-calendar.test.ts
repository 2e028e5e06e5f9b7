import { describe, expect, test } from 'vitest'
import { compileCalendar, isWorkingDay } from '#shared/calendar/work-calendar.ts'
import { sampleCalendar, sampleCalendarData } from './sample-calendar.ts'

describe('a day', () => {
  test.each([
    ['2025-10-20', true, 'weekday'],
    ['2025-10-25', false, 'weekend'],
    ['2025-10-26', false, 'weekend'],
    ['2025-10-02', false, 'rest_day'],
    ['2025-10-04', false, 'rest_day'],
    ['2025-10-11', true, 'make_up_workday'],
    ['2025-09-28', true, 'make_up_workday'],
  ] as const)('%s works: %s, because %s', (date, working, reason) => {
    expect(isWorkingDay(sampleCalendar, date)).toMatchObject({ working, covered: true, reason })
  })

  test.each([
    ['2025-08-31', false],
    ['2025-09-01', true],
    ['2025-12-31', true],
    ['2026-01-01', false],
  ] as const)('%s is covered: %s', (date, covered) => {
    expect(isWorkingDay(sampleCalendar, date).covered).toBe(covered)
  })

  test('outside the calendar only weekends are known, even where a list mentions the day', () => {
    const calendar = compileCalendar({ ...sampleCalendarData, restDays: ['2026-01-01'] })
    if (!calendar.ok) throw new Error('refused')
    expect(isWorkingDay(calendar.value, '2026-01-01')).toMatchObject({
      working: true,
      covered: false,
    })
    expect(isWorkingDay(calendar.value, '2026-01-03')).toMatchObject({
      working: false,
      covered: false,
    })
  })
})

describe('a calendar is refused, by field', () => {
  test.each([
    ['from', { from: '2025-02-30' }],
    ['from', { from: '2025-9-1' }],
    ['to', { to: 'tomorrow' }],
    ['to', { to: '2025-08-01' }],
    ['restDays.1', { restDays: ['2025-10-01', '2025-13-01'] }],
    ['makeUpWorkdays.0', { makeUpWorkdays: ['28 September'] }],
    ['makeUpWorkdays.0', { makeUpWorkdays: ['2025-10-01'] }],
    ['workday', { workday: [] }],
    ['workday.0.0', { workday: [['9:00', '17:00']] as const }],
    ['workday.0.1', { workday: [['09:00', '25:00']] as const }],
    ['workday.0', { workday: [['17:00', '09:00']] as const }],
    [
      'workday.1',
      {
        workday: [
          ['09:00', '13:00'],
          ['12:00', '17:00'],
        ] as const,
      },
    ],
  ])('%s', (field, change) => {
    const calendar = compileCalendar({ ...sampleCalendarData, ...change })
    expect(calendar).toMatchObject({ ok: false, refusal: { code: 'invalid_input', field } })
  })
})
