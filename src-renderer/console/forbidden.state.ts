/** Sentences that must not be said, at head office: the list, and the sentence that is looked at. */
import { create } from 'zustand'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { ask } from './console.state.ts'

export type ForbiddenPart = ConsoleInput<'console.forbidden'>['of']
export type ForbiddenHistory = ConsoleOutput<'console.forbiddenHistory'>
const ROWS = 200

interface ForbiddenListState {
  readonly search: string
  readonly of: ForbiddenPart
  readonly list: ConsoleOutput<'console.forbidden'> | null
  readonly history: ForbiddenHistory | null
  readonly fault: Refusal | null
  narrow(change: { readonly search?: string; readonly of?: ForbiddenPart }): void
  load(): Promise<void>
  /** Reads how a sentence came about; null puts it away. */
  look(code: string | null): Promise<void>
}

export const useForbidden = create<ForbiddenListState>((set, get) => {
  /** Only the newest question of each kind may be shown. */
  const asked = { list: 0, history: 0 }
  return {
    search: '',
    of: 'looked_for',
    list: null,
    history: null,
    fault: null,
    narrow(change) {
      set(change)
      void get().load()
    },
    async load() {
      const mine = ++asked.list
      const { search, of } = get()
      const answer = await ask('console.forbidden', { search, of, offset: 0, limit: ROWS })
      if (mine !== asked.list) return
      set(answer.ok ? { list: answer.value, fault: null } : { fault: answer.refusal })
    },
    async look(code) {
      const mine = ++asked.history
      if (get().history?.row.entry.code !== code) set({ history: null })
      if (code === null) return
      const answer = await ask('console.forbiddenHistory', { code })
      if (mine !== asked.history) return
      set(answer.ok ? { history: answer.value, fault: null } : { fault: answer.refusal })
    },
  }
})
