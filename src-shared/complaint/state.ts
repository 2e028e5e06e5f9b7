/** A case as its events tell it. Personal words are null when the part is masked, erased or withheld. */
import { isUuid } from '../foundation/identifier.ts'
import type { CaseContact, CaseEscalation, CaseInstruction, CasePromise } from './case-parts.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import type { CaseState, Channel, ClosingOutcome, FilingFlag, IntakeType } from './enumerations.ts'
import {
  complaintClockRecomputed,
  complaintClosed,
  complaintContactLogged,
  complaintDetailsChanged,
  complaintEscalated,
  complaintHandlerAssigned,
  complaintInstructionAnswered,
  complaintInstructionGiven,
  complaintPersonalErased,
  complaintPromiseMade,
  complaintRegistered,
  complaintReopened,
  complaintRevealed,
} from './events.ts'
import type { Decision } from './rules/types.ts'

export interface ComplaintState {
  readonly caseId: string
  readonly caseNumber: string
  readonly state: CaseState
  readonly intakeType: IntakeType
  readonly channel: Channel
  readonly receivedAt: string
  readonly recordedAt: string
  readonly firstRecipient: string
  readonly handler: string | null
  readonly handlerAssignedAt: string | null
  readonly anonymous: boolean
  readonly reception: Readonly<Record<string, boolean>>
  readonly harm: Readonly<Record<string, boolean>>
  readonly flags: readonly FilingFlag[]
  readonly groupSize: number | null
  readonly earlierCalls: readonly string[]
  readonly decision: Decision
  readonly customerName: string | null
  readonly contact: string | null
  readonly contactMissingReason: string | null
  readonly facts: string | null
  readonly demand: string | null
  readonly contacts: readonly CaseContact[]
  readonly promises: readonly CasePromise[]
  readonly escalations: readonly CaseEscalation[]
  readonly instructions: readonly CaseInstruction[]
  readonly closing: {
    readonly closedAt: string
    readonly by: string
    readonly outcome: ClosingOutcome
    readonly reason: string | null
  } | null
  readonly reopenings: readonly { at: string; by: string; reason: string | null }[]
  readonly erased: boolean
}

type Payload = Readonly<Record<string, unknown>>

/** Words that reach an erased case later, from a device that did not know yet, are gone as well. */
function evolve(state: ComplaintState | null, event: LoggedEvent): ComplaintState | null {
  const next = evolveKnown(state, event)
  return next?.erased === true ? withoutWords(next) : next
}

function evolveKnown(state: ComplaintState | null, event: LoggedEvent): ComplaintState | null {
  if (state === null) return event.type === complaintRegistered.type ? registered(event) : null
  const { payload } = event
  const by = event.actor.employeeNo
  switch (event.type) {
    case complaintDetailsChanged.type:
      return { ...state, ...payload }
    case complaintHandlerAssigned.type:
      return {
        ...state,
        handler: payload.handler as string,
        // The clock of S1-25(4) was met by the first handler; a change of hands does not restart it.
        handlerAssignedAt: state.handlerAssignedAt ?? event.occurredAt,
      }
    case complaintContactLogged.type:
      return withContact(state, payload, by)
    case complaintPromiseMade.type:
      return {
        ...state,
        promises: [
          ...state.promises,
          { ...pick<CasePromise>(payload, 'what'), by, contactedAt: null },
        ],
      }
    case complaintEscalated.type:
      return {
        ...state,
        escalations: [...state.escalations, { ...pick<CaseEscalation>(payload, 'reason'), by }],
      }
    case complaintClosed.type:
      return {
        ...state,
        state: 'closed',
        decision: payload.decision as Decision,
        closing: {
          closedAt: payload.closedAt as string,
          by,
          outcome: payload.outcome as ClosingOutcome,
          reason: text(payload.reason),
        },
      }
    case complaintReopened.type:
      return {
        ...state,
        state: 'reopened',
        decision: payload.decision as Decision,
        closing: null,
        reopenings: [
          ...state.reopenings,
          { at: payload.at as string, by, reason: text(payload.reason) },
        ],
      }
    case complaintClockRecomputed.type:
      return { ...state, decision: payload.decision as Decision }
    case complaintInstructionGiven.type:
      return {
        ...state,
        instructions: [
          ...state.instructions,
          { ...pick<CaseInstruction>(payload, 'text'), by, answer: null },
        ],
      }
    case complaintInstructionAnswered.type:
      return withAnswer(state, payload, by)
    case complaintPersonalErased.type:
      return withoutWords(state)
    case complaintRevealed.type:
      return state
    default:
      return state
  }
}

function registered(event: LoggedEvent): ComplaintState {
  const { payload } = event
  return {
    caseId: event.aggregate.id,
    caseNumber: payload.caseNumber as string,
    state: 'registered',
    intakeType: payload.intakeType as IntakeType,
    channel: payload.channel as Channel,
    receivedAt: payload.receivedAt as string,
    recordedAt: event.recordedAt,
    firstRecipient: payload.firstRecipient as string,
    handler: null,
    handlerAssignedAt: null,
    anonymous: payload.anonymous as boolean,
    reception: payload.reception as Record<string, boolean>,
    harm: payload.harm as Record<string, boolean>,
    flags: payload.flags as FilingFlag[],
    groupSize: (payload.groupSize as number | null) ?? null,
    earlierCalls: payload.earlierCalls as string[],
    decision: payload.decision as Decision,
    customerName: text(payload.customerName),
    contact: text(payload.contact),
    contactMissingReason: text(payload.contactMissingReason),
    facts: text(payload.facts),
    demand: text(payload.demand),
    contacts: [],
    promises: [],
    escalations: [],
    instructions: [],
    closing: null,
    reopenings: [],
    erased: false,
  }
}

/** A contact that names a promise keeps it, whether or not the customer was reached (R-160, T-43). */
function withContact(state: ComplaintState, payload: Payload, by: string): ComplaintState {
  const contact: CaseContact = { ...pick<CaseContact>(payload, 'summary'), by }
  const promises = state.promises.map((promise) =>
    promise.promiseId === contact.promiseId && promise.contactedAt === null
      ? { ...promise, contactedAt: contact.at }
      : promise,
  )
  return { ...state, contacts: [...state.contacts, contact], promises }
}

function withAnswer(state: ComplaintState, payload: Payload, by: string): ComplaintState {
  const answer = { at: payload.at as string, by, text: text(payload.text) }
  const instructions = state.instructions.map((instruction) =>
    instruction.instructionId === payload.instructionId && instruction.answer === null
      ? { ...instruction, answer }
      : instruction,
  )
  return { ...state, instructions }
}

/** The same state that a fold of the events without their parts gives. */
function withoutWords(state: ComplaintState): ComplaintState {
  return {
    ...state,
    erased: true,
    customerName: null,
    contact: null,
    contactMissingReason: null,
    facts: null,
    demand: null,
    contacts: state.contacts.map((contact) => ({ ...contact, summary: null })),
    promises: state.promises.map((promise) => ({ ...promise, what: null })),
    escalations: state.escalations.map((escalation) => ({ ...escalation, reason: null })),
    instructions: state.instructions.map((instruction) => ({
      ...instruction,
      text: null,
      answer: instruction.answer && { ...instruction.answer, text: null },
    })),
    closing: state.closing && { ...state.closing, reason: null },
    reopenings: state.reopenings.map((reopening) => ({ ...reopening, reason: null })),
  }
}

function obstacle(state: ComplaintState | null, event: LoggedEvent): string | null {
  switch (event.type) {
    case complaintRegistered.type:
      return state === null ? null : 'already_registered'
    case complaintClosed.type:
      if (state === null) return 'not_registered'
      if (state.state === 'closed') return 'already_closed'
      return hasReply(state) ? null : 'reply_missing'
    case complaintReopened.type:
      return state?.state === 'closed' ? null : 'not_closed'
    default:
      return null
  }
}

/**
 * True when an outbound contact reached the customer since the case was last opened (E-22, catalogue
 * §4.9: never closed without a reply). Somebody who left no name cannot be reached at will: there the
 * logged attempt counts. Looks at public fields only, so that every fold judges alike.
 */
export function hasReply(state: ComplaintState): boolean {
  const since = state.reopenings.at(-1)?.at ?? ''
  return state.contacts.some(
    (contact) =>
      contact.direction === 'outbound' &&
      (contact.reached || state.anonymous) &&
      Date.parse(contact.at) >= (since === '' ? Number.NEGATIVE_INFINITY : Date.parse(since)),
  )
}

/** Copies a payload and fills its one personal field with null when the part is missing. */
function pick<Target>(payload: Payload, personalField: string): Target {
  return { ...payload, [personalField]: text(payload[personalField]) } as Target
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export const complaintAggregate: Aggregate<ComplaintState> = {
  kind: 'complaint',
  foldVersion: 1,
  isId: isUuid,
  evolve,
  obstacle,
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
