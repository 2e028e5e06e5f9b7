/** The day on duty as a record: what merges, what shows as a conflict, who is where. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arrivalOf, attendanceAt, seatOf, seatsOf } from '#shared/duty/roster.ts'
import {
  dutyDayAggregate,
  dutyDayObstacle,
  emptyDutyDay,
  type DutyDayState,
} from '#shared/duty/state.ts'
import type { Folded, LoggedEvent } from '#shared/log/fold.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { DATE, at, event, foldAll, id } from './records.ts'

const fold = (...events: readonly LoggedEvent[]) => foldAll(dutyDayAggregate, ...events)
const codes = ({ conflicts }: Folded<DutyDayState>) => conflicts.map(({ value }) => value)
const stateOf = (...events: readonly LoggedEvent[]) => fold(...events).state ?? emptyDutyDay(DATE)

const seat = (employeeNo: string, position = 1, time = '08:30', kind = 'handover') => ({
  position,
  employeeNo,
  startsAt: at(time),
  kind,
})
const rostered = (slots: Record<string, unknown>, change: Partial<LoggedEvent> = {}) =>
  event('duty_day.rostered', slots, change)
const swap = (change: Record<string, unknown> = {}) =>
  event('duty_day.swap_agreed', {
    period: 'am',
    requester: 'E200',
    partner: 'E300',
    partnerPeriod: null,
    approver: 'E100',
    approverRole: 'hall_manager',
    approvedAt: at('07:30'),
    shiftStartsAt: at('08:30'),
    reason: null,
    ...change,
  })
const arrived = (employeeNo: string, time: string, change: Partial<LoggedEvent> = {}) =>
  event('duty_day.arrived', { period: 'am', employeeNo, arrivedAt: at(time), asked: null }, change)
const morning = rostered({ am_high_counter: [seat('E200')], am_lobby: [seat('E310')] })

describe('R-268 the roster', () => {
  it('of two machines which had not seen each other stands as the first, the other beside it', () => {
    const folded = fold(
      rostered({ am_high_counter: [seat('E200')] }, { branchSeq: 1 }),
      rostered(
        { am_high_counter: [seat('E300')], pm_lobby: [seat('E400', 1, '14:00')] },
        { device: 'b', branchSeq: 2, base: 0 },
      ),
    )
    expect(folded.conflicts).toMatchObject([
      { kind: 'field', subject: 'am_high_counter', value: [seat('E300')] },
    ])
    // What nobody contradicts is taken.
    expect(seatsOf(folded.state as DutyDayState).map(({ employeeNo }) => employeeNo)).toEqual([
      'E200',
      'E400',
    ])
  })

  it('is settled by whoever writes the slot having seen both', () => {
    const folded = fold(
      rostered({ am_lobby: [seat('E200')] }, { branchSeq: 1 }),
      rostered({ am_lobby: [seat('E300')] }, { device: 'b', branchSeq: 2, base: 0 }),
      rostered({ am_lobby: [seat('E200')] }, { device: 'b', branchSeq: 3, base: 2 }),
    )
    expect(folded.conflicts).toEqual([])
    expect(folded.state?.roster.am_lobby).toEqual([seat('E200')])
  })

  it('alike on two machines is no conflict', () => {
    const folded = fold(
      rostered({ am_lobby: [seat('E200')] }, { branchSeq: 1 }),
      rostered({ am_lobby: [seat('E200')] }, { device: 'b', branchSeq: 2, base: 0 }),
    )
    expect(folded.conflicts).toEqual([])
  })

  it('is written by supervisors alone, zones by everybody on duty (R-017)', () => {
    const teller = { actor: { employeeNo: 'E200', role: 'teller' } }
    expect(codes(fold(rostered({ am_lobby: [] }, teller)))).toEqual(['not_permitted'])
    const zones = { zones_am: [{ zone: 'entrance', responsible: 'E200' }] }
    const folded = fold(event('duty_day.zone_assigned', zones, teller))
    expect(codes(folded)).toEqual([])
    expect(folded.state?.zones).toEqual({ ...zones, zones_pm: null })
  })
})

describe('S4-15(6) a swap', () => {
  test.each([
    ['same_person', { partner: ' e200 ' }],
    ['same_person', { approver: 'E300' }],
    ['same_person', { approver: 'E200' }],
    ['approved_too_late', { approvedAt: at('08:30') }],
    ['approver_no_leader', { approverRole: 'teller' }],
    ['not_rostered', { requester: 'E300', partner: 'E200' }],
    ['not_rostered', { partnerPeriod: 'pm' }],
    ['rostered_twice', { partner: 'E310' }],
  ] as const)('is refused with %s, whoever sent it: %j', (code, change) => {
    // A number with blanks fits no event; the obstacle refuses it before that all the same.
    const { type, payload } = swap(change)
    expect(dutyDayObstacle(stateOf(morning), { type, payload })).toBe(code)
  })

  it('changes who sits where, and says whom the roster had named', () => {
    const state = stateOf(morning, swap())
    expect(seatOf(state, 'E310', 'am')).toMatchObject({ post: 'lobby', insteadOf: null })
    expect(seatOf(state, 'e300', 'am')).toMatchObject({ post: 'high_counter', position: 1 })
    expect(seatsOf(state).filter(({ post }) => post === 'high_counter')).toMatchObject([
      { employeeNo: 'E300', insteadOf: 'E200', startsAt: at('08:30') },
    ])
  })

  it('gives the partner’s place in return where that was agreed', () => {
    const state = stateOf(
      rostered({ am_lobby: [seat('E200')], pm_lobby: [seat('E300', 1, '14:00')] }),
      swap({ partnerPeriod: 'pm' }),
    )
    expect(seatsOf(state).map(({ period, employeeNo }) => [period, employeeNo])).toEqual([
      ['am', 'E300'],
      ['pm', 'E200'],
    ])
    expect(seatOf(state, 'E200', 'am')).toBeNull()
  })

  it('of one place is agreed once; a second one is a conflict', () => {
    const folded = fold(morning, swap(), swap({ partner: 'E400' }))
    expect(codes(folded)).toEqual(['not_rostered'])
    expect(folded.state?.swaps).toHaveLength(1)
  })

  it('within one half counts once when two machines wrote the same, and is swapped back by another', () => {
    const two = rostered({ am_high_counter: [seat('E200'), seat('E300', 2)] })
    const within = swap({ partnerPeriod: 'am' })
    const folded = fold(two, within, swap({ partnerPeriod: 'am', requester: 'e200' }))
    expect(codes(folded)).toEqual(['already_recorded'])
    const seats = (state: DutyDayState) => seatsOf(state).map(({ employeeNo }) => employeeNo)
    expect(seats(folded.state as DutyDayState)).toEqual(['E300', 'E200'])
    const back = swap({ partnerPeriod: 'am', requester: 'E300', partner: 'E200' })
    expect(seats(stateOf(two, within, back))).toEqual(['E200', 'E300'])
    // Given back, it may be agreed anew.
    expect(seats(stateOf(two, within, back, within))).toEqual(['E300', 'E200'])
  })
})

describe('T-61 attendance', () => {
  const { pack } = defaultPacks.rules
  const noon = Date.parse(at('12:00'))
  test.each([
    ['08:18', 'handover', 'on_time', 12],
    ['08:20', 'handover', 'on_time', 10],
    ['08:21', 'handover', 'late', 9],
    ['08:18', 'clerk', 'late', 12],
    ['08:40', 'general', 'late', -10],
  ] as const)('arriving %s as %s is %s', (time, kind, standing, minutesEarly) => {
    const state = stateOf(
      rostered({ am_lobby: [seat('E200', 1, '08:30', kind)] }),
      arrived('E200', time),
    )
    const [own] = seatsOf(state)
    expect(own && attendanceAt(state, own, noon, pack)).toMatchObject({ standing, minutesEarly })
  })

  it('says who is expected and, once the shift has begun, who is missing', () => {
    const state = stateOf(morning)
    const [own] = seatsOf(state)
    if (!own) throw new Error('no seat')
    const before = attendanceAt(state, own, Date.parse(at('08:29')), pack)
    const after = attendanceAt(state, own, Date.parse(at('08:30')), pack)
    expect([before?.standing, after?.standing]).toEqual(['expected', 'missing'])
  })

  it('takes the earliest of what two machines wrote, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['08:31', '08:19', '08:25'], { minLength: 3 }), (times) => {
        const state = stateOf(morning, ...times.map((time) => arrived('E200', time)))
        expect(arrivalOf(state, 'e200', 'am')?.arrivedAt).toBe(at('08:19'))
        expect(arrivalOf(state, 'E200', 'pm')).toBeNull()
      }),
    )
  })
})

describe('what has one answer a day', () => {
  const listed = (answer: string, replaces: string | null) =>
    event('duty_day.checklist_answered', {
      code: 'closing',
      at: at('18:00'),
      by: 'E200',
      answers: [{ line: 'last_customer_seen_off', answer }],
      remarks: [],
      replaces,
    })
  const reviewed = (text: string, replaces: string | null) =>
    event('duty_day.reviewed', {
      at: at('18:10'),
      by: 'E200',
      parts: ['issues'],
      texts: [{ part: 'issues', text }],
      replaces,
    })
  const counted = (employeeNo: string, count: number, replaces: string | null) =>
    event('duty_day.workload_counted', {
      employeeNo,
      at: at('18:10'),
      by: 'E200',
      counts: [{ business: 'savings', count }],
      replaces,
    })

  it('is corrected by whoever saw it and conflicts with whoever did not', () => {
    const first = listed('pass', null)
    const review = reviewed('排队久', null)
    const count = counted('E200', 3, null)
    const folded = fold(
      first,
      listed('fail', first.id),
      listed('pass', null),
      review,
      reviewed('叫号慢', review.id),
      reviewed('无', review.id),
      count,
      counted('E300', 8, null),
      counted('e200', 4, count.id),
      counted('E200', 5, null),
    )
    expect(codes(folded)).toEqual(['changed_meanwhile', 'changed_meanwhile', 'changed_meanwhile'])
    expect(folded.state?.checklists).toMatchObject([{ answers: [{ answer: 'fail' }] }])
    expect(folded.state?.review?.texts).toEqual([{ part: 'issues', text: '叫号慢' }])
    expect(folded.state?.workload.map(({ counts }) => counts[0]?.count)).toEqual([8, 4])
  })

  it('happens once: a meeting, the last customer (R-015, R-024)', () => {
    const meeting = (ritual: string, time: string) =>
      event('duty_day.meeting_held', { ritual, at: at(time), chair: 'E100', points: null })
    const left = () => event('duty_day.last_customer_left', { at: at('17:30'), by: 'E200' })
    const folded = fold(
      meeting('morning_meeting', '08:10'),
      meeting('morning_meeting', '08:15'),
      meeting('evening_meeting', '17:50'),
      left(),
      left(),
    )
    expect(codes(folded)).toEqual(['already_recorded', 'already_recorded'])
    expect(folded.state?.meetings.map(({ at: time }) => time)).toEqual([at('08:10'), at('17:50')])
    expect(folded.state?.lastCustomer?.by).toBe('E200')
  })
})

describe('facts', () => {
  const facts = () => [
    event('duty_day.patrolled', { slot: 'opening', at: at('08:00'), by: 'E200', findings: [] }),
    event('duty_day.patrolled', { slot: 'opening', at: at('08:05'), by: 'E300', findings: [] }),
    event('duty_day.form_filled', { form: 'lobby_log', at: at('09:00'), by: 'E200', remark: null }),
    event('duty_day.lines_read', { moment: 'opening', at: at('08:30'), by: 'E200' }),
    event('duty_day.case_told', {
      at: at('18:00'),
      by: 'E200',
      who: 'E300',
      level: 'basic',
      text: '帮老人填单',
    }),
  ]
  it('of several machines are all there, in any order', () => {
    const all = facts()
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        const folded = fold(...order)
        expect(folded.conflicts).toEqual([])
        const { patrols = [], forms = [], linesRead = [], cases = [] } = folded.state ?? {}
        expect([patrols.length, forms.length, linesRead.length, cases.length]).toEqual([2, 1, 1, 1])
      }),
    )
  })

  it('stay without their words', () => {
    const [patrol] = facts()
    if (!patrol) throw new Error('no patrol')
    const { findings: _gone, ...open } = patrol.payload
    expect(fold({ ...patrol, payload: open }).state?.patrols).toMatchObject([{ findings: null }])
  })

  it('of a name that is no date make no record', () => {
    const strange = facts().map((one) => ({
      ...one,
      aggregate: { kind: 'duty_day', id: '2026-02-30' },
    }))
    expect(codes(fold(...strange))).toEqual(strange.map(() => 'wrong_record'))
  })

  it('with a payload of another form change nothing', () => {
    const odd = event('duty_day.patrolled', { slot: 'Mittags', at: at('08:00'), by: 'E200' })
    expect(codes(fold(odd))).toEqual(['invalid_payload'])
    expect(id()).not.toBe(odd.id)
  })
})
