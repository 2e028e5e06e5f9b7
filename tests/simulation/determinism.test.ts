/** The same seed tells the same story: otherwise a printed seed would be worth nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import { simulate } from './simulate.ts'

let database: HubDatabase
beforeAll(async () => {
  database = await openPglite(null)
}, 60_000)
afterAll(() => database.close())

it.each([1, 7, 2025])('seed %i runs alike twice', async (seed) => {
  const first = await simulate(seed, database)
  const second = await simulate(seed, database)
  expect(second.story).toBe(first.story)
  expect(second.requests).toBe(first.requests)
})

it('another seed tells another story', async () => {
  const stories = new Set<string>()
  for (const seed of [11, 12, 13]) stories.add((await simulate(seed, database)).story)
  expect(stories.size).toBe(3)
})
