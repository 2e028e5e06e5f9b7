/** Alarms of this workstation, and who answers for the branch's cases. */
import { z } from 'zod'
import { ALARMED_KINDS, ALARM_CLOCKS, AUDIENCES, RUNGS } from '../../complaint/alarm/kinds.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { words } from '../../foundation/words.ts'

const alarmSchema = z.strictObject({
  alarmId: z.string(),
  /** What it is about. */
  kind: z.enum(ALARMED_KINDS),
  recordId: z.string(),
  /** Null for a row of a register and a report upward: they have none. */
  caseNumber: z.string().nullable(),
  clock: z.enum(ALARM_CLOCKS),
  /** The furthest that the clock has reached. */
  rung: z.enum(RUNGS),
  /** When it rang or was to ring. */
  at: z.string(),
  dueAt: z.string(),
  /** The section or article that sets the clock. */
  source: z.string(),
  audiences: z.array(z.enum(AUDIENCES)),
  /** It came to this person because of lateness or a duty, not because the matter is theirs. */
  escalated: z.boolean(),
  acknowledged: z.strictObject({ employeeNo: z.string(), at: z.string() }).nullable(),
})
export type AlarmView = z.infer<typeof alarmSchema>

const alarmList = z.strictObject({
  now: z.string(),
  alarms: z.array(alarmSchema),
  /** When the next of all alarms here rings; null when none is left. */
  nextAt: z.string().nullable(),
})

const named = z
  .strictObject({ employeeNo: z.string(), name: z.string().nullable(), active: z.boolean() })
  .nullable()
const responsibility = z.strictObject({ firstResponsible: named, branchHead: named })

export const alarmCalls = {
  /** Open alarms of the person who asks, the earliest limit first; of one case, everybody's. */
  'alarm.list': {
    input: z.strictObject({ caseId: z.uuid().nullable() }),
    output: alarmList,
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  /** Local: the alarm falls silent here and stays on the case until the thing is done. */
  'alarm.acknowledge': {
    input: z.strictObject({ alarmId: words(200) }),
    output: alarmList,
    permission: 'complaint.read',
    kind: 'write',
    refusals: ['unknown_alarm', 'not_your_alarm'],
  },
  'alarm.responsibility': {
    input: z.strictObject({}),
    output: responsibility,
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
  'alarm.nameResponsible': {
    input: z.strictObject({
      firstResponsible: employeeNoSchema.nullable(),
      branchHead: employeeNoSchema.nullable(),
    }),
    output: responsibility,
    permission: 'setting.manage',
    kind: 'write',
    refusals: ['unknown_person', 'not_active', 'nothing_to_change'],
  },
} as const satisfies CallTable
