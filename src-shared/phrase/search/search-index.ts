/** The index of a library: built once, asked at every key. */
import type { HanReadings } from './han-readings.ts'
import { SpokenCharacters, type SpokenText } from './spoken-text.ts'
import { type TypedWords, typedWords } from './typed-words.ts'

/** What is searched in an entry. */
export interface Searched {
  readonly code: string
  readonly title: string
  readonly text: string
  /** Readings of title and text that the pack carries itself. */
  readonly pinyin?: string | undefined
}

interface Row {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly spokenTitle: SpokenText
  readonly spokenText: SpokenText
}

export interface SearchIndex {
  readonly fold: (text: string) => string
  readonly spoken: SpokenCharacters
  readonly rows: readonly Row[]
}

const HAN = /\p{Script=Han}/gu

/** Prepares entries; `fold` gives whatever way a word is written or typed one form. */
export function searchIndex(
  entries: readonly Searched[],
  fold: (text: string) => string,
  readings: HanReadings,
): SearchIndex {
  const spoken = new SpokenCharacters(readings, fold)
  const rows = entries.map(({ code, title, text, pinyin = '' }): Row => {
    const syllables = pinyin === '' ? [] : pinyin.split(' ')
    const ofTitle = title.match(HAN)?.length ?? 0
    return {
      code: fold(code),
      title: fold(title),
      text: fold(text),
      spokenTitle: spoken.textOf(title, syllables.slice(0, ofTitle).join(' ')),
      spokenText: spoken.textOf(text, syllables.slice(ofTitle).join(' ')),
    }
  })
  return { fold, spoken, rows }
}

/**
 * Places of the entries that fit the words, best first, equal ones in their order. Ranks: the very code or
 * title; what begins with the words, as written, then as read; what has them in the title, as written, by
 * syllables, by first letters; then the same in the text. Only when nothing fits, one slip of the finger is
 * forgiven: a letter wrong, missing, too many or two swapped, or one Han character wrong. Words of any
 * length from one character on; an empty query finds nothing.
 */
export function findEntries(index: SearchIndex, query: string): number[] {
  const words = index.fold(query)
  if (words === '') return []
  const typed = typedWords(words, index.spoken)
  const ranked = index.rows.flatMap((row, place) => {
    const rank = rankOf(row, words, typed)
    return rank === null ? [] : [{ place, rank }]
  })
  if (ranked.length > 0) return inOrder(ranked)
  if (!typed) return []
  const slipped = index.rows.flatMap((row, place) => {
    if (typed.fits(row.spokenTitle, 'slip', 'anywhere')) return [{ place, rank: 0 }]
    return typed.fits(row.spokenText, 'slip', 'anywhere') ? [{ place, rank: 1 }] : []
  })
  return inOrder(slipped)
}

function rankOf(row: Row, words: string, typed: TypedWords | null): number | null {
  const { code, title, text, spokenTitle, spokenText } = row
  if (code === words || title === words) return 0
  if (code.startsWith(words) || title.startsWith(words)) return 1
  const inTitle = title.includes(words)
  const readInTitle = typed?.fits(spokenTitle, 'letters', 'anywhere') === true
  if (typed && readInTitle && typed.fits(spokenTitle, 'syllables', 'beginning')) return 2
  if (inTitle || code.includes(words)) return 3
  if (typed && readInTitle) {
    if (typed.fits(spokenTitle, 'syllables', 'anywhere')) return 4
    return typed.fits(spokenTitle, 'letters', 'beginning') ? 5 : 6
  }
  if (text.includes(words)) return 7
  if (!typed?.fits(spokenText, 'letters', 'anywhere')) return null
  return typed.fits(spokenText, 'syllables', 'anywhere') ? 8 : 9
}

function inOrder(ranked: { readonly place: number; readonly rank: number }[]): number[] {
  return ranked.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ place }) => place)
}
