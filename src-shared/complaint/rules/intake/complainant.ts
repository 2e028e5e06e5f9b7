/** Who complains: the relations to the organisation that its profile knows (S2-04, S4-03). */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { ProfilePack } from '../../../pack/profile-pack.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { type Representation, checkRepresentation } from '../duty/representative.ts'

const AGENT = 'authorised_agent'

/**
 * Accepts a relation of the profile's list. Refuses any other word, and an authorised agent without
 * the papers that `checkRepresentation` asks for. Not by what they own or how much time they have
 * (E-02), nor by status (E-29), are complainants told apart.
 */
export function checkComplainant(
  relation: string,
  representation: Representation,
  profile: Pick<ProfilePack, 'customerRelations'>,
  rules: Rules,
): Result<{ readonly relation: string; readonly label: string }> {
  const { values, source } = profile.customerRelations
  const known = values.find(({ value }) => value === relation)
  if (!known) {
    const field = 'relation'
    return refused('unknown_relation', 'this relation is not in the list', { field, source })
  }
  if (relation === AGENT && representation.relation !== 'agent') {
    return refused('representation_incomplete', 'an agent shows the authority', {
      field: 'representation',
      source,
    })
  }
  const checked = checkRepresentation(representation, rules)
  return checked.ok ? accepted({ relation, label: known.label }) : checked
}
