/** The few words that the program says without a screen: menu, failure pages, dialogs. */
import english from '#resources/locales/shell/en.json' with { type: 'json' }
import simplified from '#resources/locales/shell/zh-CN.json' with { type: 'json' }
import traditional from '#resources/locales/shell/zh-TW.json' with { type: 'json' }

export type Words = typeof simplified

export interface Language {
  readonly tag: 'zh-CN' | 'zh-TW' | 'en'
  readonly words: Words
}

/** The language nearest to what the machine prefers; Simplified Chinese when it prefers none of ours. */
export function languageFor(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (/^zh\b.*(Hant|TW|HK|MO)/i.test(tag)) return { tag: 'zh-TW', words: traditional }
    if (/^zh\b/i.test(tag)) return { tag: 'zh-CN', words: simplified }
    if (/^en\b/i.test(tag)) return { tag: 'en', words: english }
  }
  return { tag: 'zh-CN', words: simplified }
}

/** Puts values into `{{name}}` places. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (mark, name: string) => values[name] ?? mark)
}
