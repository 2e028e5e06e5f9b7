/** What the scanner finds in a text as it is typed, and the count of it that only the person sees. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'
import { hintTally } from './hint-count.state.ts'
import { carriedHits } from './hits.ts'
import { useScanner } from './scanner.state.ts'

/** Longer texts are read after the key has been drawn; docs/benchmarks.md says what a scan costs. */
const SAME_TICK_CHARACTERS = 4000

const NONE: readonly PhraseHit[] = []

/**
 * The hits of `text`. While an input method composes, nothing is read: the hits of before move with the
 * text. Null means that this box is not read.
 */
export function useHits(text: string | null, composing: boolean): readonly PhraseHit[] {
  const scanner = useScanner((state) => state.scanner)
  const later = useDeferredValue(text)
  const readable = text === null || text.length <= SAME_TICK_CHARACTERS ? text : later
  const waits = composing || readable !== text
  const [lastRead] = useState(memoryOfHits)
  const fresh = useMemo(
    () => (scanner === null || readable === null || composing ? null : scanner.scan(readable)),
    [scanner, readable, composing],
  )
  const hits = useMemo(() => {
    if (text === null || scanner === null) return NONE
    return waits ? lastRead.carriedTo(text) : (fresh ?? NONE)
  }, [text, scanner, waits, fresh, lastRead])
  useEffect(() => {
    if (!waits && text !== null && fresh !== null) lastRead.keep(text, fresh)
  }, [waits, text, fresh, lastRead])

  const tally = useRef<{ scanner: typeof scanner; take: ReturnType<typeof hintTally> } | null>(null)
  useEffect(() => {
    if (waits || scanner === null) return
    const codes = hits.map(({ code }) => code)
    // What stands there when a box opens, or when the lists change, was met before.
    if (tally.current?.scanner !== scanner || text === '') {
      tally.current = { scanner, take: hintTally(codes) }
    } else tally.current.take(codes)
  }, [waits, scanner, hits, text])
  return hits
}

/** What was found when the text was last read. */
function memoryOfHits() {
  let before: { readonly text: string; readonly hits: readonly PhraseHit[] } = {
    text: '',
    hits: NONE,
  }
  return {
    keep(text: string, hits: readonly PhraseHit[]): void {
      before = { text, hits }
    },
    carriedTo: (text: string) => carriedHits(before.text, text, before.hits),
  }
}
