/** The lists that head office's text boxes are scanned with: approved is what holds, published words included. */
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { phraseListsAnswers } from '#shared/contract/phrase-lists.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { HubContext } from '../service/context.ts'
import { sha256 } from '../service/keys.ts'
import { wordsNow } from './library.ts'

const answers = phraseListsAnswers(sha256, defaultPacks.traditional)

/** Answers like a workstation that has everything published so far. */
export async function phraseLists(
  context: HubContext,
  asked: ConsoleInput<'console.phraseLists'>,
): Promise<Result<ConsoleOutput<'console.phraseLists'>>> {
  const { scanned } = await wordsNow(context, context.database)
  return accepted(answers(scanned, asked))
}
