/** The sheet: counted without the mouse, summed in fen, signed by two. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { amountWords, differenceWords, readAmount } from '#renderer/workstation/handover/amount.ts'
import { ShiftPage } from '#renderer/workstation/handover/shift-page.tsx'
import { openHost } from './support/host.ts'
import { shiftDetail } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const { shiftId } = shiftDetail.row
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

async function showShift(detail: ShiftDetail, more: Parameters<typeof openHost>[0] = {}) {
  const host = openHost({ 'shift.get': () => accepted(detail), ...more })
  const hands = await show(<ShiftPage shiftId={shiftId} />)
  await screen.findByText('尾箱现金')
  return { host, hands }
}

describe('counting', () => {
  test('Enter walks the cells, the difference runs along, and fen are sent', async () => {
    const { host, hands } = await showShift(shiftDetail, { 'shift.count': () => accepted(counted) })
    await hands.click(screen.getByLabelText('尾箱现金 收入'))
    await hands.keyboard('3000{Enter}2450.50{Enter}5,549.00')
    expect(screen.getByText('5,549.50')).toBeTruthy()
    expect(screen.getByText('-0.50')).toBeTruthy()
    await hands.keyboard('{Enter}0{Enter}0{Enter}4')
    await hands.keyboard('{Control>}s{/Control}')
    await waitFor(() => expect(host.inputs('shift.count')).toHaveLength(1))
    expect(host.inputs('shift.count')[0]).toEqual({
      shiftId,
      seenVersion: 1,
      lines: [
        { name: 'cash_box', in: 300_000, out: 245_050, closing: 554_900 },
        { name: 'keys', in: 0, out: 0, closing: 4 },
      ],
      cash: [],
      billingTotal: null,
    })
  })

  test('a cell that is no amount is said and nothing is sent', async () => {
    const { host, hands } = await showShift(shiftDetail, { 'shift.count': () => accepted(counted) })
    await hands.type(screen.getByLabelText('尾箱现金 收入'), '12.345')
    await hands.keyboard('{Control>}s{/Control}')
    expect(await screen.findByText(/有一格不是金额/)).toBeTruthy()
    expect(host.inputs('shift.count')).toHaveLength(0)
  })

  test('what was typed before a restart is there again', async () => {
    await showShift(shiftDetail, {
      'draft.list': () =>
        accepted({
          drafts: [
            {
              draftId: '01890000-0000-7000-8000-00000000000b',
              kind: 'shift',
              content: { shiftId, cells: { cash_box: { in: '77.00', out: '', closing: '' } } },
              updatedAt: '2025-10-20T10:00:00+08:00',
            },
          ],
        }),
    })
    await waitFor(() =>
      expect((screen.getByLabelText('尾箱现金 收入') as HTMLInputElement).value).toBe('77.00'),
    )
  })
})

describe('signing', () => {
  test('waits until everything is gone through, then asks two people', async () => {
    const { host, hands } = await showShift(counted, {
      'shift.sign': () => refused('wrong_pin', 'no', { field: 'incoming.pin' }),
    })
    const sign = screen.getByRole('button', { name: '两人签字…' })
    expect((sign as HTMLButtonElement).disabled).toBe(true)
    for (const tick of screen.getAllByRole('checkbox')) await hands.click(tick)
    await hands.click(sign)
    const numbers = await screen.findAllByLabelText(/工号/)
    const pins = screen.getAllByLabelText(/PIN/)
    await hands.type(numbers[1] as HTMLElement, 'E200')
    await hands.type(pins[0] as HTMLElement, '385172')
    await hands.type(pins[1] as HTMLElement, '111222')
    await hands.click(screen.getByRole('button', { name: '签字并锁定' }))
    expect(await screen.findByText('工号或 PIN 不对')).toBeTruthy()
    expect(host.inputs('shift.sign')[0]).toMatchObject({
      outgoing: { employeeNo: 'E100', pin: '385172', at: null },
      incoming: { employeeNo: 'E200', pin: '111222', at: null },
      witness: null,
      reviewed: ['balances', 'registers', 'issues', 'carry_over'],
      readBack: [],
      differences: [],
    })
    expect(screen.getAllByLabelText<HTMLInputElement>(/PIN/).map(({ value }) => value)).toEqual([
      '',
      '',
    ])
  })

  test('a difference without a cause and a supervisor keeps it shut', async () => {
    const [cash, keys] = counted.lines
    const short: ShiftDetail = {
      ...counted,
      blockers: ['unreconciled:cash_box'],
      lines: [
        { ...cash, closing: 499_950, difference: -50 } as ShiftDetail['lines'][number],
        keys as ShiftDetail['lines'][number],
      ],
    }
    const { hands } = await showShift(short)
    for (const tick of screen.getAllByRole('checkbox')) await hands.click(tick)
    expect(screen.getByText('尾箱现金有差异，请写明原因和主管')).toBeTruthy()
    expect((screen.getByRole('button', { name: '两人签字…' }) as HTMLButtonElement).disabled).toBe(
      true,
    )
  })
})

describe('amounts', () => {
  test.each([
    ['1,234.50', 'fen', 123_450],
    ['１２３４．５', 'fen', 123_450],
    ['12。5', 'fen', 1250],
    ['12.345', 'fen', null],
    ['-1', 'fen', null],
    ['1e3', 'fen', null],
    ['', 'fen', null],
    ['9007199254740993', 'fen', null],
    ['1,200', 'piece', 1200],
    ['1.5', 'piece', null],
  ] as const)('%s as %s is %s', (text, unit, amount) => {
    expect(readAmount(text, unit)).toBe(amount)
  })
  test('are written with separators, two decimals and their sign', () => {
    expect(amountWords(123_450, 'fen')).toBe('1,234.50')
    expect(amountWords(1200, 'piece')).toBe('1,200')
    expect(differenceWords(50, 'fen')).toBe('+0.50')
    expect(differenceWords(-3, 'piece')).toBe('-3')
    expect(differenceWords(0, 'fen')).toBe('0.00')
  })
})
