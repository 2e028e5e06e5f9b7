/** The lists of the organisation's profile that the form offers. Read once a session. */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import { call } from '../../../bridge/client.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'

type Lists = Output<'complaint.intakeLists'>

interface ListsState {
  readonly lists: Lists
  readonly known: boolean
  load(): Promise<void>
}

const nothing = { lists: { relations: [], departments: [], businesses: [] }, known: false }

export const useIntakeLists = create<ListsState>((set, get) => ({
  ...nothing,
  async load() {
    if (get().known) return
    const answer = await call('complaint.intakeLists', {})
    if (answer.ok) set({ lists: answer.value, known: true })
  },
}))

forgetAfterLeaving(() => useIntakeLists.setState(nothing))
