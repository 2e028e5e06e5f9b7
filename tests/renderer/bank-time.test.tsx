/** A time that is typed counts with its keys; what nobody can read is refused and never replaced. */
import { act, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { refusalWords } from '#renderer/words/refusal.ts'
import i18next from 'i18next'
import { startLanguages } from '#renderer/words/language.ts'
import { BankTime } from '#renderer/ui/bank-time.tsx'
import { isUnreadableTime, writtenTime } from '#renderer/ui/typed-time.ts'
import { instantSchema } from '#shared/foundation/instant-schema.ts'
import { inputRefusal } from '#shared/contract/input-refusal.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

const OLD = '2026-11-22T10:05:37+08:00'
const instant = (text: string) => `${text}:00+08:00`

describe('what hands write', () => {
  test.each([
    ['2026-11-23 09:30', instant('2026-11-23T09:30')],
    ['2026-1-3 9:30', instant('2026-01-03T09:30')],
    ['2026/11/23 09:30', instant('2026-11-23T09:30')],
    ['2026.11.23  09:30 ', instant('2026-11-23T09:30')],
    ['２０２６-１１-２３　０９：３０', instant('2026-11-23T09:30')],
    ['2026-11-23T09:30', instant('2026-11-23T09:30')],
    ['', null],
    ['  ', null],
  ])('%j is %j', (text, expected) => {
    expect(writtenTime(text)).toBe(expected)
  })

  test.each([
    '2026-11-23',
    '2026-11-23 9',
    '2026-11-23 09:3',
    '2026-02-30 09:30',
    '2026-11-23 25:00',
    '2026-11/23 09:30',
    '26-11-23 09:30',
    '明天上午',
    '09:30',
  ])('%j stays as it is, and is no instant', (text) => {
    expect(writtenTime(text)).toBe(text)
    expect(isUnreadableTime(text)).toBe(true)
  })
})

describe('the box', () => {
  afterEach(clear)
  const sent: (string | null)[] = []

  function Form({ start }: { readonly start: string | null }) {
    const [at, setAt] = useState(start)
    return (
      <form
        onKeyDown={(event) => {
          if (event.ctrlKey && event.key === 'Enter') sent.push(at)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          sent.push(at)
        }}
      >
        <BankTime id="at" aria-label="时间" value={at} onChange={setAt} />
        <button type="submit">送</button>
      </form>
    )
  }
  async function opened(start: string | null = OLD) {
    sent.length = 0
    openHost({})
    const hands = await show(<Form start={start} />)
    return { hands, box: screen.getByRole<HTMLInputElement>('textbox', { name: '时间' }) }
  }
  /** Keys without a moment between them: no frame is drawn, no timer runs. */
  function typeAtOnce(box: HTMLInputElement, text: string): void {
    act(() => box.focus())
    fireEvent.change(box, { target: { value: text } })
  }
  const ctrlEnter = (box: HTMLInputElement) =>
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })

  test('what was typed a moment ago is what Ctrl+Enter sends', async () => {
    const { box } = await opened()
    typeAtOnce(box, '2026-11-23 18:30')
    ctrlEnter(box)
    expect(sent).toEqual([instant('2026-11-23T18:30')])
  })

  test('Enter and then Ctrl+Enter send the same', async () => {
    const { box } = await opened()
    typeAtOnce(box, '2026-11-23 18:30')
    fireEvent.keyDown(box, { key: 'Enter' })
    ctrlEnter(box)
    expect(sent.at(-1)).toBe(instant('2026-11-23T18:30'))
  })

  test('typed key by key, the last one counts, also after the calendar heard of it', async () => {
    const { hands, box } = await opened(null)
    await hands.click(box)
    await hands.type(box, '2026-11-23 18:3')
    await hands.keyboard('0')
    ctrlEnter(box)
    expect(sent).toEqual([instant('2026-11-23T18:30')])
    await hands.keyboard('{Backspace}5')
    ctrlEnter(box)
    await hands.tab()
    await new Promise((resolve) => setTimeout(resolve, 100))
    fireEvent.submit(box)
    expect(sent.slice(1)).toEqual([instant('2026-11-23T18:35'), instant('2026-11-23T18:35')])
    expect(box.value).toBe('2026-11-23 18:35')
  })

  test('what nobody can read stays, is said to be unreadable, and is never the old time', async () => {
    const { hands, box } = await opened()
    await hands.clear(box)
    await hands.type(box, '2026-11-23 1830')
    ctrlEnter(box)
    expect(sent).toEqual(['2026-11-23 1830'])
    await hands.tab()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(box.value).toBe('2026-11-23 1830')
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect((await screen.findByRole('alert')).textContent).toContain('读不懂')
    fireEvent.submit(box)
    expect(sent.at(-1)).toBe('2026-11-23 1830')
  })

  test('an emptied box is empty', async () => {
    const { hands, box } = await opened()
    await hands.clear(box)
    ctrlEnter(box)
    expect(sent).toEqual([null])
    await hands.tab()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(box.value).toBe('')
  })

  test('an unreadable text that a draft kept stands in the box again', async () => {
    const { box } = await opened('明天上午')
    expect(box.value).toBe('明天上午')
    expect(screen.getByRole('alert').textContent).toContain('读不懂')
  })

  test('a time that nobody touched keeps its seconds', async () => {
    const { box } = await opened()
    expect(box.value).toBe('2026-11-22 10:05')
    ctrlEnter(box)
    expect(sent).toEqual([OLD])
  })

  test('a hand in the calendar counts at once, also after typing', async () => {
    const { hands, box } = await opened()
    typeAtOnce(box, '2026-11-23 18:30')
    const day = await screen.findByTitle('2026-11-25')
    await hands.click(day)
    expect(box.value).toBe('2026-11-25 18:30')
    ctrlEnter(box)
    expect(sent).toEqual([instant('2026-11-25T18:30')])
  })
})

test.each([
  ['', 'missing_moment', /请写时间/],
  ['明天上午', 'wrong_moment', /读不懂/],
])('the gate refuses %j with words', async (text, reason, said) => {
  await startLanguages('zh-CN')
  const read = instantSchema.safeParse(text)
  if (read.success) throw new Error('read')
  const refusal = { ...inputRefusal(read.error), field: 'dueAt' }
  expect(refusal.params).toEqual({ reason })
  expect(refusalWords(i18next.t, refusal)).toMatch(said)
})
