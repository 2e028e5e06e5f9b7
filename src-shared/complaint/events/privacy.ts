/** Who looked at personal words, and when they go. */
import { z } from 'zod'
import { eventType } from '../../log/event-type.ts'

/** Somebody looked at what is masked by default; the purpose is part of the record. */
export const complaintRevealed = eventType({
  type: 'complaint.revealed',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.reveal',
  payload: {
    purpose: z.enum(['contact_customer', 'verify_identity', 'handle_case', 'supervision']),
  },
})

/** From here on the personal parts of the case are nowhere (PIPL 47). The chain stays valid. */
export const complaintPersonalErased = eventType({
  type: 'complaint.personal_erased',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.erase',
  payload: { basis: z.enum(['retention_ended', 'customer_request', 'entered_by_mistake']) },
})
