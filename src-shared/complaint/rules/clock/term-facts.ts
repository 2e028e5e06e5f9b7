/** Facts of a case that move its legal term. */
import type { EpochMs } from '../../../foundation/instant.ts'
import type { PauseKind } from '../kinds.ts'

/** Time that the legal term leaves out: an appraisal by others or a mediation. */
export interface PauseFacts {
  readonly kind: PauseKind
  readonly startedAt: EpochMs
  /** Null while it lasts. */
  readonly endedAt?: EpochMs | null | undefined
  /** Who appraises or mediates. */
  readonly body?: string | null | undefined
  /** When the complainant was told of the appraisal; without it the days count. */
  readonly notifiedAt?: EpochMs | null | undefined
  /** When the complainant agreed to the mediation; without it the days count. */
  readonly agreedAt?: EpochMs | null | undefined
  /** When it and what it needs were written down; left out for what was always known. */
  readonly notedAt?: EpochMs | null | undefined
}

/** The same complaint once more. */
export interface ResubmissionFacts {
  readonly receivedAt: EpochMs
  /** True when it brings new facts and reasons. */
  readonly newFacts: boolean
  /** When it was written down; left out for what was always known. */
  readonly notedAt?: EpochMs | null | undefined
}

/** What a supervisory body asked for when it passed the complaint on (S2-07). */
export interface ExternalSupervisorFacts {
  readonly body: string
  readonly reference: string
  /** Its own deadline; null when it set none. */
  readonly dueAt?: EpochMs | null | undefined
}
