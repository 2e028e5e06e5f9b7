import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LeaveRequest, leaveApprover } from '#shared/duty/leave.ts'
import {
  type RosterEntry,
  rosterCover,
  serviceAt,
  serviceHours,
} from '#shared/duty/service-hours.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { profilePackSchema } from '#shared/pack/profile-pack.ts'
import { at, refusalOf, valueOf } from './moments.ts'

const { profiles } = defaultPacks
const card = profiles.card_company

describe('service hours (S4-18(1))', () => {
  test.each([
    ['07:29', 'outside'],
    ['07:29:59', 'outside'],
    ['07:30', 'within'],
    ['12:00', 'within'],
    ['20:30', 'within'],
    ['20:30:01', 'outside'],
    ['20:31', 'outside'],
    ['00:00', 'outside'],
  ])('T-72, R-267: a call at %s is %s', (time, answer) => {
    expect(valueOf(serviceAt(at(`2025-10-20 ${time}`), card.serviceHours))).toBe(answer)
  })

  test('R-267: hours may last until the end of the day', () => {
    expect(valueOf(serviceHours('07:30', '24:00')).endMs).toBe(DAY_MS)
    const hours = { from: '07:30', to: '24:00', source: 'S4-18(1)', origin: 'project' } as const
    expect(valueOf(serviceAt(at('2025-10-20 23:59:59'), hours))).toBe('within')
    expect(valueOf(serviceAt(at('2025-10-21 00:00'), hours))).toBe('outside')
    const { bank } = defaultPacks.profiles
    expect(profilePackSchema.safeParse({ ...bank, serviceHours: hours }).success).toBe(true)
  })

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, 1e300])('R-267: %s is no moment', (odd) => {
    for (const { serviceHours: hours } of [card, profiles.bank]) {
      expect(refusalOf(serviceAt(odd, hours))).toMatchObject({ field: 'at', source: 'S4-18(1)' })
    }
  })

  test('R-267: a profile without hours says so instead of guessing', () => {
    expect(valueOf(serviceAt(at('2025-10-20 03:00'), profiles.bank.serviceHours))).toBe(
      'not_configured',
    )
  })

  test.each([
    ['to', '20:30', '07:30'],
    ['to', '07:30', '07:30'],
    ['from', '7:30', '20:30'],
    ['to', '07:30', '24:01'],
    ['from', '24:00', '24:00'],
  ])('R-267: refuses %s of %s to %s', (field, from, to) => {
    expect(refusalOf(serviceHours(from, to))).toMatchObject({ field, source: 'S4-18(1)' })
    const hours = { from, to, source: 'S4-18(1)', origin: 'seed' } as const
    expect(serviceAt(at('2025-10-20 08:00'), hours).ok).toBe(false)
  })
})

describe('a roster (S4-18)', () => {
  const shift = (employeeNo: string, from: string, to: string, reserve = false): RosterEntry => ({
    employeeNo,
    from,
    to,
    reserve,
  })
  const whole = [
    shift('E100', '07:30', '14:00'),
    shift('E200', '14:00', '20:30'),
    shift('E300', '09:00', '18:00', true),
  ]

  test('R-268: every half hour has somebody and there is a reserve', () => {
    expect(valueOf(rosterCover(whole, card))).toEqual({
      ok: true,
      uncovered: [],
      reserve: 1,
      reserveShort: false,
    })
  })

  test('R-268: names each half hour without cover', () => {
    const gap = [shift('E100', '07:30', '13:15'), ...whole.slice(1)]
    expect(valueOf(rosterCover(gap, card))).toMatchObject({
      ok: false,
      uncovered: [
        { from: '13:00', staff: 0 },
        { from: '13:30', staff: 0 },
      ],
    })
  })

  test('R-268: a last slot that the closing time cuts short needs cover only until then', () => {
    const odd = { ...card, roster: { ...card.roster, slotMinutes: 45 } }
    expect(valueOf(rosterCover([shift('E100', '07:30', '20:30')], odd)).uncovered).toEqual([])
  })

  test('R-268: the reserve is no cover and its absence is told', () => {
    expect(valueOf(rosterCover(whole.slice(0, 2), card))).toMatchObject({
      ok: false,
      uncovered: [],
      reserveShort: true,
    })
    const reserveOnly = [shift('E300', '07:30', '20:30', true)]
    expect(valueOf(rosterCover(reserveOnly, card)).uncovered).toHaveLength(26)
  })

  test('R-268: an entry of nobody covers nothing', () => {
    const nobody = [shift(' ', '07:30', '20:30'), shift('\u200b', '07:30', '20:30', true)]
    expect(valueOf(rosterCover(nobody, card))).toMatchObject({ reserve: 0, reserveShort: true })
    expect(valueOf(rosterCover(nobody, card)).uncovered).toHaveLength(26)
  })

  test('R-268: one person in two spellings is one person', () => {
    const two = { ...card, roster: { ...card.roster, minimumPerSlot: 2 } }
    const twice = [shift('e1', '07:30', '20:30'), shift('Ｅ1', '07:30', '20:30')]
    expect(valueOf(rosterCover(twice, two)).uncovered).toHaveLength(26)
  })

  test('R-268: nobody is in reserve while they serve, but may be before or after', () => {
    const busy = [...whole.slice(0, 2), shift('e100', '09:00', '18:00', true)]
    expect(valueOf(rosterCover(busy, card))).toMatchObject({ reserve: 0, reserveShort: true })
    const after = [...whole.slice(0, 2), shift('E100', '14:00', '20:30', true)]
    expect(valueOf(rosterCover(after, card))).toMatchObject({ ok: true, reserve: 1 })
  })

  test('R-268: entries of one person that adjoin are one, within a slot too', () => {
    const split = [shift('e100', '13:10', '20:30'), shift('E100', '07:30', '13:10')]
    expect(valueOf(rosterCover(split, card)).uncovered).toEqual([])
    const twoPeople = [shift('E100', '07:30', '13:10'), shift('E200', '13:10', '20:30')]
    expect(valueOf(rosterCover(twoPeople, card)).uncovered).toEqual([{ from: '13:00', staff: 0 }])
  })

  test('R-268: one person with two entries counts once', () => {
    const two = { ...card, roster: { ...card.roster, minimumPerSlot: 2 } }
    const twice = [...whole, shift('E100', '07:30', '14:00'), shift('E200', '14:00', '20:30')]
    expect(valueOf(rosterCover(twice, two)).uncovered).toHaveLength(26)
  })

  test.each([
    ['entries.0.to', [shift('E100', '14:00', '07:30')]],
    ['entries.1.from', [whole[0] as RosterEntry, shift('E200', 'noon', '20:30')]],
  ])('R-268: refuses %s', (field, entries) => {
    expect(refusalOf(rosterCover(entries, card))).toMatchObject({ field, source: 'S4-18(1)' })
  })

  test('R-268: without service hours there is nothing to cover', () => {
    expect(refusalOf(rosterCover(whole, profiles.bank))).toMatchObject({
      code: 'not_configured',
      field: 'serviceHours',
    })
  })
})

describe('leave (S4-19(2))', () => {
  const request: LeaveRequest = { role: 'teller', days: 1, employeeNo: 'E100', standIn: 'E200' }
  const ask = (change: Partial<LeaveRequest>) =>
    leaveApprover({ ...request, ...change }, card.leave)

  test.each([
    ['teller', 0.5, 'department_head', 'seed'],
    ['teller', 1, 'department_head', 'seed'],
    ['teller', 1.5, 'general_manager', 'project'],
    ['teller', 2, 'general_manager', 'seed'],
    ['service_supervisor', 30, 'general_manager', 'seed'],
    ['department_head', 0.5, 'general_manager', 'seed'],
    ['department_head', 1.5, 'general_manager', 'seed'],
    ['general_manager', 0.5, null, 'project'],
  ] as const)('T-81, R-270: %s, %d days: %s', (role, days, approver, origin) => {
    expect(valueOf(ask({ role, days }))).toEqual({ approver, source: 'S4-19(2)', origin })
  })

  test.each([
    ['days', { days: 0 }],
    ['days', { days: -1 }],
    ['days', { days: Number.NaN }],
    ['days', { days: Number.POSITIVE_INFINITY }],
    ['days', { days: 0.3 }],
    ['days', { days: 367 }],
    ['standIn', { standIn: null }],
    ['standIn', { standIn: ' ' }],
    ['standIn', { standIn: 'ｅ100' }],
  ])('R-270: refuses %s of %j', (field, change) => {
    expect(refusalOf(ask(change))).toMatchObject({ field, source: 'S4-19(2)' })
  })

  test('R-270: longer leave never needs a lower approver', () => {
    const halves = fc.integer({ min: 1, max: 700 })
    fc.assert(
      fc.property(halves, halves, (one, other) => {
        const rank = (steps: number) =>
          Number(valueOf(ask({ days: steps / 2 })).approver === 'general_manager')
        expect(rank(Math.max(one, other))).toBeGreaterThanOrEqual(rank(Math.min(one, other)))
      }),
    )
  })
})
