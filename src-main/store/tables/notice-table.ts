/** Circulars of head office, newest first. */
import type { Folded } from '#shared/log/fold.ts'
import type { NoticeState } from '#shared/notice/events.ts'
import { type ReadableDb, allRows } from '../handle.ts'

const SHOWN = 20

export function listNotices(db: ReadableDb): (NoticeState & { noticeId: string })[] {
  // Ids are UUIDv7 from one writer, the hub, so the newest have the highest ids.
  return allRows<{ id: string; displayed: string }>(
    db,
    `SELECT id, displayed FROM aggregate
      WHERE kind = 'notice' AND json_extract(displayed, '$.state') IS NOT NULL
      ORDER BY id DESC LIMIT ?`,
    SHOWN,
  ).flatMap(({ id, displayed }) => {
    const { state } = JSON.parse(displayed) as Folded<NoticeState>
    return state ? { noticeId: id, ...state } : []
  })
}
