/** What is recorded on a case beside its straight way. Words are null when they are gone. */
import type { Fen } from '../foundation/money.ts'
import type { IdentityCheckWay, TalkSignature } from './events/records.ts'
import type { Sanction } from './rules/kinds.ts'
import type { Responsibility } from './rules/record/responsibility.ts'

interface Done {
  readonly at: string
  readonly by: string
}

export interface CaseIdentityCheck extends Done {
  readonly checkId: string
  readonly way: IdentityCheckWay
}

/** neither the complainant nor anybody who speaks for them stands behind it. */
export interface CaseDeclination extends Done {
  readonly submitterToldAt: string
  readonly declineFinding: string | null
}

export interface CaseTalk extends Done {
  readonly talkId: string
  readonly signature: TalkSignature
  readonly copies: number
  readonly recorded: boolean
  readonly recordingConsent: boolean
  readonly talkContent: string | null
  readonly witness: string | null
}

export interface CaseMeeting extends Done {
  readonly meetingId: string
  readonly attendees: readonly string[]
  readonly summary: string | null
}

export interface CaseVisit extends Done {
  readonly visitId: string
  readonly visitors: readonly string[]
  readonly plannedFor: string
  readonly visitPurpose: string | null
  readonly decided: (Done & { readonly approved: boolean; readonly remark: string | null }) | null
}

export interface CaseNegotiation extends Done {
  readonly authorityUpToFen: Fen
  readonly ruleCited: string | null
  readonly alternatives: readonly string[] | null
}

export interface CaseAgreedTask {
  readonly taskId: string
  readonly assignee: string
  readonly dueAt: string
  readonly what: string | null
  readonly done: Done | null
}

export interface CaseAgreement extends Done {
  readonly agreementId: string
  readonly text: string | null
  readonly tasks: readonly CaseAgreedTask[]
}

/** A field of the case and never of the customer (catalogue C-18). */
export interface CaseAim extends Done {
  readonly aim: string
  readonly aimFacts: string | null
}

/** S2-28: shown from supervisor level up. */
export interface CaseResponsibility extends Done {
  readonly responsibility: readonly Responsibility[] | null
}

/** S2-29: decided elsewhere; shown from supervisor level up. */
export interface CaseSanction extends Done {
  readonly sanctionId: string
  readonly sanction: Sanction
  readonly sanctionReference: string | null
  readonly sanctionDecidedBy: string | null
}

export interface CaseRecords {
  readonly identityChecks: readonly CaseIdentityCheck[]
  readonly declination: CaseDeclination | null
  readonly talks: readonly CaseTalk[]
  readonly meetings: readonly CaseMeeting[]
  readonly visits: readonly CaseVisit[]
  readonly negotiation: CaseNegotiation | null
  readonly agreements: readonly CaseAgreement[]
  /** Null: nobody has said anything else than that the customer wants the problem solved. */
  readonly aim: CaseAim | null
  readonly responsibilities: readonly CaseResponsibility[]
  readonly sanctions: readonly CaseSanction[]
}

/** A case on which none of this was written. */
export const noRecords: CaseRecords = {
  identityChecks: [],
  declination: null,
  talks: [],
  meetings: [],
  visits: [],
  negotiation: null,
  agreements: [],
  aim: null,
  responsibilities: [],
  sanctions: [],
}
