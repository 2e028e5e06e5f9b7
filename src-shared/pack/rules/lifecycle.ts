/** Numbers of the way a case goes from the first word to the callback (catalogue §4.9). */
import { z } from 'zod'
import { cited } from '../cited.ts'

export const lifecycleRules = z.strictObject({
  /** So many refused referrals bring the case to a supervisor. */
  bounces: z.strictObject({ atLeast: z.int().min(1), ...cited }),
  /** Whether the one who handled a case may call back about it (C-16). */
  callback: z.strictObject({ notByHandler: z.boolean(), ...cited }),
  /** So many vain tries to call back are enough to record that nobody was reached. */
  unreachedCallback: z.strictObject({ tries: z.int().min(1), ...cited }),
  satisfaction: z
    .strictObject({ lowest: z.int(), highest: z.int(), ...cited })
    .refine(({ lowest, highest }) => lowest < highest, 'the scale runs upwards'),
})
