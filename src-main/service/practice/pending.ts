/** The question that waits for a learner's answer: kept on this machine, so that the page never holds it. */
import type { Question } from '#shared/phrase/practice/quiz.ts'
import type { RolePlay } from '#shared/phrase/practice/role-play.ts'
import type { WritableDb } from '../../store/handle.ts'
import { type QuestionRow, findQuestion, saveQuestion } from '../../store/tables/practice-table.ts'
import type { PracticeGround } from './ground.ts'

/** What is kept of a question. Of a case only its name: its words are blanked anew whenever they are shown. */
export type Pending =
  | { readonly kind: 'cards'; readonly code: string }
  | { readonly kind: 'quiz'; readonly question: Question }
  | {
      readonly kind: 'case'
      readonly caseId: string
      readonly question: Omit<Question, 'shown'>
    }
  | { readonly kind: 'roleplay'; readonly situation: string; readonly play: RolePlay }

export type PracticeKind = Pending['kind']

export interface Asked<Kind extends PracticeKind = PracticeKind> {
  readonly questionId: string
  readonly askedAt: number
  readonly pending: Extract<Pending, { readonly kind: Kind }>
}

/** Raised when what is kept changes its form: a question of another program is asked anew. */
const FORM = 1

/** What waits in one kind of practice; null when nothing does. */
export function askedOf<Kind extends PracticeKind>(
  { desk, learner }: PracticeGround,
  kind: Kind,
): Asked<Kind> | null {
  const row = findQuestion(desk.book.db, learner.employeeNo, kind)
  const asked = row && readQuestion(row)
  return asked && isOf(asked, kind) ? asked : null
}

function isOf<Kind extends PracticeKind>(asked: Asked, kind: Kind): asked is Asked & Asked<Kind> {
  return asked.pending.kind === kind
}

/** What a row keeps; null for one of another program. */
export function readQuestion({ questionId, askedAt, content }: QuestionRow): Asked | null {
  const { form, pending } = JSON.parse(content) as { form: number; pending: Pending }
  return form === FORM ? { questionId, askedAt, pending } : null
}

/** Puts a question, in the place of the one before it of the same kind. */
export function ask<Kind extends PracticeKind>(
  db: WritableDb,
  { desk, learner, now }: PracticeGround,
  pending: Extract<Pending, { readonly kind: Kind }>,
): Asked<Kind> {
  const asked = { questionId: desk.book.newId(), askedAt: now, pending }
  saveQuestion(db, learner.employeeNo, {
    questionId: asked.questionId,
    askedAt: now,
    kind: pending.kind,
    content: JSON.stringify({ form: FORM, pending }),
  })
  return asked
}
