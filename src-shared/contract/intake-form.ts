/** What a registration's form holds while somebody types: four things first, everything else when it is wanted. */
import { z } from 'zod'
import { CHANNELS, FILING_FLAGS, INTAKE_TYPES } from '../complaint/enumerations.ts'
import {
  CARE_NEEDS,
  COMPLAINANT_KINDS,
  REPRESENTED_BY,
  IMMEDIATE_HARMS,
  PLACES,
} from '../complaint/events/intake-details.ts'
import { harmSchema, receptionSchema } from '../complaint/events/intake.ts'
import { PERSONAL_RIGHTS_ISSUES } from '../complaint/rules/kinds.ts'
import { COMPLEXITIES, NOTIFY_TARGETS } from '../complaint/rules/types.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { draftWords } from '../foundation/words.ts'

const instant = draftWords(40)
const caseId = z.uuid()

/** The four things that make a registration, and what eyes and ears noticed. */
const quickFields = {
  caseId,
  intakeType: z.enum(INTAKE_TYPES),
  channel: z.enum(CHANNELS),
  receivedAt: instant,
  anonymous: z.boolean(),
  reception: receptionSchema,
  harm: harmSchema,
  flags: z.array(z.enum(FILING_FLAGS)).max(FILING_FLAGS.length),
  groupSize: z.int().min(1).max(100_000).nullable(),
  /** Earlier telephone contacts of the same customer and matter, as the customer tells them (S2-16). */
  earlierCalls: z.array(instant).max(20),
  customerName: draftWords(80),
  contact: draftWords(120),
  contactMissingReason: draftWords(200),
  facts: draftWords(4000),
  demand: draftWords(2000),
  lateEntryReason: draftWords(200),
}

const answer = z.boolean().nullable()

/** Everything that can come later. Empty words and null are "not said". */
const moreFields = {
  complainantKind: z.enum(COMPLAINANT_KINDS).nullable(),
  relation: draftWords(40),
  representedBy: z.enum(REPRESENTED_BY),
  representation: z.strictObject({
    principalName: draftWords(80),
    authorisationOriginalSigned: z.boolean(),
    agentIdentity: draftWords(80),
    agentContact: draftWords(120),
    deceasedName: draftWords(80),
    proofOfInheritance: draftWords(200),
    representatives: z.array(draftWords(80)).max(20),
  }),
  identityNumber: draftWords(40),
  cardTail: draftWords(8),
  contactPerson: draftWords(80),
  address: draftWords(200),
  email: draftWords(120),
  complainedUnit: draftWords(80),
  complainedOf: z.array(employeeNoSchema).max(20),
  happenedAt: instant.nullable(),
  happenedWhere: draftWords(200),
  place: z.enum(PLACES).nullable(),
  /** Nothing was agreed while `committedAt` is null. */
  appointment: z.strictObject({
    committedAt: instant.nullable(),
    keptAt: instant.nullable(),
    explanationAccepted: z.boolean(),
  }),
  business: draftWords(40),
  product: draftWords(120),
  amountFen: z.int().min(0).max(100_000_000_000_000).nullable(),
  careNeeds: z.array(z.enum(CARE_NEEDS)).max(CARE_NEEDS.length),
  immediateHarms: z.array(z.enum(IMMEDIATE_HARMS)).max(IMMEDIATE_HARMS.length),
  /** The checklist of S3-42; null while nobody wants it. */
  personalRights: z
    .strictObject(
      Object.fromEntries(PERSONAL_RIGHTS_ISSUES.map((issue) => [issue, answer])) as Record<
        (typeof PERSONAL_RIGHTS_ISSUES)[number],
        typeof answer
      >,
    )
    .nullable(),
  publicEmergency: z.boolean(),
  regulatorNamed: z.boolean(),
  externalSupervisor: z.strictObject({
    body: draftWords(120),
    reference: draftWords(80),
    dueAt: instant.nullable(),
    setNoDeadline: z.boolean(),
  }),
  complexity: z.enum(COMPLEXITIES).nullable(),
  walkInRecord: z.strictObject({
    ledAt: instant.nullable(),
    room: draftWords(80),
    observed: z.boolean(),
    readBack: z.enum(['confirmed', 'corrected']).nullable(),
    correction: draftWords(1000),
    toldNextStep: draftWords(500),
  }),
  /** Whom somebody called in while the customer stood there, and when. */
  alerted: z
    .array(z.strictObject({ target: z.enum(NOTIFY_TARGETS), at: instant }))
    .max(NOTIFY_TARGETS.length),
  praised: z.array(employeeNoSchema).max(20),
  paper: z.strictObject({ number: draftWords(40), takenBy: draftWords(20) }).nullable(),
  /** The earlier case that it repeats, chosen by a person. */
  repeatOf: z
    .strictObject({
      caseId,
      newFacts: z.boolean().nullable(),
      what: draftWords(1000),
      /** The person at the counter says so where no number does. */
      sameCustomer: z.boolean(),
    })
    .nullable(),
}

/** While typing, everything may still be empty: the answer says what is missing. */
export const intakeDraftSchema = z.strictObject({ ...quickFields, ...moreFields })
export type IntakeDraft = z.infer<typeof intakeDraftSchema>
export type IntakeMore = { [Name in keyof typeof moreFields]: IntakeDraft[Name] }

/** Nothing of all that: what a form holds before anybody unfolded it. */
export const NOTHING_MORE: IntakeMore = {
  complainantKind: null,
  relation: '',
  representedBy: 'self',
  representation: {
    principalName: '',
    authorisationOriginalSigned: false,
    agentIdentity: '',
    agentContact: '',
    deceasedName: '',
    proofOfInheritance: '',
    representatives: [],
  },
  identityNumber: '',
  cardTail: '',
  contactPerson: '',
  address: '',
  email: '',
  complainedUnit: '',
  complainedOf: [],
  happenedAt: null,
  happenedWhere: '',
  place: null,
  appointment: { committedAt: null, keptAt: null, explanationAccepted: false },
  business: '',
  product: '',
  amountFen: null,
  careNeeds: [],
  immediateHarms: [],
  personalRights: null,
  publicEmergency: false,
  regulatorNamed: false,
  externalSupervisor: { body: '', reference: '', dueAt: null, setNoDeadline: false },
  complexity: null,
  walkInRecord: {
    ledAt: null,
    room: '',
    observed: false,
    readBack: null,
    correction: '',
    toldNextStep: '',
  },
  alerted: [],
  praised: [],
  paper: null,
  repeatOf: null,
}
