import type { EpochMs } from '../../../foundation/instant.ts'

/** The end of one clock, and how it was found. */
export interface Term {
  /** When the clock began, where that is another moment than its rule says (R-18: new facts). */
  readonly startMs?: EpochMs
  /** The section that set the end, where that is another one than its rule's. */
  readonly source?: string
  readonly dueMs: EpochMs
  /** As written in answers: a day ends at `T24:00:00+08:00`. */
  readonly dueAt: string
  readonly aimAt?: string
  /** True when a day was counted by weekends alone because no list covers it, or a pause still lasts. */
  readonly provisional: boolean
  readonly trace: readonly string[]
  readonly warnings: readonly string[]
}
