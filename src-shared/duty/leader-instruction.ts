/** What a leader said to do (S4-17(4), R-266). */
import { blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted } from '../foundation/result.ts'
import { employeeKey } from '../staff/same-employee.ts'

export interface LeaderInstruction {
  readonly from: string | null
  readonly text: string
  readonly givenAt: EpochMs
  readonly executedAt: EpochMs | null
}

/** A leader's instruction is written down in full (S4-17(4), R-266). Refuses naming every gap. */
export function checkInstruction(instruction: LeaderInstruction): Result<LeaderInstruction> {
  const source = 'S4-17(4)'
  const { executedAt, givenAt } = instruction
  const gaps = [
    ...gapUnless(employeeKey(instruction.from) !== null, 'from', 'who gave it', source),
    ...gapUnless(!blank(instruction.text), 'text', 'its words', source),
    ...gapUnless(
      executedAt === null || executedAt >= givenAt,
      'executedAt',
      'carrying out after giving',
      source,
    ),
  ]
  return gaps.length === 0
    ? accepted(instruction)
    : refusedForGaps('incomplete', 'the instruction', gaps)
}
