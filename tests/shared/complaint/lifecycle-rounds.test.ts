/** Who may act on a case, and what counts in the round it is in. */
import { describe, expect, test } from 'vitest'
import type { CallbackFacts, LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { takeStep } from '#shared/complaint/lifecycle/machine.ts'
import type { LifecycleState, LifecycleStep } from '#shared/complaint/lifecycle/steps.ts'
import type { Level } from '#shared/complaint/rules/types.ts'
import { at, rules } from './case-facts.ts'
import { answeredReferral, wholeFacts } from './lifecycle-facts.ts'

const take = (state: LifecycleState, step: LifecycleStep, change: Partial<LifecycleFacts> = {}) =>
  takeStep(state, step, { ...wholeFacts, ...change }, rules)
const missing = (
  state: LifecycleState,
  step: LifecycleStep,
  change: Partial<LifecycleFacts> = {},
) => {
  const taken = take(state, step, change)
  return taken.ok ? '' : taken.refusal.params?.missing
}

describe('R-17: the person complained of takes no part', () => {
  const { reply, informed, callback, verification } = wholeFacts
  test.each<[LifecycleState, LifecycleStep, Partial<LifecycleFacts>, string]>([
    ['registered', 'verify', { verification: { ...verification, by: 'E300' } }, 'verification.by'],
    [
      'referred',
      'accept_referral',
      { referrals: [{ ...answeredReferral, acceptedBy: 'E300' }] },
      'referral.acceptedBy',
    ],
    ['verified', 'start_investigation', { handler: ' e300' }, 'handler'],
    ['verified', 'start_investigation', { investigator: 'E300' }, 'investigator'],
    ['verified', 'start_investigation', { team: ['E121', 'E300'] }, 'team.1'],
    [
      'verified',
      'start_investigation',
      { handler: 'E300', investigator: 'E300' },
      'handler,investigator',
    ],
    ['investigating', 'propose', { handler: 'E300' }, 'handler'],
    ['proposing', 'reply', { handler: 'E300' }, 'handler'],
    ['proposing', 'reply', { reply: reply && { ...reply, by: 'E300' } }, 'reply.by'],
    ['replied', 'close', { handler: 'E300' }, 'handler'],
    ['replied', 'close', { informed: { ...informed, by: 'E300' } }, 'informed.by'],
    ['archived', 'call_back', { callback: { ...callback, by: 'e300\u200b' } }, 'callback.by'],
    [
      'registered',
      'change_receiver',
      { receiverChange: { from: 'E100', to: 'E300', reason: '换人' } },
      'receiverChange.to',
    ],
  ])('%s %s: %j', (state, step, change, fields) => {
    expect(missing(state, step, change)).toBe(fields)
    expect(take(state, step, change)).toMatchObject({ refusal: { source: 'R-17' } })
    expect(missing(state, step, { ...change, complainedOf: [] })).toBe('')
  })
})

describe('C-17: what was said before a reopening answers nothing now', () => {
  const openedAt = at('2025-10-29 09:00')
  const fresh = at('2025-10-29 10:00')
  const reply = { at: fresh, direction: 'outbound', reached: true } as const

  test('contacts, answer and notice', () => {
    expect(missing('investigating', 'propose', { openedAt })).toBe('contacts')
    expect(missing('proposing', 'reply', { openedAt })).toBe('reply')
    expect(missing('replied', 'close', { openedAt, reply })).toBe('informed')
    const informed = { ...wholeFacts.informed, at: fresh }
    expect(missing('replied', 'close', { openedAt, reply, informed })).toBe('')
    expect(missing('investigating', 'propose', { openedAt, contacts: [reply] })).toBe('')
  })

  test('R-15: a withdrawal from before ends nothing now', () => {
    expect(missing('reopened', 'withdraw', { openedAt })).toBe('withdrawal.at')
  })

  test('what was told counts from the minute of the letter on, a callback from that of the closing', () => {
    const told = wholeFacts.reply?.at ?? 0
    expect(missing('proposing', 'reply', { letterAt: told + 59_999 })).toBe('')
    expect(missing('proposing', 'reply', { letterAt: told + 60_000 })).toBe('reply')
    const called = wholeFacts.callback?.at ?? 0
    expect(missing('archived', 'call_back', { closedAt: called + 59_999 })).toBe('')
    expect(missing('archived', 'call_back', { closedAt: called + 60_000 })).toBe('callback.at')
  })

  test('R-101: an older callback does not complete the new round', () => {
    expect(missing('archived', 'call_back', { openedAt })).toBe('callback.at')
    expect(take('closed', 'archive', { openedAt })).toMatchObject({ value: { state: 'archived' } })
  })

  test('a time that is none never counts', () => {
    const odd = Number.NaN
    expect(missing('proposing', 'reply', { reply: { ...reply, at: odd } })).toBe('reply')
    expect(missing('investigating', 'propose', { contacts: [{ ...reply, at: odd }] })).toBe(
      'contacts',
    )
    const informed = { ...wholeFacts.informed, at: odd }
    expect(missing('replied', 'close', { informed })).toBe('informed')
    expect(missing('replied', 'close', { openedAt: odd })).toBe('reply,informed')
    const referrals = [{ ...answeredReferral, feedbackAt: odd }]
    expect(missing('replied', 'close', { referrals })).toBe('referrals.0.feedbackAt')
    const verification = { ...wholeFacts.verification, contactedAt: odd }
    expect(missing('registered', 'verify', { verification })).toBe('verification.contactedAt')
  })
})

describe('R-101: a problem that is left', () => {
  const leftover = { ...wholeFacts.callback, leftoverIssue: true }

  test('archiving with it opens the case again, however whole the callback is', () => {
    for (const callback of [leftover, { leftoverIssue: true }, { ...leftover, by: 'E110' }]) {
      expect(take('closed', 'archive', { callback })).toMatchObject({
        value: { state: 'reopened', tasks: ['solve_leftover_issue'] },
      })
    }
  })

  test('one of an earlier round was dealt with by the reopening', () => {
    const openedAt = at('2025-10-29 09:00')
    expect(take('closed', 'archive', { callback: leftover, openedAt })).toMatchObject({
      value: { state: 'archived', tasks: [] },
    })
  })
})

describe('R-293: who cannot be asked', () => {
  const reply = { at: at('2025-10-21'), direction: 'outbound', reached: false } as const
  const gone = { ...wholeFacts.intake, contact: ' ' }

  test.each<[string, Partial<LifecycleFacts>, string]>([
    ['no name, but a number', { anonymous: true }, 'reply'],
    ['no name and no number', { anonymous: true, intake: gone }, ''],
    ['no name, a number that is dead', { anonymous: true, unreachable: '空号' }, ''],
    ['no number alone', { intake: gone }, 'reply'],
    ['a reason nobody can read', { unreachable: '\u200b' }, 'reply'],
  ])('%s', (_what, change, fields) => {
    expect(missing('proposing', 'reply', { ...change, reply })).toBe(fields)
  })

  test('an intake that nobody knows excuses nothing', () => {
    const { intake: _unknown, ...facts } = wholeFacts
    const taken = takeStep('proposing', 'reply', { ...facts, anonymous: true, reply }, rules)
    expect(taken).toMatchObject({ refusal: { field: 'reply' } })
  })
})

describe('R-165: every callback can be written down', () => {
  const { callback } = wholeFacts
  const unreached = { at: callback?.at, by: 'E400', reached: false, tries: 3, satisfaction: null }

  test.each<[string, CallbackFacts, string]>([
    ['nobody was reached in three tries', unreached, ''],
    ['nobody was reached in two', { ...unreached, tries: 2 }, 'callback.tries'],
    ['nobody says how often', { ...unreached, tries: null }, 'callback.tries'],
    ['NaN tries', { ...unreached, tries: Number.NaN }, 'callback.tries'],
    ['a rating of nobody', { ...unreached, satisfaction: 5 }, 'callback.satisfaction'],
    ['no rating', { ...callback, satisfaction: null }, 'callback.satisfaction'],
    [
      'no rating, and why',
      { ...callback, satisfaction: null, noSatisfactionBecause: '客户不愿评价' },
      '',
    ],
    ['reached, nothing asked', { ...callback, leftoverIssue: null }, 'callback.leftoverIssue'],
    ['nobody knows when', { ...callback, at: null }, 'callback.at'],
  ])('%s', (_what, given, fields) => {
    expect(missing('archived', 'call_back', { callback: given })).toBe(fields)
  })

  test('the number of tries is labelled as the organisation’s own', () => {
    expect(rules.pack.lifecycle.unreachedCallback).toMatchObject({ tries: 3, origin: 'project' })
  })
})

describe('R-072: a withdrawal is of the customer and has a time', () => {
  const { withdrawal } = wholeFacts
  test.each(['E100', 'E110', 'E120', 'e200', 'E300', 'E121'])('not by %s', (by) => {
    const change = { team: ['E121'], withdrawal: withdrawal && { ...withdrawal, by } }
    expect(missing('registered', 'withdraw', change)).toBe('withdrawal.by')
  })

  test('not by the first recipient, who is nobody else on the case', () => {
    const change = {
      firstRecipient: 'E101',
      withdrawal: withdrawal && { ...withdrawal, by: 'E101' },
    }
    expect(missing('registered', 'withdraw', change)).toBe('withdrawal.by')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15])('R-15: %s is refused', (odd) => {
    const change = { withdrawal: withdrawal && { ...withdrawal, at: odd } }
    expect(missing('registered', 'withdraw', change)).toBe('withdrawal.at')
  })
})

describe('R-078: a level above ordinary', () => {
  test('a case raised after the investigation closes only with a team', () => {
    expect(missing('replied', 'close', { level: 'major' })).toBe('team')
    expect(missing('replied', 'close', { level: 'serious', team: ['E120', ' e120'] })).toBe('team')
    expect(missing('replied', 'close', { level: 'major', team: ['E120', 'E121'] })).toBe('')
  })

  test('a level or an urgency outside the list is refused', () => {
    const levelChange = { to: 'huge' as Level, reason: 'x', bySupervisor: true }
    expect(missing('registered', 'set_level', { levelChange })).toBe('levelChange.to')
    const urgencyChange = { from: 'odd' as 'none', to: 'none', reason: 'x' } as const
    expect(missing('registered', 'set_urgency', { urgencyChange })).toBe('urgencyChange.to')
  })
})
