/** The staff list, read from the folded staff aggregates. */
import type { Folded } from '#shared/log/fold.ts'
import type { StaffState } from '#shared/staff/events.ts'
import { type ReadableDb, allRows } from '../handle.ts'

/** Everybody in the staff list, by employee number. A branch has tens of people, not thousands. */
export function listPeople(db: ReadableDb): StaffState[] {
  return allRows<{ displayed: string }>(
    db,
    "SELECT displayed FROM aggregate WHERE kind = 'staff' ORDER BY id",
  ).flatMap((row) => (JSON.parse(row.displayed) as Folded<StaffState>).state ?? [])
}
