/**
 * The enrolment code that a person types: `CB1-SECRET-HUBKEY`. The last group is the beginning of the
 * fingerprint of the hub's key, so that the workstation knows whom it talks to before it trusts anything.
 */

// Crockford's alphabet: no I, L, O, U, so that a code survives a telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const SECRET_BYTES = 15
export const FINGERPRINT_BYTES = 10

export interface EnrolmentCode {
  readonly secret: string
  readonly hubFingerprint: string
}

/** Base-32 text of bytes, most significant bits first. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((value >>> bits) & 31)
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text
}

/** Writes a code from a fresh secret and the hub key's fingerprint bytes. */
export function formatEnrolmentCode(secret: Uint8Array, hubFingerprint: Uint8Array): string {
  return `CB1-${base32(secret.subarray(0, SECRET_BYTES))}-${base32(hubFingerprint.subarray(0, FINGERPRINT_BYTES))}`
}

/** Reads a code as typed: case and blanks do not matter, O is 0, I and L are 1. Null when it is none. */
export function parseEnrolmentCode(text: string): EnrolmentCode | null {
  const clean = text
    .toUpperCase()
    .replaceAll(/\s+/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const match = /^CB1-([0-9A-HJKMNP-TV-Z]{24})-([0-9A-HJKMNP-TV-Z]{16})$/.exec(clean)
  return match ? { secret: match[1] as string, hubFingerprint: match[2] as string } : null
}
