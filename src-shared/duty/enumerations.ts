/** Enumerations of the day on duty. Values are stored; labels are translations. */

/** How early somebody has to be there: S4-15(1), S4-19(1), S4-43(3). The rules pack has the minutes. */
export const ATTENDANCE_KINDS = ['handover', 'general', 'clerk'] as const

/** An answer to a line of a checklist. */
export const CHECK_ANSWERS = ['pass', 'fail', 'not_applicable'] as const

/** When words are spoken together: at opening and after the last customer (S1-13, S1-18). */
export const SPOKEN_MOMENTS = ['opening', 'closing'] as const
export type SpokenMoment = (typeof SPOKEN_MOMENTS)[number]
