/** Who else has to be there when a shift is signed over (会计法 39; R-005). */
import type { ProfilePack } from '../../pack/profile-pack.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

export interface WitnessFacts {
  readonly lines: readonly string[]
  readonly outgoing: string | null
  readonly incoming: string | null
  readonly witness: string | null
}

/**
 * Blockers beside those of `handoverReady`: `witness_missing:<line>` for each witnessed line on the sheet
 * without a witness where the organisation requires one, `witness_is_party` when the witness hands over or
 * receives. Which lines are watched is the profile's; on a sheet without such a line nobody is asked for.
 */
export function witnessBlockers(
  facts: WitnessFacts,
  witnessedLines: ProfilePack['witnessedLines'],
): readonly string[] {
  const watched = facts.lines.filter((line) => witnessedLines.values.includes(line))
  if (watched.length === 0) return []
  if (employeeKey(facts.witness) === null) {
    if (!witnessedLines.required) return []
    return [...new Set(watched)].map((line) => `witness_missing:${line}`)
  }
  const party =
    sameEmployee(facts.witness, facts.outgoing) || sameEmployee(facts.witness, facts.incoming)
  return party ? ['witness_is_party'] : []
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
