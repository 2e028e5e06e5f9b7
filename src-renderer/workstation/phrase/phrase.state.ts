/** The phrase panel: it follows what the person is doing, until the person chooses for himself. */
import { create } from 'zustand'
import type { PhraseView } from '#shared/contract/views.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'

const numbered = Array.from(
  { length: 16 },
  (_, index) => `SP-${String(index + 1).padStart(2, '0')}`,
)
/** The walk-in scripts and the sixteen situations of the hotline (S2-13, S4-26). */
export const SITUATIONS: readonly string[] = ['SP-W', ...numbered]

interface PhraseState {
  readonly open: boolean
  readonly situation: string
  readonly search: string
  readonly prompts: readonly PhraseView[] | null
  readonly fault: Refusal | null
  toggle(): void
  /** Shows a situation because the work on screen is of that kind. */
  follow(situation: string): void
  find(search: string): Promise<void>
}

export const usePhrases = create<PhraseState>((set, get) => {
  /** Only the newest question may fill the panel. */
  let asked = 0
  const ask = async (situation: string, search: string) => {
    const mine = ++asked
    const answer =
      search.trim() === ''
        ? await call('phrase.panel', { situation })
        : await call('phrase.search', { text: search.trim(), limit: 20 })
    if (mine !== asked) return
    set(
      answer.ok
        ? { prompts: answer.value.prompts, fault: null }
        : { prompts: [], fault: answer.refusal },
    )
  }
  return {
    open: true,
    situation: 'SP-W',
    search: '',
    prompts: null,
    fault: null,
    toggle: () => set({ open: !get().open }),
    follow(situation) {
      if (get().prompts !== null && get().situation === situation && get().search === '') return
      set({ situation, search: '' })
      void ask(situation, '')
    },
    async find(search) {
      set({ search })
      await ask(get().situation, search)
    },
  }
})
