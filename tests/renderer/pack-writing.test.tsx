/** Words of packs at head office, read in traditional characters, edited as they are published. */
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LibraryRow } from '#shared/contract/console-words.ts'
import { accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { PERMISSIONS } from '#shared/staff/role.ts'
import { useConsole } from '#renderer/console/console.state.ts'
import { WordsPage } from '#renderer/console/words-page.tsx'
import { useWords } from '#renderer/console/words.state.ts'
import { speak } from '#renderer/words/language.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

const found = defaultPacks.phrases.phrases.find(({ code }) => code === 'SP-05')
if (!found) throw new Error('no SP-05')
const row: LibraryRow = {
  phrase: {
    ...found,
    title: '核对账目',
    text: '账上我马上核对，请您稍等{minutes}分钟，复印件我也带来。',
  },
  revision: 1,
  published: { at: '2025-10-20T10:00:00+08:00', by: 'H001', revision: 1 },
  leftAside: null,
}
const WRITTEN = /帳上我馬上核對，請您稍等【.*】分鐘，影印件我也帶來。/

beforeEach(() => {
  openHost({
    'console.proposals': () => accepted({ rows: [], total: 0 }),
    'console.phrases': () => accepted({ rows: [row], total: 1, caseTypes: [] }),
    'console.checkPhrase': () => accepted({ faults: [], places: [] }),
    'console.phraseHistory': () => accepted({ row, publications: [], shipped: found, reach: null }),
  } as Parameters<typeof openHost>[0])
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
  useWords.setState(useWords.getInitialState(), true)
})

test('the library is read in the characters of the interface, and back', async () => {
  const hands = await show(<WordsPage />)
  await hands.click(await screen.findByText('话术库'))
  await screen.findByText(/账上我马上核对/)
  await act(() => speak('zh-TW'))
  const written = await screen.findByText(WRITTEN)
  expect(written.lang).toBe('zh-TW')
  await hands.click(screen.getByRole('button', { name: /SP-05/ }))
  await screen.findByRole('heading', { name: 'SP-05 核對帳目' })
  const edited = screen
    .getAllByRole<HTMLTextAreaElement>('textbox')
    .map(({ value }) => value)
    .filter((value) => value !== '')
  expect(edited).toContain(row.phrase.text)
  expect(edited).toContain(row.phrase.title)
  await act(() => speak('zh-CN'))
  await waitFor(() => expect(screen.queryByText(WRITTEN)).toBeNull())
  const back = screen.getAllByText(/账上我马上核对/).filter(({ tagName }) => tagName !== 'TEXTAREA')
  expect(back.map(({ lang }) => lang)).toContain('zh-CN')
})
