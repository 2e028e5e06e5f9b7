/** The ladder of alarms: when a clock rings, and for whom, before its limit, at it and after it. */
import { z } from 'zod'
import { ALARM_CLOCKS, AUDIENCES, type Rung } from '../../complaint/alarm/kinds.ts'
import { cited } from '../cited.ts'

/** A repetition ends: what nobody hears so often is an item of a report, not an alarm. */
const times = z.int().min(1).max(60)

const when = z.union([
  /** The moment at which the clock turns `due_soon`; for running terms only. */
  z.strictObject({ dueSoon: z.literal(true) }),
  z.strictObject({ minutesBefore: z.int().min(1).max(100_000) }),
  /** At opening, so many working days before the last working day of the term; 0 is that day itself. */
  z.strictObject({ workingDaysBefore: z.int().min(0).max(30) }),
  z.strictObject({ limit: z.literal(true) }),
  z.strictObject({ everyMinutes: z.int().min(5).max(10_080), times }),
  /** At opening of working days after the limit: of each with 1, of every second with 2. */
  z.strictObject({ everyWorkingDays: z.int().min(1).max(30), times }),
])
export type AlarmTime = z.infer<typeof when>

const alarmRule = z.strictObject({
  clocks: z.array(z.enum(ALARM_CLOCKS)).min(1),
  when,
  to: z.array(z.enum(AUDIENCES)).min(1),
  ...cited,
})
export type AlarmRule = z.infer<typeof alarmRule>

export const alarmRules = z.array(alarmRule).min(1)

/** On which part of the ladder a time stands. */
export function rungOf(time: AlarmTime): Rung {
  if ('limit' in time) return 'limit'
  return 'everyMinutes' in time || 'everyWorkingDays' in time ? 'overdue' : 'warning'
}

/** A time as a short stable word, for telling the rungs of one clock apart. */
export function timeWord(time: AlarmTime): string {
  return Object.entries(time)
    .map(([name, value]) => (value === true ? name : `${name}=${value}`))
    .join(',')
}
