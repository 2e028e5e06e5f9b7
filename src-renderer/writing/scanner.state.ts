/**
 * The scanner that every text box of this page shares. It is made once from the lists that the host holds
 * and again when they change; what somebody types is read here and goes nowhere.
 */
import { create } from 'zustand'
import type { WritingLists } from '#shared/contract/phrase-lists.ts'
import type { ForbiddenPhrase } from '#shared/pack/forbidden-pack.ts'
import { hanVariants, hanVariantsSchema } from '#shared/phrase/scan/han-variants.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import hanVariantsJson from '#resources/text/han-variants.json' with { type: 'json' }

export interface Scanner {
  scan(text: string): PhraseHit[]
  /** What a hit's code stands for in the lists. */
  phraseOf(code: string): ForbiddenPhrase | undefined
}

interface ScannerState {
  /** Of the lists held; null before any were. */
  readonly version: string | null
  readonly scanner: Scanner | null
  /** Takes what the host answered; nothing when the version held still stands. */
  adopt(answer: { readonly version: string; readonly lists: WritingLists | null }): void
}

const variants = hanVariants(hanVariantsSchema.parse(hanVariantsJson))

export const useScanner = create<ScannerState>((set) => ({
  version: null,
  scanner: null,
  adopt({ version, lists }) {
    if (lists !== null) set({ version, scanner: scannerOf(lists) })
  },
}))

function scannerOf({ forbidden, approved }: WritingLists): Scanner {
  const phrases = approved.map((text) => ({ text, status: 'approved' as const }))
  const byCode = new Map(forbidden.phrases.map((phrase) => [phrase.code, phrase]))
  return {
    scan: writingScanner(phraseLists(forbidden, [{ phrases }], variants)),
    phraseOf: (code) => byCode.get(code),
  }
}
