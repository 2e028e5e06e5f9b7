/** Who may speak for a complainant, and what may be asked of them (R-12 … R-14, S2-04). */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { type Gap, blank, gapUnless, refusedForGaps, shownText } from '../gap.ts'

export type Representation =
  | { readonly relation: 'self' }
  | {
      readonly relation: 'agent'
      readonly principalName?: string | null
      /** The original, with the principal's own signature or seal. */
      readonly authorisationOriginalSigned?: boolean
      readonly agentIdentity?: string | null
      readonly agentContact?: string | null
    }
  | {
      readonly relation: 'heir'
      readonly deceasedName?: string | null
      readonly proofOfInheritance?: string | null
    }
  | {
      readonly relation: 'group_in_person'
      readonly groupSize: number
      readonly representatives: readonly string[]
    }

const AGENT = 'R-14'

/**
 * Accepts who speaks. Refuses, with everything that is missing: an agent without principal, signed
 * original of the authority, identity or contact; an heir without the deceased's name or proof of
 * inheritance; a group size that is no whole number from 1; several people who come together
 * without having chosen representatives, and more representatives than R-12 allows or than there
 * are people. The complaint itself is heard in any case: the refusal only says what is to be handed
 * in.
 */
export function checkRepresentation(who: Representation, rules: Rules): Result<Representation> {
  if (who.relation === 'group_in_person') return checkGroup(who, rules)
  const gaps = gapsOf(who)
  return gaps.length > 0
    ? refusedForGaps('representation_incomplete', `an ${who.relation}`, gaps)
    : accepted(who)
}

function gapsOf(who: Exclude<Representation, { relation: 'group_in_person' }>): Gap[] {
  if (who.relation === 'agent') {
    return [
      ...gapUnless(!blank(who.principalName), 'principalName', "the principal's name", 'S2-04'),
      ...gapUnless(
        who.authorisationOriginalSigned === true,
        'authorisationOriginalSigned',
        'the signed original of the authority',
        AGENT,
      ),
      ...gapUnless(!blank(who.agentIdentity), 'agentIdentity', 'proof of identity', AGENT),
      ...gapUnless(!blank(who.agentContact), 'agentContact', 'a contact of the agent', AGENT),
    ]
  }
  if (who.relation === 'heir') {
    return [
      ...gapUnless(!blank(who.deceasedName), 'deceasedName', 'the name of the deceased', AGENT),
      ...gapUnless(!blank(who.proofOfInheritance), 'proofOfInheritance', 'the proof', AGENT),
    ]
  }
  return []
}

function checkGroup(
  who: Extract<Representation, { relation: 'group_in_person' }>,
  rules: Rules,
): Result<Representation> {
  const { atMost, source } = rules.pack.law.representatives
  const field = 'representatives'
  if (!Number.isSafeInteger(who.groupSize) || who.groupSize < 1) {
    const message = 'how many people come together'
    return refused('group_size_invalid', message, { field: 'groupSize', source })
  }
  const named = new Set(
    who.representatives
      .map((name) => shownText(name.normalize('NFKC')))
      .filter((name) => name !== ''),
  )
  if (who.groupSize > 1 && named.size === 0) {
    return refused('representatives_required', 'several people choose who speaks for them', {
      field,
      source,
    })
  }
  if (named.size > atMost) {
    return refused('too_many_representatives', `at most ${atMost} represent a group`, {
      field,
      source,
      params: { atMost },
    })
  }
  if (named.size > who.groupSize) {
    const message = 'a group has no more representatives than people'
    return refused('too_many_representatives', message, { field, source, params: { atMost } })
  }
  return accepted(who)
}

/**
 * The material that may still be asked for: what the institution holds already, or finds in its own
 * files, may not be demanded of the complainant. Keeps the order of `wanted`.
 */
export function materialToAskFor(
  wanted: readonly string[],
  held: readonly string[],
): {
  readonly ask: readonly string[]
  readonly lookUp: readonly string[]
  readonly source: 'R-13'
} {
  return {
    ask: wanted.filter((material) => !held.includes(material)),
    lookUp: wanted.filter((material) => held.includes(material)),
    source: 'R-13',
  }
}
