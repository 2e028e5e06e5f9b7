/** The phrase panel: it follows what the person is doing, until the person chooses for himself. */
import { create } from 'zustand'
import type { PromptView, PromptsView } from '#shared/contract/phrase-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'
import { type Topic, whereOfAll } from './topics.ts'

/** Who is in front: the case on screen, or a complaint that is being typed. */
export type Customer = Pick<Input<'phrase.find'>, 'caseId' | 'complaintTyped'>

export const NOBODY: Customer = { caseId: null, complaintTyped: false }

const FOUND = 20

/** So long it is said that words were copied. */
export const COPIED_MS = 1600

interface PhraseState {
  readonly open: boolean
  /** The keys are to go to the words as soon as they are there. */
  readonly summoned: boolean
  /** What the work on screen is about. */
  readonly followed: readonly Topic[]
  /** What the person opened instead; null: the work decides. */
  readonly chosen: Topic | null
  readonly customer: Customer
  readonly search: string
  readonly answer: PromptsView | null
  readonly fault: Refusal | null
  toggle(): void
  /** Opens the panel where it is shut and gives it the keys. */
  summon(): void
  /** They have them. */
  summonsAnswered(): void
  /** Shows what the work on screen is about. */
  follow(topics: readonly Topic[], customer: Customer): void
  /** Another screen: what was chosen and searched was for the one before. */
  moveOn(): void
  choose(topic: Topic | null): void
  find(search: string): Promise<void>
  /** Asks again: favourites have changed, or the person who looks. */
  refresh(): Promise<void>
}

/** Where the panel would cover the work (`frame.css`) it begins folded. */
const SMALL_SCREEN = '(max-width: 1000px)'

const START = {
  summoned: false,
  followed: ['chapter.walk_in'],
  chosen: null,
  customer: NOBODY,
  search: '',
  answer: null,
  fault: null,
} as const satisfies Partial<PhraseState>

export const usePhrases = create<PhraseState>((set, get) => {
  /** Only the newest question may fill the panel. */
  let asked = 0
  const refresh = async () => {
    const mine = ++asked
    const { chosen, followed, customer, search } = get()
    const topics = chosen === null ? followed : [chosen]
    const answer = await askFor(search, topics, customer)
    if (mine !== asked) return
    set(
      answer.ok
        ? { answer: answer.value, fault: null }
        : { answer: { prompts: [], donts: [], openComplaint: false }, fault: answer.refusal },
    )
  }
  return {
    ...START,
    open: !window.matchMedia(SMALL_SCREEN).matches,
    toggle: () => set({ open: !get().open }),
    summon: () => set({ open: true, summoned: true }),
    summonsAnswered: () => set({ summoned: false }),
    follow(topics, customer) {
      const before = get()
      if (
        before.answer !== null &&
        same(before.followed, topics) &&
        isSame(before.customer, customer)
      )
        return
      set({ followed: topics, customer })
      void refresh()
    },
    moveOn: () => {
      if (get().chosen === null && get().search === '') return
      set({ chosen: null, search: '' })
      void refresh()
    },
    choose(chosen) {
      set({ chosen, search: '' })
      void refresh()
    },
    async find(search) {
      set({ search })
      await refresh()
    },
    refresh,
  }
})

/** Words by what is typed, else by what they are for. */
export function askFor(
  search: string,
  topics: readonly Topic[],
  customer: Customer,
): Promise<Result<PromptsView>> {
  const text = search.trim()
  return text === ''
    ? call('phrase.find', { where: whereOfAll(topics), ...customer })
    : call('phrase.search', { text, limit: FOUND, ...customer })
}

/** Marks a phrase as a favourite or takes the mark away; the answer is asked for again. */
export async function markFavourite({ code, favourite }: PromptView): Promise<void> {
  await call('phrase.keep', { code, change: favourite ? 'not_favourite' : 'favourite' })
}

/** Words said or sent: copies them and keeps them among the last ones. */
export async function copyWords(code: string, text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  void call('phrase.keep', { code, change: 'used' })
}

function same(one: readonly Topic[], other: readonly Topic[]): boolean {
  return one.length === other.length && one.every((topic, at) => topic === other[at])
}

function isSame(one: Customer, other: Customer): boolean {
  return one.caseId === other.caseId && one.complaintTyped === other.complaintTyped
}

// Favourites, and the case in front, belong to whoever was signed in.
forgetAfterLeaving(() => usePhrases.setState(START))
