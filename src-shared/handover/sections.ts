/**
 * What the incoming person goes through and ticks before both sign (catalogue §4.7). Notices are a section
 * of their own: each of them is read and not the heap ticked.
 */
export const HANDOVER_SECTIONS = ['balances', 'registers', 'issues', 'carry_over'] as const
