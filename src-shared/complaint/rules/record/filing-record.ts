/** Filing a case with a superior or head office: what must be there before, and the record of it (S2-10, S2-11). */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted } from '../../../foundation/result.ts'
import type { FilingFlag } from '../../enumerations.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import { type GroupCrisis, crisisPlanGaps } from './group-case.ts'
import type { FilingTarget } from '../types.ts'

export interface FilingRecord {
  readonly target: FilingTarget
  readonly at?: EpochMs | null | undefined
  /** The number under which it was filed. */
  readonly number?: string | null | undefined
  /** The solution plan that the superior is to see (S2-10). */
  readonly planText?: string | null | undefined
  readonly crisisPlan?: GroupCrisis['plan'] | null | undefined
}

/**
 * Accepts the record of a filing. Refuses, naming all at once, a missing time or number, a missing
 * solution plan towards the superior, and an unfinished crisis plan when a group case goes to head
 * office.
 */
export function checkFiling(
  record: FilingRecord,
  flags: readonly FilingFlag[],
): Result<FilingRecord> {
  const superior = record.target === 'superior'
  const group = record.target === 'head_office' && flags.includes('group')
  const gaps = [
    ...gapUnless((record.at ?? null) !== null, 'at', 'when it was filed', 'S2-11'),
    ...gapUnless(!blank(record.number), 'number', 'the number it was filed under', 'S2-11'),
    ...gapUnless(!superior || !blank(record.planText), 'planText', 'the solution plan', 'S2-10'),
    ...(group ? crisisPlanGaps(record.crisisPlan ?? {}) : []),
  ]
  return gaps.length > 0 ? refusedForGaps('filing_incomplete', 'a filing', gaps) : accepted(record)
}
