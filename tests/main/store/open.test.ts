/** Opening a data folder: safety settings, keys, damage, a second owner, folders that take no writes. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSecondConnection, openStore, type Store } from '#main/store/open.ts'
import { STORE_PROBLEMS, StoreProblem, type StoreProblemCode } from '#main/store/store-problem.ts'
import {
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
} from '../../support/desk.ts'
import { projectRoot, startProgram } from '../../support/program.ts'

afterAll(removeFolders)

const DATABASE = 'counterbook.db'
const KEY = 'counterbook.key'

/** A folder with one registered case; closed again. */
async function folderWithCase(): Promise<{ folder: string; caseId: string }> {
  const desk = openDesk()
  await setUp(desk)
  const caseId = newId()
  await desk.must('complaint.register', intake(caseId))
  await desk.close()
  return { folder: desk.folder, caseId }
}

function problemOf(open: () => Store): StoreProblem {
  try {
    open().close()
  } catch (error) {
    if (error instanceof StoreProblem) return error
    throw error
  }
  throw new Error('it opened')
}

const codeOf = (folder: string): StoreProblemCode =>
  problemOf(() => openStore(folder, { create: true })).code

/** The case is still there once the cause is gone. */
function expectCase(folder: string, caseId: string): void {
  const store = openStore(folder, { create: false })
  try {
    const ids = store.db.prepare('SELECT case_id FROM case_row').pluck().all()
    expect(ids).toEqual([caseId])
  } finally {
    store.close()
  }
}

const SETTINGS: readonly (readonly [string, unknown])[] = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['recursive_triggers', 1],
  ['cell_size_check', 1],
  ['busy_timeout', 5000],
]

describe('safety settings', () => {
  it('stand on the first, a second and a reopened connection, before and after a write', () => {
    const folder = temporaryFolder('settings')
    const store = openStore(folder, { create: true })
    const second = openSecondConnection(folder, store.keys)
    const read = (db: Store['db']) =>
      SETTINGS.map(([name]) => [name, db.pragma(name, { simple: true })])
    expect(read(store.db)).toEqual(SETTINGS)
    expect(read(second)).toEqual(SETTINGS)
    for (const db of [store.db, second]) {
      db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('theme', '1')").run()
      expect(read(db)).toEqual(SETTINGS)
    }
    second.close()
    store.close()
    const again = openStore(folder, { create: false })
    expect(read(again.db)).toEqual(SETTINGS)
    again.close()
  })

  it('leave no word and no name of a table readable in the file', async () => {
    const { folder } = await folderWithCase()
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      expect(bytes.includes('SQLite format 3') && name !== 'owner.lock', name).toBe(false)
      expect(bytes.includes('complaint'), name).toBe(false)
      expect(bytes.includes('韩先生'), name).toBe(false)
    }
  })
})

describe('keys', () => {
  it('refuses another folder’s key and opens again with the right one', async () => {
    const { folder, caseId } = await folderWithCase()
    const other = await folderWithCase()
    const own = readFileSync(join(folder, KEY))
    writeFileSync(join(folder, KEY), readFileSync(join(other.folder, KEY)))
    expect(codeOf(folder)).toBe('wrong_key')
    writeFileSync(join(folder, KEY), own)
    expectCase(folder, caseId)
  })

  it('never makes a new key beside a database', async () => {
    const { folder, caseId } = await folderWithCase()
    const own = readFileSync(join(folder, KEY))
    rmSync(join(folder, KEY))
    expect(codeOf(folder)).toBe('key_missing')
    expect(existsSync(join(folder, KEY))).toBe(false)
    writeFileSync(join(folder, KEY), own)
    expectCase(folder, caseId)
  })

  it.each([
    ['empty', ''],
    ['no JSON', 'nonsense'],
    ['another shape', '[]'],
    ['null', 'null'],
    ['a short key', JSON.stringify({ databaseKey: 'ab', pinPepper: 'cd', databaseSalt: '' })],
    [
      'capital digits',
      JSON.stringify({ databaseKey: 'A'.repeat(64), pinPepper: 'b'.repeat(64), databaseSalt: '' }),
    ],
  ])('names a damaged key file: %s', async (_what, text) => {
    const { folder, caseId } = await folderWithCase()
    const own = readFileSync(join(folder, KEY))
    writeFileSync(join(folder, KEY), text)
    expect(codeOf(folder)).toBe('key_damaged')
    writeFileSync(join(folder, KEY), own)
    expectCase(folder, caseId)
  })

  it('is readable by its owner alone', async () => {
    const { folder } = await folderWithCase()
    const mode = spawnSync('stat', ['-c', '%a', join(folder, KEY)], {
      encoding: 'utf8',
    }).stdout.trim()
    expect(mode).toBe('600')
  })
})

describe('a damaged database file', () => {
  it.each([
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['removed', (file: string) => rmSync(file)],
    ['cut within its first bytes', (file: string) => truncateSync(file, 10)],
    ['cut after three pages', (file: string) => truncateSync(file, 3 * 4096)],
    ['cut in the middle of a page', (file: string) => truncateSync(file, 20 * 4096 + 77)],
    ['overwritten at its head', (file: string) => writeFileSync(file, 'x'.repeat(40_000))],
    ['flipped by one bit in its first page', (file: string) => flip(file, 1)],
  ])('is never replaced by an empty one: %s', async (_what, damage) => {
    const { folder, caseId } = await folderWithCase()
    const file = join(folder, DATABASE)
    const before = readFileSync(file)
    damage(file)
    const after = existsSync(file) ? readFileSync(file) : null
    const problem = problemOf(() => openStore(folder, { create: true }))
    // Where the first bytes are others, the key and the file no longer belong together, and it says so.
    expect(['store_damaged', 'wrong_key']).toContain(problem.code)
    expect(problem.message).toMatch(/still there|Nothing was changed/)
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(after)
    writeFileSync(file, before)
    expectCase(folder, caseId)
  })
})

function flip(file: string, page: number): void {
  const bytes = readFileSync(file)
  const at = (page - 1) * 4096 + 100
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

describe('one owner', () => {
  it('refuses a second process and frees the folder when the first is killed', async () => {
    const { folder, caseId } = await folderWithCase()
    const owner = startProgram('tests/support/programs/hold-store.ts', [folder])
    expect(await owner.nextLine()).toBe('open')
    expect(codeOf(folder)).toBe('store_in_use')
    owner.child.kill('SIGKILL')
    await owner.ended
    expectCase(folder, caseId)
  })

  it('refuses a second opening in the same process', () => {
    const folder = temporaryFolder('twice')
    const store = openStore(folder, { create: true })
    expect(codeOf(folder)).toBe('store_in_use')
    store.close()
    openStore(folder, { create: false }).close()
  })
})

// Windows has other rights, and only Linux lets a test mount.
describe.runIf(process.platform === 'linux')('a folder that takes no writes', () => {
  it('is named to somebody without the right to write there', async () => {
    const { folder, caseId } = await folderWithCase()
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644)
    chmodSync(folder, 0o555)
    const answer = await refusalIn(folder)
    chmodSync(folder, 0o755)
    expect(answer).toMatchObject({ code: 'folder_read_only' })
    expectCase(folder, caseId)
  })

  it('is named when the file itself is read-only and the folder is not', async () => {
    const { folder, caseId } = await folderWithCase()
    chmodSync(join(folder, KEY), 0o644)
    chmodSync(join(folder, DATABASE), 0o444)
    chmodSync(folder, 0o777)
    for (const name of readdirSync(folder))
      if (name.startsWith('owner')) chmodSync(join(folder, name), 0o666)
    const answer = await refusalIn(folder)
    expect(answer).toMatchObject({ code: 'folder_read_only' })
    chmodSync(join(folder, DATABASE), 0o644)
    expectCase(folder, caseId)
  })

  it('is named when the disk is mounted read-only', async () => {
    const { folder, caseId } = await folderWithCase()
    const program = `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder} && exec ${process.execPath} tests/support/programs/hold-store.ts ${folder}`
    const done = spawnSync('unshare', ['-rm', 'sh', '-c', program], {
      cwd: projectRoot,
      encoding: 'utf8',
    })
    expect(JSON.parse(done.stdout)).toMatchObject({ code: 'folder_read_only' })
    expectCase(folder, caseId)
  })

  it('is named when a file stands in its place', () => {
    const folder = temporaryFolder('file')
    const file = join(folder, 'file')
    writeFileSync(file, 'a file')
    expect(codeOf(file)).toBe('folder_read_only')
    expect(codeOf(join(file, 'below'))).toBe('folder_read_only')
    expect(readFileSync(file, 'utf8')).toBe('a file')
  })
})

/** Opens as an ordinary person: the administrator of a machine may write everywhere. */
async function refusalIn(folder: string): Promise<unknown> {
  const ordinary = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const program = startProgram('tests/support/programs/hold-store.ts', [folder], ordinary)
  const line = await program.nextLine()
  program.child.kill('SIGKILL')
  await program.ended
  return JSON.parse(line ?? 'null')
}

describe('a missing store', () => {
  it('is named and nothing is made', () => {
    const folder = join(temporaryFolder('missing'), 'none')
    expect(problemOf(() => openStore(folder, { create: false })).code).toBe('store_missing')
    expect(existsSync(folder)).toBe(false)
    mkdirSync(folder)
    expect(problemOf(() => openStore(folder, { create: false })).code).toBe('store_missing')
    expect(readdirSync(folder)).toEqual([])
  })
})

it('has words for every problem, and they say what is kept', () => {
  for (const code of STORE_PROBLEMS) {
    const { message } = new StoreProblem(code)
    expect(message.length, code).toBeGreaterThan(30)
    if (code !== 'store_missing')
      expect(message, code).toMatch(/still there|Nothing was changed|nothing was changed/)
  }
})
