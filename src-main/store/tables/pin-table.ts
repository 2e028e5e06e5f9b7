/** PIN verifiers of this workstation, with their failure count and wait. Never leave this file. */
import { type ReadableDb, type WritableDb, getRow, run } from '../handle.ts'

export interface PinRow {
  readonly employeeNo: string
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
  readonly failures: number
  readonly waitMs: number
  /** Monotonic milliseconds of `boot` at which the wait began. */
  readonly waitingSince: number
  readonly boot: string
}

export function findPin(db: ReadableDb, employeeNo: string): PinRow | null {
  const row = getRow<PinRow>(
    db,
    `SELECT employee_no AS employeeNo, salt, hash, cost, block_size AS blockSize, parallelization, failures,
      wait_ms AS waitMs, waiting_since AS waitingSince, boot FROM pin_verifier WHERE employee_no = ?`,
    employeeNo,
  )
  return row ?? null
}

export function insertPin(db: WritableDb, row: PinRow): void {
  run(
    db,
    'INSERT INTO pin_verifier (employee_no, salt, hash, cost, block_size, parallelization, failures, wait_ms, waiting_since, boot) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.employeeNo,
    row.salt,
    row.hash,
    row.cost,
    row.blockSize,
    row.parallelization,
    row.failures,
    row.waitMs,
    row.waitingSince,
    row.boot,
  )
}

export function notePinTry(
  db: WritableDb,
  employeeNo: string,
  tries: Pick<PinRow, 'failures' | 'waitMs' | 'waitingSince' | 'boot'>,
): void {
  run(
    db,
    'UPDATE pin_verifier SET failures = ?, wait_ms = ?, waiting_since = ?, boot = ? WHERE employee_no = ?',
    tries.failures,
    tries.waitMs,
    tries.waitingSince,
    tries.boot,
    employeeNo,
  )
}
