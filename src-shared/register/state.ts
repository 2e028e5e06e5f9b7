/** A row of a register as its events tell it. Personal words and numbers are null when they are gone. */
import { isUuid } from '../foundation/identifier.ts'
import { businessDateOf, formatEndOfDay, parseInstant } from '../foundation/instant.ts'
import { type EventType, type PayloadOf, personalFields } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import type { RegisterKind } from './enumerations.ts'
import {
  type differenceRecorded,
  type differenceSettled,
  type exceptionContacted,
  type exceptionErrorFound,
  type exceptionRecorded,
  type exceptionRefunded,
  type exceptionSettled,
  type lossFollowedUp,
  type lossRefused,
  type lossReported,
  type phonePaymentCompared,
  type phonePaymentLetPass,
  type phonePaymentRecorded,
  type phonePaymentResolved,
  type transferHanded,
  registerEvents,
  registerHandedOver,
  registerRevealed,
} from './events.ts'
import { registerObstacle } from './obstacle.ts'

/** Who wrote it, in which role and in which event. */
export interface Said {
  readonly eventId: string
  readonly by: string
  readonly role: string
}

/** A payload whose personal fields may be gone. */
type Kept<Type extends EventType, Personal extends keyof PayloadOf<Type> = never> = Readonly<
  Omit<PayloadOf<Type>, Personal>
> & { readonly [Name in Personal]: PayloadOf<Type>[Name] | null } & Said

/** Who looked at what is masked, when, and what for. */
export interface Look extends Said {
  readonly at: string
  readonly purpose: PayloadOf<typeof registerRevealed>['purpose']
}

interface Row<Kind extends RegisterKind> {
  readonly register: Kind
  readonly rowId: string
  readonly looks: readonly Look[]
  /** Every time somebody else took it over, in order. */
  readonly handovers: readonly Kept<typeof registerHandedOver, 'why'>[]
}

export interface DifferenceRow extends Row<'difference'> {
  readonly recorded: Kept<typeof differenceRecorded, 'explanation'>
  readonly settled: Kept<typeof differenceSettled, 'how'> | null
}
export interface LossRow extends Row<'loss'> {
  readonly recorded:
    | ({ readonly decision: 'accepted' } & Kept<
        typeof lossReported,
        'holder' | 'cardNumber' | 'idNumber' | 'phone' | 'balanceFen' | 'remark'
      >)
    | ({ readonly decision: 'refused' } & Kept<typeof lossRefused, 'remark'>)
  readonly followedUp: Kept<typeof lossFollowedUp, 'newCard' | 'remark'> | null
}
export interface TransferRow extends Row<'transfer'> {
  readonly recorded: Kept<typeof transferHanded, 'numbers' | 'remark'>
}
export interface ExceptionRow extends Row<'exception'> {
  readonly recorded: Kept<typeof exceptionRecorded, 'number' | 'paymentPoint' | 'remark'>
  /** Every time the payment point was reached; the first one is what S4-05(2) asks for. */
  readonly contacts: readonly Kept<typeof exceptionContacted, 'answer'>[]
  readonly refund: Kept<typeof exceptionRefunded> | null
  readonly error: Kept<typeof exceptionErrorFound, 'findings'> | null
  readonly settled: Kept<typeof exceptionSettled, 'how'> | null
}
export interface PhonePaymentRow extends Row<'phone_payment'> {
  readonly recorded: Kept<typeof phonePaymentRecorded, 'number' | 'agent' | 'remark'>
  /** What the agent's list said last; null before anybody compared. */
  readonly compared: Kept<typeof phonePaymentCompared> | null
  readonly resolved: Kept<typeof phonePaymentResolved, 'how'> | null
  readonly letPass: Kept<typeof phonePaymentLetPass, 'reason'> | null
}
export type RegisterState = DifferenceRow | LossRow | TransferRow | ExceptionRow | PhonePaymentRow

/**
 * Until when: the holder of a lost card by the product's term (S4-11(3)), a payment by telephone on its
 * own day (S4-05(4)). Null where no source sets a time.
 */
export function dueAtOf(state: RegisterState): string | null {
  if (state.register === 'loss') {
    return state.recorded.decision === 'accepted' ? state.recorded.dueAt : null
  }
  return state.register === 'phone_payment' ? endOfDayOf(state.recorded.at) : null
}

/** When what had to be done was done; null while it is open or where nothing had to be done. */
export function doneAtOf(state: RegisterState): string | null {
  switch (state.register) {
    case 'difference':
    case 'exception':
      return state.settled?.at ?? null
    case 'loss':
      return state.followedUp?.at ?? null
    case 'transfer':
      return null
    case 'phone_payment':
      if (state.resolved || state.letPass) return (state.resolved ?? state.letPass)?.at ?? null
      return state.compared?.result === 'confirmed' ? state.compared.at : null
  }
}

function endOfDayOf(instant: string): string | null {
  const parsed = parseInstant(instant)
  return parsed.ok ? formatEndOfDay(businessDateOf(parsed.value)) : null
}

type Begin = (
  row: { readonly rowId: string; readonly looks: []; readonly handovers: [] },
  said: never,
) => RegisterState

const BEGINNINGS: Readonly<Record<string, Begin>> = {
  // A sheet writes its rows in the name of the one who answers for it, whoever is signed in.
  'difference.recorded': (row, recorded: DifferenceRow['recorded']) => ({
    register: 'difference',
    ...row,
    recorded: { ...recorded, by: recorded.recordedBy, role: recorded.recordedRole },
    settled: null,
  }),
  'loss.reported': (row, recorded) => ({
    register: 'loss',
    ...row,
    recorded: { decision: 'accepted', ...(recorded as object) } as never,
    followedUp: null,
  }),
  'loss.refused': (row, recorded) => ({
    register: 'loss',
    ...row,
    recorded: { decision: 'refused', ...(recorded as object) } as never,
    followedUp: null,
  }),
  'transfer.handed': (row, recorded) => ({ register: 'transfer', ...row, recorded }),
  'exception.recorded': (row, recorded) => ({
    register: 'exception',
    ...row,
    recorded,
    contacts: [],
    refund: null,
    error: null,
    settled: null,
  }),
  'phone_payment.recorded': (row, recorded) => ({
    register: 'phone_payment',
    ...row,
    recorded,
    compared: null,
    resolved: null,
    letPass: null,
  }),
}

/** Under which name the row keeps what a later event says. */
const PLACES: Readonly<Record<string, string>> = {
  'difference.settled': 'settled',
  'loss.followed_up': 'followedUp',
  'exception.refunded': 'refund',
  'exception.error_found': 'error',
  'exception.settled': 'settled',
  'phone_payment.compared': 'compared',
  'phone_payment.resolved': 'resolved',
  'phone_payment.let_pass': 'letPass',
}

const PERSONAL: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  registerEvents.map(({ type, payload }) => [type, personalFields(payload)]),
)

export const registerAggregate: Aggregate<RegisterState> = {
  kind: 'register',
  foldVersion: 3,
  isId: isUuid,
  evolve(state, event) {
    if (state === null) {
      return (
        BEGINNINGS[event.type]?.(
          { rowId: event.aggregate.id, looks: [], handovers: [] },
          said(event) as never,
        ) ?? null
      )
    }
    if (event.type === 'exception.contacted' && state.register === 'exception') {
      return { ...state, contacts: [...state.contacts, said(event) as never] }
    }
    if (event.type === registerHandedOver.type) {
      return { ...state, handovers: [...state.handovers, said(event) as never] }
    }
    if (event.type === registerRevealed.type)
      return { ...state, looks: [...state.looks, look(event)] }
    const place = PLACES[event.type]
    return place === undefined ? state : ({ ...state, [place]: said(event) } as RegisterState)
  },
  obstacle: registerObstacle,
}

/** The payload with every personal field in it, null where it is gone, and who wrote it. */
function said({ id, type, payload, actor }: LoggedEvent): object {
  const gone = Object.fromEntries((PERSONAL[type] ?? []).map((name) => [name, null]))
  return { ...gone, ...payload, eventId: id, by: actor.employeeNo, role: actor.role }
}

function look({ id, payload, actor, occurredAt }: LoggedEvent): Look {
  const { purpose } = payload as PayloadOf<typeof registerRevealed>
  return { eventId: id, by: actor.employeeNo, role: actor.role, at: occurredAt, purpose }
}
