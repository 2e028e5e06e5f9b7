/** Closed lists that the rules and their pack share. Values are stored; labels are pack data. */

/** Time that leave out of the legal term. */
export const PAUSE_KINDS = ['external_appraisal', 'mediation'] as const
export type PauseKind = (typeof PAUSE_KINDS)[number]

/** Records with a keeping time of their own. */
export const RECORD_KINDS = ['complaint', 'credit_report_complaint'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** What a customer may be paid for (S3-40, S4-39). */
export const COMPENSATION_KINDS = ['principal', 'interest', 'direct_cost', 'goodwill'] as const
export type CompensationKind = (typeof COMPENSATION_KINDS)[number]

/** When something must be reported upward (S4-17(2)). */
export const ESCALATION_REASONS = [
  'market_competition',
  'confidentiality_leak',
  'serious_error',
  'beyond_scope',
] as const
export type EscalationReason = (typeof ESCALATION_REASONS)[number]

/** Serious harm to a person's rights (S3-42). */
export const PERSONAL_RIGHTS_ISSUES = [
  'insult_or_slander',
  'search_or_restraint',
  'invented_facts',
  'privacy_spread',
  'name_portrait_honour',
] as const
export type PersonalRightsIssue = (typeof PERSONAL_RIGHTS_ISSUES)[number]

/** Columns of the complaint form (S4-08). */
export const FORM_COLUMNS = [
  'customerName',
  'complainedDepartment',
  'complainedAt',
  'contactPerson',
  'contactPhone',
  'referToDepartment',
  'content',
  'recorder',
  'findings',
  'investigator',
  'solution',
  'departmentHead',
] as const
export type FormColumn = (typeof FORM_COLUMNS)[number]

/** Headings of the crisis plan for a group complaint (S3-33#1). */
export const CRISIS_PLAN_HEADINGS = ['volume', 'demands', 'solution', 'response'] as const
export type CrisisPlanHeading = (typeof CRISIS_PLAN_HEADINGS)[number]

/** What is prepared for the outside in a group complaint (S3-33#2). */
export const GROUP_PREPARATIONS = [
  'regulator_report',
  'single_spokesperson',
  'consumer_association_material',
] as const
export type GroupPreparation = (typeof GROUP_PREPARATIONS)[number]

/** Measures against staff that are decided elsewhere (S2-29, S2-30). */
export const SANCTIONS = [
  'oral_warning',
  'circulated_criticism',
  'economic_penalty',
  'disciplinary_action',
  'transfer',
  'off_post_training',
  'dismissal',
  'warning',
  'demotion',
  'expulsion',
] as const
export type Sanction = (typeof SANCTIONS)[number]
