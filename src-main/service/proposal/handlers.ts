/** The branch proposes words: checked here before they leave, answered by head office. */
import type { proposalCalls } from '#shared/contract/calls/proposal.ts'
import type { CallOutput, Handlers } from '#shared/contract/gate.ts'
import { type ProposalView, proposalView } from '#shared/contract/proposal-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Refusal, type Result, accepted, refused } from '#shared/foundation/result.ts'
import { blank, shownText } from '#shared/foundation/words.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { type ProposedFields, codeOfProposal, entryOf, withOffice } from '#shared/phrase/entry.ts'
import { phraseProposalWithdrawn, phraseProposed } from '#shared/phrase/events.ts'
import { variablesIn } from '#shared/phrase/places.ts'
import { type PhraseProposal, proposalFaults, proposedPhrase } from '#shared/phrase/proposal.ts'
import { type ProposalState, phraseProposalAggregate } from '#shared/phrase/state.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { listProposals } from '../../store/tables/word-table.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { type WordsHere, wordsHere, wordsShown } from '../phrase/words-here.ts'

type Calls = typeof proposalCalls
type List = CallOutput<Calls, 'proposal.list'>

/** A branch looks back over its newest ones; all of them are in its log. */
const SHOWN = 200

interface Written {
  readonly proposalId: string
  readonly replaces: string | null
  readonly entry: ProposedFields
}

export function proposalHandlers(desk: Desk): Handlers<Calls, DeskSession> {
  return {
    'proposal.list': (_input, session) => accepted(listOf(desk, actorOf(session))),
    'proposal.begin': ({ code }) => begin(desk, code),
    'phrase.checkProposal': (input) =>
      accepted({
        faults: [...faultsHere(desk, input)],
        places: variablesIn(input.entry.text),
      }),
    'phrase.propose': (input, session) => propose(desk, input, actorOf(session)),
    'phrase.withdrawProposal': ({ proposalId }, session) =>
      withdraw(desk, proposalId, actorOf(session)),
  }
}

function begin(desk: Desk, code: string | null): Result<CallOutput<Calls, 'proposal.begin'>> {
  const { phrases } = wordsHere(desk).library
  const phrase = code === null ? null : standingOf(desk, code)
  if (code !== null && !phrase) {
    return refused('unknown_phrase', 'the library has no such entry', { field: 'code' })
  }
  return accepted({
    phrase,
    // Chosen from as they are shown; what is begun from stays as it is published.
    entries: wordsShown(desk).library.phrases.map(({ code: known, title, text }) => ({
      code: known,
      title,
      text,
    })),
    caseTypes: [...new Set(phrases.flatMap(({ caseTypes }) => caseTypes))],
  })
}

function propose(
  desk: Desk,
  input: Written & { readonly why: string },
  actor: Actor,
): Result<List> {
  const { library, forbidden } = wordsHere(desk)
  const { proposalId, replaces } = input
  const phrase = proposedPhrase(proposalOf(desk, input), library, forbidden)
  if (!phrase.ok) return phrase
  if (blank(input.why)) {
    return refused('field_required', 'why these words are better', { field: 'why' })
  }
  if (stateOf(desk, proposalId)) {
    return refused('already_proposed', 'this was proposed already', { field: 'proposalId' })
  }
  const written = desk.book.write(actor, (writer) =>
    accepted(
      writer.append(phraseProposed, proposalId, {
        at: formatInstant(desk.book.now()),
        replaces,
        phrase: phrase.value,
        why: shownText(input.why),
      }),
    ),
  )
  return written.ok ? accepted(listOf(desk, actor)) : written
}

function withdraw(desk: Desk, proposalId: string, actor: Actor): Result<List> {
  const state = stateOf(desk, proposalId)
  if (!state) {
    return refused('unknown_proposal', 'there is no such proposal', { field: 'proposalId' })
  }
  if (!sameEmployee(state.by, actor.employeeNo)) {
    return refused('not_the_proposer', 'whoever proposed it takes it back', { field: 'proposalId' })
  }
  if (state.state !== 'waiting') {
    const code = state.state === 'withdrawn' ? 'already_withdrawn' : 'already_decided'
    return refused(code, 'it waits for no answer any more', { field: 'proposalId' })
  }
  const at = formatInstant(desk.book.now())
  const written = desk.book.write(actor, (writer) =>
    accepted(writer.append(phraseProposalWithdrawn, proposalId, { at })),
  )
  return written.ok ? accepted(listOf(desk, actor)) : written
}

function faultsHere(desk: Desk, input: Written): readonly Refusal[] {
  const { library, forbidden } = wordsHere(desk)
  return proposalFaults(proposalOf(desk, input), library, forbidden)
}

/** A new entry has a code that follows from its proposal: nobody at a counter invents one. */
function proposalOf(desk: Desk, { proposalId, replaces, entry }: Written): PhraseProposal {
  const standing = replaces === null ? null : standingOf(desk, replaces)
  const code = replaces ?? codeOfProposal(proposalId)
  const { version } = wordsHere(desk).phrases
  return { replaces, phrase: entryOf(withOffice(entry, standing, code), standing, version) }
}

function listOf(desk: Desk, actor: Actor): List {
  return {
    proposals: listProposals(desk.book.db, SHOWN).map(({ state, settled }) => {
      const view: ProposalView = proposalView(state)
      const standing = entryIn(wordsShown(desk), state.replaces ?? '')
      return {
        ...view,
        own: sameEmployee(state.by, actor.employeeNo),
        arrived: settled,
        standing: standing && { title: standing.title, text: standing.text },
      }
    }),
  }
}

function standingOf(desk: Desk, wanted: string): Phrase | null {
  return entryIn(wordsHere(desk), wanted)
}

function entryIn({ library }: WordsHere, wanted: string): Phrase | null {
  return library.phrases.find(({ code }) => code === wanted) ?? null
}

function stateOf(desk: Desk, proposalId: string): ProposalState | null {
  return desk.book.fold<ProposalState>(phraseProposalAggregate.kind, proposalId)?.state ?? null
}
