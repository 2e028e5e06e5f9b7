/** What stands beside words that are said: what is not said, their chapter, and how far somebody has read. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { PHRASE_CHAPTERS, isInChapter } from '#shared/phrase/chapter.ts'
import { dontWords, dontsBeside } from '#shared/phrase/dont.ts'
import { placeAfter, spokenAfter } from '#shared/phrase/speech-pace.ts'

const { phrases } = defaultPacks.phrases
const entries = defaultPacks.forbidden.phrases
const phrase = (code: string) => phrases.find((one) => one.code === code) as Phrase
const besideOf = (code: string) => dontsBeside(phrase(code), entries).map((entry) => entry.code)

describe('R-294, R-045 what is not said, beside what is', () => {
  test.each([
    ['SP-01', 'FP-C01'],
    ['SP-08', 'FP-C18'],
    ['SP-09', 'FP-C25'],
    ['SP-10', 'FP-C09'],
    ['SP-11', 'FP-C28'],
    ['SP-15', 'FP-C07'],
    ['SP-W3', 'FP-B06'],
    ['MT-1', 'FP-C07'],
    ['CT-04', 'FP-C30'],
  ])('%s: %s', (code, dont) => {
    expect(besideOf(code)).toContain(dont)
  })

  test('the more they share the nearer', () => {
    const shared = dontsBeside(phrase('SP-10'), entries).map(
      ({ beside = [] }) => beside.filter((one) => besideValues('SP-10').has(one)).length,
    )
    expect(shared[0]).toBeGreaterThan(2)
    expect(shared).toEqual(shared.toSorted((a, b) => b - a))
  })

  test('every place that an entry names is one that some phrase is meant for', () => {
    const known = new Set(phrases.flatMap(({ code }) => [...besideValues(code)]))
    expect(entries.flatMap(({ beside = [] }) => beside).filter((one) => !known.has(one))).toEqual(
      [],
    )
  })

  test('every sentence of the two lists stands beside something', () => {
    const shown = new Set(phrases.flatMap(({ code }) => besideOf(code)))
    const lists = entries.filter(({ source }) => /^S(1-29|4-27)/.test(source))
    expect(lists.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([])
  })

  test('a gap is read as dots', () => {
    expect(dontWords({ wordings: ['你问{1-10}吧', '别的'] })).toBe('你问……吧')
    expect(dontWords({ wordings: ['喂，说吧'] })).toBe('喂，说吧')
  })
})

function besideValues(code: string): Set<string> {
  const { moments, steps, situations, states, demeanours, caseTypes, needs, sixC } = phrase(code)
  return new Set([
    code,
    ...[moments, steps, situations, states, demeanours, caseTypes, needs, sixC].flat(),
  ])
}

test('every chapter that is the same for everybody has phrases', () => {
  const shared = PHRASE_CHAPTERS.filter((one) => one !== 'favourites' && one !== 'recent')
  expect(shared.filter((chapter) => !phrases.some((one) => isInChapter(one, chapter)))).toEqual([])
})

describe('R-282 how far somebody has read', () => {
  test.each([
    ['您好，请坐。', 0, ''],
    ['您好，请坐。', 1, '您'],
    ['您好，请坐。', 2.9, '您好'],
    ['您好，请坐。', 3, '您好，请'],
    // The last character takes its punctuation with it.
    ['您好，请坐。', 4, '您好，请坐。'],
    ['您好，请坐。', 99, '您好，请坐。'],
    ['𠮷祥', 1, '𠮷'],
    ['', 3, ''],
    ['……', 1, '……'],
  ])('%s after %d characters: %s', (text, spoken, said) => {
    expect(text.slice(0, placeAfter(text, spoken))).toBe(said)
  })

  test('120 characters a minute', () => {
    expect(spokenAfter(60)).toBe(120)
    expect(spokenAfter(0.5)).toBe(1)
  })
})
