/** The registers on the screen: read, written, refused, followed, and shown in full on asking. */
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { RegisterDetail, RegisterRow } from '#shared/contract/register-view.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { entriesOf } from '#renderer/workstation/register/compare-panel.tsx'
import { RegisterPage } from '#renderer/workstation/register/register-page.tsx'
import { openHost, type TestHost } from './support/host.ts'
import {
  choices,
  detailOf,
  differenceRow,
  exceptionRow,
  lossRow,
  refusedRow,
} from './support/registers.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const PEOPLE = [
  { employeeNo: 'E100', name: '主管', role: 'hall_manager', active: true, activatedHere: true },
  { employeeNo: 'E200', name: '柜员', role: 'teller', active: true, activatedHere: true },
] as const

function hostWith(rows: readonly RegisterRow[], detail?: RegisterDetail): TestHost {
  return openHost({
    'register.choices': () => accepted(choices),
    'register.list': ({ register }) =>
      accepted({ rows: rows.filter((row) => row.register === register), next: null }),
    'register.get': () => (detail ? accepted(detail) : refused('unknown_row', 'none')),
    'staff.list': () => accepted({ people: [...PEOPLE] }),
  })
}
const tab = async (name: RegExp) => await screen.findByRole('radio', { name })
const side = () => within(screen.getByRole('complementary'))
const at = (detail: RegisterDetail, change: Partial<RegisterRow>): RegisterDetail => ({
  ...detail,
  row: { ...detail.row, ...change } as RegisterRow,
})

describe('the list', () => {
  test('offers the registers that are kept, with what is open, and walks them by digits', async () => {
    const host = hostWith([differenceRow, lossRow])
    const hands = await show(<RegisterPage />)
    expect(await tab(/差异 ?1/)).toBeTruthy()
    await screen.findByText('-50.00')
    await hands.keyboard('2')
    await screen.findByText('韩**')
    expect(screen.getByText('**********0042')).toBeTruthy()
    expect(screen.getByText('待来办')).toBeTruthy()
    expect(screen.getByText(/^逾期/)).toBeTruthy()
    expect(host.inputs('register.list').at(-1)).toMatchObject({ register: 'loss', state: 'open' })
    await hands.type(screen.getByPlaceholderText('号码后几位'), '0042')
    await waitFor(() =>
      expect(host.inputs('register.list').at(-1)).toMatchObject({ search: '0042' }),
    )
  })

  test('says what is empty, and what was refused', async () => {
    const host = hostWith([])
    const hands = await show(<RegisterPage />)
    await screen.findByText('没有未了结的差异。')
    await hands.click(screen.getByRole('button', { name: '看全部' }))
    await screen.findByText('这里还没有记录。')
    host.away = true
    await hands.click(await tab(/挂失/))
    expect((await screen.findByRole('alert')).textContent).toMatch(/./)
  })

  test('shows the rest behind a button', async () => {
    const host = hostWith([])
    const other = { ...differenceRow, rowId: '01890000-0000-7000-8000-000000000002' }
    host.answers['register.list'] = ({ cursor }) =>
      accepted(
        cursor === null ? { rows: [differenceRow], next: '0.1.x' } : { rows: [other], next: null },
      )
    const hands = await show(<RegisterPage />)
    await hands.click(await screen.findByRole('button', { name: '再看一些' }))
    await waitFor(() => expect(screen.getAllByText('-50.00')).toHaveLength(2))
    expect(host.inputs('register.list').at(-1)).toMatchObject({ cursor: '0.1.x' })
  })
})

describe('a loss', () => {
  const answer = async (hands: Awaited<ReturnType<typeof show>>, words: readonly string[]) => {
    await hands.click(await tab(/挂失/))
    await hands.keyboard('n')
    await hands.click(await screen.findByText('热线电话'))
    await hands.click(side().getByText('是'))
    const asked = ['卡内余额', '姓名', '证件号码', '预留联系方式']
    for (const [index, name] of asked.entries()) {
      const group = await side().findByRole('radiogroup', { name })
      await hands.click(within(group).getByText(words[index] ?? '相符'))
    }
  }

  test('R-245: a wrong answer is recorded without any number, and the caller hears no reason', async () => {
    const host = hostWith([])
    host.answers['register.reportLoss'] = () => accepted(detailOf(refusedRow))
    const hands = await show(<RegisterPage />)
    await answer(hands, ['不符'])
    await side().findByText(/不保存任何号码/)
    expect(side().queryByLabelText(/卡号/)).toBeNull()
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await side().findByText(/仅供内部/)
    expect(host.inputs('register.reportLoss')[0]).toMatchObject({
      channel: 'phone',
      realName: 'yes',
      matches: { balance: 'no', name: 'yes', id_number: 'yes', contact: 'yes' },
      holder: '',
      cardNumber: '',
      idNumber: '',
      phone: '',
      balanceFen: null,
    })
    const told = side().getByText(/暂时没有核实上/)
    expect(told.textContent).not.toMatch(/余额|不符/)
  })

  test('S4-12: with every answer right its columns are asked, and a refusal finds its field', async () => {
    const host = hostWith([])
    host.answers['register.reportLoss'] = () =>
      refused('check_digit', 'no', { field: 'idNumber', source: 'S4-12' })
    const hands = await show(<RegisterPage />)
    await answer(hands, [])
    await hands.keyboard('{Control>}{Enter}{/Control}')
    expect((await side().findAllByText('请填写')).length).toBeGreaterThan(3)
    expect(host.inputs('register.reportLoss')).toEqual([])
    const box = (name: RegExp) => side().getByRole('textbox', { name })
    await hands.type(box(/^卡号/), '15010000430042')
    await hands.type(box(/^姓名/), '韩先生')
    await hands.type(box(/^联系电话/), '13800000042')
    await hands.type(box(/^证件号码/), '11010519491231002X')
    await hands.type(box(/^卡内余额（元）/), '123.50')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await side().findByText(/校验位不符/)
    expect(host.inputs('register.reportLoss')[0]).toMatchObject({
      product: 'city_card',
      holder: '韩先生',
      balanceFen: 12_350,
    })
    expect(box(/^卡号/)).toHaveProperty('value', '15010000430042')
  })

  test('R-248: the numbers come in full for a purpose, and go again', async () => {
    const host = hostWith([lossRow], detailOf(lossRow, [{ step: 'follow_up', obstacle: null }]))
    host.answers['register.reveal'] = () =>
      accepted({ cardNumber: '15010000430042', holder: '韩先生', balanceFen: 12_350 })
    const hands = await show(<RegisterPage rowId={lossRow.rowId} />)
    await side().findByText(/请告诉持卡人/)
    await hands.click(side().getByRole('button', { name: '看完整号码' }))
    await side().findByText('15010000430042')
    expect(side().getByText('123.50')).toBeTruthy()
    expect(host.inputs('register.reveal')).toEqual([
      { rowId: lossRow.rowId, purpose: 'settle_row' },
    ])
    await hands.click(side().getByRole('button', { name: '重新遮住' }))
    expect(side().queryByText('15010000430042')).toBeNull()
  })

  test('R-247: the holder comes, pays and gets a new card', async () => {
    const detail = detailOf(lossRow, [{ step: 'follow_up', obstacle: null }])
    const host = hostWith([lossRow], detail)
    const done = { ...at(detail, { status: 'followed_up', open: false }), steps: [] }
    host.answers['register.followUpLoss'] = () => {
      host.answers['register.get'] = () => accepted(done)
      return accepted(done)
    }
    const hands = await show(<RegisterPage rowId={lossRow.rowId} />)
    await hands.click(await screen.findByRole('button', { name: '持卡人来办' }))
    await hands.type(side().getByRole('textbox', { name: /新卡号/ }), '15010000430077')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await side().findByText('已办结')
    expect(host.inputs('register.followUpLoss')).toEqual([
      {
        rowId: lossRow.rowId,
        seenVersion: 1,
        how: 'replaced',
        feePaidFen: 2500,
        newCard: '15010000430077',
        remark: null,
      },
    ])
  })
})

test('R-240: a step that this person may not do is shut and says why', async () => {
  const steps = [{ step: 'settle_difference', obstacle: 'not_by_recorder' }] as const
  hostWith([differenceRow], detailOf(differenceRow, [...steps]))
  await show(<RegisterPage rowId={differenceRow.rowId} />)
  const button = await screen.findByRole('button', { name: '了结差异' })
  expect(button).toHaveProperty('disabled', true)
  expect(side().getByText(/记录人自己不能办这一步/)).toBeTruthy()
})

test('R-238: a refund names its record, and its amount comes from the row', async () => {
  const detail = detailOf(exceptionRow, [
    { step: 'contact', obstacle: null },
    { step: 'refund', obstacle: null },
  ])
  const host = hostWith([exceptionRow], detail)
  host.answers['register.refundPayment'] = () => accepted(detail)
  const hands = await show(<RegisterPage rowId={exceptionRow.rowId} />)
  await hands.click(await screen.findByRole('button', { name: /^退\s*款$/ }))
  await hands.keyboard('{Control>}{Enter}{/Control}')
  await side().findByText('请填写')
  await hands.type(side().getByRole('textbox', { name: /退款凭据号/ }), 'TK-8')
  await hands.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() =>
    expect(host.inputs('register.refundPayment')).toEqual([
      { rowId: exceptionRow.rowId, seenVersion: 1, amountFen: 10_000, documentId: 'TK-8' },
    ]),
  )
})

describe('a transfer', () => {
  test('R-250: both sign; a count that differs is refused at its place and the PINs are gone', async () => {
    const host = hostWith([])
    host.answers['register.handTransfer'] = () =>
      refused('count_differs', 'no', { field: 'sheetsCounted', source: 'S4-14' })
    const hands = await show(<RegisterPage />)
    await hands.click(await tab(/物件交接/))
    await hands.keyboard('n')
    const pick = async (name: RegExp, title: RegExp) => {
      await hands.click(await side().findByRole('combobox', { name }))
      await hands.click(await screen.findByTitle(title))
    }
    await pick(/交接物/, /城市通登记单/)
    await hands.type(side().getByRole('textbox', { name: /交出张数/ }), '20')
    await hands.type(side().getByRole('textbox', { name: /接收人清点/ }), '19')
    await pick(/^接收人/, /E200/)
    for (const pin of side().getAllByLabelText(/PIN/)) await hands.type(pin, '482913')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await side().findByText(/清点数与交出数不符/)
    const [sent] = host.inputs('register.handTransfer')
    expect(sent).toMatchObject({
      item: 'registration_form',
      numbers: null,
      sheetsGiven: 20,
      sheetsCounted: 19,
      receivedBy: { employeeNo: 'E200', pin: '482913' },
    })
    for (const pin of side().getAllByLabelText(/PIN/)) expect(pin).toHaveProperty('value', '')
  })
})

describe('the agent’s list', () => {
  test('R-239: is read line by line', () => {
    expect(entriesOf('13800000042 50\n\n 0475-8212345，7.5 ')).toEqual(
      accepted([
        { number: '13800000042', amountFen: 5000 },
        { number: '0475-8212345', amountFen: 750 },
      ]),
    )
    for (const [text, line] of [
      ['13800000042', 1],
      ['1 2\n3 x', 2],
      ['1 0', 1],
      ['1 2 3', 1],
    ] as const) {
      expect(entriesOf(text)).toMatchObject({
        refusal: { code: 'unreadable_line', field: 'entries', params: { line } },
      })
    }
  })

  test('R-226: is compared, and says what is left to do today', async () => {
    const host = hostWith([])
    host.answers['register.comparePhonePayments'] = () =>
      accepted({
        results: [{ rowId: lossRow.rowId, result: 'missing' }],
        unrecorded: [],
        blocking: [lossRow.rowId],
      })
    const hands = await show(<RegisterPage />)
    await hands.click(await tab(/电话代缴/))
    await hands.click(screen.getByRole('button', { name: '与代收点对账' }))
    const list = side().getByRole('textbox', { name: /代收点清单/ })
    await hands.type(list, '13800000042 fifty')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await side().findByText(/第 1 行看不懂/)
    await hands.clear(list)
    await hands.type(list, '13800000042 50')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await side().findByText(/还有 1 笔要当日处理/)
    expect(host.inputs('register.comparePhonePayments')).toEqual([
      expect.objectContaining({
        agent: '前进路代收点',
        entries: [{ number: '13800000042', amountFen: 5000 }],
      }),
    ])
  })
})
