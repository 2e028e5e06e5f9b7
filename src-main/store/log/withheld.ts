/** Parts that head office withholds from this branch. */
import { type WritableDb, run } from '../handle.ts'

/**
 * Deletes the personal parts of an aggregate that this branch may no longer have. What head office has
 * not returned yet is the only copy: it stays until it is there, and no fold here reads it.
 */
export function withholdParts(db: WritableDb, kind: string, id: string, ownDevice: string): void {
  run(
    db,
    `UPDATE event SET part = NULL, part_salt = NULL WHERE aggregate = ? AND kind = ? AND NOT
      (number IS NULL AND retired = 0 AND device = (SELECT number FROM device WHERE id = ?))`,
    id,
    kind,
    ownDevice,
  )
}
