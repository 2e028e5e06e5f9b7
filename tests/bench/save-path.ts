/**
 * The save path against its floor: one registered complaint (permission, decision, event, folded rows)
 * against a one-row insert of as many bytes, durable both times. Interleaved in one run, medians with range.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { newUuid } from '#shared/foundation/identifier.ts'
import { openWorkstation, systemClock, systemRandom } from '#main/service/workstation.ts'
import { intake } from '../support/desk.ts'

export interface SavePathReport {
  readonly iterations: number
  readonly savedBytes: number
  readonly rounds: readonly Round[]
}

interface Round {
  /** Microseconds, medians. */
  readonly save: number
  readonly encryptedInsert: number
  readonly plainInsert: number
}

const WARM_UP = 50

function openFloor(folder: string, name: string, key: string | null) {
  const db = new Database(join(folder, name))
  if (key !== null) {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma(`key = "x'${key}'"`)
  }
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO row (content) VALUES (?)')
  return { insert: (content: Uint8Array) => insert.run(content), close: () => db.close() }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs `rounds` rounds of `iterations` interleaved pairs in a fresh folder. */
export async function measureSavePath(rounds: number, iterations: number): Promise<SavePathReport> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-bench-'))
  const workstation = openWorkstation({
    dataFolder: join(folder, 'desk'),
    host: 'loopback',
    appVersion: '0.0.0',
    background: false,
    report: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  const encrypted = openFloor(folder, 'encrypted.db', randomBytes(32).toString('hex'))
  const plain = openFloor(folder, 'plain.db', null)
  try {
    await workstation.call('setup.complete', {
      branchCode: 'B01',
      branchName: 'bench',
      profile: 'bank',
      administrator: { employeeNo: 'E100', name: 'bench', pin: '482913' },
    })
    // As many bytes as a registered event's body and part have.
    const content = randomBytes(3_200)
    const report: Round[] = []
    for (let round = 0; round < rounds; round++) {
      const save: number[] = []
      const encryptedInsert: number[] = []
      const plainInsert: number[] = []
      for (let i = 0; i < WARM_UP + iterations; i++) {
        const input = intake(newUuid(systemClock, systemRandom))
        const a = performance.now()
        const answer = await workstation.call('complaint.register', input)
        const b = performance.now()
        encrypted.insert(content)
        const c = performance.now()
        plain.insert(content)
        const d = performance.now()
        if (!answer.ok) throw new Error('the complaint was not saved')
        if (i < WARM_UP) continue
        save.push((b - a) * 1000)
        encryptedInsert.push((c - b) * 1000)
        plainInsert.push((d - c) * 1000)
      }
      report.push({
        save: median(save),
        encryptedInsert: median(encryptedInsert),
        plainInsert: median(plainInsert),
      })
    }
    return { iterations, savedBytes: content.length, rounds: report }
  } finally {
    await workstation.close()
    encrypted.close()
    plain.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
