/** Whatever is published, there are lists, and a scanner can be made of them; one more wording costs one more. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type ForbiddenPhrase, forbiddenPackSchema } from '#shared/pack/forbidden-pack.ts'
import { sentenceFaults } from '#shared/phrase/forbidden/check.ts'
import {
  forbiddenEntryOf,
  forbiddenFieldsOf,
  nextForbiddenCode,
} from '#shared/phrase/forbidden/entry.ts'
import { forbiddenThatHolds } from '#shared/phrase/forbidden/published.ts'
import type { ForbiddenState } from '#shared/phrase/forbidden/state.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { library, published, sentence, shipped } from './support.ts'

/** Chance that is the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const WORDS = [
  '',
  ' ',
  '您',
  '您好',
  '{1-10}',
  '您{1-3}去吧',
  '{9-1}您',
  '您{1-2}去{1-2}吧',
  '公司的规定就是这样的',
  '这个产品稳赚',
  '13800000042',
  '请问您有什么需要帮助的',
  '𠮷'.repeat(60),
  '\ud800您去',
  '您\u200b\u202e去',
  '.*+?^${}()|[]\\',
  '您自己上网去查',
  '保证',
  'X'.repeat(101),
  '𝒜𝓑 您',
]
const ODD: readonly unknown[] = [null, 5, [], {}, ['您'], true, '您', undefined, [null], [[]], -1]

function oddEntry(next: (below: number) => number): object {
  const pick = <One>(all: readonly One[]): One => all[next(all.length)] as One
  const texts = () => Array.from({ length: next(4) }, () => pick(WORDS))
  const standing: ForbiddenPhrase = pick([...shipped.phrases, sentence()])
  const entry: Record<string, unknown> = { ...standing }
  const changes: (() => void)[] = [
    () => (entry['wordings'] = texts()),
    () =>
      (entry['variants'] = [{ ...sentence(), place: pick(['anywhere', 'whole']), texts: texts() }]),
    () => (entry['suggestion'] = pick(WORDS)),
    () => (entry['replacement'] = pick([null, ...WORDS])),
    () => (entry['reason'] = pick(WORDS)),
    () => (entry['source'] = pick(['S1-29', 'x', '13800000042'])),
    () => (entry['severity'] = pick(['warn', 'hint', 'loud'])),
    () => (entry['place'] = pick(['anywhere', 'beginning', 'whole', 'nowhere'])),
    () => (entry[pick(Object.keys(entry))] = pick(ODD)),
    () => delete entry[pick(Object.keys(entry))],
    () => (entry['colour'] = 'red'),
    () => {},
  ]
  for (let count = next(3); count >= 0; count -= 1) pick(changes)()
  return { ...entry, code: standing.code }
}

function oddStates(next: (below: number) => number): ForbiddenState[] {
  const byCode = new Map<string, object[]>()
  for (let count = 1 + next(12); count > 0; count -= 1) {
    const entry = oddEntry(next) as ForbiddenPhrase
    const known = byCode.get(entry.code) ?? []
    byCode.set(entry.code, [...known, next(5) === 0 ? { off: entry } : entry].slice(-9))
  }
  return [...byCode.values()].map((entries) => published(...entries))
}

describe('whatever is published', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'the list stands, fits its form and underlines no approved words (%i)',
    (seed) => {
      const states = oddStates(chance(seed))
      const { pack, publications, leftAside } = forbiddenThatHolds(shipped, states, library)
      expect(forbiddenPackSchema.safeParse(pack).success).toBe(true)
      for (const { code, publications: all } of states) {
        // Every publication is used, came before the one that is, or is named.
        const used = publications.get(code)?.revision ?? 0
        const aside = leftAside.filter((one) => one.code === code).map(({ revision }) => revision)
        expect([used, ...aside.toReversed()].at(-1)).toBe(all.at(-1)?.revision)
      }
      const entries = pack.phrases.filter(({ code }) => publications.has(code))
      const scan = writingScanner(
        phraseLists({ ...pack, phrases: entries }, [], defaultPacks.hanVariants),
      )
      for (const { status, text } of library.phrases) {
        if (status === 'approved') expect(scan(text)).toEqual([])
      }
      for (const word of WORDS) expect(() => scan(word)).not.toThrow()
    },
  )
})

describe('the shipped sentences', () => {
  const standing = forbiddenThatHolds(shipped, [], library)
  const holding = { shipped, standing, phrases: library }

  test('come back from a form as they were, and have nothing against them but standing so', () => {
    for (const entry of shipped.phrases) {
      const again = forbiddenEntryOf(forbiddenFieldsOf(entry), entry.code)
      expect(again).toEqual(entry)
      expect(sentenceFaults(again, holding).map(({ code }) => code)).toEqual(['nothing_to_change'])
    }
  })

  test('leave codes for new ones, each once', () => {
    expect(nextForbiddenCode(shipped, [])).toBe('FP-X01')
    expect(nextForbiddenCode(shipped, ['FP-X01', 'FP-X03'])).toBe('FP-X02')
    const all = new Set<string>()
    for (;;) {
      const code = nextForbiddenCode(shipped, all)
      if (code === null) break
      all.add(code)
    }
    expect(all.size).toBe(990)
    expect(shipped.phrases.filter(({ code }) => all.has(code))).toEqual([])
  })
})
