/**
 * Walking through a situation that branches (S4-26, S3-37; ). A small machine over the data
 * of the pack: it counts what was said, minds the pauses, asks for what a step needs and for the records it
 * makes, and says what may come next. It ends nothing by itself, and only where the situation says by which rule
 * a talk may end; two things it never allows, whatever a pack says: ending the talk with somebody who is angry
 * (S4-26#10, R-289), and ending the talk of somebody with an open complaint as idle (S4-26#13, R-290, E-22).
 */
import type { EpochMs } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import {
  PROMPTS_BEFORE_END,
  type Situation,
  type SituationNeed,
  type SituationStep,
  TIMED_NEEDS,
} from '../../pack/situation.ts'

type Outcome = NonNullable<SituationStep['replies'][number]['outcome']>

/** Where a walk stands. It holds no words and no names of a customer; what they are goes into the records. */
export interface SituationState {
  readonly situation: string
  readonly step: string
  readonly openComplaint: boolean
  /** Phrases said in this step and in all of them. */
  readonly said: number
  readonly saidInAll: number
  readonly lastAt: EpochMs
  /** When the last phrase of this step was said. */
  readonly saidAt: EpochMs | null
  readonly given: readonly SituationNeed[]
  /** The time agreed for the answer or the next talk. */
  readonly agreedFor: EpochMs | null
  /** Calls of the book that were made. */
  readonly created: readonly string[]
  readonly outcome: Outcome | null
}

/** What happened, told by the person at the counter. */
export type SituationAnswer = { readonly at: EpochMs } & (
  | { readonly kind: 'said' }
  | {
      readonly kind: 'given'
      readonly need: SituationNeed
      /** The agreed time, for needs that are one. */
      readonly for?: EpochMs | undefined
    }
  | { readonly kind: 'created'; readonly call: string }
  | { readonly kind: 'replied'; readonly reply: string }
)

/** What stands before the person now. */
export interface SituationView {
  /** The phrase to say next, and how many of the step's are said; null when all are. */
  readonly say: string | null
  readonly number: number
  readonly of: number
  /** Until then no reply counts that is not welcome at any time. */
  readonly waitUntil: EpochMs | null
  readonly missing: readonly SituationNeed[]
  readonly toCreate: readonly string[]
  /** Replies that count now. */
  readonly replies: readonly string[]
  readonly advice: string | null
}

/** The beginning of a walk at `at`: nothing said yet. */
export function situationBegins(
  situation: Situation,
  openComplaint: boolean,
  at: EpochMs,
): SituationState {
  return {
    situation: situation.code,
    step: situation.steps[0]?.id ?? '',
    openComplaint,
    said: 0,
    saidInAll: 0,
    lastAt: at,
    saidAt: null,
    given: [],
    agreedFor: null,
    created: [],
    outcome: null,
  }
}

/** What to say, to ask for and to record now, at `now`. Refuses a state of another situation or version. */
export function situationView(
  situation: Situation,
  state: SituationState,
  now: EpochMs,
): Result<SituationView> {
  const step = stepOf(situation, state)
  if (!step) return unknownStep(situation)
  const until = waitUntil(step, state)
  const asked = { ...state, lastAt: now }
  return accepted({
    say: state.outcome === null ? (step.prompts[state.said] ?? null) : null,
    number: state.said,
    of: step.prompts.length,
    waitUntil: until !== null && now < until ? until : null,
    missing: step.needs.filter((need) => !state.given.includes(need)),
    toCreate: step.creates.filter((call) => !state.created.includes(call)),
    replies: step.replies
      .map(({ reply }) => reply)
      .filter((reply) => replied(situation, asked, step, reply, now).ok),
    advice: step.advice ?? null,
  })
}

/**
 * The state after an answer. Refuses, with the source of the situation: what comes after the end or before
 * the last answer; words beyond those of the step; a time that does not lie ahead; a reply before everything
 * of the step was said, given and recorded; and an end that forbids.
 */
export function advance(
  situation: Situation,
  state: SituationState,
  answer: SituationAnswer,
): Result<SituationState> {
  const step = stepOf(situation, state)
  if (!step) return unknownStep(situation)
  const { source } = situation
  if (state.outcome !== null) {
    return refused('situation_over', 'this walk has come to its end', { field: 'kind', source })
  }
  if (!(answer.at >= state.lastAt)) {
    return refused('before_last_answer', 'not before the last answer', { field: 'at', source })
  }
  const next = { ...state, lastAt: answer.at }
  switch (answer.kind) {
    case 'said':
      return said(situation, next, step, answer.at)
    case 'given':
      return given(situation, next, answer)
    case 'created':
      return accepted({ ...next, created: [...new Set([...state.created, answer.call])] })
    case 'replied':
      return replied(situation, next, step, answer.reply, answer.at)
  }
}

function said(
  { source }: Situation,
  state: SituationState,
  step: SituationStep,
  at: EpochMs,
): Result<SituationState> {
  if (state.said >= step.prompts.length) {
    return refused('all_said', 'everything of this step was said', { field: 'kind', source })
  }
  const count = { said: state.said + 1, saidInAll: state.saidInAll + 1 }
  return accepted({ ...state, ...count, saidAt: at })
}

function given(
  { source }: Situation,
  state: SituationState,
  answer: Extract<SituationAnswer, { readonly kind: 'given' }>,
): Result<SituationState> {
  const timed = TIMED_NEEDS.includes(answer.need)
  if (timed && !(answer.for !== undefined && answer.for > answer.at)) {
    return refused('time_ahead_required', 'a time that lies ahead', { field: 'for', source })
  }
  return accepted({
    ...state,
    given: [...new Set([...state.given, answer.need])],
    agreedFor: timed ? (answer.for ?? null) : state.agreedFor,
  })
}

function replied(
  situation: Situation,
  state: SituationState,
  step: SituationStep,
  reply: string,
  at: EpochMs,
): Result<SituationState> {
  const { source } = situation
  const chosen = step.replies.find((each) => each.reply === reply)
  if (!chosen) {
    return refused('unknown_reply', 'this step has no such reply', { field: 'reply', source })
  }
  if (chosen.outcome === 'ended') {
    const end = mayEnd(situation, state)
    if (!end.ok) return end
  }
  if (!chosen.anytime) {
    const open = stepOpen(situation, state, step, at)
    if (open) return open
  }
  if (chosen.to === null) return accepted({ ...state, outcome: chosen.outcome })
  return accepted({ ...state, step: chosen.to, said: 0, saidAt: null })
}

/** The first thing that keeps the step from being left; null when nothing does. */
function stepOpen(
  { source }: Situation,
  state: SituationState,
  step: SituationStep,
  at: EpochMs,
): ReturnType<typeof refused> | null {
  if (state.said < step.prompts.length) {
    const params = { said: state.said, of: step.prompts.length }
    return refused('words_first', 'the words of this step come first', {
      field: 'say',
      source,
      params,
    })
  }
  const until = waitUntil(step, state)
  if (until !== null && at < until) {
    return refused('pause_first', 'the pause is not over', {
      field: 'at',
      source,
      params: { seconds: step.waitSeconds },
    })
  }
  const need = step.needs.find((each) => !state.given.includes(each))
  if (need !== undefined) {
    return refused('need_first', `${need} comes first`, { field: need, source, params: { need } })
  }
  const call = step.creates.find((each) => !state.created.includes(each))
  if (call !== undefined) {
    return refused('record_first', `${call} comes first`, {
      field: 'creates',
      source,
      params: { call },
    })
  }
  return null
}

function mayEnd({ ending, intake }: Situation, state: SituationState): Result<true> {
  if (ending === null || ending === 'never' || intake.agitated) {
    return refused('never_ended', 'an angry customer is never hung up on', {
      field: 'reply',
      source: 'S4-26#10',
    })
  }
  if (ending === 'unheard') return accepted(true)
  if (state.openComplaint) {
    return refused('open_complaint', 'a complaint of this customer is open', {
      field: 'openComplaint',
      source: 'S4-26#13',
    })
  }
  // The closing words are those of the step that ends; prompts are what came before it.
  if (state.saidInAll - state.said < PROMPTS_BEFORE_END) {
    return refused('prompts_first', 'two prompts come before the end', {
      field: 'say',
      source: 'S4-26#13',
    })
  }
  return accepted(true)
}

function waitUntil(step: SituationStep, state: SituationState): EpochMs | null {
  const all = state.said >= step.prompts.length && state.saidAt !== null
  return all && step.waitSeconds > 0 ? (state.saidAt ?? 0) + step.waitSeconds * 1000 : null
}

function stepOf({ code, steps }: Situation, state: SituationState): SituationStep | undefined {
  return state.situation === code ? steps.find(({ id }) => id === state.step) : undefined
}

function unknownStep({ code, source }: Situation): ReturnType<typeof refused> {
  return refused('unknown_step', `${code} has no such step`, { field: 'step', source })
}
