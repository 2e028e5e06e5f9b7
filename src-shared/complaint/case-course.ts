/** What the lifecycle leaves on a case. Words are null when they are gone. */
import type { Fen } from '../foundation/money.ts'
import type { CaseRecords } from './case-records.ts'
import type { ACCEPTANCES, ClosingOutcome, EVIDENCE_KINDS } from './enumerations.ts'
import type { CLOSE_REPORT_WAYS } from './events/ending.ts'
import type { CONFIRMER_NEEDS } from './events/examination.ts'
import type { ExtensionAuthority } from './rules/clock/extension.ts'
import type { Remedy } from './rules/duty/decision-letter.ts'
import type { NoticeWay } from './rules/duty/notice.ts'
import type { CompensationKind, PauseKind } from './rules/kinds.ts'
import type { ApologyScope, ApologyState } from './rules/remedy/apology.ts'
import type { Fault } from './rules/remedy/fault.ts'
import type { DEMAND_WITHIN_RULES } from './rules/remedy/solution.ts'
import type { Complexity, FilingTarget, Level, Urgency } from './rules/types.ts'
import type { Role } from '../staff/role.ts'

/** Who wrote it down and when it took place. */
interface Done {
  readonly at: string
  readonly by: string
}

/** Something that later steps rest on: they name the event that wrote it. */
interface Named extends Done {
  readonly eventId: string
}

export interface CaseVerification extends Done {
  readonly contactedAt: string | null
  readonly ownDepartment: boolean
  readonly bySupervisor: boolean
  readonly verifiedPoints: string | null
}

export interface CaseUnreachable extends Done {
  readonly tries: number
  readonly reason: string | null
}

export interface CaseReferral extends Done {
  readonly referralId: string
  readonly toUnit: string
  readonly toBranch: string | null
  readonly dueAt: string
  readonly task: string | null
  readonly accepted: { readonly at: string; readonly acceptedBy: string } | null
  readonly refused: (Done & { readonly refusedBecause: string | null }) | null
  readonly answered: (Done & { readonly feedback: string | null }) | null
}

export interface CaseReceiverChange extends Done {
  readonly changeId: string
  readonly from: string
  readonly to: string
  readonly reason: string | null
  readonly takenAt: string | null
}

export interface CaseEvidence extends Done {
  readonly evidenceId: string
  readonly kind: (typeof EVIDENCE_KINDS)[number]
  readonly whereKept: string | null
  readonly description: string | null
}

export interface CaseInvestigation extends Done {
  readonly investigator: string
  readonly team: readonly string[]
  readonly concluded: (Named & { readonly fault: Fault; readonly findings: string | null }) | null
}

export interface CaseNatureProposal extends Done {
  readonly proposalId: string
  readonly reasons: readonly string[]
  readonly evidenceIds: readonly string[]
  readonly incidentBranch: string | null
  readonly homeBranch: string | null
  readonly originalCaseId: string | null
  readonly confirmerNeeds: readonly (typeof CONFIRMER_NEEDS)[number][]
  readonly clause: string | null
  readonly duty: string | null
  readonly otherReason: string | null
  readonly whereToGo: string | null
  readonly confirmed: (Done & { readonly bySupervisor: boolean }) | null
  readonly returned: (Done & { readonly reason: string | null }) | null
}

export interface CaseSolution extends Named {
  readonly demandWithinRules: (typeof DEMAND_WITHIN_RULES)[number]
  readonly recheckOffered: boolean
  readonly text: string | null
  readonly options: readonly string[] | null
  readonly singleOptionReason: string | null
  readonly legalBasis: string | null
  readonly alternatives: readonly string[] | null
  readonly refusalReason: string | null
  readonly ourTasks: readonly string[] | null
  readonly customerTasks: readonly string[] | null
}

export interface CaseCompensation extends Done {
  readonly requestId: string
  readonly lines: readonly {
    readonly kind: CompensationKind
    readonly amountFen: Fen
    readonly evidenceId: string | null
  }[]
  readonly limits: readonly { readonly role: Role; readonly upToFen: Fen | null }[]
  readonly improvementNote: string | null
  readonly decided:
    | (Done & {
        readonly approved: boolean
        readonly totalFen: Fen
        readonly remark: string | null
      })
    | null
}

export interface CaseApology extends Named {
  readonly apologyId: string
  readonly unit: string
  readonly scope: ApologyScope
  readonly harmScope: ApologyScope | null
  readonly text: string | null
  readonly state: ApologyState
  readonly examined: (Done & { readonly approved: boolean; readonly remark: string | null }) | null
  readonly issuedAt: string | null
}

export interface CaseLetter extends Named {
  readonly remedies: readonly Remedy[]
  readonly decidedByHeadOffice: boolean
  readonly verifiedFacts: string | null
  readonly legalBasis: string | null
  readonly grounds: string | null
  readonly decisionText: string | null
}

export interface CaseReply extends Done {
  readonly contactId: string
  readonly way: NoticeWay
  readonly reached: boolean
  readonly accepted: (typeof ACCEPTANCES)[number] | null
  readonly proof: string | null
  readonly summary: string | null
}

export interface CaseExtension extends Done {
  readonly extensionId: string
  readonly authority: ExtensionAuthority
  readonly reason: string | null
  readonly decided: (Done & { readonly approved: boolean; readonly remark: string | null }) | null
  readonly told:
    | (Done & { readonly notedAt: string; readonly way: NoticeWay; readonly proof: string | null })
    | null
}

export interface CasePause {
  readonly pauseId: string
  readonly kind: PauseKind
  readonly by: string
  readonly startedAt: string
  readonly notedAt: string
  readonly endedAt: string | null
  readonly body: string
  readonly consentAt: string | null
  /** When the consent was written down, where that was later than the pause. */
  readonly consentNotedAt: string | null
  readonly proof: string | null
}

export interface CaseReview {
  readonly reviewId: string
  readonly by: string
  readonly decisionReceivedAt: string
  readonly appliedAt: string
  readonly inWriting: boolean
  readonly addressedTo: string
  readonly applyBy: string
  readonly decideBy: string
  readonly reason: string | null
  readonly decided:
    | (Done & {
        readonly outcome: 'upheld' | 'changed' | 'handled_again'
        readonly findings: string | null
      })
    | null
}

export interface CaseFiling extends Done {
  readonly filingId: string
  readonly target: FilingTarget
  readonly number: string
  readonly planText: string | null
}

export interface CaseClosing {
  readonly closedAt: string
  readonly by: string
  readonly outcome: ClosingOutcome
  readonly responsibleUnit: string
  readonly apologised: boolean
  readonly reason: string | null
}

export interface CaseCloseReport extends Done {
  readonly way: (typeof CLOSE_REPORT_WAYS)[number]
  readonly receipt: string
}

export interface CaseArchive extends Done {
  readonly rootCause: string | null
  readonly improvement: string | null
  readonly noneNeededBecause: string | null
}

export interface CaseCallback extends Done {
  readonly callbackId: string
  /** How often the case had been opened again when it was made. */
  readonly round: number
  readonly reached: boolean
  readonly tries: number | null
  readonly leftoverIssue: boolean | null
  readonly satisfaction: number | null
  readonly noSatisfactionBecause: string | null
  readonly summary: string | null
}

export interface CaseWithdrawal extends Done {
  readonly withdrawnBy: string | null
  readonly withdrawnHow: string | null
}

/** What moved a case between open and finished, in hub order; later rounds do not wipe earlier ones. */
export interface CaseTurn extends Done {
  readonly kind: 'closed' | 'withdrawn' | 'reopened'
}

/** What the lifecycle leaves, beside intake and talk. A reopening begins a new round. */
export interface CaseCourse extends CaseRecords {
  readonly verification: CaseVerification | null
  readonly unreachable: CaseUnreachable | null
  readonly referrals: readonly CaseReferral[]
  readonly receiverChanges: readonly CaseReceiverChange[]
  readonly evidence: readonly CaseEvidence[]
  readonly investigation: CaseInvestigation | null
  readonly natureProposal: CaseNatureProposal | null
  readonly solution: CaseSolution | null
  readonly compensations: readonly CaseCompensation[]
  readonly apologies: readonly CaseApology[]
  readonly letter: CaseLetter | null
  readonly reply: CaseReply | null
  /** How complex the case was found to be since it was taken in. */
  readonly complexityJudgements: readonly (Done & {
    readonly from: Complexity | null
    readonly to: Complexity
    readonly reason: string | null
  })[]
  readonly extensions: readonly CaseExtension[]
  readonly pauses: readonly CasePause[]
  readonly reviews: readonly CaseReview[]
  readonly filings: readonly CaseFiling[]
  readonly levelSet: (Done & { readonly to: Level; readonly reason: string | null }) | null
  readonly urgencyRaised: (Done & { readonly to: Urgency; readonly reason: string | null }) | null
  readonly closing: CaseClosing | null
  /** Of this closing, in the order in which they came; the earliest counts. */
  readonly closeReports: readonly CaseCloseReport[]
  readonly archive: CaseArchive | null
  readonly callbacks: readonly CaseCallback[]
  readonly withdrawal: CaseWithdrawal | null
  readonly turns: readonly CaseTurn[]
  readonly reopenings: readonly (Done & { readonly reason: string | null })[]
}
