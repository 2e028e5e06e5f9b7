/**
 * What people write in words. A text in which nobody can read anything is no text: every door holds the same
 * rule, whatever the sign is called that nobody sees.
 */
import { z } from 'zod'

/**
 * A sign that shows something by itself. Blanks, controls, zero-width and bidi signs, fillers (U+3164 and its
 * kin), the empty Braille cell and accents without a letter do not.
 */
const SHOWS = /[^\p{White_Space}\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/** What Unicode leaves out when it is shown: zero-width signs, joiners, the byte order mark. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** True for null, undefined and text in which nobody can read anything. */
export function blank(text: string | null | undefined): boolean {
  return !SHOWS.test(text ?? '')
}

/** The text as it is compared: without signs nobody sees and without blanks at its ends. */
export function shownText(text: string | null | undefined): string {
  return blank(text) ? '' : (text ?? '').replace(UNSEEN, '').trim()
}

/** Words that have to be there, `max` UTF-16 units at most. A blank text is refused as an empty one is. */
export function words(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .check(({ value, issues }) => {
      if (value !== '' && blank(value)) {
        issues.push({
          code: 'too_small',
          origin: 'string',
          minimum: 1,
          inclusive: true,
          input: value,
        })
      }
    })
}

/**
 * Words that may be empty: a search, a form that is being filled in, a remark that nobody has to make. A blank
 * text is read as the empty one, so that whoever asks for words later says that they are missing.
 */
export function draftWords(max: number): z.ZodString {
  return z
    .string()
    .max(max)
    .overwrite((text) => (blank(text) ? '' : text))
}
