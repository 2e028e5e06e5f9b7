import { describe, expect, test } from 'vitest'
import { scanPhrases } from '#shared/phrase/scan/scan-phrases.ts'
import { brief, lists, scan } from './support.ts'

describe('the examples of the catalogue', () => {
  test('T-66 two forbidden sentences, each with what to say instead', () => {
    const hits = scan('公司的规定就是这样的，改天再和你联络。')
    expect(hits).toMatchObject([
      { code: 'FP-B06', start: 0, end: 10, text: '公司的规定就是这样的', severity: 'warn' },
      { code: 'FP-B08', start: 11, end: 18, text: '改天再和你联络', severity: 'warn' },
    ])
    expect(hits.every(({ suggestion }) => suggestion.length > 3)).toBe(true)
  })

  test('T-67 traditional and with spaces', () => {
    expect(scan('  公司的 規定　就是這 樣的 ')).toMatchObject([
      { code: 'FP-B06', start: 2, end: 15, text: '公司的 規定　就是這 樣的' },
    ])
  })

  test('T-68 a standard sentence is no hit, though a forbidden one shares its words', () => {
    expect(scan('对不起，您的电话听不清楚，请您大声点好吗？')).toEqual([])
    expect(scan('對不起您的電話聽不清楚請您大聲點好嗎')).toEqual([])
    expect(brief(scan('听不到，大声点！'))).toEqual(['FP-C25 0-7'])
  })

  test('T-69 a note with the words of a customer', () => {
    const text = '客户说："你们叫我不知道、不清楚"'
    expect(scanPhrases(text, lists, { speaker: 'customer' })).toEqual([])
    expect(scan(text, [{ start: 5, end: 16 }])).toEqual([])
    expect(scanPhrases('我不知道，不清楚', lists, { speaker: 'customer' })).toEqual([])
  })

  test('T-70 a softer wording, and 您 for 你', () => {
    expect(scan('你必须带身份证来')).toMatchObject([
      {
        code: 'FP-H1',
        start: 0,
        end: 3,
        text: '你必须',
        severity: 'hint',
        suggestion: '您只需要……',
      },
      { code: 'FP-H6', start: 0, end: 1, text: '你', severity: 'hint', suggestion: '您' },
    ])
  })
})
