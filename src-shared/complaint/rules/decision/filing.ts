/** Whom a case is filed with (catalogue §4.3), the part due to the reception included. */
import type { ProfileCode } from '../../../pack/profile-pack.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import type { Explainer } from './explain.ts'
import { yesFact } from './level.ts'
import {
  type CaseFacts,
  FILING_TARGETS,
  type FilingTarget,
  type Level,
  type ReceptionAlerts,
} from '../types.ts'

export interface FilingGround {
  readonly level: Level
  readonly restricted: boolean
  readonly alerts: ReceptionAlerts
  readonly profile: ProfileCode
}

/** Every target once, in the order of `FILING_TARGETS`, with a reason for each rule that named it. */
export function filingTargets(
  facts: CaseFacts,
  ground: FilingGround,
  rules: Rules,
  explain: Explainer,
): FilingTarget[] {
  const targets = new Set<FilingTarget>(ground.alerts.filing)
  for (const rule of rules.pack.filing) {
    const used = usedFact(facts, ground, rule.when)
    if (used === null) continue
    targets.add(rule.target)
    explain.because('filing', rule, [used])
  }
  return FILING_TARGETS.filter((target) => targets.has(target))
}

function usedFact(
  facts: CaseFacts,
  ground: FilingGround,
  when: Rules['pack']['filing'][number]['when'],
): string | null {
  if ('fact' in when) return yesFact(facts, when.fact) ? when.fact : null
  if ('flag' in when) return facts.flags?.includes(when.flag) === true ? `flags.${when.flag}` : null
  if ('restricted' in when) return ground.restricted ? 'nature.restricted' : null
  const forProfile = when.profile === undefined || when.profile === ground.profile
  return forProfile && when.levels.includes(ground.level) ? 'level' : null
}
