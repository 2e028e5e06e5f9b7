/** What the counter's own day asks for on Today, beside complaints. Empty and null mean: nothing waits. */
import { z } from 'zod'
import { DEADLINE_STATES } from '../complaint/rules/types.ts'
import { itemAmountSchema } from '../handover/carry-over.ts'
import { REGISTER_KINDS } from '../register/enumerations.ts'
import { PERIOD_KINDS, REPORT_KINDS } from '../report/enumerations.ts'
import { upwardRowSchema } from './duty-view.ts'

const progress = z.strictObject({ done: z.int(), of: z.int() })
const instant = z.string()

export const counterDaySchema = z.strictObject({
  /** Open rows of the registers that have a time of their own, the earliest in front. */
  registerDeadlines: z.array(
    z.strictObject({
      rowId: z.uuid(),
      register: z.enum(REGISTER_KINDS),
      /** The code of a line, a product or a reason, and how much; no personal data. */
      subject: z.string(),
      amount: itemAmountSchema.optional(),
      dueAt: instant,
      state: z.enum(DEADLINE_STATES),
    }),
  ),
  /** Reports upward that wait for an answer, or whose leader is still owed the word. */
  upward: z.array(
    upwardRowSchema.pick({
      reportId: true,
      at: true,
      to: true,
      reason: true,
      priority: true,
      standing: true,
      tellLeaderBy: true,
    }),
  ),
  /** How far today's duty is; null when nothing of it is missing or the day is closed. */
  duty: z
    .strictObject({ patrols: progress, forms: progress, reviewMissing: z.boolean() })
    .nullable(),
  /** Days before today on which somebody worked and that nobody closed; null when there are none. */
  unclosed: z.strictObject({ days: z.int(), earliest: z.string() }).nullable(),
  /** When the branch shut, once today could be closed and is not; null before that. */
  closedDoorsAt: instant.nullable(),
  /** Reports of today beside those that belong to every day's close (S4-42(11)). */
  reportsDue: z.array(
    z.strictObject({
      kind: z.enum(REPORT_KINDS),
      period: z.enum(PERIOD_KINDS),
      dueAt: instant,
      source: z.string(),
    }),
  ),
})
export type CounterDay = z.infer<typeof counterDaySchema>
