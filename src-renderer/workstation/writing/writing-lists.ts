/** Keeps the scanner of text boxes true at a counter: asked once a session, and when words were published. */
import { useEffect } from 'react'
import { forbiddenAggregate } from '#shared/phrase/forbidden/state.ts'
import { phraseAggregate } from '#shared/phrase/state.ts'
import { call, onReconnect, subscribe } from '../../bridge/client.ts'
import { useHintCount } from '../../writing/hint-count.state.ts'
import { useScanner } from '../../writing/scanner.state.ts'
import { forgetAfterLeaving } from '../session/memory.ts'
import { useSetting } from '../setting/setting.state.ts'

forgetAfterLeaving(() => useHintCount.getState().forget())

/** Kinds of record that change what is underlined. */
const PUBLISHED: readonly string[] = [phraseAggregate.kind, forbiddenAggregate.kind]

export function useWritingLists(): void {
  const locale = useSetting((state) => state.locale)
  useEffect(() => {
    const ask = async () => {
      const answer = await call('phrase.lists', { held: useScanner.getState().version, locale })
      // Without lists nothing is underlined; nobody is kept from writing.
      if (answer.ok) useScanner.getState().adopt(answer.value)
    }
    void ask()
    const leave = [
      subscribe('records', ({ changed }) => {
        if (changed.some(({ kind }) => PUBLISHED.includes(kind))) void ask()
      }),
      onReconnect(() => void ask()),
    ]
    return () => {
      for (const one of leave) one()
    }
  }, [locale])
}
