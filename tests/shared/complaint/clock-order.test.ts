/** What a clock does not count: things in an impossible order, too late, or done before it began. */
import { describe, expect, test } from 'vitest'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import type { CaseFacts, DeadlineKind, ExtensionFacts } from '#shared/complaint/rules/types.ts'
import { at, clock, decided, phone, plainCase, plainContext } from './case-facts.ts'

const LATER = { now: at('2025-12-30 12:00') }
const state = (change: Partial<CaseFacts>, kind: DeadlineKind, now = '2025-12-30 12:00') =>
  clock(decided(change, { now: at(now) }), kind)?.state
const refusal = (change: Partial<CaseFacts>, now = plainContext.now) => {
  const decision = decideCase({ ...plainCase, ...change }, { ...plainContext, now })
  return decision.ok ? null : decision.refusal
}

describe('R-18: which extension counts', () => {
  const extension = {
    approvedBy: 'E900',
    approvedAt: at('2025-10-30 09:00'),
    notifiedAt: at('2025-10-30 10:00'),
  }
  const PLAIN = '2025-11-19T24:00:00+08:00'
  const EXTENDED = '2025-12-19T24:00:00+08:00'
  const END = at('2025-11-20 00:00')

  test.each<[string, ExtensionFacts, string, string[]]>([
    ['in order', {}, EXTENDED, []],
    ['at the receipt and at once', times('2025-10-20 10:00', '2025-10-20 10:00'), EXTENDED, []],
    ['at the end of the term', { approvedAt: END, notifiedAt: END }, EXTENDED, []],
    [
      'approved before the receipt',
      times('2025-10-20 09:59', '2025-10-21 09:00'),
      PLAIN,
      ['extension_impossible'],
    ],
    [
      'both before the receipt',
      times('2025-10-19 09:00', '2025-10-19 10:00'),
      PLAIN,
      ['extension_impossible'],
    ],
    [
      'told before it was approved',
      { notifiedAt: at('2025-10-30 08:59') },
      PLAIN,
      ['extension_impossible'],
    ],
    [
      'approved by the person complained of (R-17)',
      { approvedBy: ' e300' },
      PLAIN,
      ['extension_impossible'],
    ],
    ['told after the term', { notifiedAt: END + 1 }, PLAIN, ['extension_late']],
    [
      'approved and told after the term',
      { approvedAt: END + 1, notifiedAt: END + 2 },
      PLAIN,
      ['extension_late'],
    ],
  ])('%s', (_what, change, dueAt, warnings) => {
    const facts = {
      complexity: 'complex',
      complainedOf: 'E300',
      extension: { ...extension, ...change },
    } as const
    const decision = decided(facts, LATER)
    expect(clock(decision, 'legal_decision')?.dueAt).toBe(dueAt)
    expect(decision.warnings).toEqual(warnings)
  })

  test('a term that was over stays over', () => {
    const late = { ...extension, ...times('2025-11-25 09:00', '2025-11-25 10:00') }
    const facts = { complexity: 'complex', extension: late } as const
    expect(state(facts, 'legal_decision', '2025-11-26')).toBe('overdue')
  })

  function times(approvedAt: string, notifiedAt: string): ExtensionFacts {
    return { approvedAt: at(approvedAt), notifiedAt: at(notifiedAt) }
  }
})

describe('R-15: a confirmed withdrawal ends the clocks', () => {
  const withdrawal = {
    at: at('2025-10-20 12:00'),
    by: 'customer',
    how: 'phone',
    confirmedByCustomer: true,
  }
  const withdrawn = (change: object = {}) => ({ withdrawal: { ...withdrawal, ...change } })

  test.each([
    ['before the investigation', { reasons: ['V01'] }],
    ['without any reason', {}],
    ['beside a valid reason', { reasons: ['V01'], investigated: true }],
    ['as the reason', { reasons: ['I05'], investigated: true }],
  ])('%s', (_what, nature) => {
    const facts = { nature: { ...nature, ...withdrawn() } }
    expect(state(facts, 'resolve_ordinary')).toBe('cancelled')
    expect(state(facts, 'legal_decision')).toBe('cancelled')
    // An hour was over when the customer withdrew.
    expect(state(facts, 'handler_assign')).toBe('overdue')
  })

  test.each([
    ['not confirmed', { confirmedByCustomer: false }],
    ['by nobody', { by: ' ' }],
    ['nobody knows how', { how: '\u200b' }],
  ])('%s ends nothing', (_what, change) => {
    const nature = { investigator: 'E100', ...withdrawn(change) }
    expect(state({ complainedOf: 'E300', nature }, 'resolve_ordinary')).toBe('overdue')
  })

  test('what was done stays met or late; what ended by it is not late', () => {
    const closed = (closedAt: string, withdrawnAt: string) =>
      state(
        { closedAt: at(closedAt), nature: withdrawn({ at: at(withdrawnAt) }) },
        'resolve_ordinary',
      )
    expect(closed('2025-10-21 10:00', '2025-10-22 10:00')).toBe('met')
    expect(closed('2025-10-25 10:00', '2025-10-27 10:00')).toBe('met_late')
    expect(closed('2025-10-27 10:00', '2025-10-21 10:00')).toBe('cancelled')
  })

  test('one before the receipt cannot be of this case', () => {
    const nature = withdrawn({ at: at('2025-10-20 09:59') })
    expect(refusal({ nature }, LATER.now)).toMatchObject({
      code: 'out_of_order',
      field: 'nature.withdrawal.at',
      source: 'R-15',
    })
    expect(refusal({ nature: withdrawn({ at: plainCase.receivedAt }) }, LATER.now)).toBeNull()
  })
})

describe('what was done before a clock began does not meet it', () => {
  test('R-095: a contact before the case became urgent', () => {
    const facts = (firstContactAt: string) => ({
      contacts: [phone('2025-10-20 10:00'), phone('2025-10-20 13:05')],
      events: { firstContactAt: at(firstContactAt) },
    })
    const now = '2025-10-20 13:10'
    expect(state(facts('2025-10-20 13:04'), 'urgent_first_contact', now)).toBe('pending')
    expect(state(facts('2025-10-20 13:04'), 'urgent_first_contact')).toBe('overdue')
    expect(state(facts('2025-10-20 13:05'), 'urgent_first_contact', now)).toBe('met')
  })

  test('R-100, R-101: a report or a callback before the case was closed', () => {
    const facts = (done: string) => ({
      closedAt: at('2025-10-24 16:00'),
      events: { reportedAt: at(done), calledBackAt: at(done) },
    })
    for (const kind of ['close_report', 'callback'] as const) {
      expect(state(facts('2025-10-24 15:59'), kind)).toBe('overdue')
      expect(state(facts('2025-10-24 16:00'), kind)).toBe('met')
    }
  })

  test('R-18: a closing before new facts restarted the term', () => {
    const facts = {
      closedAt: at('2025-10-22 16:00'),
      resubmissions: [{ receivedAt: at('2025-10-27 09:00'), newFacts: true }],
    }
    expect(state(facts, 'legal_decision', '2025-10-28')).toBe('pending')
    expect(state(facts, 'legal_decision')).toBe('overdue')
    expect(state(facts, 'resolve_ordinary')).toBe('met')
  })
})

describe('a number that is no moment is refused, never thrown', () => {
  const promise = { madeAt: at('2025-10-20 10:04'), dueAt: at('2025-10-20 15:00') }
  const withdrawal = { by: 'customer', how: 'phone', confirmedByCustomer: true }
  test.each<[string, (odd: number) => Partial<CaseFacts>]>([
    ['receivedAt', (odd) => ({ receivedAt: odd })],
    ['contacts.0.at', (odd) => ({ contacts: [{ ...phone('2025-10-20 09:00'), at: odd }] })],
    ['promises.0.dueAt', (odd) => ({ promises: [{ ...promise, dueAt: odd }] })],
    ['closedAt', (odd) => ({ closedAt: odd })],
    ['extension.approvedAt', (odd) => ({ extension: { approvedAt: odd } })],
    ['nature.withdrawal.at', (odd) => ({ nature: { withdrawal: { ...withdrawal, at: odd } } })],
    [
      'externalSupervisor.dueAt',
      (odd) => ({ externalSupervisor: { body: '监管局', reference: '1', dueAt: odd } }),
    ],
  ])('%s', (field, change) => {
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, -8.64e15, 8.64e15]) {
      expect(refusal(change(odd))).toMatchObject({ code: 'invalid_input', field })
    }
  })

  test('now', () => {
    expect(refusal({}, Number.NaN)).toMatchObject({ code: 'invalid_input', field: 'now' })
  })
})
