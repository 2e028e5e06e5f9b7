/** The first event of a case: what stood on the form when it was saved. */
import type { LoggedEvent } from '../../log/fold.ts'
import { noCourse } from '../no-course.ts'
import type { Channel, FilingFlag, IntakeType } from '../enumerations.ts'
import type { Decision } from '../rules/types.ts'
import { UNMARKED } from '../privacy-kinds.ts'
import type { ComplaintState } from '../state.ts'
import { intakeDetailsOf } from '../events/intake-details.ts'
import { text } from './payload.ts'

/** A case from its registration. */
export function registered(event: LoggedEvent): ComplaintState {
  const { payload } = event
  return {
    caseId: event.aggregate.id,
    caseNumber: payload.caseNumber as string,
    state: 'registered',
    intakeType: payload.intakeType as IntakeType,
    channel: payload.channel as Channel,
    receivedAt: payload.receivedAt as string,
    recordedAt: event.recordedAt,
    firstRecipient: payload.firstRecipient as string,
    handler: null,
    handlerAssignedAt: null,
    anonymous: payload.anonymous as boolean,
    reception: payload.reception as Record<string, boolean>,
    harm: payload.harm as Record<string, boolean>,
    flags: payload.flags as FilingFlag[],
    groupSize: (payload.groupSize as number | null) ?? null,
    earlierCalls: payload.earlierCalls as string[],
    decision: payload.decision as Decision,
    enteredBy: event.actor.employeeNo,
    paper: (payload.paper as ComplaintState['paper'] | undefined) ?? null,
    lateEntryReason: text(payload.lateEntryReason),
    ...intakeDetailsOf(payload),
    repeatOf: null,
    resubmissions: [],
    incidents: [],
    customerName: text(payload.customerName),
    contact: text(payload.contact),
    contactMissingReason: text(payload.contactMissingReason),
    facts: text(payload.facts),
    demand: text(payload.demand),
    bounces: 0,
    contacts: [],
    promises: [],
    escalations: [],
    instructions: [],
    ...noCourse,
    ...UNMARKED,
    erased: false,
  }
}
