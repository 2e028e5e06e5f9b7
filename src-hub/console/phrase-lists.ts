/** The lists that head office's text boxes are scanned with: approved is what holds, published words included. */
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { phraseListsAnswers } from '#shared/contract/phrase-lists.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import {
  type Writing,
  asItStands,
  traditionalDictionarySchema,
  traditionalWriting,
} from '#shared/phrase/traditional.ts'
import type { HubContext } from '../service/context.ts'
import { sha256 } from '../service/keys.ts'
import { wordsNow } from './words-now.ts'

const answers = phraseListsAnswers(sha256)

let traditional: Writing | null = null

/** Answers like a workstation that has everything published so far. */
export async function phraseLists(
  context: HubContext,
  asked: ConsoleInput<'console.phraseLists'>,
): Promise<Result<ConsoleOutput<'console.phraseLists'>>> {
  const { scanned } = await wordsNow(context, context.database)
  const writing = asked.locale === 'zh-TW' ? (traditional ??= await readTraditional()) : asItStands
  return accepted(answers(scanned, asked, writing))
}

async function readTraditional(): Promise<Writing> {
  const file = await import('#resources/text/traditional.json', { with: { type: 'json' } })
  return traditionalWriting(traditionalDictionarySchema.parse(file.default))
}
