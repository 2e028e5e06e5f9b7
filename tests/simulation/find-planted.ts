/** Runs the simulator around each planted bug until an invariant says so. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import { type PlantedBug, simulatorWith } from './planted-bugs.ts'

const SEEDS_AT_MOST = 60

/** Declares one test for each bug. */
export function findPlanted(bugs: readonly PlantedBug[]): void {
  let database: HubDatabase
  beforeAll(async () => {
    database = await openPglite(null)
  }, 60_000)
  afterAll(() => database.close())

  describe('a planted bug', () => {
    afterEach(() => {
      for (const { file } of bugs) vi.doUnmock(file)
    })

    it.each(bugs)('is found: $name', async (bug) => {
      const { simulate } = await simulatorWith(bug)
      const found: string[] = []
      for (let seed = 1; seed <= SEEDS_AT_MOST && found.length === 0; seed++) {
        await simulate(seed, database, bug.needs, bug.about).catch((error: unknown) =>
          found.push(String(error)),
        )
      }
      // An invariant must say so, with the seed; a program that merely falls over proves nothing.
      expect(found[0]).toMatch(/SEED=\d+ Error: I\d+: /)
    })
  })
}
