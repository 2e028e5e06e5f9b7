import { describe, expect, test } from 'vitest'
import { LINE_BREAKS, PUNCTUATION, SENTENCE_ENDS } from './other-forms.ts'
import { brief, scan } from './support.ts'

const SEPARATORS = [...SENTENCE_ENDS, ...LINE_BREAKS]

describe('sentence ends and line breaks', () => {
  test.each(SEPARATORS)('%j parts a wording that has none there', (sign) => {
    expect(scan(`公司的规定${sign}就是这样的`)).toEqual([])
    expect(scan(`我不知道${sign}不清楚`)).toEqual([])
    expect(brief(scan(`好${sign}公司的规定就是这样的${sign}好`))).toHaveLength(1)
  })

  test.each(PUNCTUATION)('%j parts nothing', (sign) => {
    expect(brief(scan(`公司的规定${sign}就是这样的`))).toEqual([`FP-B06 0-${10 + sign.length}`])
  })

  test.each([...SEPARATORS, ...PUNCTUATION, '', '！！', '？！\n'])(
    'where the wording itself has a sentence end, %j may stand',
    (sign) => {
      expect(scan(`你去告啊${sign}爱上哪告都行`)).toMatchObject([
        { code: 'FP-C07', text: `你去告啊${sign}爱上哪告都行` },
      ])
    },
  )

  test('but only there', () => {
    expect(brief(scan('你去告。啊！爱上哪告都行'))).toEqual(['FP-H6 0-1'])
    expect(brief(scan('你想好了。吗到底'))).toEqual(['FP-H6 0-1'])
  })
})

describe('FP-C16: any 1 to 10 characters in the gap', () => {
  const sentence = (gap: string) => `不知道、不清楚。你问${gap}吧，跟我们没关系。`
  test.each([
    ['one', '他'],
    ['ten', '市行客户服务中心去问'],
    ['ten and signs between', '市行 - 客户服务中心（去问）'],
    ['characters outside the basic plane', '𠮷'.repeat(10)],
    ['characters that fold to several', '㍿ﷺ'.repeat(5)],
    ['the word that ends the gap', '吧'],
  ])('%s', (_what, gap) => {
    const hit = scan(sentence(gap)).find(({ code }) => code === 'FP-C16')
    expect(hit?.text).toBe(sentence(gap).slice(0, -1))
  })
  test.each([
    ['none', ''],
    ['none but a comma', '，'],
    ['eleven', '市行客户服务中心去问问'],
    ['eleven outside the basic plane', '𠮷'.repeat(11)],
    ['eleven that fold to several', '㍿'.repeat(11)],
    ['a sentence end behind', '他。'],
    ['a sentence end before', '。他'],
    ['a sentence end within', '他。们'],
    ['a line break', '他\n'],
  ])('not with %s', (_what, gap) => {
    expect(scan(sentence(gap)).map(({ code }) => code)).not.toContain('FP-C16')
  })
  test('the nearest beginning counts', () => {
    const text = '不知道不清楚你问不知道不清楚你问他吧跟我们没关系'
    expect(brief(scan(text))).toEqual(['FP-H6 6-7', 'FP-C16 8-24'])
  })
})

describe('place in the text', () => {
  test('R-294 wrong number, wait, dialect: only as the whole text', () => {
    expect(brief(scan(' “打錯了。”\n'))).toEqual(['FP-C29 2-5'])
    for (const text of [
      '您可能打错了电话。',
      '对不起，打错了。',
      '打错了！请重拨',
      '请等会儿',
      '等会儿再办',
    ]) {
      expect(scan(text), text).toEqual([])
    }
  })

  test('喂 is a greeting at the beginning, and a verb in its own words', () => {
    expect(brief(scan('  “喂，您好”'))).toEqual(['FP-H5 3-4'])
    expect(brief(scan('您好，喂'))).toEqual([])
    expect(scan('喂养补贴怎么领')).toEqual([])
    expect(brief(scan('喂，说吧'))).toEqual(['FP-C01 0-4'])
  })
})

describe('你 and 您', () => {
  test.each([
    ['你好', ['FP-H6 0-1']],
    ['妳好', ['FP-H6 0-1']],
    ['您好', []],
    ['你们好，你 們', []],
    ['迷你卡', []],
    ['公司的规定你知道', ['FP-H6 5-6']],
    ['您必须带身份证来', []],
  ])('%s', (text, expected) => {
    expect(brief(scan(text))).toEqual(expected)
  })

  test('a forbidden sentence goes as a whole, so 你 in it is not told apart', () => {
    expect(brief(scan('改天再和你联络，你等着'))).toEqual(['FP-B08 0-7', 'FP-H6 8-9'])
  })
})

describe('words of promise, R-310', () => {
  test.each([
    ['我们一定马上办，保证今天好', ['FP-P1 2-4', 'FP-P3 4-6', 'FP-P2 8-10']],
    ['我們保證明天給您', ['FP-P2 2-4']],
    ['不一定，不能保证，无法马上办', []],
    ['保证金退到保证人账户，请带医保证明', []],
    ['收取一定的费用，由总行统一定价', []],
    ['立马上报', []],
    ['您放心，一定的！质量保证', ['FP-P1 4-6', 'FP-P2 10-12']],
  ])('%s', (text, expected) => {
    expect(brief(scan(text))).toEqual(expected)
  })
})

describe('other spellings of the same words', () => {
  test.each([
    ['甚麼？聽不清，重講', 'FP-C02'],
    ['妳必須帶身份證來', 'FP-H1'],
    ['我绝没有说过这种话', 'FP-B10'],
    ['你看不懂中文（英文）吗', 'FP-B07'],
  ])('%s', (text, code) => {
    expect(scan(text).map((hit) => hit.code)).toContain(code)
  })
})

describe('what only looks alike', () => {
  test.each([
    '麻烦人工窗口的同事来一下',
    '糖尿病神经病变不在保障范围',
    '客户电话打错了，已说明',
    '我知道了，您说得很清楚',
    '公司的规定是这样的',
    '公司的规定😀就是这样的',
    '',
    ' \u200B\n',
    '。！？',
  ])('%j is no hit', (text) => {
    expect(scan(text)).toEqual([])
  })
})

describe('quotes of the customer', () => {
  const text = '客户说公司的规定就是这样的。公司的规定就是这样的'
  test('what touches a quote is left out, the rest stays', () => {
    expect(brief(scan(text, [{ start: 3, end: 13 }]))).toEqual(['FP-B06 14-24'])
    expect(brief(scan(text, [{ start: 12, end: 14 }]))).toEqual(['FP-B06 14-24'])
    expect(
      brief(
        scan(text, [
          { start: 23, end: 24 },
          { start: 0, end: 4 },
        ]),
      ),
    ).toEqual([])
  })
  test('beside a quote and around an empty one nothing changes', () => {
    const edges = [
      { start: 0, end: 3 },
      { start: 13, end: 14 },
      { start: 16, end: 16 },
    ]
    expect(brief(scan(text, edges))).toEqual(['FP-B06 3-13', 'FP-B06 14-24'])
  })
  test('what stands before and after a quote does not grow together', () => {
    expect(scan('公司的规定“好”就是这样的', [{ start: 5, end: 8 }])).toEqual([])
    expect(scan('公司的规定“”就是这样的', [{ start: 5, end: 7 }])).toEqual([])
  })
})

describe('positions', () => {
  test.each([
    ['characters outside the basic plane', '😀𠮷你好', 'FP-H6 4-5'],
    ['one character that becomes several', '㍿㎏你好', 'FP-H6 2-3'],
    ['letters with their accents apart', 'e\u0301e\u0323\u0301你好', 'FP-H6 5-6'],
    ['Hangul letters apart', '\u1112\u1161\u11AB你好', 'FP-H6 3-4'],
    ['half-width kana with its mark', 'ｶﾞ你好', 'FP-H6 2-3'],
    ['halves of pairs', '\uD800你\uDC00\uD800', 'FP-H6 1-2'],
    ['an accent after the hit', '你\u0301', 'FP-H6 0-1'],
    ['a variation selector after the hit', '你\uFE00\u{E0100}', 'FP-H6 0-1'],
    ['a compatibility form', '\u{2F800}你', 'FP-H6 2-3'],
  ])('after %s', (_what, text, expected) => {
    expect(brief(scan(text))).toEqual([expected])
  })

  test('in a long text, and in a short one after it', () => {
    const before = '㍿'.repeat(5_000)
    expect(brief(scan(`${before}你`))).toEqual(['FP-H6 5000-5001'])
    expect(brief(scan(`${'好'.repeat(9_999)}你`))).toEqual(['FP-H6 9999-10000'])
    expect(brief(scan('好你'))).toEqual(['FP-H6 1-2'])
  })

  test('behind a row of accents as long as nobody writes', () => {
    const row = `a${'\u0315\u0300'.repeat(200_000)}`
    expect(brief(scan(`${row}你`))).toEqual([`FP-H6 ${row.length}-${row.length + 1}`])
  })

  test('overlapping wordings are both told, in order of start', () => {
    const text = '我不知道、不清楚。你问主管吧，跟我们没关系'
    expect(brief(scan(text))).toEqual(['FP-B05 0-8', 'FP-C16 1-21'])
    expect(brief(scan('如果你需要我的帮助，你必须等'))).toEqual([
      'FP-H2 0-13',
      'FP-H6 2-3',
      'FP-H1 10-13',
      'FP-H6 10-11',
    ])
  })
})
