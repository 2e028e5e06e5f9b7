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
  /** First and last number of a run of printed numbers; absent where the papers carry none. */
  readonly numbers?: { readonly from: string; readonly to: string } | null
}

/**
 * Accepted when two different people are named and the receiver counts what was given, at least one
 * sheet. A run of numbers holds exactly as many sheets. Refuses by field otherwise; a refused transfer
 * stays with the giver.
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
  if (transfer.numbers) {
    const run = sheetsInRun(transfer.numbers.from, transfer.numbers.to)
    if (!run.ok) return run
    if (run.value !== transfer.sheetsGiven) {
      return refused('count_differs', 'the run of numbers holds another count', {
        field: 'numbers.to',
        source,
        params: { run: run.value },
      })
    }
  }
  if (transfer.sheetsCounted !== transfer.sheetsGiven) {
    return refused('count_differs', 'the receiver counts another number', {
      field: 'sheetsCounted',
      source,
    })
  }
  return accepted(null)
}

/**
 * How many sheets a run of printed numbers holds, both ends included. Refuses numbers that differ in their
 * letters or their length, because such a run has no count, and one that runs backwards.
 */
export function sheetsInRun(from: string, to: string): Result<number> {
  const source = 'S4-14'
  const first = /^([A-Z]*)(\d{1,15})$/.exec(from.normalize('NFKC').trim().toUpperCase())
  const last = /^([A-Z]*)(\d{1,15})$/.exec(to.normalize('NFKC').trim().toUpperCase())
  if (!first)
    return refused('invalid_input', 'letters and figures', { field: 'numbers.from', source })
  if (!last || last[1] !== first[1] || last[2]?.length !== first[2]?.length) {
    return refused('invalid_input', 'a run keeps its letters and its length', {
      field: 'numbers.to',
      source,
    })
  }
  const sheets = Number(last[2]) - Number(first[2]) + 1
  return sheets < 1
    ? refused('invalid_input', 'a run goes forward', { field: 'numbers.to', source })
    : accepted(sheets)
}
