import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingTime } from '#shared/calendar/working-days.ts'
import type { CaseFacts } from '#shared/complaint/rules/types.ts'
import { assessUrgency } from '#shared/complaint/rules/decision/urgency.ts'
import { sampleCalendar } from '../calendar/sample-calendar.ts'
import { at, clock, decided, newExplainer, phone, plainCase, rules } from './case-facts.ts'

function urgency(change: Partial<CaseFacts>, calendar = sampleCalendar) {
  return assessUrgency({ ...plainCase, ...change }, calendar, rules, newExplainer())
}

const NONE = { level: 'none', reasons: [], dueAt: null }
const PAIR = ['two_phone_contacts_within_half_working_day']

describe('two phone contacts within half a working day (S2-16)', () => {
  test.each([
    ['T-30', '2025-10-20 09:10', '2025-10-20 13:05', '2025-10-20T14:05:00+08:00'],
    ['T-31', '2025-10-20 09:10', '2025-10-20 13:10', '2025-10-20T14:10:00+08:00'],
    ['T-33', '2025-10-20 16:30', '2025-10-21 09:30', '2025-10-21T10:30:00+08:00'],
    ['over the holiday', '2025-09-30 16:00', '2025-10-09 10:00', '2025-10-09T11:00:00+08:00'],
    ['in the evening', '2025-10-20 18:00', '2025-10-20 22:00', '2025-10-20T23:00:00+08:00'],
  ])('%s is level 1', (_id, first, second, dueAt) => {
    const contacts = [phone(first), phone(second)]
    expect(urgency({ contacts }).decision).toEqual({ level: 'level1', reasons: PAIR, dueAt })
    expect(urgency({ contacts: contacts.toReversed() }).decision.dueAt).toBe(dueAt)
  })

  test.each([
    ['T-32', [phone('2025-10-20 09:10'), phone('2025-10-20 13:11')]],
    ['T-32 by a second', [phone('2025-10-20 09:10'), phone('2025-10-20 13:10:01')]],
    ['T-34 other customer', [phone('2025-10-20 09:10'), phone('2025-10-20 09:40', 'c2')]],
    ['other matter', [phone('2025-10-20 09:10'), phone('2025-10-20 09:40', 'c1', 'm2')]],
    ['one call', [phone('2025-10-20 09:10')]],
    ['no call', []],
    [
      'a letter',
      [phone('2025-10-20 09:10'), { ...phone('2025-10-20 09:40'), channel: 'email' as const }],
    ],
  ])('%s is none', (_id, contacts) => {
    expect(urgency({ contacts }).decision).toEqual(NONE)
  })

  test('keys are compared as a pair, not glued together', () => {
    const contacts = [phone('2025-10-20 09:10', 'a', 'bc'), phone('2025-10-20 09:40', 'ab', 'c')]
    expect(urgency({ contacts }).decision).toEqual(NONE)
  })

  test('T-35: a repeat that is a duplicate is urgent all the same (C-12)', () => {
    const decision = decided(
      {
        contacts: [phone('2025-10-20 09:10'), phone('2025-10-20 09:40')],
        nature: { reasons: ['I04'], investigated: true, originalCaseId: 'case-1' },
      },
      { now: at('2025-10-20 10:05') },
    )
    expect(decision.nature.value).toBe('invalid')
    expect(decision.urgency.level).toBe('level1')
  })

  test('the clock runs from the first pair', () => {
    const contacts = ['09:00', '16:00', '16:10', '16:20'].map((time) => phone(`2025-10-20 ${time}`))
    expect(urgency({ contacts }).decision.dueAt).toBe('2025-10-20T17:10:00+08:00')
  })

  test('calls on days nobody has listed are compared, and warned about', () => {
    const contacts = [phone('2026-01-05 09:10'), phone('2026-01-05 09:40')]
    expect(urgency({ contacts })).toMatchObject({
      decision: { level: 'level1' },
      warnings: ['calendar_missing:2026'],
    })
  })

  test('the window is symmetric and inclusive at exactly half a day', () => {
    const minute = fc.integer({ min: 0, max: 14 * 24 * 60 })
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const one = { ...phone('2025-10-20 09:00'), at: at('2025-10-20 00:00') + a * 60_000 }
        const other = { ...one, at: at('2025-10-20 00:00') + b * 60_000 }
        const within =
          workingTime(sampleCalendar, one.at, other.at).ms <= sampleCalendar.dayLengthMs / 2
        const expected = within ? 'level1' : 'none'
        expect(urgency({ contacts: [one, other] }).decision.level).toBe(expected)
        expect(urgency({ contacts: [other, one] }).decision.level).toBe(expected)
      }),
    )
  })
})

describe('a walk-in', () => {
  test('T-29: agitated is level 1, first contact within the hour', () => {
    const decision = decided(
      { receivedAt: at('2025-10-20 10:20'), reception: { walkIn: true, agitated: true } },
      { now: at('2025-10-20 10:21') },
    )
    expect(decision.urgency).toEqual({
      level: 'level1',
      reasons: ['walk_in_agitated'],
      dueAt: '2025-10-20T11:20:00+08:00',
    })
    expect(clock(decision, 'urgent_first_contact')).toMatchObject({
      startAt: '2025-10-20T10:20:00+08:00',
      dueAt: '2025-10-20T11:20:00+08:00',
      source: 'S2-16',
    })
  })

  test.each([
    ['T-28', { walkIn: true, agitated: false }],
    ['agitated on the phone', { walkIn: false, agitated: true }],
    ['nothing seen', {}],
  ])('%s is none', (_id, reception) => {
    expect(urgency({ reception }).decision).toEqual(NONE)
  })

  test('with a pair as well, the earlier trigger sets the clock', () => {
    const decision = urgency({
      receivedAt: at('2025-10-20 10:20'),
      reception: { walkIn: true, agitated: true },
      contacts: [phone('2025-10-20 09:10'), phone('2025-10-20 09:40')],
    }).decision
    expect(decision.dueAt).toBe('2025-10-20T10:40:00+08:00')
    expect(decision.reasons).toHaveLength(2)
  })
})

describe('a standing level', () => {
  test('is never lowered and keeps its own source (R-096)', () => {
    const standing = urgency({ standingUrgency: { level: 'level2', at: at('2025-10-20 08:00') } })
    expect(standing.decision).toEqual({
      level: 'level2',
      reasons: ['standing'],
      dueAt: '2025-10-20T09:00:00+08:00',
    })
    expect(standing.source).toBe('S2-17')
  })
})

test('R-094: calls of nobody, or about nothing that was named, never pair', () => {
  for (const key of ['', ' ', '\u200b']) {
    const level = (customerKey: string, matterKey: string) =>
      decided({
        contacts: [
          phone('2025-10-20 09:10', customerKey, matterKey),
          phone('2025-10-20 10:00', customerKey, matterKey),
        ],
      }).urgency.level
    expect(level('c1', 'm1')).toBe('level1')
    expect(level(key, 'm1')).toBe('none')
    expect(level('c1', key)).toBe('none')
  }
})
