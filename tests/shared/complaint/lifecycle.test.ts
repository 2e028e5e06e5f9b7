import { describe, expect, test } from 'vitest'
import type { LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { possibleSteps, takeStep } from '#shared/complaint/lifecycle/machine.ts'
import {
  LIFECYCLE_STATES,
  type LifecycleState,
  type LifecycleStep,
} from '#shared/complaint/lifecycle/steps.ts'
import { at, rules } from './case-facts.ts'
import { answeredReferral, openReferral, wholeFacts } from './lifecycle-facts.ts'

const take = (state: LifecycleState, step: LifecycleStep, change: Partial<LifecycleFacts> = {}) =>
  takeStep(state, step, { ...wholeFacts, ...change }, rules)
const missing = (
  state: LifecycleState,
  step: LifecycleStep,
  change: Partial<LifecycleFacts>,
): string | number | undefined => {
  const taken = take(state, step, change)
  return taken.ok ? '' : taken.refusal.params?.missing
}
/** Nobody left a name or a way to be reached. */
const nameless = { anonymous: true, intake: { ...wholeFacts.intake, contact: null } }
const refused = { referrals: [{ ...openReferral, refusedBecause: '不属本部门' }] }

describe('R-081: the straight way', () => {
  test.each<[LifecycleState, LifecycleStep, Partial<LifecycleFacts>, LifecycleState]>([
    ['draft', 'register', {}, 'registered'],
    ['registered', 'verify', {}, 'verified'],
    ['verified', 'refer', { referrals: [openReferral] }, 'referred'],
    ['referred', 'accept_referral', { referrals: [answeredReferral] }, 'referred'],
    ['referred', 'start_investigation', { referrals: [answeredReferral] }, 'investigating'],
    ['investigating', 'decide_nature', {}, 'investigating'],
    ['investigating', 'propose', {}, 'proposing'],
    ['proposing', 'reply', {}, 'replied'],
    ['replied', 'close', {}, 'closed'],
    ['closed', 'archive', { callback: null }, 'archived'],
    ['archived', 'call_back', {}, 'called_back'],
  ])('%s %s', (state, step, change, next) => {
    expect(take(state, step, change)).toMatchObject({ ok: true, value: { state: next } })
  })

  test('R-230: the own department skips the referral and answers at once', () => {
    expect(take('verified', 'start_investigation')).toMatchObject({
      value: { state: 'investigating' },
    })
    expect(take('registered', 'verify')).toMatchObject({ value: { tasks: ['reply_at_once'] } })
    expect(missing('verified', 'start_investigation', { ownDepartment: false })).toBe('referral')
    expect(take('registered', 'verify', { ownDepartment: false })).toMatchObject({
      value: { tasks: [] },
    })
  })

  test('a callback before archiving is recorded, and the archived case counts as called back', () => {
    expect(take('closed', 'call_back')).toMatchObject({ value: { state: 'closed' } })
    expect(take('closed', 'archive')).toMatchObject({ value: { state: 'called_back' } })
  })

  test('states and steps have no possibility in common that is not listed', () => {
    const offered = (state: LifecycleState) =>
      possibleSteps(state, wholeFacts, rules).map(({ step }) => step)
    expect(offered('draft')).toEqual(['register', 'restrict'])
    expect(offered('registered').slice(0, 3)).toEqual(['verify', 'withdraw', 'restrict'])
    expect(offered('restricted')).toEqual([])
  })
})

describe('every missing thing is named at once', () => {
  test.each<[string, LifecycleState, LifecycleStep, Partial<LifecycleFacts>, string]>([
    [
      'R-032',
      'draft',
      'register',
      { intake: {} },
      'intake.channel,intake.receivedAt,intake.customerName,intake.contact,intake.facts,intake.demand',
    ],
    ['R-216', 'draft', 'register', { firstRecipient: ' ' }, 'firstRecipient'],
    ['R-073', 'draft', 'register', { intakeType: 'whistleblowing' }, 'intakeType'],
    [
      'R-229',
      'registered',
      'verify',
      { verification: null },
      'verification.by,verification.contactedAt',
    ],
    ['R-229', 'registered', 'verify', { recorder: 'e200' }, 'verification.by'],
    [
      'R-229',
      'registered',
      'verify',
      { verification: { by: 'E210', bySupervisor: false, contactedAt: 1 } },
      'verification.by',
    ],
    ['R-229', 'registered', 'verify', { recorder: null }, 'recorder'],
    ['R-230', 'verified', 'refer', { referrals: [] }, 'referral.to'],
    ['R-230', 'verified', 'refer', refused, 'referral.to'],
    ['R-216', 'referred', 'accept_referral', { referrals: [openReferral] }, 'referral.acceptedBy'],
    [
      'R-039',
      'referred',
      'refuse_referral',
      { referrals: [openReferral] },
      'referral.refusedBecause',
    ],
    [
      'R-039',
      'referred',
      'refuse_referral',
      { referrals: [{ ...answeredReferral, refusedBecause: '忙' }] },
      'referral.acceptedBy',
    ],
    [
      'R-039',
      'referred',
      'refuse_referral',
      { ...refused, firstRecipient: null },
      'firstRecipient',
    ],
    [
      'R-216',
      'referred',
      'start_investigation',
      { referrals: [openReferral] },
      'referral.acceptedBy',
    ],
    [
      'R-029',
      'verified',
      'start_investigation',
      { handler: null, investigator: null },
      'handler,investigator',
    ],
    ['T-89', 'verified', 'start_investigation', { investigator: 'E300' }, 'investigator'],
    ['R-078', 'verified', 'start_investigation', { level: 'major' }, 'team'],
    ['R-044', 'investigating', 'decide_nature', { investigated: false }, 'investigated'],
    ['R-036', 'investigating', 'propose', { contacts: [] }, 'contacts'],
    [
      'R-309',
      'investigating',
      'propose',
      { solution: {} },
      'solution.text,solution.options,solution.basis,solution.demandWithinRules',
    ],
    ['R-293', 'proposing', 'reply', { reply: null }, 'reply'],
    [
      'R-293',
      'proposing',
      'reply',
      { reply: { at: at('2025-10-21'), direction: 'inbound', reached: true } },
      'reply',
    ],
    [
      'R-293',
      'proposing',
      'reply',
      { reply: { at: at('2025-10-21'), direction: 'outbound', reached: false } },
      'reply',
    ],
    ['R-293', 'proposing', 'reply', { openedAt: at('2025-10-22') }, 'reply'],
    ['T-75', 'replied', 'close', { reply: null }, 'reply'],
    [
      'R-029',
      'replied',
      'close',
      { nature: 'undetermined', handler: '', responsibleUnit: null },
      'nature,handler,responsibleUnit',
    ],
    [
      'R-088',
      'replied',
      'close',
      { solution: null, informed: { at: 1, by: 'E110' } },
      'solution.text,informed,informed.accepted',
    ],
    [
      'R-278',
      'replied',
      'close',
      { referrals: [openReferral, answeredReferral, openReferral] },
      'referrals.0.feedbackAt,referrals.2.feedbackAt',
    ],
    ['R-030', 'closed', 'archive', { improvement: null }, 'improvement.rootCause,improvement.note'],
    [
      'R-026',
      'closed',
      'archive',
      { improvement: { rootCause: 'customer_type', note: '无' } },
      'improvement.rootCause',
    ],
    [
      'R-165',
      'archived',
      'call_back',
      { callback: {} },
      'callback.at,callback.by,callback.reached,callback.leftoverIssue,callback.satisfaction',
    ],
    [
      'R-165',
      'archived',
      'call_back',
      { callback: { ...wholeFacts.callback, satisfaction: 6 } },
      'callback.satisfaction',
    ],
    [
      'R-165',
      'archived',
      'call_back',
      { callback: { ...wholeFacts.callback, satisfaction: 2.5 } },
      'callback.satisfaction',
    ],
    [
      'R-101',
      'archived',
      'call_back',
      { callback: { ...wholeFacts.callback, by: 'E110' } },
      'callback.by',
    ],
    [
      'R-101',
      'archived',
      'call_back',
      { callback: { ...wholeFacts.callback, reached: false } },
      'callback.tries,callback.satisfaction',
    ],
    [
      'R-072',
      'registered',
      'withdraw',
      { withdrawal: null },
      'withdrawal.at,withdrawal.by,withdrawal.how,withdrawal.confirmedByCustomer',
    ],
    [
      'R-072',
      'registered',
      'withdraw',
      {
        withdrawal: {
          at: at('2025-10-20 23:30'),
          by: 'E110',
          how: 'phone',
          confirmedByCustomer: true,
        },
      },
      'withdrawal.by',
    ],
    [
      'T-20',
      'registered',
      'withdraw',
      {
        withdrawal: {
          at: at('2025-10-20 23:30'),
          by: 'customer',
          how: 'phone',
          confirmedByCustomer: false,
        },
      },
      'withdrawal.confirmedByCustomer',
    ],
    ['C-17', 'archived', 'reopen', { reopenedBecause: '' }, 'reopenedBecause'],
    ['R-073', 'registered', 'restrict', { reasons: ['V04'] }, 'reasons'],
    ['R-038', 'registered', 'escalate', { escalation: null }, 'escalation.to,escalation.reason'],
    [
      'R-178',
      'registered',
      'change_receiver',
      { receiverChange: { from: 'E100', to: 'e100' } },
      'receiverChange.to,receiverChange.reason',
    ],
    [
      'R-178',
      'registered',
      'change_receiver',
      { receiverChange: null },
      'receiverChange.from,receiverChange.to,receiverChange.reason',
    ],
    [
      'R-096',
      'registered',
      'set_urgency',
      { urgencyChange: { from: 'level2', to: 'level1', reason: 'x' } },
      'urgencyChange.to',
    ],
    [
      'R-096',
      'registered',
      'set_urgency',
      { urgencyChange: { from: 'level2', to: 'level2', reason: 'x' } },
      'urgencyChange.to',
    ],
    [
      'R-096',
      'registered',
      'set_urgency',
      { urgencyChange: { from: 'none', to: 'level3' } },
      'urgencyChange.reason',
    ],
    [
      'R-167',
      'registered',
      'set_level',
      { levelChange: { to: 'major', reason: 'x' } },
      'levelChange.bySupervisor',
    ],
    [
      'R-167',
      'registered',
      'set_level',
      { levelChange: null },
      'levelChange.to,levelChange.reason,levelChange.bySupervisor',
    ],
  ])('%s %s: %s', (_id, state, step, change, fields) => {
    expect(missing(state, step, change)).toBe(fields)
    expect(take(state, step, change)).toMatchObject({
      ok: false,
      refusal: { code: 'step_incomplete', field: fields.split(',')[0] },
    })
  })

  test('R-044: no nature while a case is only registered', () => {
    for (const state of ['registered', 'verified', 'referred'] as const) {
      expect(take(state, 'decide_nature')).toMatchObject({
        refusal: { code: 'step_not_possible', field: 'state', source: 'S1-28b' },
      })
    }
  })
})

test('R-165: the ends of the scale are on it', () => {
  for (const satisfaction of [1, 5]) {
    const callback = { ...wholeFacts.callback, satisfaction }
    expect(take('archived', 'call_back', { callback })).toMatchObject({ ok: true })
  }
})

describe('what stands in for what', () => {
  test.each<[string, LifecycleState, LifecycleStep, Partial<LifecycleFacts>]>([
    [
      'nobody to ask: verified all the same',
      'registered',
      'verify',
      { ...nameless, verification: { by: 'E200', bySupervisor: true } },
    ],
    [
      'nobody to reach: the attempt answers',
      'proposing',
      'reply',
      {
        unreachable: '停机',
        reply: { at: at('2025-10-21'), direction: 'outbound', reached: false },
      },
    ],
    [
      'no name: the attempt answers',
      'proposing',
      'reply',
      { ...nameless, reply: { at: at('2025-10-21'), direction: 'outbound', reached: false } },
    ],
    ['a refused referral owes no feedback', 'replied', 'close', refused],
    [
      'an invalid complaint needs no root cause',
      'closed',
      'archive',
      { nature: 'invalid', improvement: null },
    ],
    [
      'why nothing is to be improved',
      'closed',
      'archive',
      { improvement: { rootCause: 'product_quality', noneNeededBecause: '已于上月整改' } },
    ],
    ['a withdrawn case is filed too', 'withdrawn', 'archive', { nature: 'undetermined' }],
    [
      'a team for a major case',
      'verified',
      'start_investigation',
      { level: 'major', team: ['E120', 'E121'] },
    ],
  ])('%s', (_what, state, step, change) => {
    expect(take(state, step, change)).toMatchObject({ ok: true })
  })
})

describe('what follows from a step', () => {
  test('R-039: a refused referral returns to the first recipient and counts; the second is raised', () => {
    const once = take('referred', 'refuse_referral', refused)
    expect(once).toMatchObject({
      value: { state: 'verified', owner: 'E100', bounces: 1, tasks: [] },
    })
    expect(take('referred', 'refuse_referral', { ...refused, bounces: 1 })).toMatchObject({
      value: { bounces: 2, tasks: ['raise_to_supervisor'] },
    })
  })

  test('R-216, R-023: the first recipient owns it until somebody has accepted it', () => {
    expect(take('draft', 'register')).toMatchObject({ value: { owner: 'E100' } })
    expect(take('verified', 'refer', { referrals: [openReferral] })).toMatchObject({
      value: { owner: null },
    })
    expect(take('referred', 'accept_referral', { referrals: [answeredReferral] })).toMatchObject({
      value: { owner: 'E500' },
    })
    expect(take('referred', 'change_receiver')).toMatchObject({
      value: { owner: 'E130', state: 'referred' },
    })
    const offered = { receiverChange: { from: 'E100', to: 'E130', reason: '发生争执' } }
    expect(take('referred', 'change_receiver', offered)).toMatchObject({ value: { owner: null } })
  })

  test('R-15: a withdrawal ends the procedure on the day it is received', () => {
    expect(take('investigating', 'withdraw')).toMatchObject({
      value: { state: 'withdrawn', endsOn: '2025-10-20' },
    })
    expect(take('investigating', 'escalate')).toMatchObject({ value: { endsOn: null } })
  })

  test('C-17, R-101: a problem that is left opens the case again', () => {
    const leftover = { callback: { ...wholeFacts.callback, leftoverIssue: true } }
    for (const state of ['closed', 'archived'] as const) {
      expect(take(state, 'call_back', leftover)).toMatchObject({
        value: { state: 'reopened', tasks: ['solve_leftover_issue'] },
      })
    }
    expect(take('reopened', 'start_investigation')).toMatchObject({
      value: { state: 'investigating' },
    })
  })

  test('R-078: a level that needs a team asks for one', () => {
    expect(take('registered', 'set_level')).toMatchObject({
      value: { state: 'registered', tasks: ['form_investigation_team'] },
    })
    const lowered = { to: 'ordinary', reason: '核实后降级', bySupervisor: true } as const
    expect(take('registered', 'set_level', { levelChange: lowered })).toMatchObject({
      value: { tasks: [] },
    })
  })

  test('R-073: a report of wrongdoing leaves the branch from every state on the book', () => {
    for (const state of LIFECYCLE_STATES.filter((name) => name !== 'restricted')) {
      expect(take(state, 'restrict')).toMatchObject({ value: { state: 'restricted' } })
    }
  })
})
