/** A book with a day's work in it, to be copied, damaged and looked at. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { CommandOutput } from '#main/command-line/command-output.ts'
import { runCommand } from '#main/command-line/counterbook.ts'
import { openForVerifying, openStore, type Store } from '#main/store/open.ts'
import { type VerifyReport, verifyStore } from '#main/store/verify.ts'
import { removeFolders, temporaryFolder } from '../../support/desk.ts'

const PAGE = 4096

export let day: string
/** Which table or index each page of the day's file belongs to. */
export let pages: readonly { page: number; name: string }[]

/** A day of a branch signs people in often, and each signing in costs its time. */
const DAY_MS = 60_000

/** Plays the day before the tests of a file. */
export function playDayForAll(): void {
  beforeAll(async () => {
    day = join(temporaryFolder('day'), 'data')
    await command('demo', '--data', day, '--days', '1')
    const store = openStore(day, { create: false })
    pages = store.db
      .prepare(
        "SELECT pageno AS page, name FROM dbstat WHERE name NOT LIKE 'sqlite_schema' ORDER BY pageno",
      )
      .all() as typeof pages
    store.close()
  }, DAY_MS)
  afterAll(removeFolders)
}

/** Runs a command of the program in this process. */
export async function command(
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

export function copyOfDay(): string {
  const folder = mkdtempSync(join(temporaryFolder('copy'), 'data-'))
  cpSync(day, folder, { recursive: true })
  return folder
}

export function within<Value>(folder: string, work: (store: Store) => Value): Value {
  const store = openForVerifying(folder)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

export const verify = (folder: string): VerifyReport => within(folder, verifyStore)

/** Positions of every event, as `verify` writes them, with whether SQLite can still read the row. */
export function readability(folder: string): Map<string, boolean> {
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

export const damage = (folder: string, page: number) => {
  const file = join(folder, 'counterbook.db')
  const bytes = readFileSync(file)
  const at = (page - 1) * PAGE + 900
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(file, bytes)
}
