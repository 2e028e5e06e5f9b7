/** Unfinished work that the host keeps: what somebody typed and has not saved as a record yet. */
import { create } from 'zustand'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

export type Draft = Output<'draft.save'>

interface DraftState {
  readonly drafts: readonly Draft[]
  load(): Promise<void>
  /** Keeps one draft; answers why not when it could not. */
  keep(draft: Input<'draft.save'>): Promise<Refusal | null>
  discard(draftId: string): Promise<void>
  /** The draft became a record: the host dropped it, the list follows. */
  settle(draftId: string): void
}

export const useDrafts = create<DraftState>((set, get) => ({
  drafts: [],
  async load() {
    const answer = await call('draft.list', {})
    if (answer.ok) set({ drafts: answer.value.drafts })
  },
  async keep(draft) {
    const answer = await call('draft.save', draft)
    if (!answer.ok) return answer.refusal
    const others = get().drafts.filter(({ draftId }) => draftId !== draft.draftId)
    set({ drafts: [answer.value, ...others] })
    return null
  },
  async discard(draftId) {
    const answer = await call('draft.discard', { draftId })
    if (answer.ok) get().settle(draftId)
  },
  settle: (draftId) => set({ drafts: get().drafts.filter((draft) => draft.draftId !== draftId) }),
}))

forgetAfterLeaving(() => useDrafts.setState({ drafts: [] }))
