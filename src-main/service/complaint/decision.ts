/** From what was typed, or from a case's state, to the facts that the rules read. */
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import type { IntakeDetails } from '#shared/complaint/events/intake-details.ts'
import { intakeFacts } from '#shared/complaint/rules/decision/intake-facts.ts'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { caseFacts, decisionTime } from '#shared/complaint/rules/decision/facts-of-case.ts'
import type { CaseFacts, ContactFact, Decision } from '#shared/complaint/rules/types.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type EpochMs, MINUTE_MS, parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { type Desk, packsOf } from '../desk.ts'

// Within one case all contacts are of one customer and one matter.
const SAME = { customerKey: 'case', matterKey: 'case' } as const

/** What the rules say of an intake at this moment. Refuses impossible times, naming the field. */
export function decideIntake(
  desk: Desk,
  draft: IntakeDraft,
  details: IntakeDetails,
  now: EpochMs,
): Result<Decision> {
  const receivedAt = parseInstant(draft.receivedAt, 'receivedAt')
  if (!receivedAt.ok) return receivedAt
  const contacts: ContactFact[] = []
  for (const [index, call] of draft.earlierCalls.entries()) {
    const at = parseInstant(call, `earlierCalls.${index}`)
    if (!at.ok) return at
    contacts.push({ at: at.value, channel: 'phone', ...SAME })
  }
  if (draft.channel === 'phone') contacts.push({ at: receivedAt.value, channel: 'phone', ...SAME })
  const decided = decide(
    desk,
    {
      intakeType: draft.intakeType,
      channel: draft.channel,
      receivedAt: receivedAt.value,
      contacts,
      reception: draft.reception,
      harm: draft.harm,
      flags: draft.flags,
      groupSize: draft.groupSize,
      ...intakeFacts(details),
    },
    now,
  )
  if (decided.ok) return decided
  // The rules name the contact; the person typed an earlier call.
  const field = decided.refusal.field?.replace(/^contacts\.(\d+)\.at$/, 'earlierCalls.$1')
  return { ok: false, refusal: { ...decided.refusal, ...(field === undefined ? {} : { field }) } }
}

/** What the rules say of a case as it stands. */
export function decideState(desk: Desk, state: ComplaintState, now: EpochMs): Result<Decision> {
  const facts = caseFacts(state)
  return decide(desk, facts, decisionTime(facts, now))
}

function decide(desk: Desk, facts: CaseFacts, now: EpochMs): Result<Decision> {
  const { rules, calendar, profile } = packsOf(desk)
  return decideCase(facts, { now, calendar, rules, profile: profile.profile })
}

/**
 * A time that a person gave, with what it follows: people say the minute, clocks write the second, so the whole
 * minute of what it follows is not before it.
 */
export function notBefore(at: EpochMs, earliest: EpochMs): EpochMs {
  const itsMinute = Math.floor(earliest / MINUTE_MS) * MINUTE_MS
  return at === itsMinute ? earliest : at
}

/** Parses an instant that a person gave and refuses one that lies ahead. */
export function pastInstant(text: string, field: string, now: EpochMs): Result<EpochMs> {
  const parsed = parseInstant(text, field)
  if (!parsed.ok) return parsed
  return parsed.value > now
    ? { ok: false, refusal: { code: 'in_the_future', message: 'this cannot lie ahead', field } }
    : accepted(parsed.value)
}
