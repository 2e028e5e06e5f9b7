/**
 * A key typed in a box for words of staff: 2,000 characters are read for 5,000 phrases, who speaks is read
 * too, and the text is cut where underlines begin and end. What the page then draws is not in it.
 */
import { segmentsOf } from '#renderer/writing/hits.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { material } from './scan.ts'
import { median, medianWithRange } from './statistics.ts'

const KEYS = 41
/** One picture of a screen at 60 a second. */
const FRAME_MS = 1000 / 60

/** The lines of the section, measured `rounds` times after one to warm up. */
export function measureTyping(rounds: number): string[] {
  const { text, pack } = material()
  const began = performance.now()
  const scan = writingScanner(phraseLists(pack, [defaultPacks.phrases], defaultPacks.hanVariants))
  const made = (performance.now() - began) / FRAME_MS
  const round = () => {
    const keys = Array.from({ length: KEYS }, (_, key) => {
      const typed = text.slice(0, 1000) + '办'.repeat(key) + text.slice(1000)
      const pressed = performance.now()
      const hits = scan(typed)
      segmentsOf(typed, hits, hits[0] ?? null)
      return (performance.now() - pressed) / FRAME_MS
    })
    return { usual: median(keys), slowest: Math.max(...keys) }
  }
  round()
  const measured = Array.from({ length: rounds }, round)
  return [
    '| A key typed, 2,000 characters × 5,000 phrases | Goal | Median of rounds (range) |',
    '| --- | --- | --- |',
    `| share of one frame (1/60 s) on this machine | ≤ 1.0 | ${medianWithRange(measured.map(({ usual }) => usual))} |`,
    `| slowest key of ${KEYS} | | ${medianWithRange(measured.map(({ slowest }) => slowest))} |`,
    `| making the scanner, once a session | | ${made.toFixed(1)} frames |`,
    '',
    'What a box adds to a key before the page draws; texts beyond 4,000 characters are read after the key is drawn.',
  ]
}
