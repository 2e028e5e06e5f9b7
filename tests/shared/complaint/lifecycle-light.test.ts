/** What is no complaint has a short life, and what a complaint owes before its answer and its end. */
import { describe, expect, test } from 'vitest'
import type { IntakeType } from '#shared/complaint/enumerations.ts'
import type { LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { possibleSteps, takeStep } from '#shared/complaint/lifecycle/machine.ts'
import {
  LIFECYCLE_STATES,
  LIFECYCLE_STEPS,
  type LifecycleState,
  type LifecycleStep,
  isComplaint,
  isPossible,
  statesBefore,
} from '#shared/complaint/lifecycle/steps.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import { rules } from './case-facts.ts'
import { answeredReferral, openReferral, wholeFacts } from './lifecycle-facts.ts'

const LIGHT = ['enquiry', 'suggestion', 'praise'] as const
const COMPLAINTS_ONLY = ['verify', 'start_investigation', 'decide_nature', 'propose'] as const

/** What a light case has: nobody verified, investigated, judged or offered anything. */
const lightFacts = (intakeType: IntakeType): LifecycleFacts => ({
  ...wholeFacts,
  intakeType,
  verification: null,
  investigator: null,
  investigated: false,
  nature: 'undetermined',
  solution: null,
  letter: null,
  fault: null,
  responsibleUnit: null,
  improvement: null,
})
const take = (
  intakeType: IntakeType,
  state: LifecycleState,
  step: LifecycleStep,
  change: Partial<LifecycleFacts> = {},
) => takeStep(state, step, { ...lightFacts(intakeType), ...change }, rules)

describe.each(LIGHT)('S2-03: a case of type %s', (intakeType) => {
  test.each<[LifecycleState, LifecycleStep, LifecycleState]>([
    ['registered', 'reply', 'replied'],
    ['replied', 'reply', 'replied'],
    ['replied', 'close', 'closed'],
    ['closed', 'archive', 'archived'],
    ['closed', 'reopen', 'reopened'],
    ['reopened', 'reply', 'replied'],
    ['registered', 'withdraw', 'withdrawn'],
  ])('goes its short way: %s %s', (state, step, next) => {
    expect(take(intakeType, state, step, { callback: null })).toMatchObject({
      ok: true,
      value: { state: next },
    })
  })

  test('may be handed to another unit and is answered from there', () => {
    expect(take(intakeType, 'registered', 'refer', { referrals: [openReferral] })).toMatchObject({
      value: { state: 'referred' },
    })
    expect(take(intakeType, 'referred', 'reply', { referrals: [answeredReferral] })).toMatchObject({
      value: { state: 'replied' },
    })
  })

  test.each(COMPLAINTS_ONLY)('knows no %s, in whatever state', (step) => {
    expect(statesBefore(step, intakeType)).toEqual([])
    for (const state of LIFECYCLE_STATES) {
      expect(isPossible(step, state, intakeType)).toBe(false)
      expect(take(intakeType, state, step)).toMatchObject({
        refusal: { code: 'step_not_possible', field: 'state' },
      })
    }
  })

  test('is never closed without an answer', () => {
    expect(isPossible('close', 'registered', intakeType)).toBe(false)
    expect(take(intakeType, 'replied', 'close', { reply: null })).toMatchObject({
      refusal: { code: 'step_incomplete', params: { missing: 'reply' } },
    })
  })

  test('shows only steps that it has', () => {
    for (const state of LIFECYCLE_STATES) {
      const steps = possibleSteps(state, lightFacts(intakeType), rules).map(({ step }) => step)
      expect(steps).toEqual(LIFECYCLE_STEPS.filter((step) => isPossible(step, state, intakeType)))
      expect(steps.filter((step) => COMPLAINTS_ONLY.some((one) => one === step))).toEqual([])
    }
  })
})

test.each<[IntakeType | undefined, boolean]>([
  ['complaint', true],
  ['whistleblowing', true],
  [undefined, true],
  ['enquiry', false],
  ['suggestion', false],
  ['praise', false],
])('%s is handled as a complaint: %s', (intakeType, truth) => {
  expect(isComplaint(intakeType)).toBe(truth)
})

test('a complaint has no short way: it is answered from a proposal', () => {
  expect(statesBefore('reply', 'complaint')).toEqual(['proposing', 'replied'])
  for (const state of ['registered', 'verified', 'referred', 'reopened'] as const) {
    expect(takeStep(state, 'reply', wholeFacts, rules)).toMatchObject({
      refusal: { code: 'step_not_possible' },
    })
  }
})

describe('R-19: a complaint is answered with a whole decision letter', () => {
  const missing = (letter: LifecycleFacts['letter'], change: Partial<LifecycleFacts> = {}) => {
    const taken = takeStep('proposing', 'reply', { ...wholeFacts, letter, ...change }, rules)
    return taken.ok ? '' : taken.refusal.params?.missing
  }
  const { letter } = wholeFacts

  test.each<[string, LifecycleFacts['letter'], string]>([
    [
      'no letter',
      null,
      'letter.verifiedFacts,letter.basis,letter.reasons,letter.decision,' +
        'letter.remedies.review,letter.remedies.mediation,letter.remedies.arbitration,letter.remedies.litigation',
    ],
    ['blank facts', { ...letter, verifiedFacts: ' ' }, 'letter.verifiedFacts'],
    ['no basis', { ...letter, basis: null }, 'letter.basis'],
    ['no reasons', { ...letter, reasons: null }, 'letter.reasons'],
    ['no decision', { ...letter, decision: null }, 'letter.decision'],
    [
      'no court',
      { ...letter, remedies: REMEDIES.filter((remedy) => remedy !== 'litigation') },
      'letter.remedies.litigation',
    ],
  ])('%s', (_what, lacking, fields) => {
    expect(missing(lacking)).toBe(fields)
  })

  test('R-20: above head office there is nobody who reviews', () => {
    const remedies = REMEDIES.filter((remedy) => remedy !== 'review')
    expect(missing({ ...letter, remedies })).toBe('letter.remedies.review')
    expect(missing({ ...letter, remedies, decidedByHeadOffice: true })).toBe('')
  })

  test('the letter and the answer are asked for together', () => {
    expect(missing({ ...letter, basis: null }, { reply: null })).toBe('reply,letter.basis')
  })
})

describe('S1-26(2): what the fault asks for before the end', () => {
  test.each<[string, LifecycleFacts['fault'], string]>([
    ['ours, no apology', { fault: 'ours', remedy: '退款' }, 'fault.apologised'],
    ['ours, no remedy', { fault: 'ours', apologised: true }, 'fault.remedy'],
    ['shared, nothing done', { fault: 'shared' }, 'fault.ourTasks,fault.customerTasks'],
    [
      'shared, only the customer asked',
      { fault: 'shared', customerTasks: ['补交凭证'] },
      'fault.ourTasks',
    ],
    ['a misunderstanding, unexplained', { fault: 'misunderstanding' }, 'fault.explanation'],
    ['shared, both', { fault: 'shared', ourTasks: ['更正'], customerTasks: ['补交凭证'] }, ''],
    ['a misunderstanding, explained', { fault: 'misunderstanding', explanation: '口径不同' }, ''],
    ['none seen yet', null, ''],
  ])('%s', (_what, fault, fields) => {
    const taken = takeStep('replied', 'close', { ...wholeFacts, fault }, rules)
    expect(taken.ok ? '' : taken.refusal.params?.missing).toBe(fields)
  })
})
