/** The same complaint again: candidates while somebody types, and the link that both cases keep. */
import type { RepeatCandidateView } from '#shared/contract/calls/case-intake.ts'
import { clocksOf, instantOf } from '#shared/complaint/clocks.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { complaintReopened } from '#shared/complaint/events/ending.ts'
import { complaintRepeatLinked, complaintResubmitted } from '#shared/complaint/events/repeat.ts'
import { previewObstacle, previewed } from '#shared/complaint/fold/preview.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { maskName } from '#shared/complaint/masking.ts'
import { blank } from '#shared/complaint/rules/gap.ts'
import { repeatOutcome } from '#shared/complaint/rules/intake/repeat-outcome.ts'
import {
  type OriginalCase,
  phoneIn,
  possibleRepeats,
  repeatKeys,
} from '#shared/complaint/rules/intake/repeat.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { excerpt } from '#shared/contract/case-view.ts'
import { type EpochMs, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { findCase } from '../../store/tables/case-table.ts'
import { casesByKeys, newestCases } from '../../store/tables/repeat-table.ts'
import type { Writer } from '../book.ts'
import { type Desk, packsOf } from '../desk.ts'
import { type In, change, ownComplaint } from './case-change.ts'
import { decideState } from './decision.ts'

/** A look at words costs time: only so many of the newest cases are compared. */
const COMPARED = 200
const KEYED = 50
const SHOWN = 5

type Keys = Pick<ComplaintState, 'identityNumber' | 'cardTail' | 'contact'>

const keysOf = ({ identityNumber, cardTail, contact }: Keys) => ({
  identityNumber,
  cardTail,
  phone: phoneIn(contact),
})

/** Earlier cases that may be the same complaint. Reads only; a restricted case is not shown to anybody, and none to whom it is about. */
export function findRepeats(
  desk: Desk,
  typed: In<'complaint.findRepeats'>,
  viewer: Actor,
): Result<{ repeats: RepeatCandidateView[] }> {
  const { db } = desk.book
  // Of a case that is in the book already its own numbers count: the desk shows them masked.
  const own = findCase(db, typed.caseId)?.folded.state ?? null
  const keys = keysOf(own ?? typed)
  const text = own?.facts ?? typed.facts
  const known = new Map<string, ComplaintState>()
  for (const state of casesByKeys(db, repeatKeys(keys), KEYED)) known.set(state.caseId, state)
  if (!blank(text)) {
    for (const state of newestCases(db, COMPARED)) known.set(state.caseId, state)
  }
  known.delete(typed.caseId)
  const earlier = [...known.values()]
    .filter((state) => state.state !== 'restricted' && !isComplainedOf(state, viewer.employeeNo))
    .map((state) => ({ caseId: state.caseId, ...keysOf(state), text: state.facts }))
  const found = possibleRepeats({ ...keys, text }, earlier, packsOf(desk).rules)
  const repeats = found.slice(0, SHOWN).flatMap(({ caseId, signs }) => {
    const state = known.get(caseId)
    if (!state) return []
    return {
      caseId,
      caseNumber: state.caseNumber,
      receivedAt: state.receivedAt,
      state: state.state,
      handler: state.handler,
      customerName: maskName(state.customerName),
      excerpt: excerpt(state.facts),
      signs: [...signs],
    }
  })
  return accepted({ repeats })
}

/** What a person said of a repeat. */
interface RepeatSaid {
  readonly caseId: string
  readonly newFacts: boolean | null
  readonly what: string
  readonly sameCustomer: boolean
}

interface Repeating {
  readonly state: ComplaintState
  readonly said: RepeatSaid
  readonly now: EpochMs
  readonly writer: Writer
}

/**
 * Writes the link on both cases, inside the transaction of whoever calls. The original's dates move only
 * where R-18 moves them. Refuses an unknown or restricted original, another customer's, the case itself,
 * and a question about new facts that nobody answered.
 */
export function writeRepeat(desk: Desk, repeating: Repeating): Result<unknown> {
  const { state, said, now, writer } = repeating
  const original = findCase(writer.db, said.caseId)?.folded.state ?? null
  if (original?.state === 'restricted' || original === null) {
    return refused('unknown_case', 'there is no such case', { field: 'repeatOf.caseId' })
  }
  if (said.newFacts === null) {
    return refused('new_facts_unanswered', 'whether there are new facts and reasons', {
      field: 'repeatOf.newFacts',
      source: 'R-18',
    })
  }
  const receivedAt = instantOf(state.receivedAt)
  const repeat = { caseId: state.caseId, receivedAt, newFacts: said.newFacts }
  const answer = repeatOutcome(
    repeat,
    originalOf(desk, original, state, said, now),
    termEnd(original),
  )
  if (!answer.ok) return answer
  const { outcome, restartsClock } = answer.value
  const both = { newFacts: said.newFacts, outcome }
  const again = {
    ...both,
    receivedAt: formatInstant(receivedAt),
    notedAt: formatInstant(now),
    repeatCaseId: state.caseId,
    repeatCaseNumber: state.caseNumber,
  }
  const what = blank(said.what) ? {} : { what: said.what.trim() }
  const resubmissions = [...original.resubmissions, { ...again, by: '', what: null }]
  const decided = restartsClock ? decideState(desk, { ...original, resubmissions }, now) : null
  if (decided && !decided.ok) return decided
  writer.append(complaintRepeatLinked, state.caseId, {
    originalCaseId: original.caseId,
    originalCaseNumber: original.caseNumber,
    at: formatInstant(now),
    ...both,
  })
  const moved = decided ? { decision: decided.value } : {}
  writer.append(complaintResubmitted, original.caseId, { ...again, ...what, ...moved })
  return outcome === 'reopen_original' ? reopenOriginal(desk, repeating) : accepted(null)
}

/** A case that ended without satisfying the customer is taken up again, not only linked to (S2-06(4)). */
function reopenOriginal(desk: Desk, { state, said, now, writer }: Repeating): Result<unknown> {
  const original = findCase(writer.db, said.caseId)?.folded.state
  if (!original) return accepted(null)
  const payload = { at: formatInstant(now), reason: state.caseNumber }
  const event = { type: complaintReopened, payload, actor: SOMEBODY, occurredAt: payload.at }
  if (previewObstacle(original, event) !== null) return accepted(null)
  const decided = decideState(desk, previewed(original, event), now)
  if (!decided.ok) return decided
  return accepted(
    writer.append(complaintReopened, original.caseId, { ...payload, decision: decided.value }),
  )
}

/** Who reopens makes no difference to what a reopening leads to. */
const SOMEBODY = { employeeNo: '—', role: '—' } as const

/** Links a registered case to the earlier one that it repeats. */
export function linkRepeat(desk: Desk, input: In<'complaint.linkRepeat'>, actor: Actor) {
  const { caseId, seenVersion, originalCaseId, newFacts, what, sameCustomer } = input
  const guard = { caseId, seenVersion, strict: false, needsWords: true, impartial: true } as const
  return change(desk, actor, guard, ({ state, now, writer }) => {
    const original = findCase(writer.db, originalCaseId)?.folded.state ?? null
    if (original && isComplainedOf(original, actor.employeeNo)) return ownComplaint()
    if (state.repeatOf !== null) {
      return refused('already_linked', 'it is linked to an earlier case already')
    }
    const said = { caseId: originalCaseId, newFacts, what, sameCustomer }
    return writeRepeat(desk, { state, said, now, writer })
  })
}

function originalOf(
  desk: Desk,
  original: ComplaintState,
  state: ComplaintState,
  said: RepeatSaid,
  now: EpochMs,
): OriginalCase {
  const keys = repeatKeys(keysOf(original))
  const shared = repeatKeys(keysOf(state)).some((one) =>
    keys.some(({ kind, key }) => kind === one.kind && key === one.key),
  )
  return {
    caseId: original.caseId,
    sameCustomer: shared || said.sameCustomer,
    finished: !isOpenCase(original),
    overdue: clocksOf(packsOf(desk).rules, original, now).some(
      ({ kind, state: at }) => at === 'overdue' && TERMS.has(kind),
    ),
    satisfied: satisfiedAtTheEnd(original),
  }
}

/** Whether the customer took the answer of the last round; null when nobody could ask. */
function satisfiedAtTheEnd({ reply }: ComplaintState): boolean | null {
  if (reply === null || reply.accepted === null) return null
  return reply.accepted === 'yes'
}

const TERMS: ReadonlySet<string> = new Set(['resolve_ordinary', 'resolve_major', 'legal_decision'])

/** End of the legal term as it was decided; null for what has none, such as an enquiry. */
function termEnd(original: ComplaintState): EpochMs | null {
  const term = original.decision.deadlines.find(({ kind }) => kind === 'legal_decision')
  return term ? instantOf(term.dueAt) : null
}
