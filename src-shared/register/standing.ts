/** Whether a row of a register is still open, and whose it is. */
import type { RegisterState } from './state.ts'

/** Who answers for a row: whoever took it over last, else whoever wrote it. */
export function ownerOf({ handovers, recorded }: RegisterState): string {
  return handovers.at(-1)?.to ?? recorded.by
}

/** True while something still has to be done about the row; such rows are carried over. */
export function isOpenRow(state: RegisterState): boolean {
  switch (state.register) {
    case 'difference':
    case 'exception':
      return state.settled === null
    case 'loss':
      return (
        state.recorded.decision === 'accepted' &&
        state.recorded.followUp !== 'none' &&
        state.followedUp === null
      )
    case 'transfer':
      return false
    case 'phone_payment':
      return (
        state.compared?.result !== 'confirmed' && state.resolved === null && state.letPass === null
      )
  }
}
