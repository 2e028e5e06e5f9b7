/** Who answers for a handover error (S4-15(5)(6)). A fact for the record; a supervisor decides. */
import { type Result, accepted, refused } from '../../foundation/result.ts'

export const HANDOVER_ERRORS = [
  'omitted',
  'wrongly_given',
  'wrongly_received',
  'absence_by_swap',
] as const
export const LIABLE_PARTIES = ['outgoing', 'incoming', 'both'] as const
export type LiableParty = (typeof LIABLE_PARTIES)[number]

const LIABLE: ReadonlyMap<string, { readonly party: LiableParty; readonly source: string }> =
  new Map([
    ['omitted', { party: 'outgoing', source: 'S4-15(5)' }],
    ['wrongly_given', { party: 'outgoing', source: 'S4-15(5)' }],
    ['wrongly_received', { party: 'incoming', source: 'S4-15(5)' }],
    ['absence_by_swap', { party: 'both', source: 'S4-15(6)' }],
  ])

/** The liable side and its source; refuses any other kind of error. */
export function handoverLiability(
  kind: string,
): Result<{ readonly party: LiableParty; readonly source: string }> {
  const liable = LIABLE.get(kind)
  return liable
    ? accepted(liable)
    : refused('unknown_handover_error', `one of ${HANDOVER_ERRORS.join(', ')}`, {
        field: 'kind',
        source: 'S4-15(5)',
      })
}
