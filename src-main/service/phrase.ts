/** The right words at hand. */
import type { Handlers } from '#shared/contract/gate.ts'
import type { workCalls } from '#shared/contract/calls/work.ts'
import type { PhraseView } from '#shared/contract/views.ts'
import { accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  type Prompt,
  type PromptMoment,
  phraseLibrary,
  promptsFor,
  searchPhrases,
} from '#shared/phrase/library.ts'
import type { DeskSession } from './desk.ts'

type PhraseCalls = Pick<typeof workCalls, 'phrase.panel' | 'phrase.search'>

/** Whole chapters of the library that the panel opens by name; all else is one selector's value. */
const CHAPTERS: Readonly<Record<string, RegExp>> = { walk_in: /^SP-W/, hotline: /^SP-\d/ }
const SELECTORS = ['situation', 'moment', 'step', 'state', 'demeanour', 'caseType'] as const

export function phraseHandlers(): Handlers<PhraseCalls, DeskSession> {
  const library = phraseLibrary(defaultPacks.phrases)
  const find = (where: PromptMoment): readonly Prompt[] => {
    const found = promptsFor(library, where)
    return found.ok ? found.value : []
  }
  return {
    'phrase.panel': ({ situation }, session) => {
      const role = session.signedIn?.role ?? 'teller'
      const chapter = Object.hasOwn(CHAPTERS, situation) ? CHAPTERS[situation] : undefined
      if (chapter) {
        return accepted({
          prompts: find({})
            .filter(({ code }) => chapter.test(code))
            .map(toView),
        })
      }
      for (const selector of SELECTORS) {
        const prompts = find({ [selector]: situation, ...(role === 'admin' ? {} : { role }) })
        if (prompts.length > 0) return accepted({ prompts: prompts.map(toView) })
      }
      return accepted({ prompts: [] })
    },
    'phrase.search': ({ text, limit }) =>
      accepted({ prompts: searchPhrases(library, text, limit).map(toView) }),
  }
}

function toView({ code, title, text, status, source, reason }: Prompt): PhraseView {
  return { code, title, text, status, source, reason: reason ?? null }
}
