/**
 * What a branch's calendar is made of beyond the shipped lists: the list of a further year as it was
 * published, and the branch's own hours and days. One aggregate per branch.
 */
import { z } from 'zod'
import { isBusinessDate } from '../foundation/instant.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { eventType } from '../log/event-type.ts'
import {
  type HolidayList,
  holidayListFault,
  holidayListFields,
  holidayListSchema,
} from './holiday-list.ts'
import { words } from '../foundation/words.ts'

export const CALENDAR_AGGREGATE_ID = 'calendar'
const OWN_DAYS_AT_MOST = 400

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
/** A day that this branch alone rests or works, and why. */
const ownDaySchema = z.strictObject({
  date: z.string().refine(isBusinessDate, 'a date is YYYY-MM-DD'),
  reason: words(40),
})
export type OwnDay = z.infer<typeof ownDaySchema>

/** Working hours, rest days and workdays of the branch; each is replaced as a whole. */
export const branchDaysFields = {
  workingHours: z
    .array(z.tuple([time, time]))
    .min(1)
    .max(6),
  ownRestDays: z.array(ownDaySchema).max(OWN_DAYS_AT_MOST),
  ownWorkdays: z.array(ownDaySchema).max(OWN_DAYS_AT_MOST),
}

/** A year's list was published and taken in; a later list of the same year replaces it. */
export const calendarYearListed = eventType({
  type: 'calendar.year_listed',
  version: 1,
  aggregate: 'calendar',
  merge: 'fact',
  writer: 'both',
  permission: 'setting.manage',
  payload: { ...holidayListFields, source: holidayListSchema.shape.source },
})

export const calendarBranchDaysChanged = eventType({
  type: 'calendar.branch_days_changed',
  version: 1,
  aggregate: 'calendar',
  merge: 'field',
  writer: 'both',
  permission: 'setting.manage',
  payload: {
    workingHours: branchDaysFields.workingHours.optional(),
    ownRestDays: branchDaysFields.ownRestDays.optional(),
    ownWorkdays: branchDaysFields.ownWorkdays.optional(),
  },
})

export const calendarEvents = [calendarYearListed, calendarBranchDaysChanged] as const

export interface BranchCalendarState {
  /** Lists taken in, by year. */
  readonly lists: Readonly<Record<string, HolidayList>>
  /** Null until the branch sets its own; then the pack's hours no longer count. */
  readonly workingHours: readonly (readonly [string, string])[] | null
  readonly ownRestDays: readonly OwnDay[]
  readonly ownWorkdays: readonly OwnDay[]
  /** Raised by every change: the version that decisions name. */
  readonly revision: number
}

/** A branch that has changed nothing yet. */
export const UNCHANGED: BranchCalendarState = {
  lists: {},
  workingHours: null,
  ownRestDays: [],
  ownWorkdays: [],
  revision: 0,
}

function evolve(state: BranchCalendarState | null, event: LoggedEvent): BranchCalendarState | null {
  const standing = state ?? UNCHANGED
  switch (event.type) {
    case calendarYearListed.type: {
      const list = event.payload as unknown as HolidayList
      // A list that contradicts itself could come only from a foreign program; it decides nothing here.
      if (holidayListFault(list) !== null) return state
      return {
        ...standing,
        lists: { ...standing.lists, [list.year]: list },
        revision: standing.revision + 1,
      }
    }
    case calendarBranchDaysChanged.type:
      return { ...standing, ...event.payload, revision: standing.revision + 1 }
    default:
      return state
  }
}

export const calendarAggregate: Aggregate<BranchCalendarState> = {
  kind: 'calendar',
  foldVersion: 1,
  isId: (id) => id === CALENDAR_AGGREGATE_ID,
  evolve,
  obstacle: () => null,
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
