/** `pack check|sign FILE`: what head office publishes is looked at before a branch ever sees it. */
import type { Refusal } from '#shared/foundation/result.ts'
import type { CommandOutput } from '../command-output.ts'
import { InputRefused, readOptions } from '../options.ts'
import { type CheckedPack, checkPackFile, signPackFile } from './pack-file.ts'
import { signingKey } from './signing-key.ts'

const PACK_HELP = `counterbook pack check FILE
counterbook pack sign FILE [--key KEY.pem]
  check  schema, sources, contradictions and signature; names the field of the first fault, and
         warns about what only another pack can judge
  sign   checks, then writes an Ed25519 signature into the file; without --key the key of this
         account is used and made when there is none`

export function packCommand(args: readonly string[], output: CommandOutput): number {
  const [action, ...rest] = args
  if (action === undefined || rest.includes('--help') || action === '--help')
    return output.help(PACK_HELP)
  if (action !== 'check' && action !== 'sign')
    throw new InputRefused('command', 'pack check or pack sign')
  const [file, ...words] = rest
  if (file === undefined || file.startsWith('--')) throw new InputRefused('file', 'a file')
  const options = readOptions(words, action === 'sign' ? ['key'] : [])
  if (action === 'check') {
    const checked = checkPackFile(file)
    if (!checked.ok) return refuse(checked.refusal, output)
    return answer(checked.value, output)
  }
  // The pack first: no key is made for the sake of a pack that cannot be signed.
  const readable = checkPackFile(file)
  if (!readable.ok && readable.refusal.code !== 'invalid_signature')
    return refuse(readable.refusal, output)
  const key = signingKey((options as { key?: string }).key, process.env)
  if (!key.ok) return refuse(key.refusal, output)
  const signed = signPackFile(file, key.value.privateKey)
  if (!signed.ok) return refuse(signed.refusal, output)
  if (key.value.created) output.words(`a new signing key: ${key.value.file}`)
  return answer(signed.value, output)
}

function answer({ pack: content, signedBy, warnings }: CheckedPack, output: CommandOutput): number {
  const { pack, kind, version, title } = content
  output.json({ ok: true, pack, kind, version, title, signedBy, warnings })
  for (const warning of warnings) output.words(`warning ${warning}`)
  return 0
}

function refuse(refusal: Refusal, output: CommandOutput): number {
  const { code, message, source } = refusal
  const field = refusal.field ?? '$'
  output.json({ ok: false, code: 'invalid_input', field, message, ...(source ? { source } : {}) })
  output.words(`${code} ${field}: ${message}`)
  return 2
}
