import type { EpochMs } from '../../foundation/instant.ts'

/** The end of one clock, and how it was found. */
export interface Term {
  readonly dueMs: EpochMs
  /** As written in answers: a day ends at `T24:00:00+08:00`. */
  readonly dueAt: string
  readonly aimAt?: string
  /** True when a day was counted by weekends alone because no list covers it. */
  readonly provisional: boolean
  readonly trace: readonly string[]
  readonly warnings: readonly string[]
}
