/** Reading what a pack would have people say, with the same eyes that read what staff wrote. */
import { listReader } from '../../phrase/forbidden/list-reader.ts'
import type { HanVariants } from '../../phrase/scan/han-variants.ts'
import type { PhraseHit } from '../../phrase/scan/scan-phrases.ts'
import { textFolding } from '../../phrase/scan/text-folding.ts'
import { defaultPacks } from '../default-packs.ts'
import type { ForbiddenPack, ForbiddenPhrase } from '../forbidden-pack.ts'

/** A wording that must not be said: its code or its row of the register, and the source that says so. */
interface Spoken {
  readonly code: string
  readonly source: string
  /** Where it stands: half-open, in UTF-16 units; `words` is that stretch of the text. */
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Answers the first wording in a text that must not be said; null when there is none. */
type Reader = (text: string) => Spoken | null

/** Reads by the lists of a pack; hints are no reason to refuse. */
export function warningReader(pack: ForbiddenPack): Reader {
  return readerOf(pack, 'warn')
}

/** Reads for words that are only not the best: no reason to refuse, one to look again. */
export function hintReader(pack: ForbiddenPack): Reader {
  return readerOf(pack, 'hint')
}

function readerOf(pack: ForbiddenPack, wanted: PhraseHit['severity']): Reader {
  const { spoken } = listReader(pack)
  const sources = new Map(pack.phrases.map(({ code, source }) => [code, source]))
  return (text) => {
    const hit = spoken(text).find(({ severity }) => severity === wanted)
    if (!hit) return null
    const { code, start, end, text: words } = hit
    return { code, source: sources.get(code) ?? code, start, end, words }
  }
}

/**
 * Reads by the shipped register of left-out content: a hit's code is the row of the register. No
 * exception and no standard sentence excuses these words, nor does a negation (catalogue §9, T-80).
 */
export function leftOutReader(): Reader {
  const rows = defaultPacks.forbidden.leftOut ?? []
  // One row of the register stands in several entries, each with its own source.
  const codeOf = (index: number) => `${rows[index]?.ethics} ${index}`
  const phrases = rows.map(
    ({ ethics, wordings, source, origin }, index): ForbiddenPhrase => ({
      code: codeOf(index),
      severity: 'warn',
      place: 'anywhere',
      wordings,
      suggestion: ethics,
      source,
      origin,
    }),
  )
  const read = readerOf(
    { ...defaultPacks.forbidden, phrases, standard: [], exceptions: [] },
    'warn',
  )
  return (text) => {
    const found = read(text)
    return found && { ...found, code: found.code.split(' ')[0] ?? found.code }
  }
}

/** Two texts with the same answer are the same words to a scan: blanks, case and forms do not count. */
export function foldedWords(forms: HanVariants): (text: string) => string {
  const folding = textFolding(forms, (codePoint) => codePoint)
  return (text) => {
    const { ids, length } = folding.fold(text)
    return String.fromCodePoint(...ids.subarray(0, length))
  }
}
