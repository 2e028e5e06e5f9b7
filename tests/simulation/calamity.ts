/** What happens to machines, disks, clocks and the hub's database between two steps. */
import { CALAMITIES, CRASH_POINTS, type Calamity, EXCHANGE_POINTS } from './faults.ts'
import { copyHub, putHubBack } from './hub-store.ts'
import type { DiskCopy } from './disk.ts'
import { Machine } from './machine.ts'
import { work } from './work.ts'
import { type World, holds } from './world.ts'

const TEN_YEARS_MS = 10 * 365 * 86_400_000
const MACHINES_AT_MOST = 4
const HUB_RESTORES_AT_MOST = 2
/** How often it is one that the test is about. */
const SOUGHT_SHARE = 0.7

const disks = new WeakMap<Machine, DiskCopy>()
const restores = new WeakMap<World, number>()

/** One calamity of those that the seed switched on, if any. */
export async function strike(world: World): Promise<void> {
  const possible = CALAMITIES.filter((calamity) => world.has(calamity))
  if (possible.length === 0) return
  const sought = possible.filter((calamity) => world.sought.has(calamity))
  const calamity = world.random.pick(
    sought.length > 0 && world.random.chance(SOUGHT_SHARE) ? sought : possible,
  )
  if (await ACTS[calamity](world, world.random.pick(world.machines))) {
    world.tell(`calamity ${calamity}`)
    if (calamity !== 'crash') world.note(calamity)
  }
}

/** The next time the machine passes the named place, or one of the times after, it dies there. */
export function armCrash(world: World, machine: Machine): boolean {
  // One that is armed already stays: some places are passed only now and then.
  if (!world.has('crash') || machine.armed) return false
  const exchange = world.random.chance(0.6)
  const point = world.random.pick(
    CRASH_POINTS.filter((name) => EXCHANGE_POINTS.has(name) === exchange),
  )
  machine.armed = { point, countdown: exchange ? 1 : 1 + world.random.below(2) }
  return true
}

type Act = (world: World, machine: Machine) => Promise<boolean> | boolean

const ACTS: Readonly<Record<Calamity, Act>> = {
  crash: armCrash,
  offline(_world, machine) {
    machine.offline = !machine.offline
    return true
  },
  async disk_restored(_world, machine) {
    const disk = disks.get(machine)
    if (!machine.running() || !machine.set) return false
    // A copy that holds something not yet sent: what came back from the hub since is then there twice.
    await work(machine)
    disks.set(machine, machine.copy())
    if (!disk) return false
    await machine.putBack(disk)
    return true
  },
  async disk_cloned(world, machine) {
    if (!machine.running() || !machine.enrolled() || world.machines.length >= MACHINES_AT_MOST)
      return false
    const name = `${machine.name}-twin${world.machines.length}`
    const twin = new Machine(world, name, machine.branch, machine.copy())
    world.machines.push(twin)
    twin.start()
    await twin.signIn()
    return true
  },
  clock_wrong(world, machine) {
    machine.clockErrorMs = world.random.pick([-TEN_YEARS_MS, TEN_YEARS_MS])
    return true
  },
  clock_jump(world, machine) {
    machine.clockErrorMs += (world.random.below(2001) - 1000) * 60_000
    return true
  },
  async hub_restarted(world) {
    const before = world.hub.incarnation()
    await world.startHub()
    // After an unnoticed restore the row is older than what the process remembered.
    holds(
      'I2',
      world.unnoticedRestore || world.hub.incarnation() === before,
      () => 'a restart is no new life',
    )
    return true
  },
  async hub_restored(world) {
    if (!(await restoreHub(world))) return false
    await declareRestore(world)
    return true
  },
  async hub_restored_unnoticed(world) {
    if (!(await restoreHub(world))) return false
    world.unnoticedRestore = true
    return true
  },
}

/** The first time makes the copy; the next puts it back. */
async function restoreHub(world: World): Promise<boolean> {
  if (!world.hasHubCopy) {
    await copyHub(world.database)
    world.hasHubCopy = true
    return false
  }
  const before = restores.get(world) ?? 0
  if (before >= HUB_RESTORES_AT_MOST) return false
  restores.set(world, before + 1)
  // What a disk holds when the hub forgets it is to come back from there.
  for (const machine of world.machines) {
    if (machine.running()) machine.saved = [...new Set([...machine.saved, ...machine.ownIds()])]
  }
  await putHubBack(world.database)
  return true
}

/** The operator says that the database was put back. */
export async function declareRestore(world: World): Promise<void> {
  world.unnoticedRestore = false
  await world.hub.checkIncarnation(true)
  world.tell('new incarnation')
}
