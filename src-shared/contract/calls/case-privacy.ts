/** Protecting what a case says: restricting, holding as evidence, keeping and erasing. */
import { z } from 'zod'
import {
  complaintHoldLifted,
  complaintHoldPlaced,
  complaintErasureRequested,
  complaintPersonalErased,
  complaintRestricted,
} from '../../complaint/events/privacy.ts'
import type { CallTable } from '../gate.ts'
import { caseDetailSchema } from '../views.ts'

const caseId = z.uuid()
const change = { caseId, seenVersion: z.int().min(0) }
const CHANGE_REFUSALS = ['unknown_case', 'needs_update', 'erased', 'changed_meanwhile'] as const
const ERASURE_REFUSALS = [
  'own_complaint',
  ...CHANGE_REFUSALS,
  'case_open',
  'legal_hold',
  'still_kept',
  'only_storing_allowed',
  'not_a_mistake',
  'own_case',
] as const

export const casePrivacyCalls = {
  /**
   * Hands the case to the compliance office (S2-06(6)). From the answer on the branch does not see it;
   * asking again answers the same.
   */
  'complaint.restrict': {
    input: z.strictObject({
      caseId,
      restrictionReason: complaintRestricted.payload.shape.restrictionReason,
    }),
    output: z.strictObject({ caseNumber: z.string() }),
    permission: 'complaint.handle',
    kind: 'write',
    refusals: ['unknown_case', 'needs_update', 'own_complaint'],
  },
  'complaint.placeHold': {
    input: z.strictObject({
      ...change,
      holdId: z.uuid(),
      holdReason: complaintHoldPlaced.payload.shape.holdReason,
      holdReference: complaintHoldPlaced.payload.shape.holdReference,
    }),
    output: caseDetailSchema,
    permission: 'complaint.supervise',
    kind: 'write',
    refusals: ['unknown_case', 'needs_update', 'erased', 'own_complaint'],
  },
  'complaint.liftHold': {
    input: z.strictObject({
      ...change,
      holdId: z.uuid(),
      liftReason: complaintHoldLifted.payload.shape.liftReason,
    }),
    output: caseDetailSchema,
    permission: 'complaint.supervise',
    kind: 'write',
    refusals: ['unknown_case', 'needs_update', 'erased', 'own_complaint', 'unknown_hold'],
  },
  /** The first of two people (S4-16(5)). */
  'complaint.requestErasure': {
    input: z.strictObject({ ...change, basis: complaintErasureRequested.payload.shape.basis }),
    output: caseDetailSchema,
    permission: 'complaint.erase',
    kind: 'write',
    refusals: ERASURE_REFUSALS,
  },
  /** The second: the words of the case are gone from here and, after the next sync, from everywhere. */
  'complaint.erase': {
    input: z.strictObject({
      ...change,
      certificate: complaintPersonalErased.payload.shape.certificate,
    }),
    output: caseDetailSchema,
    permission: 'complaint.erase',
    kind: 'write',
    refusals: [...ERASURE_REFUSALS, 'nothing_requested', 'another_person_needed'],
  },
  /** Cases whose keeping time is over and whose words are still here, longest over first. */
  'complaint.listKept': {
    input: z.strictObject({
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          caseId,
          caseNumber: z.string(),
          keepUntil: z.string(),
          source: z.string(),
          /** What is not confirmed about the number of years. */
          note: z.string(),
          held: z.boolean(),
          requestedBy: z.string().nullable(),
          version: z.int(),
        }),
      ),
      total: z.int(),
    }),
    permission: 'complaint.erase',
    kind: 'read',
    refusals: [],
  },
} as const satisfies CallTable
