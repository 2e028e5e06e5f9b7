/** Registering and handling a case. */
import { z } from 'zod'
import {
  CASE_STATES,
  CONTACT_CHANNELS,
  CONTACT_DIRECTIONS,
  ESCALATION_TARGETS,
} from '../../complaint/enumerations.ts'
import { complaintRevealed } from '../../complaint/events/privacy.ts'
import { ESCALATION_REASONS } from '../../complaint/rules/kinds.ts'
import { labelled } from '../../pack/cited.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { ROLES } from '../../staff/role.ts'
import type { CallTable } from '../gate.ts'
import { revealedSchema } from '../intake-view.ts'
import { caseDetailSchema, caseRowSchema } from '../views.ts'
import { draftWords, words } from '../../foundation/words.ts'

const instant = draftWords(40)
const caseId = z.uuid()
/** Every change names the version of the case that the person had on screen. */
const change = { caseId, seenVersion: z.int().min(0) }
const CHANGE_REFUSALS = ['unknown_case', 'needs_update', 'erased'] as const

export const complaintCalls = {
  'complaint.list': {
    input: z.strictObject({
      state: z.enum(['open', 'finished', 'all', ...CASE_STATES]),
      search: draftWords(80),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(caseRowSchema), total: z.int() }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  'complaint.get': {
    input: z.strictObject({ caseId }),
    output: caseDetailSchema,
    permission: 'complaint.read',
    kind: 'read',
    refusals: ['unknown_case'],
  },
  /** What the forms of the desk offer: lists and bounds of the packs that are in force. */
  'complaint.deskLists': {
    input: z.strictObject({}),
    output: z.strictObject({
      reasons: z.array(
        z.strictObject({
          code: z.string(),
          label: z.string(),
          nature: z.enum(['valid', 'invalid']),
          needs: z.array(z.string()),
          source: z.string(),
        }),
      ),
      rootCauses: z.array(labelled),
      aims: z.array(labelled),
      departments: z.array(labelled),
      /** Roles that may approve a payment, and up to which total of the case; null for any. */
      approvers: z.array(z.strictObject({ role: z.enum(ROLES), upToFen: z.int().nullable() })),
      satisfaction: z.strictObject({ lowest: z.int(), highest: z.int() }),
      unreachedTries: z.int(),
      bouncesAtLeast: z.int(),
      referralMinutes: z.int(),
    }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  'complaint.reveal': {
    input: z.strictObject({ caseId, purpose: complaintRevealed.payload.shape.purpose }),
    output: revealedSchema,
    permission: 'complaint.reveal',
    kind: 'write',
    refusals: ['unknown_case', 'erased', 'own_complaint'],
  },
  'complaint.assignHandler': {
    input: z.strictObject({ ...change, handler: employeeNoSchema }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'changed_meanwhile',
      'unknown_person',
      'already_closed',
      'own_complaint',
    ],
  },
  'complaint.logContact': {
    input: z.strictObject({
      ...change,
      contactId: z.uuid(),
      at: instant,
      direction: z.enum(CONTACT_DIRECTIONS),
      channel: z.enum(CONTACT_CHANNELS),
      reached: z.boolean(),
      promiseId: z.uuid().nullable(),
      summary: words(2000),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'in_the_future',
      'before_receipt',
      'unknown_promise',
      'own_complaint',
    ],
  },
  'complaint.makePromise': {
    input: z.strictObject({ ...change, promiseId: z.uuid(), dueAt: instant, what: words(500) }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'already_closed',
      'in_the_past',
      'after_resolve_due',
      'own_complaint',
    ],
  },
  'complaint.escalate': {
    input: z.strictObject({
      ...change,
      escalationId: z.uuid(),
      to: z.enum(ESCALATION_TARGETS),
      category: z.enum(ESCALATION_REASONS),
      reason: words(500),
      skippedLevel: z.boolean(),
      emergencyReason: words(500).nullable(),
      directLeader: z.enum(ESCALATION_TARGETS).nullable(),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'escalation_incomplete'],
  },
  'complaint.answerInstruction': {
    input: z.strictObject({ ...change, instructionId: z.uuid(), text: words(2000) }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'unknown_instruction', 'already_answered', 'own_complaint'],
  },
  /**
   * One click on a conflict: `standing` lets what stands stand, `other` takes the losing value of a field.
   * The value is named by its event, so that masked words need not be shown to be taken.
   */
  'complaint.settleConflict': {
    input: z.strictObject({
      ...change,
      eventId: words(40),
      subject: words(80),
      take: z.enum(['standing', 'other']),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'changed_meanwhile',
      'unknown_conflict',
      'nothing_to_take',
      'own_complaint',
    ],
  },
} as const satisfies CallTable
