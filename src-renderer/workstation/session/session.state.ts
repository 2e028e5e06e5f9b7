/** Who is here, and whether the workstation is set up, open or locked. The host decides; this shows. */
import { create } from 'zustand'
import type { Status } from '#shared/contract/views.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call, onReconnect, subscribe, watchRefusals } from '../../bridge/client.ts'
import { forgetAll, saveAll } from './memory.ts'

interface SessionState {
  readonly status: Status | null
  readonly fault: Refusal | null
  /** Takes a status that a call answered. Another person finds nothing of the one before. */
  adopt(status: Status): void
  refresh(): Promise<void>
  lock(): Promise<void>
  signOut(): Promise<void>
}

export const useSession = create<SessionState>((set, get) => ({
  status: null,
  fault: null,
  adopt(status) {
    const before = get().status?.person?.employeeNo
    if (before !== undefined && before !== status.person?.employeeNo) forgetAll()
    set({ status, fault: null })
  },
  async refresh() {
    const answer = await call('app.status', {})
    if (answer.ok) get().adopt(answer.value)
    else set({ fault: answer.refusal })
  },
  async lock() {
    await saveAll()
    const answer = await call('session.lock', {})
    if (answer.ok) get().adopt(answer.value)
  },
  async signOut() {
    await saveAll()
    const answer = await call('session.signOut', {})
    if (answer.ok) get().adopt(answer.value)
  },
}))

/** True when the signed-in person may do this; the host checks again. */
export function useMay(permission: string): boolean {
  return useSession((state) => state.status?.permissions.includes(permission) === true)
}

const LEFT = new Set(['locked', 'not_signed_in'])

/** Keeps the status true from now on. */
export function followSession(): void {
  const { refresh } = useSession.getState()
  subscribe('session', () => void refresh())
  onReconnect(() => void refresh())
  watchRefusals((refusal) => {
    const { status } = useSession.getState()
    // Only while somebody seems to be here: a wrong unlock must not ask again and again.
    if (LEFT.has(refusal.code) && status?.person && !status.locked) void refresh()
  })
}
