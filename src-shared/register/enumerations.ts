/** Enumerations of the registers (catalogue §5). Values are stored; labels are translations. */

/** Registers that a kind of organisation keeps (catalogue §2). */
export const REGISTERS = [
  'loss_register',
  'document_handover_register',
  'exception_register',
  'phone_payment_register',
] as const

/** What the holder of a lost card or book is asked, in the order of S4-11(3). */
export const LOSS_CHECKS = ['balance', 'name', 'id_number', 'contact'] as const
export type LossCheck = (typeof LOSS_CHECKS)[number]
