/**
 * What the complaint rules read and what they answer.
 *
 * The answer types stand here because events store them: a decision is taken once, kept with its
 * reasons and pack versions, and never recomputed by a later rebuild. The zod schemas beside the
 * types are what the event registry checks.
 */
import { z } from 'zod'
import type { EpochMs } from '../../foundation/instant.ts'
import { instantSchema } from '../../foundation/instant-schema.ts'
import type { Channel, FilingFlag, IntakeType } from '../enumerations.ts'
import type { ExternalSupervisorFacts, PauseFacts, ResubmissionFacts } from './clock/term-facts.ts'

const NATURES = ['valid', 'invalid', 'undetermined'] as const

export const LEVELS = ['ordinary', 'major', 'serious'] as const
export type Level = (typeof LEVELS)[number]

export const URGENCIES = ['none', 'level1', 'level2', 'level3'] as const
export type Urgency = (typeof URGENCIES)[number]

export const COMPLEXITIES = ['simple', 'complex'] as const
export type Complexity = (typeof COMPLEXITIES)[number]

/** Whom a case is filed with, in the order in which answers list them. */
export const FILING_TARGETS = [
  'superior',
  'head_office',
  'regulator',
  'police',
  'office',
  'legal',
  'compliance',
  'general_manager',
] as const
export type FilingTarget = (typeof FILING_TARGETS)[number]

/** Whom to tell at once at a reception, in the order in which answers list them. */
export const NOTIFY_TARGETS = ['office', 'legal', 'police', 'branch_head'] as const

export const DEADLINE_KINDS = [
  'handler_assign',
  'urgent_first_contact',
  'dept_reply',
  'resolve_ordinary',
  'resolve_major',
  'close_report',
  'callback',
  'promised_reply',
  'legal_decision',
  'replacement',
  'weekly_report',
  'corrective_callback',
  'after_report',
] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

export const DEADLINE_UNITS = [
  'elapsed',
  'working_days',
  'natural_days',
  'same_day',
  'given',
] as const
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number]

export const DEADLINE_STATES = [
  'pending',
  'due_soon',
  'overdue',
  'met',
  'met_late',
  'cancelled',
] as const
export type DeadlineState = (typeof DEADLINE_STATES)[number]

/**
 * One clock. Instants are written in +08:00; the end of a day is `T24:00:00+08:00`.
 *
 * `trace` explains a term step by step in stable words, one line a step, date first:
 * `2025-10-09 counted 1`, `2025-10-11 counted 3 make_up_workday`, `2025-10-01 skipped rest_day 国庆节`,
 * `2025-10-04 skipped weekend`; ` unlisted` ends a line about a day the calendar does not cover.
 * `state` is the state at the moment of deciding; ask `deadlineStateOf` for a later moment.
 */
export const deadlineSchema = z.strictObject({
  kind: z.enum(DEADLINE_KINDS),
  startAt: instantSchema,
  dueAt: instantSchema,
  /** `legal_decision` only: end of the last working day on or before `dueAt`. */
  aimAt: instantSchema.optional(),
  unit: z.enum(DEADLINE_UNITS),
  state: z.enum(DEADLINE_STATES),
  /** True when a day outside the calendar was counted by weekends alone, or a pause still lasts. */
  provisional: z.boolean(),
  source: z.string(),
  trace: z.array(z.string()),
})
export type Deadline = z.infer<typeof deadlineSchema>

/** Why a part of the decision is what it is: rule id of the pack, its source, the facts used. */
export const explanationSchema = z.strictObject({
  decision: z.string(),
  rule: z.string(),
  source: z.string(),
  /** Dotted paths into the case: `flags.petition`, `contacts.1`. */
  facts: z.array(z.string()),
  pack: z.string(),
  version: z.number().int(),
})
export type Explanation = z.infer<typeof explanationSchema>

export const natureDecisionSchema = z.strictObject({
  value: z.enum(NATURES),
  primary: z.string().nullable(),
  countedAgainst: z.string().nullable(),
  warnings: z.array(z.string()),
  referTo: z.literal('compliance').optional(),
  restricted: z.literal(true).optional(),
})
export type NatureDecision = z.infer<typeof natureDecisionSchema>

export const urgencyDecisionSchema = z.strictObject({
  level: z.enum(URGENCIES),
  reasons: z.array(z.string()),
  dueAt: instantSchema.nullable(),
})
export type UrgencyDecision = z.infer<typeof urgencyDecisionSchema>

export const levelDecisionSchema = z.strictObject({
  value: z.enum(LEVELS),
  reasons: z.array(z.string()),
  /** Signs of S3-31 that speak for an upgrade; a person decides. */
  suggestions: z.array(z.string()),
})
export type LevelDecision = z.infer<typeof levelDecisionSchema>

export const receptionAlertsSchema = z.strictObject({
  notify: z.array(z.enum(NOTIFY_TARGETS)),
  scripts: z.array(z.string()),
  filing: z.array(z.enum(FILING_TARGETS)),
  /** Behaviour to keep, for example `no_body_contact`; absent when there is none. */
  notes: z.array(z.string()).optional(),
})
export type ReceptionAlerts = z.infer<typeof receptionAlertsSchema>

/** The whole answer of `decideCase`. */
export const decisionSchema = z.strictObject({
  nature: natureDecisionSchema,
  urgency: urgencyDecisionSchema,
  level: levelDecisionSchema,
  filing: z.array(z.enum(FILING_TARGETS)),
  alerts: receptionAlertsSchema,
  deadlines: z.array(deadlineSchema),
  explanations: z.array(explanationSchema),
  warnings: z.array(z.string()),
})
export type Decision = z.infer<typeof decisionSchema>

type Maybe<Value> = Value | null | undefined

/** One contact of a customer about a matter. Only phone contacts pair (S2-16). */
export interface ContactFact {
  readonly at: EpochMs
  readonly channel: Channel
  readonly customerKey: string
  readonly matterKey: string
}

export interface ReceptionFacts {
  readonly walkIn?: boolean | undefined
  readonly agitated?: boolean | undefined
  readonly media?: boolean | undefined
  readonly recordingDevice?: boolean | undefined
  readonly gathering?: boolean | undefined
  readonly violence?: boolean | undefined
  readonly legalRepresentative?: boolean | undefined
}

export interface HarmFacts {
  readonly beyondDepartmentPower?: boolean | undefined
  readonly considerableHarm?: boolean | undefined
  readonly possibleAdverseEffect?: boolean | undefined
  readonly seriousDamage?: boolean | undefined
}

export interface WithdrawalFacts {
  readonly at: EpochMs
  readonly by: string
  readonly how: string
  readonly confirmedByCustomer: boolean
}

export interface NatureFacts {
  readonly reasons?: readonly string[] | undefined
  readonly investigated?: boolean | undefined
  readonly evidence?: readonly string[] | undefined
  readonly incidentBranch?: Maybe<string>
  readonly homeBranch?: Maybe<string>
  readonly originalCaseId?: Maybe<string>
  readonly withdrawal?: Maybe<WithdrawalFacts>
  readonly approver?: Maybe<string>
  readonly investigator?: Maybe<string>
  readonly confirmer?: Maybe<string>
}

export interface PromiseFacts {
  readonly madeAt: EpochMs
  readonly dueAt: EpochMs
  readonly contactedAt?: Maybe<EpochMs>
}

/** Somebody judged how complex a case is, after it had been taken in. */
export interface ComplexityJudgement {
  readonly from: Complexity | null
  readonly to: Complexity
  readonly notedAt: EpochMs
}

export interface ExtensionFacts {
  readonly approvedBy?: Maybe<string>
  readonly approvedAt?: Maybe<EpochMs>
  readonly notifiedAt?: Maybe<EpochMs>
  /** When the notice was written down; left out where that is the same. */
  readonly notedAt?: Maybe<EpochMs>
}

/** Signs that an ordinary case is becoming a major one (S3-31#2). Not in the command line. */
export interface UpgradeSigns {
  readonly bounces?: number | undefined
  readonly handlers?: number | undefined
  readonly visits?: number | undefined
  readonly contradictoryAnswers?: boolean | undefined
  readonly disrespect?: boolean | undefined
  /** Comes with force and high demands (S3-31#1). */
  readonly highIntensity?: boolean | undefined
}

/** An urgency a person has set or an earlier decision has found; it is never lowered (§4.2). */
export interface StandingUrgency {
  readonly level: Urgency
  readonly at: EpochMs
}

/**
 * Everything the rules may look at. Only the first three are required; a fact that is absent counts
 * as not observed. Those from `standingUrgency` on have no key on the command line.
 */
export interface CaseFacts {
  readonly intakeType: IntakeType
  readonly channel: Channel
  readonly receivedAt: EpochMs
  readonly contacts?: readonly ContactFact[] | undefined
  readonly reception?: Maybe<ReceptionFacts>
  readonly harm?: Maybe<HarmFacts>
  readonly flags?: readonly FilingFlag[] | undefined
  readonly nature?: Maybe<NatureFacts>
  readonly department?: Maybe<{
    readonly receivedAt?: Maybe<EpochMs>
    readonly repliedAt?: Maybe<EpochMs>
  }>
  readonly promises?: readonly PromiseFacts[] | undefined
  readonly complexity?: Maybe<Complexity>
  readonly extension?: Maybe<ExtensionFacts>
  readonly groupSize?: Maybe<number>
  /** Employee numbers of whoever is complained of; one may stand alone. */
  readonly complainedOf?: Maybe<string | readonly string[]>
  readonly closedAt?: Maybe<EpochMs>
  readonly events?: Maybe<{
    readonly handlerAssignedAt?: Maybe<EpochMs>
    readonly firstContactAt?: Maybe<EpochMs>
    readonly reportedAt?: Maybe<EpochMs>
    readonly calledBackAt?: Maybe<EpochMs>
  }>
  readonly standingUrgency?: Maybe<StandingUrgency>
  /** A level that a supervisor has set with a reason; what the facts ask for is never lowered by it (S2-09). */
  readonly standingLevel?: Maybe<Level>
  readonly upgradeSigns?: Maybe<UpgradeSigns>
  /** Insult, search, restraint, invented facts, privacy, name or portrait (S3-42). */
  readonly personalRightsIssue?: boolean | undefined
  /** Caused by a natural disaster, a safety accident or a public health event. */
  readonly publicEmergency?: boolean | undefined
  /** A regulator has named the case a major one. */
  readonly regulatorNamed?: boolean | undefined
  /** How `complexity` came to be what it is, in the order of the log; left out when it always was. */
  readonly complexityJudgements?: readonly ComplexityJudgement[] | undefined
  readonly pauses?: readonly PauseFacts[] | undefined
  readonly resubmissions?: readonly ResubmissionFacts[] | undefined
  readonly externalSupervisor?: Maybe<ExternalSupervisorFacts>
}
