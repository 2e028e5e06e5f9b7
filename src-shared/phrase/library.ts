/**
 * Finding the right words: by the moment one is in, or by searching. What the ethics register took
 * out is never returned; what it warns about comes last, marked, with its reason.
 */
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { Phrase, PhrasePack } from '../pack/phrase-pack.ts'
import type { ProfileCode } from '../pack/profile-pack.ts'
import type { BusinessDate } from '../foundation/instant.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_NEEDS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  PROMPT_ROLES,
  SIX_C,
  TALK_PARTS,
} from './moments.ts'
import { withPlaces } from './places.ts'
import type { HanVariants } from './scan/han-variants.ts'
import type { HanReadings } from './search/han-readings.ts'
import { type SearchIndex, findEntries, searchIndex } from './search/search-index.ts'

/** One phrase as screens and the command line show it. */
export interface Prompt {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly status: 'approved' | 'caution'
  readonly source: string
  readonly variables: readonly string[]
  /** Why a caution card warns; absent on approved phrases. */
  readonly reason?: string
  /** Read by staff, not said; absent on words. */
  readonly kind?: 'guide'
  /** What the source asks of whoever says it. */
  readonly requirement?: string
  /** Code of the words that close the situation. */
  readonly closing?: string
}

/** Where somebody stands. Several selectors widen the answer: a phrase that fits any of them fits. */
export interface PromptMoment {
  readonly role?: string | undefined
  readonly profile?: ProfileCode | undefined
  readonly moment?: string | undefined
  readonly step?: string | undefined
  readonly situation?: string | undefined
  readonly state?: string | undefined
  readonly demeanour?: string | undefined
  readonly caseType?: string | undefined
  readonly need?: string | undefined
  readonly sixC?: string | undefined
  /** The day of business: phrases that do not hold on it are left out; without it all are shown. */
  readonly on?: BusinessDate | undefined
  /** True while a complaint of this customer is open: nothing then offers further business (E-33). */
  readonly openComplaint?: boolean | undefined
}

type Selector = Exclude<keyof PromptMoment, 'role' | 'profile' | 'on' | 'openComplaint'>

const SELECTORS: Readonly<Record<Selector, (phrase: Phrase) => readonly string[]>> = {
  moment: (phrase) => phrase.moments,
  step: (phrase) => phrase.steps,
  // A scenario of the case pages and a phrase's own code are situations too.
  situation: (phrase) => [...phrase.situations, ...phrase.caseTypes, phrase.code],
  state: (phrase) => phrase.states,
  demeanour: (phrase) => phrase.demeanours,
  caseType: (phrase) => phrase.caseTypes,
  need: (phrase) => phrase.needs,
  sixC: (phrase) => phrase.sixC,
}
const FIXED_VALUES: Readonly<Partial<Record<Selector, readonly string[]>>> = {
  moment: LOBBY_MOMENTS,
  step: COUNTER_STEPS,
  state: CUSTOMER_STATES,
  demeanour: DEMEANOURS,
  need: CUSTOMER_NEEDS,
  sixC: SIX_C,
}

/** A phrase pack prepared for searching. */
export interface PhraseLibrary {
  readonly pack: PhrasePack
  /** All but what was taken out, in the order of the pack. */
  readonly phrases: readonly Phrase[]
  readonly index: SearchIndex
}

/** For packs that carry their own readings. */
const NO_READINGS: HanReadings = new Map()

/**
 * Prepares a checked pack; do it once. Excluded phrases are left out here and nowhere else. `variants`
 * lets 客戶 find 客户; `readings` lets letters find phrases that carry no pinyin of their own.
 */
export function phraseLibrary(
  pack: PhrasePack,
  variants: HanVariants,
  readings = NO_READINGS,
): PhraseLibrary {
  const phrases = pack.phrases.filter(({ status }) => status !== 'excluded')
  return {
    pack,
    phrases,
    index: searchIndex(phrases, (text) => foldWords(text, variants), readings),
  }
}

/**
 * The phrases for a role and a moment (catalogue §4.13), approved first, in the order of the pack.
 * Refuses, naming the selector, a role, moment or situation that nobody knows.
 */
export function promptsFor(library: PhraseLibrary, where: PromptMoment): Result<Prompt[]> {
  const role = where.role === 'counter_clerk' ? 'teller' : where.role
  if (role !== undefined && !(PROMPT_ROLES as readonly string[]).includes(role)) {
    return unknown('role')
  }
  const selectors = (Object.keys(SELECTORS) as Selector[]).filter((key) => where[key] !== undefined)
  for (const key of selectors) {
    const known = FIXED_VALUES[key] ?? library.phrases.flatMap((phrase) => SELECTORS[key](phrase))
    if (!known.includes(where[key] ?? '')) return unknown(key)
  }
  const fitting = library.phrases.filter(
    (phrase) =>
      isFor(phrase, { ...where, role }) &&
      (selectors.length === 0 ||
        selectors.some((key) => SELECTORS[key](phrase).includes(where[key] ?? ''))),
  )
  return accepted(shown(fitting))
}

/** Prompts of one part of a complaint talk. */
export interface TalkPart {
  readonly part: (typeof TALK_PARTS)[number]
  readonly prompts: readonly Prompt[]
}

/**
 * The prompts of `promptsFor` that belong to a complaint talk, in its order: feelings, facts, solution
 * (S2-33, C-25). Nothing in it offers further business. Refuses what `promptsFor` refuses.
 */
export function complaintTalk(library: PhraseLibrary, where: PromptMoment): Result<TalkPart[]> {
  const prompts = promptsFor(library, { ...where, openComplaint: true })
  if (!prompts.ok) return prompts
  const partOf = new Map(library.phrases.map(({ code, part }) => [code, part]))
  return accepted(
    TALK_PARTS.map((part) => ({
      part,
      prompts: prompts.value.filter(({ code }) => partOf.get(code) === part),
    })),
  )
}

/** For whom, where and when: the same for what is asked for and what is searched. */
export type PromptAudience = Pick<PromptMoment, 'role' | 'profile' | 'on' | 'openComplaint'>

function isFor(phrase: Phrase, { role, profile, on, openComplaint }: PromptAudience): boolean {
  return (
    (profile === undefined || phrase.profiles.length === 0 || phrase.profiles.includes(profile)) &&
    (role === undefined || phrase.roles.length === 0 || phrase.roles.includes(role)) &&
    (on === undefined || holdsOn(phrase, on)) &&
    !(openComplaint === true && phrase.offersBusiness)
  )
}

function holdsOn({ validFrom, validUntil }: Phrase, day: BusinessDate): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil)
}

/**
 * Phrases that fit what somebody types: code, title or text as written, or read aloud with every reading of
 * a character, by syllables, first letters or a mixture, simplified or traditional; with one slip when
 * nothing else fits (`findEntries` says in which order). Cautions come last. An empty query finds nothing.
 * Without an audience everybody's phrases are searched.
 */
export function searchPhrases(
  library: PhraseLibrary,
  query: string,
  limit = 20,
  audience: PromptAudience = {},
): Prompt[] {
  const found = findEntries(library.index, query)
    .flatMap((place) => library.phrases[place] ?? [])
    .filter((phrase) => isFor(phrase, audience))
  const first = (status: Phrase['status']) => found.filter((phrase) => phrase.status === status)
  return shown([...first('approved'), ...first('caution')].slice(0, limit))
}

/** Fills `{name}` places; a value that is missing or blank leaves its place standing, to be seen. */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  return withPlaces(text, (name) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '').trim() : ''
    return value === '' ? `{${name}}` : value
  })
}

function shown(phrases: readonly Phrase[]): Prompt[] {
  const prompts = phrases.flatMap((phrase): Prompt[] => {
    const { code, title, text, status, source, variables, reason, requirement, closing } = phrase
    if (status === 'excluded') return []
    return [
      {
        code,
        title,
        text,
        status,
        source,
        variables,
        ...(status === 'caution' && reason !== undefined && { reason }),
        ...(phrase.kind === 'guide' && { kind: phrase.kind }),
        ...(requirement !== undefined && { requirement }),
        ...(closing !== undefined && { closing }),
      },
    ]
  })
  return [
    ...prompts.filter(({ status }) => status === 'approved'),
    ...prompts.filter(({ status }) => status === 'caution'),
  ]
}

/** Tone marks are no letters, but ü is one. */
const TONES = /[\u0300-\u0307\u0309-\u036f]/g

/** Width, case, tones, blanks and punctuation make no other word; of Han characters one form counts. */
function foldWords(text: string, variants: HanVariants): string {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(TONES, '')
  return plain
    .normalize('NFC')
    .replace(/[\s\p{P}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\p{Script=Han}/gu, (character) => {
      const form = variants.get(character.codePointAt(0) ?? 0)
      return form === undefined ? character : String.fromCodePoint(form)
    })
}

function unknown(field: string): ReturnType<typeof refused> {
  return refused('invalid_input', 'this value is not in the list', { field })
}
