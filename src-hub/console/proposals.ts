/** What branches propose to say, over all of them, and head office's answer. */
import type { ConsoleProposal } from '#shared/contract/console-words.ts'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { proposalView } from '#shared/contract/proposal-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { shownText } from '#shared/foundation/words.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import { phraseProposalDecided } from '#shared/phrase/events.ts'
import { type ProposalState, phraseProposalAggregate } from '#shared/phrase/state.ts'
import { foldAll } from '../projector/folding.ts'
import { projectBranch } from '../projector/projector.ts'
import type { HubContext } from '../service/context.ts'
import { appendToBranch } from '../service/hub-writer.ts'
import { type Branch, findBranch } from '../store/branch-table.ts'
import { readAggregateEvents } from '../store/event-reads.ts'
import { lockBranch } from '../store/event-table.ts'
import type { Queryable } from '../store/hub-database.ts'
import { findProposals } from '../store/proposal-row-table.ts'
import { libraryRow, publishEntry } from './library.ts'

const { kind } = phraseProposalAggregate
type Decision = ConsoleInput<'console.decideProposal'>
type Published = { readonly code: string; readonly revision: number } | null

/** One page of proposals. */
export async function listProposals(
  context: HubContext,
  { state, offset, limit }: ConsoleInput<'console.proposals'>,
): Promise<Result<ConsoleOutput<'console.proposals'>>> {
  const wanted = { waiting: state === 'waiting', offset, limit }
  const { proposals, total } = await findProposals(context.database, wanted)
  const rows: ConsoleProposal[] = []
  for (const { branchId, branchCode, folded } of proposals) {
    const row = await rowOf(context, { branchId, branchCode }, JSON.parse(folded))
    if (row) rows.push(row)
  }
  return accepted({ rows, total })
}

async function rowOf(
  context: HubContext,
  branch: { readonly branchId: string; readonly branchCode: string },
  { state, version }: Folded<ProposalState>,
): Promise<ConsoleProposal | null> {
  if (!state) return null
  const standing = state.replaces === null ? null : await libraryRow(context, state.replaces)
  return { ...proposalView(state), ...branch, version, standing }
}

/**
 * Answers a proposal once. What is accepted is published in the same transaction: no crash leaves a branch
 * told of words that nobody gets, or words published that nobody was told of.
 */
export async function decideProposal(
  context: HubContext,
  decision: Decision,
  actor: Actor,
): Promise<Result<ConsoleProposal>> {
  const branch = await findBranch(context.database, decision.branchId)
  if (!branch) return unknownProposal()
  const decided = await context.database.transaction((tx) =>
    decideIn(context, tx, { ...decision, branch }, actor),
  )
  if (!decided.ok) return decided
  await projectBranch(context, branch.branchId, true)
  const folded = await foldedIn(context, context.database, decision)
  const { branchId, code: branchCode } = branch
  const row = await rowOf(context, { branchId, branchCode }, folded)
  return row ? accepted(row) : unknownProposal()
}

async function decideIn(
  context: HubContext,
  tx: Queryable,
  { branch, ...decision }: Decision & { readonly branch: Branch },
  actor: Actor,
): Promise<Result<unknown>> {
  await lockBranch(tx, branch.branchId)
  // From the log itself: what the branch sent a moment ago counts.
  const { state, version } = await foldedIn(context, tx, decision)
  if (!state) return unknownProposal()
  if (state.state !== 'waiting') {
    const code = state.state === 'withdrawn' ? 'already_withdrawn' : 'already_decided'
    return refused(code, 'it waits for no answer any more', { field: 'proposalId' })
  }
  if (version !== decision.seenVersion) {
    return refused('changed_meanwhile', 'the proposal changed since it was shown', {
      field: 'seenVersion',
    })
  }
  const published = await publishedFor(context, tx, decision, actor)
  if (!published.ok) return published
  const written = await appendToBranch(context, tx, branch.branchId, {
    type: phraseProposalDecided,
    payload: {
      at: formatInstant(context.clock.now()),
      outcome: decision.outcome,
      published: published.value,
      remark: shownText(decision.remark) || null,
    },
    aggregateId: decision.proposalId,
    actor,
  })
  // A refusal would leave the publication standing alone; thrown, it takes everything back.
  if (!written.ok) throw new Error(`the answer cannot be written: ${written.refusal.code}`)
  return written
}

async function publishedFor(
  context: HubContext,
  tx: Queryable,
  { outcome, entry, seenRevision, proposalId, remark }: Decision,
  actor: Actor,
): Promise<Result<Published>> {
  if (outcome === 'declined') {
    return shownText(remark) === ''
      ? refused('field_required', 'the branch is told why', { field: 'remark' })
      : accepted(null)
  }
  if (entry === null) {
    return refused('field_required', 'the words that are published', { field: 'entry' })
  }
  return publishEntry(context, tx, { entry, seenRevision, proposalId }, actor)
}

async function foldedIn(
  context: HubContext,
  queryable: Queryable,
  { branchId, proposalId }: Pick<Decision, 'branchId' | 'proposalId'>,
): Promise<Folded<ProposalState>> {
  const record = { kind, id: proposalId }
  const events = await readAggregateEvents(queryable, branchId, record, Number.MAX_SAFE_INTEGER)
  const options = { hubDevice: context.device, withParts: true }
  return foldAll(events, options) as Folded<ProposalState>
}

function unknownProposal(): Result<never> {
  return refused('unknown_proposal', 'there is no such proposal', { field: 'proposalId' })
}
