/**
 * Cards that come back at growing distances until they sit. No clock inside: every function is given its
 * time. How well somebody knows a card is theirs alone; nothing here adds up people.
 */
import type { EpochMs } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'

const DAY_MS = 86_400_000

/** How it went: not known, known with effort, known, known at once. */
export const CARD_GRADES = ['again', 'hard', 'good', 'easy'] as const
export type CardGrade = (typeof CARD_GRADES)[number]

/** One card of one learner. */
export interface CardState {
  /** Code of the phrase, situation or forbidden wording it asks for. */
  readonly code: string
  /** Place in the row of intervals; 0 = new or forgotten. */
  readonly rung: number
  readonly dueAt: EpochMs
  readonly reviews: number
  /** How often it was forgotten after it had been known. */
  readonly lapses: number
}

/** A card never seen, due at once. */
export function newCard(code: string, at: EpochMs): CardState {
  return { code, rung: 0, dueAt: at, reviews: 0, lapses: 0 }
}

/**
 * The card after a look at `at`. `days` are the distances, growing: known climbs one, known at once two,
 * known with effort stays, not known begins anew and is due again at once. The distance counts from the
 * look and not from the day it was due, so that nobody is punished for a holiday. Refuses a look before the
 * card is due, because practising ahead teaches the clock and not the words, and a row without days.
 */
export function cardSeen(
  card: CardState,
  grade: CardGrade,
  at: EpochMs,
  days: readonly number[],
): Result<CardState> {
  if (days.length === 0) {
    return refused('invalid_input', 'at least one distance', { field: 'days' })
  }
  if (!(at >= card.dueAt)) {
    return refused('not_due', 'this card is not due yet', { field: 'at' })
  }
  const reviews = card.reviews + 1
  if (grade === 'again') {
    const lapses = card.lapses + (card.rung > 0 ? 1 : 0)
    return accepted({ ...card, rung: 0, dueAt: at, reviews, lapses })
  }
  const climbed = card.rung + { hard: 0, good: 1, easy: 2 }[grade]
  const rung = Math.min(Math.max(climbed, 1), days.length)
  return accepted({ ...card, rung, dueAt: at + (days[rung - 1] ?? 1) * DAY_MS, reviews })
}

/** The cards to look at now: the longest overdue first, of equal ones the less known, then by code. */
export function dueCards(cards: readonly CardState[], at: EpochMs): CardState[] {
  return cards
    .filter(({ dueAt }) => dueAt <= at)
    .toSorted((a, b) => a.dueAt - b.dueAt || a.rung - b.rung || (a.code < b.code ? -1 : 1))
}

/** How far somebody is, for their own eyes: cards by how well they sit. */
export function cardProgress(
  cards: readonly CardState[],
  days: readonly number[],
): { readonly fresh: number; readonly learning: number; readonly known: number } {
  const known = cards.filter(({ rung }) => rung >= days.length).length
  const fresh = cards.filter(({ rung }) => rung === 0).length
  return { fresh, learning: cards.length - known - fresh, known }
}
