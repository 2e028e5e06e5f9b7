/** How a report of a loss comes to its end (S4-11(3), R-246, R-247; 储蓄管理条例 31). */
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { Fen } from '../foundation/money.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import type { LossEnd } from './enumerations.ts'
import { bankCardNumber, compact } from './identity-number.ts'
import { blank, shownText } from '../complaint/rules/gap.ts'

export interface LossEnding {
  readonly how: LossEnd
  /** Integer fen that the holder paid. */
  readonly feePaidFen: Fen
  readonly newCard: string | null
  readonly remark: string | null
}

export interface AcceptedLoss {
  readonly product: string
  readonly followUp: 'replacement' | 'written_report' | 'none'
  readonly feeFen: Fen
  readonly source: string
  /** Null when the words are gone. */
  readonly cardNumber: string | null
}

/**
 * The ending as it is kept: the new number without the blanks that only help the eye, null where there is
 * no new card. Refuses by field an end that does not follow from the report, a replacement without a new
 * number or with the lost one, a fee above the product's, a fee for anything but a new card, and one below
 * the product's that no remark explains.
 */
export function checkLossEnding(
  ending: LossEnding,
  loss: AcceptedLoss,
  profile: Pick<ProfilePack, 'replacement'>,
): Result<LossEnding> {
  const { source, followUp, feeFen } = loss
  const { how, feePaidFen } = ending
  const remark = blank(ending.remark) ? null : shownText(ending.remark)
  const fits =
    how === 'lifted' || followUp === (how === 'replaced' ? 'replacement' : 'written_report')
  if (!fits) {
    return refused('other_follow_up', 'this report asks for something else', {
      field: 'how',
      source,
    })
  }
  const due = how === 'replaced' ? feeFen : 0
  if (feePaidFen > due) {
    return refused('fee_differs', 'nobody pays more than the fee', {
      field: 'feePaidFen',
      source,
      params: { dueFen: due },
    })
  }
  if (how !== 'replaced') return accepted({ how, feePaidFen, newCard: null, remark })
  if (feePaidFen < due && remark === null) {
    return refused('field_required', 'a fee that was not paid is explained', {
      field: 'remark',
      source,
    })
  }
  const newCard = newNumber(ending.newCard ?? '', loss, profile)
  return newCard.ok ? accepted({ how, feePaidFen, newCard: newCard.value, remark }) : newCard
}

function newNumber(
  text: string,
  { product, cardNumber, source }: AcceptedLoss,
  { replacement }: Pick<ProfilePack, 'replacement'>,
): Result<string> {
  const where = { field: 'newCard', source }
  const number = compact(text).toUpperCase()
  if (number === '') return refused('field_required', 'the new card has a number', where)
  const check = replacement?.products.find(({ code }) => code === product)?.numberCheck
  if (check === 'luhn') {
    const proved = bankCardNumber(number, 'newCard')
    if (!proved.ok) return proved
  } else if (!/^[A-Z0-9]{4,30}$/.test(number)) {
    return refused('invalid_input', 'a number has 4 to 30 letters and figures', where)
  }
  return number === cardNumber
    ? refused('invalid_input', 'the new card is another than the lost one', where)
    : accepted(number)
}
