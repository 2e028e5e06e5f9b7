/**
 * A walk as it goes back and forth and is kept as a draft: the situation, the case it is about and what was
 * told, each with its time. Where it stands is worked out anew from what was told, so that no hand can put a
 * walk where the machine would not have let it come.
 */
import { DAY_MS, type EpochMs } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { Situation, SituationNeed } from '../../pack/situation.ts'
import { type SituationAnswer, type SituationState, advance, situationBegins } from './situation.ts'

/** One answer of a walk; of a need that is no time `for` is null. */
export type WalkAnswer =
  | Extract<SituationAnswer, { readonly kind: 'said' | 'created' | 'replied' }>
  | {
      readonly kind: 'given'
      readonly at: EpochMs
      readonly need: SituationNeed
      readonly for: EpochMs | null
    }

/** Codes and times only: no words and no names of a customer. */
export interface Walk {
  readonly situation: string
  /** The case on screen, or the one that stands under this id once it is registered; null for none. */
  readonly caseId: string | null
  readonly begunAt: EpochMs
  readonly answers: readonly WalkAnswer[]
}

/**
 * The moment of a talk: `now`, but not before what was told last. A clock that is set back in the middle of a
 * talk must not take the talk away; one that stands still lets no pause pass.
 */
export function momentOf({ begunAt, answers }: Walk, now: EpochMs): EpochMs {
  const last = Math.max(begunAt, ...answers.map(({ at }) => at))
  return last <= now + DAY_MS ? Math.max(now, last) : now
}

/**
 * Where a walk stands at `now`. `openComplaint` comes from the book and never from the walk. Refuses with
 * `walk_unreadable` what did not come about by telling one allowed answer after the other, or lies ahead.
 */
export function walkState(
  situation: Situation,
  walk: Walk,
  openComplaint: boolean,
  now: EpochMs,
): Result<SituationState> {
  const { code, source } = situation
  const unreadable = refused('walk_unreadable', 'this walk did not come about here', {
    field: 'state',
    source,
  })
  if (walk.situation !== code || walk.begunAt > now) return unreadable
  let state = situationBegins(situation, openComplaint, walk.begunAt)
  for (const answer of walk.answers) {
    if (answer.at > now) return unreadable
    const next = advance(situation, state, told(answer))
    if (!next.ok) return unreadable
    state = next.value
  }
  return accepted(state)
}

/** An answer as the machine takes it. */
export function told(answer: WalkAnswer): SituationAnswer {
  return answer.kind === 'given' ? { ...answer, for: answer.for ?? undefined } : answer
}
