/** The organisation profile: one app, three kinds of organisation (catalogue §2). */
import { z } from 'zod'
import { DEADLINE_KINDS } from '../complaint/rules/types.ts'
import { cited, labelled, packHeader } from './cited.ts'
import { dutyFields } from './profile-duty.ts'
import { registerFields } from './profile-register.ts'
import { misplacedDueDays, reportFields } from './profile-report.ts'
import { shiftFaults, shiftFields } from './profile-shift.ts'

export const PROFILE_CODES = ['bank', 'insurer', 'card_company'] as const
export type ProfileCode = (typeof PROFILE_CODES)[number]

const labelledList = z.strictObject({ values: z.array(labelled).min(1), ...cited })
const wordList = z.strictObject({ values: z.array(z.string().min(1)), ...cited })
const label = z.strictObject({ label: z.string().min(1), ...cited })

export const profilePackSchema = z
  .strictObject({
    ...packHeader('profile'),
    profile: z.enum(PROFILE_CODES),
    /** Pack name of the working calendar. */
    calendar: z.string(),
    orgLevels: labelledList,
    /** Where a case may be referred to. */
    departments: labelledList,
    ordinaryOwner: label,
    customerRelations: labelledList,
    /** What a case is about; for the figures, never a condition of being heard. */
    businesses: labelledList,
    crossBranch: z.strictObject({ incident: z.string(), home: z.string(), ...cited }),
    /** Wording of reasons that differs from the rules pack. */
    reasonLabels: z.array(z.strictObject({ code: z.string(), label: z.string().min(1), ...cited })),
    commitments: wordList,
    caseSlip: label,
    callbackUnit: label,
    /** Names that scripts put in; null until the organisation has filled them in. */
    scriptVariables: z.strictObject({
      company: z.string().min(1).max(60).nullable(),
      hotline: z.string().min(1).max(30).nullable(),
      callCentre: z.string().min(1).max(30).nullable(),
      ...cited,
    }),
    /** Clocks of the rules pack that are law and not the house's own aim; both are shown. */
    regulatoryLimits: z.strictObject({ deadlineKinds: z.array(z.enum(DEADLINE_KINDS)), ...cited }),
    ...registerFields,
    ...dutyFields,
    ...reportFields,
    ...shiftFields,
  })
  .superRefine((profile, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    for (const index of misplacedDueDays(profile.reports)) {
      refuse(['reports', index, 'dueDays'], 'days after the period, and none for a week')
    }
    for (const { path, message } of shiftFaults(profile)) refuse(path, message)
    const codes = profile.balanceLines.map(({ code }) => code)
    const lines = new Set(codes)
    for (const [index, code] of profile.witnessedLines.values.entries()) {
      if (!lines.has(code)) refuse(['witnessedLines', 'values', index], 'no such balance line')
    }
    const twice = codes.findIndex((code, index) => codes.indexOf(code) !== index)
    if (twice >= 0) refuse(['balanceLines', twice, 'code'], 'a line twice')
    const hours = profile.serviceHours
    if (hours && hours.to <= hours.from)
      refuse(['serviceHours', 'to'], 'hours end after they begin')
    const last = profile.leave.rules.at(-1)
    if (last && (last.roles.length > 0 || last.atMostDays !== null || last.lessThanDays !== null)) {
      refuse(['leave', 'rules'], 'the last row decides whatever is left')
    }
  })
export type ProfilePack = z.infer<typeof profilePackSchema>
