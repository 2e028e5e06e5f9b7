/** The organisation profile: one app, three kinds of organisation (catalogue §2). */
import { z } from 'zod'
import { cited, labelled, packHeader } from './cited.ts'

export const PROFILE_CODES = ['bank', 'insurer', 'card_company'] as const
export type ProfileCode = (typeof PROFILE_CODES)[number]

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const labelledList = z.strictObject({ values: z.array(labelled).min(1), ...cited })
const wordList = z.strictObject({ values: z.array(z.string().min(1)), ...cited })
const label = z.strictObject({ label: z.string().min(1), ...cited })

/** One line of the handover sheet: money in fen, or things counted by the piece. */
const balanceLine = z.strictObject({
  code: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
  label: z.string().min(1).max(40),
  unit: z.enum(['fen', 'piece']),
  ...cited,
})

export const profilePackSchema = z.strictObject({
  ...packHeader('profile'),
  profile: z.enum(PROFILE_CODES),
  /** Pack name of the working calendar. */
  calendar: z.string(),
  orgLevels: labelledList,
  ordinaryOwner: label,
  customerRelations: labelledList,
  crossBranch: z.strictObject({ incident: z.string(), home: z.string(), ...cited }),
  /** Wording of reasons that differs from the rules pack. */
  reasonLabels: z.array(z.strictObject({ code: z.string(), label: z.string().min(1), ...cited })),
  commitments: wordList,
  balanceLines: z.array(balanceLine).min(1).max(40),
  registers: wordList,
  serviceHours: z.strictObject({ from: time, to: time, ...cited }).nullable(),
  replacement: z
    .strictObject({ feeFen: z.int().min(0), days: z.int().min(1), ...cited })
    .nullable(),
  reports: z.array(z.strictObject({ kind: z.string(), ...cited })),
  caseSlip: label,
  callbackUnit: label,
})
export type ProfilePack = z.infer<typeof profilePackSchema>
