/**
 * The walk through a situation. Where it stands is what the host answered last; what was told is kept as a
 * draft after every answer, so that a crash loses nothing and the strip goes on where the window stopped.
 */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { hearBeside, tellBeside } from '../../bridge/beside.ts'
import { call } from '../../bridge/client.ts'
import { learnHostTime } from '../../ui/now.ts'
import { useDrafts } from '../draft/draft.state.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type Walked = Output<'situation.answer'>
export type WalkView = Walked['view']
export type WalkAnswer = Input<'situation.answer'>['answer']
type Situations = Output<'situation.list'>['situations']

interface WalkState {
  readonly situations: Situations | null
  readonly walk: Walked | null
  readonly draftId: string | null
  readonly busy: boolean
  readonly refusal: Refusal | null
  load(): Promise<void>
  begin(situation: string, caseId: string | null): Promise<void>
  tell(answer: WalkAnswer): Promise<boolean>
  /** Asks how the walk stands now: a pause is over, the book has news. */
  refresh(): Promise<void>
  /** Takes up the walk that the host keeps, if there is one. */
  restore(): Promise<void>
  leave(): Promise<void>
}

/**
 * What another version of the program or of the words wrote is dropped; it holds no words. Any other refusal,
 * such as a locked screen, passes.
 */
const CANNOT_GO_ON = ['unknown_situation', 'walk_unreadable', 'invalid_input']

const nothing = { walk: null, draftId: null, busy: false, refusal: null } as const

export const useWalk = create<WalkState>((set, get) => {
  /** Only the newest question may change what stands here. */
  let asked = 0
  const keep = async () => {
    const { walk, draftId } = get()
    if (!walk) return
    const { situation } = walk.state
    if (walk.view.outcome === null) {
      const id = draftId ?? uuid()
      set({ draftId: id })
      const content = { state: walk.state, situation }
      const refusal = await useDrafts.getState().keep({ draftId: id, kind: 'walk', content })
      if (refusal) set({ refusal })
    } else if (draftId !== null) {
      set({ draftId: null })
      await useDrafts.getState().discard(draftId)
    }
    tellBeside({ kind: 'walk' })
  }
  const take = async (ask: () => Promise<Result<Walked>>): Promise<boolean> => {
    const mine = ++asked
    set({ busy: true })
    const answer = await ask()
    if (mine !== asked) return false
    if (!answer.ok) {
      set({ busy: false, refusal: answer.refusal })
      return false
    }
    learnHostTime(answer.value.view.now)
    set({ busy: false, refusal: null, walk: answer.value })
    return true
  }
  return {
    situations: null,
    ...nothing,
    async load() {
      const answer = await call('situation.list', {})
      if (answer.ok) set({ situations: answer.value.situations })
      else set({ refusal: answer.refusal })
    },
    async begin(situation, caseId) {
      await get().leave()
      if (await take(() => call('situation.open', { situation, caseId }))) await keep()
    },
    async tell(answer) {
      const { walk, busy } = get()
      if (!walk || busy) return false
      const taken = await take(() => call('situation.answer', { state: walk.state, answer }))
      if (taken) await keep()
      return taken
    },
    async refresh() {
      const { walk, busy } = get()
      if (!walk || busy || walk.view.outcome !== null) return
      const before = walk.state.answers.length
      if (!(await take(() => call('situation.resume', { state: walk.state })))) return
      // What the book told meanwhile is part of the walk.
      if (get().walk?.state.answers.length !== before) await keep()
    },
    async restore() {
      await useDrafts.getState().load()
      const kept = useDrafts.getState().drafts.find(({ kind }) => kind === 'walk')
      if (!kept) {
        if (get().walk?.view.outcome === null) set(nothing)
        return
      }
      const state = kept.content['state'] as Walked['state']
      if (await take(() => call('situation.resume', { state }))) set({ draftId: kept.draftId })
      else if (CANNOT_GO_ON.includes(get().refusal?.code ?? '')) {
        await useDrafts.getState().discard(kept.draftId)
      }
    },
    async leave() {
      asked += 1
      const { draftId } = get()
      set(nothing)
      if (draftId === null) return
      await useDrafts.getState().discard(draftId)
      tellBeside({ kind: 'walk' })
    },
  }
})

forgetAfterLeaving(() => useWalk.setState(nothing))

/** Follows the walk of the other window; answers how to stop. */
export function followWalk(): () => void {
  return hearBeside(({ kind }) => {
    if (kind === 'walk') void useWalk.getState().restore()
  })
}
