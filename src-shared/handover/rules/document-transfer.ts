/** Handing documents or cards from one person to another (S4-14, R-250). */
import { type Result, accepted, refused } from '../../foundation/result.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

export interface DocumentTransfer {
  readonly handedBy: string | null
  readonly receivedBy: string | null
  /** Sheets as the giver says. */
  readonly sheetsGiven: number
  /** Sheets as the receiver counts. */
  readonly sheetsCounted: number
}

/**
 * Accepted when two different people are named and the receiver counts what was given, at least one
 * sheet. Refuses by field otherwise; a refused transfer stays with the giver.
 */
export function acceptTransfer(transfer: DocumentTransfer): Result<null> {
  const source = 'S4-14'
  for (const field of ['handedBy', 'receivedBy'] as const) {
    if (employeeKey(transfer[field]) === null) {
      return refused('field_required', 'this person must be named', { field, source })
    }
  }
  if (sameEmployee(transfer.handedBy, transfer.receivedBy)) {
    return refused('same_person', 'nobody hands over to oneself', { field: 'receivedBy', source })
  }
  for (const field of ['sheetsGiven', 'sheetsCounted'] as const) {
    if (!Number.isSafeInteger(transfer[field]) || transfer[field] < 0) {
      return refused('invalid_input', 'a count is an integer of 0 or more', { field, source })
    }
  }
  if (transfer.sheetsGiven < 1) {
    return refused('invalid_input', 'at least one sheet', { field: 'sheetsGiven', source })
  }
  if (transfer.sheetsCounted !== transfer.sheetsGiven) {
    return refused('count_differs', 'the receiver counts another number', {
      field: 'sheetsCounted',
      source,
    })
  }
  return accepted(null)
}
