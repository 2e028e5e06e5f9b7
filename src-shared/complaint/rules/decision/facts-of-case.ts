/** From a case as its events tell it to what the decision looks at. */
import type { EpochMs } from '../../../foundation/instant.ts'
import {
  calledBackSince,
  closeReportOf,
  firstContactSince,
  instantOf,
  nullableInstantOf,
} from '../../clocks.ts'
import { latestEvent } from './event-times.ts'
import { intakeFacts } from './intake-facts.ts'
import type { ComplaintState } from '../../state.ts'
import { URGENCIES, type CaseFacts, type NatureFacts, type StandingUrgency } from '../types.ts'

// Within one case all contacts are of one customer and one matter.
const SAME = { customerKey: 'case', matterKey: 'case' } as const

/**
 * Everything the rules may look at, as the case stands. What stands in the book happened: times that two
 * clocks wrote out of their order are taken for the nearest possible ones, so that none can lock a case.
 */
export function caseFacts(state: ComplaintState): CaseFacts {
  const facts = factsOf(state)
  const { receivedAt, department, nature } = facts
  const sentAt = department?.receivedAt ?? null
  return {
    ...facts,
    nature: nature?.withdrawal
      ? {
          ...nature,
          withdrawal: {
            ...nature.withdrawal,
            at: after(nature.withdrawal.at, receivedAt) ?? receivedAt,
          },
        }
      : nature,
    department:
      sentAt === null
        ? department
        : { receivedAt: sentAt, repliedAt: after(department?.repliedAt, sentAt) },
    promises: facts.promises?.map(({ madeAt, dueAt, contactedAt }) => ({
      madeAt,
      dueAt: Math.max(dueAt, madeAt),
      contactedAt: after(contactedAt, madeAt),
    })),
    closedAt: after(facts.closedAt, receivedAt),
    pauses: facts.pauses?.map((pause) => ({
      ...pause,
      endedAt: after(pause.endedAt, pause.startedAt),
    })),
  }
}

function after(at: EpochMs | null | undefined, start: EpochMs): EpochMs | null {
  return at === null || at === undefined ? null : Math.max(at, start)
}

/** The moment of a decision: never before what happened on the case, whatever this clock says. */
export function decisionTime(facts: CaseFacts, now: EpochMs): EpochMs {
  return Math.max(now, latestEvent(facts))
}

function factsOf(state: ComplaintState): CaseFacts {
  const standingUrgency = standingUrgencyOf(state)
  return {
    intakeType: state.intakeType,
    channel: state.channel,
    receivedAt: instantOf(state.receivedAt),
    contacts: phoneCalls(state).map((at) => ({
      at: instantOf(at),
      channel: 'phone' as const,
      ...SAME,
    })),
    reception: state.reception,
    harm: state.harm,
    flags: state.flags,
    groupSize: state.groupSize,
    nature: natureFacts(state),
    complainedOf: state.complainedOf,
    department: departmentOf(state),
    ...intakeFacts(state),
    extension: extensionOf(state),
    promises: state.promises.map((promise) => ({
      madeAt: instantOf(promise.madeAt),
      dueAt: instantOf(promise.dueAt),
      contactedAt: nullableInstantOf(promise.contactedAt),
    })),
    closedAt: nullableInstantOf(state.closing?.closedAt),
    events: {
      handlerAssignedAt: nullableInstantOf(state.handlerAssignedAt),
      firstContactAt: standingUrgency ? firstContactSince(state, standingUrgency.at) : null,
      reportedAt: closeReportOf(state),
      calledBackAt: calledBackAt(state),
    },
    // An urgency once found is never lowered (catalogue §4.2).
    standingUrgency,
    standingLevel: state.levelSet?.to ?? null,
    upgradeSigns: {
      bounces: state.bounces,
      handlers: new Set([
        ...state.referrals.flatMap(({ accepted }) => accepted?.acceptedBy ?? []),
        ...state.receiverChanges.map(({ to }) => to),
      ]).size,
    },
    complexityJudgements: state.complexityJudgements.map(({ from, to, at }) => ({
      from,
      to,
      notedAt: instantOf(at),
    })),
    pauses: state.pauses.map(
      ({ kind, startedAt, endedAt, body, consentAt, notedAt, consentNotedAt }) => ({
        kind,
        startedAt: instantOf(startedAt),
        endedAt: nullableInstantOf(endedAt),
        body,
        notifiedAt: nullableInstantOf(consentAt),
        agreedAt: nullableInstantOf(consentAt),
        notedAt: Math.max(instantOf(notedAt), instantOf(consentNotedAt ?? notedAt)),
      }),
    ),
    resubmissions: state.resubmissions.map(({ receivedAt, newFacts, notedAt }) => ({
      receivedAt: instantOf(receivedAt),
      notedAt: instantOf(notedAt),
      newFacts,
    })),
  }
}

function phoneCalls(state: ComplaintState): string[] {
  return [
    ...state.earlierCalls,
    ...(state.channel === 'phone' ? [state.receivedAt] : []),
    ...state.contacts
      .filter((contact) => contact.direction === 'inbound' && contact.channel === 'phone')
      .map((contact) => contact.at),
  ]
}

/** The nature counts once a second person has confirmed it; before that its reasons are proposals. */
function natureFacts(state: ComplaintState): NatureFacts {
  const { natureProposal: proposal, withdrawal, investigation } = state
  const confirmed = proposal?.confirmed ?? null
  return {
    reasons: proposal && proposal.returned === null ? proposal.reasons : [],
    investigated: confirmed !== null && (investigation?.concluded ?? null) !== null,
    evidence: proposal?.evidenceIds ?? [],
    incidentBranch: proposal?.incidentBranch,
    homeBranch: proposal?.homeBranch,
    originalCaseId: proposal?.originalCaseId,
    investigator: investigation?.investigator ?? proposal?.by,
    confirmer: confirmed?.by,
    approver: confirmed?.bySupervisor === true ? confirmed.by : null,
    withdrawal: withdrawal && {
      at: instantOf(withdrawal.at),
      by: withdrawal.withdrawnBy ?? '—',
      how: withdrawal.withdrawnHow ?? '—',
      confirmedByCustomer: true,
    },
  }
}

/** The referral that runs: a unit that gave the case back has no clock any more. */
function departmentOf({ referrals }: ComplaintState): CaseFacts['department'] {
  const running = referrals.findLast(({ refused }) => refused === null)
  if (!running) return null
  return {
    receivedAt: instantOf(running.at),
    repliedAt: nullableInstantOf(running.answered?.at),
  }
}

function extensionOf({ extensions }: ComplaintState): CaseFacts['extension'] {
  const granted = extensions.findLast(({ decided }) => decided?.approved === true)
  if (!granted?.decided) return null
  return {
    approvedBy: granted.decided.by,
    approvedAt: instantOf(granted.decided.at),
    notifiedAt: nullableInstantOf(granted.told?.at),
    notedAt: nullableInstantOf(granted.told?.notedAt),
  }
}

/** The first callback since the case was closed. */
function calledBackAt(state: ComplaintState): EpochMs | null {
  return state.closing ? calledBackSince(state, instantOf(state.closing.closedAt)) : null
}

/** The urgency that was found or set, whichever is higher, from when it was first there. */
function standingUrgencyOf(state: ComplaintState): StandingUrgency | null {
  const found = state.decision.deadlines.find(({ kind }) => kind === 'urgent_first_contact')
  const { level } = state.decision.urgency
  const raised = state.urgencyRaised
  const higher = raised && URGENCIES.indexOf(raised.to) > URGENCIES.indexOf(level)
  if (found) return { level: higher ? raised.to : level, at: instantOf(found.startAt) }
  return raised ? { level: higher ? raised.to : level, at: instantOf(raised.at) } : null
}
