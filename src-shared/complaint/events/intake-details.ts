/**
 * What a registration can hold beside its four required things (R-13, S2-04, S4-08). Every field may be
 * absent: whoever stands in front of an angry customer writes the four, the rest comes later. The same
 * shape is written at registration and corrected afterwards, so that no field can be entered and not mended.
 */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { PERSONAL_RIGHTS_ISSUES } from '../rules/kinds.ts'
import { COMPLEXITIES, NOTIFY_TARGETS } from '../rules/types.ts'
import { words } from './fields.ts'
import { draftWords } from '../../foundation/words.ts'

export const COMPLAINANT_KINDS = ['person', 'organisation'] as const

/** Who speaks (R-12, R-14, S2-04). */
export const REPRESENTED_BY = ['self', 'agent', 'heir', 'group_in_person'] as const

/** What a service needs to know of somebody, and nothing more (PIPL 6): never a judgement. */
export const CARE_NEEDS = [
  'elderly',
  'disabled',
  'hearing_or_sight',
  'minor',
  'pregnant_or_with_infant',
  'language',
  'unwell',
] as const

/** What cannot wait while the case is looked into. */
export const IMMEDIATE_HARMS = ['funds_at_risk', 'data_leak', 'personal_safety'] as const

/** Where it happened, as far as somebody answers for the place: the hall has its manager (S4-42(4)). */
export const PLACES = ['hall', 'counter', 'self_service', 'by_phone', 'elsewhere'] as const

/** A code of a list of the organisation's profile. */
const profileCode = z.string().regex(/^[a-z][a-z_]{0,39}$/)

/** The papers of whoever speaks for somebody else; which of them count follows from `representedBy`. */
export const representationSchema = z.strictObject({
  principalName: draftWords(80).trim(),
  authorisationOriginalSigned: z.boolean(),
  agentIdentity: draftWords(80).trim(),
  agentContact: draftWords(120).trim(),
  deceasedName: draftWords(80).trim(),
  proofOfInheritance: draftWords(200).trim(),
  representatives: z.array(words(80)).max(20),
})

/** What the reception at the counter did, step by step (S2-13(1) … (4), S3-28#3). */
export const walkInRecordSchema = z.strictObject({
  ledAt: instantSchema.nullable(),
  room: draftWords(80).trim(),
  /** Somebody looked, without searching anything (E-32): what was seen stands in `reception`. */
  observed: z.boolean(),
  readBack: z.enum(['confirmed', 'corrected']).nullable(),
  correction: draftWords(1000).trim(),
  toldNextStep: draftWords(500).trim(),
})

/** Who was called in, and when, as S2-13(2) asks; the first word for each counts. */
export const alertedSchema = z.strictObject({ target: z.enum(NOTIFY_TARGETS), at: instantSchema })

/** A time that the branch had promised or agreed, and what became of it (S2-05(4)). */
export const appointmentSchema = z.strictObject({
  committedAt: instantSchema,
  /** Null: nobody came, nothing was done. */
  keptAt: instantSchema.nullable(),
  /** A change was explained beforehand and the customer accepted it. */
  explanationAccepted: z.boolean(),
})

export const externalSupervisorSchema = z.strictObject({
  body: words(120),
  reference: words(80),
  /** Null: it set none. */
  dueAt: instantSchema.nullable(),
})

/** Field by field; the mark says which are personal. */
const intakeDetails = {
  complainantKind: z.enum(COMPLAINANT_KINDS),
  relation: profileCode,
  representedBy: z.enum(REPRESENTED_BY),
  representation: personal(representationSchema),
  identityNumber: personal(words(40)),
  cardTail: personal(z.string().regex(/^\d{4,8}$/)),
  contactPerson: personal(words(80)),
  address: personal(words(200)),
  email: personal(words(120)),
  complainedUnit: words(80),
  /** Employee numbers: who is complained of does not look into the case. */
  complainedOf: z.array(employeeNoSchema).max(20),
  happenedAt: instantSchema,
  happenedWhere: personal(words(200)),
  place: z.enum(PLACES),
  appointment: appointmentSchema,
  business: profileCode,
  product: personal(words(120)),
  amountFen: z.int().min(0).max(100_000_000_000_000),
  careNeeds: personal(z.array(z.enum(CARE_NEEDS)).max(CARE_NEEDS.length)),
  immediateHarms: z.array(z.enum(IMMEDIATE_HARMS)).max(IMMEDIATE_HARMS.length),
  /** The whole checklist of S3-42 was answered, and these were yes. Null or absent: not asked. */
  personalRightsIssues: z.array(z.enum(PERSONAL_RIGHTS_ISSUES)).max(PERSONAL_RIGHTS_ISSUES.length),
  publicEmergency: z.boolean(),
  regulatorNamed: z.boolean(),
  externalSupervisor: externalSupervisorSchema,
  complexity: z.enum(COMPLEXITIES),
  walkInRecord: personal(walkInRecordSchema),
  alerted: z.array(alertedSchema).max(NOTIFY_TARGETS.length),
  /** Employee numbers of those who are praised. */
  praised: z.array(employeeNoSchema).max(20),
} as const

/** Lists of codes and numbers that are empty rather than unknown; erasing leaves them. */
const LISTS = ['complainedOf', 'immediateHarms', 'alerted', 'praised'] as const
type ListName = (typeof LISTS)[number]

type Shape = typeof intakeDetails
export type IntakeDetailName = keyof Shape

const isList = (name: string): name is ListName => (LISTS as readonly string[]).includes(name)

/** The fields as events hold them: absent when nothing was said, null when something was taken back. */
export const optionalIntakeDetails = Object.fromEntries(
  Object.entries(intakeDetails).map(([name, schema]) => [
    name,
    isList(name) ? (schema as z.ZodType).optional() : (schema as z.ZodType).nullable().optional(),
  ]),
) as {
  readonly [Name in IntakeDetailName]: Name extends ListName
    ? z.ZodOptional<Shape[Name]>
    : z.ZodOptional<z.ZodNullable<Shape[Name]>>
}

/**
 * What a correction may write: everything but the complexity, which moves the term and is judged with a
 * reason in a step of its own.
 */
const { complexity: _judged, ...correctable } = optionalIntakeDetails
export const correctableIntakeDetails = correctable

/** The fields as a case holds them. */
export type IntakeDetails = {
  readonly [Name in IntakeDetailName]: Name extends ListName
    ? readonly z.infer<Shape[Name]>[number][]
    : z.infer<Shape[Name]> | null
}

const INTAKE_DETAIL_NAMES = Object.keys(intakeDetails) as readonly IntakeDetailName[]

/** The details of a payload: what was not said, or is masked or erased, is null or an empty list. */
export function intakeDetailsOf(payload: Readonly<Record<string, unknown>>): IntakeDetails {
  return Object.fromEntries(
    INTAKE_DETAIL_NAMES.map((name) => [name, payload[name] ?? (isList(name) ? [] : null)]),
  ) as unknown as IntakeDetails
}
