/** The three languages. Simplified Chinese is the source; the other two are translations of it. */
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-tw'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import english from '#resources/locales/en.json' with { type: 'json' }
import simplified from '#resources/locales/zh-CN.json' with { type: 'json' }
import traditional from '#resources/locales/zh-TW.json' with { type: 'json' }

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const calendarNames = { 'zh-CN': 'zh-cn', 'zh-TW': 'zh-tw', en: 'en' } as const

/** Loads the texts; resolves at once because all three travel with the program. */
export async function startLanguages(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {
      'zh-CN': { translation: simplified },
      'zh-TW': { translation: traditional },
      en: { translation: english },
    },
    lng: language,
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  followLanguage(language)
}

/** Speaks another language from now on, everywhere. */
export async function speak(language: Language): Promise<void> {
  if (i18next.language !== language) await i18next.changeLanguage(language)
  followLanguage(language)
}

function followLanguage(language: Language): void {
  document.documentElement.lang = language
  dayjs.locale(calendarNames[language])
}

/** The language of words that customers hear: Chinese for readers of English too. */
export function wordsLanguage(): 'zh-CN' | 'zh-TW' {
  return i18next.language === 'zh-TW' ? 'zh-TW' : 'zh-CN'
}
