/** What stands before the person in a walk: words filled in, what is asked for, which replies count. */
import type { SituationWalkView } from '#shared/contract/calls/situation.ts'
import type { PromptView } from '#shared/contract/phrase-view.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { type Situation, TIMED_NEEDS } from '#shared/pack/situation.ts'
import { type Prompt, promptsFor } from '#shared/phrase/library.ts'
import { type SituationState, situationView } from '#shared/phrase/situation/situation.ts'
import type { Walk } from '#shared/phrase/situation/walk.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { knownWords, standingOf } from '../phrase/customer.ts'
import { keptBy } from '../phrase/kept.ts'
import { promptsView } from '../phrase/prompt-view.ts'
import { spokenTime } from '../phrase/spoken-time.ts'
import { type WordsHere, wordsShown } from '../phrase/words-here.ts'
import type { MadeRecords } from './made-records.ts'

export interface WalkHere {
  readonly situation: Situation
  readonly walk: Walk
  readonly state: SituationState
  readonly records: MadeRecords
}

/** The view of a walk at `now`. Refuses only what the machine refuses of a state. */
export function walkView(
  desk: Desk,
  session: DeskSession,
  { situation, walk, state, records }: WalkHere,
  now: EpochMs,
): Result<SituationWalkView> {
  const shown = situationView(situation, state, now)
  if (!shown.ok) return shown
  const { say, number, of, waitUntil, missing, toCreate, replies, advice } = shown.value
  const step = situation.steps.find(({ id }) => id === state.step)
  const last = say === null ? step?.prompts[number - 1] : undefined
  const { donts, promptOf } = wordsOfWalk(desk, session, { walk, state, codes: [say, last] }, now)
  return accepted({
    situation: situation.code,
    title: situation.title,
    source: situation.source,
    step: state.step,
    begunAt: walk.begunAt,
    now,
    say: promptOf(say),
    lastSaid: promptOf(last),
    said: number,
    of,
    repeated: new Set(step?.prompts).size === 1,
    saidAt: state.saidAt,
    donts,
    advice,
    waitUntil,
    remindEverySeconds: step?.remindEverySeconds ?? 0,
    needs: (step?.needs ?? []).map((need) => ({
      need,
      isTime: TIMED_NEEDS.includes(need),
      given: !missing.includes(need),
    })),
    agreedFor: state.agreedFor,
    creates: (step?.creates ?? []).map((call) => ({ call, made: !toCreate.includes(call) })),
    replies: (step?.replies ?? []).map(({ reply, label, outcome }) => ({
      reply,
      label,
      open: state.outcome === null && replies.includes(reply),
      ends: outcome === 'ended',
    })),
    outcome: state.outcome,
    openComplaint: records.openComplaint,
    neverEnded: situation.ending === 'never',
    intake: situation.intake,
    incident: situation.incident,
    promiseMinutes: situation.promiseMinutes,
    caseRegistered: records.caseRegistered,
  })
}

/** The words with what is known filled in: of the desk, of the case, and the time agreed in this talk. */
function wordsOfWalk(
  desk: Desk,
  session: DeskSession,
  {
    walk: { caseId },
    state: { agreedFor },
    codes,
  }: Pick<WalkHere, 'walk' | 'state'> & { readonly codes: readonly (string | null | undefined)[] },
  now: EpochMs,
) {
  const speaker = actorOf(session)
  const words = wordsShown(desk)
  const standing = standingOf(desk, { caseId, complaintTyped: false }, speaker)
  const agreed = agreedFor === null ? {} : { time: spokenTime(agreedFor, now) }
  const prompts = codes.flatMap((code) => promptWithCode(words, code) ?? [])
  const shown = promptsView(prompts, {
    words,
    kept: keptBy(desk, speaker.employeeNo),
    known: {
      ...knownWords(desk, standing.state, speaker),
      ...agreed,
      ...(agreed.time === undefined ? {} : { promised: agreed.time }),
    },
    openComplaint: standing.openComplaint,
  })
  return {
    donts: shown.donts,
    promptOf: (wanted: string | null | undefined): PromptView | null =>
      shown.prompts.find(({ code }) => code === wanted) ?? null,
  }
}

function promptWithCode({ library }: WordsHere, code: string | null | undefined): Prompt | null {
  if (code === null || code === undefined) return null
  const found = promptsFor(library, { situation: code })
  return (found.ok ? found.value : []).find((prompt) => prompt.code === code) ?? null
}
