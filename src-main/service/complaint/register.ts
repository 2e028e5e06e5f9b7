/** Intake: the rules' opinion while typing, and the one save that makes a case. */
import type { CallOutput } from '#shared/contract/gate.ts'
import type { caseIntakeCalls } from '#shared/contract/calls/case-intake.ts'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import type { CaseRow } from '#shared/contract/views.ts'
import { detailsOfDraft } from '#shared/contract/intake-draft.ts'
import { intakeDetailsOf } from '#shared/complaint/events/intake-details.ts'
import { caseNumber, caseNumberPrefix, deviceTag } from '#shared/complaint/case-number.ts'
import { complaintHandlerAssigned } from '#shared/complaint/events/handling.ts'
import { complaintRegistered } from '#shared/complaint/events/intake.ts'
import { handlerByPlace } from '#shared/complaint/rules/intake/routing.ts'
import { intakeHints } from '#shared/complaint/rules/intake/intake-hint.ts'
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
import { listPeople } from '../../store/tables/people.ts'
import type { Writer } from '../book.ts'
import { deleteDraft } from '../../store/tables/desk-table.ts'
import { type Desk, branchOf, packsOf } from '../desk.ts'
import { decideIntake } from './decision.ts'
import {
  detailsFault,
  missingDetails,
  openReceptionSteps,
  papersToHandIn,
} from './intake-details.ts'
import { writeRepeat } from './repeat.ts'
import { caseRow } from './view.ts'

type Evaluation = CallOutput<typeof caseIntakeCalls, 'complaint.evaluate'>

/** What the rules say while somebody types. Nothing is stored. */
export function evaluate(desk: Desk, draft: IntakeDraft): Result<Evaluation> {
  const now = desk.book.now()
  const { rules } = packsOf(desk)
  const details = detailsOfDraft(draft)
  if (!details.ok) return details
  const fault = detailsFault(desk, details.value, now)
  if (fault) return { ok: false, refusal: fault }
  const decision = decideIntake(desk, draft, intakeDetailsOf(details.value), now)
  if (!decision.ok) return decision
  const receivedAt = parseInstant(draft.receivedAt, 'receivedAt')
  if (!receivedAt.ok) return receivedAt
  const missing: Evaluation['missing'] = [
    ...missingIntakeFields(draft, rules),
    ...missingDetails(draft, receivedAt.value),
  ]
  if (isLate(desk, draft, now) && blank(draft.lateEntryReason)) {
    missing.push({ field: 'lateEntryReason', code: 'late_entry_reason_missing', source: 'S2-15' })
  }
  const hints = intakeHints(`${draft.facts}\n${draft.demand}`, rules).map((hint) => ({
    ...hint,
    words: [...hint.words],
  }))
  return accepted({
    decision: decision.value,
    missing,
    handIn: papersToHandIn(desk, draft),
    reception: openReceptionSteps(draft),
    hints,
  })
}

/**
 * Saves the intake as a case. The same `caseId` again answers the case that is already there, so that a
 * second click or a lost answer makes no second case. Refuses with the first missing field.
 */
export function register(desk: Desk, draft: IntakeDraft, actor: Actor): Result<CaseRow> {
  const now = desk.book.now()
  const existing = findCase(desk.book.db, draft.caseId)
  if (existing) return answer(desk, existing.folded, actor)
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
  const details = detailsOfDraft(draft)
  if (!details.ok) return details
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
        // The clock of whoever took the paper runs, not that of whoever typed it in (S2-15).
        firstRecipient: draft.paper?.takenBy.trim() ?? actor.employeeNo,
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
        demand: orNull(draft.demand),
        ...(draft.paper === null ? {} : { paper: paperOf(draft.paper) }),
        ...details.value,
      },
      receivedAt.value,
    )
    deleteDraft(writer.db, draft.caseId)
    const { state } = folded as Folded<ComplaintState>
    giveToHallManager(state, writer)
    if (draft.repeatOf === null || state === null) return accepted(null)
    return writeRepeat(desk, { state, said: draft.repeatOf, now, writer })
  })
  if (!written.ok) return written
  desk.caseCounts.set(prefix, count)
  const saved = findCase(desk.book.db, draft.caseId)
  return saved
    ? answer(desk, saved.folded, actor)
    : refused('needs_update', 'this case needs a newer program')
}

/** What happened in the hall is its manager's from the first moment (S4-42(4)); anybody may hand it on. */
function giveToHallManager(state: ComplaintState | null, writer: Writer): void {
  if (state?.intakeType !== 'complaint') return
  const managers = listPeople(writer.db).filter(
    ({ active, role }) => active && role === 'hall_manager',
  )
  const handler = handlerByPlace(
    state.place,
    managers.map(({ employeeNo }) => employeeNo),
    state.complainedOf,
  )
  if (handler !== null) writer.append(complaintHandlerAssigned, state.caseId, { handler })
}

function paperOf(paper: NonNullable<IntakeDraft['paper']>) {
  return { number: orNull(paper.number), takenBy: paper.takenBy.trim() }
}

function answer(desk: Desk, folded: Folded<ComplaintState>, actor: Actor): Result<CaseRow> {
  const row = caseRow(desk, { folded, settled: false }, desk.book.now(), actor.employeeNo)
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
