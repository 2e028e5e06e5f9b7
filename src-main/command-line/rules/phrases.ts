/** `counterbook phrases for` and `phrases search`. */
import { z } from 'zod'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { PROFILE_CODES } from '#shared/pack/profile-pack.ts'
import { phraseLibrary, promptsFor, searchPhrases } from '#shared/phrase/library.ts'
import { type RuleAnswer, answered, notAnswered, schemaRefusal } from './answer.ts'
import { parseJson } from './json-input.ts'

const word = z.string().min(1).max(64).optional()
const promptInput = z.strictObject({
  role: word,
  profile: z.enum(PROFILE_CODES).optional(),
  moment: word,
  step: word,
  situation: word,
  state: word,
  demeanour: word,
  caseType: word,
  need: word,
  sixC: word,
})

const library = phraseLibrary(
  defaultPacks.phrases,
  defaultPacks.hanVariants,
  defaultPacks.hanReadings,
)
const DEFAULT_LIMIT = 20
const MAX_LIMIT = 500
const MAX_QUERY = 200

/** JSON text with a role and a moment in, the prompts for it out. */
export function phrasesForCommand(text: string): RuleAnswer {
  const json = parseJson(text)
  if (!json.ok) return notAnswered(json.refusal)
  const input = promptInput.safeParse(json.value)
  if (!input.success) return schemaRefusal(input.error)
  const prompts = promptsFor(library, input.data)
  return prompts.ok ? answered({ prompts: prompts.value }) : notAnswered(prompts.refusal)
}

/** Words or pinyin in, the best phrases first out. `limit` is a positive integer as text. */
export function phrasesSearchCommand(query: string, limit?: string): RuleAnswer {
  if (query.trim() === '' || query.length > MAX_QUERY) {
    return notAnswered({
      code: 'invalid_input',
      field: 'query',
      message: 'a text of 1 to 200 characters',
    })
  }
  const count = limit === undefined ? DEFAULT_LIMIT : Number(limit)
  if (limit !== undefined && (!/^[0-9]{1,3}$/.test(limit) || count < 1 || count > MAX_LIMIT)) {
    return notAnswered({
      code: 'invalid_input',
      field: 'limit',
      message: `an integer from 1 to ${MAX_LIMIT}`,
    })
  }
  return answered({ prompts: searchPhrases(library, query, count) })
}
