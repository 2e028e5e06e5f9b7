/** Body and part joined again, as the fold sees them; the same on workstation and hub. */
import { type EventBody, type Part, type Position, decodePart } from './envelope.ts'
import type { LoggedEvent } from './fold.ts'
import { hasValidPayload, readPersonal } from './registry.ts'

export interface EventInPlace {
  readonly position: Position
  readonly body: EventBody
  /** Null when there never was one, when it is erased or withheld, or to fold the public state. */
  readonly part: Part | null
  /** Place in hub order; null in the own tail. */
  readonly branchSeq: number | null
  /** Whether the writer is head office's own device. */
  readonly fromHub: boolean
}

/**
 * The event as the fold sees it. Only fields that the type marks as personal are taken from the part:
 * otherwise a part could change a public field, and a machine without the part would fold another state.
 */
export function loggedEventOf({
  position,
  body,
  part,
  branchSeq,
  fromHub,
}: EventInPlace): LoggedEvent {
  return {
    id: body.id,
    type: body.type,
    typeVersion: body.tv,
    aggregate: body.aggregate,
    device: position.device,
    epoch: position.epoch,
    seq: position.seq,
    fromHub,
    branchSeq,
    base: body.base,
    orgBase: body.orgBase,
    actor: body.actor,
    businessDate: body.businessDate,
    shift: body.shift,
    occurredAt: body.occurredAt,
    recordedAt: body.recordedAt,
    payload: { ...body.payload, ...wordsOf(body, part) },
    valid: hasValidPayload(body.type, body.tv, body.payload),
  }
}

function wordsOf(body: EventBody, part: Part | null): Record<string, unknown> {
  const fields = part && decodePart(part)
  return fields ? readPersonal(body.type, body.tv, fields) : {}
}
