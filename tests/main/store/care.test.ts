/** Rebuilding and backing up a book, and the commands that look after it. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '#main/store/migrate.ts'
import { rebuildAll } from '#main/store/care.ts'
import { openStore } from '#main/store/open.ts'
import { intake, newId, openDesk, setUp, temporaryFolder } from '../../support/desk.ts'
import { projectRoot, runProgram } from '../../support/program.ts'
import { command, copyOfDay, damage, day, pages, playDayForAll, verify, within } from './day.ts'

const FOLDED = ['aggregate', 'case_row', 'case_task', 'case_turn', 'shift_row'] as const

playDayForAll()

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
      // Folded too, and empty on a day without repeats to look for or anything to restrict.
      'case_key',
      'day_close_row',
      'slip_row',
      'register_row',
      'register_number',
      'duty_day_row',
      'upward_row',
      'restricted_case',
      'alarm_acknowledged',
      'alarm_heard',
      'attention',
      'device',
      'draft',
      'event',
      'meta',
      'migration',
      'practice_card',
      'practice_question',
      'phrase_kept',
      'pin_verifier',
      'setting',
    ]
    const there = within(day, ({ db }) =>
      db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .pluck()
        .all(),
    )
    expect(new Set(there)).toEqual(new Set(known))
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
    // As people and scripts call it.
    const info = spawnSync(
      'npm',
      ['run', '-s', 'counterbook', '--', 'store', 'info', '--data', folder],
      {
        cwd: projectRoot,
        encoding: 'utf8',
      },
    )
    expect(info.status).toBe(0)
    expect(JSON.parse(info.stdout)).toMatchObject({ ok: true, devices: 1, schema: SCHEMA_VERSION })
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
