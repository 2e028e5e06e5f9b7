/** Lessons of the branch, and the one that is being written of a case; its words outlive the screen. */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import type { LessonPart, LessonWords } from '#shared/lesson/rules.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type List = Output<'lesson.list'>
export type Lesson = List['lessons'][number]
type About = Omit<Output<'lesson.begin'>, 'words'>

interface Page {
  readonly lessons: readonly Lesson[] | null
  /** The case that is written about, and what of it goes along. */
  readonly writing: { readonly caseId: string; readonly about: About } | null
  /** What was typed, by case. */
  readonly typed: Readonly<Record<string, LessonWords>>
  /** Why the last proposal was refused, until something is typed. */
  readonly refused: Refusal | null
  readonly fault: Refusal | null
  readonly sent: boolean
  readonly busy: boolean
}

interface LessonsState extends Page {
  load(): Promise<void>
  /** Begins to write of a case, or goes on. */
  write(caseId: string): Promise<void>
  type(part: LessonPart, text: string): void
  leave(): void
  propose(): Promise<void>
  decide(
    lesson: { readonly lessonId: string; readonly proposalId: string },
    outcome: 'approved' | 'declined',
    remark: string,
  ): Promise<boolean>
  withdraw(lessonId: string): Promise<void>
}

export const NO_WORDS: LessonWords = { situation: '', said: '', helped: '', nextTime: '' }
const START: Page = {
  lessons: null,
  writing: null,
  typed: {},
  refused: null,
  fault: null,
  sent: false,
  busy: false,
}

export const useLessons = create<LessonsState>((set, get) => {
  const take = (answer: Result<List>): boolean => {
    set(answer.ok ? { lessons: answer.value.lessons, fault: null } : { fault: answer.refusal })
    return answer.ok
  }
  return {
    ...START,
    async load() {
      take(await call('lesson.list', {}))
    },
    async write(caseId) {
      set({ writing: null, refused: null, fault: null, sent: false })
      const answer = await call('lesson.begin', { caseId })
      if (!answer.ok) return set({ fault: answer.refusal })
      const { words, ...about } = answer.value
      const typed = get().typed
      set({
        writing: { caseId, about },
        typed: { ...typed, [caseId]: typed[caseId] ?? words ?? NO_WORDS },
      })
    },
    type(part, text) {
      const { writing, typed } = get()
      if (!writing) return
      const words = typed[writing.caseId] ?? NO_WORDS
      set({ typed: { ...typed, [writing.caseId]: { ...words, [part]: text } }, refused: null })
    },
    leave: () => set({ writing: null, refused: null }),
    async propose() {
      const { writing, typed, busy } = get()
      if (!writing || busy) return
      set({ busy: true, refused: null })
      const { caseId } = writing
      const answer = await call('lesson.propose', { caseId, words: typed[caseId] ?? NO_WORDS })
      set({ busy: false })
      if (!answer.ok) return set({ refused: answer.refusal })
      const { [caseId]: _sent, ...rest } = get().typed
      set({ ...answer.value, typed: rest, writing: null, sent: true, fault: null })
    },
    async decide({ lessonId, proposalId }, outcome, remark) {
      return take(await call('lesson.decide', { lessonId, proposalId, outcome, remark }))
    },
    async withdraw(lessonId) {
      take(await call('lesson.withdraw', { lessonId }))
    },
  }
})

forgetAfterLeaving(() => useLessons.setState(START))
