import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { missingIntakeFields } from '#shared/complaint/rules/intake/required-fields.ts'
import { type CaseFacts, decisionSchema } from '#shared/complaint/rules/types.ts'
import { HOUR_MS, parseInstant } from '#shared/foundation/instant.ts'
import { at, decided, phone, plainCase, plainContext, rules } from './case-facts.ts'

const refusal = (change: Partial<CaseFacts>) => {
  const decision = decideCase({ ...plainCase, ...change }, plainContext)
  return decision.ok ? null : decision.refusal
}

describe('impossible times are refused, by field', () => {
  const tomorrow = at('2025-10-21 10:00')
  const promise = { madeAt: at('2025-10-20 10:04'), dueAt: at('2025-10-20 15:00') }
  test.each<[string, Partial<CaseFacts>]>([
    ['receivedAt', { receivedAt: tomorrow }],
    ['contacts.1.at', { contacts: [phone('2025-10-20 09:00'), phone('2025-10-21 09:00')] }],
    ['promises.0.madeAt', { promises: [{ ...promise, madeAt: tomorrow, dueAt: tomorrow }] }],
    ['promises.0.dueAt', { promises: [{ ...promise, dueAt: at('2025-10-20 10:03') }] }],
    ['promises.0.contactedAt', { promises: [{ ...promise, contactedAt: tomorrow }] }],
    ['promises.0.contactedAt', { promises: [{ ...promise, contactedAt: at('2025-10-20 10:00') }] }],
    ['closedAt', { closedAt: tomorrow }],
    ['closedAt', { closedAt: at('2025-10-20 09:00') }],
    ['department.receivedAt', { department: { repliedAt: at('2025-10-20 10:01') } }],
    [
      'department.repliedAt',
      { department: { receivedAt: at('2025-10-20 10:02'), repliedAt: at('2025-10-20 10:01') } },
    ],
    ['extension.approvedAt', { extension: { approvedAt: tomorrow } }],
    ['events.calledBackAt', { events: { calledBackAt: tomorrow } }],
    [
      'nature.withdrawal.at',
      {
        nature: { withdrawal: { at: tomorrow, by: 'c', how: 'phone', confirmedByCustomer: true } },
      },
    ],
  ])('%s', (field, change) => {
    expect(refusal(change)?.field).toBe(field)
  })

  test('now itself is not the future, and a promise may lie ahead', () => {
    expect(refusal({ receivedAt: plainContext.now })).toBeNull()
    expect(refusal({ promises: [{ ...promise, dueAt: at('2026-10-20 15:00') }] })).toBeNull()
  })
})

describe('R-032: what an intake must hold', () => {
  const full = {
    channel: 'counter',
    receivedAt: '2025-10-20T10:00:00+08:00',
    customerName: '韩先生',
    contact: '13800000000',
    facts: '等候两小时',
    demand: '说明原因',
  }
  const missing = (change: object) =>
    missingIntakeFields({ ...full, ...change }, rules).map(({ field }) => field)

  test('a full one lacks nothing', () => expect(missing({})).toEqual([]))

  test.each([
    [{ facts: ' ' }, ['facts']],
    [{ facts: '', demand: '' }, ['facts', 'demand']],
    [{ customerName: null }, ['customerName']],
    [{ customerName: null, anonymous: true }, []],
    [{ contact: null }, ['contact']],
    [{ contact: null, contactMissingReason: '客户不愿留' }, []],
    [{ contact: null, contactMissingReason: '  ' }, ['contact']],
    [{ channel: undefined, receivedAt: '' }, ['channel', 'receivedAt']],
  ])('%j lacks %j', (change, fields) => expect(missing(change)).toEqual(fields))

  test('every missing field names its source', () => {
    expect(missingIntakeFields({}, rules)).toContainEqual({
      field: 'facts',
      code: 'field_required',
      source: 'S1-25(1)',
    })
  })
})

/** Cases of every kind, with times around the October holiday. */
const anyCase: fc.Arbitrary<CaseFacts> = fc
  .record({
    receivedAt: fc.integer({ min: at('2025-09-15'), max: at('2025-12-30') }),
    intakeType: fc.constantFrom('complaint', 'enquiry', 'whistleblowing'),
    complexity: fc.constantFrom('simple', 'complex', null),
    groupSize: fc.option(fc.integer({ min: 1, max: 40 })),
    flags: fc.subarray(['petition', 'group', 'litigation'] as const),
    harm: fc.record({ seriousDamage: fc.boolean(), considerableHarm: fc.boolean() }),
    reception: fc.record({ walkIn: fc.boolean(), agitated: fc.boolean(), media: fc.boolean() }),
    calls: fc.array(fc.integer({ min: 0, max: 72 }), { maxLength: 4 }),
  })
  .map(({ calls, ...facts }) => ({
    ...facts,
    channel: 'counter' as const,
    contacts: calls.map((hours) => ({
      ...phone('2025-10-20 09:00'),
      at: facts.receivedAt - hours * HOUR_MS,
    })),
  })) as fc.Arbitrary<CaseFacts>
const LATER = { ...plainContext, now: at('2026-03-01') }

const dueTimes = (facts: CaseFacts) => {
  const decision = decideCase(facts, LATER)
  if (!decision.ok) throw new Error(decision.refusal.field)
  return new Map(
    decision.value.deadlines.map(({ kind, startAt, dueAt }) => {
      const [start, due] = [parseInstant(startAt), parseInstant(dueAt)]
      if (!start.ok || !due.ok) throw new Error('an instant that cannot be read')
      return [kind, { start: start.value, due: due.value }]
    }),
  )
}

describe('for every case', () => {
  test('no clock ends before it starts, and a later receipt never ends earlier', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 30 * 24 }), (facts, hours) => {
        const later = dueTimes({
          ...facts,
          receivedAt: facts.receivedAt + hours * HOUR_MS,
          contacts: [],
        })
        for (const [kind, { start, due }] of dueTimes({ ...facts, contacts: [] })) {
          expect(due).toBeGreaterThanOrEqual(start)
          expect(later.get(kind)?.due).toBeGreaterThanOrEqual(due)
        }
      }),
    )
  })

  test('the answer fits its schema, is the same twice, and never touches its input', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const before = JSON.stringify(facts)
        const one = decideCase(facts, LATER)
        const two = decideCase(facts, LATER)
        if (!one.ok) throw new Error(one.refusal.field)
        expect(decisionSchema.safeParse(one.value).success).toBe(true)
        expect(two).toEqual(one)
        expect(JSON.stringify(facts)).toBe(before)
      }),
    )
  })

  test('the filing of the reception is part of the whole filing', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const { alerts, filing } = decided(facts, LATER)
        expect(filing).toEqual(expect.arrayContaining(alerts.filing))
        expect(new Set(filing).size).toBe(filing.length)
      }),
    )
  })

  test('the aim lies between the receipt and the legal date, and an enquiry has neither', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const legal = decided(facts, LATER).deadlines.find(({ kind }) => kind === 'legal_decision')
        const aim = parseInstant(legal?.aimAt)
        const due = parseInstant(legal?.dueAt)
        const between = aim.ok && due.ok && aim.value >= facts.receivedAt && aim.value <= due.value
        expect(between).toBe(facts.intakeType !== 'enquiry')
      }),
    )
  })
})
