/** Cash by denomination: how much it is, and how much of it damaged (S4-43(7), R-325). */
import { type Result, accepted } from '../../foundation/result.ts'
import type { CashRow } from '../sheet.ts'
import { type CashCount, reconcileCash } from './reconcile.ts'

export interface CashAnswer {
  readonly ok: boolean
  /** Everything that was counted, damaged notes included: they are cash like the others. */
  readonly sum: number
  readonly damaged: number
  /** Counted − the closing of the line. */
  readonly difference: number
}

const PARTS = ['bricks', 'bundles', 'loose', 'damaged'] as const

/**
 * Σ(face value × pieces) of the rows against the closing of their line, all integer fen. Refuses by field
 * (`rows.<index>.<part>`) what is no integer ≥ 0, a denomination twice (`code`), bricks or bundles of what
 * is never bundled, and sums beyond 2^53−1.
 */
export function countCash(closing: number, rows: readonly CashRow[]): Result<CashAnswer> {
  for (const [index, row] of rows.entries()) {
    const wrong = rowFault(row, rows.findIndex(({ code }) => code === row.code) !== index)
    if (wrong !== null) return faultAt(`rows.${index}.${wrong}`)
  }
  const counts = rows.flatMap(countsOf)
  const all = reconcileCash(closing, counts)
  if (!all.ok) return { ok: false, refusal: { ...all.refusal, field: fieldOf(all.refusal.field) } }
  const damaged = reconcileCash(
    0,
    rows.map((row) => ({ denomination: row.fen, count: row.damaged })),
  )
  if (!damaged.ok) return damaged
  const { ok, sum, difference } = all.value
  return accepted({ ok, sum, damaged: damaged.value.sum, difference })
}

/** One row as four counts, in the order of `PARTS`. */
function countsOf({ fen, perBundle, bundlesPerBrick, ...row }: CashRow): CashCount[] {
  const bundle = fen * (perBundle ?? 0)
  return [
    { denomination: bundle * (bundlesPerBrick ?? 0), count: row.bricks },
    { denomination: bundle, count: row.bundles },
    { denomination: fen, count: row.loose },
    { denomination: fen, count: row.damaged },
  ]
}

function rowFault(row: CashRow, twice: boolean): string | null {
  if (twice) return 'code'
  if (row.perBundle === null && row.bundles !== 0) return 'bundles'
  return row.bundlesPerBrick === null && row.bricks !== 0 ? 'bricks' : null
}

/** `counts.5.count` is the second row's bundles. */
function fieldOf(field: string | undefined): string {
  const index = /^counts\.(\d+)\./.exec(field ?? '')?.[1]
  if (index === undefined) return field === 'book' ? 'closing' : (field ?? 'rows')
  return `rows.${Math.floor(Number(index) / PARTS.length)}.${PARTS[Number(index) % PARTS.length]}`
}

function faultAt(field: string): Result<never> {
  return {
    ok: false,
    refusal: {
      code: 'invalid_input',
      message: 'a denomination once, and bundles only of what is bundled',
      field,
      source: 'S4-43(7)',
    },
  }
}
