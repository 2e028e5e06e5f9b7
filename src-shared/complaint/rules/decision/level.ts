/** Who decides (catalogue §4.3): the level of authority, apart from the speed. */
import type { Rules } from '../../../pack/rules-pack.ts'
import type { Explainer } from './explain.ts'
import { type CaseFacts, LEVELS, type Level, type LevelDecision } from '../types.ts'

/** A person saw more than the facts say (S3-31#2). */
const STANDING = { id: 'standing', source: 'S3-31#2' } as const

/** Facts that are simply true or absent, by the paths the rules pack uses. */
export function yesFact(facts: CaseFacts, path: string): boolean {
  switch (path) {
    case 'harm.beyondDepartmentPower':
      return facts.harm?.beyondDepartmentPower === true
    case 'harm.considerableHarm':
      return facts.harm?.considerableHarm === true
    case 'harm.possibleAdverseEffect':
      return facts.harm?.possibleAdverseEffect === true
    case 'harm.seriousDamage':
      return facts.harm?.seriousDamage === true
    case 'personalRightsIssue':
      return facts.personalRightsIssue === true
    case 'publicEmergency':
      return facts.publicEmergency === true
    case 'regulatorNamed':
      return facts.regulatorNamed === true
    default:
      return false
  }
}

/**
 * The highest level that a rule asks for, with every reason that spoke for it; ordinary otherwise.
 * The five signs of S3-31 are only suggestions: a person decides.
 */
export function assignLevel(facts: CaseFacts, rules: Rules, explain: Explainer): LevelDecision {
  let value: Level = 'ordinary'
  const reasons: string[] = []
  for (const rule of rules.pack.levels) {
    const used = usedFact(facts, rule.when)
    if (used === null) continue
    reasons.push(rule.id)
    explain.because('level', rule, [used])
    if (LEVELS.indexOf(rule.level) > LEVELS.indexOf(value)) value = rule.level
  }
  const { standingLevel } = facts
  if (standingLevel && LEVELS.indexOf(standingLevel) > LEVELS.indexOf(value)) {
    reasons.push(STANDING.id)
    explain.because('level', STANDING, ['standingLevel'])
    value = standingLevel
  }
  if (reasons.length === 0) {
    reasons.push(rules.pack.ordinaryLevel.id)
    explain.because('level', rules.pack.ordinaryLevel, ['harm'])
  }
  return { value, reasons, suggestions: suggestions(facts, rules, explain) }
}

function usedFact(facts: CaseFacts, when: Rules['pack']['levels'][number]['when']): string | null {
  if ('fact' in when) return yesFact(facts, when.fact) ? when.fact : null
  if ('groupSizeAtLeast' in when) {
    return (facts.groupSize ?? 0) >= when.groupSizeAtLeast ? 'groupSize' : null
  }
  const index = facts.nature?.reasons?.indexOf(when.reason) ?? -1
  return index < 0 ? null : `nature.reasons.${index}`
}

function suggestions(facts: CaseFacts, rules: Rules, explain: Explainer): string[] {
  const signs = facts.upgradeSigns
  if (!signs) return []
  return rules.pack.upgradeSigns.flatMap((rule) => {
    const sign = signs[rule.sign]
    if (Number(sign ?? 0) < rule.atLeast) return []
    explain.because('level', rule, [`upgradeSigns.${rule.sign}`])
    return [rule.id]
  })
}
