/**
 * A talk to practise: the learner says what a branching situation asks for, the program draws what the
 * customer does. The walk machine judges order, pauses, needs and records; time is practice time, so that
 * nobody waits. What went wrong is kept for the summary and nowhere else; no word that somebody types is.
 */
import type { EpochMs } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { ForbiddenPack } from '../../pack/forbidden-pack.ts'
import type { PhrasePack } from '../../pack/phrase-pack.ts'
import { SITUATION_NEEDS, type Situation, type SituationNeed } from '../../pack/situation.ts'
import {
  type SituationState,
  type SituationView,
  advance,
  situationBegins,
  situationView,
} from '../situation/situation.ts'
import { dontWords } from '../dont.ts'
import type { Draw } from './quiz.ts'

/** What went wrong at one step, with the source that asks for it otherwise. */
export interface Miss {
  readonly what:
    | 'other_words'
    | 'out_of_order'
    | 'forbidden_words'
    | 'pause_first'
    | 'need_first'
    | 'record_first'
  /** The phrase that was due or the forbidden sentence, the need, or the call. */
  readonly about: string | null
  readonly source: string
}

export interface RolePlay {
  readonly walk: SituationState
  /** Practice time: moves by what is said and by pauses, not with the clock on the wall. */
  readonly clock: EpochMs
  readonly turn: 'say' | 'act' | 'over'
  readonly turns: number
  /** What the customer did last, in the words of the situation; null at the beginning. */
  readonly heard: string | null
  /** What may be said now, one of them right; empty when it is not a turn to speak. */
  readonly options: readonly { readonly code: string; readonly text: string }[]
  readonly misses: readonly Miss[]
}

/** What the learner does: says something, waits, sees to a need, writes a record, lets the customer answer. */
export type RolePlayAnswer =
  | { readonly kind: 'option'; readonly code: string }
  /** Own words; what the scanner found in them. */
  | {
      readonly kind: 'typed'
      readonly found: readonly { readonly code: string; readonly source: string }[]
    }
  | { readonly kind: 'act'; readonly act: string }

export interface RolePlayWords {
  readonly pack: PhrasePack
  readonly forbidden: ForbiddenPack
}

/** After so many turns the customer comes to an end when there is one. */
const LONG_TALK = 8
const WORDS_MS = 1000
const HOUR_MS = 3_600_000

/** The beginning of a talk. */
export function rolePlayBegins(words: RolePlayWords, situation: Situation, draw: Draw): RolePlay {
  // Only there an open complaint changes what may be done (S4-26#13).
  const openComplaint = situation.ending === 'idle' && draw(2) === 1
  const walk = situationBegins(situation, openComplaint, 0)
  const begun = { walk, clock: 0, turns: 0, heard: null, misses: [] }
  return toSpeak(words, situation, { ...begun, turn: 'say', options: [] }, draw)
}

/**
 * What somebody may do between speaking and the customer's answer, the same at every step so that the list
 * gives nothing away; empty where the situation asks for nothing but words.
 */
export function rolePlayActs({ steps }: Situation): string[] {
  const needs = SITUATION_NEEDS.filter((need) => steps.some((step) => step.needs.includes(need)))
  const calls = [...new Set(steps.flatMap(({ creates }) => creates))]
  const acts = [
    ...(steps.some(({ waitSeconds }) => waitSeconds > 0) ? ['wait'] : []),
    ...needs.map((need) => `need:${need}`),
    ...calls.map((call) => `record:${call}`),
  ]
  return acts.length === 0 ? [] : [...acts, 'go_on']
}

/** What an answer led to: the talk as it goes on, and what was wrong with it. */
export interface RolePlayStep {
  readonly play: RolePlay
  readonly missed: readonly Miss[]
}

/** Takes an answer in. Refuses what this turn does not ask for. */
export function rolePlayAnswered(
  words: RolePlayWords,
  situation: Situation,
  play: RolePlay,
  answer: RolePlayAnswer,
  draw: Draw,
): Result<RolePlayStep> {
  const view = situationView(situation, play.walk, play.clock)
  if (!view.ok) return view
  if (play.turn === 'act' && answer.kind === 'act') {
    return acted(words, situation, play, view.value, answer.act, draw)
  }
  if (play.turn !== 'say' || answer.kind === 'act') return notAsked()
  const { say } = view.value
  if (answer.kind === 'option' && !play.options.some(({ code }) => code === answer.code)) {
    return notAsked()
  }
  const missed =
    answer.kind === 'typed'
      ? answer.found.map(
          ({ code, source }): Miss => ({ what: 'forbidden_words', about: code, source }),
        )
      : wrongChoice(words, situation, say, answer.code)
  const clock = play.clock + WORDS_MS
  const walk = advance(situation, play.walk, { kind: 'said', at: clock })
  if (!walk.ok) return walk
  const spoken = { ...play, walk: walk.value, clock, misses: [...play.misses, ...missed] }
  return accepted({ play: afterWords(words, situation, spoken, draw), missed })
}

function notAsked(): ReturnType<typeof refused> {
  return refused('not_asked', 'this was not asked now', { field: 'answer' })
}

/** The right words are said next either way: the talk goes on with them. */
function wrongChoice(
  { forbidden }: RolePlayWords,
  situation: Situation,
  due: string | null,
  chosen: string,
): Miss[] {
  if (chosen === due) return []
  const wrong = forbidden.phrases.find(({ code }) => code === chosen)
  if (wrong) return [{ what: 'forbidden_words', about: wrong.code, source: wrong.source }]
  const later = situation.steps.some(({ prompts }) => prompts.includes(chosen))
  return [{ what: later ? 'out_of_order' : 'other_words', about: due, source: situation.source }]
}

function afterWords(
  words: RolePlayWords,
  situation: Situation,
  play: RolePlay,
  draw: Draw,
): RolePlay {
  const view = situationView(situation, play.walk, play.clock)
  if (view.ok && view.value.say !== null) return toSpeak(words, situation, play, draw)
  if (rolePlayActs(situation).length > 0) return { ...play, turn: 'act', options: [] }
  return customerAnswers(words, situation, play, draw)
}

function acted(
  words: RolePlayWords,
  situation: Situation,
  play: RolePlay,
  view: SituationView,
  act: string,
  draw: Draw,
): Result<RolePlayStep> {
  if (!rolePlayActs(situation).includes(act)) return notAsked()
  if (act === 'go_on') {
    const open = openThing(situation, play.walk.step, view)
    if (open === null) {
      return accepted({ play: customerAnswers(words, situation, play, draw), missed: [] })
    }
    const known = play.misses.some(({ what, about }) => what === open.what && about === open.about)
    const misses = known ? play.misses : [...play.misses, open]
    return accepted({ play: { ...play, misses }, missed: [open] })
  }
  if (act === 'wait') {
    const seconds = Math.max(...situation.steps.map(({ waitSeconds }) => waitSeconds))
    return accepted({ play: { ...play, clock: play.clock + seconds * 1000 }, missed: [] })
  }
  const [kind = '', name = ''] = act.split(':')
  const at = play.clock
  const walk =
    kind === 'need'
      ? advance(situation, play.walk, {
          kind: 'given',
          need: name as SituationNeed,
          for: at + HOUR_MS,
          at,
        })
      : advance(situation, play.walk, { kind: 'created', call: name, at })
  return walk.ok ? accepted({ play: { ...play, walk: walk.value }, missed: [] }) : walk
}

/** The first thing that this step still asks for; null when the customer's turn has come. */
function openThing(situation: Situation, id: string, view: SituationView): Miss | null {
  const { source } = situation
  if (view.waitUntil !== null) return { what: 'pause_first', about: id, source }
  const [need] = view.missing
  if (need !== undefined) return { what: 'need_first', about: need, source }
  const [call] = view.toCreate
  return call === undefined ? null : { what: 'record_first', about: call, source }
}

/** Draws among what the customer may do now; a long talk comes to its end. */
function customerAnswers(
  words: RolePlayWords,
  situation: Situation,
  play: RolePlay,
  draw: Draw,
): RolePlay {
  const view = situationView(situation, play.walk, play.clock)
  const step = situation.steps.find(({ id }) => id === play.walk.step)
  const open = (step?.replies ?? []).filter(
    ({ reply }) => view.ok && view.value.replies.includes(reply),
  )
  const ends = open.filter(({ outcome }) => outcome !== null)
  const choice = play.turns >= LONG_TALK && ends.length > 0 ? ends : open
  const drawn = choice[draw(Math.max(choice.length, 1))]
  const over: RolePlay = { ...play, turn: 'over', options: [] }
  if (!drawn) return over
  const { reply, label, outcome } = drawn
  const walk = advance(situation, play.walk, { kind: 'replied', reply, at: play.clock })
  if (!walk.ok) return over
  const next = { ...play, walk: walk.value, heard: label, turns: play.turns + 1 }
  return outcome === null
    ? toSpeak(words, situation, next, draw)
    : { ...next, turn: 'over', options: [] }
}

/** The right words among words of the same situation that come later, of another one, and a forbidden one. */
function toSpeak(
  { pack, forbidden }: RolePlayWords,
  situation: Situation,
  play: RolePlay,
  draw: Draw,
): RolePlay {
  const view = situationView(situation, play.walk, play.clock)
  const due = view.ok ? view.value.say : null
  const right = pack.phrases.find(({ code }) => code === due)
  if (!right) return { ...play, turn: 'over', options: [] }
  const here = new Set(situation.steps.flatMap(({ prompts }) => prompts))
  const said = pack.phrases.filter(({ kind, status, text }) => {
    return kind === 'words' && status !== 'excluded' && text !== right.text
  })
  const wrong = forbidden.phrases
    .filter(({ severity }) => severity === 'warn')
    .map((entry) => ({ code: entry.code, text: dontWords(entry) }))
  const others = [
    drawnOf(
      said.filter(({ code }) => here.has(code)),
      draw,
    ),
    drawnOf(
      said.filter(({ code, status }) => !here.has(code) && status === 'approved'),
      draw,
    ),
    drawnOf(wrong, draw),
  ].flatMap((one) => (one ? [{ code: one.code, text: one.text }] : []))
  const place = draw(others.length + 1)
  const options = others.toSpliced(place, 0, { code: right.code, text: right.text })
  return { ...play, turn: 'say', options }
}

function drawnOf<Item>(items: readonly Item[], draw: Draw): Item | undefined {
  return items.length === 0 ? undefined : items[draw(items.length)]
}
