/** Schemas of single fields that the rule commands share. */
import { z } from 'zod'
import { parseInstant, startOfDay } from '#shared/foundation/instant.ts'
import { parseYuan } from '#shared/foundation/money.ts'

// Outside these years dates can be written but no branch ever was; arithmetic stays within four digits.
const FIRST = startOfDay('1900-01-01')
const LAST = startOfDay('2999-12-31')

/** ISO 8601 with offset in, epoch milliseconds out. */
export const instant = z.string().transform((text, context) => {
  const parsed = parseInstant(text)
  const known = parsed.ok && parsed.value >= FIRST && parsed.value <= LAST
  if (parsed.ok && known) return parsed.value
  const message = parsed.ok ? 'no such year here' : parsed.refusal.message
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** Yuan as text in, integer fen out. */
export const yuan = z.string().transform((text, context) => {
  const parsed = parseYuan(text)
  if (parsed.ok) return parsed.value
  context.addIssue({ code: 'custom', message: parsed.refusal.message })
  return z.NEVER
})

/** A key, code or number: short, and never blank. */
export const word = z.string().refine((text) => text.trim() !== '' && text.length <= 200, {
  message: 'a text of 1 to 200 characters',
})

/** A text that may be empty; the rule says what an empty one means. */
export const optionalWord = z.string().max(200).nullish()
