/** What must hold of sheets, registers and days after healing, at head office and at every machine. */
import { createHash } from 'node:crypto'
import type { ClosedDay, DayCloseState } from '#shared/day-close/state.ts'
import { verifyDays } from '#shared/day-close/rules.ts'
import { verifySheets } from '#shared/handover/rules/chain.ts'
import type { SheetBody } from '#shared/handover/rules/chain.ts'
import { type ShiftState, chainedSheet } from '#shared/handover/state.ts'
import type { RegisterState } from '#shared/register/state.ts'
import type { HubEvent } from './check-log.ts'
import type { Machine } from './machine.ts'
import { type World, holds } from './world.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** Every signature that was given, whether or not it was the first in hub order. */
interface Given {
  readonly shiftId: string
  readonly sheet: SheetBody
}

/** Sheets and their chain, rows of the difference register, closed days (I26, I27, I28). */
export async function checkDay(
  world: World,
  log: readonly HubEvent[],
  folds: ReadonlyMap<string, unknown>,
  machines: readonly Machine[],
): Promise<void> {
  const statesOf = <State>(kind: string): State[] =>
    [...folds]
      .filter(([name]) => name.startsWith(`${kind}/`))
      .flatMap(([, folded]) => (folded as { state: State | null }).state ?? [])
  const shifts = statesOf<ShiftState>('shift')
  const given = log
    .filter(({ body, duplicateOf }) => body.type === 'shift.signed' && duplicateOf === null)
    .map(({ body }): Given => ({ shiftId: body.aggregate.id, sheet: body.payload as never }))
  const sheets = shifts.flatMap((state) => chainedSheet(state) ?? [])
  const standing = new Map(sheets.map(({ shiftId, sheet }) => [shiftId, sheet.digest]))
  const race: Race = { world, given, standing }

  const cut = sheets
    .filter(({ sheet: { previous } }) => previous !== null && lostRace(race, previous))
    .map(({ shiftId }) => shiftId)
    .toSorted()
  const whole = sheets.filter(({ shiftId }) => !cut.includes(shiftId))
  const { fault } = verifySheets(whole, sha256)
  holds('I26', fault === null, () => `the chain of sheets breaks: ${JSON.stringify(fault)}`)
  const lateTypes = shifts.flatMap((state) => state.afterSignOff.map(({ type }) => type))
  if (lateTypes.includes('shift.counted')) world.note('late_count')
  if (lateTypes.includes('shift.issue_raised')) world.note('late_issue')

  checkDifferences(given, statesOf<RegisterState>('register'))
  const closed = statesOf<DayCloseState>('day_close').flatMap((state) => state.closed ?? [])
  const open = checkDays(race, closed)
  for (const machine of machines) {
    const own = await machine.ask('shift.verify', {})
    const found = own.ok ? own.value.fault : null
    const same = own.ok && (found?.shiftId ?? null) === (cut[0] ?? null)
    holds('I26', same, () => `${machine.name} verifies its sheets with ${JSON.stringify(found)}`)
    const days = await machine.ask('day.verify', {})
    const wrong = days.ok ? days.value.fault : null
    const right = days.ok && (wrong === null) === (open === null)
    holds('I27', right, () => `${machine.name} verifies its days with ${JSON.stringify(wrong)}`)
  }
}

interface Race {
  readonly world: World
  readonly given: readonly Given[]
  readonly standing: ReadonlyMap<string, string>
}

/**
 * True where a sheet names one that lost to another machine's in hub order, which verifying has to say; a
 * name that nobody ever signed, or that is there and does not agree, is a failure.
 */
function lostRace(
  { world, given, standing }: Race,
  { shiftId, digest }: { readonly shiftId: string; readonly digest: string },
): boolean {
  if (standing.get(shiftId) === digest) return false
  const signed = given.some((one) => one.shiftId === shiftId && one.sheet.digest === digest)
  // Where hub and disk were both put back, the sheet before may be in nobody's log any more.
  const forgotten = world.reached.has('hub_restored') || world.reached.has('hub_restored_unnoticed')
  holds('I26', signed || forgotten, () => `nobody signed ${digest} of ${shiftId}`)
  return true
}

/** Each difference of a sheet is one row with its figures; no row is of two sheets (I28). */
function checkDifferences(given: readonly Given[], rows: readonly RegisterState[]): void {
  const named = given.flatMap(({ shiftId, sheet }) =>
    sheet.differences.map((difference) => ({ shiftId, ...difference })),
  )
  const ids = named.map(({ recordId }) => recordId)
  holds('I28', new Set(ids).size === ids.length, () => 'one row stands for two differences')
  for (const { shiftId, line, difference, recordId } of named) {
    const say = () => `the difference of ${line} on ${shiftId} is not the row ${recordId}`
    const [row, ...others] = rows.filter(({ rowId }) => rowId === recordId)
    holds('I28', row?.register === 'difference' && others.length === 0, say)
    const { recorded } = row
    const same =
      recorded.shiftId === shiftId && recorded.line === line && recorded.difference === difference
    holds('I28', same, say)
  }
  for (const row of rows) {
    if (row.register !== 'difference' || row.settled === null) continue
    const two = row.settled.by !== row.recorded.by
    holds('I28', two, () => `whoever recorded ${row.rowId} settled it`)
  }
}

/** The first day that names a sheet which lost its race, or null; every other link holds (I27). */
function checkDays(race: Race, closed: readonly ClosedDay[]): string | null {
  const open = closed.find(({ sheets }) => sheets.some((sheet) => lostRace(race, sheet)))
  const named = new Map([
    ...race.standing,
    ...closed.flatMap(({ sheets }) =>
      sheets.map(({ shiftId, digest }) => [shiftId, digest] as const),
    ),
  ])
  const fault = verifyDays(closed, named, sha256)
  holds('I27', fault === null, () => `a closed day does not hold: ${JSON.stringify(fault)}`)
  return open?.date ?? null
}
