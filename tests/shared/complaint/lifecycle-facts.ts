/** A case that lacks nothing for any step; tests take one thing away at a time. */
import type { LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import { at } from './case-facts.ts'

export const wholeFacts: LifecycleFacts = {
  intakeType: 'complaint',
  intake: {
    channel: 'counter',
    receivedAt: at('2025-10-20 10:00'),
    customerName: '某客户',
    contact: '13800000042',
    facts: '等候过久',
    demand: '说明原因',
  },
  level: 'ordinary',
  recorder: 'E100',
  firstRecipient: 'E100',
  handler: 'E110',
  responsibleUnit: 'B01',
  complainedOf: ['E300'],
  verification: { by: 'E200', bySupervisor: true, contactedAt: at('2025-10-20 11:00') },
  ownDepartment: true,
  referrals: [],
  bounces: 0,
  investigator: 'E120',
  team: [],
  investigated: true,
  nature: 'valid',
  openedAt: at('2025-10-20 10:05'),
  contacts: [{ at: at('2025-10-20 11:00'), direction: 'outbound', reached: true }],
  solution: {
    text: '当面说明并增开窗口',
    options: ['当面说明', '电话说明'],
    basis: '服务承诺第2条',
    demandWithinRules: 'yes',
  },
  letter: {
    verifiedFacts: '等候七十分钟属实',
    basis: '服务承诺第2条',
    reasons: '高峰未按约定增开窗口',
    decision: '致歉并增开窗口',
    remedies: [...REMEDIES],
  },
  fault: { fault: 'ours', apologised: true, remedy: '当面说明并增开窗口' },
  reply: { at: at('2025-10-21 10:00'), direction: 'outbound', reached: true },
  informed: { at: at('2025-10-21 10:00'), by: 'E110', how: 'phone', accepted: 'yes' },
  improvement: { rootCause: 'service_nonstandard', note: '高峰增开窗口' },
  callback: {
    at: at('2025-10-28 10:00'),
    by: 'E400',
    reached: true,
    leftoverIssue: false,
    satisfaction: 4,
  },
  withdrawal: {
    at: at('2025-10-20 23:30'),
    by: 'customer',
    how: 'phone',
    confirmedByCustomer: true,
  },
  reopenedBecause: '客户仍有疑问',
  reasons: ['V04', 'I06'],
  escalation: { to: 'general_manager', reason: '超出职责' },
  receiverChange: { from: 'E100', to: 'E130', reason: '发生争执', accepted: true },
  urgencyChange: { from: 'none', to: 'level2', reason: '人工判定' },
  levelChange: { to: 'major', reason: '多次奔走', bySupervisor: true },
}

/** A referral nobody has answered. */
export const openReferral = { to: 'settlement_centre' } as const
/** A referral that was accepted and whose unit has reported back. */
export const answeredReferral = {
  to: 'settlement_centre',
  acceptedBy: 'E500',
  feedbackAt: at('2025-10-21 09:00'),
} as const
