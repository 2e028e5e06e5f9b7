/** A date and time of the bank's day as hands write it. */
import { parseInstant } from '#shared/foundation/instant.ts'

/** One kind of stroke between the parts of the day; blanks or a T before the time; the time with a colon. */
const WRITTEN = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:\s+|T)(\d{1,2}):(\d{2})$/

/**
 * What a text says: the instant, to the minute and at +08:00; null for an empty text; the text itself where
 * nobody can read a time in it, so that it is refused where it goes to and never taken for another one.
 * Full-width figures count as plain ones.
 */
export function writtenTime(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  const [, year, , month = '', day = '', hour = '', minute] = WRITTEN.exec(plain) ?? []
  const two = (figures: string) => figures.padStart(2, '0')
  const instant = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+08:00`
  return parseInstant(instant).ok ? instant : text
}

/** True for what `writtenTime` could not read, whatever form holds it. */
export function isUnreadableTime(value: string | null): boolean {
  return value !== null && value !== '' && !parseInstant(value).ok
}
