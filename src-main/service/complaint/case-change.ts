/** Changing a case: read it, check what the person had seen, decide and write in one transaction. */
import type { caseIntakeCalls } from '#shared/contract/calls/case-intake.ts'
import type { complaintCalls } from '#shared/contract/calls/complaint.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import { findCase } from '../../store/tables/case-table.ts'
import type { Writer } from '../book.ts'
import type { Desk } from '../desk.ts'
import { caseDetail } from './view.ts'

type Calls = typeof complaintCalls & typeof caseIntakeCalls
export type In<Name extends keyof Calls> = CallInput<Calls, Name>

export interface Seen {
  readonly state: ComplaintState
  readonly folded: Folded<ComplaintState>
  readonly now: EpochMs
  readonly writer: Writer
}

interface Guard {
  readonly caseId: string
  readonly seenVersion: number
  /** Refuse when the case changed since the person saw it. Facts may always be added. */
  readonly strict: boolean
  /** Words cannot be added to a case whose words were erased. */
  readonly needsWords: boolean
  /** Refuse whoever the case is about. */
  readonly impartial?: true
  /** True when this very thing stands there already: a second click writes nothing and meets no version. */
  readonly written?: (state: ComplaintState) => boolean
}

/** Reads the case, lets `work` decide and write, and answers the desk as it is now. */
export function change(
  desk: Desk,
  actor: Actor,
  guard: Guard,
  work: (seen: Seen) => Result<unknown>,
): Result<CaseDetail> {
  const { caseId } = guard
  const written = desk.book.write(actor, (writer) => {
    const found = findCase(writer.db, caseId)
    if (!found) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
    const { folded } = found
    const { state } = folded
    if (!state || folded.unknown > 0)
      return refused('needs_update', 'this case needs a newer program')
    if (state.erased && guard.needsWords)
      return refused('erased', 'the words of this case were erased')
    if (guard.impartial && isComplainedOf(state, actor.employeeNo)) return ownComplaint()
    if (guard.written?.(state) === true) return accepted(null)
    if (guard.strict && folded.version !== guard.seenVersion) {
      return refused('changed_meanwhile', 'the case changed since it was shown', {
        field: 'seenVersion',
      })
    }
    return work({ state, folded, now: desk.book.now(), writer })
  })
  return written.ok ? getCase(desk, caseId, actor) : written
}

/** Nobody acts in a complaint about oneself. */
export function ownComplaint() {
  return refused('own_complaint', 'nobody acts in a complaint about oneself', { source: 'R-17' })
}

/** The desk of one case as this person may see it. */
export function getCase(desk: Desk, caseId: string, viewer: Actor): Result<CaseDetail> {
  const found = findCase(desk.book.db, caseId)
  const detail = found && caseDetail(desk, found, desk.book.now(), viewer)
  return detail
    ? accepted(detail)
    : refused('unknown_case', 'there is no such case', { field: 'caseId' })
}
