/** UUIDv7: unique names for entities and events. They are never used for order. */
import { z } from 'zod'
import { toHex, utf8 } from './bytes.ts'
import type { EpochMs } from './instant.ts'
import type { Clock, Random, Sha256 } from './ports.ts'

/** The ids of entities, as calls and events accept them. */
const uuidSchema = z.uuid()

/** True for what calls accept as the id of an entity. */
export function isUuid(text: string): boolean {
  return uuidSchema.safeParse(text).success
}

/** A UUIDv7 from a time in milliseconds and ten random bytes (RFC 9562 §5.7). */
export function uuidFrom(ms: EpochMs, random: Uint8Array): string {
  const time = Math.max(0, Math.trunc(ms)).toString(16).padStart(12, '0').slice(-12)
  const tail = Uint8Array.from(random.subarray(0, 10))
  tail[0] = ((tail[0] as number) & 0x0f) | 0x70
  tail[2] = ((tail[2] as number) & 0x3f) | 0x80
  const hex = `${time}${toHex(tail)}`
  return grouped(hex)
}

function grouped(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

/**
 * The UUIDv8 of a text (RFC 9562 §5.8), from its SHA-256: what two machines write about one thing without
 * knowing of each other lands on one record.
 */
export function uuidOf(text: string, sha256: Sha256): string {
  const bytes = Uint8Array.from(sha256(utf8(text)).subarray(0, 16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return grouped(toHex(bytes))
}

/** A fresh UUIDv7 from the ports. */
export function newUuid(clock: Pick<Clock, 'now'>, random: Random): string {
  return uuidFrom(clock.now(), random.bytes(10))
}
