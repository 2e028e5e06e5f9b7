/** Sentences that must not be said, on head office's screen: tried, refused at their fields, published, switched off. */
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallName } from '#shared/contract/call-names.ts'
import type { ForbiddenRow } from '#shared/contract/console-forbidden.ts'
import type { ConsoleCallName } from '#shared/contract/console-names.ts'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { NO_FORBIDDEN_FIELDS, forbiddenFieldsOf } from '#shared/phrase/forbidden/entry.ts'
import { PERMISSIONS } from '#shared/staff/role.ts'
import { useConsole } from '#renderer/console/console.state.ts'
import { useForbidden } from '#renderer/console/forbidden.state.ts'
import { useTypedSentences } from '#renderer/console/typed.state.ts'
import { WordsPage } from '#renderer/console/words-page.tsx'
import { useWords } from '#renderer/console/words.state.ts'
import { useScanner } from '#renderer/writing/scanner.state.ts'
import { sentence, shippedSentence } from '../shared/phrase/forbidden/support.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

const AT = '2025-10-20T10:00:00+08:00'
const entry = shippedSentence('FP-B06')
const row: ForbiddenRow = {
  entry,
  revision: 0,
  published: null,
  switchedOff: null,
  leftAside: null,
}

type Answers = {
  [Name in ConsoleCallName]?: (input: ConsoleInput<Name>) => Result<ConsoleOutput<Name>>
}
const host = (answers: Answers = {}) =>
  openHost({
    'console.proposals': () => accepted({ rows: [], total: 0 }),
    'console.phrases': () => accepted({ rows: [], total: 0, caseTypes: ['attitude'] }),
    'console.forbidden': () => accepted({ rows: [row], total: 1 }),
    'console.forbiddenHistory': () =>
      accepted({ row, publications: [], shipped: entry, reach: null }),
    'console.checkForbidden': () => accepted({ faults: [], found: [] }),
    'console.phraseLists': () => accepted({ version: '0'.repeat(64), lists: null }),
    ...answers,
  } as Parameters<typeof openHost>[0])
const asked = (opened: ReturnType<typeof host>, name: ConsoleCallName) =>
  opened.inputs(name as unknown as CallName) as readonly unknown[]
const box = (name: string) => screen.getByRole('textbox', { name: new RegExp(`^${name}`) })
const PUBLISH = { name: /^发\s?布 Ctrl/ }
const OFF = { name: /^停\s?用$/ }

async function sound(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

async function atDesk() {
  const hands = await show(<WordsPage />)
  await hands.click(await screen.findByText('禁语'))
  await screen.findByRole('button', { name: /FP-B06/ })
  return hands
}

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
  useTypedSentences.setState(useTypedSentences.getInitialState(), true)
  useWords.setState(useWords.getInitialState(), true)
  useForbidden.setState(useForbidden.getInitialState(), true)
  useScanner.setState(useScanner.getInitialState(), true)
})

test('R-294 a new sentence is written, tried, and published without a code of somebody’s own', async () => {
  const tried = '您回家上网看看再说。'
  const opened = host({
    'console.checkForbidden': ({ tried: text, entry: { wordings } }) =>
      accepted({
        faults: [],
        found:
          wordings.length > 0 && text === tried
            ? [
                { code: null, start: 0, end: 7 },
                { code: 'FP-B08', start: 7, end: 9 },
              ]
            : [],
      }),
    'console.publishForbidden': () =>
      accepted({ ...row, entry: sentence(), revision: 1, published: null }),
    'console.forbiddenHistory': () =>
      accepted({
        row: { ...row, entry: sentence(), revision: 1 },
        publications: [],
        shipped: null,
        reach: { devices: 1, ofDevices: 4, branches: 1, ofBranches: 2 },
      }),
  })
  const hands = await atDesk()
  await hands.click(screen.getByRole('button', { name: '新增一条' }))
  await hands.type(box('试一试'), tried)
  await screen.findByText('不会标出。', {}, { timeout: 3000 })
  await hands.type(box('不说的话'), '您回家上网看看{Enter}您上网看看嘛')
  const found = await screen.findByText('这一条', { exact: false }, { timeout: 3000 })
  expect(found.textContent).toContain('您回家上网看看')
  expect(screen.getByText(/FP-B08/)).toBeTruthy()
  await hands.type(box('改说'), '我帮您查一下。')
  await hands.type(box('为什么不说'), '把客户推开。')
  await hands.type(box('出处'), 'S1-29')
  await sound()
  await hands.click(screen.getByRole('button', PUBLISH))
  await screen.findByText('已发布。')
  expect(screen.getByText(/4 台机器中 1 台已收到/)).toBeTruthy()
  expect(asked(opened, 'console.publishForbidden')).toEqual([
    {
      code: null,
      seenRevision: 0,
      entry: {
        ...NO_FORBIDDEN_FIELDS,
        wordings: ['您回家上网看看', '您上网看看嘛'],
        suggestion: '我帮您查一下。',
        reason: '把客户推开。',
        source: 'S1-29',
      },
    },
  ])
  // Head office's own boxes are scanned with it at once.
  expect(asked(opened, 'console.phraseLists')).toHaveLength(1)
})

test('what the check refuses stands at its field, and names what would be marked', async () => {
  host({
    'console.checkForbidden': () =>
      accepted({
        faults: [
          {
            code: 'invalid_forbidden',
            message: 'hits',
            field: 'phrase.wordings.0',
            params: { reason: 'hits_library', words: '您好', subject: 'SP-01 接听', count: 9 },
          },
          {
            code: 'invalid_forbidden',
            message: 'reason',
            field: 'phrase.reason',
            source: 'S4-39',
            params: { reason: 'reason_missing' },
          },
        ],
        found: [],
      }),
    'console.publishForbidden': () =>
      refused('invalid_forbidden', 'hits', { field: 'phrase.wordings.0' }),
  })
  const hands = await atDesk()
  await hands.click(screen.getByRole('button', { name: '新增一条' }))
  await hands.type(box('不说的话'), '您好')
  await screen.findByText(/SP-01 接听（共 9 处）/, {}, { timeout: 3000 })
  expect(box('不说的话').getAttribute('aria-invalid')).toBe('true')
  // What is only empty waits until somebody sends.
  expect(box('为什么不说').getAttribute('aria-invalid')).toBe('false')
  await hands.click(screen.getByRole('button', PUBLISH))
  await waitFor(() => expect(box('为什么不说').getAttribute('aria-invalid')).toBe('true'))
  await sound()
})

test('a sentence that stands is switched off with a reason, which is asked for at its field', async () => {
  const opened = host({
    'console.switchOffForbidden': ({ why }) =>
      why === ''
        ? refused('field_required', 'why', { field: 'why' })
        : accepted({ ...row, revision: 1, switchedOff: why }),
  })
  const hands = await atDesk()
  await hands.click(screen.getByRole('button', { name: /FP-B06/ }))
  await hands.click(await screen.findByRole('button', OFF))
  await waitFor(() => expect(box('为什么停用').getAttribute('aria-invalid')).toBe('true'))
  await hands.type(box('为什么停用'), '客户听着没有不妥{Enter}')
  await screen.findByText('已停用。')
  expect(asked(opened, 'console.switchOffForbidden').at(-1)).toEqual({
    code: 'FP-B06',
    why: '客户听着没有不妥',
    seenRevision: 0,
  })
})

test('shows how it came about; an older form is taken again and published', async () => {
  const off: ForbiddenRow = {
    ...row,
    revision: 2,
    published: { at: AT, by: 'H001', revision: 2 },
    switchedOff: '客户听着没有不妥',
  }
  const opened = host({
    'console.forbidden': () => accepted({ rows: [off], total: 1 }),
    'console.forbiddenHistory': () =>
      accepted({
        row: off,
        publications: [
          { revision: 2, at: AT, by: 'H001', entry, switchedOff: off.switchedOff, holds: true },
          { revision: 1, at: AT, by: 'H001', entry: null, switchedOff: null, holds: false },
        ],
        shipped: entry,
        reach: null,
      }),
    'console.publishForbidden': () => accepted({ ...row, revision: 3 }),
  })
  const hands = await atDesk()
  await hands.click(screen.getByRole('button', { name: /FP-B06/ }))
  await screen.findByText('发布经过')
  expect(screen.getAllByText(/客户听着没有不妥/).length).toBeGreaterThan(1)
  expect(screen.queryByRole('button', OFF)).toBeNull()
  await sound()
  const cameWith = screen.getByText('程序自带').closest('li') as HTMLElement
  await hands.click(within(cameWith).getByRole('button', { name: '用回这一版' }))
  await hands.click(screen.getByRole('button', PUBLISH))
  await screen.findByText('已发布。')
  expect(asked(opened, 'console.publishForbidden')).toEqual([
    { code: 'FP-B06', entry: forbiddenFieldsOf(entry), seenRevision: 2 },
  ])
})

test('whoever may only read sees the list and no form', async () => {
  useConsole.setState((state) => ({
    status: state.status && { ...state.status, permissions: ['console.read'] },
  }))
  host()
  const hands = await atDesk()
  expect(screen.queryByRole('button', { name: '新增一条' })).toBeNull()
  await hands.click(screen.getByRole('button', { name: /FP-B06/ }))
  await screen.findByText(entry.reason ?? '')
  expect(screen.queryByRole('button', PUBLISH)).toBeNull()
  expect(screen.queryByRole('button', OFF)).toBeNull()
})
