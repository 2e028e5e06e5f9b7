/** Practice without the mouse: cards turn, digits choose, what was wrong is told with its source. */
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Exercise, PracticeFeedback, StandardText } from '#shared/contract/calls/practice.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { PracticeRoom } from '#renderer/workstation/practice/practice-room.tsx'
import { openHost } from './support/host.ts'
import { status } from './support/records.ts'
import { clear, show } from './support/show.tsx'
import { useSession } from '#renderer/workstation/session/session.state.ts'

const ID = '01890000-0000-7000-8000-00000000000'
type Next = Output<'practice.next'>

/** Tells whoever watches the end of a text that it is seen. */
let reachEnd: () => void
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(heard: (entries: readonly { isIntersecting: boolean }[]) => void) {
        reachEnd = () => heard([{ isIntersecting: true }])
      }
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  clear()
  vi.unstubAllGlobals()
})

const nothing: Next = { exercise: null, nextDueAt: null, situations: [] }
const card = (at: number, front: string): Exercise => ({
  kind: 'cards',
  questionId: `${ID}${at}`,
  about: 'phrase',
  front,
  back: [{ text: '您好，请讲，金额是{amount}元。', requirement: '先问好。' }],
  source: 'S4-26#1',
})
const question: Exercise = {
  kind: 'quiz',
  questionId: `${ID}5`,
  question: 'what_instead',
  shown: '你喊什么',
  options: [
    { code: 'FP-1', text: '我来核实。' },
    { code: 'FP-2', text: '请您慢慢说。' },
  ],
}
const told: PracticeFeedback = {
  right: true,
  words: null,
  rightCode: null,
  requirement: null,
  chosenFor: null,
  misses: [],
  source: 'S4-27#9',
  dueAt: null,
}

async function open(exercises: readonly Next[], answer: PracticeFeedback = told) {
  const waiting = [...exercises]
  const host = openHost({
    'practice.next': () => accepted((waiting.length > 1 ? waiting.shift() : waiting[0]) ?? nothing),
    'practice.answer': () => accepted(answer),
    'practice.progress': () => accepted({ fresh: 158, learning: 3, known: 2, dueToday: 8 }),
    'practice.forget': () => accepted({}),
    'standard.list': () => accepted({ standards: [row] }),
    'standard.get': () => accepted(standard),
    'standard.read': () =>
      accepted({ ...row, read: true, readVersion: 2, readAt: '2025-10-20T10:00:00+08:00' }),
    'standard.readers': () =>
      accepted({
        version: 2,
        read: [],
        waiting: [{ employeeNo: 'E200', name: '李静', readVersion: 1 }],
      }),
  })
  const hands = await show(
    <main>
      <h1>话术</h1>
      <PracticeRoom />
    </main>,
  )
  return { host, hands }
}

const row = {
  code: 'ten_taboos',
  title: '沟通十句禁语',
  version: 2,
  source: 'S1-29',
  readVersion: 1,
  readAt: '2025-09-01T10:00:00+08:00',
  digest: 'a1'.repeat(32),
  read: false,
}
const standard: StandardText = {
  ...row,
  sections: [
    {
      title: '十句',
      lines: [
        {
          code: 'FP-B05',
          title: '',
          text: '我来帮您联系负责的同事。',
          requirement: null,
          avoid: '我不知道，不清楚',
          caution: null,
          source: 'S1-29e',
        },
      ],
    },
  ],
}

async function barriers(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('cards', () => {
  test('Space turns, digits grade, the next one stands unturned, and it is said who sees it', async () => {
    const first = { ...nothing, exercise: card(1, '接听') }
    const { host, hands } = await open([first, { ...nothing, exercise: card(2, '等待') }])
    await screen.findByText('接听')
    screen.getByText(/只有自己看得到/)
    expect(screen.queryByText(/先问好/)).toBeNull()
    await hands.keyboard('3')
    expect(host.inputs('practice.answer')).toEqual([])
    await hands.keyboard(' ')
    screen.getByText('先问好。')
    expect(document.querySelector('.blank')?.textContent).toBe('金额')
    expect(await barriers()).toEqual([])
    await hands.keyboard('3')
    await screen.findByText('等待')
    expect(screen.queryByText('先问好。')).toBeNull()
    expect(host.inputs('practice.answer')).toEqual([
      { questionId: `${ID}1`, answer: { kind: 'grade', grade: 'good' } },
    ])
  })

  test('nothing due says when the next one comes', async () => {
    await open([{ ...nothing, nextDueAt: '2025-10-21T09:00:00+08:00' }])
    expect(await screen.findByText(/下一张在 2025-10-21 09:00/)).toBeTruthy()
  })

  test('a question that was answered elsewhere is told and asked anew', async () => {
    const { host, hands } = await open([{ ...nothing, exercise: card(1, '接听') }])
    host.answers['practice.answer'] = () =>
      refused('not_asked', 'answered', { field: 'questionId' })
    await screen.findByText('接听')
    await hands.keyboard(' 4')
    await waitFor(() => expect(host.inputs('practice.next').length).toBe(2))
    await screen.findByText('接听')
  })
})

describe('questions', () => {
  test('a digit chooses once; then the right words, why, and Enter goes on', async () => {
    const exercise = { ...nothing, exercise: question }
    const answer = {
      ...told,
      right: false,
      rightCode: 'FP-2',
      words: '请您慢慢说。',
      chosenFor: '绝不可能',
    }
    const { host, hands } = await open([nothing, exercise], answer)
    await hands.click(await screen.findByText('选择题'))
    await screen.findByText('你喊什么')
    await hands.keyboard('1')
    await screen.findByText('不是这句')
    screen.getByText('刚才选的用在：绝不可能')
    within(screen.getByRole('button', { name: /请您慢慢说/ })).getByText('这一句')
    await hands.keyboard('2')
    expect(host.inputs('practice.answer')).toHaveLength(1)
    expect(await barriers()).toEqual([])
    await hands.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByText('不是这句')).toBeNull())
  })
})

describe('a talk', () => {
  const talk = (change: object = {}): Next => ({
    ...nothing,
    exercise: {
      kind: 'roleplay',
      questionId: `${ID}7`,
      situation: { code: 'SP-09', text: '杂音或者声音太小' },
      openComplaint: false,
      heard: null,
      turn: 'say',
      options: [{ code: 'SP-09', text: '线路里的声音有些小。' }],
      acts: [],
      done: [],
      pauseSeconds: 10,
      advice: null,
      outcome: null,
      misses: [],
      ...change,
    } as Exercise,
  })

  test('own words are sent, a pause is one press and said to be practice', async () => {
    const acting = talk({ turn: 'act', options: [], acts: ['wait', 'go_on'] })
    const { host, hands } = await open([nothing, talk(), acting])
    await hands.click(await screen.findByText('对练'))
    await hands.type(await screen.findByLabelText('也可以用自己的话写'), '1 请您大声一点')
    expect(host.inputs('practice.answer')).toEqual([])
    await hands.click(screen.getByRole('button', { name: '就这么说' }))
    await screen.findByText('停 10 秒，等客户')
    screen.getByText(/练习不用真等/)
    await hands.keyboard('1')
    expect(host.inputs('practice.answer').map(({ answer }) => answer)).toEqual([
      { kind: 'typed', text: '1 请您大声一点' },
      { kind: 'act', act: 'wait' },
    ])
    expect(await barriers()).toEqual([])
  })

  test('the end says calmly what was missed and which article asks for it', async () => {
    const over = talk({
      turn: 'over',
      options: [],
      outcome: 'resumed',
      misses: [{ what: 'pause_first', about: 'ask', instead: null, source: 'S4-26#9' }],
    })
    const { hands } = await open([nothing, over])
    await hands.click(await screen.findByText('对练'))
    const summary = await screen.findByRole('region', { name: '这一回' })
    within(summary).getByText('还没停够，再等一等')
    expect(within(summary).getAllByText('服务中心手册 26#9').length).toBeGreaterThan(0)
  })
})

describe('standards', () => {
  test('a new version is read to its end before it can be stated, by the person themselves', async () => {
    const { host, hands } = await open([nothing])
    await hands.click(await screen.findByText('标准'))
    await screen.findByText('第 2 版是新的，读过第 1 版')
    await hands.click(screen.getByRole('button', { name: /沟通十句禁语/ }))
    const state = await screen.findByRole<HTMLButtonElement>('button', { name: '已阅读并理解' })
    expect(state.disabled).toBe(true)
    screen.getByText(/李静（E200）/)
    reachEnd()
    await waitFor(() => expect(state.disabled).toBe(false))
    expect(await barriers()).toEqual([])
    await hands.click(state)
    await waitFor(() =>
      expect(host.inputs('standard.read')).toEqual([{ code: 'ten_taboos', digest: row.digest }]),
    )
  })

  test('whoever does not supervise is not shown who has read', async () => {
    const { host, hands } = await open([nothing])
    const permissions = status.permissions.filter((one) => one !== 'staff.manage')
    useSession.setState({ status: { ...status, permissions } })
    await hands.click(await screen.findByText('标准'))
    await hands.click(await screen.findByRole('button', { name: /沟通十句禁语/ }))
    await screen.findByText('我来帮您联系负责的同事。')
    expect(host.inputs('standard.readers')).toEqual([])
    await hands.keyboard('{Escape}')
    await screen.findByText('第 2 版是新的，读过第 1 版')
    // Keys go on at the row that was left.
    expect(document.activeElement?.textContent).toContain('沟通十句禁语')
  })
})
