/** Rows of registers as the host would send them. */
import type { RegisterDetail, RegisterRow } from '#shared/contract/register-view.ts'
import type { Output } from '#shared/contract/workstation.ts'

export const choices: Output<'register.choices'> = {
  registers: [
    { register: 'difference', open: 1, today: 1 },
    { register: 'loss', open: 1, today: 1 },
    { register: 'transfer', open: 0, today: 0 },
    { register: 'exception', open: 1, today: 1 },
    { register: 'phone_payment', open: 0, today: 0 },
  ],
  lines: [
    { value: 'mobile', label: '移动', unit: 'fen' },
    { value: 'forms', label: '登记单', unit: 'piece' },
  ],
  differenceReasons: [{ value: 'miscounted', label: '清点有误' }],
  lossProducts: [
    { value: 'city_card', label: '城市通卡', followUp: 'replacement', feeFen: 2500, days: 7 },
  ],
  lossChannels: [
    { value: 'phone', label: '热线电话', inWriting: false },
    { value: 'hall', label: '营业厅', inWriting: true },
  ],
  transferItems: [{ value: 'registration_form', label: '城市通登记单' }],
  exceptionReasons: [{ value: 'number_refused', label: '系统不能受理的号码' }],
  paymentErrorCauses: [{ value: 'clerk_error', label: '受理人员操作有误' }],
  agents: ['前进路代收点'],
}

const base = {
  rowId: '01890000-0000-7000-8000-000000000001',
  at: '2025-10-20T09:15:00+08:00',
  recordedBy: 'E200',
  owner: 'E200',
  open: true,
  clock: null,
  conflicts: 0,
  needsUpdate: false,
  sync: 'saved_here',
  version: 1,
} as const

export const differenceRow: RegisterRow = {
  ...base,
  register: 'difference',
  status: 'to_settle',
  content: {
    register: 'difference',
    line: 'mobile',
    unit: 'fen',
    difference: -5000,
    reason: 'miscounted',
    supervisor: 'E100',
    shiftId: null,
  },
}

export const lossRow: RegisterRow = {
  ...base,
  register: 'loss',
  status: 'to_follow_up',
  clock: { dueAt: '2025-10-27T24:00:00+08:00', state: 'pending', source: 'S4-11(3)' },
  content: {
    register: 'loss',
    product: 'city_card',
    channel: 'phone',
    report: {
      cardNumber: '**********0042',
      holder: '韩**',
      document: 'resident_identity_card',
      idNumber: '**************002X',
      phone: '*******0042',
      followUp: 'replacement',
      feeFen: 2500,
    },
    failed: [],
    callerReason: null,
    source: 'S4-11(3)',
    remark: null,
  },
}

export const refusedRow: RegisterRow = {
  ...base,
  register: 'loss',
  status: 'refused',
  open: false,
  content: {
    register: 'loss',
    product: 'city_card',
    channel: 'phone',
    report: null,
    failed: ['balance'],
    callerReason: 'could_not_be_verified',
    source: 'S4-11(3)',
    remark: null,
  },
}

export const exceptionRow: RegisterRow = {
  ...base,
  register: 'exception',
  status: 'to_contact',
  content: {
    register: 'exception',
    number: '*******0042',
    amountFen: 10_000,
    reason: 'number_refused',
    paymentPoint: '和平小区代缴点',
    contactedAt: null,
    refundFen: null,
    documentId: null,
    errorCause: null,
    remark: null,
  },
}

export function detailOf(row: RegisterRow, steps: RegisterDetail['steps'] = []): RegisterDetail {
  return { row, steps, course: [], conflicts: [] }
}
