/** The working calendar of the branch: what is listed, taking in a published list, the branch's own days. */
import { z } from 'zod'
import { branchDaysFields } from '../../calendar/events.ts'
import { holidayListSchema } from '../../calendar/holiday-list.ts'
import { words } from '../../foundation/words.ts'
import type { CallTable } from '../gate.ts'

const LIST_CHARACTERS = 100_000

export const calendarAlarmSchema = z
  .strictObject({ year: z.int(), state: z.enum(['missing', 'soon']) })
  .nullable()

const calendarViewSchema = z.strictObject({
  years: z.array(
    z.strictObject({
      ...holidayListSchema.shape,
      /** Came with the program, or was taken in at this branch. */
      origin: z.enum(['shipped', 'taken_in']),
    }),
  ),
  workingHours: branchDaysFields.workingHours,
  ownRestDays: branchDaysFields.ownRestDays,
  ownWorkdays: branchDaysFields.ownWorkdays,
  alarm: calendarAlarmSchema,
  /** Today's business date, before which nothing changes. */
  today: z.string(),
})

export const calendarCalls = {
  'calendar.get': {
    input: z.strictObject({}),
    output: calendarViewSchema,
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
  /** Reads the text of a list and says what it would change; nothing is taken in. */
  'calendar.readList': {
    input: z.strictObject({ text: words(LIST_CHARACTERS).min(2) }),
    output: z.strictObject({ list: holidayListSchema, replaces: z.boolean() }),
    permission: 'setting.manage',
    kind: 'read',
    refusals: ['invalid_list', 'year_before_missing'],
  },
  'calendar.takeInList': {
    input: z.strictObject({ list: holidayListSchema }),
    output: calendarViewSchema,
    permission: 'setting.manage',
    kind: 'write',
    refusals: ['invalid_list', 'year_before_missing', 'nothing_to_change'],
  },
  'calendar.changeBranchDays': {
    input: z.strictObject({
      workingHours: branchDaysFields.workingHours.optional(),
      ownRestDays: branchDaysFields.ownRestDays.optional(),
      ownWorkdays: branchDaysFields.ownWorkdays.optional(),
    }),
    output: calendarViewSchema,
    permission: 'setting.manage',
    kind: 'write',
    refusals: ['in_the_past', 'nothing_to_change'],
  },
} as const satisfies CallTable
