/** Words that would tell colleagues who the customer is (S4-16(3)). */
import { type Gap, gapUnless } from '../complaint/rules/gap.ts'

/** Signs that nobody sees, put between letters or figures. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** A day of these two centuries, written with one kind of stroke: no number of anybody. */
const DATE =
  /(?<![\p{Nd}])(?:19|20)\d{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![-/.]?\p{Nd})/gu

/** Runs of figures that may be a card, a document or a telephone, with what people put between them. */
const LONG_NUMBER = /\p{Nd}(?:[\s\p{Pd}\p{Ps}\p{Pe}_/·]{0,3}\p{Nd}){5,}/u

/**
 * Gaps of a text that goes round to colleagues: a long number in it (a date is none), or a known customer's
 * name of two characters or more, whatever the spacing, the brackets, the width, the case or the signs that
 * nobody sees. A name of one character says nobody.
 */
export function anonymityGaps(
  text: string,
  customerNames: readonly string[],
  source: string,
): readonly Gap[] {
  const plain = squeezed(text)
  const names = customerNames.map(squeezed).filter((name) => [...name].length >= 2)
  const withoutDates = seen(text).replaceAll(DATE, '日')
  return [
    ...gapUnless(!LONG_NUMBER.test(withoutDates), 'text', 'words without a long number', source),
    ...gapUnless(
      !names.some((name) => plain.includes(name)),
      'text',
      'words without the customer’s name',
      source,
    ),
  ]
}

function seen(text: string): string {
  return text.normalize('NFKC').replaceAll(UNSEEN, '')
}

function squeezed(text: string): string {
  return seen(text).replaceAll(/\s/gu, '').toLowerCase()
}
