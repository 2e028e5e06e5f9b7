/**
 * The whole decision about a case, from its facts alone: no clock, no I/O, nothing remembered.
 * The app asks it while somebody types and again at every step; `decide` of the command line asks
 * the very same function.
 */
import type { WorkCalendar } from '../../../calendar/work-calendar.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted } from '../../../foundation/result.ts'
import type { ProfileCode } from '../../../pack/profile-pack.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { computeDeadlines } from '../clock/deadlines.ts'
import { impossibleTime } from './event-times.ts'
import { explainer } from './explain.ts'
import { filingTargets } from './filing.ts'
import { assignLevel } from './level.ts'
import { classifyNature, withdrawnByCustomerAt } from './nature.ts'
import { receptionAlerts } from './reception.ts'
import type { CaseFacts, Decision } from '../types.ts'
import { assessUrgency } from './urgency.ts'

export interface DecideContext {
  readonly now: EpochMs
  readonly calendar: WorkCalendar
  readonly profile: ProfileCode
  readonly rules: Rules
}

/**
 * Nature, urgency, level, filing, alerts and clocks with their reasons.
 * Refuses impossible times and, once investigated, an incomplete nature (see `classifyNature`).
 * Field paths start at the case: `nature.incidentBranch`.
 */
export function decideCase(facts: CaseFacts, context: DecideContext): Result<Decision> {
  const { now, calendar, profile, rules } = context
  const impossible = impossibleTime(facts, now)
  if (impossible) return impossible
  const explain = explainer(rules.pack)
  const nature = classifyNature(facts, rules, explain)
  if (!nature.ok) return nature
  const urgency = assessUrgency(facts, calendar, rules, explain)
  const level = assignLevel(facts, rules, explain)
  const alerts = receptionAlerts(facts.reception, rules, explain)
  const filing = filingTargets(
    facts,
    { level: level.value, restricted: nature.value.restricted === true, alerts, profile },
    rules,
    explain,
  )
  const { deadlines, warnings } = computeDeadlines(
    facts,
    { level: level.value, urgency, withdrawnAt: withdrawnByCustomerAt(facts) },
    { now, calendar, rules, explain },
  )
  return accepted({
    nature: nature.value,
    urgency: urgency.decision,
    level,
    filing,
    alerts,
    deadlines,
    explanations: explain.explanations,
    warnings: [...new Set([...urgency.warnings, ...warnings])],
  })
}
