/** The day on screen, the form that is open on it, and what is being typed there. */
import { create } from 'zustand'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

/** What somebody types in one form; it stays while they look elsewhere. */
type Typed = Readonly<Record<string, unknown>>

interface DutyState {
  /** Null = today, whatever day that becomes. */
  readonly date: string | null
  readonly day: DutyDay | null
  readonly fault: Refusal | null
  /** The entry whose form is open: `patrol.opening`. */
  readonly opened: string | null
  readonly typed: Readonly<Record<string, Typed>>
  load(): Promise<void>
  choose(date: string | null): void
  open(entry: string | null): void
  type(entry: string, change: Typed): void
  /** Shows what an entry made and closes its form; answers the refusal, or null when it is done. */
  take(entry: string, change: Promise<Result<DutyDay>>): Promise<Refusal | null>
}

const start = { date: null, day: null, fault: null, opened: null, typed: {} } as const

export const useDuty = create<DutyState>((set, get) => {
  let asked = 0
  return {
    ...start,
    async load() {
      const mine = ++asked
      const answer = await call('duty.day', { date: get().date })
      if (mine !== asked) return
      set(answer.ok ? { day: answer.value, fault: null } : { fault: answer.refusal })
    },
    choose(date) {
      const { day } = get()
      set({ date: date === day?.today ? null : date, day: null, fault: null, opened: null })
      void get().load()
    },
    open: (opened) => set({ opened }),
    type: (entry, change) =>
      set(({ typed }) => ({ typed: { ...typed, [entry]: { ...typed[entry], ...change } } })),
    async take(entry, change) {
      const answer = await change
      if (!answer.ok) return answer.refusal
      const { [entry]: _sent, ...typed } = get().typed
      // News of the save may have asked for the day already; this answer is no older than that one.
      asked += 1
      set(({ opened }) => ({
        day: answer.value,
        typed,
        fault: null,
        opened: opened === entry ? null : opened,
      }))
      return null
    },
  }
})

forgetAfterLeaving(() => useDuty.setState(start))
