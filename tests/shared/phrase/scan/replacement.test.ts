/** What takes the place of words that were found. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { replacementOf } from '#shared/phrase/scan/replacement.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { lists } from './support.ts'

const scan = writingScanner(lists)

/** The text after the first hit of this code was replaced. */
function replaced(text: string, code: string): string | null {
  const hit = scan(text).find((one) => one.code === code)
  const phrase = defaultPacks.forbidden.phrases.find((one) => one.code === code)
  if (!hit || !phrase) throw new Error(`${code} is not found in ${text}`)
  const replacement = replacementOf(phrase, text, hit)
  return replacement && text.slice(0, hit.start) + replacement.text + text.slice(hit.end)
}

describe('R-294 the words that take the place of a hit', () => {
  test.each([
    ['你看一下', 'FP-H6', '您看一下'],
    ['这是常有的事。', 'FP-B11', '让您遇到这样的事，对不起，我来查清原因。'],
    ['這是常有的事！', 'FP-B11', '让您遇到这样的事，对不起，我来查清原因！'],
    ['这是常有的事', 'FP-B11', '让您遇到这样的事，对不起，我来查清原因。'],
    ['你必须带身份证来', 'FP-H1', '您只需要带身份证来'],
    ['公司的规定就是这样的，', 'FP-B06', '这样规定是因为……，您可以……，'],
  ])('%s', (text, code, expected) => {
    expect(replaced(text, code)).toBe(expected)
  })

  test.each(['一定', '保证', '马上'])('R-310 advice is put nowhere: %s', (word) => {
    const text = `我们${word}处理`
    const code = scan(text)[0]?.code ?? ''
    expect(code).toMatch(/^FP-P/)
    expect(replaced(text, code)).toBeNull()
  })

  test.each([
    ['我在……点前给您答复', '……'],
    ['您好，这里是（单位名称），请讲', '（单位名称）'],
    ['{at}前给您答复', '{at}'],
    ['请您稍候', null],
  ])('the first place to fill in: %s', (suggestion, gap) => {
    const found = replacementOf({ suggestion }, '等', { start: 0, end: 1 })
    expect(found?.gap && suggestion.slice(found.gap.start, found.gap.end)).toBe(gap)
  })

  test('no shipped replacement is found by the scanner itself as a warning', () => {
    for (const { code, suggestion, replacement } of defaultPacks.forbidden.phrases) {
      const warned = scan(replacement ?? suggestion).filter(({ severity }) => severity === 'warn')
      expect(warned, code).toEqual([])
    }
  })
})
