/** S4-40, R-313: lessons are read by colleagues, written of a closed case, and decided by a supervisor. */
import { screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { accepted, refused } from '#shared/foundation/result.ts'
import { LessonsPart } from '#renderer/workstation/lesson/lessons-part.tsx'
import { type Lesson, useLessons } from '#renderer/workstation/lesson/lesson.state.ts'
import { LESSON } from '../support/valid-proposal-inputs.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const CASE = '01890000-0000-7000-8000-000000000001'
const PROPOSAL = '01890000-0000-7000-8000-000000000002'
const lesson = (change: Partial<Lesson> = {}): Lesson => ({
  lessonId: '01890000-0000-8000-8000-000000000001',
  channel: 'counter',
  topic: 'attitude',
  answeredBy: 'phone',
  words: LESSON,
  state: 'approved',
  own: false,
  proposed: null,
  remark: null,
  mayDecide: false,
  mayWithdraw: false,
  ...change,
})
const waiting = lesson({
  state: 'waiting',
  proposed: { proposalId: PROPOSAL, by: 'E200', at: '2025-10-20T09:30:00+08:00' },
  mayDecide: true,
  mayWithdraw: true,
})

async function open(
  lessons: readonly Lesson[],
  propose = () => accepted({ lessons: [] as Lesson[] }),
) {
  const host = openHost({
    'lesson.list': () => accepted({ lessons: [...lessons] }),
    'lesson.begin': () =>
      accepted({ channel: 'counter', topic: null, answeredBy: null, words: null }),
    'lesson.propose': propose as () => ReturnType<typeof refused>,
    'lesson.decide': () => accepted({ lessons: [] }),
    'lesson.withdraw': () => accepted({ lessons: [] }),
  })
  const hands = await show(
    <main>
      <h1>练习</h1>
      <LessonsPart />
    </main>,
  )
  return { host, hands }
}

async function barriers(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(({ id }) => id)
}

describe('reading', () => {
  test('nothing yet says how one comes to be', async () => {
    await open([])
    expect(await screen.findByText('还没有案例。')).toBeTruthy()
  })

  test('a colleague sees codes and four texts, nobody’s name, and nothing to press', async () => {
    await open([lesson()])
    await screen.findByText('服务态度 · 网点柜面 · 答复：电话')
    for (const text of Object.values(LESSON)) screen.getByText(text)
    expect(screen.queryByText(/E200/)).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
    expect(await barriers()).toEqual([])
  })
})

describe('deciding', () => {
  test('a supervisor approves with one press', async () => {
    const { host, hands } = await open([waiting])
    await screen.findByText(/E200/)
    await hands.click(screen.getByRole('button', { name: '可以分享' }))
    const { lessonId } = waiting
    expect(host.inputs('lesson.decide')).toEqual([
      { lessonId, proposalId: PROPOSAL, outcome: 'approved', remark: '' },
    ])
    await screen.findByText('还没有案例。')
  })

  test('declining asks for the reason first', async () => {
    const { host, hands } = await open([waiting])
    await hands.click(await screen.findByRole('button', { name: '不分享' }))
    await hands.click(screen.getByRole('button', { name: '不分享' }))
    await screen.findByText('请填写')
    expect(host.inputs('lesson.decide')).toEqual([])
    await hands.type(screen.getByRole('textbox', { name: /为什么不分享/ }), '太细了')
    expect(await barriers()).toEqual([])
    await hands.click(screen.getByRole('button', { name: '不分享' }))
    expect(host.inputs('lesson.decide')).toMatchObject([{ outcome: 'declined', remark: '太细了' }])
  })

  test('withdrawing says what it takes along, and only then does it', async () => {
    const { host, hands } = await open([lesson({ own: true, mayWithdraw: true })])
    await hands.click(await screen.findByRole('button', { name: /撤\s?回/ }))
    await screen.findByText(/文字从此删掉/)
    const buttons = screen.getAllByRole('button', { name: /撤\s?回/ })
    await hands.click(buttons.at(-1) as HTMLElement)
    await waitFor(() => expect(host.inputs('lesson.withdraw')).toHaveLength(1))
  })
})

describe('writing', () => {
  test('every part that says somebody or lacks words is marked at its place; sent, it says what comes', async () => {
    let times = 0
    const { host, hands } = await open([], () =>
      times++ === 0
        ? (refused('not_anonymous', 'no names', {
            field: 'situation',
            params: { missing: 'situation,helped' },
          }) as never)
        : accepted({ lessons: [] }),
    )
    await useLessons.getState().write(CASE)
    const box = await screen.findByRole('textbox', { name: /什么情形/ })
    await hands.type(box, '王先生来')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText('写到了人、号码、日期或金额，换个说法')
    expect(screen.getAllByText('请填写')).toHaveLength(1)
    expect(await barriers()).toEqual([])
    await hands.type(box, '了')
    await hands.click(screen.getByRole('button', { name: /送主管审核/ }))
    await screen.findByText('已送出，等主管审核。')
    expect(host.inputs('lesson.propose').at(-1)).toEqual({
      caseId: CASE,
      words: { situation: '王先生来了', said: '', helped: '', nextTime: '' },
    })
  })

  test('what was typed waits for whoever comes back to the case', async () => {
    const { hands } = await open([])
    await useLessons.getState().write(CASE)
    await hands.type(await screen.findByRole('textbox', { name: /当时怎么说/ }), '先听完')
    await hands.click(screen.getByRole('button', { name: '取 消' }))
    await screen.findByText('还没有案例。')
    await useLessons.getState().write(CASE)
    expect(
      (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /当时怎么说/ })).value,
    ).toBe('先听完')
  })
})
