/**
 * What travels between a workstation and the hub.
 *
 * A push is a signed *batch*, not a signed HTTP message: the same bytes also verify from a USB file or
 * through a neighbour workstation. A pull page is signed by the hub, whose key the workstation learned
 * with its enrolment code. Bodies travel as text and are kept byte for byte.
 */
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../foundation/bytes.ts'
import { BODY_LIMIT_BYTES, PART_LIMIT_BYTES, type SealedEvent } from '../log/envelope.ts'

export const PROTOCOL = 1

/** Bounds of one push and one page; the hub repeats its own in every answer. */
export const LIMITS = {
  pushEvents: 500,
  pushBytes: 1024 * 1024,
  pullEvents: 1000,
  pullBytes: 1024 * 1024,
} as const

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const count = z.int().min(0)
const bodyText = z.string().max(BODY_LIMIT_BYTES)
const partText = z.strictObject({ salt: hex(16), text: z.string().max(PART_LIMIT_BYTES) })

export const batchSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  device: hex(32),
  epoch: z.int().min(1),
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  /** Link before the first event, and the link after the last. */
  prev: hex(32),
  lastHash: hex(32),
  events: z
    .array(z.strictObject({ body: bodyText, part: partText.nullable() }))
    .min(1)
    .max(LIMITS.pushEvents),
})
export type Batch = z.infer<typeof batchSchema>

const limitsSchema = z.strictObject({
  pushEvents: count,
  pushBytes: count,
  pullEvents: count,
  pullBytes: count,
})

/** The hub's head for a device: what it holds for good. */
const deviceHeadSchema = z.strictObject({ epoch: count, seq: count, hash: z.string() }).nullable()

export const pushAnswerSchema = z.strictObject({
  ok: z.literal(true),
  ack: z.strictObject({ epoch: count, seq: count, hash: hex(32) }),
  hubTime: z.string(),
  incarnation: z.string(),
  limits: limitsSchema,
  nextMs: count,
})
export type PushAnswer = z.infer<typeof pushAnswerSchema>

/**
 * Refusals of a push. `gap` names the expected seq; `fork` says that the hub holds other events at these
 * positions; both carry the hub's head so that the device can recover.
 */
export const PUSH_REFUSALS = [
  'gap',
  'fork',
  'too_large',
  'bad_signature',
  'unknown_device',
  'revoked',
  'invalid_batch',
] as const
export const pushRefusalSchema = z.strictObject({
  ok: z.literal(false),
  code: z.enum(PUSH_REFUSALS),
  message: z.string(),
  expected: count.optional(),
  head: deviceHeadSchema.optional(),
  /** Position of the event at fault, when one is. */
  seq: count.optional(),
  incarnation: z.string().optional(),
  hubTime: z.string().optional(),
})
export type PushRefusal = z.infer<typeof pushRefusalSchema>

export const pullRequestSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  device: hex(32),
  /** Highest numbers already held of the two streams. */
  branchCursor: count,
  organisationCursor: count,
  /** The incarnation in which the cursors were given; null before the first pull. */
  incarnation: z.string().nullable(),
  /** Send own events with their bodies: this device lost some of them. */
  withOwnBodies: z.boolean(),
  /** Makes each request unique, so that an answer belongs to its question. */
  nonce: hex(16),
})
export type PullRequest = z.infer<typeof pullRequestSchema>

/** An event in a page. Own events come without body: the position is all that is new. */
export const pulledEventSchema = z.strictObject({
  number: z.int().min(1),
  device: hex(32),
  epoch: z.int().min(1),
  seq: z.int().min(1),
  hash: hex(32),
  prev: hex(32).optional(),
  body: bodyText.optional(),
  part: partText.nullable().optional(),
  /** There is a part, and head office keeps it from this branch; an erased one is simply not there. */
  withheld: z.literal(true).optional(),
})
export type PulledEvent = z.infer<typeof pulledEventSchema>

export const pullPageSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  device: hex(32),
  nonce: hex(16),
  incarnation: z.string(),
  hubTime: z.string(),
  /** What the hub holds of the asking device. */
  head: deviceHeadSchema,
  branch: z.strictObject({
    from: count,
    to: count,
    head: count,
    events: z.array(pulledEventSchema),
  }),
  organisation: z.strictObject({
    from: count,
    to: count,
    head: count,
    events: z.array(pulledEventSchema),
  }),
  limits: limitsSchema,
  nextMs: count,
})
export type PullPage = z.infer<typeof pullPageSchema>

/**
 * Signed like every request, with the key that is being enrolled: proof that the sender holds it. The
 * answer is signed by the hub, whose key must have the fingerprint that stands in the code.
 */
export const enrolRequestSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  code: z.string().min(8).max(200),
  /** SPKI DER of the device's Ed25519 public key, hexadecimal. */
  publicKey: z.string().regex(/^[0-9a-f]{64,200}$/),
  /** Name of the machine as its people call it. */
  label: z.string().max(80),
  nonce: hex(16),
})
export type EnrolRequest = z.infer<typeof enrolRequestSchema>

export const enrolAnswerSchema = z.strictObject({
  ok: z.literal(true),
  nonce: hex(16),
  branchId: z.uuid(),
  branchCode: z.string(),
  /** SPKI DER of the hub's Ed25519 public key, hexadecimal. */
  hubPublicKey: z.string(),
  incarnation: z.string(),
  hubTime: z.string(),
})
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>

export const refusalAnswerSchema = z.strictObject({
  ok: z.literal(false),
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
})

/**
 * Header that carries the Ed25519 signature (base64) over the raw bytes of a request or answer, before
 * compression. The hub signs every answer below `/v1/` that it gives as a hub; what a proxy says is unsigned.
 */
export const SIGNATURE_HEADER = 'x-counterbook-signature'
export const PATHS = { enrol: '/v1/enrol', push: '/v1/push', pull: '/v1/pull' } as const

/** Events as they stand in a batch. */
export function toBatchEvents(events: readonly SealedEvent[]): Batch['events'] {
  return events.map((event) => ({ body: fromUtf8(event.body), part: toPartText(event.part) }))
}

export function toPartText(part: SealedEvent['part']): { salt: string; text: string } | null {
  return part && { salt: toHex(part.salt), text: fromUtf8(part.bytes) }
}

export function fromPartText(part: { salt: string; text: string } | null): SealedEvent['part'] {
  return part && { salt: fromHex(part.salt), bytes: utf8(part.text) }
}
