/** The phrase panel: it follows what the person is doing, until the person chooses for himself. */
import { create } from 'zustand'
import { COUNTER_STEPS, CUSTOMER_STATES, LOBBY_MOMENTS } from '#shared/phrase/moments.ts'
import type { PhraseView } from '#shared/contract/views.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'

const hotline = Array.from(
  { length: 16 },
  (_, index) => `SP-${String(index + 1).padStart(2, '0')}` as `SP-${string}`,
)

/** Situations by which the library can be opened: walk-in (S2-13), hotline (S4-26), counter, lobby. */
export const SITUATION_GROUPS = {
  reception: ['walk_in'],
  hotline,
  counter: COUNTER_STEPS,
  lobby: LOBBY_MOMENTS,
  caseType: [
    'attitude',
    'too_slow',
    'disputes_decision',
    'repeat_not_accepted',
    'mis_sold',
    'privacy',
    'promise',
    'settlement',
    'written_answer',
  ],
  customer: CUSTOMER_STATES,
} as const satisfies Readonly<Record<string, readonly string[]>>

export type SituationName = (typeof SITUATION_GROUPS)[keyof typeof SITUATION_GROUPS][number]

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

/** Where the panel would cover the work (`frame.css`) it begins folded. */
const SMALL_SCREEN = '(max-width: 1000px)'

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
    open: !window.matchMedia(SMALL_SCREEN).matches,
    situation: 'walk_in',
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
