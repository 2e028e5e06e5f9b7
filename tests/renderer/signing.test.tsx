/** Signing, wherever it is done: boxes in order, what is missing at its box, names by hand. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { HANDWRITING_LIMITS, handwritingSchema } from '#shared/handover/handwriting.ts'
import { DayPage } from '#renderer/workstation/day-close/day-page.tsx'
import { ShiftPage } from '#renderer/workstation/handover/shift-page.tsx'
import { BY_HAND } from '../support/signature-by-hand.ts'
import { DATE, closed, prepared } from './support/days.ts'
import { openHost } from './support/host.ts'
import { shiftDetail } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

/** The box as large as it is stored, so that a pixel is a unit; happy-dom lays nothing out. */
beforeEach(() => {
  const rect = { left: 0, top: 0, width: 1000, height: 300 } as DOMRect
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(rect)
  Element.prototype.setPointerCapture = () => {}
  return () => vi.restoreAllMocks()
})

async function openDialog(more: Parameters<typeof openHost>[0] = {}, detail: DayDetail = prepared) {
  const host = openHost({ 'day.get': () => accepted(detail), ...more })
  const hands = await show(
    <main>
      <DayPage date={DATE} />
    </main>,
  )
  await hands.click(await screen.findByRole('button', { name: '制表人、经理签字…' }))
  const dialog = within(await screen.findByRole('dialog', { name: /日终结账/ }))
  const side = (name: '制表人' | '经理') => within(dialog.getByRole('group', { name }))
  const box = (name: '制表人' | '经理', label: RegExp) =>
    side(name).getByLabelText<HTMLInputElement>(label)
  return { host, hands, dialog, side, box }
}

/** Opens the pad of this person; answers its box and its dialog. */
async function openPad(hands: Awaited<ReturnType<typeof openDialog>>['hands'], who: string) {
  const surface = await screen.findByRole('img', { name: `${who} 的签名框` })
  const pad = within(surface.closest('[role=dialog]') as HTMLElement)
  const draw = (points: readonly (readonly [number, number])[], more: object = {}) => {
    const event = (index: number) => {
      const [clientX, clientY] = points[index] ?? [0, 0]
      return { clientX, clientY, pointerId: 1, pointerType: 'mouse', button: 0, ...more }
    }
    fireEvent.pointerDown(surface, event(0))
    for (const index of points.keys()) fireEvent.pointerMove(surface, event(index))
    fireEvent.pointerUp(surface, event(points.length - 1))
  }
  return {
    pad,
    surface,
    draw,
    click: (name: string) =>
      hands.click(pad.getByRole('button', { name: new RegExp([...name].join('\\s?')) })),
  }
}

describe('the boxes', () => {
  test('begin at the first empty one; Enter goes on, and signs from the last', async () => {
    const { host, hands, box } = await openDialog({ 'day.close': () => accepted(closed) })
    await waitFor(() => expect(document.activeElement).toBe(box('制表人', /PIN/)))
    await hands.keyboard('385172{Enter}')
    expect(document.activeElement).toBe(box('经理', /工号/))
    await hands.keyboard('E300{Enter}')
    expect(document.activeElement).toBe(box('经理', /PIN/))
    expect(host.inputs('day.close')).toEqual([])
    await hands.keyboard('111222{Enter}')
    await waitFor(() => expect(host.inputs('day.close')).toHaveLength(1))
  })

  test('say themselves what is missing, and nothing is sent', async () => {
    const { host, hands, dialog, side, box } = await openDialog()
    await hands.type(box('制表人', /PIN/), '1234')
    await hands.click(dialog.getByRole('button', { name: '签字并结账' }))
    expect(side('制表人').getByText('应为 6 至 12 位数字')).toBeTruthy()
    expect(side('经理').getAllByText('请填写')).toHaveLength(2)
    expect(box('经理', /工号/).getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(box('制表人', /PIN/))
    await hands.type(box('制表人', /PIN/), '56')
    expect(side('制表人').queryByText('应为 6 至 12 位数字')).toBeNull()
    expect(host.inputs('day.close')).toEqual([])
  })

  test.each([
    ['经理', 'manager.employeeNo', /工号/],
    ['制表人', 'manager.pin', /PIN/],
  ] as const)(
    'after a refusal %s is asked again, and typing takes it away',
    async (who, field, label) => {
      const { hands, dialog, box } = await openDialog({
        'day.close': () => refused('not_activated', 'no', { field }),
      })
      await hands.keyboard('385172{Enter}E300{Enter}111222{Enter}')
      const words = await dialog.findByText(/还没有在本机启用/)
      await waitFor(() => expect(document.activeElement).toBe(box(who, label)))
      await hands.type(box('经理', field.endsWith('pin') ? /PIN/ : /工号/), '1')
      expect(words.isConnected && words.textContent !== '').toBe(false)
    },
  )

  test('a refusal that no box can show is said below them', async () => {
    const { hands, dialog } = await openDialog({
      'day.close': () => refused('in_the_future', 'no', { field: 'maker.at' }),
    })
    await hands.keyboard('385172{Enter}E300{Enter}111222{Enter}')
    expect(await dialog.findByRole('alert')).toBeTruthy()
  })

  test('nobody is blamed for a PIN that waits for another', async () => {
    openHost({
      'shift.get': () => accepted({ ...shiftDetail, ...countedLines }),
      'staff.list': () => accepted({ people: [] as Output<'staff.list'>['people'] }),
    })
    const hands = await show(<ShiftPage shiftId={shiftDetail.row.shiftId} />)
    await screen.findByText('尾箱现金')
    for (const tick of screen.getAllByRole('checkbox')) await hands.click(tick)
    await hands.click(screen.getByRole('button', { name: '两人签字…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await hands.click(dialog.getByRole('button', { name: '签字并锁定' }))
    const incoming = within(dialog.getByRole('group', { name: '接班人' }))
    expect(incoming.getAllByText('请填写')).toHaveLength(1)
    expect(incoming.getByText('交班人先签')).toBeTruthy()
  })
})

const countedLines: Pick<ShiftDetail, 'lines' | 'blockers'> = {
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

describe('a name by hand', () => {
  const NAME = [
    [100, 100],
    [200, 200],
    [300, 90],
  ] as const

  test('is drawn, kept, sent with its hand, and shown as whose it is', async () => {
    const { host, hands, side } = await openDialog({ 'day.close': () => accepted(closed) })
    await hands.keyboard('385172{Enter}E300{Enter}111222')
    await hands.click(side('经理').getByRole('button', { name: '手写签名…' }))
    const { draw, click, pad } = await openPad(hands, 'E300')
    draw(NAME)
    draw([[500, 40]], { pointerType: 'pen', pressure: 0.8 })
    expect(pad.getByText('已写 2 笔')).toBeTruthy()
    await click('用这个签名')
    expect(side('经理').getByRole('img', { name: 'E300 的手写签名' })).toBeTruthy()
    await hands.click(screen.getByRole('button', { name: '签字并结账' }))
    await waitFor(() => expect(host.inputs('day.close')).toHaveLength(1))
    const { maker, manager } = host.inputs('day.close')[0] ?? {}
    expect(maker?.handwriting).toBeNull()
    expect(manager?.handwriting).toEqual({
      strokes: [
        { x: [100, 200, 300], y: [100, 200, 90], pressure: null },
        { x: [500], y: [40], pressure: [80] },
      ],
    })
  })

  test('may be undone stroke by stroke and cleared; a dot or nothing is not kept', async () => {
    const { hands, side } = await openDialog()
    await hands.click(side('制表人').getByRole('button', { name: '手写签名…' }))
    const { draw, click, pad } = await openPad(hands, 'E100')
    await click('用这个签名')
    expect(pad.getByRole('alert').textContent).toMatch(/只有一个点/)
    draw(NAME)
    expect(pad.queryByRole('alert')).toBeNull()
    draw(NAME)
    await click('退回一笔')
    expect(pad.getByText('已写 1 笔')).toBeTruthy()
    await click('清空')
    expect(pad.getByText('还没有写')).toBeTruthy()
    draw([[10, 10]])
    await click('用这个签名')
    expect(pad.getByRole('alert')).toBeTruthy()
    await click('取消')
    expect(side('制表人').queryByRole('img', { name: /手写签名/ })).toBeNull()
  })

  test('a resting hand, a second finger and another button write nothing; a pointer that is lost leaves nothing', async () => {
    const { hands, side } = await openDialog()
    await hands.click(side('制表人').getByRole('button', { name: '手写签名…' }))
    const { draw, pad, surface } = await openPad(hands, 'E100')
    draw(NAME, { pointerType: 'pen', pressure: 0.4 })
    draw(NAME, { pointerType: 'touch', pointerId: 7 })
    draw(NAME, { button: 2 })
    fireEvent.pointerDown(surface, {
      clientX: 1,
      clientY: 1,
      pointerId: 3,
      pointerType: 'pen',
      button: 0,
    })
    fireEvent.pointerDown(surface, {
      clientX: 9,
      clientY: 9,
      pointerId: 4,
      pointerType: 'pen',
      button: 0,
    })
    fireEvent.pointerCancel(surface, { pointerId: 3 })
    expect(pad.getByText('已写 1 笔')).toBeTruthy()
  })

  test('says when no more strokes fit in', async () => {
    const { hands, side } = await openDialog()
    await hands.click(side('制表人').getByRole('button', { name: '手写签名…' }))
    const { draw, click, pad } = await openPad(hands, 'E100')
    for (let count = 0; count <= HANDWRITING_LIMITS.strokes; count += 1) draw(NAME)
    expect(pad.getByText(/笔画到上限了/)).toBeTruthy()
    await click('用这个签名')
    expect(
      side('制表人')
        .getByRole('img', { name: /手写签名/ })
        .querySelectorAll('g'),
    ).toHaveLength(HANDWRITING_LIMITS.strokes)
  })

  test('is asked of somebody: without a number the number is asked for, another number drops it', async () => {
    const { hands, side, box } = await openDialog()
    await hands.click(side('经理').getByRole('button', { name: '手写签名…' }))
    expect(screen.queryByRole('img', { name: /签名框/ })).toBeNull()
    expect(document.activeElement).toBe(box('经理', /工号/))
    // Only the box that is asked for says so.
    expect(side('经理').getAllByText('请填写')).toHaveLength(1)
    expect(side('制表人').queryByText('请填写')).toBeNull()
    await hands.keyboard('E300')
    await hands.click(side('经理').getByRole('button', { name: '手写签名…' }))
    const { draw, click } = await openPad(hands, 'E300')
    draw(NAME)
    await click('用这个签名')
    expect(side('经理').getByRole('img', { name: /手写签名/ })).toBeTruthy()
    await hands.type(box('经理', /工号/), '1')
    expect(side('经理').queryByRole('img', { name: /手写签名/ })).toBeNull()
  })

  test('may be taken away again', async () => {
    const { hands, side } = await openDialog()
    await hands.click(side('制表人').getByRole('button', { name: '手写签名…' }))
    const { draw, click } = await openPad(hands, 'E100')
    draw(NAME)
    await click('用这个签名')
    expect(side('制表人').getByRole('button', { name: '重写签名…' })).toBeTruthy()
    await hands.click(side('制表人').getByRole('button', { name: '去掉签名' }))
    expect(side('制表人').queryByRole('img', { name: /手写签名/ })).toBeNull()
  })

  test('is not offered where the organisation takes none', async () => {
    const policy = { ...prepared.policy, handwriting: false }
    const { dialog } = await openDialog({}, { ...prepared, policy })
    expect(dialog.queryByRole('button', { name: /手写/ })).toBeNull()
  })

  test('stands on the sheet, read as whose it is', async () => {
    expect(handwritingSchema.safeParse(BY_HAND).success).toBe(true)
    const sheet = closed.closed
    if (!sheet) throw new Error('not closed')
    const manager = { ...sheet.manager, handwriting: BY_HAND }
    openHost({ 'day.get': () => accepted({ ...closed, closed: { ...sheet, manager } }) })
    await show(
      <main>
        <DayPage date={DATE} />
      </main>,
    )
    const name = await screen.findByRole('img', { name: 'E300 的手写签名' })
    expect(name.querySelectorAll('path').length).toBeGreaterThan(3)
    expect(name.outerHTML).not.toMatch(/<image|data:|style=/)
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
