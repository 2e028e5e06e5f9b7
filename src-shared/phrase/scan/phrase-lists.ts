/** Preparing the lists for scanning: every wording folded as texts are, all in one automaton. */
import {
  type ForbiddenPack,
  type ForbiddenPhrase,
  type PhraseContext,
  type SpeechWords,
  readWording,
} from '../../pack/forbidden-pack.ts'
import type { PhrasePack } from '../../pack/phrase-pack.ts'
import { textPieces } from '../places.ts'
import { type Automaton, buildAutomaton } from './automaton.ts'
import type { HanVariants } from './han-variants.ts'
import { type TextFolding, textFolding } from './text-folding.ts'

/** Where a wording counts. */
export type Place = ForbiddenPhrase['place']

/** What an occurrence in the text means. */
export type Meaning =
  | { readonly kind: 'phrase'; readonly phrase: ForbiddenPhrase; readonly place: Place }
  /** What lies within it is not reported. */
  | { readonly kind: 'allowed' }
  | { readonly kind: 'before_gap'; readonly gap: Gap }
  | { readonly kind: 'after_gap'; readonly gap: Gap }

/** A wording with a gap is found in two halves. */
export interface Gap {
  readonly phrase: ForbiddenPhrase
  readonly place: Place
  readonly least: number
  readonly most: number
}

/** One row of symbols the automaton looks for. */
export interface ListedWord {
  readonly symbols: readonly number[]
  /** Symbols before which the wording itself has a sentence end, counted from its first. */
  readonly sentenceEnds: readonly number[]
  readonly meaning: Meaning
}

/** The lists ready for `scanPhrases`; make them once and again when a pack changes. */
export interface PhraseLists {
  readonly folding: TextFolding
  readonly automaton: Automaton
  readonly words: readonly ListedWord[]
  /** The words that show who speaks, each in the form texts are compared in; null without a list. */
  readonly speech: Readonly<Record<keyof SpeechWords, readonly string[]>> | null
  /** What takes a hit back, as the pack has it; its words are not yet in the form texts are compared in. */
  readonly contexts: readonly PhraseContext[]
  /** Character by character as texts are compared; as many UTF-16 units as given. */
  readonly sameLength: (text: string) => string
}

/** Of a phrase pack, what a scan needs. */
interface AllowingPhrases {
  readonly phrases: readonly Pick<PhrasePack['phrases'][number], 'text' | 'status'>[]
}

/** Pieces of approved phrases shorter than this allow nothing: 号， would say little. */
const SHORTEST_ALLOWED = 4

/**
 * Prepares checked packs. Allowed are the pack's standard sentences and exceptions and every approved
 * phrase of the phrase packs, piece by piece between its placeholders.
 */
export function phraseLists(
  pack: ForbiddenPack,
  phrasePacks: readonly AllowingPhrases[],
  shippedForms: HanVariants,
): PhraseLists {
  const forms = new Map(shippedForms)
  for (const { written, as } of pack.forms) forms.set(codePoint(written), folded(codePoint(as)))
  function folded(point: number): number {
    return shippedForms.get(point) ?? point
  }

  const symbols = new Map<number, number>()
  const learning = textFolding(forms, (point) => {
    const known = symbols.get(point) ?? symbols.size + 1
    symbols.set(point, known)
    return known
  })
  const words: ListedWord[] = []
  function add(text: string, meaning: Meaning, shortest = 1): void {
    const { ids, broken, length } = learning.fold(text)
    if (length < shortest) return
    const places = Array.from({ length }, (_, index) => index)
    words.push({
      symbols: places.map((index) => ids[index] ?? 0),
      sentenceEnds: places.filter((index) => index > 0 && broken[index] === 1),
      meaning,
    })
  }

  for (const phrase of pack.phrases) {
    const { place, wordings, variants = [] } = phrase
    for (const way of [{ place, texts: wordings }, ...variants]) {
      const texts = phrase.severity === 'warn' ? way.texts.flatMap(bothAddresses) : way.texts
      for (const wording of texts.map(readWording)) {
        if ('text' in wording) add(wording.text, { kind: 'phrase', phrase, place: way.place })
        else {
          const { least, most } = wording
          const gap: Gap = { phrase, place: way.place, least, most }
          add(wording.before, { kind: 'before_gap', gap })
          add(wording.after, { kind: 'after_gap', gap })
        }
      }
    }
  }
  for (const text of [...pack.standard, ...pack.exceptions].flatMap(({ texts }) => texts)) {
    add(text, { kind: 'allowed' })
  }
  for (const { text, status } of phrasePacks.flatMap(({ phrases }) => phrases)) {
    if (status !== 'approved') continue
    for (const piece of textPieces(text)) {
      if (piece.place === null) add(piece.text, { kind: 'allowed' }, SHORTEST_ALLOWED)
    }
  }
  /** Forms outside the basic plane would change the length, so they stay as they are. */
  function sameLength(text: string): string {
    return text.replace(/\p{Script=Han}/gu, (character) => {
      const form = forms.get(codePoint(character))
      return form === undefined || form > 0xffff || character.length > 1
        ? character
        : String.fromCharCode(form)
    })
  }
  return {
    // Symbol 0 is every character that stands in no wording.
    folding: textFolding(forms, (point) => symbols.get(point) ?? 0),
    automaton: buildAutomaton(
      words.map((word) => word.symbols),
      symbols.size,
    ),
    words,
    sameLength,
    speech: pack.speech === undefined ? null : speechWords(pack.speech, sameLength),
    contexts: pack.contexts ?? [],
  }
}

/** A rude sentence stays rude with the polite “you”: both are looked for, whichever one is listed. */
function bothAddresses(text: string): string[] {
  return [...new Set([text, text.replaceAll('你', '您'), text.replaceAll('您', '你')])]
}

function speechWords(
  speech: SpeechWords,
  written: (text: string) => string,
): Readonly<Record<keyof SpeechWords, readonly string[]>> {
  const of = (name: keyof SpeechWords) => speech[name].texts.map(written)
  return {
    customers: of('customers'),
    titles: of('titles'),
    notCustomers: of('notCustomers'),
    colleagues: of('colleagues'),
    ownWords: of('ownWords'),
    addressing: of('addressing'),
    saying: of('saying'),
    complaining: of('complaining'),
    notSaying: of('notSaying'),
    forbidding: of('forbidding'),
    using: of('using'),
    citing: of('citing'),
    wordKinds: of('wordKinds'),
    topics: of('topics'),
    heads: of('heads'),
    answers: of('answers'),
  }
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}
