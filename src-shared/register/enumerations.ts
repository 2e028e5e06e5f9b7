/** Enumerations of the registers (catalogue §5). Values are stored; labels are translations. */

/** Registers that a kind of organisation keeps (catalogue §2). */
export const REGISTERS = [
  'loss_register',
  'document_handover_register',
  'exception_register',
  'phone_payment_register',
] as const

/** The register a row stands in, in the order in which the screen offers them. */
export const REGISTER_KINDS = [
  'difference',
  'loss',
  'transfer',
  'exception',
  'phone_payment',
] as const
export type RegisterKind = (typeof REGISTER_KINDS)[number]

/** What the holder of a lost card or book is asked, in the order of S4-11(3). */
export const LOSS_CHECKS = ['balance', 'name', 'id_number', 'contact'] as const
export type LossCheck = (typeof LOSS_CHECKS)[number]

/** What is known of a question at a report; what was not asked is not taken for an answer. */
export const LOSS_ANSWERS = ['yes', 'no', 'not_asked'] as const
export type LossAnswer = (typeof LOSS_ANSWERS)[number]

export const LOSS_DOCUMENTS = ['resident_identity_card', 'other'] as const

/**
 * How a report of a loss came to its end: a new card, the written form of what was said by telephone, or
 * the card was found and the report taken back.
 */
export const LOSS_ENDS = ['replaced', 'reported_in_writing', 'lifted'] as const
export type LossEnd = (typeof LOSS_ENDS)[number]

/** What the agent's list says about a payment by telephone (S4-05(4)). */
export const COMPARISONS = ['confirmed', 'wrong_amount', 'missing'] as const

/** Why somebody looked at what is masked. */
export const REGISTER_PURPOSES = [
  'contact_customer',
  'verify_identity',
  'settle_row',
  'supervision',
] as const
