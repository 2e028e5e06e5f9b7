/** Beside the lines of a sheet: notes and coins, totals, open items, reading back, hands, the chain. */
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { ShiftPage } from '#renderer/workstation/handover/shift-page.tsx'
import { openHost } from './support/host.ts'
import { shiftDetail } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const { shiftId } = shiftDetail.row
const AT = '2025-10-20T12:30:00+08:00'
const counted: ShiftDetail = {
  ...shiftDetail,
  blockers: [],
  lines: shiftDetail.lines.map((line) => ({
    ...line,
    in: 0,
    out: 0,
    closing: line.opening,
    expected: line.opening,
    difference: 0,
  })),
}
const hand = (employeeNo: string) => ({ employeeNo, role: 'teller', at: AT, handwriting: null })
const signed: ShiftDetail = {
  ...counted,
  row: { ...counted.row, signed: true, version: 3 },
  digest: 'ab'.repeat(32),
  signatures: {
    signedAt: AT,
    outgoing: hand('E100'),
    outgoingStanding: 'opened',
    incoming: hand('E200'),
    witness: hand('E900'),
    outgoingCosigner: null,
    incomingCosigner: null,
  },
}
const person = (employeeNo: string, role: 'teller' | 'trainee' | 'hall_manager') => ({
  employeeNo,
  name: null,
  role,
  active: true,
  activatedHere: true,
})

async function showShift(detail: ShiftDetail, more: Parameters<typeof openHost>[0] = {}) {
  const host = openHost({
    'shift.get': () => accepted(detail),
    'shift.readBack': () => accepted({ questions: [] }),
    ...more,
  })
  const hands = await show(<ShiftPage shiftId={shiftId} />)
  await screen.findAllByText('尾箱现金')
  return { host, hands }
}

describe('cash by denomination', () => {
  test('Enter walks the boxes, and the sum fills the closing of its line', async () => {
    const { host, hands } = await showShift(shiftDetail, {
      'shift.count': () => accepted(counted),
    })
    await hands.click(screen.getByRole('button', { name: /按券别清点/ }))
    // A bundle and two loose notes of a hundred, one damaged; then three half-yuan coins.
    await hands.keyboard('{Enter}1{Enter}2{Enter}1{Enter}3')
    const closing = screen.getByLabelText<HTMLInputElement>('尾箱现金 实点余额')
    expect(closing.value).toBe('10,301.50')
    for (const [label, amount] of [
      ['尾箱现金 收入', '0'],
      ['尾箱现金 付出', '0'],
      ['钥匙 收入', '0'],
      ['钥匙 付出', '0'],
      ['钥匙 实点余额', '4'],
    ] as const) {
      await hands.type(screen.getByLabelText(label), amount)
    }
    await hands.keyboard('{Control>}s{/Control}')
    await waitFor(() => expect(host.inputs('shift.count')).toHaveLength(1))
    expect(host.inputs('shift.count')[0]?.cash).toEqual([
      {
        line: 'cash_box',
        rows: [
          { code: 'note_10000', bricks: 0, bundles: 1, loose: 2, damaged: 1 },
          { code: 'coin_50', bricks: 0, bundles: 0, loose: 3, damaged: 0 },
        ],
      },
    ])
  })
})

describe("both systems' totals", () => {
  test('run along with what the operators processed', async () => {
    const policy = { ...counted.policy, operatorLines: ['cash_box'] }
    const { hands } = await showShift({ ...shiftDetail, policy })
    await hands.type(screen.getByLabelText('尾箱现金 付出'), '70')
    await hands.type(screen.getByLabelText('计费系统总额'), '70.45')
    expect(screen.getByText('-0.45')).toBeTruthy()
  })
})

describe('a blind count', () => {
  test('shows no expected amount while it is typed', async () => {
    const lines = shiftDetail.lines.map((line) => ({
      ...line,
      opening: null,
      previousClosing: null,
    }))
    const policy = { ...shiftDetail.policy, blind: true }
    const { hands } = await showShift({ ...shiftDetail, lines, policy })
    await hands.click(screen.getByLabelText('尾箱现金 收入'))
    await hands.keyboard('3000{Enter}2450.50{Enter}5,549.00')
    expect(screen.queryByText('-0.50')).toBeNull()
    expect(screen.getByText(/盲点/)).toBeTruthy()
  })
})

describe('what goes over', () => {
  test('has its kind, its age and its owner, and nobody is said loudly', async () => {
    const since = AT
    const carryOver: ShiftDetail['carryOver'] = [
      { kind: 'complaint', id: 'a', subject: 'B01-1', since, dueAt: AT, owner: 'E200' },
      { kind: 'issue', id: 'b', subject: shiftId, since, dueAt: null, owner: null },
    ]
    await showShift({
      ...counted,
      carryOver,
      carryOverTotal: 2,
      blockers: ['unassigned_carry_over:b'],
    })
    const section = within(screen.getByRole('region', { name: '未结事项' }))
    expect(section.getByText('B01-1')).toBeTruthy()
    expect(section.getByText('没有人负责')).toBeTruthy()
    expect(screen.getByText('没人负责：本班问题 2025-10-20 上午 · 高柜 1 号')).toBeTruthy()
  })

  test('is read back before anybody may sign', async () => {
    const { hands } = await showShift(counted, {
      'shift.readBack': () =>
        accepted({
          questions: [
            {
              question: 'first_due',
              section: 'carry_over',
              options: [
                { id: 'complaint:a', kind: 'complaint', subject: 'B01-1' },
                { id: 'none', kind: 'none', subject: '' },
              ],
            },
          ],
        }),
    })
    for (const tick of screen.getAllByRole('checkbox')) await hands.click(tick)
    expect(await screen.findByText('接班人还没复述：哪一件最先到期？')).toBeTruthy()
    await hands.click(screen.getByLabelText(/哪一件最先到期/))
    await hands.click(await screen.findByTitle('投诉 B01-1'))
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: '两人签字…' }).disabled).toBe(
        false,
      ),
    )
  })

  test('a notice is read by itself', async () => {
    const notices = [
      { noticeId: 'n', at: AT, by: 'E100', text: '下午有检查', readBy: [] as string[] },
    ]
    const { hands } = await showShift({ ...counted, notices })
    expect(screen.getByText('接班人还没看：传达事项')).toBeTruthy()
    await hands.click(screen.getByRole('checkbox', { name: '接班人已读' }))
    expect(screen.queryByText('接班人还没看：传达事项')).toBeNull()
  })
})

describe('hands', () => {
  test('a witness is asked for only where a line is watched, a companion only for a trainee', async () => {
    const policy = { ...counted.policy, witnessed: ['keys'], witnessRequired: true }
    const { host, hands } = await showShift(
      { ...counted, policy },
      {
        'staff.list': () => accepted({ people: [person('E300', 'trainee')] }),
        'shift.sign': () =>
          refused('witness_is_party', 'no', {
            field: 'witness.employeeNo',
            params: { missing: 'witness_is_party,trainee_alone:incoming' },
          }),
      },
    )
    for (const tick of screen.getAllByRole('checkbox')) await hands.click(tick)
    await hands.click(screen.getByRole('button', { name: '当面签字（含监交）…' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByText('陪签人（接班）')).toBeNull()
    const fill = async (name: string, employeeNo: string) => {
      const side = within(dialog.getByRole('group', { name }))
      await hands.clear(side.getByLabelText(/工号/))
      await hands.type(side.getByLabelText(/工号/), employeeNo)
      await hands.type(side.getByLabelText(/PIN/), '385172')
    }
    const incoming = within(dialog.getByRole('group', { name: '接班人' }))
    // S4-15(3): nobody signs before the outgoing person.
    expect(incoming.getByLabelText<HTMLInputElement>(/PIN/).disabled).toBe(true)
    await fill('交班人', 'E100')
    await fill('接班人', 'e300')
    await fill('陪签人（接班）', 'E200')
    await fill('监交人', 'E100')
    await hands.click(dialog.getByRole('button', { name: '签字并锁定' }))
    // Everything that is missing is said at once.
    expect(await dialog.findByText('新员工要有人陪签：接班人')).toBeTruthy()
    expect(dialog.getAllByText('监交人不能是交接双方').length).toBeGreaterThan(0)
    const [sent] = host.inputs('shift.sign')
    const sitting = sent?.outgoing?.sitting
    expect(sent).toMatchObject({
      witness: { employeeNo: 'E100', sitting },
      incomingCosigner: { employeeNo: 'E200', sitting },
      outgoingCosigner: null,
    })
  })
})

describe('a signed sheet', () => {
  test('shows its hands, and the one link of the chain that does not hold', async () => {
    const carryOver: ShiftDetail['carryOver'] = [
      { kind: 'promise', id: 'p', subject: 'B01-1', since: AT, dueAt: AT, owner: 'E200' },
    ]
    const readBack = [
      { question: 'next_promise', answer: 'promise:p' },
      { question: 'books_differ', answer: 'line:keys' },
    ]
    const { hands } = await showShift(
      { ...signed, carryOver, readBack },
      {
        'shift.verify': () =>
          accepted({
            ok: false,
            sheets: 2,
            addenda: 0,
            fault: { shiftId, what: 'opening', where: 'cash_box' },
          }),
      },
    )
    expect(screen.getByText('监交人')).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
    const answers = within(screen.getByRole('region', { name: '接班人复述' }))
    expect(answers.getByText('承诺 B01-1')).toBeTruthy()
    expect(answers.getByText('钥匙')).toBeTruthy()
    await hands.click(screen.getByRole('button', { name: '核对交接链' }))
    expect(await screen.findByText('交接链在这里断了：2025-10-20 上午 · 高柜 1 号')).toBeTruthy()
    expect(screen.getByText('尾箱现金 记的上一班余额与上一班签字不符')).toBeTruthy()
  })

  test('is added to with both PINs and by nobody else', async () => {
    const { host, hands } = await showShift(signed, {
      'shift.addendum': () => refused('wrong_pin', 'no', { field: 'incoming.pin' }),
    })
    await hands.click(screen.getByRole('button', { name: '补记…' }))
    await hands.type(screen.getByLabelText(/补记内容/), '钥匙一把已送修')
    await hands.type(screen.getByLabelText(/交班人 E100 的 PIN/), '385172')
    await hands.type(screen.getByLabelText(/接班人 E200 的 PIN/), '111222')
    await hands.click(screen.getByRole('button', { name: '两人签补记' }))
    expect(await screen.findByText('工号或 PIN 不对')).toBeTruthy()
    expect(host.inputs('shift.addendum')[0]).toMatchObject({
      seenVersion: 3,
      outgoing: { employeeNo: 'E100', pin: '385172' },
      incoming: { employeeNo: 'E200', pin: '111222' },
      text: '钥匙一把已送修',
    })
    expect(screen.getByLabelText<HTMLInputElement>(/交班人 E100 的 PIN/).value).toBe('')
  })

  test('names the side that answers for an error by its rule', async () => {
    const liabilities: ShiftDetail['liabilities'] = [
      {
        liabilityId: 'l',
        at: AT,
        by: 'E100',
        error: 'wrongly_received',
        party: 'incoming',
        source: 'S4-15(5)',
        text: '少收一张凭证',
      },
    ]
    await showShift({ ...signed, liabilities })
    expect(screen.getByText('接班人负责 E200')).toBeTruthy()
  })
})

describe('a float that is too low', () => {
  test('is told to the supervisor with one key', async () => {
    const short: ShiftDetail['floats'][number] = {
      line: 'cash_box',
      unit: 'fen',
      balance: 100_000,
      minimum: 200_000,
      short: 100_000,
      told: null,
    }
    const { host, hands } = await showShift(
      { ...shiftDetail, floats: [short] },
      {
        'staff.list': () =>
          accepted({ people: [person('E200', 'teller'), person('E300', 'hall_manager')] }),
        'shift.tellFloat': () =>
          accepted({
            ...shiftDetail,
            floats: [{ ...short, told: { at: AT, told: 'E300', by: 'E100' } }],
          }),
      },
    )
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: /告诉主管/ }).disabled).toBe(
        false,
      ),
    )
    await hands.keyboard('t')
    await waitFor(() =>
      expect(host.inputs('shift.tellFloat')).toEqual([{ shiftId, line: 'cash_box', told: 'E300' }]),
    )
    expect(await screen.findByText(/告诉 E300/)).toBeTruthy()
  })
})
