/** The alarms of whoever is signed in, and whether their list lies beside the work. */
import { create } from 'zustand'
import type { AlarmView } from '#shared/contract/calls/alarm.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

interface AlarmState {
  /** Null until they were asked for. */
  readonly alarms: readonly AlarmView[] | null
  readonly nextAt: string | null
  readonly fault: Refusal | null
  readonly open: boolean
  load(): Promise<void>
  acknowledge(alarmId: string): Promise<void>
  toggle(open?: boolean): void
}

export const useAlarms = create<AlarmState>((set, get) => ({
  alarms: null,
  nextAt: null,
  fault: null,
  open: false,
  async load() {
    const answer = await call('alarm.list', { caseId: null })
    set(answer.ok ? { ...shown(answer.value), fault: null } : { fault: answer.refusal })
  },
  async acknowledge(alarmId) {
    const answer = await call('alarm.acknowledge', { alarmId })
    if (answer.ok) set({ ...shown(answer.value), fault: null })
    else {
      // What is over or was never ours leaves the list; the words stay until the next answer.
      await get().load()
      set({ fault: answer.refusal })
    }
  },
  toggle: (open) => set({ open: open ?? !get().open }),
}))

function shown({ alarms, nextAt }: { alarms: readonly AlarmView[]; nextAt: string | null }) {
  return { alarms, nextAt }
}

/** Those that nobody has said to have seen. */
export function unseenOf(alarms: readonly AlarmView[] | null): readonly AlarmView[] {
  return alarms?.filter(({ acknowledged }) => acknowledged === null) ?? []
}

forgetAfterLeaving(() =>
  useAlarms.setState({ alarms: null, nextAt: null, fault: null, open: false }),
)
