/** Whatever arrives on standard input: an answer or a refusal, never a crash and never a surprise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RuleAnswer } from '#main/command-line/rules/answer.ts'
import { decideCommand } from '#main/command-line/rules/decide.ts'
import { handoverReadyCommand } from '#main/command-line/rules/handover-ready.ts'
import { phrasesForCommand } from '#main/command-line/rules/phrases.ts'
import { reconcileCommand } from '#main/command-line/rules/reconcile.ts'
import { scanCommand } from '#main/command-line/rules/scan.ts'
import { documentedCase } from './documented-case.ts'

const commands: [string, (text: string) => RuleAnswer][] = [
  ['decide', decideCommand],
  ['reconcile', reconcileCommand],
  ['handover-ready', handoverReadyCommand],
  ['phrases for', phrasesForCommand],
  ['scan', scanCommand],
]

describe.each(commands)('%s', (_name, run) => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{now:1}'],
    ['half a document', '{"now":'],
    ['NaN', '{"now":NaN}'],
    ['two documents', '{} {}'],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['an unknown key', '{"unknown":1}'],
    ['__proto__', '{"__proto__":{"role":"teller"}}'],
    ['constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['a deep list', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a deep object', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['too much', `"${'x'.repeat(4_000_001)}"`],
  ])('refuses %s with a field', (_what, text) => {
    const { exitCode, output } = run(text)
    expect(exitCode).toBe(2)
    expect(output).toMatchObject({ ok: false, code: 'invalid_input' })
    expect(output['field']).toEqual(expect.stringMatching(/./))
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
  })

  test('any JSON value at all is answered or refused', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const { exitCode, output } = run(text)
        expect(output['ok']).toBe(exitCode === 0)
      }),
    )
  })

  test('a byte order mark is ignored, a message never repeats what was sent', () => {
    const { output } = run('\uFEFF{"now":"韩先生的密码"}')
    expect(JSON.stringify(output)).not.toContain('韩先生')
    expect(output['message']).not.toBe('the input is not JSON')
  })
})

test('a prototype key deep inside a good case is refused by name', () => {
  const text = JSON.stringify(documentedCase()).replace(
    '"walkIn"',
    '"__proto__":{"media":true},"walkIn"',
  )
  expect(decideCommand(text)).toMatchObject({
    exitCode: 2,
    output: { field: 'case.reception.__proto__' },
  })
})

test('any single value of the documented case may be anything: no crash, and a refusal names a field', () => {
  const paths: string[] = []
  const walk = (value: unknown, path: string) => {
    if (path !== '') paths.push(path)
    if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value))
        walk(child, path === '' ? key : `${path}.${key}`)
    }
  }
  walk(documentedCase(), '')
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const data = documentedCase()
      const keys = path.split('.')
      const last = keys.pop() ?? ''
      let place = data as Record<string, unknown>
      for (const key of keys) place = place[key] as Record<string, unknown>
      place[last] = value
      const { exitCode, output } = decideCommand(JSON.stringify(data))
      const refusedByName = exitCode === 2 && (JSON.stringify(output['field']) ?? '').length > 2
      expect(exitCode === 0 || refusedByName).toBe(true)
    }),
    { numRuns: 400 },
  )
})
