/** The course of one row of a register, and what can be done to it next. */
import { maskContact } from '../complaint/masking.ts'
import type { LoggedEvent } from '../log/fold.ts'
import type { RegisterKind } from './enumerations.ts'
import type { registerEvents } from './events.ts'
import { registerObstacle } from './obstacle.ts'
import { isOpenRow } from './standing.ts'
import type { RegisterState, Said } from './state.ts'

export interface CourseEntry {
  readonly eventId: string
  readonly type: (typeof registerEvents)[number]['type']
  readonly at: string
  readonly by: string
  /** Null where there are none, or they are gone. */
  readonly words: string | null
  readonly amountFen: number | null
  readonly code: string | null
  readonly reference: string | null
}

/** Everything on the row, the oldest first; a new card masked. */
export function courseOf(state: RegisterState): readonly CourseEntry[] {
  const looks = state.looks.map((look) => entry('register.revealed', look, { code: look.purpose }))
  const handovers = state.handovers.map((one) =>
    entry('register.handed_over', one, { words: one.why, reference: one.to }),
  )
  return [...entriesOf(state), ...handovers, ...looks].toSorted((a, b) =>
    // Instants are all written in +08:00, so their texts sort like their times.
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )
}

function entriesOf(state: RegisterState): CourseEntry[] {
  switch (state.register) {
    case 'difference': {
      const { recorded, settled } = state
      return [
        entry('difference.recorded', recorded, { words: recorded.explanation }),
        ...(settled ? [entry('difference.settled', settled, { words: settled.how })] : []),
      ]
    }
    case 'loss': {
      const { recorded, followedUp } = state
      const first = recorded.decision === 'accepted' ? 'loss.reported' : 'loss.refused'
      return [
        entry(first, recorded, { words: recorded.remark }),
        ...(followedUp
          ? [
              entry('loss.followed_up', followedUp, {
                words: followedUp.remark,
                amountFen: followedUp.feePaidFen,
                code: followedUp.how,
                reference: maskContact(followedUp.newCard),
              }),
            ]
          : []),
      ]
    }
    case 'transfer':
      return [entry('transfer.handed', state.recorded, { words: state.recorded.remark })]
    case 'exception':
      return exceptionEntries(state)
    case 'phone_payment':
      return paymentEntries(state)
  }
}

function exceptionEntries({
  recorded,
  contacts,
  refund,
  error,
  settled,
}: Extract<RegisterState, { register: 'exception' }>): CourseEntry[] {
  return [
    entry('exception.recorded', recorded, { words: recorded.remark }),
    ...contacts.map((contact) => entry('exception.contacted', contact, { words: contact.answer })),
    ...(refund
      ? [
          entry('exception.refunded', refund, {
            amountFen: refund.amountFen,
            reference: refund.documentId,
          }),
        ]
      : []),
    ...(error
      ? [
          entry('exception.error_found', error, {
            words: error.findings,
            amountFen: error.amountFen,
            code: error.cause,
          }),
        ]
      : []),
    ...(settled ? [entry('exception.settled', settled, { words: settled.how })] : []),
  ]
}

function paymentEntries({
  recorded,
  compared,
  resolved,
  letPass,
}: Extract<RegisterState, { register: 'phone_payment' }>): CourseEntry[] {
  return [
    entry('phone_payment.recorded', recorded, { words: recorded.remark, code: recorded.foundIn }),
    ...(compared
      ? [
          entry('phone_payment.compared', compared, {
            amountFen: compared.agentAmountFen,
            code: compared.result,
          }),
        ]
      : []),
    ...(resolved ? [entry('phone_payment.resolved', resolved, { words: resolved.how })] : []),
    ...(letPass
      ? [
          entry('phone_payment.let_pass', letPass, {
            words: letPass.reason,
            reference: letPass.supervisor,
          }),
        ]
      : []),
  ]
}

function entry(
  type: CourseEntry['type'],
  { eventId, by, at }: Said & { readonly at: string },
  more: Partial<CourseEntry>,
): CourseEntry {
  return {
    eventId,
    type,
    at,
    by,
    words: null,
    amountFen: null,
    code: null,
    reference: null,
    ...more,
  }
}

const STEPS = {
  difference: { settle_difference: 'difference.settled' },
  loss: { follow_up: 'loss.followed_up' },
  transfer: {},
  exception: {
    contact: 'exception.contacted',
    refund: 'exception.refunded',
    find_error: 'exception.error_found',
    settle_exception: 'exception.settled',
  },
  phone_payment: { resolve: 'phone_payment.resolved', let_pass: 'phone_payment.let_pass' },
} as const satisfies Record<RegisterKind, Record<string, string>>

type KeysOf<Union> = Union extends unknown ? keyof Union : never
type Step = KeysOf<(typeof STEPS)[RegisterKind]> | 'hand_over'

/** What is over is not offered; what waits for something else is, with what it waits for. */
const OVER: ReadonlySet<string> = new Set(['already_decided', 'not_accepted', 'nothing_to_resolve'])

/** What can be done next, in the order of the paper; `obstacle` says why this person cannot do it now. */
export function stepsOf(
  state: RegisterState,
  actor: LoggedEvent['actor'],
): readonly { readonly step: Step; readonly obstacle: string | null }[] {
  const own = Object.entries(STEPS[state.register]).flatMap(([step, type]) => {
    // Whoever lets it pass signs the form: their number is not known before.
    const payload = { supervisor: null, supervisorRole: 'admin' }
    const obstacle = registerObstacle(state, { type, payload, actor })
    return obstacle !== null && OVER.has(obstacle) ? [] : { step: step as Step, obstacle }
  })
  return isOpenRow(state) ? [...own, { step: 'hand_over', obstacle: null }] : own
}
