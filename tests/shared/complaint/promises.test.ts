import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeAppointment } from '#shared/complaint/rules/promise/appointment.ts'
import { checkEscalation } from '#shared/complaint/rules/promise/escalation.ts'
import { ESCALATION_REASONS } from '#shared/complaint/rules/kinds.ts'
import { judgeEntry } from '#shared/complaint/rules/intake/late-entry.ts'
import {
  type LeaderRequest,
  requestLeader,
} from '#shared/complaint/rules/promise/leader-request.ts'
import { checkPromise, followUpPromises } from '#shared/complaint/rules/promise/promise.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { at, rules } from './case-facts.ts'

const RESOLVE_DUE = at('2025-10-24')
const promise = { madeAt: at('2025-10-20 10:04'), dueAt: at('2025-10-20 15:00') }
const open = { finished: false, answeredOnTheSpot: false }

describe('promises', () => {
  test('R-160: a time ahead, within the time of the case, its end inclusive', () => {
    expect(checkPromise(promise, RESOLVE_DUE, rules)).toEqual({
      ok: true,
      value: { ...promise, contactedAt: null },
    })
    expect(checkPromise({ ...promise, dueAt: RESOLVE_DUE }, RESOLVE_DUE, rules).ok).toBe(true)
    expect(checkPromise({ ...promise, dueAt: RESOLVE_DUE + 1 }, RESOLVE_DUE, rules)).toMatchObject({
      refusal: { code: 'after_resolve_due', field: 'dueAt', source: 'S3-28#4' },
    })
    expect(checkPromise({ ...promise, dueAt: promise.madeAt }, RESOLVE_DUE, rules)).toMatchObject({
      refusal: { code: 'in_the_past', field: 'dueAt' },
    })
  })

  test.each(['madeAt', 'dueAt'])('R-160: a %s that is no moment is refused', (field) => {
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15]) {
      expect(checkPromise({ ...promise, [field]: odd }, RESOLVE_DUE, rules)).toMatchObject({
        refusal: { code: 'invalid_input', field, source: 'S3-28#4' },
      })
    }
    expect(checkPromise(promise, Number.NaN, rules)).toMatchObject({
      refusal: { field: 'resolveDueMs' },
    })
  })

  test('T-43: kept by a contact in time, though unsolved: then a new time is needed (R-310)', () => {
    const kept = { ...promise, contactedAt: at('2025-10-20 14:50') }
    const now = at('2025-10-20 14:55')
    expect(followUpPromises([kept], { now, ...open })).toEqual({
      standings: ['kept'],
      contactDue: [],
      newTimeNeeded: true,
      promiseBroken: false,
    })
    const next = { madeAt: at('2025-10-20 14:50'), dueAt: at('2025-10-21 10:00') }
    expect(followUpPromises([kept, next], { now, ...open }).newTimeNeeded).toBe(false)
    expect(followUpPromises([kept], { now, ...open, finished: true }).newTimeNeeded).toBe(false)
  })

  test('T-44: without contact it is broken, and stays so when the case is closed in time', () => {
    const now = at('2025-10-20 15:00:01')
    expect(followUpPromises([promise], { now, ...open })).toEqual({
      standings: ['broken'],
      contactDue: [0],
      newTimeNeeded: true,
      promiseBroken: true,
    })
    expect(followUpPromises([promise], { now, ...open, finished: true })).toMatchObject({
      contactDue: [0],
      promiseBroken: true,
    })
    const atOnce = { ...promise, contactedAt: promise.dueAt }
    expect(followUpPromises([atOnce], { now, ...open }).standings).toEqual(['kept'])
    const late = { ...promise, contactedAt: now }
    expect(followUpPromises([late], { now, ...open })).toMatchObject({
      standings: ['broken'],
      contactDue: [],
    })
  })

  test('who was not answered on the spot gets a time', () => {
    const now = promise.madeAt
    expect(followUpPromises([], { now, ...open }).newTimeNeeded).toBe(true)
    expect(followUpPromises([], { now, ...open, answeredOnTheSpot: true }).newTimeNeeded).toBe(
      false,
    )
    expect(followUpPromises([promise], { now: promise.dueAt, ...open }).standings).toEqual([
      'running',
    ])
  })

  test('what is broken stays broken, however much later one looks', () => {
    const minutes = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 5 }), minutes, minutes, (terms, one, more) => {
        const promises = terms.map((term) => ({
          madeAt: promise.madeAt,
          dueAt: promise.madeAt + term * MINUTE_MS,
        }))
        const look = (after: number) =>
          followUpPromises(promises, { now: promise.madeAt + after * MINUTE_MS, ...open })
        const [earlier, later] = [look(one), look(one + more)]
        for (const index of earlier.contactDue) expect(later.contactDue).toContain(index)
        if (earlier.promiseBroken) expect(later.promiseBroken).toBe(true)
      }),
    )
  })
})

describe('R-292: asking for a leader', () => {
  const request: LeaderRequest = {
    requestedAt: at('2025-10-20 10:10'),
    contact: '13800000042',
    raisedTo: 'hall_manager',
    replyPromisedFor: at('2025-10-20 16:00'),
  }

  test('becomes an escalation with a time', () => {
    expect(requestLeader(request, RESOLVE_DUE, rules)).toMatchObject({
      ok: true,
      value: { to: 'hall_manager', promise: { dueAt: at('2025-10-20 16:00') } },
    })
  })

  test.each<[string, Partial<LeaderRequest>, string]>([
    ['T-76', { contact: null }, 'contact'],
    ['T-76', { contact: ' ', contactRefused: false }, 'contact'],
    ['R-292', { replyPromisedFor: null, raisedTo: '' }, 'raisedTo,replyPromisedFor'],
  ])('%s %j waits for %s', (_id, change, fields) => {
    expect(requestLeader({ ...request, ...change }, RESOLVE_DUE, rules)).toMatchObject({
      ok: false,
      refusal: { source: 'S4-26#15', params: { missing: fields } },
    })
  })

  test('T-76: a contact that was refused is recorded and suffices', () => {
    const refused = { ...request, contact: null, contactRefused: true }
    expect(requestLeader(refused, RESOLVE_DUE, rules)).toMatchObject({ ok: true })
  })

  test('the time is a promise like any other', () => {
    const past = { ...request, replyPromisedFor: request.requestedAt }
    expect(requestLeader(past, RESOLVE_DUE, rules)).toMatchObject({
      refusal: { code: 'in_the_past', field: 'replyPromisedFor' },
    })
    const odd = { ...request, requestedAt: Number.NaN }
    expect(requestLeader(odd, RESOLVE_DUE, rules)).toMatchObject({
      refusal: { code: 'invalid_input', field: 'requestedAt' },
    })
  })
})

describe('reporting upward', () => {
  const request = {
    reason: 'serious_error',
    to: 'general_manager',
    at: at('2025-10-20 11:00'),
  } as const

  test('R-264: leaks and serious errors have priority', () => {
    const high = ESCALATION_REASONS.filter((reason) => {
      const answer = checkEscalation({ ...request, reason }, rules)
      return answer.ok && answer.value.priority === 'high'
    })
    expect(high).toEqual(['confidentiality_leak', 'serious_error'])
  })

  test('T-84: in an emergency a level is skipped, and the direct leader hears of it afterwards', () => {
    const skipped = {
      ...request,
      skippedLevel: true,
      emergencyReason: '大厅出现冲突',
      directLeader: 'E200',
    }
    expect(checkEscalation(skipped, rules)).toEqual({
      ok: true,
      value: { priority: 'high', afterReport: { to: 'E200', startAt: request.at } },
    })
    expect(checkEscalation(request, rules)).toMatchObject({ value: { afterReport: null } })
    // It went to the direct leader in the first place.
    expect(checkEscalation({ ...skipped, to: ' e200' }, rules)).toMatchObject({
      value: { afterReport: null },
    })
  })

  test.each([
    ['R-265', { skippedLevel: true }, 'emergencyReason,directLeader'],
    ['R-264', { reason: null, to: ' ' }, 'reason,to'],
    ['R-264', { at: Number.NaN }, 'at'],
  ])('%s %j lacks %s', (_id, change, fields) => {
    expect(checkEscalation({ ...request, ...change }, rules)).toMatchObject({
      ok: false,
      refusal: { params: { missing: fields } },
    })
  })
})

describe('appointments (S2-05(4))', () => {
  const committedAt = at('2025-10-20 10:30')
  const now = at('2025-10-20 12:00')
  const judged = (arrived: string | null, explanationAccepted = false) => {
    const keptAt = arrived === null ? null : at(arrived)
    const answer = judgeAppointment({ committedAt, keptAt, explanationAccepted }, now)
    return answer.ok ? answer.value : answer.refusal.field
  }

  test('T-04: an hour instead of half an hour speaks for V04, unless the change was accepted', () => {
    expect(judged('2025-10-20 11:00')).toEqual({ kept: false, minutesLate: 30, proposes: 'V04' })
    expect(judged('2025-10-20 11:00', true)).toEqual({
      kept: false,
      minutesLate: 30,
      proposes: null,
    })
  })

  test('T-24: one hour is late only if less was committed', () => {
    expect(judged('2025-10-20 10:30')).toEqual({ kept: true, minutesLate: 0, proposes: null })
    expect(judged('2025-10-20 10:30:01')).toMatchObject({ kept: false, proposes: 'V04' })
  })

  test('R-057: nobody has come yet, and nobody comes in the future', () => {
    expect(judged(null)).toEqual({ kept: false, minutesLate: 90, proposes: 'V04' })
    expect(judged('2025-10-20 12:01')).toBe('keptAt')
  })
})

describe('R-092: entry at once', () => {
  const occurredAt = at('2025-10-20 10:00')
  const judged = (recorded: string, lateReason: string | null = null) =>
    judgeEntry({ occurredAt, recordedAt: at(recorded), lateReason }, rules)

  test('the grace time is inclusive', () => {
    expect(judged('2025-10-20 10:00')).toEqual({ ok: true, value: { late: false, minutes: 0 } })
    expect(judged('2025-10-20 10:15')).toEqual({ ok: true, value: { late: false, minutes: 15 } })
    expect(judged('2025-10-20 10:15:01', '断电')).toEqual({
      ok: true,
      value: { late: true, minutes: 15 },
    })
  })

  test.each([
    ['2025-10-20 10:15:01', 'late_entry_reason_missing', 'lateReason'],
    ['2025-10-20 09:59', 'in_the_future', 'occurredAt'],
  ])('at %s it is refused with %s', (recorded, code, field) => {
    expect(judged(recorded)).toMatchObject({ refusal: { code, field, source: 'S2-15' } })
  })
})
