/** Enumerations of a case (catalogue §5). Values are stored; labels are translations. */

export const INTAKE_TYPES = [
  'complaint',
  'enquiry',
  'suggestion',
  'praise',
  'whistleblowing',
] as const
export type IntakeType = (typeof INTAKE_TYPES)[number]

/** S2-07. */
export const CHANNELS = [
  'phone',
  'website',
  'letter_fax',
  'email',
  'external_supervisor',
  'counter',
] as const
export type Channel = (typeof CHANNELS)[number]

/** Flags that ask for filing with head office (S2-11). */
export const FILING_FLAGS = [
  'petition',
  'group',
  'litigation',
  'media_exposure',
  'other_major',
] as const
export type FilingFlag = (typeof FILING_FLAGS)[number]

/** How a contact was made; a visit is a contact at the counter or at the customer's place. */
export const CONTACT_CHANNELS = ['phone', 'visit', 'email', 'letter', 'message'] as const
export type ContactChannel = (typeof CONTACT_CHANNELS)[number]

export const CONTACT_DIRECTIONS = ['inbound', 'outbound'] as const

/** What the customer was told at the end. Withdrawal has its own gate and is not a way to close. */
export const CLOSING_OUTCOMES = ['solved', 'explained', 'refused_with_reason'] as const
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number]

/** Who a case can be raised to from any state (S1-26(1c)). */
export const ESCALATION_TARGETS = [
  'first_responsible_person',
  'service_supervisor',
  'hall_manager',
  'department_head',
  'general_manager',
  'head_office_service',
] as const

/** States of a case in the book (catalogue §4.9); a draft is not in the book yet. */
export const CASE_STATES = [
  'registered',
  'verified',
  'referred',
  'investigating',
  'proposing',
  'replied',
  'closed',
  'archived',
  'called_back',
  'withdrawn',
  'declined',
  'reopened',
  'restricted',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** Somebody still works on it: nothing has been closed, withdrawn or handed to compliance. */
export const OPEN_STATES: readonly CaseState[] = [
  'registered',
  'verified',
  'referred',
  'investigating',
  'proposing',
  'replied',
  'reopened',
]

/** True while a case is neither finished nor restricted. */
export function isOpenCase({ state }: { readonly state: CaseState }): boolean {
  return OPEN_STATES.includes(state)
}

/** What evidence can be (S2-12, S3-35). */
export const EVIDENCE_KINDS = [
  'statement',
  'system_record',
  'camera_record',
  'call_record',
  'document',
  'receipt',
] as const

/** How somebody who says no to the answer goes on; what the customer said to it. */
export const ACCEPTANCES = ['yes', 'no', 'part'] as const
