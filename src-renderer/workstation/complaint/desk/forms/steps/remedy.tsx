/** What the customer is offered: a solution, money, a written apology. */
import { APOLOGY_SCOPES } from '#shared/complaint/rules/remedy/apology.ts'
import type { FormContext, MoneyLine, StepForms, Values } from '../step-form.ts'
import { ApologyLook, DemandLook, RequestLook } from './looks.tsx'

const beyond = ({ demandWithinRules: within }: Values) => within === 'no' || within === 'part'
const lines = (value: unknown) =>
  String(value)
    .split('\n')
    .filter((line) => line.trim() !== '').length
const shared = (_values: Values, { detail }: FormContext) =>
  detail.course.investigation?.concluded?.fault === 'shared'
const declined = ({ approved }: Values) => approved === 'no'

export const remedyForms: StepForms = {
  proposeSolution: {
    call: 'complaint.proposeSolution',
    Before: DemandLook,
    fields: [
      {
        kind: 'choice',
        name: 'demandWithinRules',
        of: 'demandWithinRules',
        values: ['yes', 'part', 'no'],
        as: 'list',
        source: 'S1-26(1b)',
        required: true,
      },
      {
        kind: 'words',
        name: 'legalBasis',
        max: 1000,
        sentence: true,
        source: 'S3-32',
        required: true,
        also: ['basis'],
        hinted: true,
      },
      {
        kind: 'long',
        name: 'refusalReason',
        max: 1000,
        rows: 2,
        source: 'S2-13(4)',
        required: true,
        when: beyond,
        hinted: true,
      },
      {
        kind: 'lines',
        name: 'alternatives',
        rows: 2,
        source: 'S1-26(1b)',
        required: true,
        when: beyond,
        hinted: true,
      },
      {
        kind: 'tick',
        name: 'recheckOffered',
        source: 'S2-34',
        required: true,
        when: (v) => v['demandWithinRules'] === 'no',
      },
      {
        kind: 'long',
        name: 'text',
        max: 4000,
        rows: 4,
        source: 'S2-12',
        required: true,
        hinted: true,
      },
      { kind: 'lines', name: 'options', rows: 3, source: 'S4-39', required: true, hinted: true },
      {
        kind: 'words',
        name: 'singleOptionReason',
        max: 500,
        sentence: true,
        source: 'S4-39',
        when: (v) => lines(v['options']) < 2,
      },
      {
        kind: 'lines',
        name: 'ourTasks',
        rows: 2,
        source: 'S1-26(2)',
        required: true,
        when: shared,
        hinted: true,
      },
      {
        kind: 'lines',
        name: 'customerTasks',
        rows: 2,
        source: 'S1-26(2)',
        required: true,
        when: shared,
      },
    ],
  },
  requestCompensation: {
    call: 'complaint.requestCompensation',
    makes: 'requestId',
    fields: [
      { kind: 'money', name: 'lines', source: 'S3-40', required: true },
      {
        kind: 'long',
        name: 'improvementNote',
        max: 1000,
        rows: 2,
        source: 'S4-39',
        required: true,
        when: (v) => (v['lines'] as readonly MoneyLine[]).some(({ kind }) => kind === 'goodwill'),
        hinted: true,
      },
    ],
  },
  decideCompensation: {
    call: 'complaint.decideCompensation',
    about: 'requestId',
    Before: RequestLook,
    fields: [
      { kind: 'yesNo', name: 'approved', of: 'approval', source: 'S4-39', required: true },
      { kind: 'long', name: 'remark', max: 500, rows: 2, source: 'S4-39', hinted: true },
    ],
  },
  draftApology: {
    call: 'complaint.draftApology',
    makes: 'apologyId',
    start: ({ branch }) => ({ unit: branch, scope: 'customer_only' }),
    fields: [
      {
        kind: 'words',
        name: 'unit',
        max: 80,
        source: 'S3-43#1',
        required: true,
        also: ['author'],
        hinted: true,
      },
      {
        kind: 'choice',
        name: 'scope',
        of: 'apologyScope',
        values: APOLOGY_SCOPES,
        as: 'list',
        source: 'S3-42',
        required: true,
      },
      {
        kind: 'choice',
        name: 'harmScope',
        of: 'apologyScope',
        values: APOLOGY_SCOPES,
        as: 'list',
        source: 'S3-42',
        when: (_v, { detail }) => (detail.intake.personalRightsIssues ?? []).length > 0,
        hinted: true,
      },
      {
        kind: 'long',
        name: 'text',
        max: 4000,
        rows: 6,
        source: 'S3-43#1',
        required: true,
        hinted: true,
      },
    ],
  },
  examineApology: {
    call: 'complaint.examineApology',
    about: 'apologyId',
    Before: ApologyLook,
    fields: [
      { kind: 'yesNo', name: 'approved', of: 'examination', source: 'S3-43#1', required: true },
      {
        kind: 'long',
        name: 'remark',
        max: 500,
        rows: 2,
        source: 'S3-43#1',
        required: true,
        when: declined,
      },
    ],
  },
  issueApology: {
    call: 'complaint.issueApology',
    about: 'apologyId',
    Before: ApologyLook,
    fields: [],
  },
}
