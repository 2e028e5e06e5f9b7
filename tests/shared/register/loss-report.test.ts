import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { bankCardNumber, identityNumber } from '#shared/register/identity-number.ts'
import { checkLossRecord, maskedLossRecord } from '#shared/register/loss-record.ts'
import { type LossReport, lossReportCheck } from '#shared/register/loss-report.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'

const { rules, profiles } = defaultPacks
const card = profiles.card_company
const context = { now: at('2025-10-20 09:20'), rules }
const report: LossReport = {
  product: 'city_card',
  channel: 'phone',
  reportedAt: at('2025-10-20 09:15'),
  cards: 3,
  realName: true,
  matches: { balance: true, name: true, id_number: true, contact: true },
  followedUpAt: null,
}
const answer = (change: Partial<LossReport>, profile = card) =>
  lossReportCheck({ ...report, ...change }, profile, context)
const matches = (change: Partial<LossReport['matches']>) => ({
  matches: { ...report.matches, ...change },
})

describe('a loss report (S4-11)', () => {
  test('T-63, R-243: a card without a name is refused and the reason is said', () => {
    expect(valueOf(answer({ realName: false }))).toEqual({
      decision: 'refused',
      failed: [],
      callerReason: 'not_a_real_name_card',
      source: 'S4-11(1)',
    })
    // Nothing further is asked about such a card, and a wrong answer does not change its reason.
    expect(valueOf(answer({ realName: false, ...matches({ name: null }) }))).toMatchObject({
      callerReason: 'not_a_real_name_card',
    })
  })

  test('T-64, R-245: a wrong balance is refused, named to staff and not to the caller', () => {
    expect(valueOf(answer(matches({ balance: false })))).toEqual({
      decision: 'refused',
      failed: ['balance'],
      callerReason: 'could_not_be_verified',
      source: 'S4-11(3)',
    })
    expect(valueOf(answer(matches({ contact: false, name: false })))).toMatchObject({
      failed: ['name', 'contact'],
    })
  })

  test('R-245: the caller hears the same whichever answers are wrong', () => {
    const yesNo = fc.boolean()
    fc.assert(
      fc.property(yesNo, yesNo, yesNo, yesNo, (balance, name, id_number, contact) => {
        fc.pre(!(balance && name && id_number && contact))
        const attempt = valueOf(answer({ matches: { balance, name, id_number, contact } }))
        expect(attempt).toMatchObject({ callerReason: 'could_not_be_verified' })
        expect(attempt.decision === 'refused' && attempt.failed.length).toBeGreaterThan(0)
      }),
    )
  })

  test('T-65, R-246, R-247: all matches, three cards', () => {
    expect(valueOf(answer({}))).toMatchObject({
      decision: 'accepted',
      followUp: 'replacement',
      feeFen: 7500,
      deadline: { dueAt: '2025-10-27T24:00:00+08:00', state: 'pending' },
    })
    const later = { ...context, now: at('2025-10-28 08:00') }
    expect(valueOf(lossReportCheck(report, card, later))).toMatchObject({
      decision: 'accepted',
      deadline: { state: 'overdue' },
    })
  })

  test('a savings book is followed by a written report within five days', () => {
    expect(valueOf(answer({ product: 'savings_deposit', cards: 1 }, profiles.bank))).toMatchObject({
      followUp: 'written_report',
      feeFen: 0,
      deadline: { dueAt: '2025-10-25T24:00:00+08:00' },
      source: '储蓄管理条例 31',
    })
  })

  test('R-246: what was handed in in writing at the hall needs no written report to follow', () => {
    const atHall = { product: 'savings_deposit', cards: 1, channel: 'hall' }
    expect(valueOf(answer({ ...atHall, inWriting: true }, profiles.bank))).toEqual({
      decision: 'accepted',
      followUp: 'none',
      deadline: null,
      feeFen: 0,
      source: '储蓄管理条例 31',
    })
    const followed = { followUp: 'written_report', deadline: { state: 'pending' } }
    expect(valueOf(answer({ ...atHall, inWriting: false }, profiles.bank))).toMatchObject(followed)
    // Nothing is handed in over the telephone, whatever the row says.
    const byPhone = { ...atHall, channel: 'phone', inWriting: true }
    expect(valueOf(answer(byPhone, profiles.bank))).toMatchObject(followed)
    expect(refusalOf(answer(atHall, profiles.bank))).toMatchObject({
      field: 'inWriting',
      source: '储蓄管理条例 31',
    })
  })

  test('R-244: a question left out is refused by name and never answered to the caller', () => {
    const { realName: _realName, ...unnamed } = report
    expect(refusalOf(lossReportCheck(unnamed as LossReport, card, context))).toMatchObject({
      code: 'field_required',
      field: 'realName',
    })
    expect(refusalOf(answer({ matches: {} as LossReport['matches'] }))).toMatchObject({
      code: 'field_required',
      field: 'matches.balance',
    })
  })

  test.each([
    ['channel', { channel: 'fax' }, 'S4-11(2)'],
    ['product', { product: 'savings_deposit' }, 'S4-11(3)'],
    ['cards', { cards: 0 }, 'S4-11(3)'],
    ['cards', { cards: -1 }, 'S4-11(3)'],
    ['cards', { cards: 1.5 }, 'S4-11(3)'],
    ['realName', { realName: null }, 'S4-11(1)'],
    ['matches.id_number', matches({ id_number: null, name: false }), 'S4-11(3)'],
    ['reportedAt', { reportedAt: Number.NaN }, 'S4-11(3)'],
    ['followedUpAt', { followedUpAt: report.reportedAt - 1 }, 'S4-11(3)'],
    ['followedUpAt', { followedUpAt: Number.NaN }, 'S4-11(3)'],
  ])('R-244: refuses %s of %j', (field, change, source) => {
    expect(refusalOf(answer(change))).toMatchObject({ field, source })
  })

  test('an organisation without such a register refuses by name', () => {
    expect(refusalOf(answer({}, profiles.insurer))).toMatchObject({ field: 'product' })
  })
})

describe('an identity number (GB 11643)', () => {
  test.each([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['110105 19491231 002Ｘ', '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
  ])('%s', (text, number) => {
    expect(valueOf(identityNumber(text))).toBe(number)
  })

  test.each([
    ['110105194912310021', 'check_digit'],
    ['110105194912310', 'invalid_input'],
    ['11010519491331002X', 'invalid_input'],
    ['11010520230229001X', 'invalid_input'],
    ['X1010519491231002X', 'invalid_input'],
    ['', 'invalid_input'],
  ])('%s is refused as %s', (text, code) => {
    const refusal = refusalOf(identityNumber(text))
    expect(refusal).toMatchObject({ code, field: 'idNumber', source: 'S4-12' })
    if (text !== '') expect(refusal.message).not.toContain(text)
  })

  test('any single wrong figure is noticed', () => {
    const number = '11010519491231002X'
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 0, max: 9 }),
        (index, figure) => {
          fc.pre(number[index] !== String(figure))
          const wrong = `${number.slice(0, index)}${figure}${number.slice(index + 1)}`
          expect(identityNumber(wrong).ok).toBe(false)
        },
      ),
    )
  })
})

describe('a bank card number (Luhn)', () => {
  test.each(['4111 1111 1111 1111', '5500-0055-5555-5559', '6011000990139424'])('%s', (text) => {
    const number = text.replaceAll(/\D/g, '')
    expect(valueOf(bankCardNumber(text))).toBe(number)
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`
    expect(refusalOf(bankCardNumber(wrong))).toMatchObject({ code: 'check_digit' })
  })

  test.each(['', '4111', 'abcd', '41111111111111112222'])('%j is none', (text) => {
    expect(refusalOf(bankCardNumber(text))).toMatchObject({ field: 'cardNumber' })
  })
})

describe('a row of the loss register (S4-12)', () => {
  const row = {
    date: '2025-10-20',
    product: 'bank_card',
    cardNumber: '4111 1111 1111 1111',
    name: ' 韩某 ',
    document: 'resident_identity_card',
    idNumber: '11010519491231002x',
    phone: '138 0000 0042',
    balanceFen: 12_345,
    remark: '',
  } as const

  test('R-248: is kept without blanks and shown by its last four characters', () => {
    const kept = valueOf(checkLossRecord(row, profiles.bank))
    expect(kept).toMatchObject({
      cardNumber: '4111111111111111',
      name: '韩某',
      idNumber: '11010519491231002X',
      phone: '13800000042',
    })
    expect(maskedLossRecord(kept)).toMatchObject({
      cardNumber: '************1111',
      name: '韩**',
      idNumber: '**************002X',
      phone: '*******0042',
      balanceFen: 12_345,
    })
  })

  test('R-248: another document and a card without a check figure pass as they are', () => {
    const passport = { ...row, document: 'other', idNumber: 'g1234567' } as const
    expect(valueOf(checkLossRecord(passport, profiles.bank)).idNumber).toBe('G1234567')
    const city = { ...row, product: 'city_card', cardNumber: 'T0001234' }
    expect(valueOf(checkLossRecord(city, card)).cardNumber).toBe('T0001234')
  })

  test.each([
    ['date', { date: '2025-02-30' }],
    ['product', { product: 'city_card' }],
    ['cardNumber', { cardNumber: '4111111111111112' }],
    ['name', { name: ' ' }],
    ['idNumber', { idNumber: '110105194912310021' }],
    ['idNumber', { document: 'other', idNumber: '' } as const],
    ['phone', { phone: '12a4567' }],
    ['phone', { phone: '123' }],
    ['balanceFen', { balanceFen: -1 }],
    ['balanceFen', { balanceFen: 0.5 }],
  ])('R-248: refuses %s of %j', (field, change) => {
    const refusal = refusalOf(checkLossRecord({ ...row, ...change }, profiles.bank))
    expect(refusal).toMatchObject({ field, source: 'S4-12' })
  })
})
