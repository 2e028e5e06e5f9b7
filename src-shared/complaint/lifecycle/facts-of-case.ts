/** From a case as its events tell it to what the lifecycle looks at. */
import { type EpochMs, parseInstant } from '../../foundation/instant.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import type { FaultFindings } from '../rules/remedy/fault.ts'
import type { ComplaintState } from '../state.ts'
import type { LifecycleFacts } from './facts.ts'

/** Stands for words of an erased case: something was written, nobody can read it any more. */
function goneWords({ erased }: ComplaintState): string | null {
  return erased ? '—' : null
}

/** When the case was last registered or reopened. */
export function openedAt(state: ComplaintState): EpochMs {
  return moment(state.reopenings.at(-1)?.at ?? state.receivedAt) ?? 0
}

/** Everything the lifecycle may look at. What a step brings with it is laid over it by the step. */
export function lifecycleFacts(state: ComplaintState): LifecycleFacts {
  const { verification, investigation, solution, letter, reply, withdrawal } = state
  const gone = goneWords(state)
  return {
    intakeType: state.intakeType,
    intake: {
      channel: state.channel,
      receivedAt: state.receivedAt,
      anonymous: state.anonymous,
      customerName: state.customerName,
      contact: state.contact,
      contactMissingReason: state.contactMissingReason,
      facts: state.facts,
      demand: state.demand,
    },
    level: state.decision.level.value,
    anonymous: state.anonymous,
    unreachable: state.unreachable && (state.unreachable.reason ?? gone),
    recorder: state.enteredBy,
    firstRecipient: state.firstRecipient,
    handler: state.handler,
    responsibleUnit: state.closing?.responsibleUnit,
    complainedOf: state.complainedOf,
    verification: verification && {
      by: verification.by,
      bySupervisor: verification.bySupervisor,
      contactedAt: moment(verification.contactedAt),
    },
    ownDepartment: verification?.ownDepartment === true,
    referrals: state.referrals.map(({ toUnit, accepted, refused, answered }) => ({
      to: toUnit,
      acceptedBy: accepted?.acceptedBy,
      refusedBecause: refused && (refused.refusedBecause ?? gone),
      feedbackAt: moment(answered?.at),
    })),
    bounces: state.bounces,
    investigator: investigation?.investigator,
    team: investigation?.team ?? [],
    investigated: (investigation?.concluded ?? null) !== null,
    nature: state.natureProposal?.confirmed ? state.decision.nature.value : 'undetermined',
    openedAt: openedAt(state),
    closedAt: moment(state.closing?.closedAt),
    contacts: state.contacts.map(({ at, direction, reached, by }) => ({
      at: moment(at) ?? 0,
      direction,
      reached,
      by,
    })),
    solution: solution && {
      text: solution.text ?? gone,
      options: solution.options ?? [],
      singleOptionReason: solution.singleOptionReason,
      basis: solution.legalBasis,
      demandWithinRules: solution.demandWithinRules,
      alternatives: solution.alternatives ?? [],
      refusalReason: solution.refusalReason,
      recheckOffered: solution.recheckOffered,
    },
    undecidedPayments: state.compensations.flatMap(({ decided }, index) =>
      decided ? [] : [index],
    ),
    letter: letter && {
      verifiedFacts: letter.verifiedFacts,
      basis: letter.legalBasis,
      reasons: letter.grounds,
      decision: letter.decisionText,
      remedies: letter.remedies,
      decidedByHeadOffice: letter.decidedByHeadOffice,
    },
    letterAt: moment(letter?.at),
    fault: faultOf(state),
    reply: reply && {
      at: moment(reply.at) ?? 0,
      direction: 'outbound',
      reached: reply.reached,
      by: reply.by,
    },
    informed: reply && {
      at: moment(reply.at),
      by: reply.by,
      how: reply.way,
      accepted: reply.accepted,
    },
    improvement: state.archive && {
      rootCause: state.archive.rootCause,
      note: state.archive.improvement,
      noneNeededBecause: state.archive.noneNeededBecause,
    },
    callback: callbackOf(state),
    withdrawal: withdrawal && {
      at: moment(withdrawal.at) ?? 0,
      by: withdrawal.withdrawnBy ?? gone ?? '',
      how: withdrawal.withdrawnHow ?? gone ?? '',
      confirmedByCustomer: true,
    },
    reasons: state.natureProposal?.reasons ?? [],
  }
}

/** What was done about the fault that the investigation saw; null while none was named. */
function faultOf(state: ComplaintState): FaultFindings | null {
  const fault = state.investigation?.concluded?.fault
  if (fault === undefined) return null
  const gone = goneWords(state)
  const opened = openedAt(state)
  const issued = state.apologies.some((apology) => (moment(apology.issuedAt) ?? 0) >= opened)
  return {
    fault,
    apologised: state.closing?.apologised === true || issued,
    remedy: state.solution && (state.solution.text ?? gone),
    ourTasks: state.solution?.ourTasks ?? [],
    customerTasks: state.solution?.customerTasks ?? [],
    explanation: state.letter && (state.letter.grounds ?? gone),
  }
}

/** A callback of the present round: one that opened this round belongs to the round before. */
function callbackOf({ callbacks, reopenings }: ComplaintState): LifecycleFacts['callback'] {
  const last = callbacks.findLast(({ round }) => round === reopenings.length)
  return last ? { ...last, at: moment(last.at) } : null
}

/** Somebody whom the complaint is about; they read and write nothing on it but their own statement. */
export function isComplainedOf(state: ComplaintState, employeeNo: string): boolean {
  return state.complainedOf.some((person) => sameEmployee(person, employeeNo))
}

function moment(text: string | null | undefined): EpochMs | null {
  if (text === null || text === undefined) return null
  const parsed = parseInstant(text)
  return parsed.ok ? parsed.value : null
}
