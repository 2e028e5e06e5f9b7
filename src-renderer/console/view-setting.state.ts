/** Language and theme of the console; they stay with this browser, since the hub keeps none. */
import { create } from 'zustand'
import { type ThemeName, THEME_NAMES, applyTheme } from '../ui/tokens.ts'
import { LANGUAGES, type Language, speak } from '../words/language.ts'

const KEY = 'counterbook-console-view'

interface ViewSetting {
  readonly locale: Language
  readonly theme: ThemeName
  change(change: { locale?: Language; theme?: ThemeName }): Promise<void>
}

function kept(): { locale: Language; theme: ThemeName } {
  const [locale, theme] = (localStorage.getItem(KEY) ?? '').split(' ')
  return {
    locale: LANGUAGES.find((one) => one === locale) ?? 'zh-CN',
    theme: THEME_NAMES.find((one) => one === theme) ?? 'paper',
  }
}

export const useViewSetting = create<ViewSetting>((set, get) => ({
  ...kept(),
  async change(change) {
    const { locale, theme } = { ...get(), ...change }
    localStorage.setItem(KEY, `${locale} ${theme}`)
    applyTheme(theme, document.documentElement)
    await speak(locale)
    set({ locale, theme })
  },
}))
