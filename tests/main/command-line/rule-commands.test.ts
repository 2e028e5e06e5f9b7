import { describe, expect, test } from 'vitest'
import { isRuleCommand, runRuleCommand } from '#main/command-line/rules/index.ts'
import { utf8 } from '#shared/foundation/bytes.ts'
import { documentedCase } from './documented-case.ts'

const files: Record<string, string> = { 'case.json': JSON.stringify(documentedCase()) }
const input = {
  readFile: (path: string) => {
    const text = files[path]
    return text === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(utf8(text))
  },
  readStandardInput: () => Promise.resolve(utf8('{"lines":[]}')),
}

async function run(command: string, ...args: string[]) {
  const { exitCode, standardOutput, standardError } = await runRuleCommand(command, args, input)
  const output = JSON.parse(standardOutput) as { field?: string; prompts?: { code: string }[] }
  return { exitCode, output, standardError }
}

describe('where the input comes from', () => {
  test('a file, standard input, or JSON in the argument', async () => {
    expect((await run('decide', 'case.json')).exitCode).toBe(0)
    expect(await run('reconcile', '-')).toMatchObject({ exitCode: 0, output: { lines: [] } })
    expect((await run('phrases', 'for', '{"role":"teller","situation":"SP-10"}')).exitCode).toBe(0)
  })

  test.each([
    ['file', 'decide', []],
    ['file', 'decide', ['missing.json']],
    ['extra', 'decide', ['case.json', 'extra']],
    ['command', 'phrases', ['sing']],
    ['query', 'phrases', ['search']],
    ['query', 'phrases', ['search', ' ']],
    ['limit', 'phrases', ['search', '您', '--limit', '0']],
    ['limit', 'phrases', ['search', '您', '--limit', '1e1']],
    ['limit', 'phrases', ['search', '您', '--limit']],
    ['--page', 'phrases', ['search', '您', '--page', '2']],
    ['role', 'phrases', ['for', '{"role":"customer"}']],
  ])('%s is refused by name: %s %j', async (field, command, args) => {
    const refused = await run(command, ...args)
    expect(refused).toMatchObject({ exitCode: 2, output: { field } })
    expect(refused.standardError).toContain(field)
  })
})

describe('phrases', () => {
  test('pinyin finds the accounting supervisor', async () => {
    const { output } = await run('phrases', 'search', 'kuaiji', '--limit', '10')
    expect(output.prompts?.map(({ code }) => code)).toContain('CT-04b')
  })

  test('the limit is kept', async () => {
    const { output } = await run('phrases', 'search', '您', '--limit=2')
    expect(output.prompts).toHaveLength(2)
  })

  test.each([
    ['need', '{"need":"privacy"}', 'ND-7'],
    ['sixC', '{"sixC":"collect_information"}', 'CS-2'],
  ])('R-008, R-151 by %s', async (_selector, where, code) => {
    const { output } = await run('phrases', 'for', where)
    expect(output.prompts?.map((prompt) => prompt.code)).toContain(code)
  })

  test('every prompt has code, text, status and source', async () => {
    const { output } = await run('phrases', 'for', '{"role":"teller"}')
    expect(output.prompts?.length).toBeGreaterThan(40)
    for (const prompt of output.prompts ?? []) {
      expect(prompt).toMatchObject({
        code: expect.any(String),
        text: expect.any(String),
        status: expect.stringMatching(/^(approved|caution)$/),
        source: expect.stringMatching(/^S[1-4]-/),
      })
    }
  })
})

test('each command has help, and only these are rule commands', async () => {
  for (const command of ['decide', 'reconcile', 'handover-ready', 'phrases']) {
    expect(isRuleCommand(command)).toBe(true)
    const help = await runRuleCommand(command, ['--help'], input)
    expect(help).toMatchObject({ exitCode: 0, standardError: '' })
    expect(help.standardOutput).toContain(`counterbook ${command}`)
  }
  expect(isRuleCommand('constructor')).toBe(false)
  expect(isRuleCommand('store')).toBe(false)
})

test('bytes that are not UTF-8 are refused: read otherwise, forbidden words would pass', async () => {
  const gbk = Uint8Array.of(0x7b, 0x22, 0xb9, 0xab, 0xcb, 0xbe, 0x22, 0x7d)
  const { exitCode, standardOutput } = await runRuleCommand('scan', ['-'], {
    ...input,
    readStandardInput: () => Promise.resolve(gbk),
  })
  expect(exitCode).toBe(2)
  expect(JSON.parse(standardOutput)).toMatchObject({
    field: 'file',
    message: 'the input is not UTF-8',
  })
})

test('flags that are null were not observed, as the contract lists them among the nullable parts', async () => {
  const documented = documentedCase()
  const { flags: _flags, ...rest } = documented.case
  const withNull = { ...documented, case: { ...rest, flags: null } }
  expect((await run('decide', JSON.stringify(withNull))).output).toEqual(
    (await run('decide', JSON.stringify({ ...documented, case: rest }))).output,
  )
})
