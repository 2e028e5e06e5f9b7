/**
 * One process owns a data folder. The lock is an open exclusive transaction on a tiny database of its
 * own: the operating system frees it when the process dies, however it dies, so no stale lock is left.
 */
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openDatabase } from './driver.ts'
import { StoreProblem, storeProblemOf } from './store-problem.ts'

export interface OwnerLock {
  release(): void
}

/** Takes the lock or throws `store_in_use`. */
export function takeOwnerLock(folder: string): OwnerLock {
  const db = openDatabase(join(folder, 'owner.lock'), { timeout: 0 })
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
    return { release: () => release(db) }
  } catch (error) {
    db.close()
    const problem = storeProblemOf(error)
    throw problem?.code === 'store_in_use' ? new StoreProblem('store_in_use') : (problem ?? error)
  }
}

function release(db: Database.Database): void {
  if (!db.open) return
  db.exec('ROLLBACK')
  db.close()
}
