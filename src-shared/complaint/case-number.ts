/**
 * The printed label of a case: branch-date-tag-count, `B01-20251020-K7Q-003`. The identity is the UUID.
 * The tag comes from the device id, so two workstations without network never give the same number.
 */
import type { BusinessDate } from '../foundation/instant.ts'

// No I, L, O, U, 0, 1: a number is read aloud over the telephone.
const TAG_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** Three letters or digits from a device id (lower-case hexadecimal, at least eight digits). */
export function deviceTag(deviceId: string): string {
  let value = Number.parseInt(deviceId.slice(0, 8), 16)
  let tag = ''
  for (let i = 0; i < 3; i++) {
    tag += TAG_ALPHABET.charAt(value % TAG_ALPHABET.length)
    value = Math.floor(value / TAG_ALPHABET.length)
  }
  return tag
}

/** Beginning of all case numbers of one device and date, up to the count. */
export function caseNumberPrefix(branchCode: string, date: BusinessDate, tag: string): string {
  return `${branchCode}-${date.replaceAll('-', '')}-${tag}-`
}

/** `count` counts this device's cases of that date, from 1. */
export function caseNumber(prefix: string, count: number): string {
  return prefix + String(count).padStart(3, '0')
}

/** The count in a case number that begins with the prefix; 0 when it has none that this program gives. */
export function countOf(prefix: string, number: string): number {
  const digits = number.startsWith(prefix) ? number.slice(prefix.length) : ''
  // A number that another machine made up must not use up the numbers of a day.
  return /^\d{3,5}$/.test(digits) ? Number(digits) : 0
}
