/** From what was typed, or from a case's state, to the facts that the rules read. */
import type { IntakeDraft } from '#shared/contract/calls/complaint.ts'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { firstContactSince, instantOf } from '#shared/complaint/clocks.ts'
import type { CaseFacts, ContactFact, Decision } from '#shared/complaint/rules/types.ts'
import { type ComplaintState, hasReply } from '#shared/complaint/state.ts'
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { type Desk, packsOf } from '../desk.ts'

// Within one case all contacts are of one customer and one matter.
const SAME = { customerKey: 'case', matterKey: 'case' } as const

/** What the rules say of an intake at this moment. Refuses impossible times, naming the field. */
export function decideIntake(desk: Desk, draft: IntakeDraft, now: EpochMs): Result<Decision> {
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
    },
    now,
  )
  if (decided.ok) return decided
  // The rules name the contact; the person typed an earlier call.
  const field = decided.refusal.field?.replace(/^contacts\.(\d+)\.at$/, 'earlierCalls.$1')
  return { ok: false, refusal: { ...decided.refusal, ...(field === undefined ? {} : { field }) } }
}

/** What the rules say of a case as it stands, with later facts laid over it. */
export function decideState(
  desk: Desk,
  state: ComplaintState,
  now: EpochMs,
  later: Partial<Pick<CaseFacts, 'closedAt'>> = {},
): Result<Decision> {
  const urgent = state.decision.deadlines.find(
    (deadline) => deadline.kind === 'urgent_first_contact',
  )
  return decide(
    desk,
    {
      intakeType: state.intakeType,
      channel: state.channel,
      receivedAt: instantOf(state.receivedAt),
      contacts: [
        ...state.earlierCalls,
        ...(state.channel === 'phone' ? [state.receivedAt] : []),
        ...state.contacts
          .filter((contact) => contact.direction === 'inbound' && contact.channel === 'phone')
          .map((contact) => contact.at),
      ].map((at) => ({ at: instantOf(at), channel: 'phone' as const, ...SAME })),
      reception: state.reception,
      harm: state.harm,
      flags: state.flags,
      groupSize: state.groupSize,
      promises: state.promises.map((promise) => ({
        madeAt: instantOf(promise.madeAt),
        dueAt: instantOf(promise.dueAt),
        contactedAt: promise.contactedAt === null ? null : instantOf(promise.contactedAt),
      })),
      events: {
        handlerAssignedAt:
          state.handlerAssignedAt === null ? null : instantOf(state.handlerAssignedAt),
        firstContactAt: urgent ? firstContactSince(state, instantOf(urgent.startAt)) : null,
      },
      // An urgency once found is never lowered (catalogue §4.2).
      standingUrgency: urgent
        ? { level: state.decision.urgency.level, at: instantOf(urgent.startAt) }
        : null,
      ...later,
    },
    now,
  )
}

function decide(desk: Desk, facts: CaseFacts, now: EpochMs): Result<Decision> {
  const { rules, calendar, profile } = packsOf(desk)
  return decideCase(facts, { now, calendar, rules, profile: profile.profile })
}

/** What stands between a case and its closing, as refusal codes. */
export function closingObstacles(state: ComplaintState): string[] {
  if (state.state === 'closed') return ['already_closed']
  return [
    ...(state.handler === null ? ['handler_missing'] : []),
    ...(hasReply(state) ? [] : ['reply_missing']),
  ]
}

/** Parses an instant that a person gave and refuses one that lies ahead. */
export function pastInstant(text: string, field: string, now: EpochMs): Result<EpochMs> {
  const parsed = parseInstant(text, field)
  if (!parsed.ok) return parsed
  return parsed.value > now
    ? { ok: false, refusal: { code: 'in_the_future', message: 'this cannot lie ahead', field } }
    : accepted(parsed.value)
}
