/** Words that are proposed at the counter and published at the console, on the screen. */
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ConsoleProposal, LibraryRow } from '#shared/contract/console-words.ts'
import type { CallName } from '#shared/contract/call-names.ts'
import type { ConsoleCallName } from '#shared/contract/console-names.ts'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { type Refusal, type Result, accepted, refused } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { fieldsOf } from '#shared/phrase/entry.ts'
import { PERMISSIONS } from '#shared/staff/role.ts'
import { useConsole } from '#renderer/console/console.state.ts'
import { useTypedEntries } from '#renderer/console/typed.state.ts'
import { WordsPage } from '#renderer/console/words-page.tsx'
import { useWords } from '#renderer/console/words.state.ts'
import { ProposalRoom } from '#renderer/workstation/proposal/proposal-room.tsx'
import { type Proposal, useProposals } from '#renderer/workstation/proposal/proposal.state.ts'
import { saveAll } from '#renderer/workstation/session/memory.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

const ID = '019a0000-0000-7000-8000-000000000001'
const AT = '2025-10-20T10:00:00+08:00'
const found = defaultPacks.phrases.phrases.find(({ code }) => code === 'SP-05')
if (!found) throw new Error('no SP-05')
const standing: Phrase = found
const other: Phrase = { ...standing, text: '我去查账，请您等{minutes}分钟。' }
const waiting: Proposal = {
  proposalId: ID,
  at: AT,
  by: 'E100',
  own: true,
  arrived: false,
  replaces: 'SP-05',
  phrase: other,
  why: '客户总问要等多久。',
  state: 'waiting',
  decided: null,
  standing: { title: standing.title, text: standing.text },
}
const PROMISE: Refusal = {
  code: 'invalid_phrase',
  message: 'improper',
  field: 'phrase.text',
  source: 'S4-39',
  params: { reason: 'left_out', subject: 'E-18' },
}

async function sound(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

describe('at the counter', () => {
  const host = (proposals: readonly Proposal[] = []) =>
    openHost({
      'proposal.list': () => accepted({ proposals: [...proposals] }),
      'proposal.begin': ({ code }) =>
        accepted({
          phrase: code === null ? null : standing,
          entries: [{ code: 'SP-05', title: standing.title, text: standing.text }],
          caseTypes: ['attitude'],
        }),
      'phrase.checkProposal': () => accepted({ faults: [], places: [] }),
    })
  afterEach(clear)
  const box = (name: string) => screen.getByRole('textbox', { name: new RegExp(`^${name}`) })

  test('R-286 says what waits, what was answered and why, and takes back one’s own', async () => {
    const declined: Proposal = {
      ...waiting,
      proposalId: ID.replace(/1$/, '2'),
      own: false,
      arrived: true,
      state: 'declined',
      decided: {
        at: AT,
        by: 'H001',
        outcome: 'declined',
        published: null,
        remark: '已有类似用语。',
      },
    }
    const opened = host([waiting, declined])
    opened.answers['phrase.withdrawProposal'] = () =>
      accepted({ proposals: [{ ...waiting, state: 'withdrawn' }] })
    const hands = await show(<ProposalRoom />)
    const [first, second] = await screen.findAllByRole('listitem')
    if (!first || !second) throw new Error('two rows')
    expect(within(first).getByText('等总行答复')).toBeTruthy()
    expect(within(first).getByText('还没送到')).toBeTruthy()
    // No brace is ever read out.
    expect(first.textContent).not.toContain('{')
    expect(within(second).getByText(/已有类似用语。/)).toBeTruthy()
    expect(within(second).queryByRole('button')).toBeNull()
    await sound()
    // Without the page's own setting the kit puts a blank between two characters.
    const takeBack = { name: /^撤\s?回$/ }
    await hands.click(within(first).getByRole('button', takeBack))
    await waitFor(() => expect(screen.getAllByRole('button', takeBack)).toHaveLength(2))
    await hands.click(screen.getAllByRole('button', takeBack).at(-1) as HTMLElement)
    await screen.findByText('已撤回')
    expect(opened.inputs('phrase.withdrawProposal')).toEqual([{ proposalId: ID }])
  })

  test('the check speaks at its field while somebody types; empty fields wait until sending', async () => {
    const opened = host()
    opened.answers['phrase.checkProposal'] = () =>
      accepted({
        faults: [{ ...PROMISE, code: 'invalid_phrase' }, NO_SOURCE],
        places: [],
      } as never)
    opened.answers['phrase.propose'] = () => ({ ok: false, refusal: PROMISE })
    const hands = await show(<ProposalRoom />)
    await screen.findByText(/还没有提议/)
    await hands.type(box('要说的话'), '这个产品稳赚。')
    await screen.findByText(/E-18/, {}, { timeout: 3000 })
    expect(box('要说的话').getAttribute('aria-invalid')).toBe('true')
    expect(box('出处').getAttribute('aria-invalid')).toBe('false')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(box('出处').getAttribute('aria-invalid')).toBe('true'))
    expect(useProposals.getState().typed['text']).toBe('这个产品稳赚。')
    await sound()
  })

  test('an answer about older words never takes the place of a newer one', async () => {
    const opened = host()
    const waiting: ((faults: readonly Refusal[]) => void)[] = []
    opened.answers['phrase.checkProposal'] = () =>
      new Promise((resolve) => {
        waiting.push((faults) => resolve(accepted({ faults: [...faults], places: [] } as never)))
      }) as never
    const hands = await show(<ProposalRoom />)
    await screen.findByText(/还没有提议/)
    await hands.type(box('要说的话'), '这个产品稳赚。')
    await waitFor(() => expect(waiting).toHaveLength(1), { timeout: 3000 })
    await hands.clear(box('要说的话'))
    await hands.type(box('要说的话'), '您好。')
    await waitFor(() => expect(waiting).toHaveLength(2), { timeout: 3000 })
    waiting[1]?.([])
    waiting[0]?.([PROMISE])
    await waitFor(() => expect(useProposals.getState().check.of?.text).toBe('您好。'))
    expect(useProposals.getState().check.faults).toEqual([])
    expect(screen.queryByText(/E-18/)).toBeNull()
  })

  test('begins from an entry, sends with Ctrl+Enter what was typed, and starts afresh', async () => {
    const opened = host()
    opened.answers['phrase.propose'] = () => accepted({ proposals: [waiting] })
    const hands = await show(<ProposalRoom />)
    await screen.findByText(/还没有提议/)
    await hands.click(screen.getByRole('combobox', { name: '改哪一条' }))
    await hands.click(await screen.findByTitle(`SP-05 ${standing.title}`))
    await waitFor(() => expect((box('要说的话') as HTMLTextAreaElement).value).toBe(standing.text))
    await hands.clear(box('要说的话'))
    await hands.type(box('要说的话'), '我去查账，请您等{{minutes}分钟。')
    await hands.type(box('为什么'), '客户总问。')
    await saveAll()
    const [draft] = opened.inputs('draft.save').slice(-1)
    expect(draft).toMatchObject({
      kind: 'proposal',
      content: { forms: { proposal: { replaces: 'SP-05' } } },
    })
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/已写入本机/)
    expect(opened.inputs('phrase.propose')).toMatchObject([
      {
        replaces: 'SP-05',
        why: '客户总问。',
        entry: { text: other.text, title: standing.title, source: standing.source },
      },
    ])
    expect((box('要说的话') as HTMLTextAreaElement).value).toBe('')
  })
})

const NO_SOURCE: Refusal = {
  code: 'invalid_phrase',
  message: 'at least 1',
  field: 'phrase.source',
  params: { reason: 'too_small', minimum: 1 },
}

describe('at the console', () => {
  const row: LibraryRow = { phrase: standing, revision: 0, published: null, leftAside: null }
  const proposal: ConsoleProposal = {
    proposalId: ID,
    branchId: ID,
    branchCode: 'B01',
    version: 1,
    at: AT,
    by: 'E100',
    replaces: 'SP-05',
    phrase: other,
    why: '客户总问要等多久。',
    state: 'waiting',
    decided: null,
    standing: row,
  }
  type Answers = {
    [Name in ConsoleCallName]?: (input: ConsoleInput<Name>) => Result<ConsoleOutput<Name>>
  }
  const host = (answers: Answers = {}) =>
    openHost({
      'console.proposals': () => accepted({ rows: [proposal], total: 1 }),
      'console.phrases': () => accepted({ rows: [row], total: 1, caseTypes: ['attitude'] }),
      'console.checkPhrase': () => accepted({ faults: [], places: [] }),
      'console.phraseHistory': () =>
        accepted({ row, publications: [], shipped: standing, reach: null }),
      ...answers,
    } as Parameters<typeof openHost>[0])
  const asked = (opened: ReturnType<typeof host>, name: ConsoleCallName) =>
    opened.inputs(name as unknown as CallName) as readonly unknown[]
  beforeEach(() => {
    useConsole.setState({
      status: {
        needsSetUp: false,
        person: { employeeNo: 'H001', role: 'head_office_service' },
        permissions: [...PERMISSIONS],
        store: 'trial',
        incarnation: 'x',
        version: '0',
      },
    })
  })
  afterEach(() => {
    clear()
    useTypedEntries.setState(useTypedEntries.getInitialState(), true)
    useWords.setState(useWords.getInitialState(), true)
  })

  test('a proposal stands beside what is said now, is edited and published', async () => {
    const opened = host({
      'console.decideProposal': () => accepted({ ...proposal, state: 'accepted' }),
    })
    const hands = await show(<WordsPage />)
    await screen.findByRole('heading', { name: '现在说' })
    await sound()
    const text = screen.getByRole('textbox', { name: /^要说的话/ })
    await hands.clear(text)
    await hands.type(text, '请您稍坐。')
    await hands.click(screen.getByRole('button', { name: '发布并答复' }))
    await screen.findByText(/已发布，网点会看到答复/)
    expect(asked(opened, 'console.decideProposal')).toMatchObject([
      {
        outcome: 'accepted',
        seenVersion: 1,
        seenRevision: 0,
        entry: { code: 'SP-05', text: '请您稍坐。' },
      },
    ])
  })

  test('declining without a reason says so at the reason', async () => {
    const opened = host({
      'console.decideProposal': () => refused('field_required', 'why', { field: 'remark' }),
    })
    const hands = await show(<WordsPage />)
    await hands.click(await screen.findByRole('button', { name: '不采用' }))
    const remark = screen.getByRole('textbox', { name: '给网点的话' })
    await waitFor(() => expect(remark.getAttribute('aria-invalid')).toBe('true'))
    expect(asked(opened, 'console.decideProposal')).toMatchObject([
      { outcome: 'declined', entry: null },
    ])
  })

  test('an entry shows how it came about; older words are taken again and published', async () => {
    const changed: LibraryRow = {
      ...row,
      phrase: other,
      revision: 2,
      published: { at: AT, by: 'H001', revision: 1 },
      leftAside: PROMISE as NonNullable<LibraryRow['leftAside']>,
    }
    const opened = host({
      'console.phraseHistory': () =>
        accepted({
          row: changed,
          publications: [
            { revision: 2, at: AT, by: 'H001', proposed: false, phrase: null, holds: false },
            { revision: 1, at: AT, by: 'H001', proposed: true, phrase: other, holds: true },
          ],
          shipped: standing,
          reach: { devices: 3, ofDevices: 4, branches: 2, ofBranches: 2 },
        }),
      'console.publishPhrase': () => accepted({ ...changed, revision: 3 }),
    })
    const hands = await show(<WordsPage />)
    await hands.click(await screen.findByText('话术库'))
    await hands.click(await screen.findByRole('button', { name: /SP-05/ }))
    await screen.findByText(/4 台机器中 3 台已收到/)
    expect(screen.getByText(/最新一版通不过现在的检查/)).toBeTruthy()
    await sound()
    await hands.click(screen.getByRole('button', { name: '用回这一版' }))
    await hands.click(screen.getByRole('button', { name: /^发\s?布 Ctrl/ }))
    await screen.findByText('已发布。')
    expect(asked(opened, 'console.publishPhrase')).toEqual([
      { entry: fieldsOf(standing), seenRevision: 2 },
    ])
  })

  test('another row or tab takes no word that was typed, and another person sees none', async () => {
    const second: LibraryRow = { ...row, phrase: { ...standing, code: 'SP-06' } }
    const rows = [row, second]
    const opened = host({
      'console.phrases': () => accepted({ rows, total: 2, caseTypes: [] }),
      'console.phraseHistory': ({ code }) =>
        accepted({
          row: code === 'SP-06' ? second : row,
          publications: [],
          shipped: standing,
          reach: null,
        }),
    })
    const hands = await show(<WordsPage />)
    const words = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^要说的话/ })
    await hands.click(await screen.findByText('话术库'))
    await hands.click(await screen.findByRole('button', { name: /SP-05/ }))
    // Keys go on in what was opened, not among the rows behind.
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^SP-05/))
    await hands.clear(words())
    await hands.type(words(), '改到一半')
    await hands.click(screen.getByRole('button', { name: /SP-06/ }))
    await waitFor(() => expect(words().value).toBe(standing.text))
    expect(screen.getAllByText('改了还没发布')).toHaveLength(1)
    await hands.click(screen.getByText('禁语'))
    await hands.click(screen.getByText('话术库'))
    await hands.click(await screen.findByRole('button', { name: /SP-05/ }))
    await waitFor(() => expect(words().value).toBe('改到一半'))
    expect(asked(opened, 'console.publishPhrase')).toEqual([])
    useConsole.setState(({ status }) => ({
      status: status && { ...status, person: { employeeNo: 'H002', role: 'admin' } },
    }))
    await waitFor(() => expect(words().value).toBe(standing.text))
  })

  test('Enter in a box of one line publishes nothing; Ctrl+Enter does', async () => {
    const opened = host({ 'console.publishPhrase': () => accepted({ ...row, revision: 1 }) })
    const hands = await show(<WordsPage />)
    await hands.click(await screen.findByText('话术库'))
    await hands.click(await screen.findByRole('button', { name: /SP-05/ }))
    await hands.type(await screen.findByRole('textbox', { name: /^标题/ }), '好{Enter}')
    expect(asked(opened, 'console.publishPhrase')).toEqual([])
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText('已发布。')
    expect(asked(opened, 'console.publishPhrase')).toMatchObject([
      { entry: { title: `${standing.title}好` } },
    ])
    expect(screen.queryByText('改了还没发布')).toBeNull()
  })

  test('whoever may only read sees the words and no form', async () => {
    useConsole.setState((state) => ({
      status: state.status && { ...state.status, permissions: ['console.read'] },
    }))
    host()
    await show(<WordsPage />)
    await screen.findByRole('heading', { name: '提议说' })
    expect(screen.queryByRole('button', { name: '发布并答复' })).toBeNull()
  })
})
