import { describe, expect, test } from 'vitest'
import { deadlineStateOf, promiseBroken } from '#shared/complaint/rules/clock/deadline-state.ts'
import type { CaseFacts, DeadlineKind } from '#shared/complaint/rules/types.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, clock, decided, phone, rules } from './case-facts.ts'

const LATER = { now: at('2025-12-30 12:00') }
const due = (change: Partial<CaseFacts>, kind: DeadlineKind) =>
  clock(decided(change, LATER), kind)?.dueAt
const state = (change: Partial<CaseFacts>, kind: DeadlineKind, now: string) =>
  clock(decided(change, { now: at(now) }), kind)?.state
const MAJOR = { harm: { considerableHarm: true } } as const

describe('when a clock ends', () => {
  test('T-37: received Monday 10:00', () => {
    expect(due({}, 'handler_assign')).toBe('2025-10-20T11:00:00+08:00')
    expect(due({}, 'resolve_ordinary')).toBe('2025-10-23T24:00:00+08:00')
    expect(due(MAJOR, 'resolve_major')).toBe('2025-10-27T24:00:00+08:00')
  })

  test('T-38: received before the October holiday', () => {
    const receivedAt = at('2025-09-30 16:00')
    expect(due({ receivedAt }, 'resolve_ordinary')).toBe('2025-10-11T24:00:00+08:00')
    expect(due({ receivedAt, ...MAJOR }, 'resolve_major')).toBe('2025-10-14T24:00:00+08:00')
  })

  test('T-39: received on a rest day', () => {
    expect(due({ receivedAt: at('2025-10-25 11:00') }, 'resolve_ordinary')).toBe(
      '2025-10-29T24:00:00+08:00',
    )
  })

  test('T-40: a department answers within 24 hours, nights and rest days included', () => {
    const department = { receivedAt: at('2025-10-20 17:30') }
    expect(due({ department }, 'dept_reply')).toBe('2025-10-21T17:30:00+08:00')
    const replied = (repliedAt: string) => ({
      department: { ...department, repliedAt: at(repliedAt) },
    })
    expect(state(replied('2025-10-21 17:30:00'), 'dept_reply', '2025-10-22')).toBe('met')
    expect(state(replied('2025-10-21 17:30:01'), 'dept_reply', '2025-10-22')).toBe('met_late')
  })

  test('T-41: closing starts the report of the day and the callback', () => {
    const closed = { closedAt: at('2025-10-24 16:00') }
    expect(due(closed, 'close_report')).toBe('2025-10-24T24:00:00+08:00')
    expect(due(closed, 'callback')).toBe('2025-10-31T24:00:00+08:00')
    expect(due({}, 'close_report')).toBeUndefined()
  })

  test('T-42: a report that left on the next day is late', () => {
    const reported = (reportedAt: string) => ({
      closedAt: at('2025-10-24 16:00'),
      events: { reportedAt: at(reportedAt) },
    })
    expect(state(reported('2025-10-24 23:59'), 'close_report', '2025-10-26')).toBe('met')
    expect(state(reported('2025-10-25 00:00'), 'close_report', '2025-10-26')).toBe('met')
    expect(state(reported('2025-10-25 00:01'), 'close_report', '2025-10-26')).toBe('met_late')
  })

  test('exactly one of the two resolving clocks runs', () => {
    const kinds = (facts: Partial<CaseFacts>) =>
      decided(facts, LATER)
        .deadlines.map(({ kind }) => kind)
        .filter((kind) => kind.startsWith('resolve'))
    expect(kinds({})).toEqual(['resolve_ordinary'])
    expect(kinds(MAJOR)).toEqual(['resolve_major'])
    expect(kinds({ harm: { seriousDamage: true } })).toEqual(['resolve_major'])
  })

  test('the earliest due clock comes first (C-01)', () => {
    const kinds = decided(
      {
        promises: [{ madeAt: at('2025-10-20 10:04'), dueAt: at('2025-10-20 10:30') }],
        department: { receivedAt: at('2025-10-20 10:05') },
      },
      { now: at('2025-10-20 10:05') },
    ).deadlines.map(({ kind }) => kind)
    expect(kinds).toEqual([
      'promised_reply',
      'handler_assign',
      'dept_reply',
      'resolve_ordinary',
      'legal_decision',
    ])
  })

  test('a praise has no legal term: R-18 speaks of consumer complaints', () => {
    expect(due({ intakeType: 'praise' }, 'legal_decision')).toBeUndefined()
    expect(due({ intakeType: 'praise' }, 'resolve_ordinary')).toBe('2025-10-23T24:00:00+08:00')
  })
})

describe('the legal term (R-18)', () => {
  const legal = (change: Partial<CaseFacts>) => clock(decided(change, LATER), 'legal_decision')
  const approved = {
    approvedBy: 'E900',
    approvedAt: at('2025-10-30 09:00'),
    notifiedAt: at('2025-10-30 10:00'),
  }

  test.each<[string, Partial<CaseFacts>, string]>([
    ['simple', {}, '2025-11-04'],
    ['complex', { complexity: 'complex' }, '2025-11-19'],
    ['extended', { complexity: 'complex', extension: approved }, '2025-12-19'],
    [
      'not told to the customer',
      { complexity: 'complex', extension: { ...approved, notifiedAt: null } },
      '2025-11-19',
    ],
    [
      'not approved by anybody',
      { complexity: 'complex', extension: { ...approved, approvedBy: ' ' } },
      '2025-11-19',
    ],
    ['extended but simple', { complexity: 'simple', extension: approved }, '2025-11-04'],
  ])('%s', (_what, change, date) => {
    expect(legal(change)?.dueAt).toBe(`${date}T24:00:00+08:00`)
  })

  test.each<[Partial<CaseFacts>, string[]]>([
    [{ extension: approved }, ['extension_ignored']],
    [{ complexity: 'simple', extension: { ...approved, approvedAt: null } }, ['extension_ignored']],
    [
      { complexity: 'complex', extension: { ...approved, approvedAt: null } },
      ['extension_incomplete'],
    ],
    [
      { complexity: 'complex', extension: { ...approved, notifiedAt: null } },
      ['extension_incomplete'],
    ],
    [{ complexity: 'complex', extension: { approvedBy: 'E900' } }, ['extension_incomplete']],
    [
      { complexity: 'complex', extension: { ...approved, notifiedAt: at('2025-11-20 09:00') } },
      ['extension_late'],
    ],
    [{ complexity: 'complex', extension: { ...approved, notifiedAt: at('2025-11-20 00:00') } }, []],
    [{ complexity: 'complex', extension: approved }, []],
    [{ extension: { approvedBy: null, approvedAt: null, notifiedAt: null } }, []],
  ])('%j warns %j', (change, warnings) => {
    expect(decided(change, LATER).warnings).toEqual(warnings)
  })

  test('the aim is the last working day on or before a due date in a holiday', () => {
    const decision = decided(
      { receivedAt: at('2026-09-20 11:00') },
      { now: at('2026-09-20 12:00'), calendar: defaultPacks.calendar },
    )
    const term = clock(decision, 'legal_decision')
    expect(term).toMatchObject({
      dueAt: '2026-10-05T24:00:00+08:00',
      aimAt: '2026-09-30T24:00:00+08:00',
      provisional: false,
    })
    expect(term?.trace).toContain('2026-10-01 skipped rest_day 国庆节')
    expect(decision.warnings).toEqual([])
  })

  test('a due date on a Sunday is aimed at on the Friday before, though Monday works', () => {
    expect(legal({ receivedAt: at('2025-10-18 11:00') })).toMatchObject({
      dueAt: '2025-11-02T24:00:00+08:00',
      aimAt: '2025-10-31T24:00:00+08:00',
    })
  })

  test('without a list for the year the aim is provisional; the legal date is not guessed', () => {
    const decision = decided(
      { receivedAt: at('2026-12-28 09:00') },
      { now: at('2026-12-28 10:00'), calendar: defaultPacks.calendar },
    )
    expect(clock(decision, 'legal_decision')).toMatchObject({
      dueAt: '2027-01-12T24:00:00+08:00',
      aimAt: '2027-01-12T24:00:00+08:00',
      provisional: true,
    })
    expect(clock(decision, 'resolve_ordinary')).toMatchObject({
      dueAt: '2026-12-31T24:00:00+08:00',
      provisional: false,
    })
    expect(decision.warnings).toEqual(['calendar_missing:2027'])
  })

  test('a working-day term that runs into a missing year is provisional', () => {
    const decision = decided(
      { receivedAt: at('2026-12-30 09:00') },
      { now: at('2026-12-30 10:00'), calendar: defaultPacks.calendar },
    )
    expect(clock(decision, 'resolve_ordinary')).toMatchObject({
      dueAt: '2027-01-04T24:00:00+08:00',
      provisional: true,
      trace: [
        '2026-12-31 counted 1',
        '2027-01-01 counted 2 unlisted',
        '2027-01-02 skipped weekend unlisted',
        '2027-01-03 skipped weekend unlisted',
        '2027-01-04 counted 3 unlisted',
      ],
    })
    expect(decision.warnings).toEqual(['calendar_missing:2027'])
  })
})

describe('where a clock stands', () => {
  test.each([
    ['2025-10-20 10:44:59', 'pending'],
    ['2025-10-20 10:45:00', 'due_soon'],
    ['2025-10-20 11:00:00', 'due_soon'],
    ['2025-10-20 11:00:01', 'overdue'],
  ] as const)('R-035: an hour, unmet, at %s is %s', (now, expected) => {
    expect(state({}, 'handler_assign', now)).toBe(expected)
  })

  test.each([
    ['2025-10-22 23:59:59', 'pending'],
    ['2025-10-23 00:00:00', 'due_soon'],
    ['2025-10-24 00:00:00', 'due_soon'],
    ['2025-10-24 00:00:01', 'overdue'],
  ] as const)('R-098: a day term at %s is %s', (now, expected) => {
    expect(state({}, 'resolve_ordinary', now)).toBe(expected)
  })

  test('T-36: at the second of the due time it is met, one second later met late', () => {
    const contacts = [phone('2025-10-20 09:10'), phone('2025-10-20 13:05')]
    const contacted = (firstContactAt: string) => ({
      receivedAt: at('2025-10-20 09:10'),
      contacts,
      events: { firstContactAt: at(firstContactAt) },
    })
    const now = '2025-10-20 15:00'
    expect(state(contacted('2025-10-20 14:05:00'), 'urgent_first_contact', now)).toBe('met')
    expect(state(contacted('2025-10-20 14:05:01'), 'urgent_first_contact', now)).toBe('met_late')
  })

  test('T-43: a promise is kept by contact in time, though the case is open', () => {
    const promise = { madeAt: at('2025-10-20 10:04'), dueAt: at('2025-10-20 15:00') }
    const kept = { promises: [{ ...promise, contactedAt: at('2025-10-20 14:50') }] }
    expect(state(kept, 'promised_reply', '2025-10-20 15:30')).toBe('met')
  })

  test('T-44: a promise is broken even if the case was closed', () => {
    const decision = decided(
      {
        promises: [{ madeAt: at('2025-10-20 10:04'), dueAt: at('2025-10-20 15:00') }],
        closedAt: at('2025-10-20 16:00'),
      },
      { now: at('2025-10-20 17:00') },
    )
    const promise = clock(decision, 'promised_reply')
    expect(promise?.state).toBe('overdue')
    expect(promiseBroken(promise?.state ?? 'pending')).toBe(true)
    expect(clock(decision, 'resolve_ordinary')?.state).toBe('met')
  })

  test('R-15: a confirmed withdrawal ends what was open, and erases no lateness', () => {
    const withdrawal = {
      at: at('2025-10-20 12:00'),
      by: 'customer',
      how: 'phone',
      confirmedByCustomer: true,
    }
    const nature = { reasons: ['I05'], investigated: true, withdrawal }
    const decision = decided({ nature }, { now: at('2025-11-20 12:00') })
    expect(clock(decision, 'handler_assign')?.state).toBe('overdue')
    expect(clock(decision, 'resolve_ordinary')?.state).toBe('cancelled')
    expect(clock(decision, 'legal_decision')?.state).toBe('cancelled')
    const mixed = { ...nature, reasons: ['I05', 'V01'] }
    const stillValid = decided({ nature: mixed }, { now: at('2025-11-20 12:00') })
    expect(stillValid.nature.value).toBe('valid')
    expect(clock(stillValid, 'resolve_ordinary')?.state).toBe('cancelled')
  })

  test('a stored deadline is asked again later', () => {
    const stored = clock(decided({}), 'resolve_ordinary')
    if (!stored) throw new Error('no deadline')
    const later = (now: string) => deadlineStateOf(stored, { now: at(now) }, rules)
    expect(stored.state).toBe('pending')
    expect(later('2025-10-23 08:00')).toBe('due_soon')
    expect(later('2025-10-24 08:00')).toBe('overdue')
    expect(() => deadlineStateOf({ ...stored, dueAt: 'soon' }, { now: 0 }, rules)).toThrow(
      'unreadable instant',
    )
  })
})
