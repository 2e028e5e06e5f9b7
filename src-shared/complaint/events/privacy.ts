/** Who looked at personal words, who may no longer, and when they go. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import {
  ERASURE_BASES,
  HOLD_LIFT_REASONS,
  HOLD_REASONS,
  RESTRICTION_REASONS,
} from '../privacy-kinds.ts'
import { caseEvent, entityId, words } from './fields.ts'

/** Somebody looked at what is masked by default; the purpose is part of the record. */
export const complaintRevealed = caseEvent({
  type: 'complaint.revealed',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.reveal',
  payload: {
    purpose: z.enum(['contact_customer', 'verify_identity', 'handle_case', 'supervision']),
  },
})

/**
 * The case is a report of wrongdoing (S2-06(6), E-20): from here on its parts are withheld from every
 * device of the branch. A code and never words, because this body stays where the parts may not.
 */
export const complaintRestricted = caseEvent({
  type: 'complaint.restricted',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.handle',
  payload: { at: instantSchema, restrictionReason: z.enum(RESTRICTION_REASONS) },
})

/** E-36, S2-30: what may be evidence stays, whatever the keeping time says. */
export const complaintHoldPlaced = caseEvent({
  type: 'complaint.hold_placed',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.supervise',
  payload: {
    holdId: entityId,
    at: instantSchema,
    holdReason: z.enum(HOLD_REASONS),
    /** Number of the file at the court, the regulator or the auditor; it may name somebody. */
    holdReference: personal(words(120)),
  },
})

export const complaintHoldLifted = caseEvent({
  type: 'complaint.hold_lifted',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.supervise',
  payload: { holdId: entityId, at: instantSchema, liftReason: z.enum(HOLD_LIFT_REASONS) },
})

/** The first of the two people that S4-16(5) asks for. */
export const complaintErasureRequested = caseEvent({
  type: 'complaint.erasure_requested',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.erase',
  payload: { requestId: entityId, at: instantSchema, basis: z.enum(ERASURE_BASES) },
})

/**
 * The second person confirmed: from here on the personal parts of the case are nowhere (PIPL 47). The
 * chain stays valid.
 */
export const complaintPersonalErased = caseEvent({
  type: 'complaint.personal_erased',
  merge: 'fact',
  secondAfter: 'requestedBy',
  writer: 'both',
  permission: 'complaint.erase',
  payload: {
    basis: z.enum(ERASURE_BASES),
    requestedBy: employeeNoSchema,
    /** Number of the destruction certificate (S4-16(5)). */
    certificate: words(60),
  },
})

export const privacyEvents = [
  complaintRevealed,
  complaintRestricted,
  complaintHoldPlaced,
  complaintHoldLifted,
  complaintErasureRequested,
  complaintPersonalErased,
] as const
