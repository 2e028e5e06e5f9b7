/** Head office's errands: what a branch's log makes it write into another, run now or later, and lost at times. */
import { branchesOf } from './branches.ts'
import { type World, holds } from './world.ts'

/** More rounds than any chain of referral, answer and receipt needs. */
const ROUNDS_AT_MOST = 12
const LOST_SHARE = 0.2

/** Runs the errands of one branch, as the hub's queue does after a push; a failure leaves them for later. */
export async function runErrands(world: World, branchId: string): Promise<void> {
  if (world.has('hub_transaction_lost') && world.random.chance(LOST_SHARE)) {
    world.loseNextTransaction = true
  }
  const lost = world.loseNextTransaction
  try {
    await world.hub.runErrands(branchId)
  } catch (error) {
    // What the database lost is written the next time; anything else is a failure of the seed.
    if (!lost) throw error
    world.note('errand_lost')
  } finally {
    world.loseNextTransaction = false
  }
}

/** Runs errands until none is left. */
export async function runAllErrands(world: World): Promise<void> {
  for (let round = 0; round < ROUNDS_AT_MOST; round++) {
    const waiting = new Set(await world.hub.waitingErrands())
    const branches = (await branchesOf(world)).filter(({ branchId }) => waiting.has(branchId))
    if (branches.length === 0) return
    for (const { branchId } of branches) await runErrands(world, branchId)
  }
  holds('I20', false, () => 'errands make errands without end')
}
