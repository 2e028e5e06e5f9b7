/**
 * A call that leads nowhere, step by step (S4-26#8, #9, #13; ). A small machine: it
 * counts the prompts and says what comes next. Ending is offered only after all prompts and the closing
 * words, for noise the plea to change the telephone. Never for anger or abuse (S4-26#10, R-289), whatever
 * a profile says: there it offers words, a limit and a supervisor. Nor is the talk of somebody with an open
 * complaint ever taken for irrelevant (R-290, E-22); a line that is silent or noisy may be ended for them too.
 */
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import type { CallSituation } from './enumerations.ts'

export interface CallState {
  readonly situation: CallSituation
  readonly openComplaint: boolean
  /** Times at which a prompt was said, in order. */
  readonly promptedAt: readonly EpochMs[]
  readonly closingAt: EpochMs | null
}

export type CallStep =
  | { readonly do: 'say'; readonly script: string; readonly number: number; readonly of: number }
  | { readonly do: 'wait'; readonly until: EpochMs }
  | { readonly do: 'close'; readonly script: string }
  /** The call may be ended by the person; nothing ends it by itself. */
  | { readonly do: 'may_end' }
  | { readonly do: 'stay'; readonly scripts: readonly string[]; readonly supervisor: boolean }

/** A call of a kind, nothing said yet. */
export function callBegins(situation: CallSituation, openComplaint: boolean): CallState {
  return { situation, openComplaint, promptedAt: [], closingAt: null }
}

/** What comes next. Refuses a situation that the profile has no row for. */
export function nextCallStep(
  state: CallState,
  now: EpochMs,
  calls: ProfilePack['calls'],
): Result<CallStep> {
  const rule = calls.find(({ situation }) => situation === state.situation)
  if (!rule) {
    return refused('not_configured', 'no row for this situation', {
      field: 'situation',
      source: 'S4-26',
    })
  }
  const stay = { do: 'stay', scripts: rule.prompts, supervisor: true } as const
  if (rule.closing === null || state.situation === 'abusive') return accepted(stay)
  const said = state.promptedAt.length
  const last = state.promptedAt.at(-1)
  const until = last === undefined ? now : last + rule.waitSeconds * 1000
  if (now < until) return accepted({ do: 'wait', until })
  const script = rule.prompts[said]
  if (script !== undefined) {
    return accepted({ do: 'say', script, number: said + 1, of: rule.prompts.length })
  }
  if (state.openComplaint && state.situation === 'irrelevant') return accepted(stay)
  return accepted(
    state.closingAt === null ? { do: 'close', script: rule.closing } : { do: 'may_end' },
  )
}

/**
 * The call after its next step was done at `now`: a prompt counted or the closing words said. Refuses what
 * the machine does not offer, so that no prompt is skipped and no pause cut short.
 */
export function callStepDone(
  state: CallState,
  now: EpochMs,
  calls: ProfilePack['calls'],
): Result<CallState> {
  const next = nextCallStep(state, now, calls)
  if (!next.ok) return next
  switch (next.value.do) {
    case 'say':
      return accepted({ ...state, promptedAt: [...state.promptedAt, now] })
    case 'close':
      return accepted({ ...state, closingAt: now })
    default:
      return refused('step_not_offered', 'this step is not the next one', {
        field: 'step',
        source: calls.find(({ situation }) => situation === state.situation)?.source ?? 'S4-26#10',
        params: { next: next.value.do },
      })
  }
}

/**
 * Reminders due to a waiting caller: how many whole intervals have passed since the agent asked for a
 * moment (S4-22(10), R-280). Whoever was spoken to again starts the count anew. Refuses a wait that begins
 * in the future.
 */
export function waitingReminders(
  waitingSince: EpochMs,
  now: EpochMs,
  rule: ProfilePack['waitingReminder'],
): Result<number> {
  return now >= waitingSince
    ? accepted(Math.floor((now - waitingSince) / (rule.seconds * 1000)))
    : refused('invalid_input', 'a wait begins before now', {
        field: 'waitingSince',
        source: rule.source,
      })
}
