/** which posts of a roster stand empty, and when. */
import { describe, expect, test } from 'vitest'
import { coverGaps } from '#shared/duty/cover.ts'
import { dutyDayAggregate } from '#shared/duty/state.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, event, foldAll } from './records.ts'

const { bank, card_company: card } = defaultPacks.profiles
const place = (employeeNo: string, time: string, position = 1) => ({
  position,
  employeeNo,
  startsAt: at(time),
  kind: 'handover',
})
const day = (roster: Record<string, unknown>) => {
  const { state } = foldAll(dutyDayAggregate, event('duty_day.rostered', roster))
  if (!state) throw new Error('no day')
  return state
}

describe('R-268 the cover of a day', () => {
  test('a counter that is kept in the morning only is empty in the afternoon', () => {
    expect(coverGaps(day({ am_high_counter: [place('E100', '08:30')] }), bank)).toEqual([
      { post: 'high_counter', from: '12:30', to: '17:30', staff: 0 },
    ])
  })

  test('a place that begins late leaves the post empty until then', () => {
    const roster = {
      am_lobby: [place('E100', '09:45')],
      pm_lobby: [place('E200', '12:30')],
    }
    // The slot in which somebody comes is not covered for its whole length.
    expect(coverGaps(day(roster), bank)).toEqual([
      { post: 'lobby', from: '08:30', to: '10:00', staff: 0 },
    ])
  })

  test('a whole day has no gap, and a post that nobody keeps is none', () => {
    const roster = {
      am_low_counter: [place('E100', '08:30')],
      pm_low_counter: [place('E200', '12:30')],
    }
    expect(coverGaps(day(roster), bank)).toEqual([])
  })

  test('the hotline of an organisation with hours of service is always asked for', () => {
    const roster = {
      am_high_counter: [place('E100', '07:30')],
      pm_high_counter: [place('E100', '14:00')],
      pm_hotline: [place('E200', '14:00')],
    }
    expect(coverGaps(day(roster), card)).toEqual([
      { post: 'hotline', from: '07:30', to: '14:00', staff: 0 },
    ])
  })

  test('fewer than the profile asks for are told with their number', () => {
    const two = { ...bank, roster: { ...bank.roster, minimumPerSlot: 2 } }
    const roster = {
      am_lobby: [place('E100', '08:30', 1), place('E200', '08:30', 2)],
      pm_lobby: [place('E100', '12:30')],
    }
    expect(coverGaps(day(roster), two)).toEqual([
      { post: 'lobby', from: '12:30', to: '17:30', staff: 1 },
    ])
  })

  test('a day without a roster says nothing of gaps', () => {
    expect(coverGaps(day({ am_lobby: [] }), card)).toEqual([])
  })
})
