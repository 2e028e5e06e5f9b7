/** What of a registration's details the rules read. */
import { parseInstant } from '../../../foundation/instant.ts'
import type { IntakeDetails } from '../../events/intake-details.ts'
import type { CaseFacts } from '../types.ts'

type Read = Pick<
  CaseFacts,
  'complexity' | 'personalRightsIssue' | 'publicEmergency' | 'regulatorNamed' | 'externalSupervisor'
>

/**
 * The details as facts. A checklist that nobody answered is no answer, and a body's deadline that is no
 * instant counts as none.
 */
export function intakeFacts(details: IntakeDetails): Read {
  const { externalSupervisor: supervisor } = details
  const dueAt = parseInstant(supervisor?.dueAt ?? '')
  return {
    complexity: details.complexity,
    personalRightsIssue: (details.personalRightsIssues ?? []).length > 0,
    publicEmergency: details.publicEmergency === true,
    regulatorNamed: details.regulatorNamed === true,
    externalSupervisor: supervisor && {
      body: supervisor.body,
      reference: supervisor.reference,
      dueAt: dueAt.ok ? dueAt.value : null,
    },
  }
}
