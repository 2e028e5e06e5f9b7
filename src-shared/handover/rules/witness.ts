/** Who may sign a shift over, and who else has to be there (会计法 39, S4-15(2); ). */
import type { ProfilePack } from '../../pack/profile-pack.ts'
import { employeeKey, isAmong, sameEmployee } from '../../staff/same-employee.ts'

export interface WitnessFacts {
  readonly lines: readonly string[]
  readonly outgoing: string | null
  readonly incoming: string | null
  readonly witness: string | null
  /** Who made the count that stands; null before there is one. */
  readonly countedBy: string | null
}

/**
 * Blockers beside those of `handoverReady`: `witness_missing:<line>` for each witnessed line on the sheet
 * without a witness where the organisation requires one, `witness_is_party` when the witness hands over or
 * receives, `witness_counted` when they made the count that they would watch: a third person is neither of
 * the two and vouches for nothing of their own. Which lines are watched is the profile's; on a sheet without
 * such a line nobody is asked for, and whoever watches it all the same is held to the same rule.
 */
export function witnessBlockers(
  facts: WitnessFacts,
  witnessedLines: ProfilePack['witnessedLines'],
): readonly string[] {
  const { lines, witness, outgoing, incoming, countedBy } = facts
  if (employeeKey(witness) === null) {
    if (!witnessedLines.required) return []
    const watched = lines.filter((line) => witnessedLines.values.includes(line))
    return [...new Set(watched)].map((line) => `witness_missing:${line}`)
  }
  const party = sameEmployee(witness, outgoing) || sameEmployee(witness, incoming)
  return [
    ...(party ? ['witness_is_party'] : []),
    // One of the two may well have counted; that they watch is said already.
    ...(!party && sameEmployee(witness, countedBy) ? ['witness_counted'] : []),
  ]
}

/** How whoever hands over stands to the sheet, the strongest first; `none` of it is told with the sheet. */
export const OUTGOING_STANDINGS = ['opened', 'counted', 'took_over', 'rostered', 'none'] as const
export type OutgoingStanding = (typeof OUTGOING_STANDINGS)[number]

export interface OutgoingFacts {
  readonly outgoing: string | null
  readonly openedBy: string
  readonly countedBy: string | null
  /** Who signed as incoming for the sheet before this one; null where there is none on this machine. */
  readonly tookOver: string | null
  /** Whom the roster has at this post in this half of the day, swaps applied; empty = none is kept. */
  readonly rostered: readonly string[]
}

/**
 * How the outgoing signer stands to the sheet. S4-15(2) has the one who worked hand over in person, so
 * somebody who opened it, counted it, took it over from the sheet before or stands on the roster signs.
 */
export function outgoingStanding(facts: OutgoingFacts): OutgoingStanding {
  const { outgoing, openedBy, countedBy, tookOver, rostered } = facts
  if (sameEmployee(outgoing, openedBy)) return 'opened'
  if (sameEmployee(outgoing, countedBy)) return 'counted'
  if (sameEmployee(outgoing, tookOver)) return 'took_over'
  return isAmong(outgoing, rostered) ? 'rostered' : 'none'
}

/**
 * `outgoing_not_of_shift:<who is>` for an outgoing signer who has nothing to do with a sheet whose post is on
 * a roster. Without a roster nobody can say whose shift it was: one person often opens every window of a
 * branch, and somebody who was sent home hands over through a colleague. Such a sheet is accepted, and
 * `outgoingStanding` stands on it as `none`. The way in is always open: whoever hands over counts.
 */
export function outgoingBlockers(facts: OutgoingFacts): readonly string[] {
  const { outgoing, openedBy, countedBy, tookOver, rostered } = facts
  if (employeeKey(outgoing) === null || rostered.length === 0) return []
  if (outgoingStanding(facts) !== 'none') return []
  const known = new Map(
    [...rostered, tookOver, openedBy, countedBy].map((employeeNo) => [
      employeeKey(employeeNo),
      employeeNo,
    ]),
  )
  known.delete(null)
  return [`outgoing_not_of_shift:${[...known.values()].join(' / ')}`]
}

export interface Signer {
  readonly side: 'outgoing' | 'incoming'
  readonly role: string
  /** Who signs beside this person; null when nobody does. */
  readonly cosigner: { readonly employeeNo: string; readonly role: string } | null
}

/**
 * `trainee_alone:<side>` for each trainee who signs without somebody beside who is no trainee (R-005, this
 * project's own safeguard, which the profile switches off).
 */
export function traineeBlockers(
  signers: readonly Signer[],
  rule: ProfilePack['traineeSigning'],
): readonly string[] {
  if (!rule.cosigner) return []
  const accompanied = ({ cosigner }: Signer) =>
    cosigner !== null && employeeKey(cosigner.employeeNo) !== null && cosigner.role !== 'trainee'
  return signers
    .filter((signer) => signer.role === 'trainee' && !accompanied(signer))
    .map(({ side }) => `trainee_alone:${side}`)
}
