/** From what was typed, or from a case's state, to the facts that the rules read. */
import type { IntakeDraft } from '#shared/contract/calls/complaint.ts'
import { decideCase } from '#shared/complaint/rules/decide.ts'
import { deadlineStateOf } from '#shared/complaint/rules/deadline-state.ts'
import type { CaseFacts, ContactFact, Deadline, Decision } from '#shared/complaint/rules/types.ts'
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
  const decided = decide(desk, {
    intakeType: draft.intakeType,
    channel: draft.channel,
    receivedAt: receivedAt.value,
    contacts,
    reception: draft.reception,
    harm: draft.harm,
    flags: draft.flags,
    groupSize: draft.groupSize,
  }, now)
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
  const firstContact = state.contacts.find((contact) => contact.direction === 'outbound')
  const urgent = state.decision.deadlines.find((deadline) => deadline.kind === 'urgent_first_contact')
  return decide(desk, {
    intakeType: state.intakeType,
    channel: state.channel,
    receivedAt: instant(state.receivedAt),
    contacts: [
      ...(state.channel === 'phone' ? [state.receivedAt] : []),
      ...state.contacts
        .filter((contact) => contact.direction === 'inbound' && contact.channel === 'phone')
        .map((contact) => contact.at),
    ].map((at) => ({ at: instant(at), channel: 'phone' as const, ...SAME })),
    reception: state.reception,
    harm: state.harm,
    flags: state.flags,
    groupSize: state.groupSize,
    promises: state.promises.map((promise) => ({
      madeAt: instant(promise.madeAt),
      dueAt: instant(promise.dueAt),
      contactedAt: promise.contactedAt === null ? null : instant(promise.contactedAt),
    })),
    events: {
      handlerAssignedAt: state.handlerAssignedAt === null ? null : instant(state.handlerAssignedAt),
      firstContactAt: firstContact ? instant(firstContact.at) : null,
    },
    // An urgency once found is never lowered (catalogue §4.2).
    standingUrgency: urgent
      ? { level: state.decision.urgency.level, at: instant(urgent.startAt) }
      : null,
    ...later,
  }, now)
}

function decide(desk: Desk, facts: CaseFacts, now: EpochMs): Result<Decision> {
  const { rules, calendar, profile } = packsOf(desk)
  return decideCase(facts, { now, calendar, rules, profile: profile.profile })
}

/**
 * The stored clocks of a case with their state at this moment, earliest open one first. Promises are
 * clocks too: each as `promised_reply`.
 */
export function clocksOf(desk: Desk, state: ComplaintState, now: EpochMs): Deadline[] {
  const { rules } = packsOf(desk)
  const firstContact = state.contacts.find((contact) => contact.direction === 'outbound')
  const doneAt = (kind: Deadline['kind']): EpochMs | null => {
    switch (kind) {
      case 'handler_assign':
        return nullable(state.handlerAssignedAt)
      case 'urgent_first_contact':
        return nullable(firstContact?.at ?? null)
      case 'resolve_ordinary':
      case 'resolve_major':
      case 'legal_decision':
        return nullable(state.closing?.closedAt ?? null)
      default:
        return null
    }
  }
  const stored = state.decision.deadlines
    .filter((deadline) => deadline.kind !== 'promised_reply')
    .map((deadline) => ({
      ...deadline,
      state: deadlineStateOf(deadline, { now, doneAt: doneAt(deadline.kind) }, rules),
    }))
  const promises = state.promises.map((promise): Deadline => {
    const clock = { startAt: promise.madeAt, dueAt: promise.dueAt, unit: 'given' as const }
    return {
      kind: 'promised_reply',
      ...clock,
      state: deadlineStateOf(clock, { now, doneAt: nullable(promise.contactedAt) }, rules),
      provisional: false,
      source: rules.deadlineByKind.promised_reply.source,
      trace: [],
    }
  })
  return [...stored, ...promises].sort(
    (a, b) => Number(isDone(a)) - Number(isDone(b)) || instant(a.dueAt) - instant(b.dueAt),
  )
}

/** True for a clock that no longer runs. */
export function isDone(clock: Deadline): boolean {
  return clock.state === 'met' || clock.state === 'met_late' || clock.state === 'cancelled'
}

/** What stands between a case and its closing, as refusal codes. */
export function closingObstacles(state: ComplaintState): string[] {
  if (state.state === 'closed') return ['already_closed']
  return [...(state.handler === null ? ['handler_missing'] : []), ...(hasReply(state) ? [] : ['reply_missing'])]
}

function nullable(text: string | null): EpochMs | null {
  return text === null ? null : instant(text)
}

/** Instants in a state were checked when written; a foreign event with a bad one counts as 1970. */
function instant(text: string): EpochMs {
  const parsed = parseInstant(text)
  return parsed.ok ? parsed.value : 0
}

/** Parses an instant that a person gave and refuses one that lies ahead. */
export function pastInstant(text: string, field: string, now: EpochMs): Result<EpochMs> {
  const parsed = parseInstant(text, field)
  if (!parsed.ok) return parsed
  return parsed.value > now
    ? { ok: false, refusal: { code: 'in_the_future', message: 'this cannot lie ahead', field } }
    : accepted(parsed.value)
}
