/** The lists that this workstation's text boxes are scanned with. */
import type { writingCalls } from '#shared/contract/calls/writing.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { phraseListsAnswers } from '#shared/contract/phrase-lists.ts'
import { accepted } from '#shared/foundation/result.ts'
import type { Desk, DeskSession } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { wordsHere } from './words-here.ts'
import { writingFor } from './writing-here.ts'

const answers = phraseListsAnswers(sha256)

export function writingHandlers(desk: Desk): Handlers<typeof writingCalls, DeskSession> {
  return {
    'phrase.lists': (asked) => accepted(answers(wordsHere(desk), asked, writingFor(asked.locale))),
  }
}
