/** What the intake hangs on a case: repeats and incidents. Words are null when they are gone. */
import type { RepeatOutcome } from './events/repeat.ts'
import type { IncidentKind } from './rules/record/incident.ts'

export interface CaseRepeat {
  readonly originalCaseId: string
  readonly originalCaseNumber: string
  readonly at: string
  readonly newFacts: boolean
  readonly outcome: RepeatOutcome
  readonly by: string
}

export interface CaseResubmission {
  readonly repeatCaseId: string
  readonly repeatCaseNumber: string
  /** When the repeat was received. */
  readonly receivedAt: string
  readonly notedAt: string
  readonly newFacts: boolean
  readonly outcome: RepeatOutcome
  readonly by: string
  readonly what: string | null
}

export interface CaseIncident {
  readonly incidentId: string
  readonly at: string
  readonly kind: IncidentKind
  readonly camera: string | null
  readonly policeCalledAt: string | null
  readonly limitSaid: boolean
  readonly supervisorCalled: string | null
  readonly by: string
  readonly what: string | null
  readonly witnesses: readonly string[] | null
}
