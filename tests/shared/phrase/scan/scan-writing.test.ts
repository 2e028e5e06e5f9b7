/** Scanning notes: staff's own words are judged; those of others, and those only named, are not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { brief, lists, scan } from './support.ts'

const write = writingScanner(lists)
const found = (text: string) => brief(write(text))

describe('T-69 words of the customer', () => {
  test.each([
    ['in quotation marks', '客户说：“你们叫我去哪里，我不知道，不清楚。”'],
    ['in straight ones', '客户说："公司的规定就是这样的"，已解释。'],
    ['in corner brackets, traditional', '客戶說：「公司的規定就是這樣的」。'],
    ['an inner quotation belongs to the outer one', '客户称：“柜员讲‘这是常有的事’，我不服。”'],
    ['what the customer says that staff said', '据客户讲，保安对他说“你喊什么，小声点不行”。'],
    ['reported without marks', '客户要求马上退款，一定要今天到账。'],
    ['a line with the speaker before it', '客户：你必须给我办。'],
    ['by name', '王先生说：“讨厌，又排队。”'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('words of staff beside them', () => {
  test.each([
    ['after the customer’s', '客户问能否加急，我说：“这是常有的事。”', ['FP-B11 12-18']],
    ['to the customer', '我跟客户讲“改天再和你联络”。', ['FP-B08 6-13']],
    ['in an answer', '柜员回答客户：“公司的规定就是这样的。”', ['FP-B06 8-18']],
    ['on a line of their own', '客户：你必须办。\n柜员：打错了。', ['FP-C29 12-15']],
    ['a whole answer in quotation marks', '客户催办，我说：“等会儿！”', ['FP-C30 9-12']],
    ['of a manager for customers', '客户经理说公司的规定就是这样的。', ['FP-B06 5-15']],
    ['in the report that follows', '客户希望退款，已答复马上处理。', ['FP-P3 10-12']],
    ['about what the customer asked for', '客户要求的材料我马上准备。', ['FP-P3 8-10']],
  ])('%s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('words that are named, not said', () => {
  test.each([
    '不要对客户说“公司的规定就是这样的”。',
    '请勿使用“这是常有的事”这样的话。',
    '忌语包括“讨厌”、“烦人”和“神经病”。',
    '我没有说“这种问题连小孩子都会”。',
    '材料列出了“讨厌”“神经病”。',
    '“讨厌”“烦人”等忌语要逐条记住。',
    '“打错了”一词、「等会儿」二字都在表上。',
    '“公司的規定就是這樣的”這類話要換掉。',
    '把“你必须”改为“您只需要”。',
    '“打错了”一律改成“请您核对号码”。',
    '十句忌语：绝不可能、这是常有的事。',
    '屏幕显示“马上到账”。',
    '“马上就办”机制从下月起执行。',
    '学完《公司的规定就是这样的》一文再讨论。',
    '不得对客户说公司的规定就是这样的，要说明原因。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('quotations that were said stay said, whatever they are called afterwards', () => {
    expect(found('我说了“打错了”这句忌语。')).toEqual(['FP-C29 4-7'])
    expect(found('抽查录音，坐席说“讨厌”等词。')).toEqual(['FP-C24 9-11'])
    expect(found('学习以后，柜员答“等会儿”。')).toEqual(['FP-C30 9-12'])
    expect(found('刚才不是跟你说了吗！怎么又问')).toEqual(['FP-C21 0-14'])
    expect(found('不要对他说，公司的规定就是这样的')).toEqual(['FP-B06 6-16'])
  })

  test('a “no” that belongs to something else takes nothing back', () => {
    expect(found('不好意思，公司的规定就是这样的。')).toEqual(['FP-B06 5-15'])
    expect(found('柜员没有解释，只说“公司的规定就是这样的”。')).toEqual(['FP-B06 10-20'])
  })
})

describe('under a head the note is the customer’s account', () => {
  test.each([
    ['to the end of the line', '投诉内容：柜员说“打错了”，要求马上道歉。我一定要见行长。'],
    ['in brackets', '【客户诉求】：保证不再发生'],
    ['traditional, with a narrow colon', '客戶反映: 櫃員說公司的規定就是這樣的'],
    ['while its lines are numbered', '诉求：1、马上退款；\n2、保证不再发生'],
    ['as a block when the head stands alone', '来信内容：\n你们的规定就是规定。\n我要马上退款。'],
    ['before a quotation', '客户很生气：“你们一定在骗人”'],
    ['of “his”', '其一再坚持马上取现'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([])
  })

  test.each([
    ['at an answer in the line', '诉求：马上退。已答复：马上办', ['FP-P3 11-13']],
    ['at an answer on the next line', '诉求：1、退款\n处理：马上办', ['FP-P3 11-13']],
    ['at a line without a number', '诉求：1、退款\n马上办', ['FP-P3 8-10']],
    ['at a blank line', '来信内容：\n马上退\n\n马上办', ['FP-P3 11-13']],
    ['at a line of staff', '来信内容：\n马上退\n柜员：马上办', ['FP-P3 13-15']],
    ['and needs a colon', '诉求我们马上处理', ['FP-P3 4-6']],
    ['and none of the head’s words elsewhere', '尤其要求马上处理', ['FP-P3 4-6']],
  ])('it ends %s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('for every text', () => {
  const pieces = fc.constantFrom(
    ...Array.from('说我对和你：，。“”"\n😀'),
    '客户',
    '王先生',
    '要求',
    '柜员',
    '公司的规定就是这样的',
    '马上',
    '打错了',
    '不要说',
  )
  const note = fc.oneof(
    fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )

  test('hits are in order, quote the text, and every one names a listed phrase', () => {
    const codes = new Set(defaultPacks.forbidden.phrases.map(({ code }) => code))
    fc.assert(
      fc.property(note, (text) => {
        const hits = write(text)
        for (const [index, hit] of hits.entries()) {
          expect(hit.text).toBe(text.slice(hit.start, hit.end))
          expect(codes.has(hit.code)).toBe(true)
          expect(hit.start).toBeGreaterThanOrEqual(hits[index - 1]?.start ?? 0)
        }
        expect(new Set(brief(hits)).size).toBe(hits.length)
      }),
    )
  })

  test('with lists that know no speakers and no contexts it is the plain scan', () => {
    const { speech: _speech, contexts: _contexts, ...silent } = defaultPacks.forbidden
    const plain = writingScanner(
      phraseLists(silent, [defaultPacks.phrases], defaultPacks.hanVariants),
    )
    fc.assert(
      fc.property(note, (text) => {
        expect(brief(plain(text))).toEqual(brief(scan(text)))
      }),
    )
  })
})

test('R-045 the plain scan, which is told who speaks, guesses nothing', () => {
  expect(brief(scan('客户说“公司的规定就是这样的”'))).toEqual(['FP-B06 4-14'])
})
