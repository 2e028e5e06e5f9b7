/** The learner's cards: which is due, what a look makes of it, and how far they are, for their own eyes. */
import {
  type BusinessDate,
  DAY_MS,
  type EpochMs,
  businessDateOf,
  startOfDay,
} from '#shared/foundation/instant.ts'
import {
  type CardGrade,
  cardProgress,
  cardSeen,
  dueCards,
  newCard,
} from '#shared/phrase/practice/card.ts'
import { deckCodes } from '#shared/phrase/practice/deck.ts'
import type { WritableDb } from '../../store/handle.ts'
import { type CardRow, listCards, saveCard } from '../../store/tables/practice-table.ts'
import type { PracticeGround } from './ground.ts'

/** The learner's cards of words that still are words, with what a wrong clock did to them put right. */
function ownCards(ground: PracticeGround): CardRow[] {
  const { desk, learner, now, practice } = ground
  const deck = new Set(deckCodes(ground.pack, ground.forbidden))
  // No distance is longer than the last: a card further away was looked at under a clock that ran ahead.
  const furthest = now + (practice?.intervals.days.at(-1) ?? 0) * DAY_MS
  return listCards(desk.book.db, learner.employeeNo)
    .filter(({ code }) => deck.has(code))
    .map((card) => (card.dueAt > furthest ? { ...card, dueAt: now } : card))
}

/** Cards not begun yet, as many as today still brings. */
function newCards(ground: PracticeGround, begun: readonly CardRow[]): CardRow[] {
  const { now, practice } = ground
  const known = new Set(begun.map(({ code }) => code))
  const today: BusinessDate = businessDateOf(now)
  const begunToday = begun.filter(({ begunAt }) => businessDateOf(begunAt) === today).length
  const left = Math.max(0, (practice?.newADay.cards ?? 0) - begunToday)
  return deckCodes(ground.pack, ground.forbidden)
    .filter((code) => !known.has(code))
    .slice(0, left)
    .map((code) => ({ ...newCard(code, now), begunAt: now }))
}

/** Codes of the cards to look at now: begun ones first, then today's new ones. */
export function dueCodes(ground: PracticeGround): string[] {
  const begun = ownCards(ground)
  return [...dueCards(begun, ground.now), ...newCards(ground, begun)].map(({ code }) => code)
}

/** When the next card comes back; null when one is due or none is begun. */
export function nextDueAt(ground: PracticeGround): EpochMs | null {
  if (dueCodes(ground).length > 0) return null
  const waits = ownCards(ground).map(({ dueAt }) => dueAt)
  const tomorrow = startOfDay(businessDateOf(ground.now + DAY_MS))
  const unseen = deckCodes(ground.pack, ground.forbidden).length > waits.length
  const times = unseen ? [...waits, tomorrow] : waits
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * Writes a look at a card: `askedAt` is when it was shown, so that a clock that was set back meanwhile takes
 * no look away. Answers when it comes back; null when it was not due and stays as it was.
 */
export function lookedAt(
  db: WritableDb,
  ground: PracticeGround,
  code: string,
  grade: CardGrade,
  askedAt: EpochMs,
): EpochMs | null {
  const { practice, learner, now } = ground
  if (!deckCodes(ground.pack, ground.forbidden).includes(code)) return null
  const at = Math.max(now, askedAt)
  const card = ownCards(ground).find((one) => one.code === code) ?? {
    ...newCard(code, at),
    begunAt: at,
  }
  const seen = cardSeen(card, grade, at, practice?.intervals.days ?? [])
  if (!seen.ok) return null
  saveCard(db, learner.employeeNo, { ...seen.value, begunAt: card.begunAt })
  return seen.value.dueAt
}

export interface OwnProgress {
  readonly fresh: number
  readonly learning: number
  readonly known: number
  readonly dueToday: number
}

/** Own counts; a card that was never looked at is fresh. */
export function ownProgress(ground: PracticeGround): OwnProgress {
  const begun = ownCards(ground)
  const { fresh, learning, known } = cardProgress(begun, ground.practice?.intervals.days ?? [])
  const tonight = startOfDay(businessDateOf(ground.now + DAY_MS))
  const unseen = deckCodes(ground.pack, ground.forbidden).length - begun.length
  return {
    fresh: fresh + unseen,
    learning,
    known,
    dueToday: begun.filter(({ dueAt }) => dueAt < tonight).length + newCards(ground, begun).length,
  }
}
