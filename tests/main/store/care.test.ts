/** Verifying, rebuilding and backing up a book with a day's work in it, whole and damaged. */
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandOutput, runCommand } from '#main/command-line/counterbook.ts'
import { rebuildAll } from '#main/store/care.ts'
import { openForVerifying, openStore, type Store } from '#main/store/open.ts'
import { type VerifyReport, verifyStore } from '#main/store/verify.ts'
import {
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
} from '../../support/desk.ts'
import { runProgram } from '../../support/program.ts'

const PAGE = 4096
const FOLDED = ['aggregate', 'case_row', 'case_task', 'shift_row'] as const

let day: string
/** Which table or index each page of the day's file belongs to. */
let pages: readonly { page: number; name: string }[]

beforeAll(async () => {
  day = join(temporaryFolder('day'), 'data')
  await command('demo', '--data', day)
  const store = openStore(day, { create: false })
  pages = store.db
    .prepare(
      "SELECT pageno AS page, name FROM dbstat WHERE name NOT LIKE 'sqlite_schema' ORDER BY pageno",
    )
    .all() as typeof pages
  store.close()
})
afterAll(removeFolders)

/** Runs a command of the program in this process. */
async function command(
  ...args: string[]
): Promise<{ code: number; json: Record<string, unknown> }> {
  const said: unknown[] = []
  const output: CommandOutput = {
    json: (value) => said.push(value),
    words: () => {},
    help: () => 0,
  }
  const code = await runCommand(args, output)
  return { code, json: (said.at(-1) ?? {}) as Record<string, unknown> }
}

function copyOfDay(): string {
  const folder = mkdtempSync(join(temporaryFolder('copy'), 'data-'))
  cpSync(day, folder, { recursive: true })
  return folder
}

function within<Value>(folder: string, work: (store: Store) => Value): Value {
  const store = openForVerifying(folder)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

const verify = (folder: string): VerifyReport => within(folder, verifyStore)

/** Positions of every event, as `verify` writes them, with whether SQLite can still read the row. */
function readability(folder: string): Map<string, boolean> {
  return within(folder, ({ db }) => {
    const rows = db
      .prepare(
        'SELECT d.id, e.epoch, e.seq, e.row FROM event e INDEXED BY event_position JOIN device d ON d.number = e.device WHERE e.retired = 0',
      )
      .all() as { id: string; epoch: number; seq: number; row: number }[]
    const one = db.prepare('SELECT * FROM event WHERE row = ?')
    return new Map(
      rows.map(({ id, epoch, seq, row }) => {
        let answer = true
        try {
          one.get(row)
        } catch {
          answer = false
        }
        return [`${id.slice(0, 8)}/${epoch}/${seq}`, answer]
      }),
    )
  })
}

const damage = (folder: string, page: number) => {
  const file = join(folder, 'counterbook.db')
  const bytes = readFileSync(file)
  const at = (page - 1) * PAGE + 900
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(file, bytes)
}

describe('verify', () => {
  it('finds nothing in a whole book and counts what is there', () => {
    const report = verify(day)
    expect(report.faults).toEqual([])
    expect(report.events).toBe(
      within(day, ({ db }) => db.prepare('SELECT count(*) FROM event').pluck().get()),
    )
    expect(report.events).toBeGreaterThan(30)
  })

  it('names a place for one flipped bit on every kind of page, and never dies of it', () => {
    // One page of each table and index, and every third page of the events, keep this within seconds.
    const names = new Set<string>()
    const chosen = pages.filter(({ name }, index) => {
      const fresh = !names.has(name)
      names.add(name)
      return fresh || (name === 'event' && index % 3 === 0)
    })
    expect(names.size).toBeGreaterThan(14)
    const folder = copyOfDay()
    const whole = readFileSync(join(folder, 'counterbook.db'))
    for (const { page, name } of chosen) {
      writeFileSync(join(folder, 'counterbook.db'), whole)
      damage(folder, page)
      const { faults } = verify(folder)
      const places = faults.map(({ place }) => place)
      expect(faults.length, `page ${page} of ${name}`).toBeGreaterThan(0)
      // Damage is never taken for tampering or for a wrong fold.
      expect(
        faults
          .map(({ code }) => code)
          .filter((code) => ['link', 'hash', 'part', 'body', 'differs'].includes(code)),
        `page ${page} of ${name}`,
      ).toEqual([])
      if (name === 'event') {
        const lost = [...readability(folder)]
          .filter(([, readable]) => !readable)
          .map(([place]) => place)
        expect(lost.length, `page ${page}`).toBeGreaterThan(0)
        const named = faults.filter(({ code, kind }) => kind === 'chain' && code === 'unreadable')
        expect(named.map(({ place }) => place).sort(), `page ${page}`).toEqual(lost.sort())
      }
      if (name === 'aggregate')
        expect(
          faults.some(({ kind, code }) => kind === 'fold' && code === 'unreadable'),
          `page ${page}`,
        ).toBe(true)
      if (
        ['case_row', 'shift_row', 'draft', 'pin_verifier', 'meta', 'event_position'].includes(name)
      ) {
        expect(places, `page ${page} of ${name}`).toContain(name)
      }
    }
  })

  it('says of a file that was cut which events are gone and checks the others', () => {
    const folder = copyOfDay()
    const file = join(folder, 'counterbook.db')
    writeFileSync(file, readFileSync(file).subarray(0, Math.floor(statSync(file).size * 0.6)))
    const seen = readability(folder)
    const lost = [...seen].filter(([, readable]) => !readable).map(([place]) => place)
    expect(lost.length).toBeGreaterThan(0)
    expect(lost.length).toBeLessThan(seen.size)
    const { faults } = verify(folder)
    const named = faults.filter(({ code, kind }) => kind === 'chain' && code === 'unreadable')
    expect(named.map(({ place }) => place).sort()).toEqual(lost.sort())
    expect(faults.filter(({ kind, code }) => kind === 'chain' && code !== 'unreadable')).toEqual([])
  })

  const TAMPERINGS: readonly (readonly [string, string, (place: string) => unknown[]])[] = [
    [
      'a changed byte of a body',
      'UPDATE event SET body = CAST(replace(CAST(body AS TEXT), \'"v":1\', \'"v":2\') AS BLOB) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'hash', place }],
    ],
    [
      'a body and its hash changed together',
      'UPDATE event SET hash = zeroblob(32) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'hash', place }],
    ],
    [
      'a deleted event',
      'DELETE FROM event WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'gap', place }],
    ],
    [
      'a changed part',
      'UPDATE event SET part = zeroblob(20) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'part', place }],
    ],
    [
      'another predecessor',
      'UPDATE event SET prev = zeroblob(32) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'link', place }],
    ],
  ]
  it.each(TAMPERINGS)('finds %s by somebody with the key', (_what, sql, expected) => {
    const folder = copyOfDay()
    const store = openStore(folder, { create: false })
    for (const trigger of store.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all()) {
      store.db.exec(`DROP TRIGGER ${String(trigger)}`)
    }
    // Row 2 is a staff entry with a name, so that it has a body and a part.
    expect(store.db.prepare('SELECT part IS NOT NULL FROM event WHERE row = 2').pluck().get()).toBe(
      1,
    )
    const at = store.db
      .prepare(
        'SELECT d.id, e.epoch, e.seq FROM event e JOIN device d ON d.number = e.device WHERE e.row = 2',
      )
      .get() as { id: string; epoch: number; seq: number }
    store.db.exec(sql)
    store.close()
    const place = `${at.id.slice(0, 8)}/${at.epoch}/${at.seq}`
    expect(verify(folder).faults.filter(({ kind }) => kind === 'chain')).toEqual(
      expect.arrayContaining(expected(place)),
    )
  })

  it('finds a folded row that no fold gives, and a rebuild mends it', () => {
    const folder = copyOfDay()
    const store = openStore(folder, { create: false })
    store.db.exec(
      "UPDATE aggregate SET displayed = replace(displayed, 'E', 'X') WHERE kind = 'staff'",
    )
    const { faults } = verifyStore(store)
    expect(new Set(faults.map(({ kind, code }) => `${kind} ${code}`))).toEqual(
      new Set(['fold differs']),
    )
    rebuildAll(store)
    expect(verifyStore(store).faults).toEqual([])
    store.close()
  })
})

describe('rebuild', () => {
  it('gives equal rows in every folded table', () => {
    const folder = copyOfDay()
    const store = openStore(folder, { create: false })
    const rows = () =>
      Object.fromEntries(
        FOLDED.map((table) => [
          table,
          store.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
        ]),
      )
    const before = rows()
    for (const table of FOLDED) expect(before[table]?.length, table).toBeGreaterThan(0)
    rebuildAll(store)
    expect(rows()).toEqual(before)
    for (const table of FOLDED) store.db.exec(`DELETE FROM ${table}`)
    rebuildAll(store)
    expect(rows()).toEqual(before)
    store.close()
  })

  it('knows every table of the schema: folded, or of the log or the desk', () => {
    const known = [
      ...FOLDED,
      'attention',
      'device',
      'draft',
      'event',
      'meta',
      'migration',
      'pin_verifier',
      'setting',
    ]
    const there = within(day, ({ db }) =>
      db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .pluck()
        .all(),
    )
    expect([...there].sort()).toEqual([...known].sort())
  })
})

describe('backup', () => {
  it('opens with the key, holds the same, and can be put back', async () => {
    const folder = copyOfDay()
    const { code, json } = await command('store', 'backup', '--data', folder)
    expect(code).toBe(0)
    const info = (await command('store', 'info', '--data', folder)).json
    const restored = temporaryFolder('restored')
    copyFileSync(join(folder, 'counterbook.key'), join(restored, 'counterbook.key'))
    copyFileSync(String(json['file']), join(restored, 'counterbook.db'))
    const again = (await command('store', 'info', '--data', restored)).json
    expect(again).toMatchObject({
      events: info['events'],
      head: info['head'],
      deviceId: info['deviceId'],
    })
    expect(verify(restored).faults).toEqual([])
    // The copy has a salt of its own; damage at its head is damage and not another's key.
    const bytes = readFileSync(join(restored, 'counterbook.db'))
    bytes[500] = (bytes[500] ?? 0) ^ 1
    writeFileSync(join(restored, 'counterbook.db'), bytes)
    expect((await command('store', 'info', '--data', restored)).json).toMatchObject({
      code: 'store_damaged',
    })
  })

  it('is not made of a damaged book, and leaves no half file', async () => {
    const folder = copyOfDay()
    damage(folder, pages.find(({ name }) => name === 'event_number')?.page ?? 0)
    const file = join(folder, 'backups', 'copy.db')
    const { code, json } = await command('store', 'backup', '--data', folder, '--to', file)
    expect(code).toBe(1)
    expect(json).toMatchObject({ ok: false, code: 'backup_failed' })
    for (const name of [file, `${file}.unverified`])
      expect(() => statSync(name), name).toThrow(/ENOENT/)
  })

  it('never takes the place of a file, least of all of the book', async () => {
    const folder = copyOfDay()
    const book = join(folder, 'counterbook.db')
    const before = readFileSync(book)
    const { code, json } = await command('store', 'backup', '--data', folder, '--to', book)
    expect(code).toBe(2)
    expect(json).toMatchObject({ ok: false, field: '--to' })
    expect(readFileSync(book).equals(before)).toBe(true)
  })

  it('is made while the counter goes on writing', async () => {
    const desk = openDesk()
    await setUp(desk)
    for (let i = 0; i < 40; i += 1) await desk.must('complaint.register', intake(newId()))
    let running = true
    const made = desk.must('store.backUp', {}).finally(() => {
      running = false
    })
    let meanwhile = 0
    while (running) {
      await desk.must('complaint.register', intake(newId()))
      meanwhile += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { events } = await made
    expect(meanwhile).toBeGreaterThan(0)
    expect(events).toBeGreaterThanOrEqual(43)
    expect((await desk.must('store.verify', {})).faults).toEqual([])
    expect(desk.faults).toEqual([])
    await desk.close()
  })
})

describe('the command', () => {
  const cli = (...args: string[]) => runProgram('scripts/counterbook.ts', ['store', ...args])

  it('answers in JSON with exit code 0 for a whole book and 1 for a damaged one', async () => {
    const folder = copyOfDay()
    const info = await cli('info', '--data', folder)
    expect(info.code).toBe(0)
    expect(JSON.parse(info.lines[0] ?? '')).toMatchObject({ ok: true, devices: 1, schema: 30 })
    expect(await command('store', 'verify', '--data', folder)).toMatchObject({
      code: 0,
      json: { ok: true, faults: [] },
    })
    expect(await command('store', 'rebuild', '--data', folder)).toMatchObject({
      code: 0,
      json: { ok: true },
    })
    damage(folder, pages.find(({ name }) => name === 'event')?.page ?? 0)
    const verified = await cli('verify', '--data', folder)
    expect(verified.code).toBe(1)
    expect(verified.lines).toHaveLength(1)
    expect(JSON.parse(verified.lines[0] ?? '')).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([expect.objectContaining({ code: 'unreadable' })]),
    })
  })

  it.each([
    ['no folder', ['verify'], 2, { code: 'invalid_input', field: '--data' }],
    ['an unknown action', ['mend', '--data', '/x'], 2, { code: 'invalid_input', field: 'command' }],
    [
      'an unknown option',
      ['info', '--data', '/x', '--force', 'yes'],
      2,
      { code: 'invalid_input', field: '--force' },
    ],
    ['a stray word', ['info', 'somewhere'], 2, { code: 'invalid_input', field: 'somewhere' }],
    [
      'a target for another action',
      ['info', '--data', '/x', '--to', '/y'],
      2,
      { code: 'invalid_input', field: '--to' },
    ],
    [
      'a folder without a book',
      ['info', '--data', '/nonexistent-counterbook'],
      1,
      { code: 'store_missing' },
    ],
  ])('refuses %s', async (_what, args, code, json) => {
    expect(await command('store', ...args)).toMatchObject({ code, json: { ok: false, ...json } })
  })

  it('is refused while a workstation holds the book', async () => {
    const folder = copyOfDay()
    const store = openStore(folder, { create: false })
    for (const action of ['verify', 'rebuild', 'backup', 'info']) {
      expect(await command('store', action, '--data', folder)).toMatchObject({
        code: 1,
        json: { code: 'store_in_use' },
      })
    }
    store.close()
  })

  it('says so when not even the first page can be read', async () => {
    const folder = copyOfDay()
    damage(folder, 1)
    expect(await command('store', 'verify', '--data', folder)).toMatchObject({
      code: 1,
      json: { ok: false, code: 'store_damaged' },
    })
    rmSync(join(folder, 'counterbook.key'))
    expect(await command('store', 'verify', '--data', folder)).toMatchObject({
      code: 1,
      json: { code: 'key_missing' },
    })
  })
})
