/** Any pack from outside: which kind it is, whether it fits, and whose signature it carries. */
import { z } from 'zod'
import { inputRefusal } from '../contract/input-refusal.ts'
import { canonicalJson, utf8 } from '../foundation/bytes.ts'
import { type Refusal, type Result, accepted, refused } from '../foundation/result.ts'
import { calendarOfPack, calendarPackSchema } from './calendar-pack.ts'
import { forbiddenPackSchema } from './forbidden-pack.ts'
import { packObjections } from './objections/index.ts'
import { phrasePackSchema } from './phrase-pack.ts'
import { profilePackSchema } from './profile-pack.ts'
import { rulesPackSchema } from './rules-pack.ts'

const SCHEMAS = {
  rules: rulesPackSchema,
  calendar: calendarPackSchema,
  profile: profilePackSchema,
  phrases: phrasePackSchema,
  forbidden: forbiddenPackSchema,
} as const
export type PackKind = keyof typeof SCHEMAS
export type Pack = z.output<(typeof SCHEMAS)[PackKind]>

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** An Ed25519 signature beside the pack: the key as SPKI DER, both in base64. */
const signatureSchema = z.strictObject({
  algorithm: z.literal('ed25519'),
  key: base64.max(200),
  value: base64.max(200),
})
export type PackSignature = z.infer<typeof signatureSchema>

export interface ReadPack {
  readonly pack: Pack
  /** As it stands in the file; whether it holds is asked with `packBytes` and the key. */
  readonly signature: PackSignature | null
  /** What only another pack can judge, as `code:field:word` (`packObjections`). */
  readonly warnings: readonly string[]
}

/**
 * Reads a pack of whatever kind, signed or not. Refuses, naming the field, what does not fit its schema,
 * contradicts itself (a holiday that runs backwards, a code given twice), goes beyond the law or cites
 * what nobody can look up.
 */
export function readPack(json: unknown): Result<ReadPack> {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    return refused('invalid_pack', 'a pack is a JSON object')
  }
  const { signature: given, ...content } = json as Record<string, unknown>
  const kind = content['kind']
  if (typeof kind !== 'string' || !Object.hasOwn(SCHEMAS, kind)) {
    const kinds = Object.keys(SCHEMAS).join(', ')
    return refused('invalid_pack', `one of ${kinds}`, { field: 'kind' })
  }
  const parsed = SCHEMAS[kind as PackKind].safeParse(content)
  if (!parsed.success) return broken(parsed.error)
  if (parsed.data.kind === 'calendar') {
    const calendar = calendarOfPack(parsed.data)
    if (!calendar.ok) return { ok: false, refusal: ofCalendarPack(calendar.refusal) }
  }
  const { refusal, warnings } = packObjections(parsed.data)
  if (refusal) return { ok: false, refusal }
  const signature = signatureSchema.optional().safeParse(given)
  if (!signature.success) return broken(signature.error, 'signature')
  return accepted({ pack: parsed.data, signature: signature.data ?? null, warnings })
}

/** What is signed: the content without the signature, independent of blanks and the order of keys. */
export function packBytes(pack: Pack): Uint8Array {
  return utf8(`counterbook pack 1\n${canonicalJson(pack)}`)
}

/** A calendar has its hours at `workday`, a calendar pack at `workday.hours`. */
function ofCalendarPack(refusal: Refusal): Refusal {
  const field = (refusal.field ?? 'years').replace(/^workday\./, 'workday.hours.')
  return { ...refusal, code: 'invalid_pack', field }
}

function broken(error: z.ZodError, prefix = ''): ReturnType<typeof refused> {
  const issue = error.issues[0]
  const refusal = inputRefusal(error, prefix)
  // A check of ours says what is wrong in its own words.
  const message = issue?.code === 'custom' ? issue.message : refusal.message
  return { ok: false, refusal: { ...refusal, code: 'invalid_pack', message } }
}
