/** S1-14, R-016: what was read is the text itself, whatever number stood beside it. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { PhrasePack } from '#shared/pack/phrase-pack.ts'
import type { Standard } from '#shared/pack/standard.ts'
import { wordsThatHold } from '#shared/phrase/published.ts'
import type { PublishedState } from '#shared/phrase/state.ts'
import { standardDigest, standardSections } from '#shared/standard/text.ts'

const { phrases: shipped, forbidden } = defaultPacks
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const words = (phrases: PhrasePack) => ({ phrases, forbidden, profile: 'bank' as const })
const digestIn = (pack: PhrasePack, wanted: string) =>
  standardDigest(sha256, standardIn(pack, wanted), words(pack))

function standardIn({ standards }: PhrasePack, wanted: string): Standard {
  const standard = standards.find(({ code }) => code === wanted)
  if (!standard) throw new Error(`no ${wanted}`)
  return standard
}

const CODE = 'telephone_sixteen'
const [ENTRY = ''] = standardIn(shipped, CODE).sections[0]?.phrases ?? []

/** What head office published of the entry, the oldest first, numbered from `first`. */
function published(changes: readonly object[], first = 1): PublishedState {
  const phrase = shipped.phrases.find(({ code }) => code === ENTRY)
  const { pinyin: _readings, ...entry } = phrase ?? { code: ENTRY }
  return {
    code: ENTRY,
    publications: changes.map((change, index) => ({
      at: `2026-01-0${index + 1}T09:00:00+08:00`,
      by: 'H001',
      phrase: { ...entry, ...change },
      revision: first + index,
      proposalId: null,
    })),
  }
}
const standing = (...changes: readonly object[]) =>
  wordsThatHold(shipped, [published(changes)]).pack
const text = shipped.phrases.find(({ code }) => code === ENTRY)?.text ?? ''

describe('the name of a text', () => {
  test('is the same for the same words, and no two standards share one', () => {
    const all = shipped.standards.map(({ code }) => digestIn(shipped, code))
    expect(all.every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    expect(digestIn(structuredClone(shipped), CODE)).toBe(digestIn(shipped, CODE))
  })

  test('is another one for other words, and the first one again when they come back', () => {
    const reworded = standing({ text: `${text}谢谢。` })
    const back = standing({ text: `${text}谢谢。` }, {})
    expect(digestIn(reworded, CODE)).not.toBe(digestIn(shipped, CODE))
    expect(standardIn(back, CODE).version).toBe(standardIn(shipped, CODE).version + 2)
    expect(digestIn(back, CODE)).toBe(digestIn(shipped, CODE))
  })

  test('tells two texts of one number apart: a hub that was put back counts again', () => {
    const [one, other] = [standing({ text: `${text}谢谢。` }), standing({ text: `${text}请讲。` })]
    expect(standardIn(one, CODE).version).toBe(standardIn(other, CODE).version)
    expect(digestIn(one, CODE)).not.toBe(digestIn(other, CODE))
  })

  test('what this program leaves aside names the text that stands in its place', () => {
    const fallen = standing({ text: `${text}谢谢。` }, { text: '这个产品稳赚。', variables: [] })
    expect(digestIn(fallen, CODE)).toBe(digestIn(standing({ text: `${text}谢谢。` }), CODE))
  })

  test.each([
    ['when it is to be looked at again', { reviewBy: '2027-01-01' }],
    ['where it comes from', { source: 'R-18' }],
  ])('says nothing of %s', (_what, change) => {
    expect(digestIn(standing(change), CODE)).toBe(digestIn(shipped, CODE))
  })

  test.each<[string, (standard: Standard) => Standard]>([
    ['its title', (standard) => ({ ...standard, title: '别的' })],
    ['the order', (standard) => ({ ...standard, sections: standard.sections.toReversed() })],
  ])('holds %s', (_what, change) => {
    const standard = standardIn(shipped, 'counter_seven_steps')
    expect(standardDigest(sha256, change(standard), words(shipped))).not.toBe(
      standardDigest(sha256, standard, words(shipped)),
    )
  })

  test('is of what is read here: words of another profile are no part of it', () => {
    const phrases = shipped.phrases.map((phrase) =>
      phrase.code === ENTRY ? { ...phrase, profiles: ['insurer' as const] } : phrase,
    )
    const narrowed = { ...shipped, phrases }
    const standard = standardIn(narrowed, CODE)
    const read = (profile: 'bank' | 'insurer') =>
      standardSections(standard, { ...words(narrowed), profile }).flatMap(({ lines }) =>
        lines.map(({ code }) => code),
      )
    expect(read('insurer')).toContain(ENTRY)
    expect(read('bank')).not.toContain(ENTRY)
    expect(digestIn(narrowed, CODE)).not.toBe(digestIn(shipped, CODE))
  })
})
