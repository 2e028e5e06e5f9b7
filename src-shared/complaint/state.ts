/** A case as its events tell it. Personal words are null when the part is masked, erased or withheld. */
import type { IntakeDetails } from './events/intake-details.ts'
import type { CaseCourse } from './case-course.ts'
import type { CasePrivacy } from './privacy-kinds.ts'
import type { CaseRepeat, CaseResubmission, CaseIncident } from './intake-parts.ts'
import type { CaseContact, CaseEscalation, CaseInstruction, CasePromise } from './case-parts.ts'
import type { CaseState, Channel, FilingFlag, IntakeType } from './enumerations.ts'
import type { Decision } from './rules/types.ts'

export interface ComplaintState extends CaseCourse, IntakeDetails, CasePrivacy {
  readonly caseId: string
  readonly caseNumber: string
  readonly state: CaseState
  readonly intakeType: IntakeType
  readonly channel: Channel
  readonly receivedAt: string
  readonly recordedAt: string
  readonly firstRecipient: string
  readonly handler: string | null
  readonly handlerAssignedAt: string | null
  readonly anonymous: boolean
  readonly reception: Readonly<Record<string, boolean>>
  readonly harm: Readonly<Record<string, boolean>>
  readonly flags: readonly FilingFlag[]
  readonly groupSize: number | null
  readonly earlierCalls: readonly string[]
  readonly decision: Decision
  /** Who typed it in; with a paper form somebody else than who took it. */
  readonly enteredBy: string
  readonly paper: { readonly number: string | null; readonly takenBy: string } | null
  readonly lateEntryReason: string | null
  /** The earlier case that this one repeats. */
  readonly repeatOf: CaseRepeat | null
  /** The customer came again about this case. */
  readonly resubmissions: readonly CaseResubmission[]
  readonly incidents: readonly CaseIncident[]
  readonly customerName: string | null
  readonly contact: string | null
  readonly contactMissingReason: string | null
  readonly facts: string | null
  readonly demand: string | null
  /** Referrals that were refused so far (S1-26(2)). */
  readonly bounces: number
  readonly contacts: readonly CaseContact[]
  readonly promises: readonly CasePromise[]
  readonly escalations: readonly CaseEscalation[]
  readonly instructions: readonly CaseInstruction[]
  readonly erased: boolean
}
