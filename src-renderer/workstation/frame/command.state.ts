/** What the command box finds: cases by number or words, phrases, and commands by name. */
import { create } from 'zustand'
import type { PromptView } from '#shared/contract/phrase-view.ts'
import type { CaseRow } from '#shared/contract/views.ts'
import { call } from '../../bridge/client.ts'
import { usePhrases } from '../phrase/phrase.state.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

const FOUND = 6

interface CommandState {
  readonly text: string
  readonly cases: readonly CaseRow[]
  readonly phrases: readonly PromptView[]
  readonly searching: boolean
  search(text: string): Promise<void>
  clear(): void
}

export const useCommands = create<CommandState>((set) => {
  let asked = 0
  return {
    text: '',
    cases: [],
    phrases: [],
    searching: false,
    async search(text) {
      const mine = ++asked
      set({ text })
      const wanted = text.trim()
      if (wanted === '') return set({ cases: [], phrases: [], searching: false })
      set({ searching: true })
      const [cases, phrases] = await Promise.all([
        call('complaint.list', { state: 'all', search: wanted, offset: 0, limit: FOUND }),
        call('phrase.search', { text: wanted, limit: FOUND, ...usePhrases.getState().customer }),
      ])
      if (mine !== asked) return
      set({
        cases: cases.ok ? cases.value.rows : [],
        phrases: phrases.ok ? phrases.value.prompts : [],
        searching: false,
      })
    },
    clear() {
      asked += 1
      set({ text: '', cases: [], phrases: [], searching: false })
    },
  }
})

forgetAfterLeaving(() => useCommands.getState().clear())
