/** What a hand typed into an amount cell, and how an amount is written back. Integer fen or pieces. */
import { formatYuan, parseYuan } from '#shared/foundation/money.ts'

type Unit = 'fen' | 'piece'

/**
 * Reads yuan (`1,234.50`) or pieces (`12`). Full-width digits of an input method and thousands
 * separators are what people type, so they are folded here; everything else is null.
 */
export function readAmount(text: string, unit: Unit): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replaceAll('。', '.')
  if (unit === 'piece') {
    const pieces = /^\d{1,15}$/.test(plain) ? Number(plain) : Number.NaN
    return Number.isSafeInteger(pieces) ? pieces : null
  }
  const parsed = parseYuan(plain)
  return parsed.ok ? parsed.value : null
}

/** Yuan with two decimals and separators, or pieces; a missing amount is a dash. */
export function amountWords(amount: number | null, unit: Unit): string {
  if (amount === null) return '—'
  if (unit === 'fen') return formatYuan(amount)
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** A difference carries its sign: `+0.50`, `-3`, and zero is zero. */
export function differenceWords(difference: number | null, unit: Unit): string {
  const words = amountWords(difference, unit)
  return difference !== null && difference > 0 ? `+${words}` : words
}
