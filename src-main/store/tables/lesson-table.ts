/** Lessons of the branch, and the secrets by which a machine that holds a case's words knows its lesson. */
import type { LessonState } from '#shared/lesson/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReadableDb, allRows, getRow } from '../handle.ts'

/** Those that nobody withdrew: what waits in front, so that it is never left out, then the newest proposal first. */
export function listLessons(db: ReadableDb, limit: number): LessonState[] {
  return allRows<{ displayed: string }>(
    db,
    `SELECT displayed FROM aggregate
      WHERE kind = 'lesson' AND json_extract(displayed, '$.state.words') IS NOT NULL
      ORDER BY json_extract(displayed, '$.state.state') = 'waiting' DESC,
        json_extract(displayed, '$.state.at') DESC, id LIMIT ?`,
    limit,
  ).flatMap(({ displayed }) => (JSON.parse(displayed) as Folded<LessonState>).state ?? [])
}

// The salt of the first words of a case: it goes with them when they are erased or withheld.
const FIRST = `kind = 'complaint' AND part_salt IS NOT NULL AND retired = 0`

/** The secret of one case; null once its words are gone. */
export function secretOfCase(db: ReadableDb, caseId: string): Uint8Array | null {
  const row = getRow<{ secret: Uint8Array }>(
    db,
    `SELECT part_salt AS secret FROM event WHERE aggregate = ? AND ${FIRST} ORDER BY row LIMIT 1`,
    caseId,
  )
  return row?.secret ?? null
}

/** The secrets of all cases that still have their words. */
export function secretsOfCases(
  db: ReadableDb,
): { readonly caseId: string; readonly secret: Uint8Array }[] {
  return allRows(
    db,
    `SELECT aggregate AS caseId, part_salt AS secret FROM event
      WHERE row IN (SELECT MIN(row) FROM event WHERE ${FIRST} GROUP BY aggregate)`,
  )
}
