/**
 * Questions made from the library and from cases without people. Chance comes in as an argument, so the
 * same draws make the same questions.
 */
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { ForbiddenPack } from '../../pack/forbidden-pack.ts'
import type { Phrase, PhrasePack } from '../../pack/phrase-pack.ts'
import { type PlainWords, anonymousWords, wordsLeft } from './anonymous-words.ts'

/** Answers a whole number from 0 to `below` - 1. */
export type Draw = (below: number) => number

/** One question with several answers, of which one is right. */
export interface Question {
  readonly kind: 'what_to_say' | 'what_instead' | 'what_comes_next' | 'what_for_this_case'
  /** Code of what is asked about, which is also the code of its card. */
  readonly about: string
  /** What is shown: a situation's name, a forbidden sentence, words just said, a case without people. */
  readonly shown: string
  readonly options: readonly { readonly code: string; readonly text: string }[]
  readonly right: string
  readonly source: string
}

const OPTIONS = 4
/** Below so many characters nobody can tell what a case was about. */
const FEWEST_WORDS = 12

/**
 * What to say in the situation of a phrase: its words among others of the same kind. Refuses a phrase that
 * is not approved words, and a library too small to choose from.
 */
export function askWhatToSay(pack: PhrasePack, code: string, draw: Draw): Result<Question> {
  const phrase = sayable(pack).find((each) => each.code === code)
  if (!phrase) return unknown('code')
  const others = sayable(pack).filter((each) => !fitsSame(each, phrase))
  return asked('what_to_say', phrase, phrase.title, others, draw)
}

/** What to say instead of a forbidden sentence: its suggestion among those of others. Refuses as above. */
export function askWhatInstead(pack: ForbiddenPack, code: string, draw: Draw): Result<Question> {
  const phrase = pack.phrases.find((each) => each.code === code)
  if (!phrase || phrase.severity !== 'warn') return unknown('code')
  const option = ({ code: each, suggestion }: typeof phrase) => ({ code: each, text: suggestion })
  const others = pack.phrases
    .filter((each) => each.severity === 'warn' && each.suggestion !== phrase.suggestion)
    .map(option)
  const shown = (phrase.wordings[0] ?? '').replaceAll(/\{\d+-\d+\}/g, '……')
  const question = { kind: 'what_instead', about: code, shown, source: phrase.source } as const
  return chosen(question, option(phrase), others, draw)
}

/**
 * Which words come next in a branching situation, after those at `index` of all its words in order. Refuses
 * an unknown situation and a place after which nothing comes.
 */
export function askWhatComesNext(
  pack: PhrasePack,
  code: string,
  index: number,
  draw: Draw,
): Result<Question> {
  const situation = pack.situations.find((each) => each.code === code)
  if (!situation) return unknown('code')
  const row = situation.steps.flatMap(({ prompts }) => prompts)
  const [said, next] = [row[index], row[index + 1]].map((each) =>
    pack.phrases.find((phrase) => phrase.code === each),
  )
  if (!said || !next || said === next) return unknown('index')
  const others = sayable(pack).filter((each) => !row.includes(each.code))
  const shown = `${situation.title}：${said.text}`
  const question = { kind: 'what_comes_next', about: code, shown } as const
  return chosen(
    { ...question, source: situation.source },
    optionOf(next),
    others.map(optionOf),
    draw,
  )
}

/** A case as practice may see it: which kind it was, its words, and the people whose names to blank. */
export interface PractisedCase {
  readonly caseType: string
  readonly text: string
  readonly names: readonly string[]
}

/**
 * Which words fit a case: the case with everything blanked that is not a plain word, and the words made for
 * its kind among others. Refuses a kind without words of its own, and a text of which too little is left.
 */
export function askAboutCase(
  pack: PhrasePack,
  plain: PlainWords,
  { caseType, text, names }: PractisedCase,
  draw: Draw,
): Result<Question> {
  const phrase = sayable(pack).find((each) => each.caseTypes.includes(caseType))
  if (!phrase) return unknown('caseType')
  const shown = anonymousWords(text, names, plain)
  if (wordsLeft(shown) < FEWEST_WORDS) {
    return refused('too_little_left', 'without people too little of this case is left', {
      field: 'text',
      source: 'S4-40',
    })
  }
  const others = sayable(pack).filter(
    (each) => each.caseTypes.length > 0 && !each.caseTypes.includes(caseType),
  )
  return asked('what_for_this_case', phrase, shown, others, draw)
}

function sayable({ phrases }: PhrasePack): Phrase[] {
  return phrases.filter(({ status, kind }) => status === 'approved' && kind === 'words')
}

/** Two phrases for one place would both be right. */
function fitsSame(one: Phrase, other: Phrase): boolean {
  const keys = [
    'moments',
    'steps',
    'situations',
    'states',
    'demeanours',
    'caseTypes',
    'needs',
  ] as const
  return (
    one.code === other.code ||
    one.title === other.title ||
    keys.some((key) => one[key].some((value: string) => (other[key] as string[]).includes(value)))
  )
}

function asked(
  kind: Question['kind'],
  phrase: Phrase,
  shown: string,
  others: readonly Phrase[],
  draw: Draw,
): Result<Question> {
  const question = { kind, about: phrase.code, shown, source: phrase.source }
  return chosen(question, optionOf(phrase), others.map(optionOf), draw)
}

function optionOf({ code, text }: Phrase): Question['options'][number] {
  return { code, text }
}

function chosen(
  question: Omit<Question, 'options' | 'right'>,
  right: Question['options'][number],
  others: readonly Question['options'][number][],
  draw: Draw,
): Result<Question> {
  const texts = new Set([right.text])
  const rest = others.filter(({ text }) => !texts.has(text) && texts.add(text))
  if (rest.length < OPTIONS - 1) {
    return refused('too_few_phrases', 'not enough words to choose from', { field: 'phrases' })
  }
  const wrong: Question['options'][number][] = []
  while (wrong.length < OPTIONS - 1) wrong.push(...rest.splice(draw(rest.length), 1))
  const options = wrong.toSpliced(draw(OPTIONS), 0, right)
  return accepted({ ...question, options, right: right.code })
}

function unknown(field: string): ReturnType<typeof refused> {
  return refused('invalid_input', 'nothing to ask about this', { field })
}
