/** What two machines may not both do to one row of a register, judged from public facts alone. */
import type { LoggedEvent } from '../log/fold.ts'
import { isSupervisor } from '../staff/role.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import { REGISTER_KINDS, type RegisterKind } from './enumerations.ts'
import { isOpenRow, ownerOf } from './standing.ts'
import type {
  DifferenceRow,
  ExceptionRow,
  LossRow,
  PhonePaymentRow,
  RegisterState,
} from './state.ts'

type Written = Pick<LoggedEvent, 'type' | 'payload' | 'actor'>

const FIRST: ReadonlySet<string> = new Set([
  'difference.recorded',
  'loss.reported',
  'loss.refused',
  'transfer.handed',
  'exception.recorded',
  'phone_payment.recorded',
])

/** A word that screens translate; null when the row can have this written on it. */
export function registerObstacle(state: RegisterState | null, event: Written): string | null {
  if (FIRST.has(event.type)) {
    return state === null ? transferObstacle(event) : 'already_registered'
  }
  if (state === null) return 'not_there'
  if (event.type === 'register.handed_over') return handoverObstacle(state, event)
  if (registerOfEvent(event.type) !== state.register) return 'other_register'
  switch (state.register) {
    case 'difference':
      return settlingObstacle(state, event)
    case 'loss':
      return followUpObstacle(state)
    case 'transfer':
      return 'already_decided'
    case 'exception':
      return exceptionObstacle(state, event)
    case 'phone_payment':
      return paymentObstacle(state, event)
  }
}

/** The register that an event writes in; null for one about rows of any. */
function registerOfEvent(type: string): RegisterKind | null {
  const domain = type.slice(0, type.indexOf('.'))
  return REGISTER_KINDS.find((kind) => kind === domain) ?? null
}

/** S4-14: counted alike, by two people. */
function transferObstacle({ type, payload }: Written): string | null {
  if (type !== 'transfer.handed') return null
  if (sameEmployee(payload['handedBy'] as string, payload['receivedBy'] as string)) {
    return 'same_person'
  }
  return payload['sheetsGiven'] === payload['sheetsCounted'] ? null : 'count_differs'
}

/** S4-15(4): an open row passes from the person who has it, to another. */
function handoverObstacle(state: RegisterState, { payload }: Written): string | null {
  if (!isOpenRow(state)) return 'already_decided'
  const owner = ownerOf(state)
  if (!sameEmployee(payload['from'] as string, owner)) return 'changed_meanwhile'
  return sameEmployee(payload['to'] as string, owner) ? 'nothing_to_change' : null
}

/** S4-09(5): under somebody else's eyes than the recorder's. */
function settlingObstacle({ recorded, settled }: DifferenceRow, { actor }: Written): string | null {
  if (settled !== null) return 'already_decided'
  if (sameEmployee(actor.employeeNo, recorded.by)) return 'not_by_recorder'
  // Nobody else watched over such a row: a supervisor looks at it now.
  const unwatched = sameEmployee(recorded.supervisor, recorded.by)
  return unwatched && !isSupervisor(actor.role) ? 'supervisor_needed' : null
}

function followUpObstacle({ recorded, followedUp }: LossRow): string | null {
  if (recorded.decision === 'refused') return 'not_accepted'
  return recorded.followUp === 'none' || followedUp !== null ? 'already_decided' : null
}

function exceptionObstacle(state: ExceptionRow, { type }: Written): string | null {
  if (state.settled !== null) return 'already_decided'
  if (type === 'exception.refunded' && state.refund !== null) return 'already_decided'
  if (type === 'exception.error_found' && state.error !== null) return 'already_decided'
  const unreached = type === 'exception.settled' && state.contacts.length === 0
  return unreached ? 'contact_first' : null
}

function paymentObstacle(state: PhonePaymentRow, { type, payload }: Written): string | null {
  const { recorded, compared, resolved, letPass } = state
  if (resolved !== null || letPass !== null) return 'already_decided'
  if (type === 'phone_payment.compared') return null
  if (compared?.result === 'confirmed') return 'nothing_to_resolve'
  if (type === 'phone_payment.resolved') {
    return compared === null && recorded.foundIn === 'counter' ? 'compare_first' : null
  }
  if (!isSupervisor(String(payload['supervisorRole']))) return 'supervisor_needed'
  return sameEmployee(payload['supervisor'] as string, recorded.by) ? 'not_by_recorder' : null
}
