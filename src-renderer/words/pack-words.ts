/** What a pack says to staff, for readers of English; words for customers stay as they are said. */
import english from '#resources/text/staff-words-en.json' with { type: 'json' }

const glosses: Readonly<Record<string, string>> = english.words

/** The text in the language of the interface; one that a branch or head office wrote stays as written. */
export function packWords(language: string, text: string): string {
  return (language === 'en' && Object.hasOwn(glosses, text) ? glosses[text] : undefined) ?? text
}
