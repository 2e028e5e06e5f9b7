/**
 * The day on duty (S1-12 to S1-18, S4-15(1)(6), S4-18, S4-43(7)). Aggregate id = the business date.
 *
 * Most of it is facts. Where two machines may contradict each other, the second shows as a conflict: a roster
 * and the persons of the zones by field, whatever has one answer a day by the entry it replaces.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { type POSTS, SHIFT_PERIODS } from '../handover/events.ts'
import { type EventType, eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { ATTENDANCE_KINDS, CHECK_ANSWERS, SPOKEN_MOMENTS } from './enumerations.ts'
import { words } from '../foundation/words.ts'

/** A value of one of the profile's lists. */
const listedSchema = z.string().regex(/^[a-z0-9_]{1,40}$/)
/** The entry that this one takes the place of; null for the first. Another one standing is a conflict. */
const replaces = z.uuid().nullable()
const period = z.enum(SHIFT_PERIODS)

type DutyEvent = Omit<EventType, 'version' | 'aggregate' | 'writer' | 'permission' | 'payload'>

function dutyEvent<const Name extends string, Shape extends z.ZodRawShape>({
  permission = 'duty.write',
  ...declaration
}: Omit<DutyEvent, 'type'> & {
  readonly type: Name
  readonly payload: Shape
  readonly permission?: EventType['permission']
}) {
  return eventType({
    version: 1,
    aggregate: 'duty_day',
    writer: 'workstation',
    permission,
    ...declaration,
  })
}

const rosterEntrySchema = z.strictObject({
  /** Window number at the post, from 1. */
  position: z.int().min(1).max(99),
  employeeNo: employeeNoSchema,
  startsAt: instantSchema,
  kind: z.enum(ATTENDANCE_KINDS),
})
export type RosterEntry = z.infer<typeof rosterEntrySchema>
const roster = z.array(rosterEntrySchema).max(99).optional()

type Period = (typeof SHIFT_PERIODS)[number]
type Post = (typeof POSTS)[number]
/** One post in one half of the day: the field by which rosters are merged. */
export type RosterSlot = `${Period}_${Post}`

/** The slot of a post in a half of the day. */
export function rosterSlot(half: Period, post: Post): RosterSlot {
  return `${half}_${post}`
}

/** Who works where from when, by whoever supervises (S4-18). An empty list says that nobody does. */
export const dutyRostered = dutyEvent({
  type: 'duty_day.rostered',
  merge: 'field',
  permission: 'duty.roster',
  payload: {
    am_lobby: roster,
    am_high_counter: roster,
    am_low_counter: roster,
    am_hotline: roster,
    pm_lobby: roster,
    pm_high_counter: roster,
    pm_low_counter: roster,
    pm_hotline: roster,
  },
})

const zones = z
  .array(z.strictObject({ zone: listedSchema, responsible: employeeNoSchema.nullable() }))
  .max(20)
  .optional()

/** One person answers for each zone (S1-14, R-017). */
export const dutyZoneAssigned = dutyEvent({
  type: 'duty_day.zone_assigned',
  merge: 'field',
  payload: { zones_am: zones, zones_pm: zones },
})

/** Somebody is there. What the roster asked at that moment stands beside it; nobody is barred. */
export const dutyArrived = dutyEvent({
  type: 'duty_day.arrived',
  merge: 'fact',
  payload: {
    period,
    employeeNo: employeeNoSchema,
    arrivedAt: instantSchema,
    /** Null when nobody had put them on the roster. */
    asked: z
      .strictObject({
        startsAt: instantSchema,
        kind: z.enum(ATTENDANCE_KINDS),
        minutesEarly: z.int(),
        minutesAsked: z.int().min(0),
        late: z.boolean(),
      })
      .nullable(),
  },
})

/** S4-15(6): agreed by a leader before the shift began, or it does not count. */
export const dutySwapAgreed = dutyEvent({
  type: 'duty_day.swap_agreed',
  merge: 'step',
  payload: {
    period,
    requester: employeeNoSchema,
    partner: employeeNoSchema,
    /** The half whose place of the partner the requester takes in return; null for none. */
    partnerPeriod: period.nullable(),
    approver: employeeNoSchema,
    approverRole: z.string().max(40),
    approvedAt: instantSchema,
    /** When the earlier of the two places begins. */
    shiftStartsAt: instantSchema,
    reason: personal(words(300)).nullable(),
  },
})

/** One of the day's rounds (S1-14, R-019). */
export const dutyPatrolled = dutyEvent({
  type: 'duty_day.patrolled',
  merge: 'fact',
  payload: {
    slot: listedSchema,
    at: instantSchema,
    by: employeeNoSchema,
    findings: personal(
      z
        .array(
          z.strictObject({
            zone: listedSchema,
            text: words(300),
            /** Whoever answered for the zone at that time. */
            responsible: employeeNoSchema.nullable(),
          }),
        )
        .max(20),
    ),
  },
})

export const dutyFormFilled = dutyEvent({
  type: 'duty_day.form_filled',
  merge: 'fact',
  payload: {
    form: listedSchema,
    at: instantSchema,
    by: employeeNoSchema,
    remark: personal(words(300)).nullable(),
  },
})

export const dutyChecklistAnswered = dutyEvent({
  type: 'duty_day.checklist_answered',
  merge: 'step',
  payload: {
    code: listedSchema,
    at: instantSchema,
    by: employeeNoSchema,
    answers: z.array(z.strictObject({ line: listedSchema, answer: z.enum(CHECK_ANSWERS) })).max(60),
    remarks: personal(z.array(z.strictObject({ line: listedSchema, text: words(300) })).max(60)),
    replaces,
  },
})

export const dutyMeetingHeld = dutyEvent({
  type: 'duty_day.meeting_held',
  merge: 'step',
  payload: {
    ritual: listedSchema,
    at: instantSchema,
    chair: employeeNoSchema,
    points: personal(words(2000)).nullable(),
  },
})

/** The lines of the day were read aloud. */
export const dutyLinesRead = dutyEvent({
  type: 'duty_day.lines_read',
  merge: 'fact',
  payload: { moment: z.enum(SPOKEN_MOMENTS), at: instantSchema, by: employeeNoSchema },
})

/** S1-18: the last customers were seen off. */
export const dutyLastCustomerLeft = dutyEvent({
  type: 'duty_day.last_customer_left',
  merge: 'step',
  payload: { at: instantSchema, by: employeeNoSchema },
})

/** S1-18, R-025: the day is looked back upon, part by part. */
export const dutyReviewed = dutyEvent({
  type: 'duty_day.reviewed',
  merge: 'step',
  payload: {
    at: instantSchema,
    by: employeeNoSchema,
    /** Parts that say something; they stay when their words are gone. */
    parts: z.array(listedSchema).min(1).max(20),
    texts: personal(z.array(z.strictObject({ part: listedSchema, text: words(2000) })).max(20)),
    replaces,
  },
})

/** S1-15, R-021: what a colleague did well. No customer can be known from it. */
export const dutyCaseTold = dutyEvent({
  type: 'duty_day.case_told',
  merge: 'fact',
  payload: {
    at: instantSchema,
    by: employeeNoSchema,
    who: employeeNoSchema,
    level: listedSchema,
    text: personal(words(1000)),
  },
})

/** S4-43(7), R-326: one person's business of the day by kind. */
export const dutyWorkloadCounted = dutyEvent({
  type: 'duty_day.workload_counted',
  merge: 'step',
  payload: {
    employeeNo: employeeNoSchema,
    at: instantSchema,
    by: employeeNoSchema,
    counts: z
      .array(z.strictObject({ business: listedSchema, count: z.int().min(0).max(100_000) }))
      .min(1)
      .max(40),
    replaces,
  },
})

export const dutyEvents = [
  dutyRostered,
  dutyZoneAssigned,
  dutyArrived,
  dutySwapAgreed,
  dutyPatrolled,
  dutyFormFilled,
  dutyChecklistAnswered,
  dutyMeetingHeld,
  dutyLinesRead,
  dutyLastCustomerLeft,
  dutyReviewed,
  dutyCaseTold,
  dutyWorkloadCounted,
] as const
