/** Boxes for words of staff: what is underlined, what a key puts in its place, and what they never do. */
import { act, createEvent, fireEvent, screen } from '@testing-library/react'
import { type ComponentProps, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useHintCount } from '#renderer/writing/hint-count.state.ts'
import { StaffWordsArea, StaffWordsLine } from '#renderer/writing/staff-words.tsx'
import { forgetAll } from '#renderer/workstation/session/memory.ts'
import { useSession } from '#renderer/workstation/session/session.state.ts'
import '#renderer/workstation/writing/writing-lists.ts'
import { adoptShippedLists, dropLists } from './support/lists.ts'
import { status } from './support/records.ts'
import { clear, show } from './support/show.tsx'

/** Highlights by name: the browser draws them, this page of the tests only keeps them. */
const drawn = new Map<string, Set<Range>>()

beforeEach(() => {
  vi.stubGlobal('CSS', { highlights: drawn })
  vi.stubGlobal('Highlight', Set)
  adoptShippedLists()
})
afterEach(() => {
  clear()
  dropLists()
  drawn.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function Box({
  begins = '',
  ...props
}: { begins?: string } & ComponentProps<typeof StaffWordsArea>) {
  const [text, setText] = useState(begins)
  return (
    <StaffWordsArea
      aria-label="note"
      {...props}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}

const box = () => screen.getByLabelText<HTMLTextAreaElement>('note')
/** Underlined stretches with where they begin, as they lie over the box. */
const underlined = () =>
  [...drawn]
    .flatMap(([name, ranges]) =>
      [...ranges].map(
        (range) => [range.startOffset, range.toString(), name.split('-')[1]] as const,
      ),
    )
    .sort(([a], [b]) => a - b)
const line = () => document.querySelector('.staff-words-line p')?.textContent ?? null
const caretAt = (at: number) =>
  act(() => {
    box().setSelectionRange(at, at)
    fireEvent.select(box())
  })
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(box(), { key, altKey: true, ...more })

test('R-294 what should not be said is underlined at its place, warnings and hints apart', async () => {
  await show(<Box begins="您好，公司的规定就是这样的，一定办好。" />)
  expect(underlined()).toEqual([
    [3, '公司的规定就是这样的', 'warn'],
    [14, '一定', 'hint'],
  ])
  expect(document.querySelector('.staff-words-mirror')?.textContent).toBe(box().value)
})

test('R-294 it follows the typing', async () => {
  const user = await show(<Box />)
  await user.type(box(), '这是')
  expect(underlined()).toEqual([])
  expect(line()).toBeNull()
  await user.type(box(), '常有的事')
  expect(underlined()).toEqual([[0, '这是常有的事', 'warn']])
  expect(line()).toContain('FP-B11')
  expect(line()).toContain('让您遇到这样的事')
})

test('R-294 traditional characters and spaces hide nothing', async () => {
  await show(<Box begins="公司的 規定　就是這 樣的" />)
  expect(underlined()).toEqual([[0, '公司的 規定　就是這 樣的', 'warn']])
})

test("R-294 customers' words are left alone", async () => {
  await show(<Box begins="客户说：“你们叫我不知道，不清楚”，我已核实。" />)
  expect(underlined()).toEqual([])
})

test('R-044 one key replaces, the caret stands behind, the box hears it as typed', async () => {
  await show(<Box begins="您好，这是常有的事。请讲" />)
  caretAt(6)
  const event = createEvent.keyDown(box(), { key: 'Enter', altKey: true })
  fireEvent(box(), event)
  expect(event.defaultPrevented).toBe(true)
  expect(box().value).toBe('您好，让您遇到这样的事，对不起，我来查清原因。请讲')
  expect(box().selectionStart).toBe(box().value.indexOf('。'))
  expect(underlined()).toEqual([])
  expect(useHintCount.getState().replaced).toBe(1)
})

test('R-310 where only advice is known, no key puts it into the text', async () => {
  await show(<Box begins="我们马上处理" />)
  expect(line()).toContain('说出具体时间')
  expect(screen.queryByRole('button', { name: /替换/ })).toBeNull()
  press('Enter')
  expect(box().value).toBe('我们马上处理')
})

test('R-307 the first place to fill in is marked', async () => {
  await show(<Box begins="公司的规定就是这样的" />)
  press('Enter')
  const { value, selectionStart, selectionEnd } = box()
  expect(value.slice(selectionStart, selectionEnd)).toBe('……')
})

test('R-294 nothing is put where there is no room', async () => {
  await show(<Box begins="这是常有的事" maxLength={10} />)
  expect(line()).toContain('FP-B11')
  expect(screen.queryByRole('button', { name: /替换/ })).toBeNull()
})

test('R-294 from one hit to the next, by key and by mouse, round the end', async () => {
  const user = await show(<Box begins="你好。这是常有的事。我保证" />)
  caretAt(0)
  expect(line()).toContain('FP-H6')
  press('ArrowDown')
  expect([box().selectionStart, box().selectionEnd]).toEqual([3, 9])
  expect(line()).toContain('FP-B11')
  await user.click(screen.getByRole('button', { name: /下一处/ }))
  expect(line()).toContain('FP-P2')
  press('ArrowDown')
  expect(line()).toContain('FP-H6')
  press('ArrowUp')
  expect(line()).toContain('FP-P2')
  expect(document.activeElement).toBe(box())
})

test('R-294 the line speaks of the hit before the caret', async () => {
  await show(<Box begins="你好。这是常有的事。我保证" />)
  caretAt(5)
  expect(line()).toContain('FP-B11')
  caretAt(2)
  expect(line()).toContain('FP-H6')
})

test('R-294 while an input method composes, underlines move with their words and keys are its own', async () => {
  await show(<Box begins="你好。这是常有的事" />)
  const compose = (value: string) => fireEvent.input(box(), { target: { value } })
  fireEvent.compositionStart(box())
  compose('wo你好。这是常有的事')
  expect(underlined().map(([start]) => start)).toEqual([2, 5])
  press('Enter', { isComposing: true, keyCode: 229 })
  expect(box().value).toBe('wo你好。这是常有的事')
  compose('我你好。这是常有的事')
  fireEvent.compositionEnd(box())
  expect(underlined()).toEqual([
    [1, '你', 'hint'],
    [4, '这是常有的事', 'warn'],
  ])
  fireEvent.compositionStart(box())
  compose('我你好。这是chang常有的事')
  expect(underlined()).toEqual([[1, '你', 'hint']])
})

test('R-294 it stands in the way of nothing: a form is sent as it was typed', async () => {
  const sent = vi.fn<(event: { preventDefault(): void }) => void>((event) => event.preventDefault())
  const user = await show(
    <form onSubmit={sent}>
      <Box begins="这是常有的事" />
      <button type="submit">save</button>
    </form>,
  )
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'save' })
  expect(button.disabled).toBe(false)
  await user.click(button)
  expect(sent).toHaveBeenCalledTimes(1)
  expect(box().value).toBe('这是常有的事')
  expect(box().getAttribute('aria-invalid')).toBeNull()
})

test('R-294 Alt+Enter sends no form and reaches no key of the box below', async () => {
  const heard = vi.fn<() => void>()
  await show(
    <StaffWordsLine aria-label="note" value="这是常有的事" onChange={heard} onKeyDown={heard} />,
  )
  heard.mockClear()
  fireEvent.keyDown(box(), { key: 'ArrowDown', altKey: true })
  expect(heard).not.toHaveBeenCalled()
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(heard).toHaveBeenCalledTimes(1)
})

test('R-294 a screen reader finds the line at the box and hears it when the hands rest', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await show(<Box aria-describedby="before" begins="这是常有的事" />)
  const ids = box().getAttribute('aria-describedby')?.split(' ') ?? []
  expect(ids[0]).toBe('before')
  expect(document.getElementById(ids[1] ?? '')?.textContent).toContain('FP-B11')
  expect(screen.getByRole('status').textContent).toBe('')
  await act(() => vi.advanceTimersByTimeAsync(1000))
  fireEvent.input(box(), { target: { value: '这是常有的事。' } })
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(screen.getByRole('status').textContent).toBe('')
  await act(() => vi.advanceTimersByTimeAsync(500))
  expect(screen.getByRole('status').textContent).toContain('这是常有的事')
})

test('R-294 words that the box refuses already are not called unfit a second time, only mended', async () => {
  await show(<Box begins="这是常有的事" faultsAt={[{ start: 0, end: 6 }]} />)
  expect(line()).not.toContain('FP-B11')
  expect(line()).not.toContain('这是常有的事')
  expect(line()).toContain('可以说')
  press('Enter')
  expect(box().value).not.toContain('这是常有的事')
})

test('R-294 among several the line says which one it speaks of', async () => {
  await show(<Box begins="你好。这是常有的事。我保证" faultsAt={[{ start: 3, end: 9 }]} />)
  caretAt(5)
  expect(line()).toContain('这是常有的事')
  expect(line()).not.toContain('FP-B11')
  press('ArrowDown')
  expect(line()).toContain('FP-P2')
})

test('R-294 a box that nobody may write in is not read, and without lists none is', async () => {
  await show(<Box begins="这是常有的事" disabled />)
  expect(underlined()).toEqual([])
  clear()
  dropLists()
  await show(<Box begins="这是常有的事" />)
  expect(underlined()).toEqual([])
  expect(line()).toBeNull()
  act(() => adoptShippedLists())
  expect(underlined()).toHaveLength(1)
})

test('R-294 suggestions are read in traditional characters where the screen is', async () => {
  adoptShippedLists('zh-TW')
  await show(<Box begins="這是常有的事。" />)
  press('Enter')
  expect(box().value).toBe('讓您遇到這樣的事，對不起，我來查清原因。')
})

test('the count is of this sitting and of this person', async () => {
  const user = await show(<Box begins="我保证" />)
  expect(useHintCount.getState().met).toEqual({})
  await user.type(box(), '，一定')
  await user.type(box(), '{Backspace}{Backspace}一定')
  expect(useHintCount.getState().met).toEqual({ 'FP-P1': 1 })
  await user.type(box(), '，一定')
  expect(useHintCount.getState().met).toEqual({ 'FP-P1': 2 })
  const { adopt } = useSession.getState()
  act(() => adopt({ ...status, locked: true }))
  act(() => adopt(status))
  expect(useHintCount.getState().met).toEqual({ 'FP-P1': 2 })
  act(() => adopt({ ...status, person: null }))
  expect(useHintCount.getState()).toMatchObject({ met: {}, replaced: 0 })
  forgetAll()
})
