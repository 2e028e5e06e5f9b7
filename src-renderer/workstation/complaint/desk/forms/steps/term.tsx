/** What moves a case's dates, level and speed; whom it is raised to and filed with. */
import { ESCALATION_TARGETS } from '#shared/complaint/enumerations.ts'
import { EXTENSION_AUTHORITIES } from '#shared/complaint/rules/clock/extension.ts'
import { NOTICE_WAYS } from '#shared/complaint/rules/duty/notice.ts'
import { ESCALATION_REASONS, PAUSE_KINDS } from '#shared/complaint/rules/kinds.ts'
import { COMPLEXITIES, FILING_TARGETS, LEVELS, URGENCIES } from '#shared/complaint/rules/types.ts'
import type { FormContext, StepField, StepForms, Values } from '../step-form.ts'
import { ComplexityDates, ExtensionDates, ExtensionLook } from './dates.tsx'
import { PauseEffect, PauseLook, ReviewLook } from './looks.tsx'

const why = (source: string, max = 500): StepField => ({
  kind: 'long',
  name: 'reason',
  max,
  rows: 2,
  source,
  required: true,
})
const remark = (source: string): StepField => ({
  kind: 'long',
  name: 'remark',
  max: 500,
  rows: 2,
  source,
})

const skips = ({ skippedLevel }: Values) => skippedLevel === true

/** Raised, never lowered. */
function higher({ detail }: FormContext): readonly string[] {
  return URGENCIES.slice(URGENCIES.indexOf(detail.decision.urgency.level) + 1)
}

export const termForms: StepForms = {
  escalate: {
    call: 'complaint.escalate',
    makes: 'escalationId',
    start: () => ({ to: 'first_responsible_person', category: 'beyond_scope' }),
    fields: [
      why('S1-26(1c)'),
      {
        kind: 'choice',
        name: 'category',
        of: 'escalationReason',
        values: ESCALATION_REASONS,
        as: 'menu',
        source: 'S4-17(2)',
        required: true,
      },
      {
        kind: 'choice',
        name: 'to',
        of: 'escalationTarget',
        values: ESCALATION_TARGETS,
        as: 'menu',
        source: 'S1-26(1c)',
        required: true,
      },
      { kind: 'tick', name: 'skippedLevel', source: 'S4-17(2)' },
      {
        kind: 'words',
        name: 'emergencyReason',
        max: 500,
        sentence: true,
        source: 'S4-17(2)',
        required: true,
        when: skips,
      },
      {
        kind: 'choice',
        name: 'directLeader',
        of: 'escalationTarget',
        values: ESCALATION_TARGETS,
        as: 'menu',
        source: 'S4-17(2)',
        required: true,
        when: skips,
        hinted: true,
      },
    ],
  },
  raiseUrgency: {
    call: 'complaint.raiseUrgency',
    fields: [
      {
        kind: 'choice',
        name: 'to',
        of: 'urgency',
        values: higher,
        as: 'list',
        source: 'S2-16',
        required: true,
        hinted: true,
      },
      why('S2-16'),
    ],
  },
  setLevel: {
    call: 'complaint.setLevel',
    fields: [
      {
        kind: 'choice',
        name: 'to',
        of: 'level',
        values: LEVELS,
        as: 'list',
        source: 'S2-09',
        required: true,
        hinted: true,
      },
      why('S2-09'),
    ],
  },
  assign: {
    call: 'complaint.assignHandler',
    start: ({ detail }) => ({ handler: detail.row.handler ?? '' }),
    fields: [{ kind: 'person', name: 'handler', source: 'S1-25(4)', required: true }],
  },
  askReceiverChange: {
    call: 'complaint.askReceiverChange',
    makes: 'changeId',
    fields: [
      { kind: 'person', name: 'to', source: 'S3-34#2', required: true, hinted: true },
      why('S3-34#2'),
    ],
  },
  takeReceiver: { call: 'complaint.takeReceiver', about: 'changeId', fields: [] },
  judgeComplexity: {
    call: 'complaint.judgeComplexity',
    Before: ComplexityDates,
    fields: [
      {
        kind: 'choice',
        name: 'complexity',
        of: 'complexity',
        values: COMPLEXITIES,
        as: 'list',
        source: 'R-18',
        required: true,
      },
      why('R-18'),
    ],
  },
  requestExtension: {
    call: 'complaint.requestExtension',
    makes: 'extensionId',
    Before: ExtensionDates,
    fields: [
      {
        kind: 'choice',
        name: 'authority',
        of: 'extensionAuthority',
        values: EXTENSION_AUTHORITIES,
        as: 'list',
        source: 'R-18',
        required: true,
      },
      why('R-18', 1000),
    ],
  },
  decideExtension: {
    call: 'complaint.decideExtension',
    about: 'extensionId',
    Before: ExtensionLook,
    fields: [
      { kind: 'yesNo', name: 'approved', of: 'approval', source: 'R-18', required: true },
      remark('R-18'),
    ],
  },
  tellExtension: {
    call: 'complaint.tellExtension',
    about: 'extensionId',
    start: ({ now }) => ({ at: now, way: 'phone' }),
    Before: ExtensionLook,
    fields: [
      {
        kind: 'choice',
        name: 'way',
        of: 'noticeWay',
        values: NOTICE_WAYS,
        as: 'menu',
        source: 'R-21',
        required: true,
      },
      { kind: 'words', name: 'proof', max: 200, source: 'R-21', required: true, hinted: true },
      { kind: 'moment', name: 'at', source: 'R-21', required: true },
    ],
  },
  startPause: {
    call: 'complaint.startPause',
    makes: 'pauseId',
    start: ({ now }) => ({ kind: 'external_appraisal', startedAt: now }),
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        of: 'pauseKind',
        values: PAUSE_KINDS,
        as: 'list',
        source: 'R-18',
        required: true,
      },
      { kind: 'words', name: 'body', max: 80, source: 'R-18', required: true, hinted: true },
      { kind: 'moment', name: 'startedAt', source: 'R-18', required: true },
      { kind: 'moment', name: 'consentAt', source: 'R-23', hinted: true },
      { kind: 'words', name: 'proof', max: 200, source: 'R-23', hinted: true },
    ],
    After: PauseEffect,
  },
  tellPause: {
    call: 'complaint.tellPause',
    about: 'pauseId',
    start: ({ now }) => ({ consentAt: now }),
    Before: PauseLook,
    fields: [
      { kind: 'moment', name: 'consentAt', source: 'R-18', required: true },
      { kind: 'words', name: 'proof', max: 200, source: 'R-23', required: true, hinted: true },
    ],
  },
  endPause: {
    call: 'complaint.endPause',
    about: 'pauseId',
    start: ({ now }) => ({ endedAt: now }),
    Before: PauseLook,
    fields: [{ kind: 'moment', name: 'endedAt', source: 'R-18', required: true }],
  },
  applyReview: {
    call: 'complaint.applyReview',
    makes: 'reviewId',
    start: ({ detail, now }) => ({
      decisionReceivedAt: detail.course.reply?.at ?? null,
      appliedAt: now,
    }),
    fields: [
      { kind: 'words', name: 'addressedTo', max: 80, source: 'R-20', required: true, hinted: true },
      {
        kind: 'long',
        name: 'reason',
        max: 2000,
        rows: 3,
        source: 'R-20',
        required: true,
        hinted: true,
      },
      { kind: 'tick', name: 'inWriting', source: 'R-20', required: true },
      { kind: 'moment', name: 'decisionReceivedAt', source: 'R-20', required: true, hinted: true },
      { kind: 'moment', name: 'appliedAt', source: 'R-20', required: true },
    ],
  },
  decideReview: {
    call: 'complaint.decideReview',
    about: 'reviewId',
    Before: ReviewLook,
    fields: [
      {
        kind: 'choice',
        name: 'outcome',
        of: 'reviewOutcome',
        values: ['upheld', 'changed', 'handled_again'],
        as: 'list',
        source: 'R-20',
        required: true,
      },
      { kind: 'long', name: 'findings', max: 4000, rows: 4, source: 'R-20', required: true },
    ],
  },
  file: {
    call: 'complaint.file',
    makes: 'filingId',
    start: ({ detail, now }) => ({ at: now, target: detail.decision.filing[0] ?? 'head_office' }),
    fields: [
      {
        kind: 'choice',
        name: 'target',
        of: 'filingTarget',
        values: FILING_TARGETS,
        as: 'menu',
        source: 'S2-11',
        required: true,
      },
      { kind: 'words', name: 'number', max: 80, source: 'S2-11', required: true, hinted: true },
      { kind: 'moment', name: 'at', source: 'S2-11', required: true },
      {
        kind: 'long',
        name: 'planText',
        max: 4000,
        rows: 3,
        source: 'S2-10',
        also: ['plan'],
        hinted: true,
      },
    ],
  },
}
