/** Drafts: what somebody is typing, saved as they type, and theirs alone. */
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import { DRAFT_KINDS, type workCalls } from '#shared/contract/calls/work.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import {
  type DraftRow,
  deleteDraft,
  findDraft,
  listDrafts,
  saveDraft,
} from '../store/tables/desk-table.ts'
import type { ReadableDb } from '../store/handle.ts'
import { findCase, isRestricted } from '../store/tables/case-table.ts'
import { findSlip } from '../store/tables/slip-table.ts'
import { wantWipe } from '../store/wipe.ts'
import { type Desk, type DeskSession, actorOf } from './desk.ts'

type DraftCalls = Pick<typeof workCalls, 'draft.list' | 'draft.save' | 'draft.discard'>
const DRAFT_LIMIT_CHARACTERS = 64 * 1024

export function draftHandlers(desk: Desk): Handlers<DraftCalls, DeskSession> {
  return {
    'draft.list': (_input, session) =>
      accepted({ drafts: listDrafts(desk.book.db, actorOf(session).employeeNo).map(toView) }),
    'draft.save': (input, session) => save(desk, input, actorOf(session).employeeNo),
    'draft.discard': ({ draftId }, session) => {
      const known = findDraft(desk.book.db, draftId)
      if (known && known.employeeNo !== actorOf(session).employeeNo) {
        return refused('not_your_draft', 'this draft belongs to somebody else', {
          field: 'draftId',
        })
      }
      desk.book.writeLocal((db) => {
        deleteDraft(db, draftId)
        // Somebody chose that these words should not be: they lie in no file either.
        wantWipe(db)
      })
      return accepted({})
    },
  }
}

function save(desk: Desk, input: CallInput<DraftCalls, 'draft.save'>, employeeNo: string) {
  const content = JSON.stringify(input.content)
  if (content.length > DRAFT_LIMIT_CHARACTERS) {
    return refused('draft_too_large', 'a draft may have 64 Ki characters', { field: 'content' })
  }
  const known = findDraft(desk.book.db, input.draftId)
  if (known && known.employeeNo !== employeeNo) {
    return refused('not_your_draft', 'this draft belongs to somebody else', { field: 'draftId' })
  }
  const draft: DraftRow = {
    draftId: input.draftId,
    kind: input.kind,
    employeeNo,
    content,
    updatedAt: desk.book.now(),
  }
  // A late autosave must not bring back the draft of a case that was saved meanwhile, nor words about one
  // whose words are gone.
  const { db } = desk.book
  const saved = findCase(db, input.draftId) !== null || isRestricted(db, input.draftId)
  if (!saved && !namesGone(db, content))
    desk.book.writeLocal((writable) => saveDraft(writable, draft))
  return accepted(toView(draft))
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** True when a draft is about a record that has lost its words here: what is typed of it is not kept. */
function namesGone(db: ReadableDb, content: string): boolean {
  return [...new Set(content.match(ID))].some(
    (id) =>
      isRestricted(db, id) ||
      findCase(db, id)?.folded.state?.erased === true ||
      findSlip(db, id)?.folded.state?.erased === true,
  )
}

function toView(row: DraftRow) {
  return {
    draftId: row.draftId,
    kind: DRAFT_KINDS.find((kind) => kind === row.kind) ?? 'intake',
    content: JSON.parse(row.content) as Record<string, unknown>,
    updatedAt: formatInstant(row.updatedAt),
  }
}
