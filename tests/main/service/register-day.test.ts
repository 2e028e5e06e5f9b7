/** What the registers tell a day and a shift: payments by telephone, open items, counts, times. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/workstation.ts'
import type { Desk } from '#main/service/desk.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  blockingPhonePayments,
  openRegisterItems,
  registerCounts,
  registerDeadlines,
} from '#main/service/register/open-items.ts'
import { readOrCreateKeys } from '#main/store/key-file.ts'
import { openSecondConnection, type Store } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  addColleague,
  type MovableClock,
  movableClock,
  openDesk,
  removeFolders,
  type TestDesk,
} from '../../support/desk.ts'
import { validRegisterInputs } from '../../support/valid-register-inputs.ts'

const DATE = '2025-10-20'
const AGENT = '前进路代收点'

let desk: TestDesk
let clock: MovableClock
let eyes: Store['db']

beforeEach(async () => {
  clock = movableClock(Date.parse('2025-10-20T15:00:00+08:00'))
  desk = openDesk(undefined, { clock })
  await desk.must('setup.complete', {
    branchCode: 'B01',
    branchName: '东郊营业厅',
    profile: 'card_company',
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
  await addColleague(desk)
  await desk.must('session.signIn', COLLEAGUE)
  eyes = openSecondConnection(desk.folder, readOrCreateKeys(desk.folder))
})
afterEach(async () => {
  if (desk.faults.length > 0) throw new Error(`faults: ${JSON.stringify(desk.faults)}`)
  eyes.close()
  await desk.close()
  removeFolders()
})

type Name = keyof ReturnType<typeof validRegisterInputs>
const WHOLE: { readonly [Call in Name]?: object } = {
  'register.reportLoss': { balanceFen: 12_350 },
}
const input = <Call extends Name>(name: Call, change: Partial<Input<Call>> = {}): Input<Call> =>
  ({ ...validRegisterInputs()[name], ...WHOLE[name], ...change }) as Input<Call>
const pay = async (number: string, amountFen: number, agent = AGENT) => {
  const given = input('register.recordPhonePayment', { number, amountFen, agent })
  return (await desk.must('register.recordPhonePayment', given)).row.rowId
}
const compare = (...entries: readonly (readonly [string, number])[]) =>
  desk.must('register.comparePhonePayments', {
    date: DATE,
    agent: AGENT,
    entries: entries.map(([number, amountFen]) => ({ number, amountFen })),
  })
const statusOf = async (rowId: string) => (await desk.must('register.get', { rowId })).row.status
const seen = async (rowId: string) => ({
  rowId,
  seenVersion: (await desk.must('register.get', { rowId })).row.version,
})
/** What other rooms of the same program read; a second connection stands in for theirs. */
const asDesk = () =>
  ({
    book: {
      db: eyes,
      now: () => clock.now(),
      identity: () => ({ device: 'x', hubDevice: null }),
      fold: () => ({ state: { profile: 'card_company' } }),
    },
    calendar: () => defaultPacks.calendar,
  }) as unknown as Desk

describe('payments by telephone at the end of the day (R-226, R-239)', () => {
  it('are held against the agent’s list by number and amount', async () => {
    const right = await pay('13800000042', 5000)
    const wrong = await pay('13900000043', 3000)
    const missing = await pay('13700000044', 2000)
    const elsewhere = await pay('13600000045', 1000, '建设路代收点')
    const answer = await compare(
      ['138 0000 0042', 5000],
      ['13900000043', 3500],
      ['13500000099', 700],
    )
    expect(answer.results).toEqual([
      { rowId: right, result: 'confirmed' },
      { rowId: wrong, result: 'wrong_amount' },
      { rowId: missing, result: 'missing' },
    ])
    const [unrecorded = ''] = answer.unrecorded
    expect(answer.blocking.toSorted()).toEqual([wrong, missing, unrecorded].toSorted())
    expect(await statusOf(right)).toBe('confirmed')
    expect(await statusOf(unrecorded)).toBe('unrecorded')
    expect(await statusOf(elsewhere)).toBe('to_compare')
    const { row } = await desk.must('register.get', { rowId: wrong })
    expect(row.content).toMatchObject({ amountFen: 3000, agentAmountFen: 3500 })
  })

  it('compared again writes nothing new, and a corrected list confirms', async () => {
    const missing = await pay('13700000044', 2000)
    const first = await compare(['13500000099', 700])
    const [unrecorded = ''] = first.unrecorded
    const version = (await seen(missing)).seenVersion
    const again = await compare(['13500000099', 700])
    expect(again.unrecorded).toEqual([])
    expect(await seen(missing)).toMatchObject({ seenVersion: version })
    await compare(['13700000044', 2000], ['13500000099', 700])
    expect(await statusOf(missing)).toBe('confirmed')
    expect(await statusOf(unrecorded)).toBe('unrecorded')
  })

  it('are put right, or a supervisor who did not write them lets them pass', async () => {
    const missing = await pay('13700000044', 2000)
    const wrong = await pay('13900000043', 3000)
    const early = { ...(await seen(missing)), how: '已补交' }
    expect(await desk.ask('register.resolvePhonePayment', early)).toMatchObject({
      refusal: { code: 'compare_first', source: 'S4-05(4)' },
    })
    await compare(['13900000043', 3500])
    await desk.must('register.resolvePhonePayment', { ...(await seen(missing)), how: '已补交' })
    expect(await statusOf(missing)).toBe('resolved')
    const pass = async (
      supervisor: Input<'register.letPhonePaymentPass'>['supervisor'],
      reason = '停电',
    ) => {
      const answer = await desk.ask('register.letPhonePaymentPass', {
        ...(await seen(wrong)),
        supervisor,
        reason,
      })
      return answer.ok ? answer.value.row.status : `${answer.refusal.code} ${answer.refusal.field}`
    }
    expect(await pass(ADMINISTRATOR, '  ')).toBe('field_required reason')
    expect(await pass(COLLEAGUE)).toBe('supervisor_needed supervisor.employeeNo')
    expect(await pass({ ...ADMINISTRATOR, pin: '000000' })).toBe('wrong_pin supervisor.pin')
    expect(await pass(ADMINISTRATOR)).toBe('let_pass')
    expect(await pass(ADMINISTRATOR)).toBe('already_decided undefined')
  })

  it('that a supervisor wrote, another one lets pass', async () => {
    await desk.must('session.signIn', ADMINISTRATOR)
    const own = await pay('13700000044', 2000)
    const answer = await desk.ask('register.letPhonePaymentPass', {
      ...(await seen(own)),
      supervisor: ADMINISTRATOR,
      reason: '停电',
    })
    expect(answer).toMatchObject({
      refusal: { code: 'not_by_recorder', field: 'supervisor.employeeNo' },
    })
  })

  it.each([
    ['a day ahead', { date: '2025-10-21' }, 'future_time date'],
    ['no day', { date: 'today' }, 'invalid_input date'],
    ['no agent', { agent: ' ' }, 'field_required agent'],
    ['no number', { entries: [{ number: '', amountFen: 1 }] }, 'field_required entries.0.number'],
    [
      'no amount',
      { entries: [{ number: '1', amountFen: 0 }] },
      'field_required entries.0.amountFen',
    ],
  ] as const)('with %s are refused by field', async (_what, change, wanted) => {
    const given = input('register.comparePhonePayments', { date: DATE, ...(change as object) })
    const answer = await desk.ask('register.comparePhonePayments', given)
    expect(answer.ok ? 'accepted' : `${answer.refusal.code} ${answer.refusal.field}`).toBe(wanted)
  })

  it.each([
    ['number', { number: ' ' }],
    ['amountFen', { amountFen: 0 }],
    ['agent', { agent: '' }],
  ] as const)('without %s are not written', async (field, change) => {
    const given = input('register.recordPhonePayment', change)
    expect(await desk.ask('register.recordPhonePayment', given)).toMatchObject({
      refusal: { code: 'field_required', field },
    })
  })
})

describe('what shifts and days are told', () => {
  it('every open row, whose it is and until when, without anybody’s name or number', async () => {
    const payment = await pay('13800000042', 5000)
    const loss = (await desk.must('register.reportLoss', input('register.reportLoss'))).row.rowId
    const difference = input('register.recordDifference', { line: 'mobile' })
    await desk.must('register.recordDifference', difference)
    const exception = input('register.recordException')
    await desk.must('register.recordException', exception)
    await desk.must('register.reportLoss', input('register.reportLoss', { realName: 'no' }))
    expect(openRegisterItems(asDesk())).toEqual(
      [
        ['phone_payment', payment, '', 5000, '2025-10-20T24:00:00+08:00'],
        ['loss', loss, 'city_card', null, '2025-10-27T24:00:00+08:00'],
        ['difference', difference.rowId, 'mobile', -5000, '2025-10-23T24:00:00+08:00'],
        ['exception', exception.rowId, 'number_refused', 10_000, '2025-10-20T24:00:00+08:00'],
      ]
        .map(([kind, id, subject, value, dueAt]) => ({
          kind,
          id,
          subject,
          ...(value !== null && { amount: { unit: 'fen', value } }),
          since: '2025-10-20T15:00:00+08:00',
          dueAt,
          owner: 'E200',
        }))
        .toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
    )
    expect(registerDeadlines(asDesk()).map(({ rowId, state }) => [rowId, state])).toEqual([
      [payment, 'due_soon'],
      [exception.rowId, 'due_soon'],
      [difference.rowId, 'pending'],
      [loss, 'pending'],
    ])
    expect(registerCounts(asDesk(), DATE)).toEqual([
      { register: 'difference', written: 1, open: 1 },
      { register: 'loss', written: 2, open: 1 },
      { register: 'transfer', written: 0, open: 0 },
      { register: 'exception', written: 1, open: 1 },
      { register: 'phone_payment', written: 1, open: 1 },
    ])
  })

  it('a payment of an earlier day keeps every later day from closing', async () => {
    const payment = await pay('13800000042', 5000)
    expect(blockingPhonePayments(asDesk(), '2025-10-19')).toEqual([])
    expect(blockingPhonePayments(asDesk(), DATE)).toEqual([payment])
    expect(blockingPhonePayments(asDesk(), '2025-10-25')).toEqual([payment])
    await compare(['13800000042', 5000])
    expect(blockingPhonePayments(asDesk(), '2025-10-25')).toEqual([])
  })
})
