/** The State Council's notices for 2024 to 2026, day by day. */
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import { isWorkingDay } from '#shared/calendar/work-calendar.ts'
import { addWorkingDays } from '#shared/calendar/working-days.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'

const { calendar } = defaultPacks

function days(from: string, to: string): string[] {
  const first = dayNumberOfDate(from)
  return Array.from({ length: dayNumberOfDate(to) - first + 1 }, (_, index) =>
    dateOfDay(first + index),
  )
}

/** Weekdays that rest because of a holiday, and weekend days that are worked. */
function exceptions(year: number): { rest: string[]; worked: string[] } {
  const all = days(`${year}-01-01`, `${year}-12-31`).map((date) => ({
    date,
    ...isWorkingDay(calendar, date),
  }))
  const weekday = (date: string) => ![0, 6].includes((dayNumberOfDate(date) + 4) % 7)
  return {
    rest: all.filter(({ date, working }) => weekday(date) && !working).map(({ date }) => date),
    worked: all.filter(({ date, working }) => !weekday(date) && working).map(({ date }) => date),
  }
}

describe('the shipped calendar', () => {
  // Weekdays only: a holiday's weekend days rest anyway.
  test.each([
    [
      2024,
      [
        '01-01',
        '02-12',
        '02-13',
        '02-14',
        '02-15',
        '02-16',
        '04-04',
        '04-05',
        '05-01',
        '05-02',
        '05-03',
        '06-10',
        '09-16',
        '09-17',
        '10-01',
        '10-02',
        '10-03',
        '10-04',
        '10-07',
      ],
      ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    ],
    [
      2025,
      [
        '01-01',
        '01-28',
        '01-29',
        '01-30',
        '01-31',
        '02-03',
        '02-04',
        '04-04',
        '05-01',
        '05-02',
        '05-05',
        '06-02',
        '10-01',
        '10-02',
        '10-03',
        '10-06',
        '10-07',
        '10-08',
      ],
      ['01-26', '02-08', '04-27', '09-28', '10-11'],
    ],
    [
      2026,
      [
        '01-01',
        '01-02',
        '02-16',
        '02-17',
        '02-18',
        '02-19',
        '02-20',
        '02-23',
        '04-06',
        '05-01',
        '05-04',
        '05-05',
        '06-19',
        '09-25',
        '10-01',
        '10-02',
        '10-05',
        '10-06',
        '10-07',
      ],
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    ],
  ])('%i rests and works as the notice says', (year, rest, worked) => {
    expect(exceptions(year)).toEqual({
      rest: rest.map((day) => `${year}-${day}`),
      worked: worked.map((day) => `${year}-${day}`),
    })
  })

  test('covers 2024 to 2026 and knows that it covers no more', () => {
    expect(isWorkingDay(calendar, '2023-12-31').covered).toBe(false)
    expect(isWorkingDay(calendar, '2024-01-01')).toMatchObject({ covered: true, name: '元旦' })
    expect(isWorkingDay(calendar, '2026-12-31').covered).toBe(true)
    expect(isWorkingDay(calendar, '2027-01-01').covered).toBe(false)
  })

  test('three working days from 2026-09-30 end on Saturday 10-10, a make-up day', () => {
    const { day, trace } = addWorkingDays(calendar, dayNumberOfDate('2026-09-30'), 3)
    expect(dateOfDay(day)).toBe('2026-10-10')
    expect(trace).toContain('2026-10-01 skipped rest_day 国庆节')
    expect(trace).toContain('2026-10-10 counted 3 make_up_workday')
  })
})
