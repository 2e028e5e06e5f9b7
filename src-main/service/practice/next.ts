/** What is practised next: the question that waits, or a new one. */
import type { Exercise, practiceCalls } from '#shared/contract/calls/practice.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { cardFace } from '#shared/phrase/practice/deck.ts'
import { deleteQuestion } from '../../store/tables/practice-table.ts'
import type { Desk } from '../desk.ts'
import { dueCodes, nextDueAt } from './cards.ts'
import { drawCaseQuestion, shownOfCase } from './cases.ts'
import { type PracticeGround, practiceGround } from './ground.ts'
import { type Asked, ask, askedOf } from './pending.ts'
import { drawQuestion } from './quiz.ts'
import { talkToPractise, talkView } from './role-play.ts'

type In = CallInput<typeof practiceCalls, 'practice.next'>
type Next = CallOutput<typeof practiceCalls, 'practice.next'>

export function nextExercise(desk: Desk, { kind, situation }: In, learner: Actor): Result<Next> {
  const ground = practiceGround(desk, learner)
  const exercise = ground.practice === null ? accepted(null) : exerciseOf(ground, kind, situation)
  if (!exercise.ok) return exercise
  const next = exercise.value === null && kind === 'cards' ? nextDueAt(ground) : null
  return accepted({
    exercise: exercise.value,
    nextDueAt: next === null ? null : formatInstant(next),
    situations:
      kind === 'roleplay'
        ? ground.pack.situations.map(({ code, title }) => ({ code, text: title }))
        : [],
  })
}

function exerciseOf(
  ground: PracticeGround,
  kind: In['kind'],
  situation: string | null,
): Result<Exercise | null> {
  if (kind === 'cards') return accepted(nextCard(ground))
  if (kind === 'quiz') return accepted(nextQuestion(ground))
  if (kind === 'case') return accepted(nextCase(ground))
  const talk = talkToPractise(ground, situation)
  if (!talk.ok) return talk
  if (talk.value === null) return accepted(null)
  const found = talk.value
  if ('questionId' in found) return accepted(talkView(ground, found))
  const asked = ground.desk.book.writeLocal((db) => ask(db, ground, found))
  return accepted(talkView(ground, asked))
}

function nextCard(ground: PracticeGround): Exercise | null {
  const due = dueCodes(ground)
  const waiting = askedOf(ground, 'cards')
  const [code] = waiting && due.includes(waiting.pending.code) ? [waiting.pending.code] : due
  const face = code === undefined ? null : cardFace(ground.pack, ground.forbidden, code)
  if (!face) return null
  const asked =
    waiting?.pending.code === face.code
      ? waiting
      : ground.desk.book.writeLocal((db) => ask(db, ground, { kind: 'cards', code: face.code }))
  const { about, front, source } = face
  const back = face.back.map(({ text, requirement }) => ({ text: ground.fill(text), requirement }))
  return { kind: 'cards', questionId: asked.questionId, about, front, back, source }
}

function nextQuestion(ground: PracticeGround): Exercise | null {
  const waiting = askedOf(ground, 'quiz')
  const drawn = waiting ? null : drawQuestion(ground)
  const asked =
    waiting ??
    (drawn &&
      ground.desk.book.writeLocal((db) => ask(db, ground, { kind: 'quiz', question: drawn })))
  return asked && questionView(ground, asked, asked.pending.question.shown)
}

/** The words of a case are blanked anew each time; once nobody here may read them the question is gone. */
function nextCase(ground: PracticeGround): Exercise | null {
  const { desk, learner } = ground
  const waiting = askedOf(ground, 'case')
  const shown = waiting && shownOfCase(ground, waiting.pending.caseId)
  if (waiting && shown !== null) return questionView(ground, waiting, shown)
  const drawn = drawCaseQuestion(ground)
  if (drawn === null) {
    if (waiting) desk.book.writeLocal((db) => deleteQuestion(db, learner.employeeNo, 'case'))
    return null
  }
  const { caseId, question } = drawn
  const { shown: words, ...kept } = question
  const asked = desk.book.writeLocal((db) =>
    ask(db, ground, { kind: 'case', caseId, question: kept }),
  )
  return questionView(ground, asked, words)
}

/** The answer stays on the machine. */
function questionView(
  ground: PracticeGround,
  { questionId, pending }: Asked<'quiz'> | Asked<'case'>,
  shown: string,
): Exercise {
  const { kind, question } = pending
  const options = question.options.map(({ code, text }) => ({ code, text: ground.fill(text) }))
  return { kind, questionId, question: question.kind, shown: ground.fill(shown), options }
}
