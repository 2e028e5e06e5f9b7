/** Beside the first words of a situation: walk it from here, about the case on screen. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from '../frame/navigation.state.ts'
import { usePhrases } from '../phrase/phrase.state.ts'
import { useWalk } from './walk.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function BeginWalk({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const { situations, load, begin } = usePicked(useWalk, 'situations', 'load', 'begin')
  const go = useNavigation((state) => state.go)
  useEffect(() => {
    if (useWalk.getState().situations === null) void load()
  }, [load])
  const walks = situations?.some((one) => one.code === code && (one.branching || one.counted))
  if (walks !== true) return null
  const walk = async () => {
    await begin(code, usePhrases.getState().customer.caseId)
    go({ name: 'phrases', room: 'walk' })
  }
  return (
    <button type="button" className="phrase-keep" onClick={() => void walk()}>
      {t('walk.begin')}
    </button>
  )
}
