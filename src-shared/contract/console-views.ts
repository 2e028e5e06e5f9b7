/** What the head-office console is shown. */
import { z } from 'zod'
import { ROLES } from '../staff/role.ts'
import { caseDetailSchema, caseRowSchema, timelineEntrySchema } from './views.ts'

const instant = z.string()
const branchId = z.uuid()
const deviceId = z.string().regex(/^[0-9a-f]{64}$/)

/** Where the hub keeps its book: `trial` may lose the last moments at a power cut. */
const HUB_STORES = ['trial', 'postgresql'] as const

export const consoleStatusSchema = z.strictObject({
  needsSetUp: z.boolean(),
  person: z.strictObject({ employeeNo: z.string(), role: z.enum(ROLES) }).nullable(),
  permissions: z.array(z.string()),
  store: z.enum(HUB_STORES),
  /** Changes when the hub may have lost its last moments; devices resend. */
  incarnation: z.string(),
  version: z.string(),
})
export type ConsoleStatus = z.infer<typeof consoleStatusSchema>

export const branchRowSchema = z.strictObject({
  branchId,
  code: z.string(),
  name: z.string(),
  /** Devices that may write; revoked ones are not counted. */
  devices: z.int(),
  lastContactAt: instant.nullable(),
  /** Whole minutes since any device of the branch spoke; null when none ever did. */
  silentMinutes: z.int().nullable(),
  events: z.int(),
  openCases: z.int(),
  overdueCases: z.int(),
  /** Records that could not be folded and wait for an update; each raised an alarm in the log. */
  broken: z.int(),
})
export type BranchRow = z.infer<typeof branchRowSchema>

/** As at the branch, without what only the branch knows: everything the hub shows is confirmed. */
export const consoleCaseRowSchema = caseRowSchema
  .omit({ sync: true })
  .extend({ branchId, branchCode: z.string() })
export type ConsoleCaseRow = z.infer<typeof consoleCaseRowSchema>

const consoleTimelineEntrySchema = timelineEntrySchema
  .omit({ own: true, sync: true })
  .extend({ device: z.string(), fromHeadOffice: z.boolean() })

export const consoleCaseSchema = caseDetailSchema.omit({ gates: true }).extend({
  row: consoleCaseRowSchema,
  timeline: z.array(consoleTimelineEntrySchema),
})
export type ConsoleCase = z.infer<typeof consoleCaseSchema>

export const deviceRowSchema = z.strictObject({
  deviceId,
  branchId,
  branchCode: z.string(),
  label: z.string(),
  enrolledAt: instant,
  lastContactAt: instant.nullable(),
  epoch: z.int(),
  events: z.int(),
  revokedAt: instant.nullable(),
})
export type DeviceRow = z.infer<typeof deviceRowSchema>
