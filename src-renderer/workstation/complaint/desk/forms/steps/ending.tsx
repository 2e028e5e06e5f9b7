/** Closing, filing away, calling back, withdrawing, opening again; and what protects the words. */
import { CLOSING_OUTCOMES } from '#shared/complaint/enumerations.ts'
import {
  ERASURE_BASES,
  HOLD_LIFT_REASONS,
  HOLD_REASONS,
  RESTRICTION_REASONS,
} from '#shared/complaint/privacy-kinds.ts'
import type { StepForms, Values } from '../step-form.ts'
import { CallbackWords, ErasureLook, HowEnded, RestrictionLook, WithdrawalWords } from './looks.tsx'

const reached = ({ reached: answer }: Values) => answer === 'yes'
const missed = ({ reached: answer }: Values) => answer === 'no'

export const endingForms: StepForms = {
  close: {
    call: 'complaint.close',
    start: ({ detail, branch }) => ({
      outcome: 'solved',
      responsibleUnit:
        detail.course.referrals.findLast(({ accepted }) => accepted)?.toUnit ??
        detail.intake.complainedUnit ??
        branch,
    }),
    fields: [
      {
        kind: 'choice',
        name: 'outcome',
        of: 'outcome',
        values: CLOSING_OUTCOMES,
        as: 'list',
        source: 'S2-12',
        required: true,
      },
      { kind: 'long', name: 'reason', max: 2000, source: 'S2-12', required: true, hinted: true },
      {
        kind: 'words',
        name: 'responsibleUnit',
        max: 80,
        source: 'S1-23',
        required: true,
        suggest: ({ lists }) => lists?.departments.map(({ label }) => label) ?? [],
      },
      { kind: 'tick', name: 'apologised', source: 'S1-26(2)' },
    ],
    After: HowEnded,
  },
  reportClosing: {
    call: 'complaint.reportClosing',
    start: () => ({ way: 'phoned' }),
    fields: [
      {
        kind: 'choice',
        name: 'way',
        of: 'reportWay',
        values: ['phoned', 'exported'],
        source: 'S2-19',
        required: true,
      },
      { kind: 'words', name: 'receipt', max: 120, source: 'S2-19', required: true, hinted: true },
    ],
  },
  archive: {
    call: 'complaint.archive',
    fields: [
      { kind: 'rootCause', name: 'rootCause', source: 'S1-20', required: true },
      {
        kind: 'long',
        name: 'improvement',
        max: 2000,
        source: 'S1-23',
        also: ['note'],
        hinted: true,
      },
      {
        kind: 'words',
        name: 'noneNeededBecause',
        max: 500,
        sentence: true,
        source: 'S1-23',
        when: (v) => String(v['improvement']).trim() === '',
      },
    ],
  },
  callBack: {
    call: 'complaint.callBack',
    makes: 'callbackId',
    start: ({ now }) => ({ at: now, reached: 'yes' }),
    Before: CallbackWords,
    fields: [
      {
        kind: 'yesNo',
        name: 'reached',
        of: 'reached',
        source: 'S2-19',
        required: true,
        also: ['by'],
      },
      {
        kind: 'count',
        name: 'tries',
        least: 1,
        most: 100,
        source: 'S2-19',
        required: true,
        when: missed,
        hinted: true,
      },
      {
        kind: 'yesNo',
        name: 'leftoverIssue',
        of: 'leftoverIssue',
        source: 'S3-30',
        required: true,
        when: reached,
        hinted: true,
      },
      { kind: 'scale', name: 'satisfaction', source: 'S3-30', when: reached, hinted: true },
      {
        kind: 'words',
        name: 'noSatisfactionBecause',
        max: 300,
        sentence: true,
        source: 'S3-30',
        when: (v) => reached(v) && v['satisfaction'] === null,
      },
      { kind: 'long', name: 'summary', max: 2000, rows: 2, source: 'S2-19' },
      { kind: 'moment', name: 'at', source: 'S2-19', required: true },
    ],
  },
  withdraw: {
    call: 'complaint.withdraw',
    start: ({ now }) => ({ at: now }),
    Before: WithdrawalWords,
    fields: [
      {
        kind: 'words',
        name: 'withdrawnBy',
        max: 80,
        source: 'S2-06(5)',
        required: true,
        also: ['by'],
        hinted: true,
      },
      {
        kind: 'long',
        name: 'withdrawnHow',
        max: 500,
        rows: 2,
        source: 'S2-06(5)',
        required: true,
        also: ['how'],
        hinted: true,
      },
      { kind: 'moment', name: 'at', source: 'R-15', required: true },
      { kind: 'tick', name: 'confirmedByCustomer', source: 'S2-06(5)', required: true },
    ],
  },
  reopen: {
    call: 'complaint.reopen',
    fields: [
      {
        kind: 'long',
        name: 'reason',
        max: 500,
        source: 'S3-30',
        required: true,
        also: ['reopenedBecause'],
        hinted: true,
      },
    ],
  },
  restrict: {
    call: 'complaint.restrict',
    start: () => ({ restrictionReason: 'reported_wrongdoing' }),
    final: true,
    Before: RestrictionLook,
    fields: [
      {
        kind: 'choice',
        name: 'restrictionReason',
        of: 'restrictionReason',
        values: RESTRICTION_REASONS,
        as: 'list',
        source: 'S2-06(6)',
        required: true,
      },
    ],
  },
  hold: {
    call: 'complaint.placeHold',
    makes: 'holdId',
    start: () => ({ holdReason: 'litigation' }),
    fields: [
      {
        kind: 'choice',
        name: 'holdReason',
        of: 'holdReason',
        values: HOLD_REASONS,
        as: 'list',
        source: 'S2-30',
        required: true,
      },
      {
        kind: 'words',
        name: 'holdReference',
        max: 120,
        source: 'S2-30',
        required: true,
        hinted: true,
      },
    ],
  },
  lift: {
    call: 'complaint.liftHold',
    about: 'holdId',
    start: () => ({ liftReason: 'matter_ended' }),
    fields: [
      {
        kind: 'choice',
        name: 'liftReason',
        of: 'liftReason',
        values: HOLD_LIFT_REASONS,
        as: 'list',
        source: 'S2-30',
        required: true,
      },
    ],
  },
  requestErasure: {
    call: 'complaint.requestErasure',
    start: () => ({ basis: 'customer_request' }),
    final: true,
    Before: ErasureLook,
    fields: [
      {
        kind: 'choice',
        name: 'basis',
        of: 'eraseBasis',
        values: ERASURE_BASES,
        as: 'list',
        source: 'S4-16(5)',
        required: true,
      },
    ],
  },
  erase: {
    call: 'complaint.erase',
    final: true,
    Before: ErasureLook,
    fields: [
      {
        kind: 'words',
        name: 'certificate',
        max: 60,
        source: 'S4-16(5)',
        required: true,
        hinted: true,
      },
    ],
  },
}
