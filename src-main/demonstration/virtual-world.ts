/** Clock and chance of the demonstration: the same seed gives the same log, on every machine. */
import { createHash } from 'node:crypto'
import type { EpochMs } from '#shared/foundation/instant.ts'
import type { Clock, Random } from '#shared/foundation/ports.ts'

export interface VirtualClock extends Clock {
  /** Moves on to a later moment; an earlier one changes nothing. */
  moveTo(ms: EpochMs): void
}

export function createVirtualClock(start: EpochMs): VirtualClock {
  let now = start
  return {
    now: () => now,
    monotonic: () => now - start,
    bootId: () => 'demonstration',
    moveTo(ms) {
      now = Math.max(now, ms)
    },
  }
}

/** Bytes from SHA-256 in counter mode. Not for secrets: it exists to be repeated. */
export function createSeededRandom(seed: number): Random {
  let counter = 0
  let pool: Buffer = Buffer.alloc(0)
  return {
    bytes(count) {
      while (pool.length < count) {
        const block = createHash('sha256')
          .update(`counterbook demonstration ${seed} ${counter}`)
          .digest()
        counter += 1
        pool = Buffer.concat([pool, block])
      }
      const bytes = pool.subarray(0, count)
      pool = pool.subarray(count)
      return bytes
    },
  }
}
