/** Receiving a customer at the counter, step by step (S2-13(1) … (4), S3-28#3). */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Gap, blank, gapUnless } from '../gap.ts'

export interface WalkIn {
  /** When the customer was led to a quieter place, and which one. */
  readonly ledAt?: EpochMs | null | undefined
  readonly room?: string | null | undefined
  /** What could be seen without searching anything (E-32). */
  readonly media?: boolean | null | undefined
  readonly recordingDevice?: boolean | null | undefined
  /** What the customer said when the facts were read back. */
  readonly readBack?: 'confirmed' | 'corrected' | null | undefined
  /** The words as the customer corrected them. */
  readonly correction?: string | null | undefined
  readonly toldNextStep?: string | null | undefined
}

/** The steps of the reception that are still open, in their order. */
export function walkInGaps(walkIn: WalkIn): Gap[] {
  return [
    ...gapUnless((walkIn.ledAt ?? null) !== null, 'ledAt', 'when they sat down', 'S2-13(1)'),
    ...gapUnless(!blank(walkIn.room), 'room', 'the room', 'S2-13(1)'),
    ...gapUnless(typeof walkIn.media === 'boolean', 'media', 'whether it is press', 'S2-13(2)'),
    ...gapUnless(
      typeof walkIn.recordingDevice === 'boolean',
      'recordingDevice',
      'whether a camera or recorder is in sight',
      'S2-13(2)',
    ),
    ...gapUnless(
      (walkIn.readBack ?? null) !== null,
      'readBack',
      'the facts read back to the customer',
      'S3-28#3',
    ),
    ...gapUnless(
      walkIn.readBack !== 'corrected' || !blank(walkIn.correction),
      'correction',
      'what the customer corrected',
      'S3-28#3',
    ),
    ...gapUnless(!blank(walkIn.toldNextStep), 'toldNextStep', 'what happens next', 'S2-13(4)'),
  ]
}
