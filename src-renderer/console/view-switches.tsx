import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { THEME_NAMES } from '../ui/tokens.ts'
import { LANGUAGES } from '../words/language.ts'
import { useViewSetting } from './view-setting.state.ts'
import { usePicked } from '../ui/picked.ts'

export function ViewSwitches() {
  const { t } = useTranslation()
  const { locale, theme, change } = usePicked(useViewSetting, 'locale', 'theme', 'change')
  return (
    <span className="door-switches">
      <Segmented
        aria-label={t('setting.theme')}
        value={theme}
        options={THEME_NAMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => void change({ theme: value })}
      />
      <Segmented
        aria-label={t('setting.language')}
        value={locale}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={(value) => void change({ locale: value })}
      />
    </span>
  )
}
