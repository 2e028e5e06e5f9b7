/** What head office has and has not got. */
import { create } from 'zustand'
import type { SyncStatus } from '#shared/contract/views.ts'
import { type Refusal, type Result } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'

interface SyncState {
  readonly status: SyncStatus | null
  readonly fault: Refusal | null
  readonly busy: boolean
  load(): Promise<void>
  sendNow(): Promise<void>
  enrol(hubUrl: string, code: string): Promise<Refusal | null>
}

export const useSync = create<SyncState>((set, get) => ({
  status: null,
  fault: null,
  busy: false,
  async load() {
    const answer = await call('sync.status', {})
    set(answer.ok ? { status: answer.value, fault: null } : { fault: answer.refusal })
  },
  async sendNow() {
    if (get().busy) return
    set({ busy: true })
    const answer: Result<SyncStatus> = await call('sync.now', {})
    set({
      busy: false,
      ...(answer.ok ? { status: answer.value, fault: null } : { fault: answer.refusal }),
    })
  },
  async enrol(hubUrl, code) {
    const answer = await call('sync.enrol', { hubUrl, code })
    if (!answer.ok) return answer.refusal
    set({ status: answer.value, fault: null })
    return null
  },
}))
