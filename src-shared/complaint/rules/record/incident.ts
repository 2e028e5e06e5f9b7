/** What is written down when a customer becomes violent (S3-34#5): facts, and no body contact from us. */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Gap, blank, gapUnless } from '../gap.ts'

export interface Incident {
  readonly at?: EpochMs | null | undefined
  readonly what?: string | null | undefined
  readonly witnesses?: readonly string[] | undefined
  /** Number of the camera that saw it, or that none did. */
  readonly camera?: string | null | undefined
  readonly policeCalledAt?: EpochMs | null | undefined
}

const SOURCE = 'S3-34#5'

/** Everything the record still lacks, in its order; the police are called not before it happened. */
export function incidentGaps(incident: Incident): Gap[] {
  const { at = null, policeCalledAt = null } = incident
  const witnessed = (incident.witnesses ?? []).some((name) => !blank(name))
  const called = policeCalledAt !== null && (at === null || policeCalledAt >= at)
  return [
    ...gapUnless(at !== null, 'at', 'when it happened', SOURCE),
    ...gapUnless(!blank(incident.what), 'what', 'what happened', SOURCE),
    ...gapUnless(witnessed, 'witnesses', 'a witness', SOURCE),
    ...gapUnless(!blank(incident.camera), 'camera', 'the camera, or that there is none', SOURCE),
    ...gapUnless(called, 'policeCalledAt', 'when the police were called', SOURCE),
  ]
}
