/** From a folded report upward to what screens are shown. */
import { excerpt } from '#shared/contract/case-view.ts'
import type { UpwardDetail, UpwardRow } from '#shared/contract/duty-view.ts'
import type { SyncState } from '#shared/contract/views.ts'
import { upwardClocks } from '#shared/duty/upward-clocks.ts'
import { type UpwardReportState, isOpenUpward, owesLeader } from '#shared/duty/upward-state.ts'
import type { FoldedUpward } from '../../store/tables/duty-table.ts'
import { aggregateSync, entrySyncs } from '../complaint/view.ts'
import { type Desk, packsOf } from '../desk.ts'
import { msOf } from './checks.ts'

/** A line of the list; null when the report was made by a program this one does not understand. */
export function upwardRow(desk: Desk, { folded, settled }: FoldedUpward): UpwardRow | null {
  const { state } = folded
  if (!state) return null
  const { reportId, at, by, reason, priority, to, skippedLevel, tellLeaderBy } = state
  const told = state.leaderTold === null ? desk.book.now() : msOf(state.leaderTold.at)
  return {
    reportId,
    at,
    by,
    reason,
    priority,
    to,
    skippedLevel,
    standing: standingOf(state),
    tellLeaderBy: owesLeader(state) ? tellLeaderBy : null,
    late: tellLeaderBy !== null && told > msOf(tellLeaderBy),
    excerpt: excerpt(state.content),
    needsUpdate: folded.unknown > 0,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'upward_report', reportId),
    version: folded.version,
  }
}

function standingOf(state: UpwardReportState): UpwardRow['standing'] {
  if (!isOpenUpward(state)) return 'done'
  if (owesLeader(state)) return 'leader_owed'
  return state.instructions.length === 0 ? 'waits_for_answer' : 'to_carry_out'
}

export function upwardDetail(desk: Desk, found: FoldedUpward): UpwardDetail | null {
  const row = upwardRow(desk, found)
  const { state, conflicts } = found.folded
  if (!row || !state) return null
  const { rules, calendar } = packsOf(desk)
  const syncs = entrySyncs(desk, 'upward_report', state.reportId)
  const said = ({ at, by, eventId }: { at: string; by: string; eventId: string }) => ({
    at,
    by,
    sync: syncs.get(eventId) ?? ('saved_here' satisfies SyncState),
  })
  return {
    row,
    content: state.content,
    emergencyReason: state.emergencyReason,
    directLeader: state.directLeader,
    leaderDueAt: state.tellLeaderBy,
    leaderTold: state.leaderTold && said(state.leaderTold),
    clocks: upwardClocks(state, rules, calendar).map(({ clock, subject, dueAt, source }) => ({
      clock,
      subject,
      dueAt,
      source,
    })),
    instructions: state.instructions.map((instruction) => ({
      ...said(instruction),
      instructionId: instruction.instructionId,
      from: instruction.from,
      text: instruction.text,
      toCarryOut: instruction.toCarryOut,
      carriedOut: instruction.carriedOut && {
        ...said(instruction.carriedOut),
        result: instruction.carriedOut.result,
      },
    })),
    conflicts: conflicts.map(({ by, at, value }) => ({ by, at, reason: String(value) })),
  }
}
