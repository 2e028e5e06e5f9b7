/** The day on duty and reports upward: what is written of them and how they are shown. */
import { z } from 'zod'
import { ESCALATION_TARGETS } from '../../complaint/enumerations.ts'
import { ESCALATION_REASONS } from '../../complaint/rules/kinds.ts'
import { ATTENDANCE_KINDS, CHECK_ANSWERS, SPOKEN_MOMENTS } from '../../duty/enumerations.ts'
import { isBusinessDate } from '../../foundation/instant.ts'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { POSTS, SHIFT_PERIODS } from '../../handover/events.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { dutyDaySchema, upwardDetailSchema, upwardRowSchema } from '../duty-view.ts'
import type { CallTable } from '../gate.ts'
import { draftWords, words } from '../../foundation/words.ts'

const date = z.string().max(10).refine(isBusinessDate, 'a day is YYYY-MM-DD')
const at = instantSchema
const period = z.enum(SHIFT_PERIODS)
const listed = words(40)
/** The entry that this one takes the place of, as it was shown; null for the first. */
const replaces = z.uuid().nullable()

const ENTRY = ['needs_update', 'event_too_large'] as const
/** A plan is made for today or later within the organisation's days, everything else is written of a day that has begun. */
const PLAN = [...ENTRY, 'day_is_over', 'too_far_ahead'] as const
const WRITING = [...ENTRY, 'day_not_begun', 'too_long_ago'] as const
const MOMENT = [...WRITING, 'in_the_future', 'other_day'] as const

const written = {
  output: dutyDaySchema,
  permission: 'duty.write',
  kind: 'write',
} as const

const reported = {
  output: upwardDetailSchema,
  permission: 'duty.write',
  kind: 'write',
} as const
const REPORT = ['unknown_report', 'needs_update', 'changed_meanwhile', 'event_too_large'] as const

export const dutyCalls = {
  /** One day; null = today. A day of which nothing is written is empty, and no refusal. */
  'duty.day': {
    input: z.strictObject({ date: date.nullable() }),
    output: dutyDaySchema,
    permission: 'duty.read',
    kind: 'read',
    refusals: [],
  },
  /** Whole slots, each with the entry that was seen there (S4-18). */
  'duty.roster': {
    ...written,
    permission: 'duty.roster',
    input: z.strictObject({
      date,
      slots: z
        .array(
          z.strictObject({
            period,
            post: z.enum(POSTS),
            seen: replaces,
            entries: z
              .array(
                z.strictObject({
                  position: z.int().min(1).max(99),
                  employeeNo: employeeNoSchema,
                  startsAt: at,
                  kind: z.enum(ATTENDANCE_KINDS),
                }),
              )
              .max(99),
          }),
        )
        .min(1)
        .max(8),
    }),
    refusals: [...PLAN, 'other_day', 'changed_meanwhile', 'unknown_person', 'rostered_twice'],
  },
  'duty.assignZones': {
    ...written,
    input: z.strictObject({
      date,
      period,
      seen: replaces,
      zones: z
        .array(z.strictObject({ zone: listed, responsible: employeeNoSchema.nullable() }))
        .max(20),
    }),
    refusals: [...PLAN, 'changed_meanwhile', 'unknown_person'],
  },
  /** S4-19(4): late is recorded; nobody is barred. */
  'duty.arrive': {
    ...written,
    input: z.strictObject({ date, period, employeeNo: employeeNoSchema, arrivedAt: at }),
    refusals: [...MOMENT, 'unknown_person', 'already_recorded'],
  },
  /** S4-15(6). Whoever is signed in consents without a PIN; anybody else gives theirs here. */
  'duty.agreeSwap': {
    ...written,
    input: z.strictObject({
      date,
      period,
      requester: employeeNoSchema,
      partner: employeeNoSchema,
      partnerPeriod: period.nullable(),
      approver: z.strictObject({
        employeeNo: employeeNoSchema,
        pin: z
          .string()
          .regex(/^[0-9]{6,12}$/)
          .nullable(),
      }),
      reason: draftWords(300).nullable(),
    }),
    refusals: [
      ...PLAN,
      'unknown_person',
      'not_active',
      'not_activated',
      'wrong_pin',
      'too_many_attempts',
      'field_required',
      'same_person',
      'approved_too_late',
      'approver_no_leader',
      'not_rostered',
      'rostered_twice',
    ],
  },
  'duty.patrol': {
    ...written,
    input: z.strictObject({
      date,
      slot: listed,
      at,
      by: employeeNoSchema,
      findings: z.array(z.strictObject({ zone: listed, text: draftWords(300) })).max(20),
    }),
    refusals: [...MOMENT, 'unknown_person', 'field_required', 'already_recorded'],
  },
  'duty.fillForm': {
    ...written,
    input: z.strictObject({ date, form: listed, at, remark: draftWords(300).nullable() }),
    refusals: [...MOMENT, 'already_recorded'],
  },
  'duty.answerChecklist': {
    ...written,
    input: z.strictObject({
      date,
      code: listed,
      at,
      answers: z
        .array(
          z.strictObject({ line: listed, answer: z.enum(CHECK_ANSWERS), remark: draftWords(300) }),
        )
        .max(60),
      replaces,
    }),
    refusals: [...MOMENT, 'incomplete', 'changed_meanwhile'],
  },
  'duty.holdMeeting': {
    ...written,
    input: z.strictObject({
      date,
      ritual: listed,
      at,
      chair: employeeNoSchema,
      points: draftWords(2000).nullable(),
    }),
    refusals: [...MOMENT, 'unknown_person', 'already_recorded', 'out_of_order'],
  },
  'duty.readLines': {
    ...written,
    input: z.strictObject({ date, moment: z.enum(SPOKEN_MOMENTS), at }),
    refusals: [...MOMENT, 'already_recorded'],
  },
  'duty.seeOffLast': {
    ...written,
    input: z.strictObject({ date, at }),
    refusals: [...MOMENT, 'already_recorded'],
  },
  'duty.review': {
    ...written,
    input: z.strictObject({
      date,
      parts: z.array(z.strictObject({ part: listed, text: draftWords(2000) })).max(20),
      replaces,
    }),
    refusals: [...WRITING, 'field_required', 'changed_meanwhile'],
  },
  /** S1-15: refused where it names a customer or holds a long number. */
  'duty.tellCase': {
    ...written,
    input: z.strictObject({ date, who: employeeNoSchema, level: listed, text: draftWords(1000) }),
    refusals: [...WRITING, 'unknown_person', 'field_required', 'names_customer'],
  },
  'duty.countWorkload': {
    ...written,
    input: z.strictObject({
      date,
      employeeNo: employeeNoSchema,
      counts: z
        .array(z.strictObject({ business: listed, count: z.int().min(0).max(100_000) }))
        .max(40),
      replaces,
    }),
    refusals: [...WRITING, 'unknown_person', 'field_required', 'changed_meanwhile'],
  },
  'upward.list': {
    input: z.strictObject({
      state: z.enum(['open', 'all']),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(upwardRowSchema), total: z.int() }),
    permission: 'duty.read',
    kind: 'read',
    refusals: [],
  },
  'upward.get': {
    input: z.strictObject({ reportId: z.uuid() }),
    output: upwardDetailSchema,
    permission: 'duty.read',
    kind: 'read',
    refusals: ['unknown_report'],
  },
  /** S4-17(2)(3): a second click with the same id writes nothing more. */
  'upward.report': {
    ...reported,
    input: z.strictObject({
      reportId: z.uuid(),
      reason: z.enum(ESCALATION_REASONS),
      to: z.enum(ESCALATION_TARGETS),
      skippedLevel: z.boolean(),
      emergencyReason: draftWords(500).nullable(),
      directLeader: z.enum(ESCALATION_TARGETS).nullable(),
      content: draftWords(2000),
    }),
    refusals: ['escalation_incomplete', 'field_required', 'needs_update', 'event_too_large'],
  },
  /** S4-17(4). */
  'upward.noteInstruction': {
    ...reported,
    input: z.strictObject({
      reportId: z.uuid(),
      seenVersion: z.int().min(0),
      instructionId: z.uuid(),
      at,
      from: draftWords(60),
      text: draftWords(2000),
      toCarryOut: z.boolean(),
    }),
    refusals: [...REPORT, 'incomplete', 'in_the_future', 'before_report', 'already_recorded'],
  },
  'upward.carryOut': {
    ...reported,
    input: z.strictObject({
      reportId: z.uuid(),
      seenVersion: z.int().min(0),
      instructionId: z.uuid(),
      at,
      result: draftWords(1000).nullable(),
    }),
    refusals: [...REPORT, 'in_the_future', 'not_there', 'already_recorded', 'before_instruction'],
  },
  /** S4-17(3): the leader who was passed over has heard of it. */
  'upward.tellLeader': {
    ...reported,
    input: z.strictObject({ reportId: z.uuid(), seenVersion: z.int().min(0), at }),
    refusals: [...REPORT, 'in_the_future', 'before_report', 'nothing_owed', 'already_recorded'],
  },
} as const satisfies CallTable
