/** The words that a person keeps at hand on this workstation. */
import { type ReadableDb, type WritableDb, allRows, run } from '../handle.ts'

export interface KeptPhrase {
  readonly code: string
  readonly favouriteSince: number | null
  readonly usedAt: number | null
}

export function listKeptPhrases(db: ReadableDb, employeeNo: string): KeptPhrase[] {
  return allRows<KeptPhrase>(
    db,
    `SELECT code, favourite_since AS favouriteSince, used_at AS usedAt FROM phrase_kept
      WHERE employee_no = ? ORDER BY code`,
    employeeNo,
  )
}

/** Marks a phrase as a favourite since a moment; null takes the mark away. */
export function keepFavourite(
  db: WritableDb,
  employeeNo: string,
  code: string,
  since: number | null,
): void {
  run(
    db,
    `INSERT INTO phrase_kept (employee_no, code, favourite_since, used_at) VALUES (?, ?, ?, NULL)
      ON CONFLICT (employee_no, code) DO UPDATE SET favourite_since = excluded.favourite_since`,
    employeeNo,
    code,
    since,
  )
  forgetUnkept(db, employeeNo)
}

/** Notes that a phrase was used and forgets which were before the newest `most`. */
export function keepUsed(
  db: WritableDb,
  employeeNo: string,
  code: string,
  usedAt: number,
  most: number,
): void {
  run(
    db,
    `INSERT INTO phrase_kept (employee_no, code, favourite_since, used_at) VALUES (?, ?, NULL, ?)
      ON CONFLICT (employee_no, code) DO UPDATE SET used_at = excluded.used_at`,
    employeeNo,
    code,
    usedAt,
  )
  run(
    db,
    `UPDATE phrase_kept SET used_at = NULL WHERE employee_no = ? AND used_at IS NOT NULL
      AND code NOT IN (SELECT code FROM phrase_kept WHERE employee_no = ? AND used_at IS NOT NULL
        ORDER BY used_at DESC, code LIMIT ?)`,
    employeeNo,
    employeeNo,
    most,
  )
  forgetUnkept(db, employeeNo)
}

function forgetUnkept(db: WritableDb, employeeNo: string): void {
  run(
    db,
    'DELETE FROM phrase_kept WHERE employee_no = ? AND favourite_since IS NULL AND used_at IS NULL',
    employeeNo,
  )
}
