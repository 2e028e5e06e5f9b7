/**
 * What is handed to the compliance office unread (S2-06(6), E-20), and how the office can be reached.
 * The branch's log says that something was handed in and nothing else.
 */
import { z } from 'zod'
import { isUuid } from '../foundation/identifier.ts'
import { instantSchema } from '../foundation/instant-schema.ts'
import { eventType, personal } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { BOX_LIMIT_CHARACTERS, publicKeySchema } from './format.ts'

/**
 * The box is the whole of it. It stands in the part, which head office never passes on to a branch; the
 * body has no word about it.
 */
export const sealedSubmitted = eventType({
  type: 'sealed.submitted',
  version: 1,
  aggregate: 'sealed',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: { box: personal(z.string().min(1).max(BOX_LIMIT_CHARACTERS)) },
})

/** Every submission is written under this name: who handed it in stands inside the box alone. */
export const SEALED_ACTOR = { employeeNo: 'sealed', role: 'trainee' } as const

/** One office for the whole organisation. */
export const COMPLIANCE_AGGREGATE_ID = 'compliance'

const way = z.string().trim().min(1).max(200)

/** Published on the organisation's stream; the latest stands. */
export const complianceOfficePublished = eventType({
  type: 'compliance.office_published',
  version: 1,
  aggregate: 'compliance',
  merge: 'fact',
  writer: 'hub',
  permission: 'compliance.manage',
  payload: {
    at: instantSchema,
    /** Null: nothing can be sealed, the other ways stand alone. */
    publicKey: publicKeySchema.nullable(),
    telephone: way.nullable(),
    letter: way.nullable(),
  },
})

export const sealedEvents = [sealedSubmitted, complianceOfficePublished] as const

export interface SealedState {
  readonly sealedId: string
}

export interface ComplianceOffice {
  readonly at: string
  /** X25519, 32 bytes in hexadecimal. */
  readonly publicKey: string | null
  readonly telephone: string | null
  readonly letter: string | null
}

export const sealedAggregate: Aggregate<SealedState> = {
  kind: 'sealed',
  foldVersion: 1,
  isId: isUuid,
  // Not even the box: what is folded is read by lists.
  evolve: (state: SealedState | null, event: LoggedEvent) =>
    event.type === sealedSubmitted.type ? { sealedId: event.aggregate.id } : state,
  obstacle: () => null,
}

export const complianceAggregate: Aggregate<ComplianceOffice> = {
  kind: 'compliance',
  foldVersion: 1,
  isId: (id) => id === COMPLIANCE_AGGREGATE_ID,
  evolve: (state: ComplianceOffice | null, event: LoggedEvent) =>
    event.type === complianceOfficePublished.type
      ? (event.payload as unknown as ComplianceOffice)
      : state,
  obstacle: () => null,
}
