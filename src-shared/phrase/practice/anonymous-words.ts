/**
 * What of a case may go round to colleagues who learn from it (S4-40, R-313, S4-16(3)). Nobody can list all
 * names, numbers and places that say who somebody is, so it is turned round: only words of a list stay, and
 * everything else is blanked. The words of the case itself that name people are blanked even where they are
 * words of the list.
 */
import type { HanVariants } from '../scan/han-variants.ts'

/** Stands for whatever was taken out; several beside each other are one. */
export const BLANK = '【…】'

/** Surnames of two characters: what follows them is the given name. */
const LONG_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
]
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
/** Not those that stand inside figures and addresses: 10:30, a.b. */
const MARK = /^[，。、；：？！“”‘’（）?!()]$/u
const WORD = /^[\p{L}\p{N}]$/u
const LATIN = /^[a-z]$/

/** The words that may stay, made once from a pack. */
export interface PlainWords {
  /** First character → words that begin with it, longest first, folded. */
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly fold: (character: string) => string
}

/** Prepares the list; `variants` lets traditional texts keep the same words. */
export function plainWords(words: readonly string[], variants: HanVariants): PlainWords {
  const fold = (character: string) => {
    const plain = character.normalize('NFKC').toLowerCase()
    const form = variants.get(plain.codePointAt(0) ?? 0)
    return form === undefined ? plain : String.fromCodePoint(form)
  }
  const byFirst = new Map<string, string[][]>()
  for (const word of words) {
    const characters = Array.from(word, fold)
    const [first = ''] = characters
    byFirst.set(first, [...(byFirst.get(first) ?? []), characters])
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.length - a.length)
  return { byFirst, fold }
}

/**
 * The text with everything blanked that is neither a word of the list nor a mark; no figure, Latin letter
 * or character outside the list stays. `names` are the people of the case: their names, and their given
 * names alone, are blanked however they are written, blanks and marks between the characters included.
 * Total; what is blanked once stays so (the answer given again is the same).
 */
export function anonymousWords(text: string, names: readonly string[], plain: PlainWords): string {
  // The mark of what was taken out is no word, so a second time it is only put back.
  const characters = Array.from(text.replaceAll(BLANK, '\n')).filter(
    (character) => !IGNORABLE.test(character),
  )
  const folded = characters.map((character) => plain.fold(character))
  const named = namedPlaces(folded, names, plain)
  let kept = ''
  let blanked = false
  for (let at = 0; at < characters.length; ) {
    const length = named.has(at) ? 0 : wordAt(folded, at, named, plain)
    if (length > 0) {
      kept += characters.slice(at, at + length).join('')
      blanked = false
      at += length
      continue
    }
    const character = characters[at] ?? ''
    if (!named.has(at) && MARK.test(character)) {
      kept += character
      blanked = false
    } else if (!blanked && (character === '\n' || !/\s/.test(character))) {
      kept += BLANK
      blanked = true
    }
    at += 1
  }
  return kept
}

/** How many Han characters of the answer still say something: too few make no exercise. */
export function wordsLeft(anonymous: string): number {
  return anonymous.replaceAll(BLANK, '').match(/\p{Script=Han}/gu)?.length ?? 0
}

/** Length of the longest word of the list that begins here and touches no name; 0 when there is none. */
function wordAt(
  folded: readonly string[],
  at: number,
  named: ReadonlySet<number>,
  { byFirst }: PlainWords,
): number {
  for (const word of byFirst.get(folded[at] ?? '') ?? []) {
    const fits = word.every((character, index) => {
      const place = at + index
      return folded[place] === character && !named.has(place)
    })
    if (fits && !cutsLatin(folded, at, word.length)) return word.length
  }
  return 0
}

/** True when the word is only a piece of a longer Latin one: ATM in ATMX. */
function cutsLatin(folded: readonly string[], at: number, length: number): boolean {
  const isLetter = (place: number) => /^[a-z0-9]$/.test(folded[place] ?? '')
  if (!LATIN.test(folded[at] ?? '')) return false
  return isLetter(at - 1) || isLetter(at + length)
}

/** Places of the characters of all names, with what stands between them. */
function namedPlaces(
  folded: readonly string[],
  names: readonly string[],
  { fold }: PlainWords,
): ReadonlySet<number> {
  const letters = folded.flatMap((character, place) =>
    WORD.test(character) ? [{ character, place }] : [],
  )
  const places = new Set<number>()
  // A branch knows thousands of names: those with a letter that the text has nowhere are not walked through.
  const present = new Set(letters.map(({ character }) => character))
  const all = names.flatMap((name) => formsOf(Array.from(name, fold)))
  for (const wanted of all.filter((form) => form.every((letter) => present.has(letter)))) {
    for (let at = 0; at + wanted.length <= letters.length; at += 1) {
      if (!wanted.every((character, index) => letters[at + index]?.character === character))
        continue
      const last = letters[at + wanted.length - 1]?.place ?? 0
      for (let place = letters[at]?.place ?? 0; place <= last; place += 1) places.add(place)
    }
  }
  return places
}

/** A name whole, and its given name alone when that has two characters or more. */
function formsOf(name: readonly string[]): string[][] {
  const letters = name.filter((character) => WORD.test(character))
  if (letters.length < 2) return letters.length === 0 ? [] : [letters]
  const surname = LONG_SURNAMES.includes(letters.slice(0, 2).join('')) ? 2 : 1
  const given = letters.slice(surname)
  return given.length >= 2 ? [letters, given] : [letters]
}
