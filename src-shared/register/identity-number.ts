/** Numbers that prove themselves: the resident identity number (GB 11643) and a bank card's (Luhn). */
import { isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const SOURCE = 'S4-12'

/**
 * The identity number in its compared form: 18 characters, a capital X. Blanks between groups and
 * full-width figures are read as people write them. Refuses another length, a birthday that does not
 * exist and a wrong check character; the message never repeats the number. The person behind it is
 * proved by the document, not by the arithmetic.
 */
export function identityNumber(text: string, field = 'idNumber'): Result<string> {
  const number = compact(text).toUpperCase()
  const where = { field, source: SOURCE }
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) {
    return refused('invalid_input', 'an identity number has 18 characters', where)
  }
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isBusinessDate(birthday)) {
    return refused('invalid_input', 'the number holds no such birthday', where)
  }
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if (CHECK_CHARACTERS[sum % 11] !== number[17]) {
    return refused('check_digit', 'the last character does not fit the others', where)
  }
  return accepted(number)
}

/** A bank card number of 12 to 19 figures whose last one fits (Luhn); refuses anything else. */
export function bankCardNumber(text: string, field = 'cardNumber'): Result<string> {
  const number = compact(text)
  const where = { field, source: SOURCE }
  if (!/^\d{12,19}$/.test(number)) {
    return refused('invalid_input', 'a card number has 12 to 19 figures', where)
  }
  let sum = 0
  for (const [index, figure] of [...number].toReversed().entries()) {
    const value = Number(figure) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
    ? accepted(number)
    : refused('check_digit', 'the last figure does not fit the others', where)
}

/** Without the blanks and hyphens that only help the eye. */
export function compact(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '')
}
