/** However irregularly a host asks, it hears every alarm, and each once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  alarmsBetween,
  alarmsOf,
  nextAlarmAt,
  reachedAlarms,
} from '#shared/complaint/alarm/alarms.ts'
import { RUNGS } from '#shared/complaint/alarm/kinds.ts'
import { compileCalendar } from '#shared/calendar/work-calendar.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { at, byShippedRules as by, caseWith, clock } from './states.ts'

const base = at('2025-09-26T08:00:00')

const cases = fc
  .record({
    startMinutes: fc.integer({ min: 0, max: 20_000 }),
    promiseMinutes: fc.array(fc.integer({ min: 5, max: 5_000 }), { maxLength: 3 }),
    days: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ startMinutes, promiseMinutes, days }) => {
    const start = base + startMinutes * MINUTE_MS
    const dayEnd = `${formatInstant(start + days * DAY_MS).slice(0, 10)}T24:00:00+08:00`
    return caseWith(
      [
        clock('handler_assign', start, start + HOUR_MS),
        clock('urgent_first_contact', start, start + HOUR_MS),
        clock('dept_reply', start, start + DAY_MS),
        clock('resolve_ordinary', start, dayEnd),
        clock('legal_decision', start, dayEnd),
      ],
      {
        promises: promiseMinutes.map((minutes, index) => ({
          promiseId: `p${index}`,
          madeAt: formatInstant(start),
          dueAt: formatInstant(start + minutes * MINUTE_MS),
          by: 'E200',
          what: null,
          contactedAt: null,
        })),
      },
    )
  })

const steps = fc.array(fc.integer({ min: 1, max: 6 * 24 * 60 }), { minLength: 1, maxLength: 60 })

test('irregular asking hears the same as one long asking, each alarm once and in order', () => {
  fc.assert(
    fc.property(cases, steps, (state, minutes) => {
      const moments = minutes.reduce<number[]>(
        (all, step) => [...all, (all.at(-1) ?? base - 1) + step * MINUTE_MS],
        [base - 1],
      )
      // Asked anew each time, as a host does after a restart.
      const heard = moments
        .slice(1)
        .flatMap((now, index) =>
          alarmsBetween(alarmsOf(state, by, now), moments[index] as number, now),
        )
      const last = moments.at(-1) as number
      const whole = alarmsBetween(alarmsOf(state, by, base), base - 1, last)
      expect(heard).toEqual(whole)
      expect(new Set(heard.map(({ alarmId }) => alarmId)).size).toBe(heard.length)
    }),
  )
})

test('sleeping until the next alarm, again and again, hears all of them and wakes for nothing', () => {
  fc.assert(
    fc.property(cases, (state) => {
      const alarms = alarmsOf(state, by, base)
      const heard: string[] = []
      let now = base - 1
      for (let next = nextAlarmAt(alarms, now); next !== null; next = nextAlarmAt(alarms, now)) {
        const ringing = alarmsBetween(alarms, now, next)
        expect(ringing.length).toBeGreaterThan(0)
        expect(ringing.every((alarm) => alarm.at === next)).toBe(true)
        heard.push(...ringing.map(({ alarmId }) => alarmId))
        now = next
      }
      expect(heard).toEqual(alarms.map(({ alarmId }) => alarmId))
    }),
  )
})

test('an alarm only climbs: a clock that reached a rung never shows a lower one later', () => {
  fc.assert(
    fc.property(cases, fc.nat(60 * 24 * 60), fc.nat(60 * 24 * 60), (state, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one]
      const shown = (minutes: number) => {
        const now = base + minutes * MINUTE_MS
        return new Map(
          reachedAlarms(alarmsOf(state, by, now), now).map((alarm) => [alarm.subject, alarm]),
        )
      }
      const [before, after] = [shown(early), shown(late)]
      for (const [subject, alarm] of before) {
        const later = after.get(subject)
        if (!later) throw new Error(`${subject} fell silent by itself`)
        expect(RUNGS.indexOf(later.rung)).toBeGreaterThanOrEqual(RUNGS.indexOf(alarm.rung))
        expect(later.at).toBeGreaterThanOrEqual(alarm.at)
      }
    }),
  )
})

test('warnings ring inside the term, the limit at its end, lateness after it', () => {
  fc.assert(
    fc.property(cases, (state) => {
      for (const alarm of alarmsOf(state, by, base)) {
        const due = at(alarm.dueAt.slice(0, 19))
        const place = alarm.at < due ? 'warning' : alarm.at === due ? 'limit' : 'overdue'
        expect(place).toBe(alarm.rung)
      }
    }),
  )
})

test('a calendar that changes moves the warnings, and a moved limit is another alarm', () => {
  const start = at('2025-10-20T10:00:00')
  const state = (due: string) => caseWith([clock('resolve_ordinary', start, due)])
  const resting = compileCalendar({
    from: '2025-01-01',
    to: '2025-12-31',
    restDays: [],
    makeUpWorkdays: [],
    workday: [['08:30', '17:00']],
    ownDays: [{ date: '2025-10-22', working: false, reason: '停电' }],
  })
  if (!resting.ok) throw new Error('refused')
  const moved = alarmsOf(
    state('2025-10-24T24:00:00+08:00'),
    { ...by, calendar: resting.value },
    start,
  )
  expect(moved.slice(0, 3).map((alarm) => formatInstant(alarm.at).slice(5, 16))).toEqual([
    '10-21T08:30',
    '10-23T08:30',
    '10-24T08:30',
  ])
  const before = new Set(
    alarmsOf(state('2025-10-23T24:00:00+08:00'), by, start).map(({ alarmId }) => alarmId),
  )
  expect(moved.some(({ alarmId }) => before.has(alarmId))).toBe(false)
})
