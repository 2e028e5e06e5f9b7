/** A pack on disk: reading, checking its signature, signing it. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Pack, type ReadPack, packBytes, readPack } from '#shared/pack/read-pack.ts'
import { toHex } from '#shared/foundation/bytes.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { sha256, signBytes, signatureHolds } from '../../service/device-keys.ts'
import { parseJson } from '../rules/json-input.ts'

export interface CheckedPack {
  readonly pack: Pack
  /** Fingerprint of the key whose signature holds; null for an unsigned pack. */
  readonly signedBy: string | null
  /** What only another pack can judge, as `code:field:word`. */
  readonly warnings: readonly string[]
}

/** Reads and checks a pack; a signature that does not belong to the content is refused. */
export function checkPackFile(file: string): Result<CheckedPack> {
  const read = readPackFile(file)
  if (!read.ok) return read
  const { pack, signature, warnings } = read.value
  if (signature === null) return accepted({ pack, signedBy: null, warnings })
  const key = Buffer.from(signature.key, 'base64')
  if (!signatureHolds(key, packBytes(pack), Buffer.from(signature.value, 'base64'))) {
    return refused('invalid_signature', 'the signature does not belong to this pack', {
      field: 'signature.value',
    })
  }
  return accepted({ pack, signedBy: fingerprint(key), warnings })
}

/**
 * Signs the pack in its file, in place of any signature that stood there. The file is replaced as a
 * whole, so that a crash leaves the old one.
 */
export function signPackFile(file: string, privateKey: Uint8Array): Result<CheckedPack> {
  const read = readPackFile(file)
  if (!read.ok) return read
  const { pack, warnings } = read.value
  const secret = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const key = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const signature = {
    algorithm: 'ed25519',
    key: key.toString('base64'),
    value: Buffer.from(signBytes(privateKey, packBytes(pack))).toString('base64'),
  }
  const signing = `${file}.signing`
  writeFileSync(signing, `${JSON.stringify({ ...pack, signature }, null, 2)}\n`)
  renameSync(signing, file)
  return accepted({ pack, signedBy: fingerprint(key), warnings })
}

function readPackFile(file: string): Result<ReadPack> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return refused('invalid_input', 'the file cannot be read', { field: 'file' })
  }
  const json = parseJson(text)
  return json.ok ? readPack(json.value) : json
}

/** The first 16 bytes of the SHA-256 of the public key, as people compare them. */
function fingerprint(key: Uint8Array): string {
  return toHex(sha256(key).subarray(0, 16))
}
