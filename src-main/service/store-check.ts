/** The book is checked whole after every start, while people already work in it (S2-30). */
import type { VerifyReport } from '../store/verify.ts'
import type { Timer } from '../sync/engine.ts'

export interface StoreCheck {
  start(): void
  stop(): void
  /** Places that the check found altered; null until it has ended. */
  faults(): number | null
}

interface Parts {
  readonly verify: () => Promise<VerifyReport>
  readonly timer: Timer
  /** So long after the start, when the first screen has been drawn. */
  readonly afterMs: number
  /** The check has ended: screens ask again. */
  readonly announce: () => void
  readonly report: (what: string, error: unknown) => void
}

/** One check for each start. A check that could not be made is reported and counts as none. */
export function createStoreCheck({ verify, timer, afterMs, announce, report }: Parts): StoreCheck {
  let found: number | null = null
  let stopped = false
  let cancel = () => {}
  const run = async () => {
    try {
      found = (await verify()).faults.length
      if (!stopped) announce()
    } catch (error) {
      // A workstation that is closed meanwhile takes the folder from under the check.
      if (!stopped) report('store.check', error)
    }
  }
  return {
    start() {
      cancel = timer.after(afterMs, () => void run())
    },
    stop() {
      stopped = true
      cancel()
    },
    faults: () => found,
  }
}
