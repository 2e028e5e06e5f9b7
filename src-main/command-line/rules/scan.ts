/** `counterbook scan`: words that should not be said, where they stand, and what to say instead. */
import { z } from 'zod'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type PhraseLists, phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { scanPhrases } from '#shared/phrase/scan/scan-phrases.ts'
import { type RuleAnswer, answered, notAnswered, schemaRefusal } from './answer.ts'
import { parseJson } from './json-input.ts'

const LONGEST_TEXT = 1_000_000
const MOST_QUOTES = 10_000

const position = z.int().min(0)

const scanInput = z
  .strictObject({
    speaker: z.enum(['staff', 'customer']),
    text: z.string().max(LONGEST_TEXT),
    quotes: z
      .array(z.strictObject({ start: position, end: position }))
      .max(MOST_QUOTES)
      .optional(),
  })
  .superRefine(({ text, quotes = [] }, context) => {
    for (const [index, { start, end }] of quotes.entries()) {
      const refuse = (key: 'start' | 'end', message: string) =>
        context.addIssue({ code: 'custom', path: ['quotes', index, key], message })
      if (start > text.length) refuse('start', 'a position inside the text')
      else if (end > text.length) refuse('end', 'a position inside the text')
      else if (end < start) refuse('end', 'not before its start')
    }
  })

let lists: PhraseLists | undefined

/**
 * JSON text in, the hits or a refusal with its field out. Positions count UTF-16 units; an empty text
 * and an empty quote are fine. Text up to 1,000,000 units, up to 10,000 quotes.
 */
export function scanCommand(text: string): RuleAnswer {
  const json = parseJson(text)
  if (!json.ok) return notAnswered(json.refusal)
  const input = scanInput.safeParse(json.value)
  if (!input.success) return schemaRefusal(input.error)
  lists ??= phraseLists(defaultPacks.forbidden, [defaultPacks.phrases], defaultPacks.hanVariants)
  return answered({ hits: scanPhrases(input.data.text, lists, input.data) })
}
