/** A third person who watches some lines change hands (监交; Accounting Law 39). */
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
 * without a witness, `witness_is_party` when the witness hands over or receives. Which lines need one is
 * the profile's; on a sheet without such a line nobody is asked for.
 */
export function witnessBlockers(
  facts: WitnessFacts,
  witnessedLines: ProfilePack['witnessedLines'],
): readonly string[] {
  const watched = facts.lines.filter((line) => witnessedLines.values.includes(line))
  if (watched.length === 0) return []
  if (employeeKey(facts.witness) === null) {
    return [...new Set(watched)].map((line) => `witness_missing:${line}`)
  }
  const party =
    sameEmployee(facts.witness, facts.outgoing) || sameEmployee(facts.witness, facts.incoming)
  return party ? ['witness_is_party'] : []
}
