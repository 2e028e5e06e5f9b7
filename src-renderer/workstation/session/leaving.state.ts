/** Leaving the workstation: a word first where something of one's own is left lying (S4-21(4)). */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving, saveAll } from './memory.ts'
import { useSession } from './session.state.ts'

export type LeavingWarnings = Output<'session.leaving'>['warnings']

interface LeavingState {
  /** Null while nobody is about to leave. */
  readonly warnings: LeavingWarnings | null
  /** Leaves at once, or asks first where there is something to say. */
  ask(): Promise<void>
  stay(): void
  leave(): Promise<void>
}

export const useLeaving = create<LeavingState>((set, get) => ({
  warnings: null,
  async ask() {
    // What is being typed now is a draft too.
    await saveAll()
    const answer = await call('session.leaving', {})
    if (answer.ok && answer.value.warnings.length > 0) set({ warnings: answer.value.warnings })
    else await get().leave()
  },
  stay: () => set({ warnings: null }),
  async leave() {
    set({ warnings: null })
    await useSession.getState().signOut()
  },
}))

forgetAfterLeaving(() => useLeaving.setState({ warnings: null }))
