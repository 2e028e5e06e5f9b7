/** Wordings that would underline what the house itself has people say. */
import type { Refusal } from '../../foundation/result.ts'
import { shownText } from '../../foundation/words.ts'
import { type ForbiddenPack, type ForbiddenPhrase, readWording } from '../../pack/forbidden-pack.ts'
import { type WrittenWay, writtenWays } from '../../pack/objections/forbidden.ts'
import type { PhrasePack } from '../../pack/phrase-pack.ts'
import { withPlaces } from '../places.ts'
import { type ForbiddenGround, forbiddenFault } from './fault.ts'
import { listReader } from './list-reader.ts'

/** A shorter wording stands in half of all sentences. */
const SHORTEST_ANYWHERE = 2
/** So many phrases of the library are named; the rest are counted. */
const NAMED = 3

/** A text of the house, and what it is called where it is named. */
interface OwnText {
  readonly name: string
  readonly text: string
  /** Place of the entry whose better words they are; -1: all entries are held to it. */
  readonly of: number
}

/**
 * Wordings that would be underlined in the library's approved words, in standard sentences or in better words
 * of other entries; ones so short that they stand everywhere; and better words that are underlined themselves.
 * Wordings of the shipped list were judged when they were shipped, beside words that may have changed since.
 */
export function shownFaults(
  entries: readonly ForbiddenPhrase[],
  { shipped, phrases }: ForbiddenGround,
  beside: readonly ForbiddenPhrase[],
): (readonly [code: string, refusal: Refusal])[] {
  const fresh = entries.flatMap((entry, of) => freshWays(entry, of, shipped))
  if (fresh.length === 0) return []
  const faults = fresh.filter(isTooShort).map(({ entry, at, wording }) => {
    const params = { reason: 'too_short', words: wording, minimum: SHORTEST_ANYWHERE }
    return [entry.code, forbiddenFault(at, 'a longer wording', params)] as const
  })
  const read = freshReader(fresh, shipped)
  const hits = new Map<Fresh, string[]>()
  for (const { name, text, of } of ownTexts(entries, phrases, shipped, beside)) {
    const hit = new Set(read(text).filter((way) => of <= way.of))
    for (const way of hit) hits.set(way, [...(hits.get(way) ?? []), name])
  }
  for (const [{ entry, at, wording }, names] of hits) {
    const named = [...new Set(names)]
    const own = named.includes(entry.code)
    const params = {
      reason: own ? 'hits_itself' : 'hits_library',
      words: wording,
      subject: named.slice(0, NAMED).join('、'),
      count: named.length,
    }
    const message = `it would be found in ${named.length} texts of the house`
    faults.push([entry.code, forbiddenFault(at, message, params)])
  }
  return faults
}

interface Fresh extends WrittenWay {
  readonly entry: ForbiddenPhrase
  readonly of: number
}

function freshWays(entry: ForbiddenPhrase, of: number, shipped: ForbiddenPack): Fresh[] {
  const before = shipped.phrases.find(
    ({ code, severity }) => code === entry.code && severity === entry.severity,
  )
  const judged = new Set(
    (before ? writtenWays(before) : []).map(({ place, wording }) => `${place} ${wording}`),
  )
  return writtenWays(entry)
    .filter(({ place, wording }) => !judged.has(`${place} ${wording}`))
    .map((way) => ({ ...way, entry, of }))
}

function isTooShort({ wording, place }: Fresh): boolean {
  const read = readWording(wording)
  const text = 'text' in read ? read.text : read.before + read.after
  return (
    place === 'anywhere' &&
    [...shownText(text).replaceAll(/[^\p{L}\p{N}]/gu, '')].length < SHORTEST_ANYWHERE
  )
}

/** Which of the wordings a text box would underline in a text. */
function freshReader(
  fresh: readonly Fresh[],
  shipped: ForbiddenPack,
): (text: string) => readonly Fresh[] {
  const codeOf = (index: number) => `${fresh[index]?.entry.code} ${index}`
  const wayOf = new Map(fresh.map((way, index) => [codeOf(index), way]))
  const codesOf = new Map<string, string[]>()
  for (const [code, { entry }] of wayOf) {
    codesOf.set(entry.code, [...(codesOf.get(entry.code) ?? []), code])
  }
  const { written } = listReader({
    ...shipped,
    phrases: [...wayOf].map(([code, { entry, wording, place }]) => ({
      ...withoutVariants(entry),
      code,
      place,
      wordings: [wording],
    })),
    // A standard sentence that would be underlined is named, not allowed.
    standard: [],
    contexts: (shipped.contexts ?? []).map((context) => ({
      ...context,
      codes: context.codes.flatMap((code) => codesOf.get(code) ?? [code]),
    })),
  })
  return (text) => written(text).flatMap(({ code }) => wayOf.get(code) ?? [])
}

function withoutVariants({ variants: _variants, ...entry }: ForbiddenPhrase): ForbiddenPhrase {
  return entry
}

function ownTexts(
  entries: readonly ForbiddenPhrase[],
  { phrases }: PhrasePack,
  shipped: ForbiddenPack,
  beside: readonly ForbiddenPhrase[],
): OwnText[] {
  const better = ({ code, suggestion, replacement }: ForbiddenPhrase, of: number): OwnText[] =>
    [suggestion, replacement ?? ''].map((text) => ({ name: code, text, of }))
  return [
    ...phrases
      .filter(({ status }) => status === 'approved')
      .map(({ code, title, text }) => ({
        name: `${code} ${title}`,
        text: withPlaces(text, () => '某'),
        of: -1,
      })),
    ...shipped.standard.flatMap(({ texts }) => texts).map((text) => ({ name: text, text, of: -1 })),
    ...beside.flatMap((entry) => better(entry, -1)),
    ...entries.flatMap(better),
  ]
}
