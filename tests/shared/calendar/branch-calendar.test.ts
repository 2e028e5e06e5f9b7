/** The branch's calendar over the shipped one: further lists, own hours, own days, the alarm. */
import { describe, expect, test } from 'vitest'
import { branchCalendar, calendarAlarm } from '#shared/calendar/branch-calendar.ts'
import { dayNumberOfDate } from '#shared/calendar/day-number.ts'
import type { BranchCalendarState } from '#shared/calendar/events.ts'
import { type WorkCalendar, isWorkingDay } from '#shared/calendar/work-calendar.ts'
import { addWorkingDays, workingTime } from '#shared/calendar/working-days.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { HOLIDAYS_2027 } from '#tests/support/valid-inputs.ts'

const { calendarPack } = defaultPacks
const nothing: BranchCalendarState = {
  lists: {},
  workingHours: null,
  ownRestDays: [],
  ownWorkdays: [],
  revision: 3,
}

function calendarWith(change: Partial<BranchCalendarState>): WorkCalendar {
  const calendar = branchCalendar(calendarPack, { ...nothing, ...change })
  if (!calendar.ok) throw new Error(calendar.refusal.message)
  return calendar.value
}

describe('a list that was taken in', () => {
  const calendar = calendarWith({ lists: { 2027: HOLIDAYS_2027 } })

  test('covers its year and is named with its revision', () => {
    expect(isWorkingDay(defaultPacks.calendar, '2027-01-01')).toMatchObject({ covered: false })
    expect(isWorkingDay(calendar, '2027-01-01')).toEqual({
      working: false,
      covered: true,
      reason: 'rest_day',
      name: '元旦',
    })
    expect(isWorkingDay(calendar, '2027-02-14')).toMatchObject({ reason: 'make_up_workday' })
    expect(calendar).toMatchObject({ pack: 'calendar-branch', version: 3 })
  })

  test('replaces the shipped list of its year', () => {
    const changed = { ...HOLIDAYS_2027, year: 2026, holidays: [], makeUpWorkdays: [] }
    // The check for statutory holidays stands before: a list without them never decides anything.
    expect(branchCalendar(calendarPack, { ...nothing, lists: { 2026: changed } }).ok).toBe(false)
  })

  test('beyond a gap it waits until the gap is closed', () => {
    const later = { ...HOLIDAYS_2027, year: 2028 }
    const shifted = {
      ...later,
      holidays: later.holidays.map((holiday) => ({
        ...holiday,
        from: holiday.from.replace('2027', '2028'),
        to: holiday.to.replace('2027', '2028'),
      })),
      makeUpWorkdays: [],
    }
    expect(isWorkingDay(calendarWith({ lists: { 2028: shifted } }), '2028-01-01').covered).toBe(
      false,
    )
    const both = calendarWith({ lists: { 2027: HOLIDAYS_2027, 2028: shifted } })
    expect(isWorkingDay(both, '2028-01-01').covered).toBe(true)
  })
})

describe('own hours and days', () => {
  test('split hours count only inside', () => {
    const calendar = calendarWith({
      workingHours: [
        ['08:30', '12:00'],
        ['13:30', '17:30'],
      ],
    })
    const at = (time: string) => Date.parse(`2026-03-02T${time}:00+08:00`)
    expect(workingTime(calendar, at('11:00'), at('14:00')).ms).toBe(90 * 60_000)
    expect(calendar.dayLengthMs).toBe(7.5 * 3_600_000)
  })

  test('go before every list, and the trace says so', () => {
    const calendar = calendarWith({
      ownRestDays: [{ date: '2026-03-04', reason: '网点装修' }],
      ownWorkdays: [{ date: '2026-03-07', reason: '社区服务' }],
    })
    const counted = addWorkingDays(calendar, dayNumberOfDate('2026-03-02'), 4)
    expect(counted.trace).toEqual([
      '2026-03-03 counted 1',
      '2026-03-04 skipped branch_rest_day 网点装修',
      '2026-03-05 counted 2',
      '2026-03-06 counted 3',
      '2026-03-07 counted 4 branch_workday 社区服务',
    ])
  })

  test('a day given twice is refused', () => {
    const day = { date: '2026-03-04', reason: 'x' }
    const answer = branchCalendar(calendarPack, { ...nothing, ownRestDays: [day, day] })
    expect(answer).toMatchObject({ ok: false, refusal: { field: 'ownDays.1' } })
  })

  test('a day given as both is refused', () => {
    const both = [{ date: '2026-03-04', reason: 'x' }]
    const answer = branchCalendar(calendarPack, {
      ...nothing,
      ownRestDays: both,
      ownWorkdays: both,
    })
    expect(answer).toMatchObject({ ok: false, refusal: { field: 'ownDays.1' } })
  })
})

describe('the alarm', () => {
  const shipped = defaultPacks.calendar
  test.each([
    ['2026-11-14', null],
    ['2026-11-15', { year: 2027, state: 'soon' }],
    ['2026-12-31', { year: 2027, state: 'soon' }],
    ['2027-01-01', { year: 2027, state: 'missing' }],
    ['2025-12-01', null],
    ['2023-06-01', { year: 2023, state: 'missing' }],
  ])('on %s is %j', (today, alarm) => {
    expect(calendarAlarm(calendarPack, shipped, today)).toEqual(alarm)
  })

  test('own days of the branch do not silence it, although each is covered by itself', () => {
    const own = (date: string) => ({ date, reason: '网点装修' })
    const calendar = calendarWith({
      ownRestDays: [own('2026-12-31'), own('2027-12-31')],
      ownWorkdays: [own('2027-01-04')],
    })
    expect(calendarAlarm(calendarPack, calendar, '2026-12-01')).toEqual({
      year: 2027,
      state: 'soon',
    })
    expect(calendarAlarm(calendarPack, calendar, '2027-01-04')).toEqual({
      year: 2027,
      state: 'missing',
    })
    expect(isWorkingDay(calendar, '2027-12-31').covered).toBe(true)
    expect(isWorkingDay(calendar, '2027-12-30').covered).toBe(false)
  })

  test('ends when the list is taken in', () => {
    const calendar = calendarWith({ lists: { 2027: HOLIDAYS_2027 } })
    expect(calendarAlarm(calendarPack, calendar, '2026-12-01')).toBeNull()
    expect(calendarAlarm(calendarPack, calendar, '2027-11-15')).toEqual({
      year: 2028,
      state: 'soon',
    })
  })
})
