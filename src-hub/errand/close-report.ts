/** S2-19: the closing that the hub has stored is reported by that; its own number is the receipt. */
import { instantOf } from '#shared/complaint/clocks.ts'
import { complaintCloseReported, complaintClosed } from '#shared/complaint/events/ending.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import { findBranch } from '../store/branch-table.ts'
import { storedAt } from '../store/errand-table.ts'
import { readAggregateEvents } from '../store/event-reads.ts'
import { HEAD_OFFICE, type Round, idFor, post } from './post.ts'

/** Writes the receipt of the present closing; one for each closing of a case that was opened again. */
export async function reportClosing(
  round: Round,
  branchId: string,
  { caseId, closing, closeReports, restriction }: ComplaintState,
): Promise<void> {
  const { context } = round
  if (!closing || restriction !== null || closeReports.some(({ way }) => way === 'synced')) return
  const closed = await closingEvent(round, branchId, caseId, closing.closedAt)
  const branch = await findBranch(context.database, branchId)
  if (!closed || !branch) return
  const closedAt = instantOf(closing.closedAt)
  const received = await storedAt(context.database, branchId, closed.number)
  await post(round, branchId, idFor(context, closedAt, 'closing received', branchId, closed.id), {
    type: complaintCloseReported,
    aggregateId: caseId,
    actor: HEAD_OFFICE,
    payload: {
      // A workstation's clock may run ahead: what was received was not received before it was.
      at: formatInstant(Math.max(received ?? context.clock.now(), closedAt)),
      way: 'synced',
      receipt: `${branch.code}-${closed.number}`,
    },
  })
}

/** The event that closed the case: what it says stands in the state, so it took effect. */
async function closingEvent(
  { context }: Round,
  branchId: string,
  caseId: string,
  closedAt: string,
): Promise<{ id: string; number: number } | null> {
  const key = { kind: 'complaint', id: caseId }
  const { database } = context
  const events = await readAggregateEvents(database, branchId, key, Number.MAX_SAFE_INTEGER)
  for (const { body, number } of events.toReversed()) {
    const read = decodeBody(body)
    if (read?.type === complaintClosed.type && read.payload['closedAt'] === closedAt) {
      return { id: read.id, number }
    }
  }
  return null
}
