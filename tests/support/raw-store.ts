/**
 * Every byte that a data folder holds, decrypted page by page without SQLite: free pages, gaps inside
 * pages and frames of the write-ahead log included. Only so can a test say that a word is nowhere.
 */
import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_NAME, readOrCreateKeys } from '#main/store/key-file.ts'

const PAGE_BYTES = 4096
const SALT_BYTES = 16
const IV_BYTES = 16
const HMAC_BYTES = 64
const LOG_HEAD_BYTES = 32
const FRAME_HEAD_BYTES = 24

/** Names of the files of a folder in which the word stands, as UTF-8. */
export function filesWith(folder: string, word: string): string[] {
  const key = Buffer.from(readOrCreateKeys(folder).databaseKey, 'hex')
  const wanted = Buffer.from(word, 'utf8')
  return [DATABASE_NAME, `${DATABASE_NAME}-wal`].filter((name) => {
    const file = join(folder, name)
    if (!existsSync(file)) return false
    const bytes = readFileSync(file)
    const pages = name.endsWith('-wal') ? framesOf(bytes) : pagesOf(bytes)
    // A long text runs over several pages; the words that tests hide are short and unbroken.
    return pages.some((page, index) => {
      const skipped = !name.endsWith('-wal') && index === 0 ? SALT_BYTES : 0
      return plain(page, key, skipped).includes(wanted)
    })
  })
}

function pagesOf(bytes: Buffer): Buffer[] {
  const count = Math.floor(bytes.length / PAGE_BYTES)
  return Array.from({ length: count }, (_, at) =>
    bytes.subarray(at * PAGE_BYTES, (at + 1) * PAGE_BYTES),
  )
}

function framesOf(bytes: Buffer): Buffer[] {
  const whole = FRAME_HEAD_BYTES + PAGE_BYTES
  const count = Math.max(0, Math.floor((bytes.length - LOG_HEAD_BYTES) / whole))
  return Array.from({ length: count }, (_, at) => {
    const start = LOG_HEAD_BYTES + at * whole + FRAME_HEAD_BYTES
    return bytes.subarray(start, start + PAGE_BYTES)
  })
}

/** AES-256-CBC, the vector and its check at the end of each page (SQLCipher 4). */
function plain(page: Buffer, key: Buffer, skipped: number): Buffer {
  const end = PAGE_BYTES - IV_BYTES - HMAC_BYTES
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + IV_BYTES))
  decipher.setAutoPadding(false)
  return Buffer.concat([decipher.update(page.subarray(skipped, end)), decipher.final()])
}
