/** The words that stand on the screens, so that tests look for what people read. */
import english from '#resources/locales/en.json' with { type: 'json' }
import simplified from '#resources/locales/zh-CN.json' with { type: 'json' }
import traditional from '#resources/locales/zh-TW.json' with { type: 'json' }

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Words = typeof simplified

const byLanguage = { 'zh-CN': simplified, 'zh-TW': traditional, en: english }

/** The words of one language. */
export function wordsOf(language: Language): Words {
  return byLanguage[language] as Words
}

/** A sentence with its gaps filled; a gap without a value may hold anything, so a pattern is answered. */
export function sentence(template: string, values: Readonly<Record<string, string>> = {}): RegExp {
  const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const pieces = template.split(/\{\{(\w+)\}\}/)
  return new RegExp(
    pieces
      .map((piece, at) => {
        if (at % 2 === 0) return escaped(piece)
        const value = values[piece]
        return value === undefined ? '.+?' : escaped(value)
      })
      .join(''),
  )
}
