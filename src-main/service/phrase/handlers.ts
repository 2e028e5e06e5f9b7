/** The right words at hand: for this person, this kind of organisation, this day and this customer. */
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import type { phraseCalls } from '#shared/contract/calls/phrase.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import type { PromptsView } from '#shared/contract/phrase-view.ts'
import { isInChapter } from '#shared/phrase/chapter.ts'
import {
  type Prompt,
  type PromptAudience,
  promptsFor,
  searchPhrases,
} from '#shared/phrase/library.ts'
import { type Desk, type DeskSession, actorOf, packsOf } from '../desk.ts'
import { type Customer, knownWords, standingOf } from './customer.ts'
import { keep, keptBy } from './kept.ts'
import { type ViewGround, promptsView } from './prompt-view.ts'
import { wordsShown } from './words-here.ts'

export function phraseHandlers(desk: Desk): Handlers<typeof phraseCalls, DeskSession> {
  return {
    'phrase.find': (input, session) => find(desk, input, session),
    'phrase.search': ({ text, limit, ...customer }, session) => {
      const { ground, audience } = around(desk, customer, session)
      return accepted(
        promptsView(searchPhrases(ground.words.library, text, limit, audience), ground),
      )
    },
    'phrase.keep': (input, session) => keep(desk, input, actorOf(session).employeeNo),
  }
}

/** What answers about words rest on: the audience, what is known, what the person keeps. */
function around(
  desk: Desk,
  customer: Customer,
  session: DeskSession,
): { readonly ground: ViewGround; readonly audience: PromptAudience } {
  const speaker = actorOf(session)
  const { state, openComplaint } = standingOf(desk, customer, speaker)
  return {
    ground: {
      words: wordsShown(desk),
      kept: keptBy(desk, speaker.employeeNo),
      known: knownWords(desk, state, speaker),
      openComplaint,
    },
    audience: {
      // Who sets a branch up stands in for everybody there.
      role: speaker.role === 'admin' ? undefined : speaker.role,
      profile: packsOf(desk).profile.profile,
      on: businessDateOf(desk.book.now()),
      openComplaint,
    },
  }
}

/**
 * The prompts that fit, approved before cautions, the person's favourites first in each; `favourites` and
 * `recent` in the person's own order. Recent ones move nowhere else: under a digit stays what stood there.
 */
function find(
  desk: Desk,
  { where, ...customer }: CallInput<typeof phraseCalls, 'phrase.find'>,
  session: DeskSession,
): Result<PromptsView> {
  const { ground, audience } = around(desk, customer, session)
  const { words, kept } = ground
  const { chapter, ...selectors } = where
  const found = promptsFor(words.library, { ...audience, ...selectors })
  if (!found.ok) return found
  if (chapter === 'favourites' || chapter === 'recent') {
    const own = kept[chapter].flatMap(
      (code) => found.value.find((prompt) => prompt.code === code) ?? [],
    )
    return accepted(promptsView(own, ground))
  }
  const inChapter = new Set(
    words.library.phrases
      .filter((phrase) => chapter === undefined || isInChapter(phrase, chapter))
      .map(({ code }) => code),
  )
  const fitting = found.value.filter(({ code }) => inChapter.has(code))
  const rank = ({ status, code }: Prompt) =>
    (status === 'caution' ? 2 : 0) + (kept.favourites.includes(code) ? 0 : 1)
  return accepted(
    promptsView(
      fitting.toSorted((a, b) => rank(a) - rank(b)),
      ground,
    ),
  )
}
