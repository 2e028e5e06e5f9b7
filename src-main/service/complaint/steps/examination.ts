/** Verifying, investigating and judging a case: what the desk adds to each step. */
import {
  CONFIRMER_NEEDS,
  complaintEvidenceAdded,
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureProposed,
  complaintNatureReturned,
  complaintUnreachableNoted,
  complaintVerified,
} from '#shared/complaint/events/examination.ts'
import type { CaseNatureProposal } from '#shared/complaint/case-course.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { reasonNoteGaps } from '#shared/complaint/rules/record/reason-note.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type Refusal, type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Rules } from '#shared/pack/rules-pack.ts'
import { decideState } from '../decision.ts'
import { type CaseStep, type StepRun, textOf } from '../step.ts'
import { activePerson, attendeesOf } from './attendees.ts'

const WHISTLEBLOWING = 'I06'

export const examinationSteps = {
  'complaint.verify': {
    type: complaintVerified,
    step: 'verify',
    source: 'S4-06(2)',
    past: ['contactedAt'],
  },
  'complaint.noteUnreachable': {
    type: complaintUnreachableNoted,
    step: null,
    open: true,
    source: 'R-21',
    additive: true,
  },
  'complaint.startInvestigation': {
    type: complaintInvestigationStarted,
    step: 'start_investigation',
    source: 'S2-12',
    check: checkInvestigators,
  },
  'complaint.addEvidence': {
    type: complaintEvidenceAdded,
    step: null,
    open: true,
    source: 'S2-12',
    additive: true,
    written: ({ evidence }, fields) =>
      evidence.some(({ evidenceId }) => evidenceId === fields['evidenceId']),
  },
  'complaint.concludeInvestigation': {
    type: complaintInvestigationConcluded,
    step: 'decide_nature',
    source: 'S1-28b',
  },
  'complaint.proposeNature': {
    type: complaintNatureProposed,
    step: 'decide_nature',
    source: 'S2-05',
    written: ({ natureProposal }, fields) => natureProposal?.proposalId === fields['proposalId'],
    fill: ({ rules, fields }) =>
      accepted({
        confirmerNeeds: confirmerNeeds((fields['reasons'] ?? []) as readonly string[], rules),
      }),
    check: checkProposal,
  },
  'complaint.confirmNature': {
    type: complaintNatureConfirmed,
    step: 'decide_nature',
    source: 'S2-06(2)',
  },
  'complaint.returnNature': {
    type: complaintNatureReturned,
    step: 'decide_nature',
    source: 'S2-06(2)',
  },
} as const satisfies Record<string, CaseStep>

/** R-17 is kept by people one can name: everybody who looks into it works here. */
function checkInvestigators({ desk, fields }: StepRun): Result<unknown> {
  const investigator = textOf(fields, 'investigator')
  const known = activePerson(desk, investigator, 'investigator', 'S2-12')
  return known.ok ? attendeesOf(desk, fields['team'], 'team', 'S2-09') : known
}

/** What the reasons ask of whoever confirms them; every fold judges the confirmation by it. */
function confirmerNeeds(reasons: readonly string[], rules: Rules) {
  const needs = reasons.flatMap((code) => rules.reasonByCode.get(code)?.needs ?? [])
  return CONFIRMER_NEEDS.filter((need) => needs.includes(need))
}

/** A proposal that nobody could confirm is not made: its reasons, their evidence and notes are looked at now. */
function checkProposal(
  { desk, actor, seen, rules }: StepRun,
  next: ComplaintState,
): Result<unknown> {
  const proposal = next.natureProposal
  if (!proposal) return accepted(null)
  const { reasons } = proposal
  if (reasons.includes(WHISTLEBLOWING)) {
    return refused('restrict_instead', 'a report of wrongdoing is handed to compliance', {
      field: 'reasons',
      source: 'S2-06(6)',
    })
  }
  const lost = proposal.evidenceIds.findIndex(
    (id) => !seen.state.evidence.some(({ evidenceId }) => evidenceId === id),
  )
  if (lost >= 0) {
    const field = `evidenceIds.${lost}`
    return refused('unknown_evidence', 'this evidence is not on the case', {
      field,
      source: 'S2-06(2)',
    })
  }
  const { clause, duty, otherReason, whereToGo } = proposal
  const gaps = reasonNoteGaps(reasons, { clause, duty, other: otherReason, whereToGo }, rules)
  if (gaps.length > 0) return refusedForGaps('step_incomplete', 'these reasons', gaps)
  const judged = decideState(desk, asIfConfirmed(next, proposal, actor.employeeNo), seen.now)
  return judged.ok ? judged : { ok: false, refusal: inFormWords(judged.refusal) }
}

/** The rules name the fact; the person filled in a form. */
function inFormWords(refusal: Refusal): Refusal {
  const field = refusal.field?.replace(/^nature\./, '').replace(/^evidence$/, 'evidenceIds')
  return field === undefined ? refusal : { ...refusal, field }
}

/** The case as it would be once somebody else, a supervisor, had confirmed the reasons. */
function asIfConfirmed(
  next: ComplaintState,
  proposal: CaseNatureProposal,
  proposer: string,
): ComplaintState {
  const confirmed = { at: proposal.at, by: `${proposer}*`, bySupervisor: true }
  return { ...next, natureProposal: { ...proposal, confirmed } }
}
