/** Roster, zones, arrivals and swaps at a real counter. */
import { beforeEach, describe, expect, it, test } from 'vitest'
import { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import {
  clock,
  desk,
  events,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
} from '../../support/counter.ts'
import {
  DATE,
  LEADER,
  THIRD,
  addPeople,
  afternoon,
  at,
  place,
  rosterOf,
  slot,
  swapping,
  today,
} from './support/duty-inputs.ts'

openCounterForEach()
beforeEach(addPeople)

const roster = (input: Input<'duty.roster'>) => () => desk.ask('duty.roster', input)

describe('R-268 the roster', () => {
  it('names who stands where from when, and says how it travels', async () => {
    const day = await desk.must(
      'duty.roster',
      rosterOf(slot({ entries: [place('E200'), place(THIRD, at('08:30'), { position: 2 })] })),
    )
    expect(day.roster.seats.map(({ employeeNo, standing }) => [employeeNo, standing])).toEqual([
      ['E200', 'missing'],
      [THIRD, 'missing'],
    ])
    const written = day.roster.slots.find(
      ({ post, period }) => post === 'high_counter' && period === 'am',
    )
    expect(written).toMatchObject({ sync: 'saved_here', seen: expect.any(String) as string })
    // Whoever saw what stands there may change it.
    const seen = written?.seen ?? null
    const changed = await desk.must(
      'duty.roster',
      rosterOf(slot({ seen, entries: [place(THIRD)] })),
    )
    expect(changed.roster.seats).toMatchObject([{ employeeNo: THIRD }])
  })

  test.each<[string, Input<'duty.roster'>, object]>([
    [
      'a day that is over',
      { ...rosterOf(slot()), date: '2026-03-01' },
      { code: 'day_is_over', field: 'date', source: 'S4-18(1)' },
    ],
    [
      'a day that nobody plans for yet',
      { ...rosterOf(slot()), date: '9999-12-31' },
      { code: 'too_far_ahead', field: 'date', source: 'S4-18(1)', params: { days: 400 } },
    ],
    ['no day at all', { ...rosterOf(slot()), date: '2026-02-30' }, { code: 'invalid_input' }],
    [
      'a beginning on another day',
      rosterOf(slot({ entries: [place('E200', '2026-03-03T08:30:00+08:00')] })),
      { code: 'other_day', field: 'slots.0.entries.0.startsAt' },
    ],
    [
      'somebody unknown',
      rosterOf(slot({ entries: [place('E999')] })),
      { code: 'unknown_person', field: 'slots.0.entries.0.employeeNo', source: 'S4-18(1)' },
    ],
    [
      'one person at two posts',
      rosterOf(slot(), slot({ post: 'lobby' })),
      { code: 'rostered_twice', field: 'slots.0.entries.0.employeeNo' },
    ],
    [
      'two people at one window',
      rosterOf(slot({ entries: [place('E200'), place(THIRD)] })),
      { code: 'rostered_twice', field: 'slots.0.entries.1.position' },
    ],
    [
      'a post that stands there twice',
      rosterOf(slot(), slot({ entries: [] })),
      { code: 'rostered_twice', field: 'slots.1.post' },
    ],
    [
      'an entry that nobody saw',
      rosterOf(slot({ seen: '01890000-0000-7000-8000-000000000001' })),
      { code: 'changed_meanwhile', field: 'slots.0.seen' },
    ],
  ])('refuses %s', async (_what, input, refusal) => {
    expect(await refusalOf(roster(input))).toMatchObject(refusal)
  })

  it('is offered again on the next day that has none', async () => {
    await desk.must('duty.roster', rosterOf(slot()))
    expect((await today()).roster.earlier).toBeNull()
    clock.pass(DAY_MS)
    const { roster: next } = await today()
    expect(next.earlier).toMatchObject({
      date: DATE,
      slots: [{ period: 'am', post: 'high_counter', entries: [{ employeeNo: 'E200' }] }],
    })
    expect(next.times).toEqual({ am: '08:30', pm: '12:30' })
  })
})

describe('R-017 zones', () => {
  const zones = (change: Partial<Input<'duty.assignZones'>> = {}): Input<'duty.assignZones'> => ({
    date: DATE,
    period: 'am',
    seen: null,
    zones: [
      { zone: 'entrance', responsible: THIRD },
      { zone: 'waiting_area', responsible: null },
    ],
    ...change,
  })
  it('get their persons, and what nobody answers for is told', async () => {
    const day = await desk.must('duty.assignZones', zones())
    expect(day.status.warnings.filter((code) => code.startsWith('zone_unassigned'))).toEqual([
      'zone_unassigned:waiting_area',
      'zone_unassigned:counter_area',
      'zone_unassigned:self_service_area',
    ])
    const seen = day.zones.duties[0]?.seen ?? null
    expect(await refusalOf(() => desk.ask('duty.assignZones', zones()))).toMatchObject({
      code: 'changed_meanwhile',
      field: 'seen',
    })
    await desk.must('duty.assignZones', zones({ seen, zones: [] }))
  })

  test.each<[object, Partial<Input<'duty.assignZones'>>]>([
    [{ code: 'day_is_over', field: 'date' }, { date: '2026-03-01' }],
    [{ code: 'too_far_ahead', field: 'date' }, { date: '2027-04-07' }],
    [
      { code: 'invalid_input', field: 'zones.0.zone', source: 'S1-14' },
      { zones: [{ zone: 'roof', responsible: null }] },
    ],
    [
      { code: 'invalid_input', field: 'zones.1.zone' },
      {
        zones: [
          { zone: 'entrance', responsible: null },
          { zone: 'entrance', responsible: THIRD },
        ],
      },
    ],
    [
      { code: 'unknown_person', field: 'zones.0.responsible' },
      { zones: [{ zone: 'entrance', responsible: 'E999' }] },
    ],
  ])('are refused with %j', async (refusal, change) => {
    expect(await refusalOf(() => desk.ask('duty.assignZones', zones(change)))).toMatchObject(
      refusal,
    )
  })
})

describe('T-61 an arrival', () => {
  const arriving = (change: Partial<Input<'duty.arrive'>> = {}): Input<'duty.arrive'> => ({
    date: DATE,
    period: 'am',
    employeeNo: 'E200',
    arrivedAt: at('08:21'),
    ...change,
  })
  it('is late by its kind, recorded, and bars nobody', async () => {
    await desk.must('duty.roster', rosterOf(slot()))
    const day = await desk.must('duty.arrive', arriving())
    expect(day.roster.seats).toMatchObject([
      {
        standing: 'late',
        minutesEarly: 9,
        minutesAsked: 10,
        source: 'S4-15(1)',
        sync: 'saved_here',
      },
    ])
    await desk.must('duty.readLines', { date: DATE, moment: 'opening', at: at('08:30') })
  })

  it('of somebody whom the roster does not name stands by itself', async () => {
    const day = await desk.must('duty.arrive', arriving({ employeeNo: THIRD }))
    expect(day.roster).toMatchObject({ seats: [], others: [{ employeeNo: THIRD, period: 'am' }] })
  })

  test.each<[object, Partial<Input<'duty.arrive'>>]>([
    [
      { code: 'day_not_begun', field: 'date' },
      { date: '2026-03-03', arrivedAt: '2026-03-03T08:00:00+08:00' },
    ],
    [
      { code: 'too_long_ago', field: 'date', source: 'S4-43(7)' },
      { date: '2026-01-29', arrivedAt: '2026-01-29T08:00:00+08:00' },
    ],
    [{ code: 'other_day', field: 'arrivedAt' }, { arrivedAt: '2026-03-01T08:00:00+08:00' }],
    [{ code: 'in_the_future', field: 'arrivedAt' }, { arrivedAt: at('10:01') }],
    [{ code: 'unknown_person', field: 'employeeNo', source: 'S4-19(4)' }, { employeeNo: 'E999' }],
  ])('is refused with %j', async (refusal, change) => {
    expect(await refusalOf(() => desk.ask('duty.arrive', arriving(change)))).toMatchObject(refusal)
  })

  it('is written once for each half of the day', async () => {
    await desk.must('duty.arrive', arriving())
    expect(await refusalOf(() => desk.ask('duty.arrive', arriving()))).toMatchObject({
      code: 'already_recorded',
      field: 'employeeNo',
    })
    await desk.must('duty.arrive', arriving({ period: 'pm' }))
  })
})

describe('S4-15(6) a swap', () => {
  beforeEach(async () => {
    await desk.must('duty.roster', rosterOf(afternoon('E200')))
  })
  const swap =
    (change: Partial<Input<'duty.agreeSwap'>> = {}) =>
    () =>
      desk.ask('duty.agreeSwap', swapping(change))

  it('is agreed by a leader who is signed in, without a PIN', async () => {
    const day = await desk.must('duty.agreeSwap', swapping())
    expect(day.roster.seats).toMatchObject([{ employeeNo: THIRD, insteadOf: 'E200' }])
    expect(day.roster.swaps).toMatchObject([{ approver: 'E100', reason: '家中有事' }])
  })

  it('is agreed by another leader’s PIN while somebody else is signed in', async () => {
    await desk.must('session.signIn', { employeeNo: 'E200', pin: '593817' })
    expect(
      await refusalOf(swap({ approver: { employeeNo: LEADER.employeeNo, pin: null } })),
    ).toMatchObject({ code: 'field_required', field: 'approver.pin', source: 'S4-15(6)' })
    expect(
      await refusalOf(swap({ approver: { employeeNo: LEADER.employeeNo, pin: '111222' } })),
    ).toMatchObject({ code: 'wrong_pin', field: 'approver.pin' })
    const day = await desk.must('duty.agreeSwap', swapping({ approver: LEADER }))
    expect(day.roster.swaps).toMatchObject([{ approver: LEADER.employeeNo }])
    expect(await refusalOf(swap({ partner: 'E100', approver: LEADER }))).toMatchObject({
      code: 'not_rostered',
    })
  })

  it('exchanges two places of the day where that was agreed', async () => {
    await desk.must('duty.roster', rosterOf(afternoon(THIRD, { post: 'lobby' })))
    expect(await refusalOf(swap())).toMatchObject({ code: 'rostered_twice', field: 'partner' })
    const day = await desk.must('duty.agreeSwap', swapping({ partnerPeriod: 'pm' }))
    expect(day.roster.seats.map(({ post, employeeNo }) => [post, employeeNo])).toEqual([
      ['lobby', 'E200'],
      ['high_counter', THIRD],
    ])
  })

  test.each<[string, object, Partial<Input<'duty.agreeSwap'>>]>([
    ['with oneself', { code: 'same_person', field: 'partner' }, { partner: 'E200' }],
    [
      'with the leader who consents',
      { code: 'same_person', field: 'approver.employeeNo' },
      { partner: 'E100' },
    ],
    ['of somebody unknown', { code: 'unknown_person', field: 'requester' }, { requester: 'E999' }],
    ['with somebody unknown', { code: 'unknown_person', field: 'partner' }, { partner: 'E999' }],
    ['of no place', { code: 'not_rostered', field: 'requester' }, { period: 'am' }],
    ['against no place', { code: 'not_rostered', field: 'partnerPeriod' }, { partnerPeriod: 'am' }],
    ['of a day that is over', { code: 'day_is_over', field: 'date' }, { date: '2026-03-01' }],
    ['of a day far ahead', { code: 'too_far_ahead', field: 'date' }, { date: '2027-04-07' }],
    [
      'by a stranger',
      { code: 'unknown_person', field: 'approver.employeeNo' },
      { approver: { employeeNo: 'E999', pin: '111222' } },
    ],
    [
      'by somebody without a PIN here',
      { code: 'not_activated', field: 'approver.employeeNo' },
      { approver: { employeeNo: 'E400', pin: '111222' } },
    ],
  ])('%s is refused', async (_what, refusal, change) => {
    await desk.must('staff.add', { employeeNo: 'E400', name: '主管', role: 'hall_manager' })
    expect(await refusalOf(swap(change))).toMatchObject(refusal)
  })

  it('is refused by a colleague who is no leader', async () => {
    await desk.must('staff.add', { employeeNo: 'E500', name: '柜员', role: 'teller' })
    await desk.must('session.activate', { employeeNo: 'E500', pin: '918273' })
    expect(
      await refusalOf(swap({ approver: { employeeNo: 'E500', pin: '918273' } })),
    ).toMatchObject({ code: 'approver_no_leader', source: 'S4-15(6)' })
  })

  it('is refused once the shift has begun, to the minute', async () => {
    clock.pass(Date.parse(at('12:30')) - clock.now())
    expect(await refusalOf(swap())).toMatchObject({
      code: 'approved_too_late',
      field: 'approvedAt',
      source: 'S4-15(6)',
    })
  })

  it('of one place is agreed once', async () => {
    await desk.must('duty.agreeSwap', swapping())
    // The place is the partner's now.
    expect(await refusalOf(swap({ partner: 'E100', approver: LEADER }))).toMatchObject({
      code: 'not_rostered',
      field: 'requester',
    })
  })

  it('within one half stands however often it is clicked', async () => {
    await desk.must('duty.roster', rosterOf(afternoon(THIRD, { post: 'lobby' })))
    const input = swapping({ partnerPeriod: 'pm', approver: LEADER })
    const before = await events()
    await Promise.all([desk.must('duty.agreeSwap', input), desk.must('duty.agreeSwap', input)])
    const day = await desk.must('duty.agreeSwap', { ...input, reason: null })
    expect(day.roster.swaps).toMatchObject([{ requester: 'E200', reason: '家中有事' }])
    expect(day.roster.seats.map(({ post, employeeNo }) => [post, employeeNo])).toEqual([
      ['lobby', 'E200'],
      ['high_counter', THIRD],
    ])
    expect(await events()).toBe(before + 1)
  })
})

it('meets every refusal of these calls', () => {
  const names = ['duty.roster', 'duty.assignZones', 'duty.arrive', 'duty.agreeSwap']
  expect(refusalsNotMet(dutyCalls, names)).toEqual([
    'duty.agreeSwap event_too_large',
    'duty.agreeSwap needs_update',
    'duty.agreeSwap not_active',
    'duty.agreeSwap too_many_attempts',
    'duty.arrive event_too_large',
    'duty.arrive needs_update',
    'duty.assignZones event_too_large',
    'duty.assignZones needs_update',
    'duty.roster event_too_large',
    'duty.roster needs_update',
  ])
})
