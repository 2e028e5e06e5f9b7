/**
 * The key file beside the database: database key, PIN pepper, and the salt of the database it belongs
 * to, so that "wrong key" and "damaged file" can be told apart.
 *
 * It is written once, whole or not at all, and never made anew when a database is already there.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreProblem } from './store-problem.ts'

export const DATABASE_NAME = 'counterbook.db'
const KEY_NAME = 'counterbook.key'
const SALT_BYTES = 16

export interface Keys {
  /** 32 bytes, hexadecimal. */
  readonly databaseKey: string
  /** 32 bytes, hexadecimal. Mixed into every PIN verifier. */
  readonly pinPepper: string
  /** First 16 bytes of the database file, hexadecimal; empty until the database is first written. */
  readonly databaseSalt: string
}

/** Reads the keys of a folder, or makes them when there is no database yet. */
export function readOrCreateKeys(folder: string): Keys {
  const path = join(folder, KEY_NAME)
  if (existsSync(path)) return parseKeys(readFileSync(path, 'utf8'))
  if (existsSync(join(folder, DATABASE_NAME))) throw new StoreProblem('key_missing')
  const keys: Keys = {
    databaseKey: randomBytes(32).toString('hex'),
    pinPepper: randomBytes(32).toString('hex'),
    databaseSalt: '',
  }
  writeWhole(path, keys, 'new')
  return keys
}

/** Notes which database the key has opened: a new one, or a backup that was put back with its own salt. */
export function rememberSalt(folder: string, keys: Keys): Keys {
  const databaseSalt = readSalt(folder)
  if (databaseSalt === null || databaseSalt === keys.databaseSalt) return keys
  const next = { ...keys, databaseSalt }
  writeWhole(join(folder, KEY_NAME), next, 'replace')
  return next
}

/** First bytes of the database file, or null when it is shorter. */
export function readSalt(folder: string): string | null {
  const path = join(folder, DATABASE_NAME)
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    const salt = Buffer.alloc(SALT_BYTES)
    return readSync(file, salt, 0, SALT_BYTES, 0) === SALT_BYTES ? salt.toString('hex') : null
  } finally {
    closeSync(file)
  }
}

function parseKeys(text: string): Keys {
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    const { databaseKey, pinPepper, databaseSalt } = value
    if (
      isHex(databaseKey, 64) &&
      isHex(pinPepper, 64) &&
      (databaseSalt === '' || isHex(databaseSalt, 32))
    ) {
      return { databaseKey, pinPepper, databaseSalt }
    }
  } catch {
    // Not JSON: the same answer as a file with other contents.
  }
  throw new StoreProblem('key_damaged')
}

function isHex(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length === length && /^[0-9a-f]+$/.test(value)
}

/** Writes beside, syncs, then moves into place: a power cut leaves the old file or the new one. */
function writeWhole(path: string, keys: Keys, mode: 'new' | 'replace'): void {
  const draft = `${path}.${process.pid}.new`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeSync(file, `${JSON.stringify(keys)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (mode === 'replace') {
    renameSync(draft, path)
  } else {
    // A link fails when the name exists: two first starts at once cannot overwrite each other's key.
    linkSync(draft, path)
    rmSync(draft)
  }
  syncFolder(dirname(path))
}

function syncFolder(folder: string): void {
  // Windows cannot open folders and keeps the directory entry with the file's own flush.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
