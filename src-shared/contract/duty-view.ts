/** What screens are shown of a day on duty and of a report upward. Labels are those of the organisation. */
import { z } from 'zod'
import { ALARM_CLOCKS } from '../complaint/alarm/kinds.ts'
import { ESCALATION_TARGETS } from '../complaint/enumerations.ts'
import { ESCALATION_REASONS } from '../complaint/rules/kinds.ts'
import { ATTENDANCE_KINDS, CHECK_ANSWERS, SPOKEN_MOMENTS } from '../duty/enumerations.ts'
import { POSTS, SHIFT_PERIODS } from '../handover/events.ts'
import { phraseSchema, syncStateSchema } from './views.ts'

const instant = z.string()
const period = z.enum(SHIFT_PERIODS)
const labelled = z.strictObject({ value: z.string(), label: z.string() })
const sync = syncStateSchema
/** When, by whom, and how far on its way to head office. */
const said = { at: instant, by: z.string(), sync }
const progress = z.strictObject({ done: z.int(), of: z.int(), missing: z.array(z.string()) })

const rosterEntry = z.strictObject({
  position: z.int(),
  employeeNo: z.string(),
  startsAt: instant,
  kind: z.enum(ATTENDANCE_KINDS),
})
const zoneDuty = z.strictObject({ zone: z.string(), responsible: z.string().nullable() })

/** A place of the roster with the swaps that were agreed, and how whoever takes it stands. */
const seatSchema = z.strictObject({
  ...rosterEntry.shape,
  period,
  post: z.enum(POSTS),
  insteadOf: z.string().nullable(),
  standing: z.enum(['expected', 'on_time', 'late', 'missing']),
  arrivedAt: instant.nullable(),
  minutesEarly: z.int().nullable(),
  minutesAsked: z.int(),
  source: z.string(),
  /** Of the arrival; null before it. */
  sync: sync.nullable(),
})
export type DutySeat = z.infer<typeof seatSchema>

const statusSchema = z.strictObject({
  patrols: progress,
  forms: progress,
  /** For the day close; told, never in the way. */
  warnings: z.array(z.string()),
  /** Parts of the review that say nothing yet: the day closes without none (S1-18). */
  reviewMissing: z.array(z.string()),
  workloadDone: z.boolean(),
})

export const dutyDaySchema = z.strictObject({
  date: z.string(),
  today: z.string(),
  version: z.int(),
  needsUpdate: z.boolean(),
  roster: z.strictObject({
    slots: z.array(
      z.strictObject({
        period,
        post: z.enum(POSTS),
        /** The entry that stands; null when nobody wrote one. */
        seen: z.string().nullable(),
        entries: z.array(rosterEntry),
        sync: sync.nullable(),
      }),
    ),
    seats: z.array(seatSchema),
    /** Came, and nobody had put them on the roster. */
    others: z.array(z.strictObject({ period, employeeNo: z.string(), arrivedAt: instant, sync })),
    swaps: z.array(
      z.strictObject({
        period,
        requester: z.string(),
        partner: z.string(),
        partnerPeriod: period.nullable(),
        approver: z.string(),
        approvedAt: instant,
        reason: z.string().nullable(),
        sync,
      }),
    ),
    /** The last roster before, for a day that has none yet. */
    earlier: z
      .strictObject({
        date: z.string(),
        slots: z.array(
          z.strictObject({ period, post: z.enum(POSTS), entries: z.array(rosterEntry) }),
        ),
      })
      .nullable(),
    times: z.strictObject({ am: z.string(), pm: z.string() }),
    /** Posts that stand empty or short of people, and when; `HH:MM`, the end not included. */
    uncovered: z.array(
      z.strictObject({ post: z.enum(POSTS), from: z.string(), to: z.string(), staff: z.int() }),
    ),
  }),
  zones: z.strictObject({
    list: z.array(labelled),
    duties: z.array(
      z.strictObject({
        period,
        seen: z.string().nullable(),
        zones: z.array(zoneDuty),
        sync: sync.nullable(),
      }),
    ),
  }),
  patrols: z.array(
    z.strictObject({
      ...labelled.shape,
      rounds: z.array(
        z.strictObject({
          ...said,
          /** Null when the words are gone. */
          findings: z
            .array(
              z.strictObject({
                zone: z.string(),
                text: z.string(),
                responsible: z.string().nullable(),
              }),
            )
            .nullable(),
        }),
      ),
    }),
  ),
  forms: z.array(
    z.strictObject({
      ...labelled.shape,
      filled: z.strictObject({ ...said, remark: z.string().nullable() }).nullable(),
    }),
  ),
  checklists: z.array(
    z.strictObject({
      code: z.string(),
      source: z.string(),
      lines: z.array(labelled),
      answered: z
        .strictObject({
          ...said,
          eventId: z.string(),
          answers: z.array(
            z.strictObject({
              line: z.string(),
              answer: z.enum(CHECK_ANSWERS),
              remark: z.string().nullable(),
            }),
          ),
        })
        .nullable(),
    }),
  ),
  rituals: z.array(
    z.strictObject({
      ...labelled.shape,
      held: z
        .strictObject({ at: instant, chair: z.string(), points: z.string().nullable(), sync })
        .nullable(),
    }),
  ),
  lines: z.array(
    z.strictObject({
      moment: z.enum(SPOKEN_MOMENTS),
      prompts: z.array(phraseSchema),
      read: z.strictObject(said).nullable(),
    }),
  ),
  lastCustomer: z.strictObject(said).nullable(),
  review: z.strictObject({
    parts: z.array(z.strictObject({ ...labelled.shape, text: z.string().nullable() })),
    said: z.strictObject({ ...said, eventId: z.string() }).nullable(),
  }),
  cases: z.strictObject({
    levels: z.array(labelled),
    told: z.array(
      z.strictObject({
        ...said,
        who: z.string(),
        level: z.string(),
        text: z.string().nullable(),
      }),
    ),
  }),
  workload: z.strictObject({
    kinds: z.array(labelled),
    counts: z.array(
      z.strictObject({
        ...said,
        eventId: z.string(),
        employeeNo: z.string(),
        counts: z.array(z.strictObject({ business: z.string(), count: z.int() })),
      }),
    ),
  }),
  status: statusSchema,
  /** What another machine wrote and did not take effect. */
  conflicts: z.array(
    z.strictObject({
      eventId: z.string(),
      kind: z.enum(['field', 'step', 'signed']),
      subject: z.string(),
      value: z.unknown(),
      by: z.string(),
      at: instant,
    }),
  ),
})
export type DutyDay = z.infer<typeof dutyDaySchema>
export type DutyStatus = DutyDay['status']

export const upwardRowSchema = z.strictObject({
  reportId: z.uuid(),
  at: instant,
  by: z.string(),
  reason: z.enum(ESCALATION_REASONS),
  priority: z.enum(['normal', 'high']),
  to: z.enum(ESCALATION_TARGETS),
  skippedLevel: z.boolean(),
  /** What is still missing, in this order; `done` = nothing. */
  standing: z.enum(['leader_owed', 'waits_for_answer', 'to_carry_out', 'done']),
  /** Until when the direct leader hears of it; null when nothing is owed any more. */
  tellLeaderBy: instant.nullable(),
  late: z.boolean(),
  /** First characters of the report; null when the words are gone. */
  excerpt: z.string().nullable(),
  needsUpdate: z.boolean(),
  sync,
  version: z.int(),
})
export type UpwardRow = z.infer<typeof upwardRowSchema>

export const upwardDetailSchema = z.strictObject({
  row: upwardRowSchema,
  content: z.string().nullable(),
  emergencyReason: z.string().nullable(),
  directLeader: z.enum(ESCALATION_TARGETS).nullable(),
  /** When the direct leader was told by; stays after it was done. */
  leaderDueAt: instant.nullable(),
  leaderTold: z.strictObject(said).nullable(),
  /** What somebody still owes on it, until when and by which section, the earliest in front. */
  clocks: z.array(
    z.strictObject({
      clock: z.enum(ALARM_CLOCKS),
      subject: z.string(),
      dueAt: instant,
      source: z.string(),
    }),
  ),
  instructions: z.array(
    z.strictObject({
      ...said,
      instructionId: z.uuid(),
      from: z.string().nullable(),
      text: z.string().nullable(),
      toCarryOut: z.boolean(),
      carriedOut: z.strictObject({ ...said, result: z.string().nullable() }).nullable(),
    }),
  ),
  conflicts: z.array(z.strictObject({ by: z.string(), at: instant, reason: z.string() })),
})
export type UpwardDetail = z.infer<typeof upwardDetailSchema>
