/** `hub compliance-key` and `hub sealed`: the operator's two deeds for the compliance office. */
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import {
  type KeyFile,
  keyFileSchema,
  receiptOf,
  sealedExportSchema,
} from '#shared/sealed/format.ts'
import { OFFICE_PATH, SEALED_PATH } from '../http/admin-routes.ts'
import { askHub } from './ask-hub.ts'
import { readFlags } from './hub-arguments.ts'

type Answer = Result<Record<string, unknown>>

/**
 * Publishes the office's key or its other ways. A fresh private key is written once, into a new file that
 * only this account can read; the hub is told the public half.
 */
export async function complianceKey(words: readonly string[]): Promise<Answer> {
  const flags = readFlags(words, {
    out: 'value',
    key: 'value',
    withdraw: 'switch',
    telephone: 'value',
    letter: 'value',
    data: 'value',
  })
  if (!flags.ok) return flags
  const { out, key, withdraw, telephone, letter, data } = flags.value
  if ([out, key, withdraw].filter((flag) => flag !== undefined).length > 1) {
    return refused('invalid_input', 'one of --out, --key and --withdraw', { field: '--out' })
  }
  const publicKey = withdraw ? accepted(null) : await publicKeyFor(out, key)
  if (!publicKey.ok) return publicKey
  const wish = {
    ...(publicKey.value === undefined ? {} : { publicKey: publicKey.value }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(letter === undefined ? {} : { letter }),
  }
  const published = await askHub(OFFICE_PATH, wish, data)
  // A key that no branch seals to would only be taken for one that opens something.
  if (!published.ok && out !== undefined) rmSync(out, { force: true })
  return published
}

async function publicKeyFor(
  out: string | undefined,
  key: string | undefined,
): Promise<Result<string | undefined>> {
  if (key !== undefined) return publicHalfOf(key)
  if (out === undefined) return accepted(undefined)
  const pair = freshPair()
  return writeNew(out, pair) ? accepted(pair.publicKey) : cannotWrite()
}

function publicHalfOf(file: string): Result<string> {
  try {
    const read = keyFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (read.success) return accepted(read.data.publicKey)
  } catch {
    // Not there or no JSON: refused below, without quoting what a key file may hold.
  }
  return refused('invalid_input', 'this is no key file', { field: '--key' })
}

function freshPair(): KeyFile {
  const { d = '', x = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex')
  return { format: 'counterbook-compliance-key', v: 1, publicKey: hex(x), privateKey: hex(d) }
}

/** Lists what was handed in, or with `--out` writes the boxes, still sealed, for the office to open. */
export async function sealed(words: readonly string[]): Promise<Answer> {
  const flags = readFlags(words, { out: 'value', data: 'value' })
  if (!flags.ok) return flags
  const { out, data } = flags.value
  const asked = await askHub(SEALED_PATH, {}, data)
  if (!asked.ok) return asked
  const exported = sealedExportSchema.parse(asked.value)
  if (out !== undefined) {
    if (!writeNew(out, exported)) return cannotWrite()
    return accepted({ count: exported.submissions.length, file: out })
  }
  return accepted({
    submissions: exported.submissions.map(({ sealedId, branch, receivedAt }) => ({
      receipt: receiptOf(sealedId),
      branch,
      receivedAt,
    })),
  })
}

/** False when the file is there already or cannot be made: nothing is ever overwritten. */
function writeNew(file: string, value: unknown): boolean {
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return true
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return false
    throw error
  }
}

function cannotWrite(): Result<never> {
  return refused('already_exists', 'this file is there already or cannot be written', {
    field: '--out',
  })
}
