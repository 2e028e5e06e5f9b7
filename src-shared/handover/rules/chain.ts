/**
 * The chain of signed sheets: each names the digest of the sheet it was opened from and begins with that
 * sheet's closings; each addendum names its sheet and the addendum before. Whoever changes anything breaks
 * a link, and the first broken one is named.
 *
 * Digests leave out free words, so that words may be erased and the chain still holds.
 */
import { canonicalJson, toHex, utf8 } from '../../foundation/bytes.ts'
import type { Sha256 } from '../../foundation/ports.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import type { PayloadOf } from '../../log/event-type.ts'
import { shiftId } from '../events.ts'
import type { shiftSigned } from '../events.ts'
import type { shiftAddendumSigned } from '../side-events.ts'
import { countCash } from './cash.ts'
import { reconcileRow, reconcileTotals } from './reconcile.ts'

/** A signed sheet without its free words. */
export type SheetBody = Readonly<Omit<PayloadOf<typeof shiftSigned>, 'note' | 'explanations'>>
/** An addendum without its free words. */
export type AddendumBody = Readonly<Omit<PayloadOf<typeof shiftAddendumSigned>, 'text'>>

export interface ChainedSheet {
  readonly shiftId: string
  readonly sheet: SheetBody
  /** In the order in which they were signed. */
  readonly addenda: readonly AddendumBody[]
}

/** What fails at a link, in the order in which it is looked at. */
export const CHAIN_FAULTS = [
  'wrong_record',
  'digest',
  'line',
  'cash',
  'totals',
  'same_person',
  'previous_missing',
  'previous_order',
  'previous_digest',
  'opening',
  'addendum_digest',
  'addendum_link',
  'addendum_people',
] as const

export interface ChainFault {
  readonly shiftId: string
  readonly what: (typeof CHAIN_FAULTS)[number]
  /** The balance line, the sheet before or the number of the addendum; null where the whole sheet fails. */
  readonly where: string | null
}

export interface ChainAnswer {
  readonly ok: boolean
  readonly sheets: number
  readonly addenda: number
  /** The first link that fails, in the order of the days; null when the chain holds. */
  readonly fault: ChainFault | null
}

/** SHA-256 over the canonical form of everything on a sheet but its digest, in lower-case hexadecimal. */
export function sheetDigest(sha256: Sha256, sheet: Omit<SheetBody, 'digest'>): string {
  return digestOf(sha256, sheet)
}

/** The same for an addendum. */
export function addendumDigest(sha256: Sha256, addendum: Omit<AddendumBody, 'digest'>): string {
  return digestOf(sha256, addendum)
}

/**
 * Recomputes every digest and every sum, follows every link, and compares each opening with the closing it
 * came from. The sheets may come in any order; those of several posts are several chains.
 */
export function verifySheets(sheets: readonly ChainedSheet[], sha256: Sha256): ChainAnswer {
  const known = new Map(sheets.map((each) => [each.shiftId, each]))
  const ordered = sheets.toSorted((a, b) => (a.shiftId < b.shiftId ? -1 : 1))
  let fault: ChainFault | null = null
  for (const each of ordered) {
    const found = sheetFault(each, sha256) ?? linkFault(each, known) ?? addendaFault(each, sha256)
    if (found) {
      fault = { shiftId: each.shiftId, ...found }
      break
    }
  }
  const addenda = sheets.reduce((sum, each) => sum + each.addenda.length, 0)
  return { ok: fault === null, sheets: sheets.length, addenda, fault }
}

type Found = Omit<ChainFault, 'shiftId'> | null

/** What a sheet tells about itself: its own name, its digest, its sums, its two people. */
function sheetFault({ shiftId: id, sheet }: ChainedSheet, sha256: Sha256): Found {
  if (shiftId(sheet.key) !== id) return { what: 'wrong_record', where: null }
  const { digest, ...body } = sheet
  if (sheetDigest(sha256, body) !== digest) return { what: 'digest', where: null }
  const line = sheet.lines.find((row) => {
    const { previousClosing: _previous, ...figures } = row
    const answer = reconcileRow(figures)
    return (
      !answer.ok ||
      answer.value.expected !== row.expected ||
      answer.value.difference !== row.difference
    )
  })
  if (line) return { what: 'line', where: line.name }
  const cash = sheet.cash.find(({ line: name, rows }) => {
    const closing = sheet.lines.find((row) => row.name === name)?.closing
    const answer = closing === undefined ? null : countCash(closing, rows)
    return !answer?.ok || !answer.value.ok
  })
  if (cash) return { what: 'cash', where: cash.line }
  if (!totalsHold(sheet)) return { what: 'totals', where: null }
  const { outgoing, incoming } = sheet
  return sameEmployee(outgoing.employeeNo, incoming.employeeNo)
    ? { what: 'same_person', where: null }
    : null
}

function totalsHold({ totals, lines }: SheetBody): boolean {
  if (totals === null) return true
  const { billing, operators, difference } = totals
  const processed = operators.every(({ line, amount }) =>
    lines.some(({ name, out }) => name === line && out === amount),
  )
  const answer = reconcileTotals(
    billing,
    operators.map(({ amount }) => amount),
  )
  return processed && answer.ok && answer.value.difference === difference
}

/** The sheet before: it is there, it is earlier, it bears the digest that was named, its closings began this one. */
function linkFault(
  { shiftId: id, sheet }: ChainedSheet,
  known: ReadonlyMap<string, ChainedSheet>,
): Found {
  const { previous } = sheet
  if (previous === null) return null
  const before = known.get(previous.shiftId)
  const where = previous.shiftId
  if (!before) return { what: 'previous_missing', where }
  const sameWindow =
    before.sheet.key.post === sheet.key.post && before.sheet.key.position === sheet.key.position
  // "am" sorts before "pm", so the names of one window's shifts sort like their times.
  if (!sameWindow || !(previous.shiftId < id)) return { what: 'previous_order', where }
  if (before.sheet.digest !== previous.digest) return { what: 'previous_digest', where }
  const line = sheet.lines.find(({ name, previousClosing }) => {
    const closing = before.sheet.lines.find((row) => row.name === name)?.closing ?? null
    return previousClosing !== closing
  })
  return line ? { what: 'opening', where: line.name } : null
}

function addendaFault({ sheet, addenda }: ChainedSheet, sha256: Sha256): Found {
  let previousDigest: string | null = null
  for (const [index, { digest, ...body }] of addenda.entries()) {
    const where = String(index + 1)
    if (addendumDigest(sha256, body) !== digest) return { what: 'addendum_digest', where }
    if (body.sheetDigest !== sheet.digest || body.previousDigest !== previousDigest) {
      return { what: 'addendum_link', where }
    }
    const samePeople =
      sameEmployee(body.outgoing.employeeNo, sheet.outgoing.employeeNo) &&
      sameEmployee(body.incoming.employeeNo, sheet.incoming.employeeNo)
    if (!samePeople) return { what: 'addendum_people', where }
    previousDigest = digest
  }
  return null
}

function digestOf(sha256: Sha256, value: object): string {
  return toHex(sha256(utf8(canonicalJson(value))))
}
