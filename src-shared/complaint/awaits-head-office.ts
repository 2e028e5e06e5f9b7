/** What of a case waits for head office. */
import { isOpenCase } from './enumerations.ts'
import type { ComplaintState } from './state.ts'

/**
 * True while an extension or a written apology is to be decided, a review is asked for, or an
 * answer to an instruction is to be closed (S2-22). Looks at public fields alone.
 */
export function awaitsHeadOffice(state: ComplaintState): boolean {
  if (state.restriction !== null) return false
  return (
    (isOpenCase(state) && state.extensions.some(({ decided }) => decided === null)) ||
    state.apologies.some((apology) => apology.state === 'draft' && apology.examined === null) ||
    state.reviews.some(({ decided }) => decided === null) ||
    state.instructions.some(({ answer, closed }) => answer !== null && closed === null)
  )
}
