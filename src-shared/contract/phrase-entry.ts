/** An entry of the library as forms send it: unfinished words pass, so that the check can say what lacks. */
import { z } from 'zod'
import { draftWords, words } from '../foundation/words.ts'
import { phraseSchema } from '../pack/phrase-pack.ts'
import { PROFILE_CODES } from '../pack/profile-pack.ts'
import type { OfficeFields, ProposedFields } from '../phrase/entry.ts'

const MANY = 60
const codes = z.array(words(60)).max(MANY)
/** A business date, or nothing. */
const dayOrNone = draftWords(10)

export const proposedFieldsSchema = z.strictObject({
  title: draftWords(40),
  text: draftWords(500),
  kind: phraseSchema.shape.kind.unwrap(),
  roles: codes,
  profiles: z.array(z.enum(PROFILE_CODES)).max(PROFILE_CODES.length),
  moments: codes,
  steps: codes,
  situations: codes,
  states: codes,
  demeanours: codes,
  caseTypes: codes,
  needs: codes,
  sixC: codes,
  part: phraseSchema.shape.part.unwrap(),
  offersBusiness: z.boolean(),
  source: draftWords(120),
  requirement: draftWords(200),
  closing: draftWords(40),
  validFrom: dayOrNone,
  validUntil: dayOrNone,
}) satisfies z.ZodType<ProposedFields>

export const officeFieldsSchema = proposedFieldsSchema.extend({
  code: draftWords(40),
  owner: draftWords(60),
  status: phraseSchema.shape.status,
  origin: phraseSchema.shape.origin,
  ethics: draftWords(8),
  reason: draftWords(300),
  note: draftWords(300),
}) satisfies z.ZodType<OfficeFields>

/** One thing that speaks against an entry, at a field of it. */
export const entryFaultSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  field: z.string().exactOptional(),
  source: z.string().exactOptional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
})

/** What the check of an entry may answer. */
export const ENTRY_REFUSALS = ['invalid_phrase', 'already_in_library'] as const
