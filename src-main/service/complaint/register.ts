/** Intake: the rules' opinion while typing, and the one save that makes a case. */
import type { CallOutput } from '#shared/contract/gate.ts'
import type { complaintCalls } from '#shared/contract/calls/complaint.ts'
import { type IntakeDraft } from '#shared/contract/calls/complaint.ts'
import type { CaseRow } from '#shared/contract/views.ts'
import { caseNumber, caseNumberPrefix, deviceTag } from '#shared/complaint/case-number.ts'
import { complaintRegistered } from '#shared/complaint/events/intake.ts'
import { missingIntakeFields } from '#shared/complaint/rules/intake/required-fields.ts'
import {
  MINUTE_MS,
  businessDateOf,
  formatInstant,
  parseInstant,
} from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { findCase, highestCaseCount } from '../../store/tables/case-table.ts'
import { deleteDraft } from '../../store/tables/desk-table.ts'
import { type Desk, branchOf, packsOf } from '../desk.ts'
import { decideIntake } from './decision.ts'
import { caseRow } from './view.ts'

type Evaluation = CallOutput<typeof complaintCalls, 'complaint.evaluate'>

/** What the rules say while somebody types. Nothing is stored. */
export function evaluate(desk: Desk, draft: IntakeDraft): Result<Evaluation> {
  const now = desk.book.now()
  const decision = decideIntake(desk, draft, now)
  if (!decision.ok) return decision
  const missing: Evaluation['missing'] = [...missingIntakeFields(draft, packsOf(desk).rules)]
  if (isLate(desk, draft, now) && blank(draft.lateEntryReason)) {
    missing.push({ field: 'lateEntryReason', code: 'late_entry_reason_missing', source: 'S2-15' })
  }
  return accepted({ decision: decision.value, missing })
}

/**
 * Saves the intake as a case. The same `caseId` again answers the case that is already there, so that a
 * second click or a lost answer makes no second case. Refuses with the first missing field.
 */
export function register(desk: Desk, draft: IntakeDraft, actor: Actor): Result<CaseRow> {
  const now = desk.book.now()
  const existing = findCase(desk.book.db, draft.caseId)
  if (existing) return answer(desk, existing.folded)
  if (draft.intakeType === 'whistleblowing') {
    // An ordinary case would stand in the list of the very branch that is reported (E-20).
    return refused(
      'whistleblowing_channel',
      'a report of wrongdoing goes to the compliance channel',
      {
        field: 'intakeType',
        source: 'S2-06(6)',
      },
    )
  }
  const evaluated = evaluate(desk, draft)
  if (!evaluated.ok) return evaluated
  const missing = evaluated.value.missing[0]
  if (missing) {
    return refused(missing.code, 'a required field is empty', {
      field: missing.field,
      source: missing.source,
    })
  }
  const receivedAt = parseInstant(draft.receivedAt, 'receivedAt')
  if (!receivedAt.ok) return receivedAt
  const branch = branchOf(desk)
  if (!branch) return refused('not_set_up', 'this workstation is not set up')
  const tag = deviceTag(desk.book.identity().device)
  const prefix = caseNumberPrefix(branch.code, businessDateOf(now), tag)
  const count = (desk.caseCounts.get(prefix) ?? highestCaseCount(desk.book.db, prefix)) + 1
  const written = desk.book.write(actor, (writer) => {
    const folded = writer.append(
      complaintRegistered,
      draft.caseId,
      {
        caseNumber: caseNumber(prefix, count),
        intakeType: draft.intakeType,
        channel: draft.channel,
        receivedAt: formatInstant(receivedAt.value),
        firstRecipient: actor.employeeNo,
        anonymous: draft.anonymous,
        reception: draft.reception,
        harm: draft.harm,
        flags: [...new Set(draft.flags)],
        groupSize: draft.groupSize,
        earlierCalls: draft.earlierCalls,
        lateEntryReason: isLate(desk, draft, now) ? draft.lateEntryReason.trim() : null,
        decision: evaluated.value.decision,
        customerName: draft.anonymous ? null : orNull(draft.customerName),
        contact: orNull(draft.contact),
        contactMissingReason: blank(draft.contact) ? orNull(draft.contactMissingReason) : null,
        facts: draft.facts.trim(),
        demand: draft.demand.trim(),
      },
      receivedAt.value,
    )
    deleteDraft(writer.db, draft.caseId)
    return accepted(folded as Folded<ComplaintState>)
  })
  if (!written.ok) return written
  desk.caseCounts.set(prefix, count)
  return answer(desk, written.value)
}

function answer(desk: Desk, folded: Folded<ComplaintState>): Result<CaseRow> {
  const row = caseRow(desk, { folded, settled: false }, desk.book.now())
  return row ? accepted(row) : refused('needs_update', 'this case needs a newer program')
}

/** S2-15 asks for entry "at once"; how many minutes that is stands in the pack. */
function isLate(desk: Desk, draft: IntakeDraft, now: number): boolean {
  const { minutes } = packsOf(desk).rules.pack.handling.lateEntry
  const receivedAt = parseInstant(draft.receivedAt)
  return receivedAt.ok && now - receivedAt.value > minutes * MINUTE_MS
}

function blank(text: string): boolean {
  return text.trim() === ''
}

function orNull(text: string): string | null {
  return blank(text) ? null : text.trim()
}
