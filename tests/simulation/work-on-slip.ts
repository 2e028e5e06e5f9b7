/** What people do with a slip of another branch: take it, give it back, answer it. */
import type { SlipDetail } from '#shared/contract/calls/referral-in.ts'
import { type Machine, PEOPLE } from './machine.ts'

/** Answers what was done about one slip, by whoever stands here. */
export async function workOnSlip(machine: Machine, slipId: string): Promise<void> {
  const { random } = machine.world
  const shown = await machine.ask('referralIn.get', { slipId })
  if (!shown.ok) return
  const { row } = shown.value
  const on = { slipId, seenVersion: row.version }
  if (row.state === 'waiting' && random.chance(0.7)) {
    const acceptedBy = random.pick(PEOPLE).employeeNo
    const taken = await machine.save('referralIn.accept', { ...on, acceptedBy })
    if (taken.ok && random.chance(0.6)) await answerSlip(machine, taken.value)
  } else if (row.state === 'waiting' && random.chance(0.6)) {
    const refusedBecause = `不归我们${secretOf(shown.value)}`
    await machine.save('referralIn.refuse', { ...on, refusedBecause })
  } else {
    // Also what comes too early or too late: the answer must be a refusal.
    await answerSlip(machine, shown.value)
  }
}

async function answerSlip(machine: Machine, slip: SlipDetail): Promise<void> {
  const { slipId, version: seenVersion } = slip.row
  const feedback = `已核对${secretOf(slip)}`
  await machine.save('referralIn.answer', { slipId, seenVersion, feedback })
}

/** The words about the customer that the slip carries: they go with those of the case. */
function secretOf({ task }: SlipDetail): string {
  return /机密[0-9a-f-]{36}/.exec(task ?? '')?.[0] ?? ''
}
