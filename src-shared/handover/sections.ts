/** What the incoming person goes through and ticks before both sign (catalogue §4.7). */
export const HANDOVER_SECTIONS = ['balances', 'carry_over'] as const
