/** Enumerations of the day on duty. Values are stored; labels are translations. */

/** Calls that lead nowhere (S4-26#8, #9, #13) and calls in anger (S4-26#10). */
export const CALL_SITUATIONS = ['silent', 'noisy', 'irrelevant', 'abusive'] as const
export type CallSituation = (typeof CALL_SITUATIONS)[number]
