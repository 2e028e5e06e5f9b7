/** The shipped lists as a host answers them, given to the scanner of the page. */
import { phraseListsAnswers } from '#shared/contract/phrase-lists.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  asItStands,
  traditionalDictionarySchema,
  traditionalWriting,
} from '#shared/phrase/traditional.ts'
import dictionary from '#resources/text/traditional.json' with { type: 'json' }
import { useScanner } from '#renderer/writing/scanner.state.ts'

const answers = phraseListsAnswers((bytes) => bytes.slice(0, 32))
const traditional = traditionalWriting(traditionalDictionarySchema.parse(dictionary))

export function adoptShippedLists(locale: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN'): void {
  const writing = locale === 'zh-TW' ? traditional : asItStands
  useScanner.getState().adopt(answers(defaultPacks, { held: null, locale }, writing))
}

export function dropLists(): void {
  useScanner.setState({ version: null, scanner: null })
}
