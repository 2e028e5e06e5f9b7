/**
 * The envelope of an event: position, body, part.
 *
 * The position (device, epoch, seq) stands outside the body, so that a forked device can chain the
 * same bodies again under a new epoch. The body is UTF-8 JSON kept byte for byte; hash and signature
 * cover these bytes, so nothing is ever re-serialised. Everything personal travels in the part; the
 * body carries only the part's digest, so the chain verifies with or without it.
 */
import { z } from 'zod'
import { concatBytes, fromUtf8, toHex, utf8 } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'

export const BODY_LIMIT_BYTES = 64 * 1024
/** A part may be as large as a body: long statements belong into an attachment. */
export const PART_LIMIT_BYTES = 64 * 1024
export const SALT_BYTES = 16

/** Where an event stands in its device's log. `seq` is gapless from 1 per (device, epoch). */
export interface Position {
  readonly device: string
  readonly epoch: number
  readonly seq: number
}

/** Who did it, as the workstation knew the person at that moment. */
export const actorSchema = z.strictObject({
  employeeNo: z.string().min(1).max(32),
  role: z.string().min(1).max(40),
})
export type Actor = z.infer<typeof actorSchema>

/**
 * Names in an envelope stand in keys and indexes on both sides: printable ASCII only, because a
 * database may refuse other characters and then one event would stop its whole device.
 */
const word = (max: number) =>
  z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .max(max)

// Loose, because a newer version may add fields: the bytes keep them, this version just does not read them.
const bodySchema = z.looseObject({
  /** Format of this body. */
  v: z.literal(1),
  /** UUIDv7 of the event; the same after re-chaining, so one event has one effect. */
  id: word(40),
  type: word(80),
  tv: z.int().min(1),
  aggregate: z.strictObject({ kind: word(40), id: word(120) }),
  /** Branch number up to which this device had seen the others. */
  base: z.int().min(0),
  /** Organisation-stream number the device had applied. */
  orgBase: z.int().min(0),
  payload: z.record(z.string(), z.unknown()),
  /** Digest of the personal part, or null when there is none. */
  part: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  actor: actorSchema,
  businessDate: z.string(),
  shift: z.string().nullable(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  /** Monotonic milliseconds and boot: evidence when the wall clock was wrong. */
  mono: z.number(),
  boot: z.string(),
  /** Hub time − own time at last contact, and how old that knowledge is; null before any contact. */
  clockOffset: z.strictObject({ ms: z.number(), ageMs: z.number() }).nullable(),
  app: z.string(),
})
export interface EventBody {
  readonly v: 1
  readonly id: string
  readonly type: string
  readonly tv: number
  readonly aggregate: { readonly kind: string; readonly id: string }
  readonly base: number
  readonly orgBase: number
  readonly payload: Readonly<Record<string, unknown>>
  readonly part: string | null
  readonly actor: Actor
  readonly businessDate: string
  readonly shift: string | null
  readonly occurredAt: string
  readonly recordedAt: string
  readonly mono: number
  readonly boot: string
  readonly clockOffset: { readonly ms: number; readonly ageMs: number } | null
  readonly app: string
}

export interface Part {
  readonly salt: Uint8Array
  readonly bytes: Uint8Array
}

/** An event as it is stored and sent. */
export interface SealedEvent {
  readonly position: Position
  readonly body: Uint8Array
  /** Absent when there never was one, or when it was erased or withheld. */
  readonly part: Part | null
  readonly hash: Uint8Array
  readonly prev: Uint8Array
}

/** Digest of a part: SHA-256(salt ‖ bytes). */
export function partDigest(sha256: Sha256, part: Part): string {
  return toHex(sha256(concatBytes(part.salt, part.bytes)))
}

/** Splits a payload by the marked fields. The part is null when no marked field is present. */
export function splitPayload(
  payload: Readonly<Record<string, unknown>>,
  personalNames: readonly string[],
): { open: Record<string, unknown>; personal: Record<string, unknown> | null } {
  const open: Record<string, unknown> = {}
  const marked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(payload)) {
    if (value === undefined) continue
    if (personalNames.includes(name)) marked[name] = value
    else open[name] = value
  }
  return { open, personal: Object.keys(marked).length > 0 ? marked : null }
}

/** Serialises a body once; these bytes are the truth from now on. Refuses bodies beyond 64 KiB. */
export function encodeBody(body: EventBody): Result<Uint8Array> {
  const bytes = utf8(JSON.stringify(body))
  return bytes.length > BODY_LIMIT_BYTES
    ? refused('event_too_large', 'an event body may have 64 KiB')
    : accepted(bytes)
}

/** Serialises a personal part. Refuses parts beyond 64 KiB. */
export function encodePart(fields: Record<string, unknown>, salt: Uint8Array): Result<Part> {
  const bytes = utf8(JSON.stringify(fields))
  return bytes.length > PART_LIMIT_BYTES
    ? refused('event_too_large', 'the personal part of an event may have 64 KiB')
    : accepted({ salt, bytes })
}

/** Reads a body; null when the bytes are not a body of a known format. */
export function decodeBody(bytes: Uint8Array): EventBody | null {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(fromUtf8(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Reads a part's fields; null when the bytes are not a JSON object. */
export function decodePart(part: Part): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(fromUtf8(part.bytes))
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
