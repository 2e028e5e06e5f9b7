/** From a phrase of the library to what the prompter shows. */
import type { DontView, PromptView, PromptsView } from '#shared/contract/phrase-view.ts'
import type { ForbiddenPhrase } from '#shared/pack/forbidden-pack.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { dontWords, dontsBeside } from '#shared/phrase/dont.ts'
import { type Prompt, fillVariables } from '#shared/phrase/library.ts'
import { variablesIn } from '#shared/phrase/places.ts'
import { speechPace } from '#shared/phrase/speech-pace.ts'
import type { Kept } from './kept.ts'
import type { WordsHere } from './words-here.ts'

/** What is the same for every prompt of an answer. */
export interface ViewGround {
  readonly words: WordsHere
  readonly kept: Kept
  /** What fills places, by their name. */
  readonly known: Readonly<Record<string, string>>
  readonly openComplaint: boolean
}

/** Prompts with the entries that they name. */
export function promptsView(prompts: readonly Prompt[], ground: ViewGround): PromptsView {
  const shown = prompts.map((prompt) => promptView(prompt, ground))
  const named = new Set(shown.flatMap(({ donts }) => donts))
  return {
    prompts: shown,
    donts: ground.words.forbidden.phrases.filter(({ code }) => named.has(code)).map(dontView),
    openComplaint: ground.openComplaint,
  }
}

/** The one place where a prompt becomes what is shown. */
function promptView(prompt: Prompt, ground: ViewGround): PromptView {
  const { words, kept } = ground
  const phrase = phraseOf(words, prompt.code)
  const known = knownIn(prompt.text, ground.known)
  const text = fillVariables(prompt.text, known)
  const closing = prompt.closing === undefined ? undefined : find(words, prompt.closing)
  const pace = speechPace(text)
  return {
    code: prompt.code,
    title: prompt.title,
    text,
    template: prompt.text,
    known,
    blanks: variablesIn(text),
    status: prompt.status,
    reason: prompt.reason ?? null,
    kind: prompt.kind ?? 'words',
    part: phrase.part,
    requirement: prompt.requirement ?? null,
    closing: closing ? { code: closing.code, text: fillVariables(closing.text, known) } : null,
    source: prompt.source,
    owner: phrase.owner,
    validFrom: phrase.validFrom,
    validUntil: phrase.validUntil,
    readingSeconds: pace.ok ? Math.ceil(pace.value) : 0,
    favourite: kept.favourites.includes(prompt.code),
    donts: dontsBeside(phrase, words.forbidden.phrases).map(({ code }) => code),
  }
}

function dontView(entry: ForbiddenPhrase): DontView {
  const { code, severity, suggestion, source } = entry
  return { code, severity, words: dontWords(entry), instead: suggestion, source }
}

/**
 * What is known of the places that a text has. A promise is a time until which the customer hears, so it fills
 * `{time}` where 前 follows and no other time.
 */
function knownIn(text: string, known: ViewGround['known']): Record<string, string> {
  const { promised = '', ...plain } = known
  const all = text.includes('{time}前') ? { ...plain, time: promised } : plain
  return Object.fromEntries(
    variablesIn(text).flatMap((name) => {
      const value = Object.hasOwn(all, name) ? (all[name] ?? '').trim() : ''
      return value === '' ? [] : [[name, value]]
    }),
  )
}

function find({ library }: WordsHere, code: string): Phrase | undefined {
  return library.phrases.find((phrase) => phrase.code === code)
}

function phraseOf(words: WordsHere, code: string): Phrase {
  const phrase = find(words, code)
  if (!phrase) throw new Error(`a prompt without its phrase: ${code}`)
  return phrase
}
