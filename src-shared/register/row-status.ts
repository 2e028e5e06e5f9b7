/** In one word where a row of a register stands. */
import type { RegisterState } from './state.ts'

export const ROW_STATUSES = [
  'to_settle',
  'settled',
  'to_follow_up',
  'followed_up',
  'complete',
  'refused',
  'handed',
  'to_contact',
  'contacted',
  'to_compare',
  'confirmed',
  'wrong_amount',
  'missing',
  'unrecorded',
  'resolved',
  'let_pass',
] as const
export type RowStatus = (typeof ROW_STATUSES)[number]

export function rowStatus(state: RegisterState): RowStatus {
  switch (state.register) {
    case 'difference':
      return state.settled ? 'settled' : 'to_settle'
    case 'loss':
      if (state.recorded.decision === 'refused') return 'refused'
      if (state.followedUp) return 'followed_up'
      return state.recorded.followUp === 'none' ? 'complete' : 'to_follow_up'
    case 'transfer':
      return 'handed'
    case 'exception':
      if (state.settled) return 'settled'
      return state.contacts.length > 0 ? 'contacted' : 'to_contact'
    case 'phone_payment':
      if (state.letPass) return 'let_pass'
      if (state.resolved) return 'resolved'
      if (state.compared) return state.compared.result
      return state.recorded.foundIn === 'agent_list' ? 'unrecorded' : 'to_compare'
  }
}
