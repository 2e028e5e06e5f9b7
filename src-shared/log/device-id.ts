/** A device is its key: the id is the key's fingerprint, so nobody hands out or reuses ids. */
import { toHex } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'

/** SHA-256 of the public key's SPKI DER bytes, lower-case hexadecimal. The hub's own id is made alike. */
export function deviceIdOf(sha256: Sha256, publicKey: Uint8Array): string {
  return toHex(sha256(publicKey))
}
