/**
 * The device's own key pair: who wrote an event. Made at first run, kept inside the encrypted database.
 * The device id is the fingerprint of the public key, so nobody can claim another's place.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { Random, Sha256 } from '#shared/foundation/ports.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

export interface DeviceKeys {
  /** SPKI DER. */
  readonly publicKey: Uint8Array
  /** PKCS#8 DER. */
  readonly privateKey: Uint8Array
}

/** RFC 8410: what stands before the 32 secret bytes of an Ed25519 key in PKCS#8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A new Ed25519 key pair; its secret is 32 bytes of the random port. */
export function makeDeviceKeys(random: Random): DeviceKeys {
  const privateKey = Buffer.concat([PKCS8_PREFIX, random.bytes(32)])
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }) }
}

/** Ed25519 signature over bytes. */
export function signBytes(privateKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return sign(null, bytes, key)
}

/** True when the signature belongs to key and bytes; false also for a key that is none. */
export function signatureHolds(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature)
  } catch {
    return false
  }
}
