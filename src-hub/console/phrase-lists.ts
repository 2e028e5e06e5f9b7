/** The lists that head office's text boxes are scanned with. */
import type { ConsoleCalls } from '#shared/contract/console.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { phraseListsAnswers } from '#shared/contract/phrase-lists.ts'
import { accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { sha256 } from '../service/keys.ts'

const answers = phraseListsAnswers(sha256, defaultPacks.traditional)

export const phraseLists: Handlers<
  Pick<ConsoleCalls, 'console.phraseLists'>,
  unknown
>['console.phraseLists'] = (asked) => accepted(answers(defaultPacks, asked))
