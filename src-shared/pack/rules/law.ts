/** Numbers of the regulation, and the labelled choices where it leaves something open. */
import { z } from 'zod'
import { PAUSE_KINDS, RECORD_KINDS } from '../../complaint/rules/kinds.ts'
import { cited } from '../cited.ts'

export const lawRules = z.strictObject({
  pauses: z
    .array(
      z.strictObject({
        kind: z.enum(PAUSE_KINDS),
        /** What the pause asks of the complainant before its days are left out. */
        needs: z.enum(['notice', 'agreement']),
        ...cited,
      }),
    )
    .refine(
      (pauses) =>
        PAUSE_KINDS.every((kind) => pauses.filter((rule) => rule.kind === kind).length === 1),
      'each kind of pause exactly once',
    ),
  pauseDays: z.strictObject({ firstDayCounts: z.boolean(), lastDayCounts: z.boolean(), ...cited }),
  review: z.strictObject({
    applyDays: z.int().min(1),
    decideDays: z.int().min(1),
    ...cited,
  }),
  representatives: z.strictObject({ atMost: z.int().min(1), ...cited }),
  investigationTeam: z.strictObject({ atLeast: z.int().min(2), ...cited }),
  retention: z
    .array(z.strictObject({ record: z.enum(RECORD_KINDS), years: z.int().min(1), ...cited }))
    .refine(
      (rows) =>
        RECORD_KINDS.every((kind) => rows.filter((row) => row.record === kind).length === 1),
      'each kind of record exactly once',
    ),
})
