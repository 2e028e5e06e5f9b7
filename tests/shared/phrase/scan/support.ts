import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { type PhraseHit, type ScanOptions, scanPhrases } from '#shared/phrase/scan/scan-phrases.ts'

export const lists = phraseLists(
  defaultPacks.forbidden,
  [defaultPacks.phrases],
  defaultPacks.hanVariants,
)

/** What staff wrote, judged by the shipped lists. */
export function scan(text: string, quotes?: ScanOptions['quotes']): PhraseHit[] {
  return scanPhrases(text, lists, { speaker: 'staff', quotes })
}

/** The hits in brief: `FP-B06 0-10`. */
export function brief(hits: readonly PhraseHit[]): string[] {
  return hits.map(({ code, start, end }) => `${code} ${start}-${end}`)
}
