/** Enumerations that the rules do not read (catalogue §5). Values are stored; labels are translations. */

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

/** States of catalogue §4.9 that the present commands reach. */
export const CASE_STATES = ['registered', 'closed', 'reopened'] as const
export type CaseState = (typeof CASE_STATES)[number]
