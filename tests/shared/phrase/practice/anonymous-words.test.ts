/** R-313, S4-16(3): nothing that says who somebody is survives, however it is written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  BLANK,
  anonymousWords,
  plainWords,
  wordsLeft,
} from '#shared/phrase/practice/anonymous-words.ts'

const { practice } = defaultPacks.phrases
if (!practice) throw new Error('nothing to practise with')
const list = practice.plainWords.texts
const plain = plainWords(list, defaultPacks.hanVariants)
const anonymous = (text: string, ...names: string[]) => anonymousWords(text, names, plain)
const squeezed = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

describe('R-313 examples', () => {
  test.each([
    ['客户王建国投诉柜员态度不好', ['王建国'], '客户【…】投诉柜员态度不好'],
    ['客户投诉排队太久，等了四十分钟。', [], '客户投诉排队太久，等了【…】。'],
    ['2026年3月5日下午，卡号6222 0212 3456 7890被吞卡', [], '【…】下【…】，【…】被吞卡'],
    ['三月五号在人民路支行办理挂失', [], '【…】在【…】支行办理挂失'],
    ['請櫃員核對身份證，電話13800000042', [], '請櫃員核對身份證，電話【…】'],
    ['李雷（138-0000-0042）说手续费收错了', [], '【…】(【…】)说手续费【…】了'],
    ['微信 li_lei@mail.cn 联系', [], '【…】联系'],
    ['ATM 吞卡，ATM机', [], 'ATM吞卡，ATM【…】'],
    ['', [], ''],
  ])('%s', (text, names, expected) => {
    expect(anonymousWords(text, names, plain).replaceAll('（', '(').replaceAll('）', ')')).toBe(
      expected,
    )
  })

  test.each([
    ['a name that is made of listed words', '客户说明情况', ['说明'], '客户【…】情况'],
    ['spread with blanks', '王 建 国投诉', ['王建国'], '【…】投诉'],
    ['spread with marks', '王·建。国投诉', ['王建国'], '【…】投诉'],
    ['traditional', '王建國投訴', ['王建国'], '【…】投訴'],
    ['given for traditional', '王建国投诉', ['王建國'], '【…】投诉'],
    ['the given name alone', '建国说服务不好', ['王建国'], '【…】说服务不好'],
    ['behind a long surname', '清风说服务不好', ['欧阳清风'], '【…】说服务不好'],
    ['in another width', 'Ｌｉ　Ｌｅｉ投诉', ['Li Lei'], '【…】投诉'],
    ['with signs nobody sees', '王\u200B建\u2060国投诉', ['王建国'], '【…】投诉'],
  ])('a known name %s', (_what, text, names, expected) => {
    expect(anonymousWords(text, names, plain)).toBe(expected)
  })

  test('how much is left', () => {
    expect(wordsLeft(anonymous('客户投诉排队太久'))).toBe(8)
    expect(wordsLeft(anonymous('张三丰138'))).toBe(0)
  })
})

describe('for every text', () => {
  const surnames = fc.constantFrom(
    ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
    '欧阳',
    '诸葛',
  )
  const given = fc
    .array(
      fc.constantFrom(
        ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂建国华丹辉玲峰鹏飞梅红斌燕晨宇浩轩子涵',
      ),
      {
        minLength: 1,
        maxLength: 2,
      },
    )
    .map((characters) => characters.join(''))
  const name = fc.tuple(surnames, given).map((parts) => parts.join(''))
  const spread = fc
    .tuple(name, fc.constantFrom('', ' ', '·', '　', '\u200B', '-'))
    .map(([whole, sign]) => ({
      whole,
      written: Array.from(whole).join(sign),
    }))
  const figures = fc.oneof(
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.stringMatching(/^\d{17}[\dXx]$/),
    fc.stringMatching(/^62\d{2}( \d{4}){3}$/),
    fc.stringMatching(/^20\d\d(-|\/|年)(0[1-9]|1[0-2])(-|\/|月)[0-2]\d日?$/),
    fc.stringMatching(/^[１-９]{6}$/),
    fc.stringMatching(/^[〇零一二三四五六七八九十百千万壹贰叁]{4,12}$/),
    fc.stringMatching(/^[①②③④⑤⑥]{4}$/),
    fc.stringMatching(/^[a-z]{3,8}@[a-z]{2,6}\.(cn|com)$/),
  )
  const word = fc.constantFrom(...list, '，', '。', '\n')

  test('no name, known or not, comes through', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        spread,
        fc.array(word, { maxLength: 6 }),
        fc.boolean(),
        (before, { whole, written }, after, known) => {
          const text = [...before, written, ...after].join('')
          const kept = squeezed(anonymousWords(text, known ? [whole] : [], plain))
          const others = squeezed([...before, ' ', ...after].join(''))
          // A name that the words around it say for themselves is not the name.
          fc.pre(known || !others.includes(whole))
          expect(kept).not.toContain(whole)
        },
      ),
    )
  })

  test('no figure of any script, no date, no address, no number in characters', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        figures,
        fc.array(word, { maxLength: 6 }),
        (before, figure, after) => {
          const kept = anonymous([...before, figure, ...after].join(''))
          expect(kept).not.toMatch(/[\p{N}@]/u)
          expect(squeezed(kept)).not.toContain(squeezed(figure))
          expect(kept).not.toMatch(/[〇零二三四五六七八九百千壹贰叁]/)
        },
      ),
    )
  })

  test('only words of the list, marks and blanks are left, whatever comes in', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(word, figures, name)).map((all) => all.join('')),
    )
    const folded = list.map((each) => Array.from(each, plain.fold).join(''))
    const longestFirst = folded.toSorted((a, b) => b.length - a.length)
    fc.assert(
      fc.property(any, (text) => {
        let rest = anonymous(text).normalize('NFKC').replaceAll(BLANK.normalize('NFKC'), '')
        rest = rest.replaceAll(/[，。、；：？！“”‘’（）,.;:?!()\s]/g, '')
        rest = Array.from(rest, (character) => plain.fold(character)).join('')
        while (rest !== '') {
          const next = longestFirst.find((each) => rest.startsWith(each))
          expect(next, rest).toBeDefined()
          rest = rest.slice(next?.length ?? rest.length)
        }
      }),
    )
  })

  test('what is blanked stays blanked', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, figures, name)), (parts) => {
        const once = anonymous(parts.join(''))
        expect(anonymous(once)).toBe(once)
      }),
    )
  })
})

test('no listed word is a number, a day or a surname that stands alone', () => {
  for (const each of list) {
    expect(each).not.toMatch(/\p{N}|[年月日]$/u)
    expect(each).not.toMatch(/^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗和向于时]$/)
    expect(each).not.toMatch(/[二三四五六七八九百千万]/)
  }
})

// Read one by one they would outlast the time that a test has.
test('thousands of known names hold nobody up', () => {
  const names = Array.from({ length: 20_000 }, (_, number) => `欧阳明${number}`)
  expect(anonymous('柜员业务态度冷淡。'.repeat(450), ...names)).toContain('态度')
})
