/** Words that would tell colleagues who the customer is (S4-16(3)). */
import { type Gap, gapUnless } from '../complaint/rules/gap.ts'

/** Runs of figures that may be a card, a document or a telephone. */
const LONG_NUMBER = /\d(?:[\s-]?\d){5,}/u

/**
 * Gaps of a text that goes round: a long number in it, or a known customer's name of two characters or
 * more, whatever the spacing, the width or the case. A name of one character says nobody.
 */
export function identityGaps(
  text: string,
  customerNames: readonly string[],
  source: string,
): readonly Gap[] {
  const plain = squeezed(text)
  const names = customerNames.map(squeezed).filter((name) => [...name].length >= 2)
  return [
    ...gapUnless(
      !LONG_NUMBER.test(text.normalize('NFKC')),
      'text',
      'words without a long number',
      source,
    ),
    ...gapUnless(
      !names.some((name) => plain.includes(name)),
      'text',
      'words without the customer’s name',
      source,
    ),
  ]
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase()
}
