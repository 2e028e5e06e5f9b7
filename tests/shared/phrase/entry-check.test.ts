/** Every reason that keeps an entry out of the library: at its field, with its place and its source. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { isCitation } from '#shared/pack/objections/sources.ts'
import { type Phrase, phraseSchema } from '#shared/pack/phrase-pack.ts'
import { checkedEntry } from '#shared/phrase/entry-check.ts'
import { ENTRY_REASONS, type EntryReason, sourceOfReason } from '#shared/phrase/entry-reason.ts'
import type { PhraseLibrary } from '#shared/phrase/library.ts'
import { proposalFaults, publicationFaults } from '#shared/phrase/proposal.ts'
import { FAULTY_ENTRIES, type FaultyEntry, LIBRARY, SOUND } from '../../support/faulty-entries.ts'

function faultsOf({ change, by, replaces: code }: FaultyEntry): readonly Refusal[] {
  const phrase = { ...SOUND, ...change }
  const replaces = code ?? null
  return [
    ...(by === 'office' ? [] : proposalFaults({ phrase, replaces }, LIBRARY)),
    ...(by === 'branch' ? [] : publicationFaults(phrase, LIBRARY)),
  ]
}

test('nothing speaks against the sound entry', () => {
  expect(checkedEntry(SOUND, LIBRARY.pack)).toEqual({ phrase: SOUND, faults: [] })
})

describe('a reason is told at its field', () => {
  test.each(FAULTY_ENTRIES.map((entry) => [entry.reason, entry.field, entry] as const))(
    '%s at %s',
    (reason, field, entry) => {
      const faults = faultsOf(entry)
      const fault = faults.find(
        (one) => one.field === `phrase.${field}` && one.params?.['reason'] === reason,
      )
      expect(fault, JSON.stringify(faults)).toBeDefined()
      expect(isCitation(fault?.source ?? '') || /^S1-29[a-z]$/.test(fault?.source ?? '')).toBe(true)
      if (entry.words !== undefined) expect(fault?.params?.['words']).toBe(entry.words)
      if (entry.at !== undefined) expect(fault?.params?.['at']).toBe(entry.at)
    },
  )

  test('and every reason was met here or with what was published', () => {
    /** What a later schema may say without a reason; what `published.test.ts` meets; lines of the shipped pack. */
    const elsewhere: readonly EntryReason[] = ['wrong_form', 'unreadable']
    const packs = ['read_in_standard', 'closes_another'] as const
    const met = new Set<string>([...FAULTY_ENTRIES.map(({ reason }) => reason), ...packs])
    const all = Object.keys(ENTRY_REASONS) as EntryReason[]
    expect(all.filter((reason) => !met.has(reason)).toSorted()).toEqual(elsewhere.toSorted())
  })

  const takenOut = (phrase: Phrase, library: PhraseLibrary) =>
    publicationFaults({ ...phrase, status: 'excluded', reason: '不用' }, library).map(
      ({ params }) => params?.['reason'],
    )

  test('read_in_standard is told of what is taken out', () => {
    const read = LIBRARY.pack.standards.flatMap(({ sections }) =>
      sections.flatMap(({ phrases }) => phrases),
    )
    const reasons = LIBRARY.phrases
      .filter(({ code }) => read.includes(code))
      .flatMap((phrase) => takenOut(phrase, LIBRARY))
    expect(reasons).toContain('read_in_standard')
  })

  test('closes_another is told of what is taken out', () => {
    const phrases = [...LIBRARY.pack.phrases, SOUND, { ...SOUND, code: 'PB-2', closing: 'PB-1' }]
    const library = { ...LIBRARY, pack: { ...LIBRARY.pack, phrases } }
    expect(takenOut(SOUND, library)).toContain('closes_another')
  })
})

describe('an entry of the wrong form', () => {
  test('is told of everything at once, words and all', () => {
    const entry = { ...SOUND, title: '', source: '', text: '稳赚的{客户', variables: [] }
    const { phrase, faults } = checkedEntry(entry, LIBRARY.pack)
    expect(phrase).toBeNull()
    expect(faults.map(({ field, params }) => [field, params?.['reason'], params?.['at']])).toEqual([
      ['phrase.title', 'too_small', undefined],
      ['phrase.source', 'too_small', undefined],
      ['phrase.text', 'open_brace', 4],
      ['phrase.text', 'left_out', 1],
    ])
  })

  test('never says anything of what was put in place of what lacks', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            title: fc.string(),
            text: fc.string({ unit: fc.constantFrom('稳', '赚', '{', '}', 'a', '，', '\u2800') }),
            source: fc.string(),
            moments: fc.array(fc.constantFrom('guide', 'x', 'X!')),
            status: fc.constantFrom('approved', 'caution', 'excluded', 'none'),
            closing: fc.string(),
            code: fc.string(),
          },
          { requiredKeys: [] },
        ),
        (entry) => {
          const { phrase, faults } = checkedEntry(entry, LIBRARY.pack)
          expect(phrase === null).toBe(!phraseSchema.safeParse(entry).success)
          for (const { field = '', params, source } of faults) {
            expect(sourceOfReason(params?.['reason']), JSON.stringify(params)).toBeDefined()
            expect(source).toBeDefined()
            const name = field.split('.')[1] ?? ''
            const words = (entry as Record<string, unknown>)[name]
            const { start, end } = params ?? {}
            if (typeof start !== 'number' || typeof words !== 'string') continue
            expect(words.length).toBeGreaterThanOrEqual(Number(end))
            const quoted = params?.['words']
            if (quoted !== undefined) {
              expect(words.slice(start, Number(end)).startsWith(String(quoted))).toBe(true)
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('S4-26 every entry that is shipped passes, whatever its status', () => {
  for (const phrase of defaultPacks.phrases.phrases) {
    expect(checkedEntry(phrase, LIBRARY.pack).faults, phrase.code).toEqual([])
  }
})
