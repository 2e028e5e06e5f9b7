/** Standards to be read and understood: the list, the one that is being read, and who has read it. */
import { create } from 'zustand'
import type { StandardRow, StandardText } from '#shared/contract/calls/practice.ts'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

interface Page {
  readonly rows: readonly StandardRow[] | null
  readonly open: StandardText | null
  readonly readers: Output<'standard.readers'> | null
  readonly fault: Refusal | null
  readonly busy: boolean
}

interface StandardState extends Page {
  load(): Promise<void>
  read(code: string, withReaders: boolean): Promise<void>
  /** States that the open standard was read and understood. */
  state(withReaders: boolean): Promise<void>
  close(): void
}

const START: Page = { rows: null, open: null, readers: null, fault: null, busy: false }

export const useStandards = create<StandardState>((set, get) => ({
  ...START,
  async load() {
    const answer = await call('standard.list', {})
    set(answer.ok ? { rows: answer.value.standards } : { rows: [], fault: answer.refusal })
  },
  async read(code, withReaders) {
    const [text, readers] = await Promise.all([
      call('standard.get', { code }),
      withReaders ? call('standard.readers', { code }) : null,
    ])
    set({
      open: text.ok ? text.value : null,
      readers: readers?.ok ? readers.value : null,
      fault: text.ok ? null : text.refusal,
    })
  },
  async state(withReaders) {
    const { open, busy } = get()
    if (!open || busy) return
    set({ busy: true })
    const { code, digest } = open
    const answer = await call('standard.read', { code, digest })
    set({ busy: false, fault: answer.ok ? null : answer.refusal })
    // A refusal may mean that another text stands by now: either way it is shown as it is.
    const fault = get().fault
    await Promise.all([get().read(code, withReaders), get().load()])
    if (fault) set({ fault })
  },
  close: () => set({ open: null, readers: null, fault: null }),
}))

forgetAfterLeaving(() => useStandards.setState(START))
