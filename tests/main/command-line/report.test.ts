/** What a terminal is told of a fault: its name and its place, never its message. */
import { describe, expect, it } from 'vitest'
import { reportTo } from '#main/command-line/report.ts'

const WORDS = '客户韩先生'

function said(error: unknown): string {
  const lines: string[] = []
  reportTo({ json: () => {}, words: (line) => lines.push(line), help: () => 0 })('a call', error)
  return lines.join('\n')
}

describe('a fault', () => {
  it.each([
    ['one line', WORDS],
    ['several lines', `no JSON\n${WORDS}\nat ${WORDS}`],
    ['no line', ''],
  ])('whose message has %s is told by name and place', (_what, message) => {
    const text = said(new TypeError(message))
    expect(text).toMatch(/^fault in a call: TypeError {2}at .*report\.test\.ts/)
    expect(text).not.toContain(WORDS)
  })
})
