/** Cases that may be the same complaint: by their keys, and the newest for a look at their words. */
import type { RepeatKey } from '#shared/complaint/rules/intake/repeat.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReadableDb, allRows } from '../handle.ts'

interface Row {
  displayed: string
}

/** Cases that share a key with the one being typed, newest first. */
export function casesByKeys(
  db: ReadableDb,
  keys: readonly RepeatKey[],
  limit: number,
): ComplaintState[] {
  if (keys.length === 0) return []
  const match = keys.map(() => '(k.kind = ? AND k.key = ?)').join(' OR ')
  const rows = allRows<Row>(
    db,
    `SELECT a.displayed FROM (SELECT DISTINCT k.case_id FROM case_key k WHERE ${match}) f
      JOIN case_row c ON c.case_id = f.case_id
      JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id
      ORDER BY c.received_at DESC LIMIT ?`,
    ...keys.flatMap(({ kind, key }) => [kind, key]),
    limit,
  )
  return rows.flatMap(known)
}

/** The newest cases, whatever their keys. */
export function newestCases(db: ReadableDb, limit: number): ComplaintState[] {
  const rows = allRows<Row>(
    db,
    `SELECT a.displayed FROM (SELECT case_id FROM case_row ORDER BY received_at DESC LIMIT ?) c
      JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id`,
    limit,
  )
  return rows.flatMap(known)
}

function known({ displayed }: Row): ComplaintState[] {
  const { state } = JSON.parse(displayed) as Folded<ComplaintState>
  return state === null ? [] : [state]
}
