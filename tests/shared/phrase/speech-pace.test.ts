import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { speechPace } from '#shared/phrase/speech-pace.ts'

const walkIn = '您好！请不要着急，请您到这边贵宾室详细介绍一下情况，我们会为您妥善处理。'
const caseThree =
  '非常抱歉，给您带来了不便！我司对现场查勘时效有着明确的要求，若遇塞车等特殊原因无法及时赶到现场的，也要求查勘人员及时与联系客户。' +
  '请您放心，我会将您反馈的情况转与相关人员核实，若查勘员存在故意行为，我司会进行严肃处理；' +
  '同时非常感谢您提出的改善查勘时效的宝贵意见，我们会努力改进，争取下次为您提供更好的服务。给您造成的不便，再次向您致歉！'

describe('R-282 how long a text takes to say', () => {
  test.each([
    ['T-71 the walk-in script of 32 characters', walkIn, 16],
    ['T-71 the script of case 3, 153 characters', caseThree, 76.5],
    ['T-71 nothing', '', 0],
    ['digits, ASCII and full-width', '12３４', 2],
    ['rare characters of the extension planes', '𠮷𬭚', 1],
    ['the ideographic zero and the repetition mark', '〇々', 1],
    ['letters, kana, signs and blanks take no time', 'ATM 机 かな。%\u{1F600}', 0.5],
  ])('%s', (_what, text, seconds) => {
    expect(speechPace(text)).toEqual({ ok: true, value: seconds })
  })

  test('another pace', () => {
    expect(speechPace('您好', 60)).toEqual({ ok: true, value: 2 })
  })

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a pace of %s is refused', (pace) => {
    expect(speechPace('您好', pace)).toMatchObject({ ok: false, refusal: { field: 'cpm' } })
  })

  test('any text at all: texts one after the other take the sum', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (first, second) => {
        const [a, b, both] = [first, second, first + second].map((text) => speechPace(text, 60))
        expect(a?.ok && b?.ok && both?.ok && both.value - a.value - b.value).toBeCloseTo(0)
      }),
    )
  })
})
