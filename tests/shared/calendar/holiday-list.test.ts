/** A year's list as it comes from outside: both forms, and what is wrong with a wrong one. */
import { describe, expect, test } from 'vitest'
import { readHolidayList } from '#shared/calendar/holiday-list.ts'
import { HOLIDAYS_2027 } from '#tests/support/valid-inputs.ts'

const wrong = (change: object) => readHolidayList({ ...HOLIDAYS_2027, ...change })
const fieldOf = (answer: ReturnType<typeof readHolidayList>) =>
  answer.ok ? 'accepted' : answer.refusal.field

/** The list day by day, as public data sets write it. */
function dayByDay() {
  const days: { name: string; date: string; isOffDay: boolean }[] = []
  for (const { name, from, to } of HOLIDAYS_2027.holidays) {
    for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
      days.push({ name, date: new Date(at).toISOString().slice(0, 10), isOffDay: true })
    }
  }
  for (const date of HOLIDAYS_2027.makeUpWorkdays)
    days.push({ name: '调休', date, isOffDay: false })
  return { $schema: 'x', year: 2027, papers: [HOLIDAYS_2027.source], days: days.reverse() }
}

describe('reading a list', () => {
  test('both forms give the same list', () => {
    expect(readHolidayList(HOLIDAYS_2027)).toEqual({ ok: true, value: HOLIDAYS_2027 })
    expect(readHolidayList(dayByDay())).toEqual({ ok: true, value: HOLIDAYS_2027 })
  })

  test('New Year may begin in the December before', () => {
    const [, ...others] = HOLIDAYS_2027.holidays
    const answer = wrong({
      holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }, ...others],
      makeUpWorkdays: ['2026-12-27', ...HOLIDAYS_2027.makeUpWorkdays],
    })
    expect(answer.ok).toBe(true)
  })

  const [newYear, ...others] = HOLIDAYS_2027.holidays
  test.each([
    ['a year that is none', { year: 27 }, 'year'],
    ['no source', { source: '' }, 'source'],
    ['an unknown key', { comment: 'x' }, 'comment'],
    ['a date that is none', { makeUpWorkdays: ['2027-02-30'] }, 'makeUpWorkdays.0'],
    ['backwards', { holidays: [{ ...newYear, from: '2027-01-04' }, ...others] }, 'holidays.0.to'],
    [
      'another year',
      { holidays: [{ ...newYear, from: '2028-01-01', to: '2028-01-01' }, ...others] },
      'holidays.0.from',
    ],
    [
      'a shared day',
      { holidays: [...HOLIDAYS_2027.holidays, { ...newYear, name: '也是元旦' }] },
      'holidays.7',
    ],
    ['a worked holiday', { makeUpWorkdays: ['2027-01-02'] }, 'makeUpWorkdays.0'],
    ['a worked weekday', { makeUpWorkdays: ['2027-03-03'] }, 'makeUpWorkdays.0'],
    ['a day twice', { makeUpWorkdays: ['2027-02-14', '2027-02-14'] }, 'makeUpWorkdays.1'],
    ['half a list', { holidays: HOLIDAYS_2027.holidays.slice(0, 5) }, 'holidays'],
    ['no list at all', { holidays: [] }, 'holidays'],
  ])('%s is refused at its field', (_name, change, field) => {
    expect(fieldOf(wrong(change))).toBe(field)
  })

  /** The list with one holiday's days changed. */
  const having = (name: string, change: object) => ({
    holidays: HOLIDAYS_2027.holidays.map((holiday) =>
      holiday.name === name ? { ...holiday, ...change } : holiday,
    ),
    makeUpWorkdays: [],
  })
  const allSeven = HOLIDAYS_2027.holidays.map(({ name }) => name).join('、')

  test.each([
    [
      'one holiday named with all seven words',
      { holidays: [{ name: allSeven, from: '2027-01-01', to: '2027-12-31' }], makeUpWorkdays: [] },
      '元旦 春节 清明 劳动节 端午 中秋 国庆',
    ],
    [
      'one day named with all seven words',
      { holidays: [{ name: allSeven, from: '2027-01-01', to: '2027-01-01' }] },
      '元旦 春节 清明 劳动节 端午 中秋 国庆',
    ],
    ['a Spring Festival of two days', having('春节', { to: '2027-02-06' }), '春节'],
    ['a National Day of two days', having('国庆节', { to: '2027-10-02' }), '国庆'],
    ['a Labour Day in June', having('劳动节', { from: '2027-06-01', to: '2027-06-05' }), '劳动节'],
    ['two that cannot meet under one name', having('清明节', { name: '清明节、端午节' }), '清明'],
  ])('%s is no whole list', (_what, change, names) => {
    expect(wrong(change)).toMatchObject({
      ok: false,
      refusal: {
        field: 'holidays',
        source: '全国年节及纪念日放假办法 2',
        params: { reason: 'holiday_missing', names },
      },
    })
  })

  test('fewer rest days than the law gives are no whole list', () => {
    const least = HOLIDAYS_2027.holidays.map((holiday) => {
      const days = ['春节', '国庆节'].includes(holiday.name) ? 2 : 0
      const to = new Date(Date.parse(holiday.from) + days * 86_400_000).toISOString().slice(0, 10)
      return { ...holiday, to }
    })
    expect(wrong({ holidays: least, makeUpWorkdays: [] })).toMatchObject({
      ok: false,
      refusal: { field: 'holidays', params: { reason: 'too_few_days', least: 13 } },
    })
    const two = least.map((holiday) =>
      holiday.name === '春节' ? { ...holiday, to: '2027-02-09' } : holiday,
    )
    expect(wrong({ holidays: two, makeUpWorkdays: [] }).ok).toBe(true)
  })

  test('Mid-Autumn and National Day may fall together', () => {
    const holidays = HOLIDAYS_2027.holidays
      .filter(({ name }) => name !== '中秋节')
      .map((holiday) =>
        holiday.name === '国庆节' ? { ...holiday, name: '国庆节、中秋节' } : holiday,
      )
    expect(wrong({ holidays }).ok).toBe(true)
  })

  test('days of another form are refused at their field', () => {
    expect(fieldOf(readHolidayList({ ...dayByDay(), papers: [] }))).toBe('papers')
    expect(fieldOf(readHolidayList({ ...dayByDay(), days: [{ name: 'x' }] }))).toBe('days.0.date')
    for (const nothing of [null, [], 'x', 7]) expect(readHolidayList(nothing).ok).toBe(false)
  })
})
