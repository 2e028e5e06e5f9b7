/** Verifying, sending on, investigating, judging. */
import { FAULTS } from '#shared/complaint/rules/remedy/fault.ts'
import { EVIDENCE_KINDS } from '#shared/complaint/enumerations.ts'
import type { StepForms, Values } from '../step-form.ts'
import { ProposalLook, ReferralLook, ReferralTerm, RefusalCount } from './looks.tsx'

const names = (values: Values, code: string) =>
  (values['reasons'] as readonly string[]).includes(code)

export const examinationForms: StepForms = {
  verify: {
    call: 'complaint.verify',
    start: ({ now }) => ({ contactedAt: now }),
    fields: [
      {
        kind: 'long',
        name: 'verifiedPoints',
        max: 2000,
        source: 'S4-06(2)',
        required: true,
        hinted: true,
      },
      { kind: 'moment', name: 'contactedAt', source: 'S4-06(2)', hinted: true },
      {
        kind: 'yesNo',
        name: 'ownDepartment',
        of: 'ownDepartment',
        as: 'list',
        source: 'S4-06(3)',
        required: true,
      },
    ],
  },
  noteUnreachable: {
    call: 'complaint.noteUnreachable',
    start: ({ lists }) => ({ tries: lists?.unreachedTries ?? 3 }),
    fields: [
      {
        kind: 'long',
        name: 'reason',
        max: 500,
        rows: 2,
        source: 'R-21',
        required: true,
        hinted: true,
      },
      { kind: 'count', name: 'tries', least: 1, most: 100, source: 'R-21', required: true },
    ],
  },
  refer: {
    call: 'complaint.refer',
    makes: 'referralId',
    fields: [
      {
        kind: 'words',
        name: 'toUnit',
        max: 80,
        source: 'S4-06(3)',
        required: true,
        also: ['to'],
        suggest: ({ lists }) => lists?.departments.map(({ label }) => label) ?? [],
      },
      {
        kind: 'long',
        name: 'task',
        max: 2000,
        source: 'S2-15',
        required: true,
        also: ['content'],
        hinted: true,
      },
      { kind: 'branch', name: 'toBranch', source: 'S2-15', hinted: true },
    ],
    After: ReferralTerm,
  },
  acceptReferral: {
    call: 'complaint.acceptReferral',
    about: 'referralId',
    start: ({ person }) => ({ acceptedBy: person }),
    Before: ReferralLook,
    fields: [
      { kind: 'person', name: 'acceptedBy', source: 'S4-04(4)', required: true, hinted: true },
    ],
  },
  refuseReferral: {
    call: 'complaint.refuseReferral',
    about: 'referralId',
    Before: ReferralLook,
    fields: [
      {
        kind: 'long',
        name: 'refusedBecause',
        max: 500,
        source: 'S1-26(2)',
        required: true,
        hinted: true,
      },
    ],
    After: RefusalCount,
  },
  answerReferral: {
    call: 'complaint.answerReferral',
    about: 'referralId',
    Before: ReferralLook,
    fields: [
      { kind: 'long', name: 'feedback', max: 4000, rows: 5, source: 'S4-22(4)', required: true },
    ],
  },
  startInvestigation: {
    call: 'complaint.startInvestigation',
    start: ({ detail, person }) => ({ investigator: detail.row.handler ?? person }),
    fields: [
      { kind: 'person', name: 'investigator', source: 'S2-12', required: true },
      { kind: 'people', name: 'team', source: 'S2-09', hinted: true },
    ],
  },
  addEvidence: {
    call: 'complaint.addEvidence',
    makes: 'evidenceId',
    start: () => ({ kind: 'system_record' }),
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        of: 'evidenceKind',
        values: EVIDENCE_KINDS,
        as: 'menu',
        source: 'S2-12',
        required: true,
      },
      {
        kind: 'long',
        name: 'description',
        max: 2000,
        source: 'S2-12',
        required: true,
        hinted: true,
      },
      { kind: 'words', name: 'whereKept', max: 200, source: 'S2-12', required: true, hinted: true },
    ],
  },
  concludeInvestigation: {
    call: 'complaint.concludeInvestigation',
    fields: [
      {
        kind: 'long',
        name: 'findings',
        max: 4000,
        rows: 6,
        source: 'S1-26(2)',
        required: true,
        hinted: true,
      },
      {
        kind: 'choice',
        name: 'fault',
        of: 'fault',
        values: FAULTS,
        as: 'list',
        source: 'S1-26(2)',
        required: true,
      },
    ],
  },
  proposeNature: {
    call: 'complaint.proposeNature',
    makes: 'proposalId',
    start: ({ detail }) => ({
      originalCaseId: detail.intake.repeatOf?.originalCaseId ?? '',
      evidenceIds: detail.course.evidence.map(({ evidenceId }) => evidenceId),
    }),
    fields: [
      { kind: 'reasons', name: 'reasons', source: 'S2-05', required: true, hinted: true },
      {
        kind: 'words',
        name: 'incidentBranch',
        max: 80,
        source: 'S2-05(12)',
        required: true,
        when: (v) => names(v, 'V12'),
      },
      {
        kind: 'words',
        name: 'homeBranch',
        max: 80,
        source: 'S2-05(13)',
        required: true,
        when: (v) => names(v, 'V13'),
      },
      {
        kind: 'long',
        name: 'whereToGo',
        max: 500,
        rows: 2,
        source: 'S2-06(1)',
        required: true,
        when: (v) => names(v, 'I01'),
      },
      {
        kind: 'long',
        name: 'clause',
        max: 500,
        rows: 2,
        source: 'S2-06(3)',
        required: true,
        when: (v) => names(v, 'I03'),
      },
      {
        kind: 'otherCase',
        name: 'originalCaseId',
        source: 'S2-06(4)',
        required: true,
        when: (v) => names(v, 'I04'),
      },
      {
        kind: 'long',
        name: 'duty',
        max: 500,
        rows: 2,
        source: 'S2-06(7)',
        required: true,
        when: (v) => names(v, 'I07'),
      },
      {
        kind: 'long',
        name: 'otherReason',
        max: 500,
        rows: 2,
        source: 'S2-06(8)',
        required: true,
        also: ['other'],
        when: (v) => names(v, 'I08'),
      },
      { kind: 'evidence', name: 'evidenceIds', source: 'S2-06(2)', also: ['evidence'] },
    ],
  },
  confirmNature: {
    call: 'complaint.confirmNature',
    about: 'proposalId',
    Before: ProposalLook,
    fields: [],
  },
  returnNature: {
    call: 'complaint.returnNature',
    about: 'proposalId',
    Before: ProposalLook,
    fields: [{ kind: 'long', name: 'reason', max: 500, source: 'S2-06(2)', required: true }],
  },
}
