/** Finding words by what somebody types for them: characters, syllables, first letters, with a slip. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { phraseLibrary, searchPhrases } from '#shared/phrase/library.ts'

const [sample] = defaultPacks.phrases.phrases
if (!sample) throw new Error('no phrase')

/** A library of these titles and texts, without readings of their own; codes are XX-1, XX-2… */
function libraryOf(...words: readonly (readonly [title: string, text: string])[]) {
  const phrases = words.map(([title, text], index): Phrase => {
    const { pinyin: _pinyin, ...phrase } = { ...sample, variables: [], situations: [] } as Phrase
    return { ...phrase, code: `XX-${index + 1}`, title, text }
  })
  const pack = { ...defaultPacks.phrases, phrases }
  const library = phraseLibrary(pack, defaultPacks.hanVariants, defaultPacks.hanReadings)
  return (query: string) => searchPhrases(library, query, 100).map(({ code }) => code)
}

const one = libraryOf(['会计主管重新行长好', '请您稍候，我去请会计主管。'])

describe('every reading of a character', () => {
  test.each([
    ['kuaiji', '会 as in 会计'],
    ['huiji', '会 as in 开会'],
    ['chongxin', '重 as in 重新'],
    ['zhongxin', '重 as in 重要'],
    ['hangzhang', '行 and 长 of 行长'],
    ['xingchang', '行 and 长 otherwise'],
    ['xingzhanghao', 'one of each'],
  ])('%s: %s', (query) => {
    expect(one(query)).toEqual(['XX-1'])
  })

  test('syllables, first letters, characters and mixtures, from one character on', () => {
    for (const query of [
      'k',
      '会',
      'kj',
      'kjzg',
      'kuaij',
      'kuaijizg',
      '会j',
      'kuai计',
      '会计zg',
      'kuaiji主管',
    ]) {
      expect(one(query), query).toEqual(['XX-1'])
    }
    for (const query of ['kjg', 'ijzg', '计会', 'zgkj']) expect(one(query), query).toEqual([])
  })

  test('traditional characters, tones, capitals, blanks and full width are other forms of the same', () => {
    for (const query of ['會計', 'KuàiJì', 'KUAI JI', 'ｋｕａｉｊｉ', "kuai'ji", '會計　主管']) {
      expect(one(query), query).toEqual(['XX-1'])
    }
  })

  test.each(['lvse', 'luse', 'lüse'])('%s is how somebody types 绿色', (query) => {
    expect(libraryOf(['绿色通道', '请走绿色通道。'])(query)).toEqual(['XX-1'])
  })
})

describe('ranks', () => {
  const words = [
    ['请您稍候', '我去查无声电话的记录。'],
    ['回拨无声电话', '您好。'],
    ['无声电话结束语', '您好。'],
    ['无声电话', '您好。'],
    ['午睡到黄昏', '您好。'],
  ] as const
  const find = libraryOf(...words)

  test('the very title, then its beginning, then inside it, then in the text', () => {
    expect(find('无声电话')).toEqual(['XX-4', 'XX-3', 'XX-2', 'XX-1'])
    expect(find('wushengdianhua')).toEqual(['XX-3', 'XX-4', 'XX-2', 'XX-1'])
  })

  test('syllables before first letters, first letters before the text', () => {
    expect(find('ws')).toEqual(['XX-3', 'XX-4', 'XX-5', 'XX-2', 'XX-1'])
    expect(libraryOf(['无事', '您好'], ['物', '您好'], ['五十', '您好'])('wus')).toEqual([
      'XX-1',
      'XX-3',
    ])
    expect(libraryOf(['文书', '您好'], ['您好', '文书'], ['温暖', '您好'])('wen')).toEqual([
      'XX-1',
      'XX-3',
      'XX-2',
    ])
  })

  test('a code comes first', () => {
    expect(find('xx-2')[0]).toBe('XX-2')
  })
})

describe('one slip of the finger', () => {
  const find = libraryOf(['投诉登记', '请您稍候。'], ['无声电话', '您好，请讲。'])
  test.each([
    ['a letter wrong', 'tpusudengji'],
    ['a letter missing', 'tusudengji'],
    ['a letter too many', 'tousuudengji'],
    ['two swapped in a syllable', 'tuosudengji'],
    ['two swapped across syllables', 'tosuudengji'],
    ['a character wrong', '投诉登计'],
  ])('%s: %s', (_what, query) => {
    expect(find(query)).toEqual(['XX-1'])
  })

  test('not two slips, and none in what is too short to tell', () => {
    for (const query of ['tpusudegnji', 'tos', '投述', '诉投登记', 'zzzz']) {
      expect(find(query), query).toEqual([])
    }
  })

  test('what fits as typed is not mixed with what nearly fits', () => {
    expect(libraryOf(['等候', '您好'], ['登高', '您好'])('denghou')).toEqual(['XX-1'])
  })
})

describe('for every phrase of the pack, without its own readings', () => {
  const { phrases } = defaultPacks.phrases
  const bare = phrases.map(({ pinyin: _pinyin, ...phrase }) => phrase)
  const pack = { ...defaultPacks.phrases, phrases: bare }
  const library = phraseLibrary(pack, defaultPacks.hanVariants, defaultPacks.hanReadings)
  const finds = (query: string, code: string) =>
    searchPhrases(library, query, 500).some((prompt) => prompt.code === code)
  const readings = (title: string) =>
    Array.from(title.match(/\p{Script=Han}/gu) ?? []).map(
      (character) => defaultPacks.hanReadings.get(character) ?? [],
    )
  const shown = phrases.filter(({ status }) => status !== 'excluded')
  const phrase = fc.constantFrom(...shown)
  const spoken = fc
    .tuple(phrase, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }))
    .map(([{ code, title }, picks]) => ({
      code,
      syllables: readings(title).map((each, at) => each[(picks[at] ?? 0) % each.length] ?? ''),
    }))

  test('all characters of titles and texts have a reading', () => {
    const silent = shown.flatMap(({ title, text }) =>
      Array.from(`${title}${text}`.match(/\p{Script=Han}/gu) ?? []).filter(
        (character) => !defaultPacks.hanReadings.has(character),
      ),
    )
    expect(silent).toEqual([])
  })

  test('any reading of its title finds it, by syllables or by first letters', () => {
    fc.assert(
      fc.property(spoken, ({ code, syllables }) => {
        expect(finds(syllables.join('').slice(0, 30), code)).toBe(true)
        expect(finds(syllables.map((syllable) => syllable[0]).join(''), code)).toBe(true)
      }),
    )
  })

  test('and one letter wrong does, where nothing else fits as typed', () => {
    fc.assert(
      fc.property(
        spoken,
        fc.nat(),
        fc.constantFrom(...'qwertyuiopasdfghjklzxcvbnm'),
        (said, at, letter) => {
          const typed = said.syllables.join('').slice(0, 30)
          if (typed.length < 4 || said.syllables.some((syllable) => syllable.length < 2)) return
          const place = at % (typed.length - 1)
          const slipped = typed.slice(0, place) + letter + typed.slice(place + 1)
          const found = searchPhrases(library, slipped, 500)
          const cut = said.syllables.join('').length > typed.length
          expect(found.length > 0 || cut).toBe(true)
        },
      ),
    )
  })

  test('whatever is typed, nothing breaks and nothing is found twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 60 })),
        (query) => {
          const codes = searchPhrases(library, query, 500).map(({ code }) => code)
          expect(new Set(codes).size).toBe(codes.length)
        },
      ),
    )
  })
})
