/** A row of the loss register (受理挂失登记表, S4-12): seven columns, checked before they are written. */
import { maskContact, maskName } from '../complaint/masking.ts'
import { blank } from '../complaint/rules/gap.ts'
import { type BusinessDate, isBusinessDate } from '../foundation/instant.ts'
import type { Fen } from '../foundation/money.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { bankCardNumber, compact, identityNumber } from './identity-number.ts'

export interface LossRecord {
  readonly date: BusinessDate
  readonly product: string
  readonly cardNumber: string
  readonly name: string
  /** `other` for a passport or another document, whose number no arithmetic proves. */
  readonly document: 'resident_identity_card' | 'other'
  readonly idNumber: string
  readonly phone: string
  /** Integer fen. */
  readonly balanceFen: Fen
  readonly remark: string
}

/**
 * The row as it is kept: numbers without the blanks that only help the eye. Refuses by field a date that
 * does not exist, an empty column (the remark may be), a number that does not prove itself, a telephone
 * with letters or fewer than seven figures and a balance that is no integer ≥ 0.
 */
export function checkLossRecord(row: LossRecord, profile: ProfilePack): Result<LossRecord> {
  if (!isBusinessDate(row.date)) return wrong('date', 'a date is YYYY-MM-DD')
  const product = profile.replacement?.products.find(({ code }) => code === row.product)
  if (!product) return wrong('product', 'no losses of this product are reported here')
  const card =
    product.numberCheck === 'luhn'
      ? bankCardNumber(row.cardNumber)
      : plainNumber(row.cardNumber, 'cardNumber')
  if (!card.ok) return card
  if (blank(row.name)) return wrong('name', 'the holder has a name')
  const id =
    row.document === 'resident_identity_card'
      ? identityNumber(row.idNumber)
      : plainNumber(row.idNumber, 'idNumber')
  if (!id.ok) return id
  const phone = compact(row.phone)
  if (!/^\+?\d{7,20}$/.test(phone)) return wrong('phone', 'a telephone has at least seven figures')
  if (!Number.isSafeInteger(row.balanceFen) || row.balanceFen < 0) {
    return wrong('balanceFen', 'a balance is an integer of 0 or more')
  }
  return accepted({
    ...row,
    cardNumber: card.value,
    name: row.name.trim(),
    idNumber: id.value,
    phone,
    remark: row.remark.trim(),
  })
}

/** The row as a screen or a printed page shows it: the last four characters of each number. */
export function maskedLossRecord(row: LossRecord): LossRecord {
  return {
    ...row,
    cardNumber: maskContact(row.cardNumber) ?? '',
    name: maskName(row.name) ?? '',
    idNumber: maskContact(row.idNumber) ?? '',
    phone: maskContact(row.phone) ?? '',
  }
}

function plainNumber(text: string, field: string): Result<string> {
  const number = compact(text).toUpperCase()
  return /^[A-Z0-9]{4,30}$/.test(number)
    ? accepted(number)
    : wrong(field, 'a number has 4 to 30 letters and figures')
}

function wrong(field: string, message: string): ReturnType<typeof refused> {
  return refused('invalid_input', message, { field, source: 'S4-12' })
}
