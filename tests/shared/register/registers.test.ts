import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { keepUntil } from '#shared/complaint/rules/duty/retention.ts'
import {
  type ExportRequest,
  checkWorkAreaVisit,
  exportWatermark,
} from '#shared/register/confidential.ts'
import {
  type DifferenceRecord,
  checkDifference,
  checkSettlement,
  openDifferences,
} from '#shared/register/difference.ts'
import { checkDestructionList } from '#shared/register/destruction.ts'
import {
  type PaymentException,
  checkException,
  checkPaymentError,
} from '#shared/register/exception.ts'
import { type PhonePayment, comparePhonePayments } from '#shared/register/phone-payment.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'

const card = defaultPacks.profiles.card_company
const noon = at('2025-10-20 12:00')

describe('the exception register (S4-09(3))', () => {
  const row: PaymentException = {
    recordedAt: noon,
    recordedBy: 'E100',
    number: '13800000042',
    amountFen: 10_000,
    reason: 'number_refused',
    contactedAt: noon + 1,
    refund: { amountFen: 10_000, documentId: 'TK-17' },
    settledAt: null,
  }
  const check = (change: Partial<PaymentException>) => checkException({ ...row, ...change }, card)

  test('R-238: a refund with its written record is taken', () => {
    expect(valueOf(check({}))).toEqual(row)
    expect(check({ refund: null, contactedAt: null }).ok).toBe(true)
  })

  test.each([
    ['refund.documentId', { refund: { amountFen: 10_000, documentId: null } }],
    ['refund.documentId', { refund: { amountFen: 10_000, documentId: ' ' } }],
    ['refund.amountFen', { refund: { amountFen: 10_001, documentId: 'TK-17' } }],
    ['refund.amountFen', { refund: { amountFen: 0, documentId: 'TK-17' } }],
    ['amountFen', { amountFen: 0, refund: null }],
    ['amountFen', { amountFen: 0.5, refund: null }],
    ['number', { number: ' ' }],
    ['recordedBy', { recordedBy: null }],
    ['reason', { reason: 'because' }],
  ])('R-238: refuses %s of %j', (field, change) => {
    expect(refusalOf(check(change))).toMatchObject({ field, source: 'S4-09(3)' })
  })

  test.each([
    ['contactedAt', { contactedAt: null, settledAt: noon + 2 }],
    ['contactedAt', { contactedAt: at('2025-10-19 23:59') }],
    ['contactedAt', { contactedAt: Number.NaN }],
    ['settledAt', { settledAt: noon - 1 }],
    ['settledAt', { contactedAt: noon + 5, settledAt: noon + 4 }],
    ['settledAt', { settledAt: Number.NaN }],
  ])('R-224: %s of %j: the payment point is reached first', (field, change) => {
    expect(refusalOf(check(change))).toMatchObject({ field, source: 'S4-05(2)' })
  })

  test('R-224: what happened minutes before it was written down is in order', () => {
    expect(check({ contactedAt: noon - 300_000, settledAt: noon }).ok).toBe(true)
    expect(refusalOf(check({ recordedAt: Number.NaN }))).toMatchObject({ field: 'recordedAt' })
  })

  test('R-238: every gap is named at once', () => {
    expect(refusalOf(check({ number: '', recordedBy: '', reason: '' })).params).toEqual({
      missing: 'recordedBy,number,reason',
    })
  })

  test('R-227: an error that cannot be recalled is a record of cause and amount', () => {
    const error = { number: '1', amountFen: 100, cause: 'clerk_error', findings: '号码录错一位' }
    expect(valueOf(checkPaymentError(error, card))).toEqual(error)
    const wrong = { number: '', amountFen: -1, cause: 'fate', findings: ' ' }
    expect(refusalOf(checkPaymentError(wrong, card))).toMatchObject({
      field: 'number',
      source: 'S4-05(5)',
      params: { missing: 'number,amountFen,cause,findings' },
    })
  })
})

describe('payments by telephone (S4-05(4), S4-09(4))', () => {
  const paid = (
    id: string,
    number: string,
    amountFen: number,
    more: Partial<PhonePayment> = {},
  ) => ({
    id,
    number,
    amountFen,
    agent: '代收点',
    resolved: null,
    exception: null,
    ...more,
  })
  const compare = (register: PhonePayment[], list: { number: string; amountFen: number }[]) =>
    valueOf(comparePhonePayments(register, list))

  test('R-239: number and amount both have to agree', () => {
    expect(compare([paid('p1', '138 0001', 100)], [{ number: '1380001', amountFen: 100 }])).toEqual(
      {
        confirmed: ['p1'],
        problems: [],
        unknown: [],
        blocking: [],
      },
    )
    expect(
      compare([paid('p1', '1380001', 100)], [{ number: '1380001', amountFen: 99 }]),
    ).toMatchObject({
      confirmed: [],
      problems: [{ id: 'p1', problem: 'wrong_amount', settled: false }],
      blocking: ['p1'],
    })
  })

  test('R-226: what is missing there or unknown here keeps the day open', () => {
    const crossed = compare([paid('p1', '1380001', 100)], [{ number: '1380002', amountFen: 100 }])
    expect(crossed).toMatchObject({
      problems: [{ id: 'p1', problem: 'missing' }],
      unknown: [{ number: '1380002' }],
      blocking: ['p1', 'unknown:1380002'],
    })
  })

  test.each([
    [{ resolved: { how: '补缴', by: 'E100' } }, []],
    [{ resolved: { how: ' ', by: 'E100' } }, ['p1']],
    [{ exception: { supervisor: 'E900', reason: '对方系统关闭' } }, []],
    [{ exception: { supervisor: 'E900', reason: null } }, ['p1']],
    [{ exception: { supervisor: ' ', reason: '对方系统关闭' } }, ['p1']],
  ])('R-226: %j', (more, blocking) => {
    expect(compare([paid('p1', '1', 100, more)], []).blocking).toEqual(blocking)
  })

  test.each([
    [{ supervisor: 'E900', reason: '对方次日补登记' }, []],
    [{ supervisor: 'E900', reason: ' ' }, ['unknown:2']],
    [{ supervisor: null, reason: '对方次日补登记' }, ['unknown:2']],
    [null, ['unknown:2']],
  ])('R-226: an entry unknown here with the exception %j', (exception, blocking) => {
    const answer = valueOf(comparePhonePayments([], [{ number: '2', amountFen: 100, exception }]))
    expect(answer).toMatchObject({ unknown: [{ number: '2' }], blocking })
  })

  test('R-239: the same payment twice needs two entries', () => {
    const twice = [paid('p1', '1', 100), paid('p2', '1', 100)]
    expect(compare(twice, [{ number: '1', amountFen: 100 }])).toMatchObject({
      confirmed: ['p1'],
      problems: [{ id: 'p2', problem: 'missing' }],
    })
  })

  test.each([
    ['register.0.amountFen', [paid('p1', '1', 0)], []],
    ['register.0.number', [paid('p1', ' ', 1)], []],
    ['register', [paid('p1', '1', 1), paid('p1', '2', 1)], []],
    ['agentList.0.amountFen', [], [{ number: '1', amountFen: 1.5 }]],
  ])('R-239: refuses %s', (field, register, list) => {
    expect(refusalOf(comparePhonePayments(register, list))).toMatchObject({ field })
  })

  test('R-239: every payment is confirmed or a problem, and every entry is used once', () => {
    const entry = fc.record({
      number: fc.constantFrom('1', '2', '3'),
      amountFen: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (ours, theirs) => {
        const register = ours.map(({ number, amountFen }, index) =>
          paid(`p${index}`, number, amountFen),
        )
        const { confirmed, problems, unknown } = compare(register, theirs)
        expect(confirmed.length + problems.length).toBe(ours.length)
        const wrongAmounts = problems.filter(({ problem }) => problem === 'wrong_amount')
        expect(confirmed.length + wrongAmounts.length + unknown.length).toBe(theirs.length)
      }),
    )
  })
})

describe('the register of differences (S4-09(5))', () => {
  const row: DifferenceRecord = {
    line: 'mobile',
    difference: -45,
    reason: 'miscounted',
    explanation: '少收四角五分',
    recordedAt: noon,
    recordedBy: 'E100',
    supervisor: 'E900',
    settlement: null,
  }

  test('R-240: stands open until it is settled, the oldest first', () => {
    const settled = { ...row, settlement: { at: noon + 1, by: 'E900', how: '已补足' } }
    const older = { ...row, recordedAt: noon - 1, line: 'unicom' }
    expect(valueOf(checkDifference(settled, card))).toEqual(settled)
    expect(openDifferences([row, settled, older])).toEqual([older, row])
  })

  test.each([
    ['line', { line: '' }],
    ['difference', { difference: 0 }],
    ['difference', { difference: Number.NaN }],
    ['reason', { reason: 'whatever' }],
    ['explanation', { explanation: ' ' }],
    ['recordedBy', { recordedBy: null }],
    ['supervisor', { supervisor: null }],
    ['supervisor', { supervisor: 'e100' }],
    ['settlement', { settlement: { at: noon, by: null, how: '已补足' } }],
    ['settlement.at', { settlement: { at: noon - 1, by: 'E900', how: '已补足' } }],
  ])('R-240: refuses %s of %j', (field, change) => {
    expect(refusalOf(checkDifference({ ...row, ...change }, card))).toMatchObject({
      field,
      source: 'S4-09(5)',
    })
  })
})

test('R-240: settling judges the settlement and not the record once more', () => {
  const settlement = { at: noon, by: 'E200', how: '已补足' }
  expect(valueOf(checkSettlement(noon, settlement))).toEqual(settlement)
  expect(refusalOf(checkSettlement(noon, { ...settlement, at: noon - 1 }))).toMatchObject({
    code: 'incomplete',
    field: 'settlement.at',
    source: 'S4-09(5)',
  })
  expect(refusalOf(checkSettlement(noon, { ...settlement, by: ' ' })).field).toBe('settlement')
})

describe('who comes in and what goes out (S4-16)', () => {
  const visit = {
    name: '设备维修',
    purpose: '检修打印机',
    approver: 'E900',
    approverRole: 'hall_manager',
    enteredAt: noon,
    leftAt: null,
  }
  test.each([
    ['name', { name: '' }],
    ['purpose', { purpose: ' ' }],
    ['approver', { approver: null }],
    ['approverRole', { approverRole: 'teller' }],
    ['leftAt', { leftAt: noon - 1 }],
  ])('R-257: refuses %s of %j', (field, change) => {
    expect(checkWorkAreaVisit(visit).ok).toBe(true)
    expect(refusalOf(checkWorkAreaVisit({ ...visit, ...change }))).toMatchObject({
      field,
      source: 'S4-16(1)',
    })
  })

  const request: ExportRequest = {
    employeeNo: ' e900',
    role: 'service_supervisor',
    permission: 'complaint.read',
    reason: '上报月表',
    at: noon,
  }
  test('R-258: every page says who took it out and when', () => {
    expect(valueOf(exportWatermark(request))).toBe('E900 2025-10-20T12:00:00+08:00')
  })

  test.each([
    ['role', { role: 'head_office_service' }],
    ['role', { role: 'nobody' }],
    ['reason', { reason: ' ' }],
    ['employeeNo', { employeeNo: '' }],
    ['at', { at: Number.NaN }],
    ['at', { at: 1e300 }],
  ])('R-258: refuses %s of %j', (field, change) => {
    expect(refusalOf(exportWatermark({ ...request, ...change }))).toMatchObject({
      field,
      source: 'S4-16(2)',
    })
  })
})

describe('papers whose keeping time is over (S4-16(5))', () => {
  const retention = keepUntil(at('2020-01-10 12:00'), [], defaultPacks.rules)
  const list = {
    items: [{ id: 'c1', retention }],
    first: 'E100',
    second: 'E900',
    certificate: 'XH-2025-01',
    at: noon,
  }

  test('R-261: two people destroy them with a certificate', () => {
    expect(valueOf(checkDestructionList(list))).toEqual(list)
  })

  test('R-261: what is still kept stays', () => {
    const young = keepUntil(at('2025-01-10 12:00'), [], defaultPacks.rules)
    const items = [...list.items, { id: 'c2', retention: young }]
    expect(refusalOf(checkDestructionList({ ...list, items }))).toMatchObject({
      field: 'items.1',
      source: 'S2-30',
    })
  })

  test.each([
    ['items', { items: [] }],
    ['first', { first: null }],
    ['second', { second: ' ' }],
    ['second', { second: 'e100' }],
    ['certificate', { certificate: '' }],
  ])('R-261: refuses %s of %j', (field, change) => {
    expect(refusalOf(checkDestructionList({ ...list, ...change }))).toMatchObject({
      field,
      source: 'S4-16(5)',
    })
  })
})
