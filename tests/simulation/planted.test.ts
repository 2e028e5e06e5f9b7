/** The test of the test: each planted bug is found, and the right program is found right. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import { PLANTED_BUGS, simulatorWith } from './planted-bugs.ts'

vi.mock('#shared/staff/pin.ts', async (original) =>
  (await import('./cheap-pins.ts')).cheapPins(original),
)

const SEEDS_AT_MOST = 60

let database: HubDatabase
beforeAll(async () => {
  database = await openPglite(null)
}, 60_000)
afterAll(() => database.close())

describe('a planted bug', () => {
  afterEach(() => {
    for (const { file } of PLANTED_BUGS) vi.doUnmock(file)
  })

  it.each(PLANTED_BUGS)('is found: $name', async (bug) => {
    const { simulate } = await simulatorWith(bug)
    const found: string[] = []
    for (let seed = 1; seed <= SEEDS_AT_MOST && found.length === 0; seed++) {
      await simulate(seed, database, bug.needs).catch((error: unknown) => found.push(String(error)))
    }
    // An invariant must say so, with the seed; a program that merely falls over proves nothing.
    expect(found[0]).toMatch(/SEED=\d+ Error: I\d+: /)
  })
})
