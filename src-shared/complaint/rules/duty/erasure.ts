/** Whether the words of a case may go, and on what ground (R-28, S2-30, S4-16(5), PIPL 19 and 47). */
import { type EpochMs, parseInstant } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { sameEmployee } from '../../../staff/same-employee.ts'
import { isOpenCase } from '../../enumerations.ts'
import { type ErasureBasis, isHeld } from '../../privacy-kinds.ts'
import type { ComplaintState } from '../../state.ts'
import { type Retention, keepUntil, mayBeDestroyed } from './retention.ts'

/** Until when a case is kept; null while somebody still works on it, because the time counts from its end. */
export function retentionOf(state: ComplaintState, rules: Rules): Retention | null {
  const ended = endOf(state)
  return ended === null || isOpenCase(state) ? null : keepUntil(ended, [], rules)
}

function endOf({ closing, withdrawal, declination }: ComplaintState): EpochMs | null {
  const at = closing?.closedAt ?? withdrawal?.at ?? declination?.at
  const parsed = at === undefined ? null : parseInstant(at)
  return parsed?.ok ? parsed.value : null
}

/**
 * Accepts that `person` asks for or confirms the erasing at `now`. Refuses `case_open` before the end of
 * the case, `legal_hold` while anything holds it, `still_kept` before the keeping time is over, and for a
 * customer's wish `only_storing_allowed`: while a legal term runs, PIPL 47 leaves storing and protecting
 * alone. An entry by mistake need not be kept, but nobody who took the case in or handled it says so
 * (`own_case`), and what was raised or answered upward was none (`not_a_mistake`, E-36).
 */
export function checkErasure(
  state: ComplaintState,
  wanted: { readonly basis: ErasureBasis; readonly person: string; readonly now: EpochMs },
  rules: Rules,
): Result<null> {
  const retention = retentionOf(state, rules)
  if (!retention) return refused('case_open', 'an open case keeps its words', { source: 'R-28' })
  if (isHeld(state)) {
    return refused('legal_hold', 'the case is held as evidence', { source: 'S2-30' })
  }
  if (wanted.basis === 'entered_by_mistake') return checkMistake(state, wanted.person)
  if (mayBeDestroyed(retention, wanted.now)) return accepted(null)
  const params = { keepUntil: retention.keepUntil, keptBy: retention.source }
  return wanted.basis === 'customer_request'
    ? refused('only_storing_allowed', 'the law still asks for the record', {
        source: 'PIPL 47',
        params,
      })
    : refused('still_kept', 'the records are still to be kept', {
        field: 'keepUntil',
        source: retention.source,
        params,
      })
}

function checkMistake(state: ComplaintState, person: string): Result<null> {
  if (state.instructions.length > 0 || state.escalations.length > 0) {
    return refused('not_a_mistake', 'head office or a superior has dealt with this case', {
      field: 'basis',
      source: 'S2-30',
    })
  }
  const involved = [state.firstRecipient, state.enteredBy, state.handler]
  return involved.some((one) => one !== null && sameEmployee(one, person))
    ? refused('own_case', 'somebody who did not handle the case says that it was a mistake', {
        source: 'S2-30',
      })
    : accepted(null)
}
