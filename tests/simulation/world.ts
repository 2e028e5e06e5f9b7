/** One seed's world: virtual time, the hub, the machines, and what was seen of them. */
import { createHash } from 'node:crypto'
import { mkdtempSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Hub, openHub } from '#hub/service/hub.ts'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import type { Net } from '#main/sync/transport.ts'
import type { Fault, Reach, Theme } from './faults.ts'
import { emptyHub, losingDatabase } from './hub-store.ts'
import type { Machine } from './machine.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

/** What one event was when it was written: the reference model is a plain list of these. */
export interface Written {
  readonly id: string
  readonly type: string
  readonly kind: string
  readonly aggregate: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface SimulatedTimer {
  readonly at: number
  readonly work: () => void
}

/** The process is dead: nothing it does from here on happens. */
export class CrashSignal extends Error {}

export class BrokenInvariant extends Error {}

/** Fails the seed unless it holds. `name` is the invariant of the design, `I1` to `I29`. */
export function holds(name: string, truth: boolean, words: () => string): asserts truth {
  if (!truth) throw new BrokenInvariant(`${name}: ${words()}`)
}

/** Monday, 20 October 2025, 08:30 in Shanghai. */
const FIRST_MOMENT = Date.UTC(2025, 9, 20, 0, 30)
const LINES_KEPT = 60

export class World {
  readonly seed: number
  readonly database: HubDatabase
  readonly random: SeededRandom
  readonly faults: ReadonlySet<Fault>
  /** Those of them that the test is about, and that come more often than others. */
  readonly sought: ReadonlySet<Fault>
  readonly folder: string
  readonly reached = new Map<Reach, number>()
  readonly machines: Machine[] = []
  /** Machines that worked or exchanged while a request was under way, until they have been looked at. */
  readonly interleaved = new Set<Machine>()
  /** Every event that anybody ever committed. */
  readonly written = new Map<string, Written>()
  /** Aggregates whose words were erased, with the words that must be nowhere. */
  readonly secrets = new Map<string, string[]>()
  readonly theme: Theme
  time = FIRST_MOMENT
  /** True while the network and the machines misbehave. */
  stormy = true
  loseNextTransaction = false
  /** A failure that happened where the program under test would have swallowed it. */
  broken: Error | null = null
  depth = 0
  /** What the programs reported to their logs. */
  readonly logged: string[] = []
  /** The compliance office's key, once it was published. */
  office: { readonly publicKey: string; readonly privateKey: string } | null = null
  /** The database was put back and nobody told the hub yet. */
  unnoticedRestore = false
  hasHubCopy = false
  hub!: Hub
  /** The port through which a machine's sync speaks. */
  netOf: (machine: Machine) => Net = () => {
    throw new Error('this world has no network')
  }
  private readonly hubRandom: SeededRandom
  private readonly digest = createHash('sha256')
  private readonly lines: string[] = []

  constructor(
    seed: number,
    database: HubDatabase,
    { theme, faults, sought }: Pick<World, 'theme' | 'faults' | 'sought'>,
  ) {
    this.theme = theme
    this.seed = seed
    this.faults = faults
    this.sought = sought
    this.database = losingDatabase(database, () => {
      const lose = this.loseNextTransaction
      this.loseNextTransaction = false
      return lose
    })
    this.random = seededRandom(seed, 'schedule')
    this.hubRandom = seededRandom(seed, 'hub')
    // Memory instead of a disk where there is one: syncing would be most of the time.
    const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
    this.folder = mkdtempSync(join(base, 'counterbook-simulation-'))
  }

  /** An empty head office with keys of this seed. */
  async begin(): Promise<void> {
    await emptyHub(this.database)
    await this.startHub()
  }

  /** The hub's process starts again over the same database. */
  async startHub(): Promise<void> {
    this.hub = await openHub({
      database: this.database,
      clock: { now: () => this.time, monotonic: () => this.time, bootId: () => 'hub' },
      random: this.hubRandom,
      version: '0.0.0',
      report: (...line) => this.logged.push(JSON.stringify(line)),
    })
  }

  /** Throws what happened where the program under test would have swallowed it. */
  expectWhole(): void {
    if (this.broken instanceof Error) throw this.broken
  }

  has(fault: Fault): boolean {
    return this.stormy && this.faults.has(fault)
  }

  note(reach: Reach): void {
    this.reached.set(reach, (this.reached.get(reach) ?? 0) + 1)
  }

  /** A line of the run's story. Runs of one seed tell the same story. */
  tell(line: string): void {
    this.digest.update(`${line}\n`)
    this.lines.push(line)
    if (this.lines.length > LINES_KEPT) this.lines.shift()
  }

  story(): string {
    return this.lines.join('\n')
  }

  storyHash(): string {
    return this.digest.copy().digest('hex')
  }

  /** Lets time pass; whatever was due on a running machine happens, one after the other. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms
    for (;;) {
      const due = this.machines
        .filter((machine) => machine.running())
        .flatMap((machine) => machine.timers.map((timer) => ({ machine, timer })))
        .filter(({ timer }) => timer.at <= end)
        .sort((one, other) => one.timer.at - other.timer.at)[0]
      if (!due) break
      this.time = Math.max(this.time, due.timer.at)
      await due.machine.ring(due.timer)
    }
    this.time = end
  }
}
