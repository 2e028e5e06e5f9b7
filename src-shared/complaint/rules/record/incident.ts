/**
 * What is written down when a customer becomes violent (S3-34#5) or abusive (S3-37): facts, no body contact
 * from us, and who was called to help whoever stood there.
 */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Gap, blank, gapUnless } from '../gap.ts'

export const INCIDENT_KINDS = ['abuse', 'violence'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

export interface Incident {
  readonly kind: IncidentKind
  readonly at?: EpochMs | null | undefined
  readonly what?: string | null | undefined
  readonly witnesses?: readonly string[] | undefined
  /** Number of the camera that saw it, or that none did. */
  readonly camera?: string | null | undefined
  readonly policeCalledAt?: EpochMs | null | undefined
  /** Employee number of the supervisor who was called. */
  readonly supervisorCalled?: string | null | undefined
}

/**
 * Everything the record still lacks, in its order. Abuse asks for the supervisor; violence for witnesses,
 * the camera and the police, who are called not before it happened.
 */
export function incidentGaps(incident: Incident): Gap[] {
  const { kind, at = null } = incident
  const source = kind === 'abuse' ? 'S3-37' : 'S3-34#5'
  const facts = [
    ...gapUnless(at !== null, 'at', 'when it happened', source),
    ...gapUnless(!blank(incident.what), 'what', 'what happened', source),
  ]
  return [...facts, ...(kind === 'abuse' ? abuseGaps(incident) : violenceGaps(incident))]
}

function abuseGaps({ supervisorCalled }: Incident): Gap[] {
  return gapUnless(!blank(supervisorCalled), 'supervisorCalled', 'who was called', 'S3-37')
}

function violenceGaps(incident: Incident): Gap[] {
  const source = 'S3-34#5'
  const { at = null, policeCalledAt = null } = incident
  const witnessed = (incident.witnesses ?? []).some((name) => !blank(name))
  const called = policeCalledAt !== null && (at === null || policeCalledAt >= at)
  return [
    ...gapUnless(witnessed, 'witnesses', 'a witness', source),
    ...gapUnless(!blank(incident.camera), 'camera', 'the camera, or that there is none', source),
    ...gapUnless(called, 'policeCalledAt', 'when the police were called', source),
  ]
}
