/**
 * The same complaint again: candidates for a link, and what becomes of it. A repeat is linked, never
 * thrown away, and counts as a repeat of the original, not as a new complaint (S2-06(4), C-12).
 */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank, shownText } from '../gap.ts'

/** What identifies a complaint for comparison; absent parts match nothing. */
export interface RepeatKeys {
  readonly phone?: string | null | undefined
  readonly identityNumber?: string | null | undefined
  readonly cardTail?: string | null | undefined
  readonly text?: string | null | undefined
}

export type RepeatSign = 'same_identity' | 'same_phone' | 'same_card_tail' | 'similar_text'

export interface RepeatCandidate {
  readonly caseId: string
  readonly signs: readonly RepeatSign[]
  /** Shared pairs of characters, 0 to 1. */
  readonly similarity: number
}

/**
 * Earlier cases that may be the same complaint, those with most signs first, then the most similar,
 * then by id. A list for a person to choose from; no customer is marked by it (E-12).
 */
export function possibleRepeats(
  intake: RepeatKeys,
  earlier: readonly (RepeatKeys & { readonly caseId: string })[],
  rules: Rules,
): RepeatCandidate[] {
  const { similarShare } = rules.pack.handling.repeat
  const pairs = comparable(intake.text, rules)
  return earlier
    .map((other) => {
      const similarity = share(pairs, comparable(other.text, rules))
      const signs: RepeatSign[] = [
        ...(same(written(intake.identityNumber), written(other.identityNumber))
          ? (['same_identity'] as const)
          : []),
        ...(same(digits(intake.phone), digits(other.phone)) ? (['same_phone'] as const) : []),
        ...(same(digits(intake.cardTail), digits(other.cardTail))
          ? (['same_card_tail'] as const)
          : []),
        ...(similarity >= similarShare ? (['similar_text'] as const) : []),
      ]
      return { caseId: other.caseId, signs, similarity }
    })
    .filter(({ signs }) => signs.length > 0)
    .sort(
      (one, other) =>
        other.signs.length - one.signs.length ||
        other.similarity - one.similarity ||
        (one.caseId < other.caseId ? -1 : 1),
    )
}

/** Fewer figures are a house number, not a telephone. */
const FEWEST_PHONE_FIGURES = 7

/** The telephone number in what was written as contact; null for an address or an e-mail. */
export function phoneIn(contact: string | null | undefined): string | null {
  const figures = digits(contact)
  return figures.length >= FEWEST_PHONE_FIGURES && !(contact ?? '').includes('@') ? figures : null
}

export const REPEAT_KEY_KINDS = ['identity', 'phone', 'card'] as const

export interface RepeatKey {
  readonly kind: (typeof REPEAT_KEY_KINDS)[number]
  readonly key: string
}

/** The keys under which a store finds the same person's cases: written alike, however they were typed. */
export function repeatKeys(keys: Omit<RepeatKeys, 'text'>): RepeatKey[] {
  const found: RepeatKey[] = [
    { kind: 'identity', key: written(keys.identityNumber) },
    { kind: 'phone', key: digits(keys.phone) },
    { kind: 'card', key: digits(keys.cardTail) },
  ]
  return found.filter(({ key }) => key !== '')
}

export interface OriginalCase {
  readonly caseId: string
  readonly sameCustomer: boolean
  readonly finished: boolean
  readonly overdue: boolean
  /** Whether the customer was satisfied at the end; null when nobody asked. */
  readonly satisfied: boolean | null
}

/**
 * What reason I04 leads to: a link to the original, or, where that one is overdue or ended without
 * satisfying the customer, its reopening or pursuit instead. Refuses a case that is its own original,
 * no original, and one of another customer.
 */
export function settleRepeat(
  caseId: string,
  original: OriginalCase | null,
): Result<{ readonly outcome: 'linked' | 'reopen_original' | 'pursue_original' }> {
  const where = { field: 'nature.originalCaseId', source: 'S2-06(4)' }
  if (original === null || blank(original.caseId)) {
    return refused('original_case_id_required', 'a repeat names the original case', where)
  }
  if (original.caseId === caseId) {
    return refused('original_is_itself', 'a case is not its own original', where)
  }
  if (!original.sameCustomer) {
    return refused('other_customer', 'the original is a case of the same customer', where)
  }
  if (original.finished) {
    return accepted({ outcome: original.satisfied === false ? 'reopen_original' : 'linked' })
  }
  return accepted({ outcome: original.overdue ? 'pursue_original' : 'linked' })
}

function same(one: string, other: string): boolean {
  return one !== '' && one === other
}

function written(text: string | null | undefined): string {
  return shownText(text).normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}

/** Digits alone; the country code of a mobile number makes no other number. */
function digits(text: string | null | undefined): string {
  const all = (text ?? '').normalize('NFKC').replaceAll(/\D/g, '')
  return all.length > 11 && all.startsWith('86') ? all.slice(2) : all
}

/** The pairs of neighbouring characters of a text; none of one that is too short to compare. */
function comparable(text: string | null | undefined, rules: Rules): ReadonlySet<string> {
  const characters = [
    ...shownText(text)
      .normalize('NFKC')
      .replaceAll(/[\s\p{P}\p{S}]/gu, ''),
  ]
  if (characters.length < rules.pack.handling.repeat.fewestCharacters) return new Set()
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

/** Shared pairs over all pairs (Dice), 0 when one side has none. */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
