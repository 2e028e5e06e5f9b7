/** What a phrase pack must not say: improper words, unknown places, broken texts. */
import {
  COUNTER_STEPS,
  CUSTOMER_NEEDS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  PROMPT_ROLES,
  SIX_C,
} from '../../phrase/moments.ts'
import { defaultPacks } from '../default-packs.ts'
import { type Phrase, type PhrasePack, phraseCodeSchema } from '../phrase-pack.ts'
import { isEthicsRow } from './ethics.ts'
import { type Objections, type Warnings, objection } from './objection.ts'
import { SHIPPED_CASE_TYPES, SHIPPED_PHRASE_CODES } from './shipped.ts'
import { situationObjections } from './situations.ts'
import { standardObjections, standardWarnings } from './standards.ts'
import { hintReader, leftOutReader, warningReader } from './spoken.ts'

const BRACE = /[{}｛｝]/
const HAN = /\p{Script=Han}/gu
/** A situation is a phrase by its code or a kind of case by its word. */
const PHRASE_CODE = /^[A-Z]{2}-/

/** The words that screens and the command line can ask for (catalogue §4.13). */
const KNOWN = {
  roles: new Set<string>(PROMPT_ROLES),
  moments: new Set<string>(LOBBY_MOMENTS),
  steps: new Set<string>(COUNTER_STEPS),
  states: new Set<string>(CUSTOMER_STATES),
  demeanours: new Set<string>(DEMEANOURS),
  caseTypes: SHIPPED_CASE_TYPES,
  needs: new Set<string>(CUSTOMER_NEEDS),
  sixC: new Set<string>(SIX_C),
} as const
const SELECTORS = Object.keys(KNOWN) as (keyof typeof KNOWN)[]

/** Made once: an entry that somebody types is checked with every rest of the fingers. */
let improperReader: ReturnType<typeof leftOutReader> | null = null

/**
 * Refuses phrase by phrase; the register of left-out content binds approved phrases only. `forbiddenHere`
 * is the list that holds where the phrases are said.
 */
export function* phrasesObjections(
  pack: PhrasePack,
  forbiddenHere = defaultPacks.forbidden,
): Objections {
  const warned = warningReader(forbiddenHere)
  const leftOut = (improperReader ??= leftOutReader())
  for (const [index, phrase] of pack.phrases.entries()) {
    const field = `phrases.${index}`
    if (phrase.status === 'approved') {
      for (const part of ['title', 'text'] as const) {
        const forbidden = warned(phrase[part])
        if (forbidden) {
          const message = `says what ${forbidden.code} forbids`
          const { code: subject, source: _source, ...place } = forbidden
          const params = { reason: 'forbidden', subject, ...place }
          yield objection(`${field}.${part}`, message, forbidden.source, params)
        }
        const improper = leftOut(phrase[part])
        if (improper) {
          const message = `says what ${improper.code} took out, or negates it`
          const { code: subject, source: _source, ...place } = improper
          const params = { reason: 'left_out', subject, ...place }
          yield objection(`${field}.${part}`, message, improper.source, params)
        }
      }
    }
    yield* formObjections(phrase, field)
    yield* placeObjections(phrase, field)
    yield* purposeObjections(phrase, field)
    if (phrase.since > pack.version) {
      yield objection(`${field}.since`, `this is version ${pack.version}`)
    }
  }
  yield* closingObjections(pack)
  yield* situationObjections(pack)
  yield* standardObjections(pack)
}

/**
 * Phrases of no pack known here, which another pack may bring; and words that the scanner would only hint
 * at (`softer_wording`).
 */
export function* phrasesWarnings(pack: PhrasePack): Warnings {
  const own = new Set(pack.phrases.map(({ code }) => code))
  const unknown = (code: string) => !own.has(code) && !SHIPPED_PHRASE_CODES.has(code)
  const hinted = hintReader(defaultPacks.forbidden)
  for (const [index, { situations, status, kind, text }] of pack.phrases.entries()) {
    for (const [at, code] of situations.entries()) {
      if (PHRASE_CODE.test(code) && unknown(code)) {
        yield `script_not_shipped:phrases.${index}.situations.${at}:${code}`
      }
    }
    const hint = status === 'approved' && kind === 'words' ? hinted(text) : null
    if (hint) yield `softer_wording:phrases.${index}.text:${hint.code}`
  }
  for (const [index, { steps }] of pack.situations.entries()) {
    for (const [at, { prompts }] of steps.entries()) {
      for (const [place, code] of prompts.entries()) {
        const field = `situations.${index}.steps.${at}.prompts.${place}`
        if (unknown(code)) yield `script_not_shipped:${field}:${code}`
      }
    }
  }
  yield* standardWarnings(pack)
}

/** Who answers for it is a role; whatever offers business stands apart from complaints (C-24). */
function* purposeObjections(phrase: Phrase, field: string): Objections {
  if (!(PROMPT_ROLES as readonly string[]).includes(phrase.owner)) {
    const params = { reason: 'not_in_list' }
    yield objection(`${field}.owner`, `one of ${PROMPT_ROLES.join(', ')}`, undefined, params)
  }
  const { states, demeanours, caseTypes, situations, part } = phrase
  const lists = [states, demeanours, caseTypes, situations]
  if (phrase.offersBusiness && (part !== null || lists.some((list) => list.length > 0))) {
    const message = 'words of a complaint talk offer no business'
    const params = { reason: 'offers_business' }
    yield objection(`${field}.offersBusiness`, message, 'S4-25(9)', params)
  }
}

/** What closes a situation stands in the same pack or in the shipped one. */
function* closingObjections(pack: PhrasePack): Objections {
  const own = new Set(pack.phrases.map(({ code }) => code))
  for (const [index, { closing, code }] of pack.phrases.entries()) {
    if (closing === undefined) continue
    if (closing === code || !(own.has(closing) || SHIPPED_PHRASE_CODES.has(closing))) {
      const params = { reason: 'no_such_code' }
      yield objection(`phrases.${index}.closing`, 'the code of another phrase', undefined, params)
    }
  }
}

function* formObjections({ title, text, pinyin, ethics }: Phrase, field: string): Objections {
  if (BRACE.test(title)) {
    const params = { reason: 'brace_in_title' }
    yield objection(`${field}.title`, 'no placeholder and no brace in a title', undefined, params)
  }
  if (pinyin !== undefined) {
    const characters = `${title}\n${text}`.match(HAN)?.length ?? 0
    const syllables = pinyin.split(' ').length
    if (syllables !== characters) {
      const message = `${syllables} syllables for ${characters} characters of title and text`
      yield objection(`${field}.pinyin`, message, undefined, { reason: 'readings_differ' })
    }
  }
  if (ethics !== undefined && !isEthicsRow(ethics)) {
    const params = { reason: 'no_such_row' }
    yield objection(`${field}.ethics`, 'a row of the register is E-01 to E-38', undefined, params)
  }
}

function* placeObjections(phrase: Phrase, field: string): Objections {
  for (const selector of SELECTORS) {
    for (const [index, word] of phrase[selector].entries()) {
      if (KNOWN[selector].has(word)) continue
      const known = [...KNOWN[selector]].join(', ')
      const params = { reason: 'not_in_list', words: word }
      yield objection(`${field}.${selector}.${index}`, `one of ${known}`, undefined, params)
    }
  }
  // Who asks as a counter clerk is answered as a teller, so nobody would ever see such a phrase.
  const clerk = phrase.roles.indexOf('counter_clerk')
  if (clerk >= 0) {
    const params = { reason: 'called_teller' }
    yield objection(`${field}.roles.${clerk}`, 'the role is called teller', undefined, params)
  }
  for (const [index, word] of phrase.situations.entries()) {
    if (!phraseCodeSchema.safeParse(word).success && !SHIPPED_CASE_TYPES.has(word)) {
      const message = 'neither a phrase nor a kind of case'
      const params = { reason: 'no_such_situation', words: word }
      yield objection(`${field}.situations.${index}`, message, undefined, params)
    }
  }
}
