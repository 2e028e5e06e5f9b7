/** The library: everything that can be said, to look through and to search. */
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/page.tsx'

export function LibraryRoom() {
  const { t } = useTranslation()
  return <Empty text={t('phrase.none')} />
}
