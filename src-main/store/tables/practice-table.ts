/** Cards and pending questions of learners. Every row is found by its learner alone. */
import type { CardState } from '#shared/phrase/practice/card.ts'
import { type ReadableDb, type WritableDb, allRows, getRow, run } from '../handle.ts'

export interface CardRow extends CardState {
  readonly begunAt: number
}

export interface QuestionRow {
  readonly questionId: string
  readonly kind: string
  readonly content: string
  readonly askedAt: number
}

const QUESTION = 'question_id AS questionId, kind, content, asked_at AS askedAt'

export function listCards(db: ReadableDb, employeeNo: string): CardRow[] {
  return allRows<CardRow>(
    db,
    `SELECT code, rung, due_at AS dueAt, reviews, lapses, begun_at AS begunAt
      FROM practice_card WHERE employee_no = ? ORDER BY code`,
    employeeNo,
  )
}

export function saveCard(db: WritableDb, employeeNo: string, card: CardRow): void {
  run(
    db,
    `INSERT INTO practice_card (employee_no, code, rung, due_at, reviews, lapses, begun_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (employee_no, code) DO UPDATE SET rung = excluded.rung, due_at = excluded.due_at,
        reviews = excluded.reviews, lapses = excluded.lapses`,
    employeeNo,
    card.code,
    card.rung,
    card.dueAt,
    card.reviews,
    card.lapses,
    card.begunAt,
  )
}

/** What waits for an answer of this learner in one kind of practice. */
export function findQuestion(db: ReadableDb, employeeNo: string, kind: string): QuestionRow | null {
  const text = `SELECT ${QUESTION} FROM practice_question WHERE employee_no = ? AND kind = ?`
  return getRow<QuestionRow>(db, text, employeeNo, kind) ?? null
}

/** The question of that name, if it was put to this learner. */
export function findQuestionNamed(
  db: ReadableDb,
  employeeNo: string,
  questionId: string,
): QuestionRow | null {
  const text = `SELECT ${QUESTION} FROM practice_question WHERE employee_no = ? AND question_id = ?`
  return getRow<QuestionRow>(db, text, employeeNo, questionId) ?? null
}

/** Puts a question; the one before it of the same kind is gone. */
export function saveQuestion(db: WritableDb, employeeNo: string, question: QuestionRow): void {
  run(
    db,
    `INSERT INTO practice_question (employee_no, kind, question_id, content, asked_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (employee_no, kind) DO UPDATE SET question_id = excluded.question_id,
        content = excluded.content, asked_at = excluded.asked_at`,
    employeeNo,
    question.kind,
    question.questionId,
    question.content,
    question.askedAt,
  )
}

export function deleteQuestion(db: WritableDb, employeeNo: string, kind: string): void {
  run(db, 'DELETE FROM practice_question WHERE employee_no = ? AND kind = ?', employeeNo, kind)
}

export function forgetPractice(db: WritableDb, employeeNo: string): void {
  run(db, 'DELETE FROM practice_card WHERE employee_no = ?', employeeNo)
  run(db, 'DELETE FROM practice_question WHERE employee_no = ?', employeeNo)
}
