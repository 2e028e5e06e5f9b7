/** Runs the simulator around each planted bug until an invariant says so. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import { type PlantedBug, simulatorWith } from './planted-bugs.ts'

/** A change of what is drawn moves the seed that finds a bug: these are tried after the one that is noted. */
const MORE_SEEDS = 24

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

    it.for(bugs)('is found: $name', async (bug, { annotate }) => {
      const { simulate } = await simulatorWith(bug)
      const found: string[] = []
      const others = Array.from({ length: MORE_SEEDS }, (_seed, index) => index + 1)
      const seeds = [bug.firstSeed, ...others.filter((seed) => seed !== bug.firstSeed)]
      for (const seed of seeds) {
        await simulate(seed, database, bug.needs, bug.about).catch((error: unknown) =>
          found.push(String(error)),
        )
        if (found.length === 0) continue
        // Found all the same, and every later run is slower than it needs to be.
        if (seed !== bug.firstSeed) {
          await annotate(`seed ${bug.firstSeed} no longer finds “${bug.name}”: note ${seed} there`)
        }
        break
      }
      // An invariant must say so, with the seed; a program that merely falls over proves nothing.
      expect(found[0], `none of the seeds ${seeds.join()} finds it`).toMatch(
        /SEED=\d+ Error: I\d+: /,
      )
    })
  })
}
