/** Closed lists that the rules and their pack share. Values are stored; labels are pack data. */

/** Time that leave out of the legal term. */
export const PAUSE_KINDS = ['external_appraisal', 'mediation'] as const
export type PauseKind = (typeof PAUSE_KINDS)[number]

/** Records with a keeping time of their own. */
export const RECORD_KINDS = ['complaint', 'credit_report_complaint'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
