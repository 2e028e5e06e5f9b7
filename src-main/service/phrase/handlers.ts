/** The right words at hand. */
import type { Handlers } from '#shared/contract/gate.ts'
import type { phraseCalls } from '#shared/contract/calls/phrase.ts'
import type { PhraseView } from '#shared/contract/views.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import {
  type Prompt,
  type PromptAudience,
  type PromptMoment,
  fillVariables,
  promptsFor,
  searchPhrases,
} from '#shared/phrase/library.ts'
import { type Desk, type DeskSession, branchOf, packsOf } from '../desk.ts'
import { wordsHere } from './words-here.ts'

/** Whole chapters of the library that the panel opens by name; all else is one selector's value. */
const CHAPTERS: Readonly<Record<string, RegExp>> = { walk_in: /^SP-W/, hotline: /^SP-\d/ }
const SELECTORS = ['situation', 'moment', 'step', 'state', 'demeanour', 'caseType'] as const

export function phraseHandlers(desk: Desk): Handlers<typeof phraseCalls, DeskSession> {
  const here = (): PromptAudience => ({
    profile: packsOf(desk).profile.profile,
    on: businessDateOf(desk.book.now()),
  })
  const find = (where: PromptMoment): readonly Prompt[] => {
    const found = promptsFor(wordsHere(desk).library, { ...here(), ...where })
    return found.ok ? found.value : []
  }
  return {
    'phrase.panel': ({ situation }, session) => {
      const show = (prompts: readonly Prompt[]) =>
        accepted({ prompts: prompts.map((prompt) => toView(desk, session, prompt)) })
      const chapter = Object.hasOwn(CHAPTERS, situation) ? CHAPTERS[situation] : undefined
      if (chapter) return show(find({}).filter(({ code }) => chapter.test(code)))
      const role = session.signedIn?.role ?? 'teller'
      for (const selector of SELECTORS) {
        const prompts = find({ [selector]: situation, ...(role === 'admin' ? {} : { role }) })
        if (prompts.length > 0) return show(prompts)
      }
      return show([])
    },
    'phrase.search': ({ text, limit }, session) =>
      accepted({
        prompts: searchPhrases(wordsHere(desk).library, text, limit, here()).map((prompt) =>
          toView(desk, session, prompt),
        ),
      }),
  }
}

/** What this workstation knows is filled in; the rest of the places stay to be seen and said. */
function toView(
  desk: Desk,
  session: DeskSession,
  { code, title, text, status, source, reason }: Prompt,
): PhraseView {
  const known = {
    company: branchOf(desk)?.name ?? '',
    employee_no: session.signedIn?.employeeNo ?? '',
  }
  return { code, title, text: fillVariables(text, known), status, source, reason: reason ?? null }
}
