/** Talks to practise, turn by turn: the program is the customer. */
import type { Exercise, PracticeMiss } from '#shared/contract/calls/practice.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { dontWords } from '#shared/phrase/dont.ts'
import {
  type Miss,
  type RolePlay,
  rolePlayActs,
  rolePlayBegins,
} from '#shared/phrase/practice/role-play.ts'
import type { PracticeGround } from './ground.ts'
import { type Asked, type Pending, askedOf } from './pending.ts'

type Talk = Extract<Pending, { readonly kind: 'roleplay' }>

/** The talk that goes on, or a new one: of the named situation, or of one drawn by chance. */
export function talkToPractise(
  ground: PracticeGround,
  named: string | null,
): Result<Asked<'roleplay'> | Talk | null> {
  const { pack, forbidden, draw } = ground
  const asked = askedOf(ground, 'roleplay')
  const known = asked && pack.situations.some(({ code }) => code === asked.pending.situation)
  const { situation: before, play } = asked?.pending ?? {}
  const goesOn = known && (named === null || (named === before && play?.turn !== 'over'))
  if (goesOn) return accepted(asked)
  const { situations } = pack
  const situation =
    named === null
      ? situations[draw(Math.max(situations.length, 1))]
      : situations.find(({ code }) => code === named)
  if (!situation) {
    return named === null
      ? accepted(null)
      : refused('unknown_situation', 'there is no such situation', { field: 'situation' })
  }
  const begun = rolePlayBegins({ pack, forbidden }, situation, draw)
  return accepted({ kind: 'roleplay', situation: situation.code, play: begun })
}

/** The turn as it is shown: what may be said, what may be done, never which of it is right. */
export function talkView(
  ground: PracticeGround,
  { questionId, pending }: Asked<'roleplay'>,
): Exercise | null {
  const situation = ground.pack.situations.find(({ code }) => code === pending.situation)
  if (!situation) return null
  const { play } = pending
  const { walk } = play
  return {
    kind: 'roleplay',
    questionId,
    situation: { code: situation.code, text: situation.title },
    openComplaint: walk.openComplaint,
    heard: play.heard,
    turn: play.turn,
    options: play.options.map(({ code, text }) => ({ code, text: ground.fill(text) })),
    acts: play.turn === 'act' ? rolePlayActs(situation) : [],
    done: doneActs(play),
    pauseSeconds: Math.max(...situation.steps.map(({ waitSeconds }) => waitSeconds)),
    advice: situation.steps.find(({ id }) => id === walk.step)?.advice ?? null,
    outcome: walk.outcome,
    misses: missViews(ground, play.misses),
  }
}

/** What was seen to since the words of this step; only a pause moves practice time after them. */
function doneActs({ walk, clock }: RolePlay): string[] {
  return [
    ...(walk.saidAt !== null && clock > walk.saidAt ? ['wait'] : []),
    ...walk.given.map((need) => `need:${need}`),
    ...walk.created.map((call) => `record:${call}`),
  ]
}

/** What was wrong, with what is said instead. */
export function missViews(ground: PracticeGround, misses: readonly Miss[]): PracticeMiss[] {
  return misses.map(({ what, about, source }) => {
    const wrong = ground.forbidden.phrases.find(({ code }) => code === about)
    if (what === 'forbidden_words' && wrong) {
      const said = dontWords(wrong)
      return { what, about: said, instead: wrong.suggestion, source }
    }
    const due = ground.pack.phrases.find(({ code }) => code === about)
    return due && (what === 'other_words' || what === 'out_of_order')
      ? { what, about: null, instead: ground.fill(due.text), source }
      : { what, about, instead: null, source }
  })
}
