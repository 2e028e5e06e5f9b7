/** What somebody practises: the exercise on screen, what became of the last answer, and own counts. */
import { create } from 'zustand'
import type { Exercise, PracticeFeedback } from '#shared/contract/calls/practice.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

export const PARTS = ['cards', 'quiz', 'roleplay', 'lessons', 'standards'] as const
/** Parts that are read, and asked about by nobody. */
export const READ_PARTS: readonly Part[] = ['lessons', 'standards']
export type Part = (typeof PARTS)[number]
type Kind = Input<'practice.next'>['kind']

interface Page {
  readonly part: Part
  /** Where questions come from: the library, or cases without people. */
  readonly source: 'quiz' | 'case'
  readonly exercise: Exercise | null
  readonly nextDueAt: string | null
  readonly situations: Output<'practice.next'>['situations']
  readonly loaded: boolean
  /** The back of the card has been seen. */
  readonly turned: boolean
  readonly feedback: PracticeFeedback | null
  /** What was chosen, so that it can be marked. */
  readonly chosen: string | null
  readonly progress: Output<'practice.progress'> | null
  readonly fault: Refusal | null
  readonly busy: boolean
}

interface PracticeState extends Page {
  show(part: Part): Promise<void>
  takeFrom(source: Page['source']): Promise<void>
  /** Asks for the exercise that waits, or a new one; a talk may be named. */
  next(situation?: string): Promise<void>
  turn(): void
  answer(answer: Input<'practice.answer'>['answer']): Promise<void>
  forget(): Promise<void>
}

const START: Page = {
  part: 'cards',
  source: 'quiz',
  exercise: null,
  nextDueAt: null,
  situations: [],
  loaded: false,
  turned: false,
  feedback: null,
  chosen: null,
  progress: null,
  fault: null,
  busy: false,
}

export const usePractice = create<PracticeState>((set, get) => {
  /** Only the newest question may fill the page. */
  let asked = 0
  const kindOf = ({ part, source }: Page): Kind | null =>
    part === 'standards' || part === 'lessons' ? null : part === 'quiz' ? source : part
  const ask = async (situation: string | null) => {
    const kind = kindOf(get())
    if (kind === null) return
    const mine = ++asked
    const answer = await call('practice.next', { kind, situation })
    if (mine !== asked) return
    set(
      answer.ok
        ? { ...answer.value, loaded: true, turned: false, fault: null }
        : { exercise: null, loaded: true, fault: answer.refusal },
    )
    const counts = await call('practice.progress', {})
    if (counts.ok) set({ progress: counts.value })
  }
  const fresh = { exercise: null, loaded: false, feedback: null, chosen: null, fault: null }
  return {
    ...START,
    async show(part) {
      if (part !== get().part) set({ part, ...fresh })
      await ask(null)
    },
    async takeFrom(source) {
      set({ source, ...fresh })
      await ask(null)
    },
    async next(situation) {
      set({ feedback: null, chosen: null })
      await ask(situation ?? null)
    },
    turn: () => set({ turned: true }),
    async answer(answer) {
      const { exercise, busy } = get()
      if (!exercise || busy) return
      set({ busy: true })
      const { questionId, kind } = exercise
      const told = await call('practice.answer', { questionId, answer })
      set({ busy: false })
      if (!told.ok) {
        set({ fault: told.refusal, feedback: null })
        await ask(null)
        return
      }
      const chosen = answer.kind === 'option' ? answer.code : null
      set({ feedback: told.value, chosen, fault: null })
      // A question stays to be read; a card and a talk go on.
      if (kind === 'cards' || kind === 'roleplay') await ask(null)
    },
    async forget() {
      const done = await call('practice.forget', {})
      set({ feedback: null, chosen: null, fault: done.ok ? null : done.refusal })
      await ask(null)
    },
  }
})

forgetAfterLeaving(() => usePractice.setState(START))
