/**
 * The device's own key pair: who wrote an event. Made at first run, kept inside the encrypted database.
 * The device id is the fingerprint of the public key, so nobody can claim another's place.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Sha256 } from '#shared/foundation/ports.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

export interface DeviceKeys {
  /** SPKI DER. */
  readonly publicKey: Uint8Array
  /** PKCS#8 DER. */
  readonly privateKey: Uint8Array
}

/** A new Ed25519 key pair. */
export function makeDeviceKeys(): DeviceKeys {
  const pair = generateKeyPairSync('ed25519')
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

/** Ed25519 signature over bytes. */
export function signBytes(privateKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return sign(null, bytes, key)
}

/** True when the signature belongs to key and bytes; false also for a key that is none. */
export function signatureHolds(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature)
  } catch {
    return false
  }
}
