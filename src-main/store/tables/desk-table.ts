/** Drafts and settings of this workstation. */
import { type ReadableDb, type WritableDb, allRows, getRow, run } from '../handle.ts'

export interface DraftRow {
  readonly draftId: string
  readonly kind: string
  readonly employeeNo: string
  readonly content: string
  readonly updatedAt: number
}

const DRAFT =
  'draft_id AS draftId, kind, employee_no AS employeeNo, content, updated_at AS updatedAt'

export function findDraft(db: ReadableDb, draftId: string): DraftRow | null {
  return getRow<DraftRow>(db, `SELECT ${DRAFT} FROM draft WHERE draft_id = ?`, draftId) ?? null
}

export function listDrafts(db: ReadableDb, employeeNo: string): DraftRow[] {
  return allRows<DraftRow>(
    db,
    `SELECT ${DRAFT} FROM draft WHERE employee_no = ? ORDER BY updated_at DESC LIMIT 100`,
    employeeNo,
  )
}

export function saveDraft(db: WritableDb, draft: DraftRow): void {
  run(
    db,
    `INSERT INTO draft (draft_id, kind, employee_no, content, updated_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (draft_id) DO UPDATE SET kind = excluded.kind, content = excluded.content,
        updated_at = excluded.updated_at`,
    draft.draftId,
    draft.kind,
    draft.employeeNo,
    draft.content,
    draft.updatedAt,
  )
}

export function deleteDraft(db: WritableDb, draftId: string): void {
  run(db, 'DELETE FROM draft WHERE draft_id = ?', draftId)
}

/** Deletes every draft that names a record, whoever typed it: its words have to go with the record's. */
export function deleteDraftsAbout(db: WritableDb, id: string): void {
  run(db, 'DELETE FROM draft WHERE draft_id = ? OR instr(content, ?) > 0', id, id)
}

export function readSettings(db: ReadableDb): ReadonlyMap<string, string> {
  const rows = allRows<{ name: string; value: string }>(db, 'SELECT name, value FROM setting')
  return new Map(rows.map((row) => [row.name, row.value]))
}

export function writeSetting(db: WritableDb, name: string, value: string): void {
  run(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  )
}
