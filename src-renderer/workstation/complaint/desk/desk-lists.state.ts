/** Lists and bounds of the packs that the forms of the desk offer. They stay until somebody leaves. */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import { call } from '../../../bridge/client.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'

export type DeskLists = Output<'complaint.deskLists'>

interface DeskListsState {
  readonly lists: DeskLists | null
  load(): Promise<void>
}

export const useDeskLists = create<DeskListsState>((set, get) => ({
  lists: null,
  async load() {
    if (get().lists) return
    const answer = await call('complaint.deskLists', {})
    if (answer.ok) set({ lists: answer.value })
  },
}))

forgetAfterLeaving(() => useDeskLists.setState({ lists: null }))
