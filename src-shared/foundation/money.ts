/**
 * Money is integer fen, everywhere. Yuan exist only as text at the edges.
 */
import { type Result, accepted, refused } from './result.ts'

/** Integer fen (0.01 yuan), within ±(2^53−1). */
export type Fen = number

/** Above this no amount of a counter is believed: a hundred million yuan. Sums of such amounts stay exact. */
export const MOST_FEN: Fen = 10_000_000_000
/** So many things nobody counts at a counter. */
export const MOST_PIECES = 1_000_000

const YUAN = /^[0-9]+(\.[0-9]{1,2})?$/

/**
 * Parses yuan text (`"5549.50"`) into fen. Refuses signs, blanks, separators, exponents, more than two
 * decimals, non-ASCII digits and amounts beyond 2^53−1 fen. Source: S4-10, T-52.
 */
export function parseYuan(text: unknown, field?: string): Result<Fen> {
  const where = field === undefined ? {} : { field }
  if (typeof text !== 'string' || !YUAN.test(text)) {
    return refused('invalid_input', 'an amount is yuan with at most two decimals, as text', where)
  }
  const [yuan = '0', decimals = ''] = text.split('.')
  const digits = `${yuan}${decimals.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '')
  const fen = Number(digits)
  if (digits.length > 16 || !Number.isSafeInteger(fen)) {
    return refused('invalid_input', 'the amount is too large', where)
  }
  return accepted(fen)
}

/** Writes fen as yuan with two decimals and thousands separators: `-1,234.50`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${yuan}.${digits.slice(-2)}`
}
