/** The words to say, worked with the keyboard: the panel beside the work, and their page. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { App } from '#renderer/workstation/app.tsx'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { usePhrases } from '#renderer/workstation/phrase/phrase.state.ts'
import { type TestHost, openHost } from './support/host.ts'
import { base, caution, someWords } from './support/phrases.ts'
import { clear, show } from './support/show.tsx'
import { quietToday } from './support/today.ts'

let host: TestHost
let copied: string[]

beforeEach(() => {
  copied = []
  host = openHost({
    'phrase.find': () => accepted(someWords),
    'phrase.search': () => accepted({ ...someWords, prompts: [base] }),
    'today.get': () => accepted(quietToday),
  })
})
afterEach(() => {
  clear()
  vi.restoreAllMocks()
})

async function open() {
  const hands = await show(<App />)
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text)
  })
  const panel = await screen.findByRole('complementary', { name: '话术' })
  await within(panel).findByText(base.template)
  return { hands, panel }
}
const focusText = () => document.activeElement?.textContent

describe('the panel', () => {
  test('C-25 a complaint in front: feelings, facts, solution, each under its heading', async () => {
    const { panel } = await open()
    const headings = within(panel).getAllByRole('heading', { level: 3 })
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      '先情绪',
      '后方案',
      '其他',
      '这时不说',
    ])
    expect(within(panel).getByText('有未办结的投诉，不推荐业务。')).toBeTruthy()
  })

  test('F7 and a digit: the words are copied in two keys, and are among the last used', async () => {
    const { hands } = await open()
    await hands.keyboard('{F7}1')
    expect(copied).toEqual([base.template])
    await waitFor(() =>
      expect(host.inputs('phrase.keep')).toEqual([{ code: 'SP-10', change: 'used' }]),
    )
    await hands.keyboard('2')
    // What nobody knows is seen in what is sent.
    expect(copied.at(-1)).toBe('我们约在【时间】再谈，请【主管】一起参加，合规部也来。')
    await hands.keyboard('3')
    expect(copied).toHaveLength(2)
  })

  test('E-22 a caution shows its reason and is copied by nothing', async () => {
    const { hands, panel } = await open()
    expect(within(panel).getByText(caution.reason ?? '')).toBeTruthy()
    const words = within(panel).getByRole('button', { name: caution.template })
    expect(words.getAttribute('aria-disabled')).toBe('true')
    await hands.click(words)
    act(() => words.focus())
    await hands.keyboard('{Enter}')
    expect(copied).toEqual([])
  })

  test('arrows walk, S keeps at hand, Ctrl+F searches, Escape gives the keys back', async () => {
    const { hands, panel } = await open()
    const before = document.querySelector<HTMLElement>('main h1')
    act(() => before?.focus())
    await hands.keyboard('{F7}{ArrowDown}{ArrowDown}')
    expect(focusText()).toBe('我们约在时间再谈，请主管一起参加，合规部也来。')
    await hands.keyboard('s')
    expect(host.inputs('phrase.keep')).toEqual([{ code: 'SP-L', change: 'favourite' }])
    await hands.keyboard('{Control>}f{/Control}')
    expect(document.activeElement).toBe(within(panel).getByRole('textbox', { name: /搜话术/ }))
    await hands.keyboard('fanu')
    await waitFor(() => expect(host.inputs('phrase.search').at(-1)?.text).toBe('fanu'))
    await waitFor(() => expect(within(panel).queryByText(caution.template)).toBeNull())
    await hands.keyboard('{Enter}')
    expect(copied).toEqual([base.template])
    await hands.keyboard('{Escape}')
    expect(usePhrases.getState().search).toBe('')
    await hands.keyboard('{Escape}')
    expect(document.activeElement).toBe(before)
  })

  test('F7 again folds it; a letter in it moves nothing behind', async () => {
    const { hands } = await open()
    const heard = vi.fn()
    window.addEventListener('keydown', heard)
    await hands.keyboard('{F7}')
    heard.mockClear()
    await hands.keyboard('x1')
    expect(heard).not.toHaveBeenCalled()
    window.removeEventListener('keydown', heard)
    await hands.keyboard('{F7}')
    expect(usePhrases.getState().open).toBe(false)
    await hands.keyboard('{F7}')
    await waitFor(() => expect(focusText()).toBe(base.template))
  })

  test('the words go with the screen, and a choice holds until the next one', async () => {
    await open()
    const where = () => host.inputs('phrase.find').at(-1)?.where
    expect(where()).toEqual({ step: 'greet_warmly', moment: 'greet' })
    act(() => usePhrases.getState().choose('need.safety'))
    await waitFor(() => expect(where()).toEqual({ need: 'safety' }))
    act(() => useNavigation.getState().go({ name: 'intake' }))
    await waitFor(() =>
      expect(host.inputs('phrase.find').at(-1)).toEqual({
        where: { chapter: 'walk_in' },
        caseId: null,
        complaintTyped: true,
      }),
    )
    const facts = await screen.findByRole('textbox', { name: /什么事/ })
    act(() => facts.focus())
    await waitFor(() => expect(where()).toEqual({ sixC: 'collect_information' }))
  })
})

describe('the page', () => {
  async function openPage() {
    const { hands } = await open()
    act(() => useNavigation.getState().go({ name: 'phrases' }))
    const chosen = await screen.findByRole('article', { name: '选中的话术' })
    return {
      hands,
      chosen: () => screen.getByRole('article', { name: '选中的话术' }),
      first: chosen,
    }
  }

  test('stands alone, and F7 gives the keys to its list', async () => {
    const { hands } = await openPage()
    expect(screen.queryByRole('complementary', { name: '话术' })).toBeNull()
    await hands.keyboard('{F7}')
    expect(focusText()).toContain('客户发怒')
    await hands.keyboard('{Enter}')
    expect(copied).toEqual([base.template])
  })

  test('the chosen phrase says how, from where, by whom, and what is not said beside it', async () => {
    const { hands, chosen } = await openPage()
    await hands.keyboard('{F7}')
    const card = within(chosen())
    for (const words of ['不争吵，不冷落，不挂断。', '服务中心手册 26#10', '总行客服', '长期']) {
      expect(card.getByText(words)).toBeTruthy()
    }
    expect(card.getByText('你喊什么，小声点不行')).toBeTruthy()
    expect(card.getByText('我在认真听，请您慢慢说。')).toBeTruthy()
    expect(card.getByText('念完约 6 秒（每分钟 120 字）')).toBeTruthy()
  })

  test('blanks are filled in for the copy alone', async () => {
    const { hands, chosen } = await openPage()
    await hands.keyboard('{F7}{ArrowDown}{ArrowDown}')
    await hands.type(within(chosen()).getByLabelText('时间'), '明天十点')
    await hands.type(within(chosen()).getByLabelText('主管'), '会计主管{Enter}')
    expect(copied).toEqual(['我们约在明天十点再谈，请会计主管一起参加，合规部也来。'])
    expect(JSON.stringify(host.inputs('phrase.keep'))).not.toContain('明天')
    expect(host.inputs('draft.save')).toEqual([])
  })

  test('a caution stands there with its reason and without a way to copy', async () => {
    const { hands, chosen } = await openPage()
    await hands.keyboard('{F7}{End}')
    const card = within(chosen())
    expect(card.getByText(caution.reason ?? '')).toBeTruthy()
    expect(card.queryByRole('button', { name: '复制' })).toBeNull()
    await hands.keyboard('{Enter}')
    expect(copied).toEqual([])
  })

  test.each([
    ['情绪激动', '没有明确要求', 'grumbler'],
    ['情绪平稳', '没有明确要求', 'circling'],
    ['情绪平稳', '要求明确', 'rational'],
    ['情绪激动', '要求明确', 'negotiator'],
  ])('R-154 %s and %s lead to %s', async (mood, aim, demeanour) => {
    const { hands } = await openPage()
    await hands.click(screen.getByRole('button', { name: '怎样的客户' }))
    const questions = await screen.findByRole('group', { name: '客户现在怎样' })
    await hands.click(within(questions).getByText(mood))
    await hands.click(within(questions).getByText(aim))
    await waitFor(() => expect(host.inputs('phrase.find').at(-1)?.where).toEqual({ demeanour }))
  })

  test('R-282 the bar goes on at 120 characters a minute and can be stopped', async () => {
    const { hands, chosen } = await openPage()
    await hands.keyboard('{F7}')
    await hands.click(within(chosen()).getByRole('button', { name: '按语速念' }))
    const bar = within(chosen()).getByRole('progressbar', { name: '念到哪里' })
    await waitFor(() => expect(Number(bar.getAttribute('value'))).toBeGreaterThan(0.4))
    expect(chosen().querySelector('.already-said')?.textContent).toMatch(/^我/)
    await hands.click(within(chosen()).getByRole('button', { name: '停' }))
    expect(bar.getAttribute('value')).toBe('0')
  })
})
