/** Collects the reasons of a decision while it is being taken. */
import type { PackIdentity } from '../../../pack/cited.ts'
import type { Explanation } from '../types.ts'

export interface CitedRule {
  readonly id: string
  readonly source: string
}

export interface Explainer {
  readonly explanations: Explanation[]
  /** Notes that `rule` was used for `decision` because of `facts` (dotted paths into the case). */
  because(decision: string, rule: CitedRule, facts: readonly string[], pack?: PackIdentity): void
}

/** An empty list of reasons; `pack` is named where a rule comes from no other pack. */
export function explainer(pack: PackIdentity): Explainer {
  const explanations: Explanation[] = []
  return {
    explanations,
    because(decision, rule, facts, from = pack) {
      explanations.push({
        decision,
        rule: rule.id,
        source: rule.source,
        facts: [...facts],
        pack: from.pack,
        version: from.version,
      })
    },
  }
}
