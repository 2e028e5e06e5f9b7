/** Asking upward and reporting afterwards (请示汇报, S4-17; ). */
import type { Deadline } from '../complaint/rules/types.ts'
import { type Gap, blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey, sameEmployee } from '../staff/same-employee.ts'
import type { EscalationPriority } from './enumerations.ts'
import { type TaskContext, afterReportDeadline } from './task-deadlines.ts'

export interface EscalationForm {
  /** One of the profile's reasons. */
  readonly reason: string | null
  readonly by: string | null
  readonly to: string | null
  readonly directLeader: string | null
  readonly matter: string
  readonly at: EpochMs
  /** Why the direct leader was passed over; blank when nobody was. */
  readonly emergency: string
  readonly shiftEndsAt: EpochMs
  /** When the direct leader was told afterwards; null while not. */
  readonly leaderToldAt: EpochMs | null
}

export interface EscalationAnswer {
  readonly skippedLevel: boolean
  readonly priority: EscalationPriority
  /** The report to the direct leader afterwards; null when nobody was passed over. */
  readonly afterReport: Deadline | null
}

/**
 * Level by level; a level is skipped only in an emergency that is named, and the direct leader is told
 * afterwards, by the end of the shift (T-84). Refuses, naming every gap at once, and a shift that ended
 * before.
 */
export function checkEscalation(
  form: EscalationForm,
  profile: Pick<ProfilePack, 'escalation'>,
  context: TaskContext,
): Result<EscalationAnswer> {
  const named = (person: string | null) => employeeKey(person) !== null
  const skippedLevel = named(form.to) && !sameEmployee(form.to, form.directLeader)
  const { reasons, source } = profile.escalation
  const reason = reasons.find(({ value }) => value === form.reason)
  const gaps: Gap[] = [
    ...gapUnless(reason !== undefined, 'reason', 'a known reason', source),
    ...gapUnless(named(form.by), 'by', 'who reports', 'S4-17(3)'),
    ...gapUnless(named(form.to), 'to', 'whom it goes to', 'S4-17(3)'),
    ...gapUnless(named(form.directLeader), 'directLeader', 'the direct leader', 'S4-17(3)'),
    ...gapUnless(!sameEmployee(form.by, form.to), 'to', 'somebody else', 'S4-17(3)'),
    ...gapUnless(!blank(form.matter), 'matter', 'the matter', 'S4-17(3)'),
    ...gapUnless(
      !skippedLevel || !blank(form.emergency),
      'emergency',
      'the emergency that skips a level',
      'S4-17(3)',
    ),
  ]
  if (gaps.length > 0 || !reason) return refusedForGaps('incomplete', 'the report', gaps)
  const { priority } = reason
  if (!skippedLevel) return accepted({ skippedLevel, priority, afterReport: null })
  const afterReport = afterReportDeadline(
    { escalatedAt: form.at, shiftEndsAt: form.shiftEndsAt, reportedAt: form.leaderToldAt },
    context,
  )
  return afterReport.ok
    ? accepted({ skippedLevel, priority, afterReport: afterReport.value })
    : afterReport
}

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
