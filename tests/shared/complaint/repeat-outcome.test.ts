/** What becomes of a complaint that comes again: the house's rule and the regulation's, together. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatOutcome } from '#shared/complaint/rules/intake/repeat-outcome.ts'
import { phoneIn, possibleRepeats, repeatKeys } from '#shared/complaint/rules/intake/repeat.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'

const original = {
  caseId: 'one',
  sameCustomer: true,
  finished: false,
  overdue: false,
  satisfied: null,
} as const
const END = 1_000

describe('C-12, R-18', () => {
  it.each([
    ['merged within the term', {}, 500, false, 'merged', false],
    ['merged at the very end of the term', {}, END, false, 'merged', false],
    ['restarted by new facts', {}, END, true, 'clock_restarted', true],
    ['linked after the term, new facts or not', {}, END + 1, true, 'linked', false],
    ['linked when it is finished', { finished: true }, 500, true, 'linked', false],
    ['linked when nobody asked', { finished: true, satisfied: null }, 500, false, 'linked', false],
    ['reopened', { finished: true, satisfied: false }, 500, true, 'reopen_original', false],
    ['pursued when overdue', { overdue: true }, 500, false, 'pursue_original', false],
    ['pursued and restarted', { overdue: true }, 500, true, 'pursue_original', true],
  ] as const)('is %s', (_what, change, receivedAt, newFacts, outcome, restartsClock) => {
    const repeat = { caseId: 'two', receivedAt, newFacts }
    expect(repeatOutcome(repeat, { ...original, ...change }, END)).toEqual({
      ok: true,
      value: { outcome, restartsClock },
    })
  })

  it('has no term to restart where none runs', () => {
    const repeat = { caseId: 'two', receivedAt: 1, newFacts: true }
    expect(repeatOutcome(repeat, original, null)).toMatchObject({
      value: { outcome: 'linked', restartsClock: false },
    })
  })

  it.each([
    ['original_is_itself', 'one', original],
    ['original_case_id_required', 'two', null],
    ['other_customer', 'two', { ...original, sameCustomer: false }],
  ])('refuses %s', (code, caseId, of) => {
    expect(repeatOutcome({ caseId, receivedAt: 1, newFacts: false }, of, END)).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })
})

describe('the keys of a case', () => {
  it.each([
    ['13800000042', '13800000042'],
    ['+86 138-0000-0042', '13800000042'],
    ['１３８００００００４２', '13800000042'],
    ['0475-8230042', '04758230042'],
    ['han13800000042@example.com', null],
    ['人民路 5 号楼 301', null],
    ['', null],
    [null, null],
  ])('the telephone in %j is %j', (contact, phone) => {
    expect(phoneIn(contact)).toBe(phone)
  })

  it('are alike exactly where the rule sees the same sign', () => {
    const number = fc.stringMatching(/^[0-9 -]{0,14}$/)
    fc.assert(
      fc.property(number, number, (one, other) => {
        const keyed = repeatKeys({ phone: one }).some(({ key }) =>
          repeatKeys({ phone: other }).some((found) => found.key === key),
        )
        const signs = possibleRepeats(
          { phone: one },
          [{ caseId: 'x', phone: other }],
          defaultPacks.rules,
        )
        expect(signs.length > 0).toBe(keyed)
      }),
    )
  })
})
