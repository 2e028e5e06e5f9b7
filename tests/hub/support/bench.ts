/** A hub in memory with a clock that the test turns and random bytes that a seed fixes. */
import { createHash } from 'node:crypto'
import { vi } from 'vitest'
import type { Clock, Random } from '#shared/foundation/ports.ts'
import { type Hub, openHub } from '#hub/service/hub.ts'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { openPglite } from '#hub/store/pglite-database.ts'

// Opening a store in memory takes two seconds, and ten on a machine with other work.
vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 })

export interface TestClock extends Clock {
  advance(ms: number): void
}

export const START = Date.parse('2025-10-20T02:00:00Z')

function testClock(start = START): TestClock {
  let now = start
  return {
    now: () => now,
    monotonic: () => now - start,
    bootId: () => 'test',
    advance(ms) {
      now += ms
    },
  }
}

/** Bytes that depend on the seed alone. */
function seededRandom(seed: string): Random {
  let count = 0
  return {
    bytes(wanted) {
      const pieces: Buffer[] = []
      for (let got = 0; got < wanted; got += 32) {
        pieces.push(createHash('sha256').update(`${seed} ${count++}`).digest())
      }
      return new Uint8Array(Buffer.concat(pieces).subarray(0, wanted))
    },
  }
}

export interface Reported {
  readonly level: string
  readonly word: string
  readonly facts: Readonly<Record<string, string | number>>
}

export interface Bench {
  readonly hub: Hub
  readonly database: HubDatabase
  readonly clock: TestClock
  readonly random: Random
  readonly reports: Reported[]
  close(): Promise<void>
}

/** Opens a hub over the given database, else over a fresh one in memory. */
export async function openBench(database?: HubDatabase, seed = 'bench'): Promise<Bench> {
  const store = database ?? (await openPglite(null))
  const clock = testClock()
  const random = seededRandom(seed)
  const reports: Reported[] = []
  const hub = await openHub({
    database: store,
    clock,
    random,
    version: 'test',
    report: (level, word, facts) => reports.push({ level, word, facts }),
  })
  return { hub, database: store, clock, random, reports, close: () => store.close() }
}
