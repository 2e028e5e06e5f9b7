import { describe, expect, test } from 'vitest'
import { scanCommand } from '#main/command-line/rules/scan.ts'
import { isRuleCommand, runRuleCommand } from '#main/command-line/rules/index.ts'

const scan = (input: unknown) => scanCommand(JSON.stringify(input))

describe('scan answers', () => {
  test('the documented hit, with these keys and no others', () => {
    const { exitCode, output } = scan({ speaker: 'staff', text: '公司的规定就是这样的' })
    expect(exitCode).toBe(0)
    const hit = {
      code: 'FP-B06',
      start: 0,
      end: 10,
      text: '公司的规定就是这样的',
      suggestion: expect.stringMatching(/./) as string,
      severity: 'warn',
    }
    expect(output).toEqual({ ok: true, hits: [hit] })
  })

  test.each([
    ['an empty text', { speaker: 'staff', text: '' }],
    ['a customer', { speaker: 'customer', text: '我不知道，不清楚' }],
    ['a quote', { speaker: 'staff', text: '我不知道，不清楚', quotes: [{ start: 0, end: 8 }] }],
    ['an empty quote at the end', { speaker: 'staff', text: '好', quotes: [{ start: 1, end: 1 }] }],
    ['no quotes', { speaker: 'staff', text: '好', quotes: [] }],
    ['half a surrogate pair', { speaker: 'staff', text: '\uD800' }],
  ])('%s with no hits', (_what, input) => {
    expect(scan(input)).toEqual({ exitCode: 0, output: { ok: true, hits: [] } })
  })

  test('a text of the greatest size, all of it hits', () => {
    const { exitCode, output } = scan({ speaker: 'staff', text: '打扰你。'.repeat(250_000) })
    expect(exitCode).toBe(0)
    expect(output['hits']).toHaveLength(250_000)
  })

  test('it is a command with help of its own', async () => {
    expect(isRuleCommand('scan')).toBe(true)
    const { exitCode, standardOutput } = await runRuleCommand('scan', ['--help'])
    expect(exitCode).toBe(0)
    expect(standardOutput).toContain('counterbook scan FILE|-')
  })
})

describe('scan refuses, naming the field', () => {
  const staff = { speaker: 'staff', text: '公司的规定' }
  test.each<[string, unknown]>([
    ['speaker', { text: '好' }],
    ['speaker', { speaker: 'teller', text: '好' }],
    ['speaker', { speaker: null, text: '好' }],
    ['text', { speaker: 'staff' }],
    ['text', { speaker: 'staff', text: 1 }],
    ['text', { speaker: 'staff', text: '好'.repeat(1_000_001) }],
    ['lists', { ...staff, lists: [] }],
    ['quotes', { ...staff, quotes: null }],
    ['quotes', { ...staff, quotes: {} }],
    ['quotes', { ...staff, quotes: Array.from({ length: 10_001 }, () => ({ start: 0, end: 1 })) }],
    ['quotes.0.end', { ...staff, quotes: [{ start: 0 }] }],
    ['quotes.0.start', { ...staff, quotes: [{ start: -1, end: 2 }] }],
    ['quotes.0.start', { ...staff, quotes: [{ start: 0.5, end: 2 }] }],
    ['quotes.0.start', { ...staff, quotes: [{ start: '0', end: 2 }] }],
    ['quotes.0.end', { ...staff, quotes: [{ start: 0, end: 6 }] }],
    ['quotes.0.end', { ...staff, quotes: [{ start: 0, end: 1e308 }] }],
    ['quotes.0.start', { ...staff, quotes: [{ start: 6, end: 7 }] }],
    ['quotes.0.end', { ...staff, quotes: [{ start: 3, end: 2 }] }],
    [
      'quotes.1.end',
      {
        ...staff,
        quotes: [
          { start: 0, end: 5 },
          { start: 4, end: 1 },
        ],
      },
    ],
    ['quotes.0.text', { ...staff, quotes: [{ start: 0, end: 1, text: '公' }] }],
  ])('%s: %j', (field, input) => {
    const { exitCode, output } = scan(input)
    expect(exitCode).toBe(2)
    expect(output).toMatchObject({ ok: false, code: 'invalid_input', field })
    expect(JSON.stringify(output)).not.toContain('公司')
  })
})
