/** The end of a day: counted without the mouse, explained, drawn up, signed by two, locked. */
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import i18next from 'i18next'
import { afterEach, describe, expect, test } from 'vitest'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { DayPage } from '#renderer/workstation/day-close/day-page.tsx'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import type { Place } from '#renderer/workstation/frame/places.ts'
import { DATE, closed, prepared, uncounted } from './support/days.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const people: Output<'staff.list'>['people'] = [
  { employeeNo: 'E300', role: 'hall_manager', name: null, active: true, activatedHere: true },
]

async function showDay(detail: DayDetail, more: Parameters<typeof openHost>[0] = {}) {
  const host = openHost({
    'day.get': () => accepted(detail),
    'staff.list': () => accepted({ people }),
    ...more,
  })
  const hands = await show(
    <main>
      <DayPage date={DATE} />
    </main>,
  )
  await screen.findByRole('heading', { name: `${DATE} 日终结账` })
  return { host, hands }
}

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const counted = () => screen.getByText('实点合计').parentElement as HTMLElement
const difference = () => screen.getByText('差异').parentElement as HTMLElement

async function faults(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('counting', () => {
  test('Enter walks the boxes, the sum and the difference run along, and fen are sent', async () => {
    const { host, hands } = await showDay(uncounted, { 'day.prepare': () => accepted(prepared) })
    await hands.click(box('全网点现金 100 元 捆'))
    await hands.keyboard('{Enter}1{Enter}2{Enter}{Enter}3')
    within(counted()).getByText('10,201.50')
    within(difference()).getByText('+201.50')
    // The book that the sheets propose stands there, and is the person's to change.
    const book = screen.getByLabelText<HTMLInputElement>(/账面/)
    expect(book.value).toBe('10,000.00')
    await hands.clear(book)
    await hands.type(book, '10,201.50')
    within(difference()).getByText('0.00')
    await hands.keyboard('{Control>}s{/Control}')
    await waitFor(() => expect(host.inputs('day.prepare')).toHaveLength(1))
    expect(host.inputs('day.prepare')[0]).toEqual({
      date: DATE,
      seenVersion: 0,
      cash: {
        rows: [
          { code: 'note_10000', bricks: 0, bundles: 1, loose: 2, damaged: 0 },
          { code: 'coin_50', bricks: 0, bundles: 0, loose: 3, damaged: 0 },
        ],
        book: 1_020_150,
        explained: null,
      },
      totals: null,
    })
  })

  test('what is no number or no amount is said, and nothing is sent', async () => {
    const { host, hands } = await showDay(uncounted)
    await hands.type(box('全网点现金 100 元 捆'), '一')
    await hands.keyboard('{Control>}s{/Control}')
    expect(box('全网点现金 100 元 捆').getAttribute('aria-invalid')).toBe('true')
    expect(await screen.findByText(/不是金额/)).toBeTruthy()
    within(counted()).getByText('—')
    expect(host.inputs('day.prepare')).toEqual([])
  })

  test('a difference asks for a reason, words and a supervisor, and sends them', async () => {
    const { host, hands } = await showDay(uncounted, { 'day.prepare': () => accepted(prepared) })
    // Nobody has counted yet: that the book is not empty is no difference.
    expect(screen.queryByText('与账目不符：写明原因，请主管见证')).toBeNull()
    within(difference()).getByText('—')
    await hands.type(box('全网点现金 100 元 捆'), '1')
    const alarm = (await screen.findByText('与账目不符：写明原因，请主管见证')).closest(
      '[role="alert"]',
    ) as HTMLElement
    await hands.click(within(alarm).getByLabelText(/原因/))
    await hands.click(await screen.findByTitle('清点有误'))
    await hands.type(within(alarm).getByLabelText(/说明/), '多数一捆')
    await hands.click(within(alarm).getByLabelText(/主管/))
    await hands.click(await screen.findByTitle(/E300/))
    await hands.keyboard('{Control>}s{/Control}')
    await waitFor(() => expect(host.inputs('day.prepare')).toHaveLength(1))
    expect(host.inputs('day.prepare')[0]?.cash.explained).toEqual({
      reason: 'miscounted',
      supervisor: 'E300',
      explanation: '多数一捆',
    })
  })

  test('names the reasons in the language of the person', async () => {
    const { hands } = await showDay(uncounted)
    await i18next.changeLanguage('en')
    await hands.type(box('Cash of the branch ¥100 note Bricks'), '1')
    await hands.click(await screen.findByLabelText(/Reason/))
    expect(await screen.findByTitle('Cause still unknown')).toBeTruthy()
    await i18next.changeLanguage('zh-CN')
  })
})

describe('what stands before a closing', () => {
  test.each<readonly [RegExp, string, Place | null]>([
    [/现金还没盘点/, '服务中心手册 43(7)', null],
    [
      /高柜 1 号.*还没有签字交班/,
      '服务中心手册 15(1)',
      { name: 'shift', shiftId: `${DATE}.am.high_counter.1` },
    ],
    [
      /有电话代缴没有核对清楚/,
      '服务中心手册 5(4)',
      { name: 'register_row', rowId: '01890000-0000-7000-8000-000000000001' },
    ],
    [/当日回顾还缺：做得好的/, '服务与投诉规范 18', { name: 'duty' }],
  ])('%s is said with its article %s and the way there', async (words, article, place) => {
    const { hands } = await showDay(uncounted)
    const line = (await screen.findByText(words)).closest('li') as HTMLElement
    expect(line.textContent).toContain(article)
    const way = within(line).queryByRole('button', { name: '去办' })
    expect(way === null).toBe(place === null)
    if (way === null) return
    await hands.click(way)
    expect(useNavigation.getState().place).toEqual(place)
  })

  test('keeps the signatures shut, and a warning does not', async () => {
    await showDay(uncounted)
    expect(screen.getByText('提醒：入口 没有责任人')).toBeTruthy()
    const sign = screen.getByRole<HTMLButtonElement>('button', { name: '制表人、经理签字…' })
    expect(sign.disabled).toBe(true)
  })

  test('what was typed after the draft must be drawn up first', async () => {
    const { hands } = await showDay(prepared)
    const sign = screen.getByRole<HTMLButtonElement>('button', { name: '制表人、经理签字…' })
    expect(sign.disabled).toBe(false)
    await hands.type(box('全网点现金 100 元 捆'), '1')
    expect(sign.disabled).toBe(true)
  })
})

describe('signing', () => {
  test('asks two people; a refusal stands at its field and empties both PINs', async () => {
    const { host, hands } = await showDay(prepared, {
      'day.close': () => refused('wrong_pin', 'no', { field: 'manager.pin' }),
    })
    await hands.click(screen.getByRole('button', { name: '制表人、经理签字…' }))
    const dialog = within(await screen.findByRole('dialog'))
    const [maker, manager] = dialog.getAllByLabelText<HTMLInputElement>(/工号/)
    expect(maker?.value).toBe('E100')
    await hands.type(manager as HTMLElement, 'E300')
    const pins = dialog.getAllByLabelText<HTMLInputElement>(/PIN/)
    await hands.type(pins[0] as HTMLElement, '385172')
    await hands.type(pins[1] as HTMLElement, '111222{Enter}')
    expect(await dialog.findByText('工号或 PIN 不对')).toBeTruthy()
    expect(host.inputs('day.close')).toEqual([
      {
        date: DATE,
        seenVersion: 1,
        maker: { employeeNo: 'E100', pin: '385172', handwriting: null },
        manager: { employeeNo: 'E300', pin: '111222', handwriting: null },
        note: null,
      },
    ])
    expect(dialog.getAllByLabelText<HTMLInputElement>(/PIN/).map(({ value }) => value)).toEqual([
      '',
      '',
    ])
    expect(await faults()).toEqual([])
  })

  test('locks the day', async () => {
    const { hands } = await showDay(prepared, { 'day.close': () => accepted(closed) })
    await hands.click(screen.getByRole('button', { name: '制表人、经理签字…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await hands.type(dialog.getAllByLabelText(/工号/)[1] as HTMLElement, 'E300')
    for (const pin of dialog.getAllByLabelText(/PIN/)) await hands.type(pin, '385172')
    await hands.click(dialog.getByRole('button', { name: '签字并结账' }))
    expect(await screen.findByText('已签字锁定')).toBeTruthy()
  })
})

describe('a closed day', () => {
  test('shows cash, why it differed, both hands, its digest and what came after', async () => {
    await showDay(closed)
    for (const words of [
      '实点 10,000.00 · 账面 10,000.50 · 差异 -0.50',
      /原因待查 · 待查录像/,
      /^E100 · 柜员 · 2025-10-20 18:20$/,
      /^E300 · .* · 2025-10-20 18:20$/,
      Array.from({ length: 8 }, () => 'abababab').join(' '),
      '本机没有更早的结账',
      '金库已锁',
      '签字时 3 条',
      '提醒：现金有差异，已登记',
      '日终制表',
      /^签字交班 · .*大堂/,
      '统计工作量 · E200',
    ]) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    expect(screen.queryByRole('textbox', { name: /全网点现金/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /制表/ })).toBeNull()
  })
})

test.each([
  ['uncounted', uncounted],
  ['prepared', prepared],
  ['closed', closed],
])('a day that is %s has names for everything', async (_name, detail) => {
  await showDay(detail)
  expect(await faults()).toEqual([])
})
