/** Runs one seed: a storm of work and faults, then healing, then every invariant. */
import { rmSync } from 'node:fs'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { armCrash, declareRestore, strike } from './calamity.ts'
import {
  checkBounded,
  checkCursor,
  checkHubLog,
  checkMachineLog,
  checkNothingLost,
  checkSound,
} from './check-log.ts'
import { type BranchLog, checkErrands } from './check-errands.ts'
import { checkNotices, checkStates } from './check-state.ts'
import { checkWords } from './check-words.ts'
import { runAllErrands, runErrands } from './errands.ts'
import {
  CALAMITIES,
  EXCHANGE_POINTS,
  type Fault,
  NETWORK_FAULTS,
  type Reach,
  type Theme,
} from './faults.ts'
import { branchesOf } from './branches.ts'
import { headOfficeWorks } from './head-office.ts'
import { Machine } from './machine.ts'
import { placeOf, shownIds } from './machine-rows.ts'
import { netOf, wireOf } from './network.ts'
import { publishKey } from './protect.ts'
import { seededRandom } from './seeded-random.ts'
import { checkTampering } from './tamper.ts'
import { enrol, setUp, work } from './work.ts'
import { workOnSlip } from './work-on-slip.ts'
import { BrokenInvariant, CrashSignal, World, holds } from './world.ts'

export interface Run {
  /** Equal for equal runs. */
  readonly story: string
  readonly theme: Theme
  readonly reached: ReadonlyMap<Reach, number>
  readonly events: number
  readonly requests: number
  readonly rounds: number
}

const STEPS = 25
const THEMED_STEPS = 14
const ROUNDS_AT_MOST = 12
const MINUTE_MS = 60_000
/** Most work here; the other branch has a machine of its own in every second world. */
const OWN = 'B01'
const OTHER = 'B02'

/** Runs the seed; throws with the seed, the invariant and the last lines of the story when one is broken. */
export async function simulate(
  seed: number,
  database: HubDatabase,
  /** Faults that are on whatever the seed says, for a test that is about them. */
  always: readonly Fault[] = [],
  about: Theme | null = null,
): Promise<Run> {
  const draws = seededRandom(seed, 'faults')
  const faults = new Set<Fault>([
    ...always,
    ...NETWORK_FAULTS.filter(() => draws.chance(0.35)),
    ...CALAMITIES.filter(() => draws.chance(0.5)),
  ])
  const drawn = themeOf(draws.below(100))
  const theme = about ?? drawn
  const world = new World(seed, database, { theme, faults, sought: new Set(always) })
  const wire = wireOf(world)
  world.netOf = netOf
  try {
    await world.begin()
    world.machines.push(new Machine(world, 'desk0', OWN), new Machine(world, 'desk1', OWN))
    const third = draws.below(100)
    const other = world.theme === 'between_branches' || third < 15
    if (other || third < 45) world.machines.push(new Machine(world, 'desk2', other ? OTHER : OWN))
    wire.meanwhile = (machine) => meanwhile(world, machine)
    if (world.theme !== 'everyday') await startTogether(world)
    const steps = world.theme === 'everyday' ? STEPS : THEMED_STEPS
    for (let step = 0; step < steps; step++) await oneStep(world)
    const rounds = await heal(world)
    const branches = await checkBranches(world)
    await checkErrands(world, branches)
    await checkWords(world, branches)
    checkTampering(world, world.random.pick(world.machines))
    return {
      story: world.storyHash(),
      theme: world.theme,
      reached: world.reached,
      events: branches.reduce((sum, { log }) => sum + log.length, 0),
      requests: wire.requests,
      rounds,
    }
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const message = `SEED=${seed} ${words}\nfaults: ${[...faults].join(' ')}\n${world.story()}`
    throw new Error(message, { cause: error })
  } finally {
    for (const machine of world.machines) await machine.stop()
    rmSync(world.folder, { recursive: true, force: true })
  }
}

function themeOf(draw: number): Theme {
  if (draw < 40) return 'everyday'
  if (draw < 58) return 'between_branches'
  if (draw < 72) return 'endings'
  return draw < 86 ? 'protection' : 'counter_day'
}

/** Where the matter is not how a branch begins, everybody has begun. */
async function startTogether(world: World): Promise<void> {
  await publishKey(world)
  for (const machine of world.machines) {
    await surviving(async () => {
      await machine.restart()
      await setUp(machine)
      await enrol(machine)
    })
    await afterStep(world)
  }
}

/** Checks each branch's log and what its machines make of it. */
async function checkBranches(world: World): Promise<BranchLog[]> {
  const found: BranchLog[] = []
  for (const branch of await branchesOf(world)) {
    const log = await checkHubLog(world, branch.branchId)
    const machines = world.machines.filter((machine) => machine.branch === branch.code)
    checkNothingLost(machines, log)
    for (const machine of machines) checkMachineLog(machine, log)
    await checkStates(world, { ...branch, log }, machines)
    found.push({ ...branch, log })
  }
  await checkNotices(world)
  return found
}

async function oneStep(world: World): Promise<void> {
  const { random } = world
  await world.pass(random.below(2 * MINUTE_MS))
  const machine = random.pick(world.machines)
  const draw = random.below(100)
  await surviving(async () => {
    if (!machine.running()) return machine.restart()
    if (!machine.set) return setUp(machine)
    if (draw < 16) return strike(world)
    if (draw < 23) return crashSoon(world, machine)
    if (draw < 30) return headOfficeWorks(world)
    if (draw < 44) return machine.enrolled() ? exchange(world, machine) : enrol(machine)
    if (draw < 48 && world.unnoticedRestore) return declareRestore(world)
    return work(machine)
  })
  await afterStep(world)
}

/** A machine exchanges; where the matter lies between branches, head office carries on what came. */
async function exchange(world: World, machine: Machine): Promise<void> {
  await machine.syncNow()
  if (world.theme !== 'between_branches') return
  for (const branch of await branchesOf(world)) await runErrands(world, branch.branchId)
  for (const other of world.machines) {
    if (other.branch === machine.branch || !other.running() || !other.enrolled()) continue
    await other.syncNow()
    const slips = shownIds(other.look(), 'referral_in')
    if (slips.length > 0) await workOnSlip(other, world.random.pick(slips))
  }
}

async function afterStep(world: World): Promise<void> {
  world.expectWhole()
  for (const machine of world.machines) {
    if (machine.dead()) await surviving(() => machine.restart())
    if (!machine.running()) continue
    checkCursor(machine)
    checkBounded(machine)
    // What was saved while a page came in is where a fold goes wrong, and the next page covers it up.
    if (world.interleaved.delete(machine) || world.random.chance(0.05)) checkSound(machine)
    if (world.random.chance(0.1)) machine.expectSaved()
  }
  world.expectWhole()
}

/** Arms a crash; one inside an exchange gets an exchange that has something to send. */
async function crashSoon(world: World, machine: Machine): Promise<void> {
  if (!armCrash(world, machine)) return
  if (machine.armed === null || !EXCHANGE_POINTS.has(machine.armed.point)) return
  if (!machine.enrolled()) return enrol(machine)
  await work(machine)
  await machine.syncNow()
}

/** A machine that dies takes its step with it; everything else is a failure of the seed. */
async function surviving(step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!(error instanceof CrashSignal)) throw error
  }
}

/** Something happens while a request of this machine is under way. */
async function meanwhile(world: World, asking: Machine): Promise<void> {
  const machine = world.random.chance(0.4) ? asking : world.random.pick(world.machines)
  if (!machine.running() || !machine.set || world.depth >= 2) return
  world.depth += 1
  world.note('interleaved')
  world.interleaved.add(asking).add(machine)
  try {
    const busy = machine === asking || machine.exchanging
    if (!busy && machine.enrolled() && world.random.chance(0.5)) await machine.syncNow()
    else await work(machine)
  } catch (error) {
    // The request that waits here would take any error for a broken line.
    if (error instanceof BrokenInvariant) world.broken ??= error
    else if (!(error instanceof CrashSignal)) world.broken ??= error as Error
  } finally {
    world.depth -= 1
  }
}

/** The storm is over: within bounded rounds everything has gone out and nothing moves any more (I10). */
async function heal(world: World): Promise<number> {
  world.stormy = false
  const wire = wireOf(world)
  for (let left = 0; left < 50; left++) await wire.lateArrivals()
  if (world.unnoticedRestore) await declareRestore(world)
  for (const machine of world.machines) {
    machine.offline = false
    machine.armed = null
    if (!machine.running()) await machine.restart()
    if (!machine.set) await setUp(machine)
    if (!machine.enrolled()) await enrol(machine)
  }
  let before = ''
  for (let round = 1; round <= ROUNDS_AT_MOST; round++) {
    if (round % 2 === 0) await world.pass(6 * MINUTE_MS)
    else for (const machine of world.machines) await machine.syncNow()
    await runAllErrands(world)
    world.expectWhole()
    for (const machine of world.machines) {
      checkCursor(machine)
      checkBounded(machine)
    }
    const hub = await world.database.query('SELECT head FROM branch_head ORDER BY branch_id')
    const now = JSON.stringify([hub, ...world.machines.map((machine) => placeOf(machine.look()))])
    const idle = world.machines.every((machine) => {
      const status = machine.status()
      return status?.waiting === 0 && status.lastProblem === null
    })
    if (idle && now === before) {
      const asked = world.machines.map((machine) => machine.asked)
      holds(
        'I13',
        asked.every((count) => count === 1),
        () => `idle machines ask ${asked.join()} times`,
      )
      return round
    }
    before = now
  }
  throw new BrokenInvariant(`I10: still moving after ${ROUNDS_AT_MOST} rounds: ${before}`)
}
