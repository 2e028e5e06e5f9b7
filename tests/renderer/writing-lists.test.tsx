/** Open boxes take up what head office published as soon as it came in, without a restart. */
import { waitFor } from '@testing-library/react'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { StaffWordsArea } from '#renderer/writing/staff-words.tsx'
import { useScanner } from '#renderer/writing/scanner.state.ts'
import { useWritingLists } from '#renderer/workstation/writing/writing-lists.ts'
import { sentence } from '../shared/phrase/forbidden/support.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(() => {
  clear()
  useScanner.setState(useScanner.getInitialState(), true)
})

function Page() {
  useWritingLists()
  return <StaffWordsArea value="这个您上网自己查。" onChange={() => {}} />
}

test.each(['forbidden', 'phrase'])('R-294 a change of a %s record asks anew', async (kind) => {
  let published = false
  const { forbidden } = defaultPacks
  const host = openHost({
    'phrase.lists': () => {
      const phrases = published ? [...forbidden.phrases, sentence()] : forbidden.phrases
      const version = (published ? '1' : '0').repeat(64)
      return accepted({ version, lists: { forbidden: { ...forbidden, phrases }, approved: [] } })
    },
  })
  await show(<Page />)
  await waitFor(() => expect(useScanner.getState().version).toBe('0'.repeat(64)))
  expect(document.querySelector('.staff-words-line')).toBeNull()
  published = true
  const changed = (what: string) =>
    host.announce({ topic: 'records', detail: { changed: [{ kind: what, id: 'FP-X01' }] } })
  act(() => changed('complaint'))
  act(() => changed(kind))
  await waitFor(() => expect(document.querySelector('.staff-words-line')).not.toBeNull())
  expect(host.inputs('phrase.lists')).toHaveLength(2)
})
