/** Every reason for which an entry is not fit for the library; screens have words for each in three languages. */

/**
 * Reason → which source asks for it where the fault names none itself. What is said stands as it is written
 * (S4-26), words rest on a standard that everybody can look up and knows (S1-14), only customers' needs and
 * steps of the house are asked for (S1-15, S1-16), improper content is kept with its row and its reason (S4-39),
 * and words that go to every branch say nobody's number (S4-16(3)).
 */
export const ENTRY_REASONS = {
  // What the form of an entry asks for.
  too_small: 'S4-26',
  too_big: 'S4-26',
  blank: 'S4-26',
  twice: 'S4-26',
  wrong_type: 'S4-26',
  wrong_form: 'S4-26',
  unknown_key: 'S4-26',
  not_in_list: 'S1-16',
  code_form: 'S4-26',
  day_form: 'S1-14',
  ends_before_it_begins: 'S1-14',
  readings_differ: 'S4-26',
  unreadable: 'S1-14',
  // What its words ask for.
  open_brace: 'S4-26',
  place_form: 'S4-26',
  undeclared_place: 'S4-26',
  unknown_place: 'S4-26',
  brace_in_title: 'S4-26',
  unseen_sign: 'S4-26',
  forbidden: 'S1-29',
  left_out: 'S4-39',
  long_number: 'S4-16(3)',
  no_citation: 'S1-14',
  offers_business: 'S4-25(9)',
  reason_missing: 'S4-39',
  row_missing: 'S4-39',
  no_such_row: 'S4-39',
  // What it points to.
  no_such_code: 'S4-26',
  no_such_situation: 'S4-26',
  called_teller: 'S1-16',
  // What the library has.
  same_words: 'S4-26',
  unchanged: 'S4-26',
  code_taken: 'S4-26',
  other_code: 'S4-26',
  only_head_office: 'S1-14',
  needed_by_situation: 'S4-26',
  read_in_standard: 'S1-14',
  closes_another: 'S4-26',
} as const
export type EntryReason = keyof typeof ENTRY_REASONS

/** The source that asks for a reason; undefined for a word that is no reason of this list. */
export function sourceOfReason(reason: unknown): string | undefined {
  return Object.entries(ENTRY_REASONS).find(([known]) => known === reason)?.[1]
}
