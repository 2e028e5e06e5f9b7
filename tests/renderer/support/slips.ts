/** A slip of another branch's case, as the host shows it. */
import type { SlipDetail, SlipRow } from '#shared/contract/calls/referral-in.ts'

export const slipRow: SlipRow = {
  slipId: '019a0000-0000-7000-8000-0000000000f1',
  caseNumber: 'B01-20251020-K7Q-001',
  fromBranch: 'B01',
  fromName: '人民路支行',
  toUnit: '和平路支行营业部',
  intakeType: 'complaint',
  level: 'major',
  urgency: 'level1',
  sentAt: '2025-10-20T09:00:00+08:00',
  state: 'waiting',
  acceptedBy: null,
  excerpt: '请核对客户当日的叫号和办理记录。',
  clock: {
    kind: 'dept_reply',
    startAt: '2025-10-20T09:00:00+08:00',
    dueAt: '2025-10-21T09:00:00+08:00',
    unit: 'elapsed',
    state: 'pending',
    provisional: false,
    source: 'S4-06(3b)',
    trace: [],
  },
  needsUpdate: false,
  sync: 'confirmed',
  version: 1,
}

export const slipDetail: SlipDetail = {
  row: slipRow,
  task: '请核对客户当日的叫号和办理记录。',
  demand: '要求书面说明等候时间。',
  customerName: '韩**',
  complainedOf: ['E900'],
  accepted: null,
  refused: null,
  answered: null,
  takenBack: null,
  conflicts: [],
}
