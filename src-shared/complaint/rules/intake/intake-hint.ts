/**
 * Words of a customer that suggest more than they say: a question about one's data may be a privacy
 * complaint (S3-48), a deposit that became a policy a misled sale (S3-52). A hint never decides, and
 * nobody is soothed instead of being registered (E-19).
 */
import type { Rules } from '../../../pack/rules-pack.ts'
import type { IntakeType } from '../../enumerations.ts'

export interface IntakeHint {
  readonly code: string
  /** The type it should be registered as. */
  readonly intakeType: IntakeType
  /** A reason to be looked into; undecided before the investigation (S1-28b). */
  readonly proposes: string | null
  /** The words that were found. */
  readonly words: readonly string[]
  readonly source: string
}

/** The hints of the pack that a text gives, in the order of the pack; blanks and width do not hide words. */
export function intakeHints(text: string, rules: Rules): IntakeHint[] {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  return rules.pack.handling.intakeHints.flatMap(
    ({ code, anyOf, intakeType, proposes, source }) => {
      const words = anyOf.filter((word) => plain.includes(word))
      return words.length === 0 ? [] : [{ code, intakeType, proposes, words, source }]
    },
  )
}
