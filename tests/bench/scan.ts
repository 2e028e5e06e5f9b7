/**
 * Scanning 2,000 characters against 5,000 phrases: ours with normalising, allowed sentences and
 * positions, beside published packages that match the same text plainly. Interleaved in one run.
 */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { scanPhrases } from '#shared/phrase/scan/scan-phrases.ts'
import { seededRandom } from '../simulation/seeded-random.ts'
import { peersFor } from './peers.ts'
import { median } from './statistics.ts'

const PHRASES = 5_000
const CHARACTERS = 2_000
const WARM_UP_LAPS = 30
const SCANS_A_LAP = 10

export interface ScanReport {
  /** Occurrences each one finds in the text; packages differ in overlaps. */
  readonly found: ReadonlyMap<string, number>
  /** Round by round, engine → microseconds for one scan. */
  readonly rounds: readonly ReadonlyMap<string, number>[]
}

/** The name of our own scan in the report. */
export const OURS = 'counterbook'

/** In every round the engines take turns lap by lap; the median lap of each one counts. */
export function measureScan(rounds: number, laps: number): ScanReport {
  const { text, phrases, pack } = material()
  const lists = phraseLists(pack, [defaultPacks.phrases], defaultPacks.hanVariants)
  const engines = [
    {
      name: OURS,
      search: (scanned: string) => scanPhrases(scanned, lists, { speaker: 'staff' }).length,
    },
    ...peersFor(phrases),
  ]
  const round = (count: number) => {
    const times = new Map(engines.map(({ name }) => [name, [] as number[]]))
    for (let turn = 0; turn < count; turn += 1) {
      for (const { name, search } of engines) times.get(name)?.push(lap(search, text))
    }
    return new Map([...times].map(([name, measured]) => [name, median(measured)]))
  }
  round(WARM_UP_LAPS)
  return {
    found: new Map(engines.map(({ name, search }) => [name, search(text)])),
    rounds: Array.from({ length: rounds }, () => round(laps)),
  }
}

/** Microseconds for one scan. */
function lap(search: (text: string) => number, text: string): number {
  const began = performance.now()
  for (let scan = 0; scan < SCANS_A_LAP; scan += 1) search(text)
  return ((performance.now() - began) * 1000) / SCANS_A_LAP
}

/**
 * The text: approved phrases with a forbidden one here and there. The phrases: the shipped ones, and
 * pieces of the approved ones with one character changed, so that many begin in the text and do not end.
 */
export function material(): { text: string; phrases: string[]; pack: ForbiddenPack } {
  const random = seededRandom(20_261_122, 'scan')
  const approved = defaultPacks.phrases.phrases.map((phrase) => phrase.text).join('')
  const characters = Array.from(approved.replace(/[^\p{Script=Han}]/gu, ''))
  const shipped = defaultPacks.forbidden.phrases.filter((phrase) => phrase.place === 'anywhere')
  const plain = shipped
    .flatMap((phrase) => phrase.wordings)
    .filter((wording) => !wording.includes('{') && wording.length > 2)
    .map((wording) => wording.replace(/\p{P}+$/u, ''))
  const made = new Set<string>()
  while (made.size + plain.length < PHRASES) {
    const from = random.below(characters.length - 12)
    const piece = characters.slice(from, from + 4 + random.below(8))
    piece[1 + random.below(piece.length - 1)] = random.pick(characters)
    if (!approved.includes(piece.join(''))) made.add(piece.join(''))
  }
  let text = ''
  while (text.length < CHARACTERS) {
    const from = random.below(approved.length - 200)
    text += `${approved.slice(from, from + 200)}，${random.pick(plain)}。`
  }
  const phrases = [...plain, ...made]
  const pack: ForbiddenPack = {
    ...defaultPacks.forbidden,
    phrases: phrases.map((wording, index) => ({
      code: `FP-X${index}`,
      severity: 'warn',
      place: 'anywhere',
      wordings: [wording],
      suggestion: '请您稍候',
      source: 'S4-27',
      origin: 'project',
    })),
  }
  return { text: text.slice(0, CHARACTERS), phrases, pack }
}
