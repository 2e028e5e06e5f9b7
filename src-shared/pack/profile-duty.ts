/** What a profile says about the day on duty: hours, roster, leave, lobby, training. */
import { z } from 'zod'
import { ROLES } from '../staff/role.ts'
import { cited, labelled } from './cited.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** An end may be the end of the day. */
const endTime = time.or(z.literal('24:00'))
const labelledList = z.strictObject({ values: z.array(labelled).min(1), ...cited })

/** Rows are read in order; the first that fits the role and the length decides. */
const leaveRule = z.strictObject({
  /** For whom; empty = for everybody else. */
  roles: z.array(z.enum(ROLES)),
  /** Longest leave in days that the row decides, itself included; null = no bound. */
  atMostDays: z.number().positive().nullable(),
  /** Length in days that the row no longer decides; null = no bound. */
  lessThanDays: z.number().positive().nullable(),
  /** Null = the superior unit decides. */
  approver: z.enum(ROLES).nullable(),
  ...cited,
})

const leave = z.strictObject({
  /** Leave is counted in steps of this many days: 0.5 is half a day. */
  stepDays: z.number().positive().max(1),
  longestDays: z.number().positive().max(366),
  rules: z.array(leaveRule).min(1),
  ...cited,
})

const lobby = z.strictObject({
  patrolSlots: labelledList,
  dailyForms: labelledList,
  /** Daily checklists by name; every line is answered before the list counts as done. */
  checklists: z
    .array(z.strictObject({ code: z.string(), lines: z.array(labelled).min(1), ...cited }))
    .min(1),
  /** The day's meetings in the order in which they follow each other. */
  rituals: labelledList,
  zones: labelledList,
  /** What the review of the day has to say something about. */
  reviewParts: labelledList,
  /** Levels of the daily service case, lowest first. */
  serviceLevels: labelledList,
})

/** The fields, to spread into the profile. */
export const dutyFields = {
  serviceHours: z.strictObject({ from: time, to: endTime, ...cited }).nullable(),
  roster: z.strictObject({
    slotMinutes: z.int().min(5).max(240),
    minimumPerSlot: z.int().min(0).max(1000),
    minimumReserve: z.int().min(0).max(1000),
    ...cited,
  }),
  leave,
  lobby,
  /** After how many seconds a waiting caller is spoken to again (S4-22(10) gives no figure). */
  waitingReminder: z.strictObject({ seconds: z.int().min(5).max(3600), ...cited }),
  training: z.strictObject({
    planHours: z.number().positive().max(1000),
    methods: z.array(labelled).min(1),
    ...cited,
  }),
}
