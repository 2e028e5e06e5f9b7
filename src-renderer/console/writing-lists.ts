/** Keeps the scanner of text boxes true at head office: asked when somebody comes or reads another language. */
import { useEffect } from 'react'
import { useHintCount } from '../writing/hint-count.state.ts'
import { useScanner } from '../writing/scanner.state.ts'
import { ask, useConsole } from './console.state.ts'
import { useViewSetting } from './view-setting.state.ts'

export function useWritingLists(): void {
  const locale = useViewSetting((state) => state.locale)
  const person = useConsole((state) => state.status?.person?.employeeNo)
  useEffect(() => {
    const held = useScanner.getState().version
    void ask('console.phraseLists', { held, locale }).then((answer) => {
      if (answer.ok) useScanner.getState().adopt(answer.value)
    })
  }, [locale, person])
  useEffect(() => () => useHintCount.getState().forget(), [person])
}
