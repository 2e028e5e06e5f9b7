/** The slip of another branch's case as its events tell it. Words are null when they are gone. */
import { isUuid } from '../foundation/identifier.ts'
import type { EventType, PayloadOf } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import {
  referralInAccepted,
  referralInAnswered,
  referralInReceived,
  referralInRefused,
  referralInTakenBack,
} from './events.ts'

/** Who wrote it here, and the event that answers to the owner go by. */
interface Said {
  readonly eventId: string
  readonly by: string
  readonly role: string
}
/** A payload with its personal words nullable: they can go. */
type Words<Type extends EventType, Field extends string> = Omit<PayloadOf<Type>, Field> & {
  readonly [Name in Field]: string | null
}

export interface ReferralInState
  extends Readonly<Words<typeof referralInReceived, 'task' | 'demand' | 'customerName'>> {
  readonly slipId: string
  readonly accepted: (PayloadOf<typeof referralInAccepted> & Said) | null
  readonly refused: (Words<typeof referralInRefused, 'refusedBecause'> & Said) | null
  readonly answered: (Words<typeof referralInAnswered, 'feedback'> & Said) | null
  readonly takenBack: PayloadOf<typeof referralInTakenBack> | null
  /** The words went with the slip. */
  readonly erased: boolean
}

/** True while somebody here still owes an answer. */
export function isOpenSlip({ refused, answered, takenBack }: ReferralInState): boolean {
  return refused === null && answered === null && takenBack === null
}

const EVOLVERS: Readonly<
  Record<string, (state: ReferralInState, event: LoggedEvent) => ReferralInState>
> = {
  [referralInAccepted.type]: (state, event) => ({ ...state, accepted: said(event) as never }),
  [referralInRefused.type]: (state, event) => ({
    ...state,
    refused: said(event, 'refusedBecause') as never,
  }),
  [referralInAnswered.type]: (state, event) => ({
    ...state,
    answered: said(event, 'feedback') as never,
  }),
  [referralInTakenBack.type]: (state, { payload }) => ({
    ...state,
    task: null,
    demand: null,
    customerName: null,
    refused: state.refused && { ...state.refused, refusedBecause: null },
    answered: state.answered && { ...state.answered, feedback: null },
    takenBack: state.takenBack ?? (payload as PayloadOf<typeof referralInTakenBack>),
    erased: true,
  }),
}

export const referralInAggregate: Aggregate<ReferralInState> = {
  kind: 'referral_in',
  foldVersion: 1,
  isId: isUuid,
  evolve(state, event) {
    if (state !== null) return EVOLVERS[event.type]?.(state, event) ?? state
    return event.type === referralInReceived.type ? received(event) : null
  },
  obstacle: slipObstacle,
}

function received({ aggregate, payload }: LoggedEvent): ReferralInState {
  const fields = payload as PayloadOf<typeof referralInReceived>
  return {
    slipId: aggregate.id,
    ...fields,
    task: fields.task ?? null,
    demand: fields.demand ?? null,
    customerName: fields.customerName ?? null,
    accepted: null,
    refused: null,
    answered: null,
    takenBack: null,
    erased: false,
  }
}

function said({ id, payload, actor }: LoggedEvent, word?: string): object {
  const words = word === undefined ? {} : { [word]: payload[word] ?? null }
  return { ...payload, ...words, eventId: id, by: actor.employeeNo, role: actor.role }
}

/** A word that screens translate; null when the slip can have this written on it. */
export function slipObstacle(
  state: ReferralInState | null,
  { type, payload, actor }: Pick<LoggedEvent, 'type' | 'payload' | 'actor'>,
): string | null {
  if (type === referralInReceived.type) return state === null ? null : 'already_registered'
  if (state === null) return 'not_there'
  if (state.takenBack !== null) return 'slip_taken_back'
  if (!isOpenSlip(state)) return 'already_decided'
  const people = [actor.employeeNo, payload['acceptedBy'] as string | undefined]
  if (people.some((one) => state.complainedOf.some((other) => sameEmployee(one, other)))) {
    return 'own_complaint'
  }
  if (type === referralInAnswered.type) return state.accepted === null ? 'accept_first' : null
  return state.accepted === null ? null : 'already_decided'
}
