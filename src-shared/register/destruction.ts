/** Destroying papers whose keeping time is over (S4-16(5), R-261). */
import { type Gap, blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { type Retention, mayBeDestroyed } from '../complaint/rules/duty/retention.ts'
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted } from '../foundation/result.ts'
import { employeeKey, sameEmployee } from '../staff/same-employee.ts'

export interface DestructionList {
  readonly items: readonly { readonly id: string; readonly retention: Retention }[]
  readonly first: string | null
  readonly second: string | null
  /** Number of the certificate that says how it was done. */
  readonly certificate: string
  readonly at: EpochMs
}

/**
 * Two different people confirm a list whose every item is past its keeping time, with a certificate: what
 * is still kept is evidence and destroying it is an offence (S2-30, E-36). Refuses naming every gap.
 */
export function checkDestructionList(list: DestructionList): Result<DestructionList> {
  const source = 'S4-16(5)'
  const gaps: Gap[] = [
    ...gapUnless(list.items.length > 0, 'items', 'something to destroy', source),
    ...list.items.flatMap(({ retention }, index) =>
      gapUnless(
        mayBeDestroyed(retention, list.at),
        `items.${index}`,
        'a keeping time that is over',
        'S2-30',
      ),
    ),
    ...gapUnless(employeeKey(list.first) !== null, 'first', 'a person', source),
    ...gapUnless(employeeKey(list.second) !== null, 'second', 'a second person', source),
    ...gapUnless(!sameEmployee(list.first, list.second), 'second', 'another person', source),
    ...gapUnless(!blank(list.certificate), 'certificate', 'a certificate', source),
  ]
  return gaps.length === 0 ? accepted(list) : refusedForGaps('incomplete', 'the destruction', gaps)
}
