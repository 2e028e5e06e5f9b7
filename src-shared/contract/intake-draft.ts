/** From what was typed to the details of a case, for the counter's form and the desk's alike. */
import { z } from 'zod'
import { optionalIntakeDetails } from '../complaint/events/intake-details.ts'
import { blank } from '../complaint/rules/gap.ts'
import { answerPersonalRights } from '../complaint/rules/remedy/personal-rights.ts'
import { type Result, accepted } from '../foundation/result.ts'
import type { IntakeDraft, IntakeMore } from './intake-form.ts'
import { inputRefusal } from './input-refusal.ts'

const schema = z.object(optionalIntakeDetails)

/** The details as an event writes them: nothing for what was not said. */
export type WrittenDetails = z.infer<typeof schema>

/** What the details depend on beside themselves. */
export type TypedDetails = IntakeMore & Pick<IntakeDraft, 'channel' | 'intakeType'>

/**
 * The details that were said, as an event writes them: nothing for what was left empty. Refuses what no
 * event holds, by its field.
 */
export function detailsOfDraft(draft: TypedDetails): Result<WrittenDetails> {
  const dueAt = draft.externalSupervisor.dueAt
  const body = draft.externalSupervisor.body.trim()
  const reference = draft.externalSupervisor.reference.trim()
  const said: Record<string, unknown> = {
    complainantKind: draft.complainantKind,
    relation: text(draft.relation),
    representedBy: draft.representedBy === 'self' ? null : draft.representedBy,
    representation: draft.representedBy === 'self' ? null : papersOf(draft),
    identityNumber: text(draft.identityNumber),
    cardTail: text(draft.cardTail),
    contactPerson: text(draft.contactPerson),
    address: text(draft.address),
    email: text(draft.email),
    complainedUnit: text(draft.complainedUnit),
    complainedOf: unique(draft.complainedOf),
    happenedAt: draft.happenedAt,
    happenedWhere: text(draft.happenedWhere),
    place: draft.place,
    appointment: draft.appointment.committedAt === null ? null : draft.appointment,
    business: text(draft.business),
    product: text(draft.product),
    amountFen: draft.amountFen,
    careNeeds: unique(draft.careNeeds),
    immediateHarms: unique(draft.immediateHarms),
    personalRightsIssues: rightsOf(draft),
    publicEmergency: draft.publicEmergency || null,
    regulatorNamed: draft.regulatorNamed || null,
    externalSupervisor:
      draft.channel === 'external_supervisor' && body !== '' && reference !== ''
        ? { body, reference, dueAt }
        : null,
    complexity: draft.complexity,
    walkInRecord: draft.channel === 'counter' ? walkInOf(draft) : null,
    alerted: draft.alerted.length === 0 ? null : draft.alerted,
    praised: draft.intakeType === 'praise' ? unique(draft.praised) : null,
  }
  const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  const parsed = schema.safeParse(filled)
  return parsed.success ? accepted(parsed.data) : { ok: false, refusal: inputRefusal(parsed.error) }
}

function papersOf(draft: TypedDetails) {
  const { representatives, ...papers } = draft.representation
  return { ...papers, representatives: representatives.filter((name) => !blank(name)) }
}

/** Null while nobody wants the checklist or not every item is answered: an empty box is no "no". */
function rightsOf(draft: TypedDetails): readonly string[] | null {
  if (draft.personalRights === null) return null
  const answered = answerPersonalRights(
    Object.fromEntries(Object.entries(draft.personalRights).filter(([, value]) => value !== null)),
  )
  return answered.ok ? answered.value.issues : null
}

/** Null when no step of the reception was ticked. */
function walkInOf({ walkInRecord }: TypedDetails) {
  const { ledAt, room, observed, readBack, correction, toldNextStep } = walkInRecord
  const untouched =
    ledAt === null && !observed && readBack === null && blank(room) && blank(toldNextStep)
  return untouched ? null : { ledAt, room, observed, readBack, correction, toldNextStep }
}

function unique<Value>(values: readonly Value[]): Value[] | null {
  return values.length === 0 ? null : [...new Set(values)]
}

function text(typed: string): string | null {
  return blank(typed) ? null : typed.trim()
}
