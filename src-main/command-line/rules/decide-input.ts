/** The input of `decide`: strict objects, unknown keys refused by name. */
import { z } from 'zod'
import { CHANNELS, FILING_FLAGS, INTAKE_TYPES } from '#shared/complaint/enumerations.ts'
import { COMPLEXITIES } from '#shared/complaint/rules/types.ts'
import { PROFILE_CODES } from '#shared/pack/profile-pack.ts'
import { instant, optionalWord, word } from './fields.ts'

const flag = z.boolean().optional()
const maybeInstant = instant.nullish()

const contact = z.strictObject({
  at: instant,
  channel: z.enum(CHANNELS),
  customerKey: word,
  matterKey: word,
})

const withdrawal = z.strictObject({
  at: instant,
  by: z.string().max(200),
  how: z.string().max(200),
  confirmedByCustomer: z.boolean(),
})

const nature = z.strictObject({
  reasons: z.array(z.string().min(1).max(32)).max(50).optional(),
  investigated: flag,
  evidence: z.array(z.string().max(500)).max(200).optional(),
  incidentBranch: optionalWord,
  homeBranch: optionalWord,
  originalCaseId: optionalWord,
  withdrawal: withdrawal.nullish(),
  approver: optionalWord,
  investigator: optionalWord,
  confirmer: optionalWord,
})

const caseFacts = z.strictObject({
  intakeType: z.enum(INTAKE_TYPES),
  channel: z.enum(CHANNELS),
  receivedAt: instant,
  contacts: z.array(contact).max(5000).optional(),
  reception: z
    .strictObject({
      walkIn: flag,
      agitated: flag,
      media: flag,
      recordingDevice: flag,
      gathering: flag,
      violence: flag,
      legalRepresentative: flag,
    })
    .nullish(),
  harm: z
    .strictObject({
      beyondDepartmentPower: flag,
      considerableHarm: flag,
      possibleAdverseEffect: flag,
      seriousDamage: flag,
    })
    .nullish(),
  flags: z
    .array(z.enum(FILING_FLAGS))
    .max(50)
    .nullish()
    .transform((flags) => flags ?? undefined),
  nature: nature.nullish(),
  department: z.strictObject({ receivedAt: maybeInstant, repliedAt: maybeInstant }).nullish(),
  promises: z
    .array(z.strictObject({ madeAt: instant, dueAt: instant, contactedAt: maybeInstant }))
    .max(1000)
    .optional(),
  complexity: z.enum(COMPLEXITIES).nullish(),
  extension: z
    .strictObject({
      approvedBy: optionalWord,
      approvedAt: maybeInstant,
      notifiedAt: maybeInstant,
    })
    .nullish(),
  groupSize: z.int().min(1).max(1_000_000).nullish(),
  complainedOf: optionalWord,
  closedAt: maybeInstant,
  events: z
    .strictObject({
      handlerAssignedAt: maybeInstant,
      firstContactAt: maybeInstant,
      reportedAt: maybeInstant,
      calledBackAt: maybeInstant,
    })
    .nullish(),
})

const calendar = z.strictObject({
  workday: z.array(z.tuple([z.string(), z.string()])).max(24),
  restDays: z.array(z.string()).max(20_000).default([]),
  makeUpWorkdays: z.array(z.string()).max(20_000).default([]),
  from: z.string(),
  to: z.string(),
})

export const decideInput = z.strictObject({
  now: instant,
  profile: z.enum(PROFILE_CODES).default('bank'),
  calendar: calendar.optional(),
  case: caseFacts,
})
