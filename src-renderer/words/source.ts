/** Sources as people know them: `R-18` is an article of the regulation, `S2-19` a section of a rule book. */
import type { TFunction } from 'i18next'

/** Words for a source code; an unknown family is shown as it is written. */
export function sourceWords(t: TFunction, source: string): string {
  const regulation = /^R-(\d{1,2})$/.exec(source)
  if (regulation) return t('source.regulation', { article: regulation[1] })
  const law = /^PIPL (\d{1,2})$/.exec(source)
  if (law) return t('source.pipl', { article: law[1] })
  const section = /^S([1-4])-(.+)$/.exec(source)
  if (section)
    return t(`source.book${section[1] as '1'}`, { section: section[2]?.replace(/^0/, '') })
  return source
}
