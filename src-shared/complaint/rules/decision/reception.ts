/** Whom to tell at once while the customer is standing there (catalogue §4.5). */
import type { Rules } from '../../../pack/rules-pack.ts'
import type { Explainer } from './explain.ts'
import {
  FILING_TARGETS,
  NOTIFY_TARGETS,
  type ReceptionAlerts,
  type ReceptionFacts,
} from '../types.ts'

/**
 * Media or a recording device call office and legal; media also goes to head office, a device alone
 * does not. A gathering or violence calls the police and the branch head. A recording customer is
 * never hindered (C-21).
 */
export function receptionAlerts(
  reception: ReceptionFacts | null | undefined,
  rules: Rules,
  explain: Explainer,
): ReceptionAlerts {
  const used = rules.pack.reception.filter((rule) => reception?.[rule.fact] === true)
  for (const rule of used) {
    explain.because('alerts', rule, [`reception.${rule.fact}`])
    if (rule.filing.length > 0) explain.because('filing', rule, [`reception.${rule.fact}`])
  }
  const notify = new Set(used.flatMap((rule) => rule.notify))
  const filing = new Set(used.flatMap((rule) => rule.filing))
  const notes = [...new Set(used.flatMap((rule) => rule.notes))]
  return {
    notify: NOTIFY_TARGETS.filter((target) => notify.has(target)),
    scripts: [...new Set(used.flatMap((rule) => rule.scripts))],
    filing: FILING_TARGETS.filter((target) => filing.has(target)),
    ...(notes.length > 0 ? { notes } : {}),
  }
}
