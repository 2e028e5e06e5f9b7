/** What an answer is worth: judged by the question that the machine kept, and counted once. */
import type { PracticeFeedback, practiceCalls } from '#shared/contract/calls/practice.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { type EpochMs, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { dontWords } from '#shared/phrase/dont.ts'
import { cardFace } from '#shared/phrase/practice/deck.ts'
import type { Question } from '#shared/phrase/practice/quiz.ts'
import { type RolePlayAnswer, rolePlayAnswered } from '#shared/phrase/practice/role-play.ts'
import { situationView } from '#shared/phrase/situation/situation.ts'
import { deleteQuestion, findQuestionNamed } from '../../store/tables/practice-table.ts'
import type { Desk } from '../desk.ts'
import { lookedAt } from './cards.ts'
import { type PracticeGround, practiceGround } from './ground.ts'
import { type Asked, ask, readQuestion } from './pending.ts'
import { missViews } from './role-play.ts'

type In = CallInput<typeof practiceCalls, 'practice.answer'>

export function takeAnswer(desk: Desk, input: In, learner: Actor): Result<PracticeFeedback> {
  const row = findQuestionNamed(desk.book.db, learner.employeeNo, input.questionId)
  const asked = row && readQuestion(row)
  if (!asked) return notAsked('questionId')
  const ground = practiceGround(desk, learner)
  const { questionId, askedAt, pending } = asked
  switch (pending.kind) {
    case 'cards':
      return gradeCard(ground, { questionId, askedAt, pending }, input)
    case 'quiz':
    case 'case':
      return chooseWords(ground, pending.kind, pending.question, askedAt, input)
    case 'roleplay':
      return talkOn(ground, { questionId, askedAt, pending }, input)
  }
}

function notAsked(field: string): ReturnType<typeof refused> {
  return refused('not_asked', 'this is not what was asked', { field })
}

const NOTHING_MORE = {
  words: null,
  rightCode: null,
  requirement: null,
  chosenFor: null,
  misses: [],
} as const

function gradeCard(
  ground: PracticeGround,
  { askedAt, pending: { code } }: Asked<'cards'>,
  { answer }: In,
): Result<PracticeFeedback> {
  if (answer.kind !== 'grade') return notAsked('answer.kind')
  const { grade } = answer
  const dueAt = counted(ground, 'cards', code, grade, askedAt)
  const source = cardFace(ground.pack, ground.forbidden, code)?.source ?? ''
  return accepted({ ...NOTHING_MORE, misses: [], right: grade !== 'again', source, dueAt })
}

function chooseWords(
  ground: PracticeGround,
  kind: 'quiz' | 'case',
  { options, right: rightCode, about, source }: Omit<Question, 'shown'>,
  askedAt: EpochMs,
  { answer }: In,
): Result<PracticeFeedback> {
  if (answer.kind !== 'option') return notAsked('answer.kind')
  if (!options.some(({ code }) => code === answer.code)) return notAsked('answer.code')
  const right = answer.code === rightCode
  const { pack, forbidden } = ground
  const chosen = pack.phrases.find(({ code }) => code === answer.code)
  const avoided = forbidden.phrases.find(({ code }) => code === answer.code)
  const chosenFor = chosen?.title ?? (avoided ? dontWords(avoided) : '')
  return accepted({
    right,
    words: ground.fill(options.find(({ code }) => code === rightCode)?.text ?? ''),
    rightCode,
    requirement: pack.phrases.find(({ code }) => code === rightCode)?.requirement ?? null,
    chosenFor: right || chosenFor === '' ? null : chosenFor,
    misses: [],
    source,
    dueAt: counted(ground, kind, about, right ? 'good' : 'again', askedAt),
  })
}

/** The question is answered and gone, and the learner's own card has had its look. */
function counted(
  ground: PracticeGround,
  kind: 'cards' | 'quiz' | 'case',
  code: string,
  grade: Parameters<typeof lookedAt>[3],
  askedAt: EpochMs,
): string | null {
  const { desk, learner } = ground
  const dueAt = desk.book.writeLocal((db) => {
    deleteQuestion(db, learner.employeeNo, kind)
    return lookedAt(db, ground, code, grade, askedAt)
  })
  return dueAt === null ? null : formatInstant(dueAt)
}

function talkOn(
  ground: PracticeGround,
  { askedAt, pending }: Asked<'roleplay'>,
  { answer }: In,
): Result<PracticeFeedback> {
  const { pack, forbidden, draw, desk } = ground
  const situation = pack.situations.find(({ code }) => code === pending.situation)
  if (!situation) return notAsked('questionId')
  if (answer.kind === 'grade') return notAsked('answer.kind')
  const { play } = pending
  const view = situationView(situation, play.walk, play.clock)
  const due = view.ok && play.turn === 'say' ? view.value.say : null
  const given: RolePlayAnswer =
    answer.kind === 'typed' ? { kind: 'typed', found: ground.scan(answer.text) } : answer
  const words = { pack, forbidden }
  const step = rolePlayAnswered(words, situation, play, given, draw)
  if (!step.ok) return notAsked('answer')
  const { play: next, missed } = step.value
  const dueAt = desk.book.writeLocal((db) => {
    ask(db, ground, { ...pending, play: next })
    const grade = next.misses.length === 0 ? 'good' : 'again'
    return next.turn === 'over' ? lookedAt(db, ground, situation.code, grade, askedAt) : null
  })
  const phrase = pack.phrases.find(({ code }) => code === due)
  return accepted({
    right: missed.length === 0,
    words: phrase ? ground.fill(phrase.text) : null,
    rightCode: due,
    requirement: phrase?.requirement ?? null,
    chosenFor: null,
    misses: missViews(ground, missed),
    source: situation.source,
    dueAt: dueAt === null ? null : formatInstant(dueAt),
  })
}
