/** Records beside the straight way: identity, talks, visits, agreements, the aim, who answers for it. */
import { ESCALATION_TARGETS } from '#shared/complaint/enumerations.ts'
import { IDENTITY_CHECK_WAYS, TALK_SIGNATURES } from '#shared/complaint/events/records.ts'
import { DEFAULT_AIM, isJudgingAim } from '#shared/complaint/rules/intake/aim.ts'
import { SANCTIONS } from '#shared/complaint/rules/kinds.ts'
import { readAmount } from '../../../../handover/amount.ts'
import type { FormContext, StepForms, Values } from '../step-form.ts'
import {
  AnsweringLines,
  type AnsweringLine,
  OwnPower,
  type TaskLine,
  TaskLines,
  emptyAnswering,
  emptyTask,
} from './record-controls.tsx'
import { LeaderContact, TaskLook, VisitLook } from './record-looks.tsx'

const noContact = (_values: Values, { detail }: FormContext) => (detail.contact ?? '') === ''

export const recordForms: StepForms = {
  checkIdentity: {
    call: 'complaint.checkIdentity',
    makes: 'checkId',
    start: () => ({ way: 'document' }),
    fields: [
      {
        kind: 'choice',
        name: 'way',
        of: 'identityWay',
        values: IDENTITY_CHECK_WAYS,
        as: 'list',
        source: 'R-22',
        required: true,
      },
    ],
  },
  decline: {
    call: 'complaint.decline',
    start: ({ now }) => ({ submitterToldAt: now }),
    fields: [
      { kind: 'tick', name: 'notFromComplainant', source: 'R-18', required: true },
      {
        kind: 'long',
        name: 'declineFinding',
        max: 1000,
        source: 'R-18',
        required: true,
        hinted: true,
      },
      { kind: 'moment', name: 'submitterToldAt', source: 'R-18', required: true },
    ],
  },
  recordTalk: {
    call: 'complaint.recordTalk',
    makes: 'talkId',
    start: ({ now }) => ({ at: now, signature: 'signed', copies: 2 }),
    fields: [
      {
        kind: 'long',
        name: 'talkContent',
        max: 4000,
        rows: 5,
        source: 'S3-35#1',
        required: true,
      },
      {
        kind: 'choice',
        name: 'signature',
        of: 'talkSignature',
        values: TALK_SIGNATURES,
        source: 'S3-35#1',
        required: true,
      },
      {
        kind: 'words',
        name: 'witness',
        max: 80,
        source: 'S3-35#1',
        required: true,
        when: ({ signature }) => signature === 'refused',
        hinted: true,
      },
      {
        kind: 'count',
        name: 'copies',
        least: 1,
        most: 20,
        source: 'S3-35#1',
        required: true,
        hinted: true,
      },
      { kind: 'tick', name: 'recorded', source: 'S3-35#1' },
      {
        kind: 'tick',
        name: 'recordingConsent',
        source: 'S3-35#1',
        required: true,
        when: ({ recorded }) => recorded === true,
      },
      { kind: 'moment', name: 'at', source: 'S3-35#1', required: true },
    ],
  },
  recordMeeting: {
    call: 'complaint.recordMeeting',
    makes: 'meetingId',
    start: ({ now, person }) => ({ at: now, attendees: [person] }),
    fields: [
      { kind: 'people', name: 'attendees', source: 'S3-44', required: true, hinted: true },
      { kind: 'long', name: 'summary', max: 2000, source: 'S3-44', required: true },
      { kind: 'moment', name: 'at', source: 'S3-44', required: true },
    ],
  },
  planVisit: {
    call: 'complaint.planVisit',
    makes: 'visitId',
    fields: [
      { kind: 'people', name: 'visitors', source: 'S3-43#4', required: true, hinted: true },
      { kind: 'moment', name: 'plannedFor', source: 'S3-43#4', required: true },
      {
        kind: 'long',
        name: 'visitPurpose',
        max: 500,
        rows: 2,
        source: 'S3-43#4',
        required: true,
        also: ['purpose'],
      },
    ],
  },
  decideVisit: {
    call: 'complaint.decideVisit',
    about: 'visitId',
    Before: VisitLook,
    fields: [
      { kind: 'yesNo', name: 'approved', of: 'approval', source: 'S3-43#4', required: true },
      { kind: 'long', name: 'remark', max: 500, rows: 2, source: 'S3-43#4', hinted: true },
    ],
  },
  prepareNegotiation: {
    call: 'complaint.prepareNegotiation',
    fields: [
      { kind: 'long', name: 'ruleCited', max: 1000, rows: 2, source: 'S3-29', required: true },
      {
        kind: 'own',
        name: 'authorityUpToFen',
        source: 'S3-29',
        required: true,
        Control: OwnPower,
        empty: () => '',
        send: fenOf,
        hinted: true,
      },
      { kind: 'lines', name: 'alternatives', source: 'S3-29', required: true, hinted: true },
    ],
  },
  makeAgreement: {
    call: 'complaint.makeAgreement',
    makes: 'agreementId',
    fields: [
      { kind: 'long', name: 'text', max: 2000, source: 'S3-29', required: true },
      {
        kind: 'own',
        name: 'tasks',
        source: 'S3-29',
        required: true,
        also: ['what', 'by', 'assignee', 'dueAt'],
        Control: TaskLines,
        empty: () => [emptyTask()],
        send: (value) =>
          (value as readonly TaskLine[]).map((task) => ({
            ...task,
            assignee: task.assignee === '' ? null : task.assignee,
          })),
      },
    ],
  },
  finishTask: {
    call: 'complaint.finishTask',
    about: 'taskId',
    Before: TaskLook,
    fields: [],
  },
  setAim: {
    call: 'complaint.setAim',
    start: ({ detail }) => ({ aim: detail.course.aim?.aim ?? DEFAULT_AIM }),
    fields: [
      {
        kind: 'choice',
        name: 'aim',
        of: 'aim',
        values: ({ lists }) => lists?.aims.map(({ value }) => value) ?? [DEFAULT_AIM],
        as: 'list',
        source: 'S4-29',
        required: true,
      },
      {
        kind: 'long',
        name: 'aimFacts',
        max: 1000,
        rows: 2,
        source: 'S3-14',
        required: true,
        hinted: true,
        when: ({ aim }) => isJudgingAim(String(aim)),
      },
    ],
  },
  requestLeader: {
    call: 'complaint.requestLeader',
    makes: 'escalationId',
    Before: LeaderContact,
    start: () => ({ to: 'hall_manager' }),
    fields: [
      { kind: 'long', name: 'reason', max: 500, rows: 2, source: 'S4-26#15', required: true },
      {
        kind: 'choice',
        name: 'to',
        of: 'escalationTarget',
        values: ESCALATION_TARGETS,
        as: 'menu',
        source: 'S4-26#15',
        required: true,
        also: ['raisedTo'],
      },
      {
        kind: 'moment',
        name: 'replyPromisedFor',
        source: 'S4-26#15',
        required: true,
        hinted: true,
      },
      { kind: 'words', name: 'contact', max: 120, source: 'S4-26#15', when: noContact },
      { kind: 'tick', name: 'contactRefused', source: 'S4-26#15', when: noContact },
    ],
  },
  reportAfterwards: {
    call: 'complaint.reportAfterwards',
    about: 'escalationId',
    fields: [{ kind: 'long', name: 'summary', max: 2000, source: 'S4-17(3)', required: true }],
  },
  recordResponsibility: {
    call: 'complaint.recordResponsibility',
    fields: [
      {
        kind: 'own',
        name: 'responsibility',
        source: 'S2-28',
        required: true,
        also: ['who'],
        Control: AnsweringLines,
        empty: () => [emptyAnswering()] satisfies AnsweringLine[],
      },
    ],
  },
  recordSanction: {
    call: 'complaint.recordSanction',
    makes: 'sanctionId',
    fields: [
      {
        kind: 'choice',
        name: 'sanction',
        of: 'sanction',
        values: SANCTIONS,
        as: 'menu',
        source: 'S2-29',
        required: true,
      },
      {
        kind: 'words',
        name: 'sanctionReference',
        max: 120,
        source: 'S2-29',
        required: true,
        hinted: true,
      },
      { kind: 'words', name: 'sanctionDecidedBy', max: 120, source: 'S2-29', required: true },
    ],
  },
}

/** Yuan as typed to fen; null while it cannot be read. */
function fenOf(value: unknown): number | null {
  return readAmount(String(value), 'fen')
}
