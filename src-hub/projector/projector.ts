/**
 * Folding a branch's log into rows, after the ingest and never in its way. Each branch has its own
 * cursor and is folded by one process at a time. An event that cannot be folded marks its aggregate
 * broken, raises an alarm and holds up nothing else.
 */
import { complaintAggregate } from '#shared/complaint/fold/aggregate.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type ProposalState, phraseProposalAggregate } from '#shared/phrase/state.ts'
import { EVENT_FAULTS } from '#shared/log/event-fault.ts'
import { type Folded, emptyFold } from '#shared/log/fold.ts'
import { type HubContext, faultOf } from '../service/context.ts'
import { deleteComplaintRow, writeComplaintRow } from '../store/complaint-row-table.ts'
import { deleteParts, readAggregateEvents, readBranchEvents } from '../store/event-reads.ts'
import { type StoredEvent, branchHead } from '../store/event-table.ts'
import { deleteProposalRow, writeProposalRow } from '../store/proposal-row-table.ts'
import type { Queryable } from '../store/hub-database.ts'
import {
  moveProjection,
  projectionCursor,
  readAggregate,
  lockProjection,
  writeAggregate,
} from '../store/projection-table.ts'
import { PROGRAM, foldAll, foldStored, readingOf } from './folding.ts'
import { complaintRowOf } from './complaint-row.ts'

const STEP_EVENTS = 500

export interface Projected {
  /** Number up to which the branch is folded. */
  readonly cursor: number
  /** False when another process is folding it. */
  readonly own: boolean
}

/**
 * Folds everything that the branch's log holds beyond the cursor. With `wait` it waits for another
 * process that is folding the branch, so that what was committed before is folded afterwards.
 */
export async function projectBranch(
  context: HubContext,
  branchId: string,
  wait = false,
): Promise<Projected> {
  for (;;) {
    const step = await context.database.transaction((tx) =>
      projectStep(context, tx, branchId, wait),
    )
    if (!step.own || step.cursor >= step.head) return step
  }
}

async function projectStep(
  context: HubContext,
  tx: Queryable,
  branchId: string,
  wait: boolean,
): Promise<Projected & { head: number }> {
  if (!(await lockProjection(tx, branchId, wait))) return { cursor: 0, head: 0, own: false }
  const cursor = await projectionCursor(tx, branchId, PROGRAM)
  const head = await branchHead(tx, branchId)
  const to = Math.min(head, cursor + STEP_EVENTS)
  const folds = new BranchFold(context, tx, branchId)
  for (const event of await readBranchEvents(tx, branchId, { cursor, to })) await folds.take(event)
  await folds.store()
  await moveProjection(tx, branchId, PROGRAM, to)
  return { cursor: to, head, own: true }
}

interface Entry {
  readonly kind: string
  readonly id: string
  folded: Folded<unknown>
  erased: boolean
  brokenAt: number | null
  lastNumber: number
}

/** The aggregates of one step, read once and written once. */
class BranchFold {
  private readonly context: HubContext
  private readonly tx: Queryable
  private readonly branchId: string
  private readonly entries = new Map<string, Entry>()

  constructor(context: HubContext, tx: Queryable, branchId: string) {
    this.context = context
    this.tx = tx
    this.branchId = branchId
  }

  async take(event: StoredEvent): Promise<void> {
    const { kind, id, erases } = readingOf(event, this.context.device)
    const entry = await this.entry(kind, id)
    entry.lastNumber = event.number
    if (erases) entry.erased = true
    // What is written after the erasing, or by a machine that had not heard of it, loses its words too.
    if (entry.erased) await deleteParts(this.tx, this.branchId, { kind, id }, event.number)
    if (entry.brokenAt !== null && erases) entry.folded = emptyFold
    if (event.duplicateOf !== null || entry.brokenAt !== null) return
    const options = { hubDevice: this.context.device, withParts: !entry.erased }
    const seen = entry.folded.conflicts.length
    try {
      entry.folded = erases
        ? foldAll(await this.eventsOf(entry), options)
        : foldStored(entry.folded, event, options)
      if (entry.folded.conflicts.length > seen) this.reportFault(entry, event)
    } catch (error) {
      this.breakAt(entry, event.number, error)
    }
  }

  async store(): Promise<void> {
    for (const entry of this.entries.values()) {
      const folded = this.serialise(entry)
      const { erased, brokenAt } = entry
      await writeAggregate(this.tx, this.branchId, entry, { folded, erased, brokenAt })
      await this.storeRow(entry)
    }
  }

  private async entry(kind: string, id: string): Promise<Entry> {
    const name = `${kind} ${id}`
    const known = this.entries.get(name)
    if (known) return known
    const stored = await readAggregate(this.tx, this.branchId, { kind, id })
    const entry: Entry = {
      kind,
      id,
      folded: stored ? (JSON.parse(stored.folded) as Folded<unknown>) : emptyFold,
      erased: stored?.erased ?? false,
      brokenAt: stored?.brokenAt ?? null,
      lastNumber: 0,
    }
    this.entries.set(name, entry)
    return entry
  }

  private eventsOf(entry: Entry): Promise<StoredEvent[]> {
    return readAggregateEvents(this.tx, this.branchId, entry, entry.lastNumber)
  }

  private serialise(entry: Entry): string {
    try {
      return JSON.stringify(entry.folded)
    } catch (error) {
      this.breakAt(entry, entry.lastNumber, error)
      return JSON.stringify(emptyFold)
    }
  }

  private async storeRow(entry: Entry): Promise<void> {
    if (entry.kind === phraseProposalAggregate.kind) return this.storeProposal(entry)
    if (entry.kind !== complaintAggregate.kind) return
    if (entry.folded.state === null) {
      await deleteComplaintRow(this.tx, this.branchId, entry.id)
      return
    }
    let row: ReturnType<typeof complaintRowOf>
    try {
      row = complaintRowOf(entry.folded.state as ComplaintState)
    } catch (error) {
      this.breakAt(entry, entry.lastNumber, error)
      const { erased, brokenAt } = entry
      const folded = this.serialise(entry)
      await writeAggregate(this.tx, this.branchId, entry, { folded, erased, brokenAt })
      return
    }
    await writeComplaintRow(this.tx, this.branchId, row)
  }

  private async storeProposal({ id, folded }: Entry): Promise<void> {
    const state = folded.state as ProposalState | null
    if (state === null) return deleteProposalRow(this.tx, this.branchId, id)
    // A device may write any time that has the form of one; a day that does not exist sorts first.
    const proposedAt = Date.parse(state.at) || 0
    await writeProposalRow(this.tx, this.branchId, { ...state, proposedAt })
  }

  /** An honest machine writes nothing that is at fault by itself: somebody should look at the device. */
  private reportFault(entry: Entry, { device, number }: StoredEvent): void {
    const fault = entry.folded.conflicts.at(-1)?.value
    if (!(EVENT_FAULTS as readonly unknown[]).includes(fault)) return
    this.context.report('alarm', 'event_at_fault', {
      branch: this.branchId,
      kind: entry.kind,
      device,
      number,
      fault: String(fault),
    })
  }

  private breakAt(entry: Entry, number: number, error: unknown): void {
    entry.brokenAt = number
    this.context.report('alarm', 'aggregate_broken', {
      branch: this.branchId,
      kind: entry.kind,
      aggregate: entry.id,
      number,
      fault: faultOf(error),
    })
  }
}
