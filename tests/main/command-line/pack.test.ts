/** `pack check` and `pack sign` on real files with real keys. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import type { CommandOutput } from '#main/command-line/command-output.ts'
import { runCommand } from '#main/command-line/counterbook.ts'
import calendarJson from '#resources/packs/calendar-cn.json' with { type: 'json' }
import forbiddenJson from '#resources/packs/forbidden-default.json' with { type: 'json' }
import phrasesJson from '#resources/packs/phrases-default.json' with { type: 'json' }
import profileJson from '#resources/packs/profile-bank.json' with { type: 'json' }
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-pack-'))
  vi.stubEnv(process.platform === 'win32' ? 'APPDATA' : 'XDG_CONFIG_HOME', join(folder, 'config'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

type Answer = Record<string, unknown>

async function run(...args: string[]): Promise<{ code: number; answer: Answer; words: string }> {
  let answer: Answer = {}
  let words = ''
  const output: CommandOutput = {
    json: (value) => void (answer = value as Answer),
    words: (text) => void (words += text),
    help: () => 0,
  }
  const code = await runCommand(['pack', ...args], output)
  return { code, answer, words }
}

function file(content: unknown, name = 'pack.json'): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('pack check', () => {
  it('answers what the pack is, and that nobody has signed it', async () => {
    expect(await run('check', file(rulesJson))).toMatchObject({
      code: 0,
      answer: { ok: true, pack: 'rules-default', kind: 'rules', signedBy: null, warnings: [] },
    })
  })

  it.each([
    ['no JSON', '{"pack":', '$'],
    ['a list', [], '$'],
    ['no kind', { pack: 'x' }, 'kind'],
    ['a kind from the prototype', { kind: 'constructor' }, 'kind'],
    ['an unknown key', { ...rulesJson, shortcut: true }, 'shortcut'],
    [
      'no source',
      { ...rulesJson, dueSoon: { elapsedShare: 0.25, origin: 'seed' } },
      'dueSoon.source',
    ],
    [
      'a share above one',
      { ...rulesJson, dueSoon: { ...rulesJson.dueSoon, elapsedShare: 2 } },
      'dueSoon.elapsedShare',
    ],
    ['a year without its list', { ...calendarJson, to: '2027-12-31' }, 'years'],
    ['a date that is none', { ...calendarJson, to: '2026-02-30' }, 'to'],
    ['half a signature', { ...rulesJson, signature: { algorithm: 'ed25519' } }, 'signature.key'],
  ])('refuses %s and names the field', async (_name, content, field) => {
    expect(await run('check', file(content))).toMatchObject({
      code: 2,
      answer: { ok: false, code: 'invalid_input', field },
    })
  })

  it('refuses a file that is not there', async () => {
    expect((await run('check', join(folder, 'none.json'))).answer).toMatchObject({ field: 'file' })
  })
})

/** Packs of the right form that must not go out: [what, pack, culprit, source]. */
const CONTRADICTIONS: readonly (readonly [string, object, string, string?])[] = [
  [
    'rules beyond the law',
    { ...rulesJson, legalTerm: { ...rulesJson.legalTerm, simpleDays: 16 } },
    'legalTerm.simpleDays',
    'R-18',
  ],
  [
    'rules without a source that exists',
    { ...rulesJson, dueSoon: { ...rulesJson.dueSoon, source: 'S9-99' } },
    'dueSoon.source',
  ],
  [
    'a phrase that delays',
    {
      ...phrasesJson,
      phrases: phrasesJson.phrases.map((phrase, index) =>
        index === 0 ? { ...phrase, title: '拖延' } : phrase,
      ),
    },
    'phrases.0.title',
    'S3-39',
  ],
  [
    'a list without 您',
    {
      ...forbiddenJson,
      forms: [{ written: '您', as: '你', source: 'S4-37', origin: 'project' }],
    },
    'forms.0.as',
    'S4-37',
  ],
  [
    'a calendar with a year twice',
    { ...calendarJson, years: [...calendarJson.years, calendarJson.years[0]] },
    `years.${calendarJson.years.length}.year`,
  ],
  [
    'a profile with a register twice',
    {
      ...profileJson,
      registers: { ...profileJson.registers, values: ['loss_register', 'loss_register'] },
    },
    'registers.values.1',
  ],
]

describe('a pack that contradicts itself or the law', () => {
  it.each(CONTRADICTIONS)(
    '%s is neither passed nor signed',
    async (_what, content, field, source) => {
      const path = file(content)
      const before = readFileSync(path, 'utf8')
      const expected = { ok: false, code: 'invalid_input', field, ...(source ? { source } : {}) }
      for (const action of ['check', 'sign']) {
        const { code, answer, words } = await run(action, path)
        expect(code).toBe(2)
        expect(answer).toEqual({ ...expected, message: expect.stringMatching(/\w/) })
        expect(words).toContain(field)
      }
      expect(readFileSync(path, 'utf8')).toBe(before)
      expect(() => statSync(join(folder, 'config'))).toThrow('ENOENT')
    },
  )

  it('is passed and signed with a warning where only another pack can judge', async () => {
    const path = file({ ...profileJson, calendar: 'calendar-hk' })
    const warnings = ['calendar_not_shipped:calendar:calendar-hk']
    for (const action of ['check', 'sign', 'check']) {
      const { code, answer, words } = await run(action, path)
      expect(code).toBe(0)
      expect(answer).toMatchObject({ ok: true, warnings })
      expect(words).toContain(`warning ${warnings[0]}`)
    }
  })
})

describe('pack sign', () => {
  it('makes a key once, signs, and the check names the signer', async () => {
    const path = file(rulesJson)
    const signed = await run('sign', path)
    expect(signed.code).toBe(0)
    expect(signed.words).toContain('a new signing key')
    const again = await run('sign', file(calendarJson, 'calendar.json'))
    expect(again.words).toBe('')
    expect(again.answer['signedBy']).toBe(signed.answer['signedBy'])
    expect((await run('check', path)).answer).toMatchObject({
      ok: true,
      signedBy: signed.answer['signedBy'],
    })
  })

  it.skipIf(process.platform === 'win32')('keeps the key from other people', async () => {
    await run('sign', file(rulesJson))
    const key = join(folder, 'config', 'counterbook', 'pack-signing-key.pem')
    expect(statSync(key).mode & 0o077).toBe(0)
  })

  it('holds whatever the order of keys, and for no other content', async () => {
    const path = file(rulesJson)
    await run('sign', path)
    const signed = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    const turned = Object.fromEntries(Object.entries(signed).reverse())
    expect((await run('check', file(turned))).code).toBe(0)
    const changed = { ...signed, dueSoon: { ...rulesJson.dueSoon, elapsedShare: 0.5 } }
    expect(await run('check', file(changed))).toMatchObject({
      code: 2,
      answer: { field: 'signature.value' },
    })
  })

  it('signs no broken pack, makes no key for one, and leaves the file alone', async () => {
    const path = file({ ...rulesJson, version: 0 })
    const before = readFileSync(path, 'utf8')
    expect(await run('sign', path)).toMatchObject({ code: 2, answer: { field: 'version' } })
    expect(readFileSync(path, 'utf8')).toBe(before)
    expect(() => statSync(join(folder, 'config'))).toThrow('ENOENT')
  })

  it('takes a changed pack again, with the signature of today', async () => {
    const path = file(rulesJson)
    await run('sign', path)
    const signed = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    const next = file({ ...signed, version: 2 })
    expect((await run('sign', next)).answer).toMatchObject({ ok: true, version: 2 })
    expect((await run('check', next)).code).toBe(0)
  })

  it('refuses a named key that is missing or is none', async () => {
    const path = file(rulesJson)
    expect((await run('sign', path, '--key', join(folder, 'none.pem'))).answer).toMatchObject({
      field: '--key',
    })
    expect((await run('sign', path, '--key', file('no key', 'bad.pem'))).answer).toMatchObject({
      field: '--key',
    })
  })
})

test('every shipped pack passes its own check', async () => {
  const folderOfPacks = join(import.meta.dirname, '../../../resources/packs')
  const files = readdirSync(folderOfPacks).filter((name) => name.endsWith('.json'))
  const kinds: unknown[] = []
  for (const name of files) {
    const { code, answer } = await run('check', join(folderOfPacks, name))
    expect([name, code, answer['field'], answer['warnings']]).toEqual([name, 0, undefined, []])
    kinds.push(answer['kind'])
  }
  expect(new Set(kinds)).toEqual(new Set(['rules', 'calendar', 'profile', 'phrases', 'forbidden']))
})
