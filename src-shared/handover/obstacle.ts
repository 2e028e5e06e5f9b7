/** What two machines may not both do to one shift, judged from public facts alone. */
import type { LoggedEvent } from '../log/fold.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import { type ShiftKey, shiftCounted, shiftId, shiftOpened, shiftSigned } from './events.ts'
import { handoverLiability } from './rules/liability.ts'
import type { AddendumBody, SheetBody } from './rules/chain.ts'
import { shiftAddendumSigned, shiftIssueSettled, shiftLiabilityRecorded } from './side-events.ts'
import type { ShiftState } from './state.ts'

type Written = Pick<LoggedEvent, 'type' | 'payload'> & {
  readonly aggregate: { readonly id: string }
}

/** A word that screens translate; null when the shift can have this written on it. */
export function shiftObstacle(state: ShiftState | null, event: Written): string | null {
  switch (event.type) {
    case shiftOpened.type:
      if (isOfAnother(event)) return 'wrong_record'
      return state === null ? null : 'double_shift'
    case shiftSigned.type:
      return isOfAnother(event) ? 'wrong_record' : signingObstacle(state, event)
    case shiftIssueSettled.type:
      return settlingObstacle(state, event)
    case shiftAddendumSigned.type:
      return addendumObstacle(state, event)
    case shiftLiabilityRecorded.type:
      return liabilityObstacle(state, event)
    case shiftCounted.type:
    default:
      return null
  }
}

function isOfAnother({ payload, aggregate }: Written): boolean {
  return shiftId(payload['key'] as ShiftKey) !== aggregate.id
}

/** A sheet that names one person twice is none, whoever sent it (S4-15(2)). */
function signingObstacle(state: ShiftState | null, { payload }: Written): string | null {
  if (state === null) return 'shift_not_open'
  if (state.signed !== null) return 'already_signed'
  const { outgoing, incoming } = payload as unknown as SheetBody
  return sameEmployee(outgoing.employeeNo, incoming.employeeNo) ? 'same_person' : null
}

function settlingObstacle(state: ShiftState | null, { payload }: Written): string | null {
  const issue = state?.issues.find(({ issueId }) => issueId === payload['issueId'])
  if (!issue) return 'unknown_issue'
  return issue.settled === null ? null : 'already_settled'
}

/** S4-15(3): both again, on the sheet that stands, after the addendum that stands. */
function addendumObstacle(state: ShiftState | null, { payload }: Written): string | null {
  if (!state?.signed) return 'not_signed'
  const { sheetDigest, previousDigest, outgoing, incoming } = payload as unknown as AddendumBody
  const { signed, addenda } = state
  const last = addenda.at(-1)?.digest ?? null
  if (sheetDigest !== signed.digest || previousDigest !== last) return 'addendum_out_of_order'
  const both =
    sameEmployee(outgoing.employeeNo, signed.outgoing.employeeNo) &&
    sameEmployee(incoming.employeeNo, signed.incoming.employeeNo)
  return both ? null : 'not_the_signers'
}

/** S4-15(5)(6): the side follows from the error and is nobody's choice. */
function liabilityObstacle(state: ShiftState | null, { payload }: Written): string | null {
  if (!state?.signed) return 'not_signed'
  if (payload['sheetDigest'] !== state.signed.digest) return 'other_sheet'
  const liable = handoverLiability(String(payload['error']))
  return liable.ok && liable.value.party === payload['party'] ? null : 'wrong_party'
}
