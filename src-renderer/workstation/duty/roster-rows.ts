/** The roster as rows that one types, and the slots of it that a change writes. */
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { instantOn, timeOf } from './day-time.ts'

type Slot = Input<'duty.roster'>['slots'][number]

export interface RosterRow {
  readonly period: Slot['period']
  readonly post: Slot['post']
  readonly position: string
  readonly employeeNo: string | null
  readonly time: string
  readonly kind: Slot['entries'][number]['kind']
}

type Slots = readonly Pick<DutyDay['roster']['slots'][number], 'period' | 'post' | 'entries'>[]

function rowsOfSlots(slots: Slots): readonly RosterRow[] {
  return slots.flatMap(({ period, post, entries }) =>
    entries.map(({ position, employeeNo, startsAt, kind }) => ({
      period,
      post,
      position: String(position),
      employeeNo,
      time: timeOf(startsAt),
      kind,
    })),
  )
}

/** The roster as it was written, before swaps. */
export function rowsOf({ roster }: DutyDay): readonly RosterRow[] {
  return rowsOfSlots(roster.slots)
}

/** The last roster before this day, to begin with. */
export function rowsOfEarlier({ roster }: DutyDay): readonly RosterRow[] {
  return rowsOfSlots(roster.earlier?.slots ?? [])
}

/**
 * The slots that differ from what stands, each with the entry that was seen; null while a row lacks its
 * person, its window or its time.
 */
export function changedSlots(
  { date, roster }: DutyDay,
  rows: readonly RosterRow[],
  seen: Readonly<Record<string, string | null>>,
): Slot[] | null {
  const complete = rows.flatMap(({ period, post, position, employeeNo, time, kind }) => {
    const startsAt = instantOn(date, time)
    return employeeNo === null || startsAt === null || !/^[1-9]\d?$/.test(position.trim())
      ? []
      : { period, post, position: Number(position), employeeNo, startsAt, kind }
  })
  if (complete.length < rows.length) return null
  return roster.slots.flatMap(({ period, post, entries }) => {
    const given = complete
      .filter((row) => row.period === period && row.post === post)
      .map(({ position, employeeNo, startsAt, kind }) => ({ position, employeeNo, startsAt, kind }))
    return sameEntries(given, entries)
      ? []
      : { period, post, seen: seen[`${period}_${post}`] ?? null, entries: given }
  })
}

function sameEntries(one: Slot['entries'], other: Slot['entries']): boolean {
  const key = ({ position, employeeNo, startsAt, kind }: Slot['entries'][number]) =>
    [position, employeeNo, startsAt, kind].join(' ')
  return one.map(key).toSorted().join('\n') === other.map(key).toSorted().join('\n')
}

/** The row that a refusal is about; undefined when it is about none. */
export function faultRow(
  slots: readonly Slot[],
  rows: readonly RosterRow[],
  refusal: Refusal | null,
): number | undefined {
  const [, slot, place] = /^slots\.(\d+)\.entries\.(\d+)\./.exec(refusal?.field ?? '') ?? []
  const found = slot === undefined ? undefined : slots[Number(slot)]
  const entry = found?.entries[Number(place)]
  if (!found || !entry) return undefined
  const index = rows.findIndex(
    (row) =>
      row.period === found.period &&
      row.post === found.post &&
      row.employeeNo === entry.employeeNo &&
      Number(row.position) === entry.position,
  )
  return index < 0 ? undefined : index
}
