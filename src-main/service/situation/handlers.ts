/** Walks through branching situations: judged at every answer against the pack and the book. */
import { ANSWERS_MAX, type situationCalls } from '#shared/contract/calls/situation.ts'
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type Situation, TIMED_NEEDS } from '#shared/pack/situation.ts'
import { type SituationState, advance } from '#shared/phrase/situation/situation.ts'
import {
  type Walk,
  type WalkAnswer,
  momentOf,
  told,
  walkState,
} from '#shared/phrase/situation/walk.ts'
import { findCase } from '../../store/tables/case-table.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { wordsShown } from '../phrase/words-here.ts'
import { type MadeRecords, madeRecords } from './made-records.ts'
import { type WalkHere, walkView } from './walk-view.ts'

type AnswerInput = CallInput<typeof situationCalls, 'situation.answer'>['answer']

export function situationHandlers(desk: Desk): Handlers<typeof situationCalls, DeskSession> {
  const show = (here: WalkHere, session: DeskSession) => {
    const now = momentOf(here.walk, desk.book.now())
    const known = tellKnown(here, now)
    const view = walkView(desk, session, known, now)
    const { walk } = known
    return view.ok
      ? accepted({ state: { ...walk, answers: [...walk.answers] }, view: view.value })
      : view
  }
  return {
    'situation.list': () =>
      accepted({
        situations: wordsShown(desk).phrases.situations.map(({ code, title, steps, source }) => ({
          code,
          title,
          source,
          counted: steps.some(
            ({ prompts, waitSeconds, remindEverySeconds }) =>
              prompts.length > 1 || waitSeconds > 0 || remindEverySeconds > 0,
          ),
          branching: steps.length > 1,
        })),
      }),
    'situation.open': ({ situation: code, caseId }, session) => {
      if (caseId !== null && findCase(desk.book.db, caseId) === null) {
        return refused('unknown_case', 'there is no such case', { field: 'caseId' })
      }
      const here = standing(desk, session, {
        situation: code,
        caseId,
        begunAt: desk.book.now(),
        answers: [],
      })
      return here.ok ? show(here.value, session) : here
    },
    'situation.resume': ({ state }, session) => {
      const here = standing(desk, session, state)
      return here.ok ? show(here.value, session) : here
    },
    'situation.answer': ({ state, answer }, session) => {
      const here = standing(desk, session, state)
      if (!here.ok) return here
      const next = answered(desk, session, here.value, answer)
      return next.ok ? show(next.value, session) : next
    },
  }
}

/** A walk with where it stands by what was told and by the book; records that are told must be there. */
function standing(desk: Desk, session: DeskSession, walk: Walk): Result<WalkHere> {
  const situation = wordsShown(desk).phrases.situations.find(({ code }) => code === walk.situation)
  if (!situation) {
    return refused('unknown_situation', 'there is no such situation', { field: 'situation' })
  }
  const records = madeRecords(desk, walk, actorOf(session))
  const invented = walk.answers.some((one) => one.kind === 'created' && !records.made(one.call))
  if (invented) {
    return refused('walk_unreadable', 'the book has no such record', {
      field: 'state',
      source: situation.source,
    })
  }
  const now = momentOf(walk, desk.book.now())
  const state = walkState(situation, walk, records.openComplaint, now)
  return state.ok ? accepted({ situation, walk, state: state.value, records }) : state
}

function answered(
  desk: Desk,
  session: DeskSession,
  here: WalkHere,
  answer: AnswerInput,
): Result<WalkHere> {
  const { situation, walk, records } = here
  const { source } = situation
  if (answer.kind === 'about') {
    if (walk.caseId !== null && walk.caseId !== answer.caseId) {
      return refused('other_case', 'this talk is about another case', { field: 'caseId', source })
    }
    return standing(desk, session, { ...walk, caseId: answer.caseId })
  }
  if (answer.kind === 'created' && !records.made(answer.call)) {
    return refused('record_not_found', 'the book has no such record since the talk began', {
      field: 'call',
      source,
      params: { call: answer.call },
    })
  }
  if (walk.answers.length >= ANSWERS_MAX) {
    return refused('walk_too_long', 'a walk has so many answers', { field: 'state', source })
  }
  return after(here, { ...answer, at: momentOf(walk, desk.book.now()) })
}

function after(
  { situation, walk, state, records }: WalkHere,
  answer: WalkAnswer,
): Result<WalkHere> {
  const next = advance(situation, state, told(answer))
  if (!next.ok) return next
  const answers = [...walk.answers, answer]
  return accepted({ situation, walk: { ...walk, answers }, state: next.value, records })
}

/** What the book shows already nobody has to tell: it is told for them. */
function tellKnown(here: WalkHere, at: number): WalkHere {
  let told = here
  for (const answer of known(here.situation, here.state, here.records, at)) {
    const next = told.walk.answers.length < ANSWERS_MAX ? after(told, answer) : null
    if (next?.ok) told = next.value
  }
  return told
}

function known(
  { steps }: Situation,
  state: SituationState,
  records: MadeRecords,
  at: number,
): WalkAnswer[] {
  const step = steps.find(({ id }) => id === state.step)
  if (!step || state.outcome !== null) return []
  const given = step.needs.flatMap((need): WalkAnswer[] => {
    const found = state.given.includes(need) ? null : records.knows(need)
    const late = TIMED_NEEDS.includes(need) && (found?.for ?? 0) <= at
    return found && !late ? [{ kind: 'given', at, need, for: found.for }] : []
  })
  const created = step.creates
    .filter((call) => !state.created.includes(call) && records.made(call))
    .map((call): WalkAnswer => ({ kind: 'created', at, call }))
  return [...given, ...created]
}
