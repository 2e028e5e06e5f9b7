/** The day on screen, the form that is open on it, and what is being typed there. */
import { create } from 'zustand'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { keepForms } from '../draft/kept-forms.ts'
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
  /** By day and entry: words about one day are never shown on another. */
  readonly typed: Readonly<Record<string, Typed>>
  load(): Promise<void>
  choose(date: string | null): void
  open(entry: string | null): void
  type(entry: string, change: Typed): void
  /** Shows what an entry made and closes its form; answers the refusal, or null when it is done. */
  take(entry: string, change: Promise<Result<DutyDay>>): Promise<Refusal | null>
}

const start = { date: null, day: null, fault: null, opened: null, typed: {} } as const

/** Under which what is typed of an entry is kept. */
export function typedKey(day: Pick<DutyDay, 'date'> | null, entry: string): string {
  return `${day?.date ?? ''} ${entry}`
}

export const useDuty = create<DutyState>((set, get) => {
  let asked = 0
  const kept = keepForms({
    kind: 'duty',
    read: () => get().typed,
    put: (forms) => set(({ typed }) => ({ typed: { ...forms, ...typed } })),
    clear: () => set({ typed: {}, opened: null }),
  })
  return {
    ...start,
    async load() {
      await kept.restore()
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
    type(entry, change) {
      const key = typedKey(get().day, entry)
      set(({ typed }) => ({ typed: { ...typed, [key]: { ...typed[key], ...change } } }))
      kept.touch()
    },
    async take(entry, change) {
      const key = typedKey(get().day, entry)
      const answer = await change
      if (!answer.ok) return answer.refusal
      const { [key]: _sent, ...typed } = get().typed
      // News of the save may have asked for the day already; this answer is no older than that one.
      asked += 1
      set(({ opened }) => ({
        day: answer.value,
        typed,
        fault: null,
        opened: opened === entry ? null : opened,
      }))
      kept.touch()
      return null
    },
  }
})

forgetAfterLeaving(() => useDuty.setState(start))
