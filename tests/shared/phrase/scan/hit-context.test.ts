/** What the words around a hit make of it: denied, asked, the customer's own business, another word. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { forbiddenPackSchema } from '#shared/pack/forbidden-pack.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { brief, lists, scan } from './support.ts'

const write = writingScanner(lists)
const found = (text: string) => brief(write(text))

describe('R-310 no promise', () => {
  test.each([
    ['denied at once', '谁都不敢向您保证收益'],
    ['denied with words between', '我们从未承诺过一定赔付'],
    ['denied in traditional, with blanks', '並 非 馬 上 到 賬'],
    ['denied as a whole', '不一定马上到账'],
    ['dissuaded', '您别马上离开'],
    ['asked back', '能不能保证，要看对方银行'],
    ['whether', '是否一定要本人来，我去问'],
    ['a question', '您现在马上要用吗'],
    ['a rhetorical question', '我怎么敢打包票'],
    ['what the customer has to do', '请您马上联系发卡行'],
    ['what the customer promises', '借款人保证按月还款'],
    ['an aim', '为保证资金安全，请设置密码'],
    ['“a certain”', '一定的经验、有一定把握'],
    ['a rule', '柜员一定要双人复核'],
    ['a product', '保证类贷款、履约保证、保证金'],
    ['a fact to come', '活动马上截止，今天马上要下班'],
    ['what was done', '我已马上报告主管'],
    ['another word', '每周一定期盘点，宝马上险'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([])
  })

  test.each([
    ['the denial is of something else', '别人不行，我一定行', ['FP-P1 6-8']],
    ['a clause lies between', '不用担心，保证到账', ['FP-P2 5-7']],
    ['words lie between', '不满意保证退款', ['FP-P2 3-5']],
    ['“no problem”', '没问题一定办好', ['FP-P1 3-5']],
    ['“otherwise”', '要不我马上加急', ['FP-P3 3-5']],
    ['“specially”', '特别保证到账', ['FP-P2 2-4']],
    ['the customer gets it', '您马上就能拿到', ['FP-P3 1-3']],
    ['it is done for the customer', '给您马上办', ['FP-P3 2-4']],
    ['“certainly” alone', '一定的，您放心', ['FP-P1 0-2']],
    ['“must be done for you”', '今天一定要给您办好', ['FP-P1 2-4']],
    ['“now”', '现在一定办', ['FP-P1 2-4']],
    ['a promise of what will be', '马上开通', ['FP-P3 0-2']],
    ['it is written far away', `不能${'很'.repeat(40)}保证`, ['FP-P2 42-44']],
  ])('but one when %s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('FP-C24 讨厌', () => {
  test.each(['讨论讨厌情绪的调节', '有的老人讨厌排队', '您一点都不讨厌'])(
    '%s: no judgement',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )
  test.each(['真讨厌', '讨厌死了', '讨厌的客户'])('%s: a judgement', (text) => {
    expect(write(text).map(({ code }) => code)).toEqual(['FP-C24'])
  })
})

test('R-045 the plain scan reads no context', () => {
  expect(brief(scan('谁都不敢向您保证收益'))).toEqual(['FP-P2 6-8'])
})

describe('a context of a pack', () => {
  const cited = { source: 'S4-39', origin: 'project' as const }
  const withContexts = (contexts: unknown) =>
    forbiddenPackSchema.safeParse({ ...defaultPacks.forbidden, contexts })

  test.each([
    ['nothing to look for', { codes: ['FP-P1'] }],
    ['words between nothing', { codes: ['FP-P1'], after: ['的'], between: ['很'] }],
    ['no code', { codes: [], before: ['不'] }],
  ])('is refused with %s', (_what, context) => {
    expect(withContexts([{ ...context, ...cited }]).success).toBe(false)
  })

  test('all that it lists must hold', () => {
    const parsed = withContexts([
      {
        codes: ['FP-P1'],
        words: ['一定'],
        before: ['非'],
        between: ['常'],
        notBefore: ['除'],
        after: ['的'],
        notAfter: ['吗'],
        notLast: true,
        closing: ['了'],
        ...cited,
      },
    ])
    if (!parsed.success) throw parsed.error
    const judge = writingScanner(phraseLists(parsed.data, [], defaultPacks.hanVariants))
    const hits = (text: string) => judge(text).length
    expect(hits('非常常一定的好了')).toBe(0)
    for (const text of [
      '一定的好了',
      '非很一定的好了',
      '非常常常常常一定的好了',
      '除非常一定的好了',
      '非常一定好了',
      '非常一定的吗了',
      '非常一定的',
      '非常一定的好',
      '非常肯定给您的好了',
    ]) {
      expect(hits(text), text).toBe(1)
    }
  })
})
