/** Taking a case in: what is typed, what it may repeat, what is mended afterwards. */
import { z } from 'zod'
import { CASE_STATES, INTAKE_TYPES } from '../../complaint/enumerations.ts'
import { correctableIntakeDetails } from '../../complaint/events/intake-details.ts'
import { INCIDENT_KINDS } from '../../complaint/rules/record/incident.ts'
import { decisionSchema } from '../../complaint/rules/types.ts'
import { labelled } from '../../pack/cited.ts'
import type { CallTable } from '../gate.ts'
import { intakeDraftSchema } from '../intake-form.ts'
import { caseDetailSchema, caseRowSchema } from '../views.ts'
import { draftWords, words } from '../../foundation/words.ts'

const instant = draftWords(40)
const caseId = z.uuid()
const change = { caseId, seenVersion: z.int().min(0) }
const CHANGE_REFUSALS = ['unknown_case', 'needs_update', 'erased'] as const

/** What stands between a form and the book, or what may still be handed in. */
const askedFor = z.strictObject({ field: z.string(), code: z.string(), source: z.string() })

const hint = z.strictObject({
  code: z.string(),
  intakeType: z.enum(INTAKE_TYPES),
  proposes: z.string().nullable(),
  words: z.array(z.string()),
  source: z.string(),
})

const candidate = z.strictObject({
  caseId,
  caseNumber: z.string(),
  receivedAt: z.string(),
  state: z.enum(CASE_STATES),
  handler: z.string().nullable(),
  /** Masked. */
  customerName: z.string().nullable(),
  excerpt: z.string().nullable(),
  signs: z.array(z.enum(['same_identity', 'same_phone', 'same_card_tail', 'similar_text'])),
})
export type RepeatCandidateView = z.infer<typeof candidate>

const INTAKE_REFUSALS = ['in_the_future', 'unknown_relation', 'unknown_business'] as const
const REPEAT_REFUSALS = [
  'unknown_case',
  'original_is_itself',
  'other_customer',
  'new_facts_unanswered',
] as const

export const caseIntakeCalls = {
  /** What the rules say while somebody types. Stores nothing. */
  'complaint.evaluate': {
    input: intakeDraftSchema,
    output: z.strictObject({
      decision: decisionSchema,
      missing: z.array(askedFor),
      /** Papers that whoever speaks for somebody hands in; the complaint is heard without them. */
      handIn: z.array(askedFor),
      /** Steps of the reception at the counter that are still open; saving does not wait for them. */
      reception: z.array(askedFor),
      /** Words that suggest more than they say; a person decides (E-19). */
      hints: z.array(hint),
    }),
    permission: 'complaint.write',
    kind: 'read',
    refusals: INTAKE_REFUSALS,
  },
  /** Saving twice with the same `caseId` answers the first case again. */
  'complaint.register': {
    input: intakeDraftSchema,
    output: caseRowSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...INTAKE_REFUSALS,
      ...REPEAT_REFUSALS,
      'field_required',
      'answer_required',
      'supervisor_incomplete',
      'out_of_order',
      'late_entry_reason_missing',
      'whistleblowing_channel',
      'not_set_up',
      'needs_update',
      'event_too_large',
    ],
  },
  /** The lists of the organisation's profile that the form offers. */
  'complaint.intakeLists': {
    input: z.strictObject({}),
    output: z.strictObject({
      relations: z.array(labelled),
      departments: z.array(labelled),
      businesses: z.array(labelled),
    }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  /** Earlier cases that may be the same, those with most signs first. Marks nobody (E-12). */
  'complaint.findRepeats': {
    input: z.strictObject({
      caseId,
      contact: draftWords(120),
      identityNumber: draftWords(40),
      cardTail: draftWords(8),
      facts: draftWords(4000),
    }),
    output: z.strictObject({ repeats: z.array(candidate) }),
    permission: 'complaint.write',
    kind: 'read',
    refusals: [],
  },
  /** A case turns out to repeat an earlier one: both say so. */
  'complaint.linkRepeat': {
    input: z.strictObject({
      ...change,
      originalCaseId: caseId,
      newFacts: z.boolean(),
      what: draftWords(1000),
      sameCustomer: z.boolean(),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, ...REPEAT_REFUSALS, 'already_linked', 'own_complaint'],
  },
  /** It is something else than it was registered as (S3-07). */
  'complaint.retype': {
    input: z.strictObject({
      ...change,
      to: z.enum(INTAKE_TYPES),
      reason: words(500),
      customerConsents: z.boolean(),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'changed_meanwhile',
      'nothing_to_change',
      'restricted',
      'retype_incomplete',
      'whistleblowing_channel',
      'already_closed',
      'own_complaint',
    ],
  },
  /** What happened when somebody became violent (S3-34#5) or abusive (S3-37), and who came to help. */
  'complaint.recordIncident': {
    input: z.strictObject({
      ...change,
      incidentId: z.uuid(),
      kind: z.enum(INCIDENT_KINDS),
      at: instant,
      what: draftWords(2000),
      witnesses: z.array(draftWords(80)).max(10),
      camera: draftWords(80),
      policeCalledAt: instant.nullable(),
      limitSaid: z.boolean(),
      supervisorCalled: draftWords(32).nullable(),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'own_complaint',
      'in_the_future',
      'incident_incomplete',
      'abuse_incomplete',
      'unknown_person',
      'event_too_large',
    ],
  },
  /** Fills what was left empty, or replaces what was written down and says why (S4-16(4)). */
  'complaint.changeDetails': {
    input: z.strictObject({
      ...change,
      customerName: words(80).optional(),
      contact: words(120).optional(),
      facts: words(4000).optional(),
      demand: words(2000).optional(),
      changeReason: draftWords(500).optional(),
      ...correctableIntakeDetails,
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      ...INTAKE_REFUSALS,
      'changed_meanwhile',
      'nothing_to_change',
      'case_filed',
      'change_reason_missing',
      'event_too_large',
      'own_complaint',
    ],
  },
} as const satisfies CallTable
