/** Handing something to the compliance office: sealed here, readable there, listed nowhere. */
import type { sealedCalls } from '#shared/contract/calls/sealed.ts'
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import { businessDateOf, formatInstant, startOfDay } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import {
  COMPLIANCE_AGGREGATE_ID,
  type ComplianceOffice,
  SEALED_ACTOR,
  sealedAggregate,
  sealedSubmitted,
} from '#shared/sealed/events.ts'
import { encodeBox, receiptOf } from '#shared/sealed/format.ts'
import { deleteDraft, findDraft } from '../../store/tables/desk-table.ts'
import { wantWipe } from '../../store/wipe.ts'
import { type Desk, type DeskSession, actorOf, branchOf } from '../desk.ts'
import { seal } from './box.ts'

export function sealedHandlers(desk: Desk): Handlers<typeof sealedCalls, DeskSession> {
  return {
    'sealed.office': () => {
      const office = officeOf(desk)
      return accepted({
        canSubmit: (office?.publicKey ?? null) !== null,
        telephone: office?.telephone ?? null,
        letter: office?.letter ?? null,
      })
    },
    'sealed.submit': (input, session) => submit(desk, input, actorOf(session)),
  }
}

function officeOf(desk: Desk): ComplianceOffice | null {
  return desk.book.fold<ComplianceOffice>('compliance', COMPLIANCE_AGGREGATE_ID)?.state ?? null
}

function submit(
  desk: Desk,
  { sealedId, draftId, ...words }: CallInput<typeof sealedCalls, 'sealed.submit'>,
  actor: Actor,
) {
  const publicKey = officeOf(desk)?.publicKey ?? null
  if (publicKey === null) {
    return refused('no_compliance_key', 'head office has published no key to seal to', {
      source: 'S2-06(6)',
    })
  }
  if (words.facts === '') {
    return refused('field_required', 'a required field is empty', {
      field: 'facts',
      source: 'S2-06(6)',
    })
  }
  const draft = draftId === null ? null : findDraft(desk.book.db, draftId)
  if (draft && draft.employeeNo !== actor.employeeNo) {
    return refused('not_your_draft', 'this draft belongs to somebody else', { field: 'draftId' })
  }
  const receipt = receiptOf(sealedId)
  const now = desk.book.now()
  const branch = branchOf(desk)
  // The true person and time lie inside the box; the envelope has a name for everybody and the day.
  return desk.book.write(SEALED_ACTOR, (writer) => {
    if (draft) {
      deleteDraft(writer.db, draft.draftId)
      wantWipe(writer.db)
    }
    if (desk.book.fold(sealedAggregate.kind, sealedId)) return accepted({ receipt })
    const content = {
      v: 1 as const,
      words,
      branchCode: branch?.code ?? '',
      branchName: branch?.name ?? '',
      handedInBy: actor.employeeNo,
      handedInAt: formatInstant(now),
    }
    const box = seal(content, sealedId, publicKey, desk.book.random)
    const day = startOfDay(businessDateOf(now))
    writer.append(sealedSubmitted, sealedId, { box: encodeBox(box) }, day)
    return accepted({ receipt })
  })
}
