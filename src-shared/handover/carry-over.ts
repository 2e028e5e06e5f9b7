/**
 * What is still open when a shift ends, in one shape whatever record it belongs to (S4-15(4), R-246).
 * It is asked of its own record when a sheet is shown and frozen when the sheet is signed.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { employeeNoSchema } from '../staff/events.ts'

export const CARRY_OVER_KINDS = [
  'complaint',
  'promise',
  'agreed_task',
  'instruction',
  'slip',
  'difference',
  'exception',
  'phone_payment',
  'loss',
  'issue',
  'upward_report',
] as const
export type CarryOverKind = (typeof CARRY_OVER_KINDS)[number]

/** Integer fen or pieces, with its sign where it is a difference. */
export const itemAmountSchema = z.strictObject({ unit: z.enum(['fen', 'piece']), value: z.int() })

export const carryOverItemSchema = z.strictObject({
  kind: z.enum(CARRY_OVER_KINDS),
  /** Id of the record or of the task in it; unique within its kind. */
  id: z.string().min(1).max(80),
  /** What it is about: a case number, or the code of a line, a product, a reason. Never words of anybody. */
  subject: z.string().max(80),
  /** How much, where that tells such items apart. */
  amount: itemAmountSchema.optional(),
  since: instantSchema,
  dueAt: instantSchema.nullable(),
  /** Employee number of whoever answers for it; null when nobody does, which blocks a sign-off. */
  owner: employeeNoSchema.nullable(),
})
export type CarryOverItem = Readonly<z.infer<typeof carryOverItemSchema>>

/** So many items stand on a sheet; it says how many there are in all. More would not fit into one event. */
export const CARRY_OVER_LISTED = 120

/** The earliest due in front, then what has waited longest; a total order, so that every machine agrees. */
export function inOrderOfUrgency(items: readonly CarryOverItem[]): readonly CarryOverItem[] {
  // Instants are all written in +08:00, so their texts sort like their times.
  const key = ({ dueAt, since, kind, id }: CarryOverItem) => [dueAt ?? '9999', since, kind, id]
  return items.toSorted((a, b) => {
    const other = key(b)
    for (const [index, text] of key(a).entries()) {
      const against = other[index] ?? ''
      if (text !== against) return text < against ? -1 : 1
    }
    return 0
  })
}
