/** Terms of what the counter's registers and reports upward leave open, where no section names one. */
import { z } from 'zod'
import { cited } from '../cited.ts'

/** Working days after the day on which it began, that day not counted; 0 ends with that day itself. */
const term = z.strictObject({ workingDays: z.int().min(0).max(60), ...cited })

export const counterTerms = z.strictObject({
  difference_open: term,
  exception_contact: term,
  exception_open: term,
  upward_answer: term,
  upward_instruction: term,
})
