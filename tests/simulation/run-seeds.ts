/** A file's share of the seeds. Seeds are fixed, so that a failure today is the same tomorrow. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import {
  CALAMITIES,
  EVERY_REACH,
  type Fault,
  NETWORK_FAULTS,
  type Reach,
  type Theme,
} from './faults.ts'
import { simulate } from './simulate.ts'

const SEEDS_A_FILE = 50
/** Files that share the seeds, and among them the kinds of fault that each answers for. */
const FILES = 4
/** Seeds of one test: small enough to see where time goes. */
const SEEDS_A_TEST = 10
/** Seeds that may be added for a fault that the file's own did not meet. */
const SEEDS_MORE = 40
const EVERY_FAULT: readonly Fault[] = [...NETWORK_FAULTS, ...CALAMITIES]

/** Runs seeds `50·(part − 1) + 1` to `50·part`; `SIMULATION_SEED` runs that one alone, in part 1. */
export function runSeeds(part: number): void {
  const wanted = process.env.SIMULATION_SEED
  const groups = wanted === undefined ? groupsOf(part) : part === 1 ? [[Number(wanted)]] : []
  describe(`part ${part} of the seeds`, () => {
    const reached = new Map<Reach, number>()
    let database: HubDatabase
    beforeAll(async () => {
      database = await openPglite(null)
    }, 60_000)
    afterAll(() => database.close())

    it.each(groups.map((seeds) => ({ first: seeds[0], seeds })))(
      'hold every invariant from seed $first',
      async ({ seeds }) => {
        const held: number[] = []
        for (const seed of seeds) {
          const run = await simulate(seed, database)
          held.push(seed)
          for (const [kind, count] of run.reached)
            reached.set(kind, (reached.get(kind) ?? 0) + count)
          // Nothing else clears away what thousands of emptied tables leave in the catalogue.
          if (seed % 10 === 0) await database.script('VACUUM')
        }
        expect(held).toEqual(seeds)
      },
    )

    it.skipIf(wanted !== undefined)('meet their kinds of fault', async () => {
      const own = EVERY_REACH.filter((_kind, index) => index % FILES === part - 1)
      const missing = () => own.filter((kind) => !reached.has(kind))
      // What fifty draws happened to leave out is drawn for, so that no change of a draw hides a fault.
      for (let extra = 1; extra <= SEEDS_MORE && missing().length > 0; extra++) {
        const wanted = missing()
        const theme = THEME_OF[wanted[extra % wanted.length] ?? ''] ?? 'everyday'
        const run = await simulate(part * 10_000 + extra, database, faultsBehind(wanted), theme)
        for (const [kind, count] of run.reached) reached.set(kind, (reached.get(kind) ?? 0) + count)
      }
      expect(missing()).toEqual([])
    })
  })
}

/** Where to look for what was not met; in the everyday, where nothing is said. */
const THEME_OF: Readonly<Record<string, Theme>> = {
  closed: 'endings',
  reopened: 'endings',
  receipt: 'endings',
  erased_by_two: 'endings',
  refused_same_person: 'endings',
  held: 'endings',
  hold_lifted: 'endings',
  slip: 'between_branches',
  errand_lost: 'between_branches',
  restricted: 'protection',
  sealed: 'protection',
  alarm_heeded: 'protection',
  double_opening: 'counter_day',
  signed_conflict: 'counter_day',
  late_count: 'counter_day',
  late_issue: 'counter_day',
  addendum: 'counter_day',
  addendum_refused: 'counter_day',
  addendum_lost: 'counter_day',
  difference_signed: 'counter_day',
  row_settled: 'counter_day',
  settled_twice: 'counter_day',
  duty_written: 'counter_day',
  day_closed: 'counter_day',
  day_closed_twice: 'counter_day',
}

/** What must be on for these to be met. */
function faultsBehind(kinds: readonly Reach[]): Fault[] {
  return kinds.flatMap((kind): Fault[] => {
    if (kind.startsWith('crash')) return ['crash']
    if (kind === 'errand_lost') return ['hub_transaction_lost']
    if (kind === 'duplicate_copy' || kind === 'new_epoch') return ['disk_restored', 'answer_lost']
    return EVERY_FAULT.filter((fault) => fault === kind)
  })
}

function groupsOf(part: number): number[][] {
  const first = (part - 1) * SEEDS_A_FILE + 1
  return Array.from({ length: SEEDS_A_FILE / SEEDS_A_TEST }, (_group, index) =>
    Array.from({ length: SEEDS_A_TEST }, (_seed, offset) => first + index * SEEDS_A_TEST + offset),
  )
}
