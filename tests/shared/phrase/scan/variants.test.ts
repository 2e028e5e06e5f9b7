/** The project's own wordings of forbidden sentences: each is found, and what only looks like one is not. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { lists, scan } from './support.ts'

const write = writingScanner(lists)
const ways = defaultPacks.forbidden.phrases.flatMap(({ code, severity, variants = [] }) =>
  variants.flatMap(({ texts }) => texts.map((text) => ({ code, severity, text }))),
)
const filled = (text: string) => text.replace('{1-10}', '客服部')

describe('every variant', () => {
  test('is found under its own code, and no other warning in it', () => {
    for (const { code, severity, text } of ways) {
      const hits = scan(filled(text))
      expect(
        hits.map((hit) => hit.code),
        text,
      ).toContain(code)
      if (severity === 'hint') continue
      expect(
        hits.filter((hit) => hit.severity === 'warn' && hit.code !== code),
        text,
      ).toEqual([])
    }
  })

  test('that warns is found with either “you”', () => {
    for (const { code, severity, text } of ways) {
      if (severity === 'hint') continue
      for (const written of [text.replaceAll('您', '你'), text.replaceAll('你', '您')]) {
        expect(
          scan(filled(written)).map((hit) => hit.code),
          written,
        ).toContain(code)
      }
    }
  })

  test('stands in no shipped text for staff that is approved', () => {
    for (const { status, text } of defaultPacks.phrases.phrases) {
      if (status !== 'approved') continue
      expect(
        write(text).filter(({ severity }) => severity === 'warn'),
        text,
      ).toEqual([])
    }
  })
})

describe('what only looks like a variant of', () => {
  test.each([
    ['FP-B01', '这都不会影响您的征信，这么简单的表我来帮您填。'],
    ['FP-B02', '免费的项目我给您列出来，贵一些的也有，您比较一下。'],
    ['FP-B03', '系统不会错过入账，我先查清有没有这回事。'],
    ['FP-B04', '这件事由信贷部管，我请他们联系您。'],
    ['FP-B05', '这一点我不清楚，我去问主管，十分钟后告诉您。'],
    ['FP-B06', '规定的原因写在第三条，流程我给您画出来。'],
    ['FP-B07', '字小看不清的话，我念给您听。'],
    ['FP-B08', '有结果以后我在周五十点前打电话给您。'],
    ['FP-B09', '至于吗啡类药品，要看处方。'],
    ['FP-B10', '我说过的话都有记录，我们一起听录音。'],
    ['FP-B11', '体温正常，账户状态也正常。'],
    ['FP-C02', '抱歉我没有听清，麻烦您再说一遍，好吗？'],
    ['FP-C03', '我们来看是哪一步弄错的。'],
    ['FP-C04', '您想问的是利率，对吗？'],
    ['FP-C05', '客户想知道额度，告诉我怎么知道的就可以。'],
    ['FP-C06', '这件事不是我经手的，我去找经办人。'],
    ['FP-C07', '请勿随便告诉他人密码；要投诉的话我帮您登记。'],
    ['FP-C08', '刚才我的态度让您不舒服，对不起。'],
    ['FP-C09', '请您小声点讲，旁边有老人休息。'],
    ['FP-C10', '您着急，我先看排到几号，还要八分钟。'],
    ['FP-C12', '请问是谁跟您说的，我去核实。'],
    ['FP-C13', '麻烦您说清楚点是哪一天，好吗？'],
    ['FP-C14', '您现在才收到短信，我看一下原因。'],
    ['FP-C15', '我不会打断您，您请说完。'],
    ['FP-C16', '这要问信贷科，我带您去。'],
    ['FP-C17', '您想好要办哪一种，就告诉我。'],
    ['FP-C18', '我能听见您说话，请讲。'],
    ['FP-C19', '我们好好商量，态度上有不周到的请指出。'],
    ['FP-C20', '可能我说得不清楚，再解释一遍。'],
    ['FP-C21', '刚才说到第二条，我接着说。'],
    ['FP-C22', '请您看着办理指南填写，我说错了请指出。'],
    ['FP-C23', '您可以说慢一些，我边听边记。'],
    ['FP-C24', '您有病历请带来；二百五十元的手续费有一些麻烦。'],
    ['FP-C26', '我们中午照常办理，五点半下班。'],
    ['FP-C27', '请问您要干什么业务？'],
    ['FP-C28', '这一段我听不懂，我请会方言的同事来。'],
    ['FP-C29', '号码打错了一位，我重新拨。'],
    ['FP-C30', '请您等一下，我复印只要两分钟。'],
    ['FP-C31', '不怪谁，是系统的问题。'],
    ['FP-C32', '我没空白单了，去柜台拿一本；牌子上的字我念给您听。'],
    ['FP-H1', '您得先取号，我来帮您。'],
    ['FP-H3', '我可能没听清楚，请您再讲一遍。'],
    ['FP-H4', '损坏比较严重的钱币可以兑换。'],
    ['FP-P1', '能不能批，肯定要看资料，我不敢肯定。'],
    ['FP-P2', '他为我担保过一笔贷款。'],
    ['FP-P3', '请立刻修改密码。'],
  ])('%s: %s', (code, text) => {
    expect(
      write(text).map((hit) => hit.code),
      text,
    ).not.toContain(code)
    expect(
      write(text).filter(({ severity }) => severity === 'warn'),
      text,
    ).toEqual([])
  })
})
