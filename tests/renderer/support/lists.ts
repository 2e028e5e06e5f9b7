/** The shipped lists as a host answers them, given to the scanner of the page. */
import { phraseListsAnswers } from '#shared/contract/phrase-lists.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { useScanner } from '#renderer/writing/scanner.state.ts'

const answers = phraseListsAnswers((bytes) => bytes.slice(0, 32), defaultPacks.traditional)

export function adoptShippedLists(locale: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN'): void {
  useScanner.getState().adopt(answers(defaultPacks, { held: null, locale }))
}

export function dropLists(): void {
  useScanner.setState({ version: null, scanner: null })
}
