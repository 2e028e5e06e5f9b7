/** Reading what a pack would have people say, with the same eyes that read what staff wrote. */
import type { HanVariants } from '../../phrase/scan/han-variants.ts'
import { phraseLists } from '../../phrase/scan/phrase-lists.ts'
import { type PhraseHit, scanPhrases } from '../../phrase/scan/scan-phrases.ts'
import { textFolding } from '../../phrase/scan/text-folding.ts'
import { defaultPacks } from '../default-packs.ts'
import type { ForbiddenPack, ForbiddenPhrase } from '../forbidden-pack.ts'

/** Answers the first wording in a text that must not be said; null when there is none. */
type Reader = (text: string) => PhraseHit | null

/** Reads by the lists of a pack; hints are no reason to refuse. */
export function warningReader(pack: ForbiddenPack): Reader {
  // Approved phrases allow nothing here: they are what is being judged.
  const lists = phraseLists(pack, [], defaultPacks.hanVariants)
  return (text) =>
    scanPhrases(text, lists, { speaker: 'staff' }).find(({ severity }) => severity === 'warn') ??
    null
}

/**
 * Reads by the shipped register of left-out content: a hit's code is the row of the register. No
 * exception and no standard sentence excuses these words, nor does a negation (catalogue §9, T-80).
 */
export function leftOutReader(): Reader {
  const phrases = (defaultPacks.forbidden.leftOut ?? []).map(
    ({ ethics, wordings, source, origin }): ForbiddenPhrase => ({
      code: ethics,
      severity: 'warn',
      place: 'anywhere',
      wordings,
      suggestion: ethics,
      source,
      origin,
    }),
  )
  return warningReader({ ...defaultPacks.forbidden, phrases, standard: [], exceptions: [] })
}

/** Two texts with the same answer are the same words to a scan: blanks, case and forms do not count. */
export function foldedWords(forms: HanVariants): (text: string) => string {
  const folding = textFolding(forms, (codePoint) => codePoint)
  return (text) => {
    const { ids, length } = folding.fold(text)
    return String.fromCodePoint(...ids.subarray(0, length))
  }
}
