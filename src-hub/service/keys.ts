/** Ed25519 keys as DER bytes: SPKI outside, PKCS #8 inside. */
import {
  createPrivateKey,
  createPublicKey,
  hash,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { concatBytes, fromHex } from '#shared/foundation/bytes.ts'
import type { Random, Sha256 } from '#shared/foundation/ports.ts'

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

// RFC 8410: the fixed head of a PKCS #8 Ed25519 key; the 32 bytes of the seed follow.
const PRIVATE_HEAD = fromHex('302e020100300506032b657004220420')
const SEED_BYTES = 32

export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')

/** A fresh key pair; the same random bytes give the same keys. */
export function makeKeyPair(random: Random): KeyPair {
  const privateKey = concatBytes(PRIVATE_HEAD, random.bytes(SEED_BYTES))
  const publicKey = createPublicKey(privateKeyOf(privateKey)).export({
    format: 'der',
    type: 'spki',
  })
  return { publicKey: new Uint8Array(publicKey), privateKey }
}

/** Signs bytes; base64. */
export function signText(privateKey: Uint8Array, bytes: Uint8Array): string {
  return signBytes(null, bytes, privateKeyOf(privateKey)).toString('base64')
}

/** True when `signature` (base64) is this key's over these bytes. Never throws on hostile input. */
export function isSignedBy(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: string | null,
): boolean {
  if (signature === null || signature.length > 100) return false
  const key = publicKeyOf(publicKey)
  return key !== null && verifyBytes(null, bytes, key, Buffer.from(signature, 'base64'))
}

/** True for the one DER form of an Ed25519 public key: another form of a key would be another device. */
export function isPublicKey(bytes: Uint8Array): boolean {
  const key = publicKeyOf(bytes)
  return key !== null && key.export({ format: 'der', type: 'spki' }).equals(bytes)
}

function publicKeyOf(bytes: Uint8Array) {
  try {
    const key = createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    // Bytes that are no key at all; the caller answers with a refusal.
    return null
  }
}

function privateKeyOf(bytes: Uint8Array) {
  return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' })
}
