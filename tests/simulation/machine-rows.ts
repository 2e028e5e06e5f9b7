/** What a machine's store holds, read from its rows. */
import { deviceIdOf } from '#shared/log/device-id.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import { type ReadableDb, allRows, getRow } from '#main/store/handle.ts'
import { readMeta } from '#main/store/log/meta-table.ts'
import { sha256 } from '#main/service/device-keys.ts'
import type { Written } from './world.ts'

/** The device that this store is. */
export function deviceOf(db: ReadableDb): string {
  const key = readMeta(db, 'devicePublicKey')
  return key === null ? '' : deviceIdOf(sha256, key)
}

/** Ids of the events of a device that the disk holds, in the order of their rows. */
export function idsOf(db: ReadableDb, device: string): string[] {
  return allRows<{ body: Uint8Array }>(
    db,
    'SELECT e.body FROM event e JOIN device d ON d.number = e.device WHERE d.id = ? AND e.retired = 0 ORDER BY e.row',
    device,
  ).map(({ body }) => decodeBody(body)?.id ?? 'unreadable')
}

/** Records of a kind that a person can find here. */
export function shownIds(db: ReadableDb, kind: string): string[] {
  return allRows<{ id: string }>(
    db,
    'SELECT id FROM aggregate WHERE kind = ? AND displayed NOT LIKE \'{"state":null%\' ORDER BY id',
    kind,
  ).map(({ id }) => id)
}

export function lastRow(db: ReadableDb): number {
  return getRow<{ last: number | null }>(db, 'SELECT max(row) AS last FROM event')?.last ?? 0
}

/** The events of the rows after one, as they were written. */
export function eventsAfter(db: ReadableDb, row: number): Written[] {
  return allRows<{ body: Uint8Array }>(
    db,
    'SELECT body FROM event WHERE row > ? ORDER BY row',
    row,
  ).map(({ body }) => {
    const event = decodeBody(body)
    if (!event) throw new Error('a body that was just written cannot be read')
    const { id, type, aggregate, payload } = event
    return { id, type, kind: aggregate.kind, aggregate: aggregate.id, payload }
  })
}

/** Where the store stands in its own log and in the streams. */
export function placeOf(db: ReadableDb): string {
  return (['epoch', 'branchCursor', 'organisationCursor'] as const)
    .map((name) => readMeta(db, name))
    .join('/')
}

/** Everything that counts, as one text: rows with their places, folds, and the cursors. */
export function committedText(db: ReadableDb): string {
  const rows = allRows(db, 'SELECT row, number, retired FROM event ORDER BY row')
  const folded = allRows(
    db,
    'SELECT kind, id, confirmed, displayed FROM aggregate ORDER BY kind, id',
  )
  const place = [placeOf(db), readMeta(db, 'incarnation')]
  return JSON.stringify([rows, folded, place])
}
