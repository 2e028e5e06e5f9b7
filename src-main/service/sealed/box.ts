/**
 * The sealed box: a fresh X25519 key for each box, HKDF-SHA-256 over the shared secret, AES-256-GCM.
 * Whoever sealed it forgets the fresh key and cannot open it again; only the office's private key can.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto'
import { fromHex, toHex, utf8 } from '#shared/foundation/bytes.ts'
import type { Random } from '#shared/foundation/ports.ts'
import {
  type KeyFile,
  type SealedBox,
  type SealedContent,
  associatedData,
  decodeContent,
  encodeContent,
} from '#shared/sealed/format.ts'

// RFC 8410: what stands before the 32 bytes of an X25519 key, outside and inside.
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex')
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = utf8('counterbook sealed box 1')

interface X25519Pair {
  readonly publicKey: string
  readonly privateKey: string
}

/** A fresh pair, each half 32 bytes in hexadecimal. */
export function makeSealingPair(random: Random): X25519Pair {
  const privateKey = toHex(random.bytes(KEY_BYTES))
  return { publicKey: publicHalf(privateKey), privateKey }
}

function publicHalf(privateKey: string): string {
  const der = createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' })
  return toHex(der.subarray(PUBLIC_HEAD.length))
}

/** Seals a content to the office's public key. Throws when the key is a point that hides nothing. */
export function seal(
  content: SealedContent,
  sealedId: string,
  office: string,
  random: Random,
): SealedBox {
  const own = makeSealingPair(random)
  const { key, nonce } = secretOf(own.privateKey, office, own.publicKey, office)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associatedData(sealedId))
  const sealed = Buffer.concat([
    cipher.update(encodeContent(content)),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return { v: 1, to: office, ephemeral: own.publicKey, sealed: sealed.toString('base64') }
}

/** Opens a box. Null when it was sealed to another key, belongs to another submission or was changed. */
export function open(
  box: SealedBox,
  sealedId: string,
  { publicKey, privateKey }: Pick<KeyFile, 'publicKey' | 'privateKey'>,
): SealedContent | null {
  if (box.to !== publicKey) return null
  const bytes = Buffer.from(box.sealed, 'base64')
  if (bytes.length < TAG_BYTES) return null
  try {
    const { key, nonce } = secretOf(privateKey, box.ephemeral, box.ephemeral, publicKey)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(associatedData(sealedId))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const content = Buffer.concat([
      decipher.update(bytes.subarray(0, -TAG_BYTES)),
      decipher.final(),
    ])
    return decodeContent(content)
  } catch {
    // Authentication failed or the fresh key is no key: the same answer, the box cannot be opened.
    return null
  }
}

/** True when the private half of a key file belongs to its public half. */
export function isWholePair({ publicKey, privateKey }: X25519Pair): boolean {
  return publicHalf(privateKey) === publicKey
}

/** Key and nonce are bound to both public halves; each key is used once, so the nonce may follow from it. */
function secretOf(privateKey: string, other: string, ephemeral: string, office: string) {
  const shared = diffieHellman({
    privateKey: privateKeyOf(privateKey),
    publicKey: createPublicKey({
      key: Buffer.concat([PUBLIC_HEAD, fromHex(other)]),
      format: 'der',
      type: 'spki',
    }),
  })
  const salt = Buffer.concat([fromHex(ephemeral), fromHex(office)])
  const bytes = Buffer.from(hkdfSync('sha256', shared, salt, PURPOSE, KEY_BYTES + NONCE_BYTES))
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) }
}

function privateKeyOf(privateKey: string) {
  return createPrivateKey({
    key: Buffer.concat([PRIVATE_HEAD, fromHex(privateKey)]),
    format: 'der',
    type: 'pkcs8',
  })
}
