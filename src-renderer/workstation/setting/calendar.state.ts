/** The working calendar of the branch: what is listed, and taking in what was published. */
import { create } from 'zustand'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

export type CalendarView = Output<'calendar.get'>
type ReadList = Output<'calendar.readList'>

interface CalendarState {
  readonly calendar: CalendarView | null
  /** A list that was read and waits for somebody to take it in. */
  readonly read: ReadList | null
  readonly fault: Refusal | null
  load(): Promise<void>
  readList(text: string): Promise<void>
  takeIn(): Promise<void>
  putAside(): void
  /** Answers the refusal, or null when it is done. */
  changeDays(change: Input<'calendar.changeBranchDays'>): Promise<Refusal | null>
}

const NOTHING = { calendar: null, read: null, fault: null }

export const useCalendar = create<CalendarState>((set, get) => ({
  ...NOTHING,
  async load() {
    const answer = await call('calendar.get', {})
    set(answer.ok ? { calendar: answer.value, fault: null } : { fault: answer.refusal })
  },
  async readList(text) {
    const answer = await call('calendar.readList', { text })
    set(answer.ok ? { read: answer.value, fault: null } : { read: null, fault: answer.refusal })
  },
  async takeIn() {
    const { read } = get()
    if (!read) return
    const answer = await call('calendar.takeInList', { list: read.list })
    set(
      answer.ok
        ? { calendar: answer.value, read: null, fault: null }
        : { read: null, fault: answer.refusal },
    )
  },
  putAside: () => set({ read: null, fault: null }),
  async changeDays(change) {
    const answer = await call('calendar.changeBranchDays', change)
    if (!answer.ok) return answer.refusal
    set({ calendar: answer.value, fault: null })
    return null
  },
}))

forgetAfterLeaving(() => useCalendar.setState(NOTHING))
