/** What was missed, each with what is done or said instead and the article that asks for it. */
import { useTranslation } from 'react-i18next'
import type { PracticeMiss } from '#shared/contract/calls/practice.ts'
import { sourceWords } from '../../words/source.ts'
import { Pieces } from '../phrase/pieces.tsx'
import { piecesOf } from '../phrase/prompt-words.ts'
import { wordsLanguage } from '../../words/language.ts'

/** Words of `wait`, `need:contact`, `record:complaint.makePromise` and `go_on`. */
export function useActWords(): (act: string, pauseSeconds: number) => string {
  const { t } = useTranslation()
  return (act, seconds) => {
    const [kind = '', name = ''] = act.split(':')
    if (kind === 'need') return t('practice.act.need', { what: t(`walk.need.${name}`) })
    if (kind === 'record') {
      return t('practice.act.record', { what: t(`walk.record.${name.replace('.', '_')}`) })
    }
    return t(`practice.act.${kind}`, { seconds })
  }
}

export function Misses({ misses }: { readonly misses: readonly PracticeMiss[] }) {
  const { t } = useTranslation()
  return (
    <ul className="misses">
      {misses.map((miss) => (
        <li key={`${miss.what} ${miss.about} ${miss.instead}`}>
          <span>
            {t(`practice.miss.${miss.what}`, { about: aboutWords(miss, t) })}
            {miss.instead !== null && (
              <span lang={wordsLanguage()} className="miss-instead">
                <Pieces pieces={piecesOf(t, miss.instead, {})} />
              </span>
            )}
          </span>
          <span className="soft">{sourceWords(t, miss.source)}</span>
        </li>
      ))}
    </ul>
  )
}

function aboutWords(
  { what, about }: PracticeMiss,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (about === null) return ''
  if (what === 'need_first') return t(`walk.need.${about}`)
  return what === 'record_first' ? t(`walk.record.${about.replace('.', '_')}`) : about
}
