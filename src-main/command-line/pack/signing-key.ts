/**
 * The key of the office that publishes packs: an Ed25519 key in a PEM file that only its owner may read.
 * Whoever has this file speaks for head office.
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'

interface SigningKey {
  /** PKCS#8 DER. */
  readonly privateKey: Uint8Array
  readonly file: string
  readonly created: boolean
}

/** Where the key lies when nobody names a file. */
function defaultKeyFile(env: NodeJS.ProcessEnv): string {
  const base =
    process.platform === 'win32'
      ? (env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
      : (env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'))
  return join(base, 'counterbook', 'pack-signing-key.pem')
}

/**
 * Reads the key; makes it at its usual place when there is none. A file that was named must be there:
 * a mistyped name must not quietly become a new authority.
 */
export function signingKey(named: string | undefined, env: NodeJS.ProcessEnv): Result<SigningKey> {
  const file = named ?? defaultKeyFile(env)
  if (!existsSync(file)) {
    if (named !== undefined)
      return refused('invalid_input', 'there is no such key file', { field: '--key' })
    const { privateKey } = generateKeyPairSync('ed25519')
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' })
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' })
    const der = privateKey.export({ format: 'der', type: 'pkcs8' })
    return accepted({ privateKey: der, file, created: true })
  }
  try {
    const key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType === 'ed25519') {
      const der = key.export({ format: 'der', type: 'pkcs8' })
      return accepted({ privateKey: der, file, created: false })
    }
  } catch {
    // Falls through to the refusal: what cannot be read is no key.
  }
  return refused('invalid_input', 'the file holds no Ed25519 private key', { field: '--key' })
}
