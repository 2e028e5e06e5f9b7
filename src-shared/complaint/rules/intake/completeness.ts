/** Whether the complaint form is whole, column by column (S4-06, S4-08). */
import type { EpochMs } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { sameEmployee } from '../../../staff/same-employee.ts'
import { type Gap, blank, shownText } from '../gap.ts'
import type { FormColumn } from '../kinds.ts'

/** The form; every column is text, the time in milliseconds. */
export type ComplaintForm = Readonly<
  Partial<Record<Exclude<FormColumn, 'complainedAt'>, string | null>>
> & {
  readonly complainedAt?: EpochMs | null
  readonly anonymous?: boolean
  /** Why there is no way to reach the customer; it stands in for person and number. */
  readonly contactMissingReason?: string | null
  /** Employee number of the person complained of. */
  readonly complainedOf?: string | null
}

export interface FormCompleteness {
  /** Filled columns out of those asked for at this stage, in whole percent, rounded down. */
  readonly percent: number
  /** The columns that are still empty, in the order of the form, with their printed names. */
  readonly missing: readonly { readonly column: FormColumn; readonly label: string }[]
  /** Columns that are filled with something that cannot be. */
  readonly faults: readonly Gap[]
}

/**
 * How whole the form is. At `intake` the columns of the recorder are asked for, at `closing` all of
 * them. Faults: a telephone number with letters or too few or many digits, a time after `now`, and an
 * investigator who is the person complained of.
 */
export function formCompleteness(
  form: ComplaintForm,
  stage: 'intake' | 'closing',
  now: EpochMs,
  rules: Rules,
): FormCompleteness {
  const asked = rules.pack.handling.formColumns.filter(
    (rule) => stage === 'closing' || rule.stage === 'intake',
  )
  const missing = asked.filter(({ column }) => isEmpty(form, column))
  return {
    percent: Math.floor((100 * (asked.length - missing.length)) / asked.length),
    missing: missing.map(({ column, label }) => ({ column, label })),
    faults: faultsOf(form, now, rules),
  }
}

function isEmpty(form: ComplaintForm, column: FormColumn): boolean {
  if (column === 'complainedAt') return (form.complainedAt ?? null) === null
  if (column === 'customerName' && form.anonymous === true) return false
  if (column === 'contactPerson' && form.anonymous === true) return false
  if (column === 'contactPerson' || column === 'contactPhone') {
    return blank(form[column]) && blank(form.contactMissingReason)
  }
  return blank(form[column])
}

function faultsOf(form: ComplaintForm, now: EpochMs, rules: Rules): Gap[] {
  const source = 'S4-08'
  const phone = form.contactPhone ?? ''
  return [
    ...(blank(phone) || isPhone(phone, rules)
      ? []
      : [{ field: 'contactPhone', needs: 'a telephone number', source }]),
    ...((form.complainedAt ?? now) <= now
      ? []
      : [{ field: 'complainedAt', needs: 'a time that is not in the future', source }]),
    ...(sameEmployee(form.investigator, form.complainedOf)
      ? [{ field: 'investigator', needs: 'somebody who is not complained of', source: 'R-17' }]
      : []),
  ]
}

/** Digits with the marks people write between them; an extension counts as digits. */
function isPhone(text: string, rules: Rules): boolean {
  const { fewestDigits, mostDigits } = rules.pack.handling.phone
  const plain = shownText(text.normalize('NFKC'))
  const count = plain.replaceAll(/\D/g, '').length
  return /^\+?[\d\s()#-]+$/.test(plain) && count >= fewestDigits && count <= mostDigits
}
