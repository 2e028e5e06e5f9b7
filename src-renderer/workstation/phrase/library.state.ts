/** The library as it is looked through: where one is, what is found, what is chosen. */
import { create } from 'zustand'
import type { PromptsView } from '#shared/contract/phrase-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { forgetAfterLeaving } from '../session/memory.ts'
import { COPIED_MS, askFor, copyWords, usePhrases } from './phrase.state.ts'
import type { Topic } from './topics.ts'

interface LibraryState {
  /** Null until somebody opens one: then the page begins where the panel is. */
  readonly topic: Topic | null
  readonly search: string
  readonly answer: PromptsView | null
  /** Code of the phrase that stands large. */
  readonly chosen: string | null
  readonly fault: Refusal | null
  /** Code of the phrase that was copied a moment ago. */
  readonly copied: string | null
  open(topic: Topic): void
  find(search: string): Promise<void>
  look(code: string): void
  copy(code: string, text: string): Promise<void>
  refresh(): Promise<void>
}

const START = {
  topic: null,
  search: '',
  answer: null,
  chosen: null,
  fault: null,
  copied: null,
} as const

export const useLibrary = create<LibraryState>((set, get) => {
  /** Only the newest question may fill the page. */
  let asked = 0
  const refresh = async () => {
    const mine = ++asked
    const { chosen, followed, customer } = usePhrases.getState()
    const topic = get().topic ?? chosen ?? followed[0] ?? 'chapter.talk'
    set({ topic })
    const answer = await askFor(get().search, [topic], customer)
    if (mine !== asked) return
    if (!answer.ok) return set({ answer: null, fault: answer.refusal })
    const { prompts } = answer.value
    const still = prompts.some(({ code }) => code === get().chosen)
    set({
      answer: answer.value,
      fault: null,
      ...(still ? {} : { chosen: prompts[0]?.code ?? null }),
    })
  }
  return {
    ...START,
    open(topic) {
      set({ topic, search: '', chosen: null })
      void refresh()
    },
    async find(search) {
      set({ search, chosen: null })
      await refresh()
    },
    look: (chosen) => set({ chosen }),
    async copy(code, text) {
      await copyWords(code, text)
      set({ copied: code })
      setTimeout(() => get().copied === code && set({ copied: null }), COPIED_MS)
    },
    refresh,
  }
})

forgetAfterLeaving(() => useLibrary.setState(START))
