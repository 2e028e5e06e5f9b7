/** Numbers and lists for the work on a case: money, promises, repeats, groups, what an intake hints at. */
import { z } from 'zod'
import { INTAKE_TYPES } from '../../complaint/enumerations.ts'
import {
  COMPENSATION_KINDS,
  ESCALATION_REASONS,
  FORM_COLUMNS,
} from '../../complaint/rules/kinds.ts'
import { ROLES } from '../../staff/role.ts'
import { cited } from '../cited.ts'

/** A list that has every value of a closed enumeration exactly once. */
function complete<Value extends string, Row extends z.ZodObject>(
  row: Row,
  values: readonly Value[],
  key: string,
) {
  return z
    .array(row)
    .refine(
      (rows) => values.every((value) => rows.filter((entry) => entry[key] === value).length === 1),
      `each ${key} exactly once`,
    )
}

const compensationKind = z.strictObject({
  kind: z.enum(COMPENSATION_KINDS),
  needsEvidence: z.boolean(),
  /** A supervisor approves whatever the amount, and what is to be improved is written down. */
  needsImprovement: z.boolean(),
  ...cited,
})

/** Who may approve up to how much; null is without limit. */
const approvalLimit = z.strictObject({
  role: z.enum(ROLES),
  upToFen: z.int().min(1).nullable(),
  ...cited,
})

const formColumn = z.strictObject({
  column: z.enum(FORM_COLUMNS),
  label: z.string().min(1),
  /** From when on the column must be filled. */
  stage: z.enum(['intake', 'closing']),
  ...cited,
})

/** Words of a customer that suggest more than they say; a person decides. */
const intakeHint = z.strictObject({
  code: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
  anyOf: z.array(z.string().min(2)).min(1),
  intakeType: z.enum(INTAKE_TYPES),
  proposes: z
    .string()
    .regex(/^[VI]\d{2}[a-z]?$/)
    .nullable(),
  ...cited,
})

export const handlingRules = z.strictObject({
  lateEntry: z.strictObject({ minutes: z.int().min(0), ...cited }),
  recurrence: z.strictObject({ days: z.int().min(1), ...cited }),
  repeat: z.strictObject({
    similarShare: z.number().gt(0).max(1),
    /** A text shorter than this is like too many others. */
    fewestCharacters: z.int().min(1),
    ...cited,
  }),
  otherReason: z.strictObject({ fewestCharacters: z.int().min(1), ...cited }),
  compensation: z.strictObject({
    kinds: complete(compensationKind, COMPENSATION_KINDS, 'kind'),
    limits: z.array(approvalLimit).min(1),
  }),
  escalationReasons: complete(
    z.strictObject({
      reason: z.enum(ESCALATION_REASONS),
      priority: z.enum(['normal', 'high']),
      ...cited,
    }),
    ESCALATION_REASONS,
    'reason',
  ),
  homeVisit: z.strictObject({
    persons: z.int().min(1),
    supervisors: z.int().min(0),
    giftUpToFen: z.int().min(0),
    ...cited,
  }),
  formColumns: complete(formColumn, FORM_COLUMNS, 'column'),
  phone: z.strictObject({ fewestDigits: z.int().min(3), mostDigits: z.int().max(20), ...cited }),
  intakeHints: z.array(intakeHint),
})
