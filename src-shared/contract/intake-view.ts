/** What a screen is shown of an intake beside its row: words about people arrive masked. */
import { z } from 'zod'
import {
  CARE_NEEDS,
  COMPLAINANT_KINDS,
  REPRESENTED_BY,
  IMMEDIATE_HARMS,
  PLACES,
  alertedSchema,
  appointmentSchema,
  externalSupervisorSchema,
  representationSchema,
  walkInRecordSchema,
} from '../complaint/events/intake-details.ts'
import { REPEAT_OUTCOMES } from '../complaint/events/repeat.ts'
import { maskField } from '../complaint/masking.ts'
import { PERSONAL_RIGHTS_ISSUES } from '../complaint/rules/kinds.ts'
import { INCIDENT_KINDS } from '../complaint/rules/record/incident.ts'
import { COMPLEXITIES } from '../complaint/rules/types.ts'
import type { ComplaintState } from '../complaint/state.ts'

const words = z.string().nullable()

/** Masked until somebody asks with a purpose; then the same names hold the words themselves. */
export const revealedSchema = z.strictObject({
  customerName: words,
  contact: words,
  identityNumber: words,
  cardTail: words,
  contactPerson: words,
  address: words,
  email: words,
  representation: representationSchema.nullable(),
})
export type Revealed = z.infer<typeof revealedSchema>

const { customerName: _row, contact: _detail, ...maskedDetails } = revealedSchema.shape

export const intakeViewSchema = z.strictObject({
  ...maskedDetails,
  complainantKind: z.enum(COMPLAINANT_KINDS).nullable(),
  relation: words,
  representedBy: z.enum(REPRESENTED_BY).nullable(),
  complainedUnit: words,
  complainedOf: z.array(z.string()),
  happenedAt: words,
  happenedWhere: words,
  place: z.enum(PLACES).nullable(),
  appointment: appointmentSchema.nullable(),
  business: words,
  product: words,
  amountFen: z.int().nullable(),
  careNeeds: z.array(z.enum(CARE_NEEDS)).nullable(),
  immediateHarms: z.array(z.enum(IMMEDIATE_HARMS)),
  personalRightsIssues: z.array(z.enum(PERSONAL_RIGHTS_ISSUES)).nullable(),
  publicEmergency: z.boolean().nullable(),
  regulatorNamed: z.boolean().nullable(),
  externalSupervisor: externalSupervisorSchema.nullable(),
  complexity: z.enum(COMPLEXITIES).nullable(),
  walkInRecord: walkInRecordSchema.nullable(),
  alerted: z.array(alertedSchema),
  praised: z.array(z.string()),
  enteredBy: z.string(),
  lateEntryReason: words,
  paper: z.strictObject({ number: words, takenBy: z.string() }).nullable(),
  repeatOf: z
    .strictObject({
      originalCaseId: z.string(),
      originalCaseNumber: z.string(),
      at: z.string(),
      newFacts: z.boolean(),
      outcome: z.enum(REPEAT_OUTCOMES),
      by: z.string(),
    })
    .nullable(),
  resubmissions: z.array(
    z.strictObject({
      repeatCaseId: z.string(),
      repeatCaseNumber: z.string(),
      receivedAt: z.string(),
      notedAt: z.string(),
      newFacts: z.boolean(),
      outcome: z.enum(REPEAT_OUTCOMES),
      by: z.string(),
      what: words,
    }),
  ),
  incidents: z.array(
    z.strictObject({
      incidentId: z.string(),
      kind: z.enum(INCIDENT_KINDS),
      at: z.string(),
      camera: words,
      policeCalledAt: words,
      limitSaid: z.boolean(),
      supervisorCalled: words,
      by: z.string(),
      what: words,
      witnesses: z.array(z.string()).nullable(),
    }),
  ),
})
export type IntakeView = z.infer<typeof intakeViewSchema>

/** The intake of a case as a screen may see it. */
export function intakeView(state: ComplaintState): IntakeView {
  const names = Object.keys(intakeViewSchema.shape) as (keyof IntakeView)[]
  return structuredCopy(
    Object.fromEntries(names.map((name) => [name, maskField(name, state[name])])),
  ) as IntakeView
}

/** The words themselves, for somebody who asked with a purpose. */
export function revealedOf(state: ComplaintState): Revealed {
  const names = Object.keys(revealedSchema.shape) as (keyof Revealed)[]
  return structuredCopy(
    Object.fromEntries(names.map((name) => [name, state[name]])),
  ) as unknown as Revealed
}

/** A state is read only; what leaves the program is a copy. */
function structuredCopy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
