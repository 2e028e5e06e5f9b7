/** Whether this workstation has a strip, whether it is open, and which key brings it up. */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'

interface StripState extends Output<'strip.state'> {
  readonly fault: Refusal | null
  load(): Promise<void>
  toggle(): Promise<void>
}

export const useStrip = create<StripState>((set) => ({
  available: false,
  open: false,
  hotkey: 'none',
  hotkeyTaken: false,
  fault: null,
  async load() {
    const answer = await call('strip.state', {})
    set(answer.ok ? { ...answer.value, fault: null } : { fault: answer.refusal })
  },
  async toggle() {
    const answer = await call('strip.toggle', {})
    set(answer.ok ? { ...answer.value, fault: null } : { fault: answer.refusal })
  },
}))
