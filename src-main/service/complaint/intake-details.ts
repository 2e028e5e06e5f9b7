/** What of an intake's details is missing, may be handed in, or cannot be. */
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import type { WrittenDetails } from '#shared/contract/intake-draft.ts'
import { checkExternalSupervisor } from '#shared/complaint/rules/duty/external-supervisor.ts'
import type { Representation } from '#shared/complaint/rules/duty/representative.ts'
import { blank } from '#shared/complaint/rules/gap.ts'
import { checkComplainant } from '#shared/complaint/rules/intake/complainant.ts'
import { walkInGaps } from '#shared/complaint/rules/intake/walk-in.ts'
import { answerPersonalRights } from '#shared/complaint/rules/remedy/personal-rights.ts'
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { type Desk, packsOf } from '../desk.ts'

export interface AskedFor {
  readonly field: string
  readonly code: string
  readonly source: string
}

/** Why the organisation's lists or the clock do not take the details; null when they do. */
export function detailsFault(
  desk: Desk,
  details: Partial<
    Pick<
      WrittenDetails,
      'relation' | 'business' | 'happenedAt' | 'walkInRecord' | 'appointment' | 'alerted'
    >
  >,
  now: EpochMs,
): Refusal | null {
  const { profile } = packsOf(desk)
  const { relation, business } = details
  const { customerRelations, businesses } = profile
  if (relation && !customerRelations.values.some(({ value }) => value === relation)) {
    return fault('unknown_relation', 'this relation is not in the list', 'relation', 'S2-04')
  }
  if (business && !businesses.values.some(({ value }) => value === business)) {
    return fault('unknown_business', 'this business is not in the list', 'business', 'R-13')
  }
  const ledAt = details.walkInRecord?.ledAt
  for (const [field, at] of [
    ['happenedAt', details.happenedAt],
    ['walkInRecord.ledAt', ledAt],
    ['appointment.keptAt', details.appointment?.keptAt],
    ...(details.alerted ?? []).map(({ at }, index) => [`alerted.${index}.at`, at] as const),
  ] as const) {
    const parsed = at ? parseInstant(at, field) : null
    if (parsed?.ok && parsed.value > now) {
      return { code: 'in_the_future', message: 'this cannot lie ahead', field }
    }
  }
  return null
}

function fault(code: string, message: string, field: string, source: string): Refusal {
  return { code, message, field, source }
}

/** What the form must still say: a half-answered checklist, a supervisory body without its reference. */
export function missingDetails(draft: IntakeDraft, receivedAt: EpochMs): AskedFor[] {
  const missing: AskedFor[] = []
  if (draft.personalRights !== null) {
    const answers = Object.entries(draft.personalRights).filter(([, value]) => value !== null)
    const answered = answerPersonalRights(Object.fromEntries(answers))
    if (!answered.ok) missing.push(askedFor(answered.refusal))
  }
  if (draft.channel === 'external_supervisor') {
    const { body, reference, dueAt, setNoDeadline } = draft.externalSupervisor
    const parsed = dueAt === null ? null : parseInstant(dueAt)
    const checked = checkExternalSupervisor(
      {
        body,
        reference,
        ...(parsed?.ok ? { dueAt: parsed.value } : setNoDeadline ? { dueAt: null } : {}),
      },
      receivedAt,
    )
    if (!checked.ok) missing.push(...eachGap(checked.refusal))
  }
  if (draft.paper !== null && blank(draft.paper.takenBy)) {
    missing.push({ field: 'paper.takenBy', code: 'field_required', source: 'S2-15' })
  }
  return missing
}

/** The steps of the reception at the counter that are still open (S2-13); nothing waits for them. */
export function openReceptionSteps(draft: IntakeDraft): AskedFor[] {
  if (draft.channel !== 'counter' || draft.intakeType !== 'complaint') return []
  const { observed, ledAt, ...record } = draft.walkInRecord
  const led = ledAt === null ? null : parseInstant(ledAt)
  const gaps = walkInGaps({
    ...record,
    ledAt: led?.ok ? led.value : null,
    media: observed ? draft.reception.media : null,
    recordingDevice: observed ? draft.reception.recordingDevice : null,
  })
  return gaps.map(({ field, source }) => ({ field, code: 'field_required', source }))
}

/** What whoever speaks for somebody else may still hand in; the complaint is heard in any case. */
export function papersToHandIn(desk: Desk, draft: IntakeDraft): AskedFor[] {
  const { profile, rules } = packsOf(desk)
  const relation = blank(draft.relation)
    ? (profile.customerRelations.values[0]?.value ?? '')
    : draft.relation
  const checked = checkComplainant(relation, representationOf(draft), profile, rules)
  return checked.ok || checked.refusal.code === 'unknown_relation' ? [] : eachGap(checked.refusal)
}

function representationOf(draft: IntakeDraft): Representation {
  const papers = draft.representation
  switch (draft.representedBy) {
    case 'self':
      return { relation: 'self' }
    case 'agent':
      return { relation: 'agent', ...papers }
    case 'heir':
      return { relation: 'heir', ...papers }
    case 'group_in_person':
      return {
        relation: 'group_in_person',
        groupSize: draft.groupSize ?? 1,
        representatives: papers.representatives,
      }
  }
}

/** A refusal that names several gaps, as one line each. */
function eachGap(refusal: Refusal): AskedFor[] {
  const named = refusal.params?.['missing']
  const fields = typeof named === 'string' ? named.split(',') : [refusal.field ?? '']
  return fields.map((field) => ({ ...askedFor(refusal), field }))
}

function askedFor({ code, field = '', source = '' }: Refusal): AskedFor {
  return { field, code, source }
}
