/** What is not said now, and what is said instead. */
import { useTranslation } from 'react-i18next'
import type { DontView } from '#shared/contract/phrase-view.ts'
import { wordsLanguage } from '../../words/language.ts'

export function Donts({ donts }: { readonly donts: readonly DontView[] }) {
  const { t } = useTranslation()
  if (donts.length === 0) return null
  return (
    <section className="donts" aria-label={t('phrase.donts')}>
      <h3>{t('phrase.donts')}</h3>
      <ul>
        {donts.map(({ code, words, instead }) => (
          <li key={code}>
            <s lang={wordsLanguage()}>{words}</s>
            <span className="dont-instead" lang={wordsLanguage()}>
              {instead}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
