/** Words for customers and staff as they are written in Taiwan, made from the simplified ones where they are shown. */
import { z } from 'zod'

/** The generated file `resources/text/traditional.json`. */
export const traditionalDictionarySchema = z.strictObject({
  title: z.string().min(1),
  provenance: z.string().min(1),
  licence: z.string().min(1),
  meaning: z.string().min(1),
  /** Pairs in one row: a character and how it is written. What is absent stays. */
  characters: z.string().min(2),
  /**
   * By its first character what follows in a word: alone where the word goes character by character, with
   * `=` and its form, or with `=` where it stays as it is.
   */
  words: z.record(z.string().min(1), z.string().min(1)),
  /** What is said otherwise, in traditional characters already. */
  own: z.record(z.string().min(1), z.string().min(1)),
})
export type TraditionalDictionary = z.output<typeof traditionalDictionarySchema>

/** How a text is written for whoever reads it. */
export type Writing = (text: string) => string

/** As it stands. */
export const asItStands: Writing = (text) => text

/**
 * The writing of Taiwan: word by word, the longest first, then the words that are said otherwise there. Letters,
 * digits and so every `{place}` stay; what is written so already stays too. A word is read from the
 * dictionary when its first character is first met.
 */
export function traditionalWriting(dictionary: TraditionalDictionary): Writing {
  const pairs = [...dictionary.characters]
  const forms = new Map<string, string>()
  for (let at = 0; at < pairs.length; at += 2) forms.set(pairs[at] ?? '', pairs[at + 1] ?? '')
  const own = new Map<string, WordsOf>()
  for (const [word, form] of Object.entries(dictionary.own)) {
    const [first = ''] = word
    own.set(first, wordsOf([...(own.get(first)?.forms ?? []), [word, form]]))
  }
  const entries = new Map(Object.entries(dictionary.words))
  const read = new Map<string, WordsOf | null>()
  const dictionaryAt = (first: string): WordsOf | null => {
    let words = read.get(first)
    if (words === undefined) {
      const entry = entries.get(first)
      words =
        entry === undefined ? null : wordsOf(entry.split(' ').map((rest) => said(first, rest)))
      read.set(first, words)
    }
    return words
  }
  const back = new Map<string, string>()
  for (const [one, form] of forms) {
    if (forms.has(form) || form.length !== one.length) continue
    // Of two that are written alike the one that begins words.
    const known = back.get(form)
    if (known === undefined || !entries.has(known)) back.set(form, one)
  }
  const traditional: Reading = {
    wordsAt: dictionaryAt,
    byCharacter: (one) => forms.get(one) ?? one,
    simplified: (one) => back.get(one) ?? one,
  }
  const saidOtherwise: Reading = {
    wordsAt: (first) => own.get(first) ?? null,
    byCharacter: asItStands,
    simplified: asItStands,
  }
  return (text) => replaced(replaced(text, traditional), saidOtherwise)
}

/** Words with one first character. */
interface WordsOf {
  /** In UTF-16 units, the longest first. */
  readonly lengths: readonly number[]
  /** Null goes character by character. */
  readonly forms: ReadonlyMap<string, string | null>
}

function wordsOf(words: readonly (readonly [string, string | null])[]): WordsOf {
  const lengths = [...new Set(words.map(([word]) => word.length))].toSorted((a, b) => b - a)
  return { lengths, forms: new Map(words) }
}

function said(first: string, rest: string): [string, string | null] {
  const mark = rest.indexOf('=')
  if (mark < 0) return [first + rest, null]
  const word = first + rest.slice(0, mark)
  return [word, rest.slice(mark + 1) || word]
}

interface Reading {
  readonly wordsAt: (first: string) => WordsOf | null
  readonly byCharacter: Writing
  /** A traditional character as the dictionary's words have it, every other one itself. */
  readonly simplified: Writing
}

function replaced(text: string, reading: Reading): string {
  const { wordsAt, byCharacter, simplified } = reading
  const plain = [...text].map(simplified).join('')
  let written = ''
  for (let at = 0; at < text.length; ) {
    const first = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const words = wordsAt(first)
    const length =
      words?.lengths.find((one) => words.forms.has(text.slice(at, at + one))) ?? first.length
    const already = plain === text ? 0 : writtenAlready({ text, plain }, at, reading)
    const word = text.slice(at, at + Math.max(length, already))
    written +=
      already > length ? word : (words?.forms.get(word) ?? [...word].map(byCharacter).join(''))
    at += word.length
  }
  return written
}

/** How much of the text from `at` on is a word in its traditional form; it keeps its neighbours apart too. */
function writtenAlready(
  { text, plain }: { readonly text: string; readonly plain: string },
  at: number,
  { wordsAt, byCharacter }: Reading,
): number {
  const words = wordsAt(String.fromCodePoint(plain.codePointAt(at) ?? 0))
  const length = words?.lengths.find((one) => {
    const word = plain.slice(at, at + one)
    const form = words.forms.get(word)
    if (form === undefined) return false
    return (form ?? [...word].map(byCharacter).join('')) === text.slice(at, at + one)
  })
  return length ?? 0
}

/** Names of the fields whose texts people read; what is compared with something stays as the pack has it. */
const SHOWN: ReadonlySet<string> = new Set([
  'title',
  'text',
  'requirement',
  'reason',
  'advice',
  'label',
  'suggestion',
  'replacement',
])
const SHOWN_LISTS: ReadonlySet<string> = new Set(['wordings'])

/** A pack, or an entry of one, with every text that people read as `writing` writes it. */
export function inWriting<Pack>(pack: Pack, writing: Writing): Pack {
  return written(pack, writing) as Pack
}

function written(value: unknown, writing: Writing): unknown {
  if (Array.isArray(value)) return value.map((each) => written(each, writing))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (SHOWN.has(name) && typeof each === 'string') return [name, writing(each)]
      if (SHOWN_LISTS.has(name) && Array.isArray(each)) {
        return [name, each.map((one) => (typeof one === 'string' ? writing(one) : one))]
      }
      return [name, written(each, writing)]
    }),
  )
}
