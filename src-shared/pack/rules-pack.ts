/**
 * The rules pack: thresholds, lengths, tables and codes that head office may change. Logic is code
 * (`complaint/rules`); a pack only fills its tables, so there is no language to learn or to break.
 */
import { z } from 'zod'
import { FILING_FLAGS, INTAKE_TYPES } from '../complaint/enumerations.ts'
import {
  DEADLINE_KINDS,
  DEADLINE_UNITS,
  FILING_TARGETS,
  LEVELS,
  NOTIFY_TARGETS,
  URGENCIES,
} from '../complaint/rules/types.ts'
import { cited, labelled, packHeader } from './cited.ts'
import { PROFILE_CODES } from './profile-pack.ts'
import { alarmRules } from './rules/alarms.ts'
import { backEntry, counterTerms, planAhead } from './rules/counter-terms.ts'
import { handlingRules } from './rules/handling.ts'
import { lawRules } from './rules/law.ts'
import { lifecycleRules } from './rules/lifecycle.ts'

const ruleId = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)
const reasonCode = z.string().regex(/^[VI]\d{2}[a-z]?$/)

/** Facts of a case that are simply true or absent. */
const YES_FACTS = [
  'harm.beyondDepartmentPower',
  'harm.considerableHarm',
  'harm.possibleAdverseEffect',
  'harm.seriousDamage',
  'personalRightsIssue',
  'publicEmergency',
  'regulatorNamed',
] as const

/** What a reason code asks for before it may be given (catalogue §4.1). */
const REASON_NEEDS = [
  'incident_branch',
  'home_branch',
  'evidence',
  'second_person',
  'approver',
  'original_case',
  'customer_withdrawal',
] as const

const yesFact = z.strictObject({ fact: z.enum(YES_FACTS) })

/** `length` counts minutes for `elapsed`, days for the two day units, and is 0 for the others. */
const deadlineRule = z.strictObject({
  kind: z.enum(DEADLINE_KINDS),
  unit: z.enum(DEADLINE_UNITS),
  length: z.int().min(0).max(100_000),
  intakeTypes: z.array(z.enum(INTAKE_TYPES)),
  ...cited,
})

const levelRule = z.strictObject({
  id: ruleId,
  when: z.union([
    yesFact,
    z.strictObject({ reason: reasonCode }),
    z.strictObject({ groupSizeAtLeast: z.int().min(1) }),
  ]),
  level: z.enum(LEVELS),
  ...cited,
})

const filingRule = z.strictObject({
  id: ruleId,
  when: z.union([
    yesFact,
    z.strictObject({ flag: z.enum(FILING_FLAGS) }),
    z.strictObject({ restricted: z.literal(true) }),
    z.strictObject({
      levels: z.array(z.enum(LEVELS)).min(1),
      profile: z.enum(PROFILE_CODES).optional(),
    }),
  ]),
  target: z.enum(FILING_TARGETS),
  ...cited,
})

const receptionRule = z.strictObject({
  id: ruleId,
  fact: z.enum(['media', 'recordingDevice', 'gathering', 'violence', 'legalRepresentative']),
  notify: z.array(z.enum(NOTIFY_TARGETS)),
  scripts: z.array(z.string()),
  filing: z.array(z.enum(FILING_TARGETS)),
  notes: z.array(ruleId),
  ...cited,
})

const upgradeRule = z.strictObject({
  id: ruleId,
  sign: z.enum([
    'bounces',
    'handlers',
    'visits',
    'contradictoryAnswers',
    'disrespect',
    'highIntensity',
  ]),
  /** A count, or 1 for a sign that is only true or false. */
  atLeast: z.int().min(1),
  ...cited,
})

const reasonRule = z.strictObject({
  code: reasonCode,
  nature: z.enum(['valid', 'invalid']),
  name: ruleId,
  label: z.string().min(1),
  needs: z.array(z.enum(REASON_NEEDS)),
  ...cited,
})
export type ReasonRule = z.infer<typeof reasonRule>

const namedRule = z.strictObject({ id: ruleId, ...cited })

export const rulesPackSchema = z
  .strictObject({
    ...packHeader('rules'),
    deadlines: z.array(deadlineRule),
    legalTerm: z.strictObject({
      simpleDays: z.int().min(1),
      complexDays: z.int().min(1),
      extensionDays: z.int().min(0),
      ...cited,
    }),
    law: lawRules,
    lifecycle: lifecycleRules,
    handling: handlingRules,
    alarms: alarmRules,
    counterTerms,
    backEntry,
    planAhead,
    dueSoon: z.strictObject({ elapsedShare: z.number().min(0).max(1), ...cited }),
    urgency: z.strictObject({
      phonePair: z.strictObject({
        id: ruleId,
        level: z.enum(URGENCIES),
        channels: z.array(z.string()).min(1),
        workingDays: z.number().min(0).max(30),
        ...cited,
      }),
      agitatedWalkIn: z.strictObject({ id: ruleId, level: z.enum(URGENCIES), ...cited }),
      /** From lowest to highest; a standing level is never lowered. */
      rank: z.strictObject({ order: z.array(z.enum(URGENCIES)).length(4), ...cited }),
      sources: z.strictObject({ level1: z.string(), level2: z.string(), level3: z.string() }),
    }),
    levels: z.array(levelRule),
    ordinaryLevel: namedRule,
    upgradeSigns: z.array(upgradeRule),
    filing: z.array(filingRule),
    reception: z.array(receptionRule),
    requiredFields: z.array(
      z.strictObject({
        field: z.enum(['channel', 'receivedAt', 'customerName', 'contact', 'facts', 'demand']),
        /** The types of contact that cannot be registered without it. */
        intakeTypes: z.array(z.enum(INTAKE_TYPES)).min(1),
        ...cited,
      }),
    ),
    natureRules: z.strictObject({
      valid: namedRule,
      invalid: namedRule,
      undetermined: namedRule,
      mixed: namedRule,
      recusal: namedRule,
    }),
    reasons: z.array(reasonRule),
    /** Minutes to be there before a shift; short of it is only a warning (C-02). */
    attendance: z.array(
      z.strictObject({
        kind: z.enum(['handover', 'general', 'clerk']),
        minutes: z.int().min(0).max(240),
        ...cited,
      }),
    ),
    enumerations: z.array(
      z.strictObject({ name: z.string(), values: z.array(labelled).min(1), ...cited }),
    ),
  })
  .superRefine((pack, context) => {
    const missing = DEADLINE_KINDS.filter(
      (kind) => pack.deadlines.filter((rule) => rule.kind === kind).length !== 1,
    )
    for (const kind of missing) {
      context.addIssue({
        code: 'custom',
        path: ['deadlines'],
        message: `exactly one rule for ${kind}`,
      })
    }
    const codes = new Set<string>()
    for (const [index, { code }] of pack.reasons.entries()) {
      if (codes.has(code)) {
        context.addIssue({ code: 'custom', path: ['reasons', index, 'code'], message: 'twice' })
      }
      codes.add(code)
    }
    if (new Set(pack.urgency.rank.order).size !== URGENCIES.length) {
      context.addIssue({ code: 'custom', path: ['urgency', 'rank'], message: 'each level once' })
    }
  })

export type RulesPack = z.infer<typeof rulesPackSchema>
export type DeadlineRule = RulesPack['deadlines'][number]
type PauseRule = RulesPack['law']['pauses'][number]

/** A rules pack with its tables indexed for deciding. */
export interface Rules {
  readonly pack: RulesPack
  readonly reasonByCode: ReadonlyMap<string, ReasonRule>
  readonly deadlineByKind: Readonly<Record<DeadlineRule['kind'], DeadlineRule>>
  readonly pauseByKind: Readonly<Record<PauseRule['kind'], PauseRule>>
}

/** Indexes a checked pack; do it once, not per decision. */
export function indexRules(pack: RulesPack): Rules {
  return {
    pack,
    reasonByCode: new Map(pack.reasons.map((reason) => [reason.code, reason])),
    // The schema has made sure that every kind stands there exactly once.
    deadlineByKind: Object.fromEntries(
      pack.deadlines.map((rule) => [rule.kind, rule]),
    ) as Rules['deadlineByKind'],
    pauseByKind: Object.fromEntries(
      pack.law.pauses.map((rule) => [rule.kind, rule]),
    ) as Rules['pauseByKind'],
  }
}
