/** Differences between books and counts: recorded with a reason, open until settled (S4-09(5), R-240). */
import { blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey, sameEmployee } from '../staff/same-employee.ts'

export interface DifferenceRecord {
  readonly line: string
  /** closing − expected, with its sign, in the line's unit; never 0. */
  readonly difference: number
  /** One of the profile's reasons. */
  readonly reason: string
  readonly explanation: string
  readonly recordedAt: EpochMs
  readonly recordedBy: string | null
  readonly supervisor: string | null
  readonly settlement: {
    readonly at: EpochMs
    readonly by: string | null
    readonly how: string
  } | null
}

/**
 * The row may be written. Refuses, naming every gap at once: no difference at all, an unknown reason, no
 * explanation, nobody who recorded it, no supervisor other than that person, and a settlement without its
 * person, its way or before the record.
 */
export function checkDifference(
  row: DifferenceRecord,
  profile: Pick<ProfilePack, 'differenceReasons'>,
): Result<DifferenceRecord> {
  const source = 'S4-09(5)'
  const known = profile.differenceReasons.values.some(({ value }) => value === row.reason)
  const real = Number.isSafeInteger(row.difference) && row.difference !== 0
  const gaps = [
    ...gapUnless(!blank(row.line), 'line', 'the line', source),
    ...gapUnless(real, 'difference', 'a difference other than 0', source),
    ...gapUnless(known, 'reason', 'a known reason', source),
    ...gapUnless(!blank(row.explanation), 'explanation', 'an explanation', source),
    ...gapUnless(employeeKey(row.recordedBy) !== null, 'recordedBy', 'a person', source),
    ...gapUnless(employeeKey(row.supervisor) !== null, 'supervisor', 'a supervisor', source),
    ...gapUnless(
      !sameEmployee(row.supervisor, row.recordedBy),
      'supervisor',
      'a supervisor other than the recorder',
      source,
    ),
    ...settlementGaps(row.recordedAt, row.settlement),
  ]
  return gaps.length === 0 ? accepted(row) : refusedForGaps('incomplete', 'the difference', gaps)
}

type Settlement = NonNullable<DifferenceRecord['settlement']>

/**
 * The settlement may be written. Refuses one without its person, its way or before the record; the record
 * itself stands and is not judged again: whatever is wrong about it, somebody has to put it right.
 */
export function checkSettlement(recordedAt: EpochMs, settlement: Settlement): Result<Settlement> {
  const gaps = settlementGaps(recordedAt, settlement)
  return gaps.length === 0
    ? accepted(settlement)
    : refusedForGaps('incomplete', 'the settlement', gaps)
}

function settlementGaps(recordedAt: EpochMs, settlement: Settlement | null) {
  if (settlement === null) return []
  const source = 'S4-09(5)'
  const whole = !blank(settlement.how) && employeeKey(settlement.by) !== null
  const after = settlement.at >= recordedAt
  return [
    ...gapUnless(whole, 'settlement', 'who settled it and how', source),
    ...gapUnless(after, 'settlement.at', 'a settlement after the record', source),
  ]
}

/**
 * The line of a difference that no sheet showed: one of the organisation's balance lines, in the unit that it
 * is counted in. Refuses `invalid_input` on `line` and on `unit`. Rows that a sheet wrote may stand on lines
 * that the organisation no longer has.
 */
export function lineOfDifference(
  { line, unit }: { readonly line: string; readonly unit: 'fen' | 'piece' },
  { balanceLines }: Pick<ProfilePack, 'balanceLines'>,
): Result<ProfilePack['balanceLines'][number]> {
  const known = balanceLines.find(({ code }) => code === line)
  const field = known ? 'unit' : 'line'
  return known?.unit === unit
    ? accepted(known)
    : refused('invalid_input', 'a balance line in its own unit', {
        field,
        source: 'S4-09(5)',
        params: { reason: 'not_in_list' },
      })
}

/** Rows still open, oldest first: they stand on every handover until they are settled. */
export function openDifferences(rows: readonly DifferenceRecord[]): readonly DifferenceRecord[] {
  return rows
    .filter(({ settlement }) => settlement === null)
    .toSorted((a, b) => a.recordedAt - b.recordedAt)
}
