/**
 * Keeps the scanner of text boxes true at head office: asked when somebody comes, reads another language or
 * publishes a sentence.
 */
import { useEffect } from 'react'
import { useHintCount } from '../writing/hint-count.state.ts'
import { useScanner } from '../writing/scanner.state.ts'
import { ask, useConsole } from './console.state.ts'
import { useViewSetting } from './view-setting.state.ts'

/** Asks for the lists; without an answer the ones that are held go on. */
export async function loadWritingLists(): Promise<void> {
  const { version: held, adopt } = useScanner.getState()
  const { locale } = useViewSetting.getState()
  const answer = await ask('console.phraseLists', { held, locale })
  if (answer.ok) adopt(answer.value)
}

export function useWritingLists(): void {
  const locale = useViewSetting((state) => state.locale)
  const person = useConsole((state) => state.status?.person?.employeeNo)
  useEffect(() => {
    void loadWritingLists()
  }, [locale, person])
  useEffect(() => () => useHintCount.getState().forget(), [person])
}
