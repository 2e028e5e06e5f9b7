/** The registers at a real desk: what is written, what is refused, and what shifts and days are told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/workstation.ts'
import { readOrCreateKeys } from '#main/store/key-file.ts'
import { openSecondConnection } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  addColleague,
  type MovableClock,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  type TestDesk,
} from '../../support/desk.ts'
import { IDENTITY_NUMBER, validRegisterInputs } from '../../support/valid-register-inputs.ts'

const MORNING = Date.parse('2025-10-20T09:15:00+08:00')
const HOUR = 3_600_000

let desk: TestDesk
let clock: MovableClock

beforeEach(async () => {
  clock = movableClock(MORNING)
  desk = openDesk(undefined, { clock })
  await desk.must('setup.complete', {
    branchCode: 'B01',
    branchName: '东郊营业厅',
    profile: 'card_company',
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
  await addColleague(desk)
})
afterEach(async () => {
  if (desk.faults.length > 0) throw new Error(`faults: ${JSON.stringify(desk.faults)}`)
  await desk.close()
  removeFolders()
})

const as = (who: typeof ADMINISTRATOR | typeof COLLEAGUE) => desk.must('session.signIn', who)
type Name = keyof ReturnType<typeof validRegisterInputs>
/** What a valid input leaves out and a whole form holds. */
const WHOLE: { readonly [Call in Name]?: object } = {
  'register.reportLoss': { balanceFen: 12_350 },
  'register.handTransfer': { numbers: { from: 'A000101', to: 'A000120' } },
}
/** A valid input of a call with what a test is about. */
const input = <Call extends Name>(name: Call, change: Partial<Input<Call>> = {}): Input<Call> =>
  ({ ...validRegisterInputs()[name], ...WHOLE[name], ...change }) as Input<Call>
/** A difference may only name a line of this organisation; the valid one names a bank's. */
const difference = (change: Partial<Input<'register.recordDifference'>> = {}) =>
  input('register.recordDifference', { line: 'mobile', ...change })
const refusal = async <Call extends Name>(name: Call, given: Input<Call>) => {
  const answer = await desk.ask(name, given)
  return answer.ok ? 'accepted' : `${answer.refusal.code} ${answer.refusal.field}`
}
const on = (detail: { row: { rowId: string; version: number } }) => ({
  rowId: detail.row.rowId,
  seenVersion: detail.row.version,
})

describe('a difference (R-240)', () => {
  it('stays open until somebody else settles it', async () => {
    await as(COLLEAGUE)
    const row = await desk.must('register.recordDifference', difference())
    expect(row.row).toMatchObject({
      status: 'to_settle',
      open: true,
      recordedBy: 'E200',
      content: { difference: -5000, supervisor: 'E100' },
      sync: 'saved_here',
    })
    expect(row.steps).toEqual([
      { step: 'settle_difference', obstacle: 'not_by_recorder' },
      { step: 'hand_over', obstacle: null },
    ])
    const settle = { ...on(row), how: '次日找到' }
    expect(await refusal('register.settleDifference', settle)).toBe('not_by_recorder undefined')
    await as(ADMINISTRATOR)
    expect(await refusal('register.settleDifference', { ...settle, how: ' ' })).toBe(
      'field_required how',
    )
    expect(await refusal('register.settleDifference', { ...settle, seenVersion: 7 })).toBe(
      'changed_meanwhile seenVersion',
    )
    const settled = await desk.must('register.settleDifference', settle)
    expect(settled.row).toMatchObject({ status: 'settled', open: false })
    expect(settled.course.map(({ words }) => words)).toEqual(['复点后仍短款，待查录像', '次日找到'])
    expect(await refusal('register.settleDifference', { ...settle, seenVersion: 2 })).toBe(
      'already_decided undefined',
    )
  })

  it('needs a reason, words, and a supervisor who is not the recorder', async () => {
    await as(COLLEAGUE)
    const tried = (change: Partial<Input<'register.recordDifference'>>) =>
      refusal('register.recordDifference', difference(change))
    expect(await tried({ reason: 'because' })).toBe('incomplete reason')
    expect(await tried({ explanation: '​ ' })).toBe('incomplete explanation')
    expect(await tried({ supervisor: 'E200' })).toBe('incomplete supervisor')
    expect(await tried({ supervisor: 'E777' })).toBe('unknown_person supervisor')
    expect(await tried({ amount: 0 })).toBe('invalid_input amount')
    expect(await tried({ unit: 'piece' })).toBe('invalid_input unit')
    expect(await tried({ line: 'gold' })).toBe('invalid_input line')
    expect(await tried({ line: ' mobile' })).toBe('invalid_input line')
    expect((await desk.must('register.choices', {})).registers[0]).toMatchObject({ open: 0 })
  })

  it('is written once however often it is sent, and never over another row', async () => {
    await as(COLLEAGUE)
    const given = difference()
    const first = await desk.must('register.recordDifference', given)
    expect(await desk.must('register.recordDifference', given)).toEqual(first)
    const other = input('register.recordException', { rowId: given.rowId })
    expect(await refusal('register.recordException', other)).toBe('already_registered undefined')
  })
})

describe('a loss (R-243 to R-248)', () => {
  it('keeps what was said, masked, with its fee and its seven days', async () => {
    const { row } = await desk.must('register.reportLoss', input('register.reportLoss'))
    expect(row).toMatchObject({
      status: 'to_follow_up',
      clock: { dueAt: '2025-10-27T24:00:00+08:00', state: 'pending', source: 'S4-11(3)' },
      content: {
        report: {
          cardNumber: '**********0042',
          holder: '韩**',
          idNumber: '**************002X',
          phone: '*******0042',
          feeFen: 2500,
        },
      },
    })
    expect(JSON.stringify(row)).not.toContain('12350')
  })

  it('shows the whole of it for a purpose, which stands in its course', async () => {
    const { row } = await desk.must('register.reportLoss', input('register.reportLoss'))
    const whole = await desk.must('register.reveal', {
      rowId: row.rowId,
      purpose: 'contact_customer',
    })
    expect(whole).toEqual({
      holder: '韩先生',
      cardNumber: '15010000430042',
      idNumber: IDENTITY_NUMBER,
      phone: '13800000042',
      balanceFen: 12_350,
    })
    const { course } = await desk.must('register.get', { rowId: row.rowId })
    expect(course.at(-1)).toMatchObject({ type: 'register.revealed', code: 'contact_customer' })
  })

  it('R-245: is refused neutrally when an answer differs, and keeps no numbers', async () => {
    const given = input('register.reportLoss', {
      matches: { balance: 'no', name: 'yes', id_number: 'yes', contact: 'no' },
      // Whoever is in a hurry writes them into the remark.
      remark: `韩先生来电，卡号 1501 0000 4300 42，证件 ${IDENTITY_NUMBER}，１３８０００００042，再来`,
    })
    const { row } = await desk.must('register.reportLoss', given)
    expect(row).toMatchObject({
      status: 'refused',
      open: false,
      content: {
        report: null,
        failed: ['balance', 'contact'],
        callerReason: 'could_not_be_verified',
      },
    })
    const bytes = openSecondConnection(desk.folder, readOrCreateKeys(desk.folder))
    const texts = [
      ...bytes
        .prepare("SELECT CAST(body AS TEXT) || coalesce(CAST(part AS TEXT), '') AS t FROM event")
        .all(),
      ...bytes.prepare('SELECT displayed AS t FROM aggregate').all(),
    ] as { t: string }[]
    bytes.close()
    expect(texts.some(({ t }) => t.includes('loss.refused'))).toBe(true)
    expect(texts.some(({ t }) => t.includes('再来'))).toBe(true)
    const numbers = ['15010000430042', '1501 0000', IDENTITY_NUMBER, '13800000042', '00042']
    for (const secret of [...numbers, '韩先生', '12350']) {
      expect(
        texts.some(({ t }) => t.includes(secret)),
        secret,
      ).toBe(false)
    }
  })

  it('R-243: a card without a name is refused with its reason', async () => {
    const given = input('register.reportLoss', { realName: 'no' })
    const { row } = await desk.must('register.reportLoss', given)
    expect(row.content).toMatchObject({ failed: [], callerReason: 'not_a_real_name_card' })
  })

  it.each([
    ['another product', { product: 'bank_card' }, 'field_required product'],
    ['another way', { channel: 'pigeon' }, 'field_required channel'],
    ['nobody asked', { realName: 'not_asked' }, 'field_required realName'],
    [
      'a question left out',
      { matches: { balance: 'yes', name: 'yes', id_number: 'not_asked', contact: 'yes' } },
      'field_required matches.id_number',
    ],
    ['no card number', { cardNumber: '' }, 'invalid_input cardNumber'],
    ['nobody', { holder: '　' }, 'invalid_input holder'],
    ['a wrong identity number', { idNumber: '110105194912310021' }, 'check_digit idNumber'],
    ['a telephone of letters', { phone: 'abc' }, 'invalid_input phone'],
    ['no balance', { balanceFen: null }, 'field_required balanceFen'],
  ] as const)('with %s is refused by its field', async (_what, change, wanted) => {
    expect(await refusal('register.reportLoss', input('register.reportLoss', change))).toBe(wanted)
  })

  it('R-246: ends with the new card and its fee, late or not', async () => {
    const reported = await desk.must('register.reportLoss', input('register.reportLoss'))
    clock.pass(8 * 24 * HOUR)
    await as(ADMINISTRATOR)
    const late = await desk.must('register.get', { rowId: reported.row.rowId })
    expect(late.row.clock).toMatchObject({ state: 'overdue' })
    const given = input('register.followUpLoss', on(reported))
    expect(await refusal('register.followUpLoss', { ...given, feePaidFen: 9900 })).toBe(
      'fee_differs feePaidFen',
    )
    const done = await desk.must('register.followUpLoss', given)
    expect(done.row).toMatchObject({ status: 'followed_up', clock: { state: 'met_late' } })
    expect(done.course.at(-1)).toMatchObject({
      code: 'replaced',
      amountFen: 2500,
      reference: '**********0077',
    })
  })

  it('is found again by the last figures of its numbers alone', async () => {
    await desk.must('register.reportLoss', input('register.reportLoss'))
    const found = async (search: string) =>
      (
        await desk.must('register.list', {
          register: 'loss',
          state: 'all',
          search,
          cursor: null,
          limit: 10,
        })
      ).rows.length
    expect(await found('0042')).toBe(1)
    expect(await found('02x')).toBe(1)
    expect(await found('1501')).toBe(0)
    expect(await found('%')).toBe(0)
  })
})

describe('a transfer (R-250)', () => {
  const given = (change: Partial<Input<'register.handTransfer'>> = {}) =>
    input('register.handTransfer', change)

  it('is handed over by two who sign here', async () => {
    const { row } = await desk.must('register.handTransfer', given())
    expect(row).toMatchObject({
      status: 'handed',
      content: {
        sheets: 20,
        handedBy: 'E100',
        receivedBy: 'E200',
        numbers: { from: '***0101', to: '***0120' },
      },
    })
  })

  it.each([
    ['twenty given and nineteen counted', { sheetsCounted: 19 }, 'count_differs sheetsCounted'],
    ['no sheet', { sheetsGiven: 0, sheetsCounted: 0 }, 'invalid_input sheetsGiven'],
    [
      'a run of another count',
      { numbers: { from: 'A000101', to: 'A000119' } },
      'count_differs numbers.to',
    ],
    ['something unknown', { item: 'gold' }, 'unknown_choice item'],
    ['something else without a word', { item: 'other' }, 'field_required remark'],
    ['one person twice', { receivedBy: ADMINISTRATOR }, 'same_person receivedBy.employeeNo'],
    ['a wrong PIN', { receivedBy: { ...COLLEAGUE, pin: '000000' } }, 'wrong_pin receivedBy.pin'],
    [
      'nobody',
      { handedBy: { employeeNo: 'E777', pin: '123456' } },
      'unknown_person handedBy.employeeNo',
    ],
  ] as const)('with %s is refused and nothing is written', async (_what, change, wanted) => {
    expect(await refusal('register.handTransfer', given(change))).toBe(wanted)
    const list = {
      register: 'transfer',
      state: 'all',
      search: '',
      cursor: null,
      limit: 10,
    } as const
    expect((await desk.must('register.list', list)).rows).toEqual([])
  })
})

describe('an exception (R-224, R-227, R-238)', () => {
  const record = () => desk.must('register.recordException', input('register.recordException'))

  it('goes from the contact over refund and cause to its end', async () => {
    let row = await record()
    expect(row.row).toMatchObject({ status: 'to_contact', content: { number: '*******0042' } })
    expect(await refusal('register.settleException', { ...on(row), how: '已缴' })).toBe(
      'contact_first undefined',
    )
    row = await desk.must('register.contactPoint', {
      ...on(row),
      contactedAt: '2025-10-20T09:05:00+08:00',
      answer: '网点核对',
    })
    row = await desk.must('register.refundPayment', input('register.refundPayment', on(row)))
    row = await desk.must('register.findError', input('register.findError', on(row)))
    row = await desk.must('register.settleException', { ...on(row), how: '已退款' })
    expect(row.row).toMatchObject({
      status: 'settled',
      open: false,
      content: {
        contactedAt: '2025-10-20T09:05:00+08:00',
        refundFen: 10_000,
        documentId: 'TK-2025-008',
        errorCause: 'payment_point_error',
      },
    })
    expect(row.steps).toEqual([])
  })

  it('is refused by its field', async () => {
    const tried = (change: Partial<Input<'register.recordException'>>) =>
      refusal('register.recordException', input('register.recordException', change))
    expect(await tried({ number: '' })).toBe('incomplete number')
    expect(await tried({ amountFen: 0 })).toBe('incomplete amountFen')
    expect(await tried({ reason: 'whim' })).toBe('incomplete reason')
    expect(await tried({ paymentPoint: '' })).toBe('field_required paymentPoint')
    const row = on(await record())
    expect(await refusal('register.refundPayment', { ...row, amountFen: 1, documentId: ' ' })).toBe(
      'incomplete documentId',
    )
    expect(
      await refusal('register.refundPayment', { ...row, amountFen: 10_001, documentId: 'T' }),
    ).toBe('incomplete amountFen')
    expect(
      await refusal('register.findError', { ...row, cause: 'fate', amountFen: 1, findings: '查' }),
    ).toBe('incomplete cause')
    const contact = { ...row, answer: '已联系' }
    for (const [contactedAt, wanted] of [
      ['2025-10-20T09:30:00+08:00', 'future_time contactedAt'],
      ['2025-10-19T09:30:00+08:00', 'incomplete contactedAt'],
      ['yesterday', 'invalid_input contactedAt'],
    ] as const) {
      expect(await refusal('register.contactPoint', { ...contact, contactedAt })).toBe(wanted)
    }
  })
})

it('a register that the organisation does not keep is refused with the reason', async () => {
  const bank = openDesk(undefined, { clock })
  await bank.must('setup.complete', {
    branchCode: 'B02',
    branchName: '人民路支行',
    profile: 'bank',
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
  const answer = { ok: false, refusal: { code: 'register_not_kept', field: 'register' } }
  expect(await bank.ask('register.reportLoss', input('register.reportLoss'))).toMatchObject(answer)
  expect(
    await bank.ask('register.recordPhonePayment', input('register.recordPhonePayment')),
  ).toMatchObject(answer)
  const list = { state: 'all', search: '', cursor: null, limit: 10 } as const
  expect(await bank.ask('register.list', { register: 'loss', ...list })).toMatchObject(answer)
  const { registers } = await bank.must('register.choices', {})
  expect(registers.map(({ register }) => register)).toEqual(['difference', 'transfer', 'exception'])
  await bank.close()
})

it('lists open rows first, the oldest in front, page by page', async () => {
  const ids: string[] = []
  for (const amountFen of [1, 2, 3, 4, 5]) {
    const rowId = newId()
    ids.push(rowId)
    await desk.must(
      'register.recordException',
      input('register.recordException', { rowId, amountFen }),
    )
    clock.pass(1000)
  }
  const settled = await desk.must('register.contactPoint', {
    rowId: String(ids[0]),
    seenVersion: 1,
    contactedAt: null,
    answer: '好',
  })
  await desk.must('register.settleException', { ...on(settled), how: '已缴' })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { rows: { rowId: string }[]; next: string | null } = await desk.must(
      'register.list',
      { register: 'exception', state: 'all', search: '', cursor, limit: 2 },
    )
    seen.push(...page.rows.map(({ rowId }) => rowId))
    cursor = page.next
  } while (cursor !== null)
  expect(seen).toEqual([...ids.slice(1), ids[0]])
  const bad = { register: 'exception', state: 'all', search: '', cursor: 'x', limit: 2 } as const
  expect(await refusal('register.list', bad)).toBe('unknown_cursor cursor')
  expect(await refusal('register.get', { rowId: newId() })).toBe('unknown_row rowId')
})
