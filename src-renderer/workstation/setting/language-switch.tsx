/** Language and contrast, reachable before anybody signs in. Each language is named in itself. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../../words/language.ts'
import { useSetting } from './setting.state.ts'

export function LanguageSwitch() {
  const { t } = useTranslation()
  const locale = useSetting((state) => state.locale)
  const change = useSetting((state) => state.change)
  return (
    <Segmented
      aria-label={t('setting.language')}
      value={locale}
      options={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
      onChange={(language) => void change({ locale: language })}
    />
  )
}

export function ThemeSwitch() {
  const { t } = useTranslation()
  const theme = useSetting((state) => state.theme)
  const change = useSetting((state) => state.change)
  return (
    <Segmented
      aria-label={t('setting.theme')}
      value={theme}
      options={(['paper', 'high_contrast'] as const).map((name) => ({
        value: name,
        label: t(`theme.${name}`),
      }))}
      onChange={(name) => void change({ theme: name })}
    />
  )
}
