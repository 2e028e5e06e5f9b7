/** When the ladder rings, and for whom: the working examples of the catalogue. */
import { describe, expect, test } from 'vitest'
import { alarmsOf, reachedAlarms } from '#shared/complaint/alarm/alarms.ts'
import { isFor } from '#shared/complaint/alarm/audience.ts'
import { urgentAlarm } from '#shared/complaint/rules/clock/first-responsible.ts'
import { HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { at, byShippedRules as by, caseWith, clock } from './states.ts'

const start = at('2025-10-20T10:00:00')
const rings = (state: ComplaintState, now = start) =>
  alarmsOf(state, by, now).map((alarm) => [
    formatInstant(alarm.at).slice(5, 16),
    alarm.rung,
    alarm.audiences.join(' '),
  ])

describe('the ladder', () => {
  test('R-035 finding a handler: 45 minutes, the hour, then hourly and upwards', () => {
    const found = rings(caseWith([clock('handler_assign', start, start + HOUR_MS)]))
    expect(found.slice(0, 4)).toEqual([
      ['10-20T10:45', 'warning', 'handler'],
      ['10-20T11:00', 'limit', 'handler supervisor'],
      ['10-20T12:00', 'overdue', 'supervisor branch_head'],
      ['10-20T13:00', 'overdue', 'supervisor branch_head'],
    ])
    expect(found).toHaveLength(10)
  })

  test('R-095 T-29 an urgent case rings when and for whom S2-16 says', () => {
    const told = urgentAlarm(start, by.responsibility, by.rules)
    if (!told.ok) throw new Error('refused')
    const alarms = alarmsOf(
      caseWith([clock('urgent_first_contact', start, start + HOUR_MS)]),
      by,
      start,
    )
    expect(alarms.slice(0, 2).map((alarm) => alarm.at)).toEqual([
      told.value.remindAt,
      told.value.dueAt,
    ])
    expect(alarms[0]?.to).toEqual({ people: ['E200', told.value.to], supervisors: false })
    expect(alarms[1]?.to).toEqual({ people: ['E200', 'E500', 'E600'], supervisors: false })
  })

  test('R-231 T-40 a department has 24 hours, and late after each further 24', () => {
    const received = at('2025-10-20T17:30:00')
    const state = caseWith([clock('dept_reply', received, received + 24 * HOUR_MS)])
    expect(rings(state).slice(0, 3)).toEqual([
      ['10-21T11:30', 'warning', 'handler'],
      ['10-21T17:30', 'limit', 'handler supervisor'],
      ['10-22T17:30', 'overdue', 'supervisor branch_head'],
    ])
  })

  test('R-098 T-37 an ordinary case: two days, one day, the day itself, midnight, each working day', () => {
    const state = caseWith([clock('resolve_ordinary', start, '2025-10-23T24:00:00+08:00')])
    expect(rings(state).slice(0, 6)).toEqual([
      ['10-21T09:00', 'warning', 'handler'],
      ['10-22T09:00', 'warning', 'handler supervisor'],
      ['10-23T09:00', 'warning', 'handler supervisor'],
      ['10-24T00:00', 'limit', 'handler supervisor branch_head'],
      ['10-24T09:00', 'overdue', 'handler supervisor branch_head'],
      ['10-27T09:00', 'overdue', 'handler supervisor branch_head'],
    ])
  })

  test('R-18 a term that ends on a rest day warns on the working days before it', () => {
    // 4 November 2025 after 15 natural days would be a Tuesday; here it ends on a Sunday.
    const state = caseWith([clock('legal_decision', start, '2025-11-09T24:00:00+08:00')])
    expect(rings(state).slice(0, 4)).toEqual([
      ['11-05T09:00', 'warning', 'handler'],
      ['11-06T09:00', 'warning', 'handler supervisor'],
      ['11-07T09:00', 'warning', 'handler supervisor'],
      ['11-10T00:00', 'limit', 'handler supervisor branch_head'],
    ])
  })

  test('R-100 a day’s report is reminded while somebody is there, and not before the closing', () => {
    const report = (closedAt: string) =>
      rings(
        caseWith([clock('close_report', at(closedAt), '2025-10-24T24:00:00+08:00')], {
          state: 'closed',
        }),
      )[0]
    expect(report('2025-10-24T11:00:00')).toEqual(['10-24T16:00', 'warning', 'handler'])
    expect(report('2025-10-24T16:30:00')).toEqual(['10-25T00:00', 'limit', 'handler supervisor'])
  })

  test('R-160 each promise rings by itself, and a kept one is silent', () => {
    const promise = (promiseId: string, contactedAt: string | null) => ({
      promiseId,
      madeAt: formatInstant(start),
      dueAt: formatInstant(start + 2 * HOUR_MS),
      by: 'E200',
      what: null,
      contactedAt,
    })
    const state = caseWith([], {
      promises: [
        promise('p1', null),
        promise('p2', null),
        promise('p3', formatInstant(start + HOUR_MS)),
      ],
    })
    const reached = reachedAlarms(alarmsOf(state, by, start), start + 2 * HOUR_MS)
    expect(reached.map(({ subject, rung, source }) => [subject, rung, source])).toEqual([
      ['p1', 'limit', 'S3-28#4'],
      ['p2', 'limit', 'S3-28#4'],
    ])
  })

  test('R-266 an instruction with a time rings until it is answered, after closing too', () => {
    const instruction = {
      instructionId: 'i1',
      at: formatInstant(start),
      kind: 'instruction' as const,
      dueAt: formatInstant(at('2025-10-22T15:00:00')),
      by: 'H100',
      text: null,
      answer: null,
      closed: null,
    }
    const state = caseWith([], { state: 'closed', instructions: [instruction] })
    expect(rings(state).slice(0, 3)).toEqual([
      ['10-21T09:00', 'warning', 'handler'],
      ['10-22T14:00', 'warning', 'handler'],
      ['10-22T15:00', 'limit', 'handler supervisor'],
    ])
    const answer = { at: formatInstant(start + 1), by: 'E200', text: null }
    expect(rings(caseWith([], { instructions: [{ ...instruction, answer }] }))).toEqual([])
    expect(rings(caseWith([], { instructions: [{ ...instruction, dueAt: null }] }))).toEqual([])
  })
})

describe('silence', () => {
  const assign = clock('handler_assign', start, start + HOUR_MS)
  test.each<[string, Partial<ComplaintState>]>([
    ['met', { handler: 'E300', handlerAssignedAt: formatInstant(start + 1) }],
    ['met late', { handler: 'E300', handlerAssignedAt: formatInstant(start + 2 * HOUR_MS) }],
    ['withdrawn', { state: 'withdrawn' }],
    ['restricted', { state: 'restricted' }],
    ['closed', { state: 'closed' }],
  ])('nothing rings once it is %s', (_what, change) => {
    expect(rings(caseWith([assign], change), start + 9 * HOUR_MS)).toEqual([])
  })

  test('R-101 the callback rings after the closing until somebody called', () => {
    const closed = at('2025-10-24T16:00:00')
    const state = (state: 'closed' | 'withdrawn', callbacks: ComplaintState['callbacks']) =>
      rings(
        caseWith([assign, clock('callback', closed, '2025-10-31T24:00:00+08:00')], {
          state,
          callbacks,
        }),
        closed,
      )
    expect(state('closed', [])[0]).toEqual(['10-29T09:00', 'warning', 'handler'])
    expect(state('withdrawn', [])[0]).toEqual(['10-29T09:00', 'warning', 'handler'])
    const call = { at: formatInstant(closed + HOUR_MS) } as ComplaintState['callbacks'][number]
    expect(state('closed', [call])).toEqual([])
  })

  test('R-18 the legal term is silent while a lawful pause lasts, the house’s own terms are not', () => {
    const due = '2025-11-04T24:00:00+08:00'
    const legal = { ...clock('legal_decision', start, due), provisional: true }
    const house = clock('resolve_major', start, due)
    const pause = { endedAt: null } as ComplaintState['pauses'][number]
    const heard = (pauses: ComplaintState['pauses']) =>
      new Set(
        alarmsOf(caseWith([legal, house], { pauses }), by, start).map(({ subject }) => subject),
      )
    expect(heard([pause])).toEqual(new Set(['resolve_major']))
    expect(heard([{ ...pause, endedAt: formatInstant(start) }])).toEqual(
      new Set(['legal_decision', 'resolve_major']),
    )
  })

  test('a clock of loss reports has no place on a case', () => {
    expect(rings(caseWith([clock('replacement', start, start + HOUR_MS)]))).toEqual([])
  })
})

describe('for whom (S2-16, R-095)', () => {
  const state = caseWith([clock('urgent_first_contact', start, start + HOUR_MS)], {
    handler: 'e200',
  })
  const teller = { employeeNo: 'E200', role: 'teller' }
  const other = { employeeNo: 'E201', role: 'teller' }
  const head = { employeeNo: 'E600', role: 'teller' }
  const supervisor = { employeeNo: 'E700', role: 'hall_manager' }
  test.each([
    [
      'first responsible named',
      { firstResponsible: 'E201', branchHead: 'E600' },
      [true, true, false, false],
    ],
    [
      'nobody named: the branch head',
      { firstResponsible: null, branchHead: 'E600' },
      [true, false, true, false],
    ],
    [
      'no head either: all supervisors',
      { firstResponsible: ' ', branchHead: null },
      [true, false, false, true],
    ],
  ])('%s', (_what, responsibility, expected) => {
    const [first] = alarmsOf(state, { ...by, responsibility }, start)
    if (!first) throw new Error('no alarm')
    expect([teller, other, head, supervisor].map((person) => isFor(first.to, person))).toEqual(
      expected,
    )
  })

  test('the handler is whoever has the case, the first recipient only while nobody has', () => {
    const assign = clock('dept_reply', start, start + HOUR_MS)
    const [without] = alarmsOf(caseWith([assign]), by, start)
    const [withOne] = alarmsOf(caseWith([assign], { handler: 'E201' }), by, start)
    expect([without?.to.people, withOne?.to.people]).toEqual([['E200'], ['E201']])
  })
})
