/** Words for entries of the packs: the organisation's own label in its language, ours in the others. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Answers the label of an entry; `family` names the words in the locales. */
export function useListWords(): (family: string, code: string, label: string) => string {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    (family, code, label) =>
      language === 'zh-CN' && label !== ''
        ? label
        : t(`${family}.${code}`, { defaultValue: label }),
    [t, language],
  )
}
