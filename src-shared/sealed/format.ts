/**
 * What lies inside a sealed box and how the box is written as text. The cryptography itself stands in
 * the rooms that have it; both sides of it read and write what is declared here.
 */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../foundation/bytes.ts'
import { draftWords } from '../foundation/words.ts'

/** Base64 of the largest padded content, its key and tag, with the JSON around it. */
export const BOX_LIMIT_CHARACTERS = 60_000

/** The length of a box tells at most in steps of this many bytes how much was written. */
const PADDED_TO_BYTES = 4096

const key = z.string().regex(/^[0-9a-f]{64}$/)
/** X25519, 32 bytes in hexadecimal. */
export const publicKeySchema = key

const words = (max: number) => draftWords(max).trim()

/** What the person in front of the counter says; only the facts are asked for. */
export const sealedWordsSchema = z.strictObject({
  about: words(200),
  facts: words(4000),
  evidence: words(2000),
  reporterName: words(80),
  reporterContact: words(120),
})

const contentSchema = z.strictObject({
  v: z.literal(1),
  words: sealedWordsSchema,
  branchCode: z.string(),
  branchName: z.string(),
  /** The employee who typed it on behalf of the reporter: known to the compliance office alone. */
  handedInBy: z.string(),
  handedInAt: z.string(),
})
export type SealedContent = z.infer<typeof contentSchema>

export const sealedBoxSchema = z.strictObject({
  v: z.literal(1),
  /** The office's public key that it was sealed to. */
  to: key,
  /** Public half of a key pair that was made for this box and forgotten. */
  ephemeral: key,
  /** AES-256-GCM over the padded content, the tag at its end, base64. */
  sealed: z.base64(),
})
export type SealedBox = z.infer<typeof sealedBoxSchema>

/** What a box binds itself to, so that one cannot be passed off as another's. */
export function associatedData(sealedId: string): Uint8Array {
  return utf8(`counterbook sealed 1 ${sealedId}`)
}

/** UTF-8 JSON, filled up with blanks to a whole number of steps. */
export function encodeContent(content: SealedContent): Uint8Array {
  const bytes = utf8(JSON.stringify(content))
  const padded = new Uint8Array(Math.ceil(bytes.length / PADDED_TO_BYTES) * PADDED_TO_BYTES)
  padded.fill(0x20)
  padded.set(bytes)
  return padded
}

/** Null when the bytes are no content of a known format. */
export function decodeContent(bytes: Uint8Array): SealedContent | null {
  return parsed(contentSchema, bytes)
}

export function encodeBox(box: SealedBox): string {
  return JSON.stringify(box)
}

/** Null when the text is no box of a known format. */
export function decodeBox(text: string): SealedBox | null {
  return parsed(sealedBoxSchema, utf8(text))
}

/** The file that holds the office's private key; it exists where the office keeps it and nowhere else. */
export const keyFileSchema = z.strictObject({
  format: z.literal('counterbook-compliance-key'),
  v: z.literal(1),
  publicKey: key,
  privateKey: key,
})
export type KeyFile = z.infer<typeof keyFileSchema>

/** Boxes as head office hands them to the compliance office, still sealed. */
export const sealedExportSchema = z.strictObject({
  format: z.literal('counterbook-sealed'),
  v: z.literal(1),
  submissions: z.array(
    z.strictObject({
      sealedId: z.string(),
      branch: z.string(),
      receivedAt: z.string(),
      box: z.string().max(BOX_LIMIT_CHARACTERS),
    }),
  ),
})
export type SealedExport = z.infer<typeof sealedExportSchema>

/** What the reporter takes along to ask after it: the tail of the submission's own id. */
export function receiptOf(sealedId: string): string {
  const tail = sealedId.replaceAll('-', '').slice(-12).toUpperCase()
  return `${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  bytes: Uint8Array,
): z.infer<Schema> | null {
  try {
    const read = schema.safeParse(JSON.parse(fromUtf8(bytes)))
    return read.success ? read.data : null
  } catch {
    // Damaged text is no box; the caller names it.
    return null
  }
}
