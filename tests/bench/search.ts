/**
 * Searching 2,000 phrases while somebody types, key by key, beside published pinyin matchers that go
 * through the same titles and texts. Interleaved in one run.
 */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type PhraseLibrary, phraseLibrary, searchPhrases } from '#shared/phrase/library.ts'
import { seededRandom } from '../simulation/seeded-random.ts'
import { pinyinPeersFor } from './peers.ts'
import { median, medianWithRange } from './statistics.ts'

const PHRASES = 2_000
const LAPS = 9
/** One picture of a screen at 60 a second. */
const FRAME_MS = 1000 / 60
/** Whole words as they are typed; every beginning of them is searched. The last one has a slip. */
const TYPED = ['kuaijizhuguan', 'wsdh', '投诉', 'zhongxinheshi', 'qingninshaohou', 'tuosudengji']

/** The lines of the section, measured `rounds` times. */
export function measureSearch(rounds: number): string[] {
  const { library, texts } = material()
  const keys = TYPED.flatMap((word) =>
    Array.from(word, (_, index) =>
      Array.from(word)
        .slice(0, index + 1)
        .join(''),
    ),
  )
  const peers = pinyinPeersFor(texts)
  const ours = (typed: string) => searchPhrases(library, typed, 20).length
  const engines = [{ name: 'ours', search: ours }, ...peers]
  const slowest: number[] = []
  const times = new Map(engines.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, search } of engines) {
      const perKey = keys.map((typed) =>
        median(laps(name === 'ours' ? LAPS : 1, () => search(typed))),
      )
      // The first round warms up.
      if (round === 0) continue
      times.get(name)?.push(median(perKey))
      if (name === 'ours') slowest.push(Math.max(...perKey))
    }
  }
  const ratio = (name: string) =>
    (times.get('ours') ?? []).map((own, round) => own / (times.get(name)?.[round] ?? Number.NaN))
  return [
    '| A key typed, 2,000 phrases with title and text | Goal | Median of rounds (range) |',
    '| --- | --- | --- |',
    `| share of one frame (1/60 s) on this machine, slowest key | ≤ 1.0 | ${medianWithRange(slowest.map((ms) => ms / FRAME_MS))} |`,
    ...peers.map(
      ({ name }) => `| median key, against ${name} | ≤ 1.0 | ${medianWithRange(ratio(name), 3)} |`,
    ),
    '',
    `${keys.length} keys of ${TYPED.length} words. Ours ranks, takes every reading of a character, traditional forms, letters`,
    'and characters mixed, and forgives one slip when nothing fits (the slowest key); the packages only say',
    'whether a text fits, and neither forgives a slip.',
  ]
}

function laps(count: number, run: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })
}

/** Phrases as long as the shipped ones, put together from pieces of them. */
function material(): { library: PhraseLibrary; texts: string[] } {
  const random = seededRandom(20_261_122, 'search')
  const shipped = defaultPacks.phrases.phrases.filter(({ status }) => status === 'approved')
  const phrases = Array.from({ length: PHRASES }, (_, index) => {
    const { pinyin: _pinyin, ...phrase } = random.pick(shipped)
    const text = `${random.pick(shipped).text.slice(0, 25)}，${random.pick(shipped).text}`
    return { ...phrase, code: `XX-${index + 1}`, text: text.replaceAll(/[{}]/g, ''), variables: [] }
  })
  const pack = { ...defaultPacks.phrases, phrases }
  return {
    library: phraseLibrary(pack, defaultPacks.hanVariants, defaultPacks.hanReadings),
    texts: phrases.map(({ title, text }) => `${title} ${text}`),
  }
}
