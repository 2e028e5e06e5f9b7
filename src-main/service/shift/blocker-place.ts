/** Where a blocker of a sign-off belongs in its input, and which source asks for it. */
import type { shiftCalls, SignerInput } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { employeeKey } from '#shared/staff/same-employee.ts'

type SignInput = CallInput<typeof shiftCalls, 'shift.sign'>

/** Everybody who may sign a sheet, in the order in which their hands are checked. */
export const SIDES = [
  'outgoing',
  'incoming',
  'witness',
  'outgoingCosigner',
  'incomingCosigner',
] as const
export type Side = (typeof SIDES)[number]

/**
 * The field of a blocker: the one that is wrong. `strange` is the first hand of another sitting, or from
 * before the count; blockers about one of two sides name theirs after the colon.
 */
export function placeOf(
  blocker: string,
  input: SignInput,
  strange: StrangeHand | null,
): { readonly field: string; readonly source: string } {
  const [code = blocker, subject = ''] = blocker.split(':')
  return { field: fieldOf(code, subject, input, strange), source: SOURCES[code] ?? 'S4-15(3)' }
}

/** A hand that was not given with the others, and what of it shows that. */
export interface StrangeHand {
  readonly side: Side
  readonly part: 'sitting' | 'at'
}

function fieldOf(
  code: string,
  subject: string,
  input: SignInput,
  strange: StrangeHand | null,
): string {
  switch (code) {
    case 'signature_without_employee_no':
      return `${unnamed(input)}.employeeNo`
    case 'not_same_session':
      return strange === null ? 'incoming.sitting' : `${strange.side}.${strange.part}`
    case 'trainee_alone':
      return `${subject}Cosigner`
    case 'cosigner_is_party':
      return `${subject}Cosigner.employeeNo`
    default:
      return FIELDS[code] ?? 'shiftId'
  }
}

/** The first of the two who signs without a number. */
function unnamed({ outgoing }: SignInput): 'outgoing' | 'incoming' {
  return isUnnamed(outgoing) ? 'outgoing' : 'incoming'
}

function isUnnamed(given: SignerInput | null): boolean {
  return given !== null && employeeKey(given.employeeNo) === null
}

const FIELDS: Readonly<Record<string, string>> = {
  outgoing_signature_missing: 'outgoing',
  incoming_signature_missing: 'incoming',
  same_person: 'incoming.employeeNo',
  outgoing_not_of_shift: 'outgoing.employeeNo',
  signature_order: 'incoming.at',
  section_not_reviewed: 'reviewed',
  open_handover_issue: 'issues',
  unreconciled: 'differences',
  unassigned_carry_over: 'carryOver',
  log_incomplete: 'lines',
  witness_missing: 'witness',
  witness_is_party: 'witness.employeeNo',
  witness_counted: 'witness.employeeNo',
  read_back_wrong: 'readBack',
}

const SOURCES: Readonly<Record<string, string>> = {
  same_person: 'S4-15(2)',
  outgoing_not_of_shift: 'S4-15(2)',
  not_same_session: 'S4-15(2)',
  open_handover_issue: 'S4-15(4)',
  unassigned_carry_over: 'S4-15(4)',
  unreconciled: 'S4-10',
  log_incomplete: 'S4-10',
  witness_missing: '会计法 39',
  witness_is_party: '会计法 39',
  witness_counted: '会计法 39',
  trainee_alone: 'S1-03',
  cosigner_is_party: 'S1-03',
}
