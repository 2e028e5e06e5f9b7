/** What an intake must hold before it enters the book (S1-25(1), S3-28#2; R-032). */
import type { Rules } from '../../../pack/rules-pack.ts'
import type { IntakeType } from '../../enumerations.ts'
import { blank } from '../gap.ts'

/** Null, undefined and blank text all count as missing. */
export interface IntakeFields {
  /** A complaint when nothing is said. */
  readonly intakeType?: IntakeType | undefined
  readonly channel?: string | null | undefined
  readonly receivedAt?: string | number | null | undefined
  readonly anonymous?: boolean | undefined
  readonly customerName?: string | null | undefined
  readonly contact?: string | null | undefined
  /** Why there is no way to reach the customer: refused, unknown. */
  readonly contactMissingReason?: string | null | undefined
  readonly facts?: string | null | undefined
  readonly demand?: string | null | undefined
}

export interface MissingField {
  readonly field: string
  readonly code: 'field_required'
  readonly source: string
}

/**
 * The required fields of the type that are still empty, in the order of the form. An anonymous customer
 * needs no name; a customer without contact needs a reason instead.
 */
export function missingIntakeFields(intake: IntakeFields, rules: Rules): MissingField[] {
  return rules.pack.requiredFields
    .filter(({ intakeTypes }) => intakeTypes.includes(intake.intakeType ?? 'complaint'))
    .filter(({ field }) => isMissing(intake, field))
    .map(({ field, source }) => ({ field, code: 'field_required', source }))
}

function isMissing(
  intake: IntakeFields,
  field: Rules['pack']['requiredFields'][number]['field'],
): boolean {
  if (field === 'receivedAt') return blank(String(intake.receivedAt ?? ''))
  if (field === 'customerName' && intake.anonymous === true) return false
  if (field === 'contact' && !blank(intake.contactMissingReason)) return false
  return blank(intake[field])
}
