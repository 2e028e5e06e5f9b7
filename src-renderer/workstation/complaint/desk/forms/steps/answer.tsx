/** The decision letter with its lawful parts, and the answer that tells it. */
import { ACCEPTANCES } from '#shared/complaint/enumerations.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import { NOTICE_WAYS } from '#shared/complaint/rules/duty/notice.ts'
import type { FormContext, StepForms, Values } from '../step-form.ts'
import { LetterPreview } from './letter-preview.tsx'
import { LetterLook, RefusedAnswer } from './looks.tsx'

/** Nobody reviews a decision of head office. */
function remediesOf({ detail }: FormContext): readonly string[] {
  return detail.course.letter?.decidedByHeadOffice
    ? REMEDIES.filter((remedy) => remedy !== 'review')
    : REMEDIES
}

/** What was found and offered already; everything may be written anew. */
function prefilled({ detail, lists }: FormContext): Values {
  const { letter, investigation, solution, natureProposal } = detail.course
  const reasons = (natureProposal?.reasons ?? []).flatMap(
    (code) => lists?.reasons.find((reason) => reason.code === code)?.label ?? [],
  )
  const grounds = [...reasons, solution?.refusalReason ?? ''].filter((text) => text !== '')
  return {
    verifiedFacts: letter?.verifiedFacts ?? investigation?.concluded?.findings ?? '',
    legalBasis: letter?.legalBasis ?? solution?.legalBasis ?? '',
    grounds: letter?.grounds ?? grounds.join('\n'),
    decisionText: letter?.decisionText ?? solution?.text ?? '',
    remedies: letter?.remedies ?? [],
    decidedByHeadOffice: letter?.decidedByHeadOffice ?? false,
  }
}

export const answerForms: StepForms = {
  writeLetter: {
    call: 'complaint.writeLetter',
    start: prefilled,
    fields: [
      { kind: 'long', name: 'verifiedFacts', max: 4000, rows: 3, source: 'R-19', required: true },
      {
        kind: 'long',
        name: 'legalBasis',
        max: 1000,
        rows: 2,
        source: 'R-19',
        required: true,
        also: ['basis'],
      },
      {
        kind: 'long',
        name: 'grounds',
        max: 4000,
        rows: 3,
        source: 'R-19',
        required: true,
        also: ['reasons'],
      },
      {
        kind: 'long',
        name: 'decisionText',
        max: 4000,
        rows: 3,
        source: 'R-19',
        required: true,
        also: ['decision'],
      },
      {
        kind: 'ticks',
        name: 'remedies',
        of: 'remedy',
        said: 'remedySay',
        values: remediesOf,
        source: 'R-19',
        required: true,
        hinted: true,
      },
      { kind: 'tick', name: 'decidedByHeadOffice', source: 'R-20' },
    ],
    Beside: LetterPreview,
  },
  reply: {
    call: 'complaint.reply',
    makes: 'contactId',
    start: ({ now }) => ({ at: now, way: 'phone', reached: 'yes' }),
    Before: LetterLook,
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
      {
        kind: 'yesNo',
        name: 'reached',
        of: 'reached',
        source: 'S4-26#16',
        required: true,
        also: ['reply'],
      },
      {
        kind: 'long',
        name: 'summary',
        max: 2000,
        source: 'S2-13(6)',
        required: true,
        hinted: true,
      },
      {
        kind: 'choice',
        name: 'accepted',
        of: 'acceptance',
        values: ACCEPTANCES,
        source: 'S2-13(6)',
        required: true,
        when: (v) => v['reached'] === 'yes',
      },
      { kind: 'words', name: 'proof', max: 200, source: 'R-21', required: true, hinted: true },
      { kind: 'moment', name: 'at', source: 'R-21', required: true },
    ],
    After: RefusedAnswer,
  },
}
