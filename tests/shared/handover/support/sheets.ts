/** Signed sheets of one window, each opened from the one before, as the chain holds them. */
import { createHash } from 'node:crypto'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import { shiftId } from '#shared/handover/events.ts'
import {
  type AddendumBody,
  type ChainedSheet,
  type SheetBody,
  addendumDigest,
  sheetDigest,
} from '#shared/handover/rules/chain.ts'

export const sha256 = (bytes: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

const AT = '2025-10-20T12:30:00+08:00'
export const hand = (employeeNo: string) => ({
  employeeNo,
  role: 'teller',
  at: AT,
  handwriting: null,
})

export const item = (change: Partial<CarryOverItem> = {}): CarryOverItem => ({
  kind: 'complaint',
  id: '01890000-0000-7000-8000-000000000001',
  subject: 'B01-20251020-001',
  since: AT,
  dueAt: null,
  owner: 'E200',
  ...change,
})

/** A sheet after another, or the first; `change` replaces what a test is about. */
export function sheetAfter(
  before: ChainedSheet | null,
  day: number,
  period: 'am' | 'pm',
  change: Partial<SheetBody> = {},
): ChainedSheet {
  const key = {
    date: `2025-10-${String(day).padStart(2, '0')}`,
    period,
    post: 'high_counter',
    position: 1,
  } as const
  const opening = before?.sheet.lines[0]?.closing ?? 500_000
  const body: Omit<SheetBody, 'digest'> = {
    key,
    signedAt: AT,
    lines: [
      {
        name: 'cash_box',
        unit: 'fen',
        opening,
        previousClosing: before ? opening : null,
        in: 300_000,
        out: 245_050,
        closing: opening + 54_950,
        expected: opening + 54_950,
        difference: 0,
      },
    ],
    cash: [],
    totals: {
      billing: 245_050,
      operators: [{ line: 'cash_box', amount: 245_050 }],
      difference: 0,
    },
    differences: [],
    registers: [{ register: 'difference', today: 1, open: 0 }],
    carryOverTotal: 1,
    carryOver: [item()],
    reviewed: ['balances'],
    noticesRead: ['01890000-0000-7000-8000-000000000002'],
    readBack: [{ question: 'longest_open', answer: 'none' }],
    outgoing: hand('E100'),
    outgoingStanding: 'opened',
    incoming: hand('E200'),
    witness: hand('E900'),
    outgoingCosigner: null,
    incomingCosigner: null,
    sessionId: '01890000-0000-7000-8000-000000000003',
    previous: before && { shiftId: before.shiftId, digest: before.sheet.digest },
    seenVersion: 2,
    ...change,
  }
  return {
    shiftId: shiftId(key),
    sheet: { ...body, digest: sheetDigest(sha256, body) },
    addenda: [],
  }
}

/** The sheet with one addendum more by its two people. */
export function withAddendum(
  { shiftId: id, sheet, addenda }: ChainedSheet,
  change: Partial<AddendumBody> = {},
): ChainedSheet {
  const body: Omit<AddendumBody, 'digest'> = {
    addendumId: '01890000-0000-7000-8000-000000000004',
    signedAt: AT,
    sheetDigest: sheet.digest,
    previousDigest: addenda.at(-1)?.digest ?? null,
    outgoing: sheet.outgoing,
    incoming: sheet.incoming,
    ...change,
  }
  const addendum = { ...body, digest: addendumDigest(sha256, body) }
  return { shiftId: id, sheet, addenda: [...addenda, addendum] }
}

/** A week of this window: two shifts a day, one of them with two addenda. */
export function weekOfSheets(): readonly ChainedSheet[] {
  const sheets: ChainedSheet[] = []
  for (const day of [20, 21, 22]) {
    for (const period of ['am', 'pm'] as const) {
      sheets.push(sheetAfter(sheets.at(-1) ?? null, day, period))
    }
  }
  return sheets.map((sheet, index) => (index === 2 ? withAddendum(withAddendum(sheet)) : sheet))
}
