/** Words at head office: the proposals, the library, and the entry that is looked at. */
import { create } from 'zustand'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { ask } from './console.state.ts'

export type ShownProposals = ConsoleInput<'console.proposals'>['state']
export type LibraryPart = ConsoleInput<'console.phrases'>['of']
export type History = ConsoleOutput<'console.phraseHistory'>
const ROWS = 200

interface WordsState {
  readonly shown: ShownProposals
  readonly proposals: ConsoleOutput<'console.proposals'>['rows'] | null
  readonly search: string
  readonly of: LibraryPart
  readonly library: ConsoleOutput<'console.phrases'> | null
  readonly history: History | null
  readonly fault: Refusal | null
  show(shown: ShownProposals): void
  narrow(change: { readonly search?: string; readonly of?: LibraryPart }): void
  loadProposals(): Promise<void>
  loadLibrary(): Promise<void>
  /** Reads how an entry came about; null puts it away. */
  look(code: string | null): Promise<void>
}

export const useWords = create<WordsState>((set, get) => {
  /** Only the newest question of each kind may be shown. */
  const asked = { proposals: 0, library: 0, history: 0 }
  return {
    shown: 'waiting',
    proposals: null,
    search: '',
    of: 'said',
    library: null,
    history: null,
    fault: null,
    show(shown) {
      set({ shown })
      void get().loadProposals()
    },
    narrow(change) {
      set(change)
      void get().loadLibrary()
    },
    async loadProposals() {
      const mine = ++asked.proposals
      const { shown: state } = get()
      const answer = await ask('console.proposals', { state, offset: 0, limit: ROWS })
      if (mine !== asked.proposals) return
      set(answer.ok ? { proposals: answer.value.rows, fault: null } : { fault: answer.refusal })
    },
    async loadLibrary() {
      const mine = ++asked.library
      const { search, of } = get()
      const answer = await ask('console.phrases', { search, of, offset: 0, limit: ROWS })
      if (mine !== asked.library) return
      set(answer.ok ? { library: answer.value, fault: null } : { fault: answer.refusal })
    },
    async look(code) {
      const mine = ++asked.history
      if (get().history?.row.phrase.code !== code) set({ history: null })
      if (code === null) return
      const answer = await ask('console.phraseHistory', { code })
      if (mine !== asked.history) return
      set(answer.ok ? { history: answer.value, fault: null } : { fault: answer.refusal })
    },
  }
})
