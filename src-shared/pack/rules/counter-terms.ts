/** Terms of what the counter's registers and reports upward leave open, where no section names one. */
import { z } from 'zod'
import { cited } from '../cited.ts'

/** So many calendar days after a day what was kept of it on paper may still be written down. */
export const backEntry = z.strictObject({ days: z.int().min(0).max(366), ...cited })

/** So many calendar days ahead rosters, zones and swaps are planned, the last of them included. */
export const planAhead = z.strictObject({ days: z.int().min(1).max(1000), ...cited })

/** Working days after the day on which it began, that day not counted; 0 ends with that day itself. */
const term = z.strictObject({ workingDays: z.int().min(0).max(60), ...cited })

export const counterTerms = z.strictObject({
  difference_open: term,
  exception_contact: term,
  exception_open: term,
  upward_answer: term,
  upward_instruction: term,
})
