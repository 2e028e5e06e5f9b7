/** One input of each call of the registers that its schema accepts and that a right form would send. */
import type { registerCalls } from '#shared/contract/calls/register.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from './desk.ts'

type RegisterCall = keyof typeof registerCalls

/** An identity number whose last character fits the others; made up, of a birthday long ago. */
export const IDENTITY_NUMBER = '11010519491231002X'

/** Inputs of new rows and of steps on one row, which need not exist. */
export function validRegisterInputs(rowId: string = newId()): {
  readonly [Name in RegisterCall]: Input<Name>
} {
  const change = { rowId, seenVersion: 1 }
  return {
    'register.choices': {},
    'register.list': {
      register: 'difference',
      state: 'open',
      search: '0042',
      cursor: null,
      limit: 10,
    },
    'register.get': { rowId },
    'register.reveal': { rowId, purpose: 'settle_row' },
    'register.recordDifference': {
      rowId: newId(),
      line: 'cash_box',
      unit: 'fen',
      side: 'short',
      amount: 5000,
      reason: 'miscounted',
      supervisor: ADMINISTRATOR.employeeNo,
      explanation: '复点后仍短款，待查录像',
    },
    'register.settleDifference': { ...change, how: '次日在尾箱夹层找到' },
    'register.reportLoss': {
      rowId: newId(),
      product: 'city_card',
      channel: 'phone',
      inWriting: 'not_asked',
      realName: 'yes',
      matches: { balance: 'yes', name: 'yes', id_number: 'yes', contact: 'yes' },
      document: 'resident_identity_card',
      holder: '韩先生',
      cardNumber: '15010000430042',
      idNumber: IDENTITY_NUMBER,
      phone: '138 0000 0042',
      // What may be null stands as null here: whatever else is put in its place is then wrong.
      balanceFen: null,
      remark: null,
    },
    'register.followUpLoss': {
      ...change,
      how: 'replaced',
      feePaidFen: 2500,
      newCard: '15010000430077',
      remark: null,
    },
    'register.handTransfer': {
      rowId: newId(),
      item: 'registration_form',
      numbers: null,
      sheetsGiven: 20,
      sheetsCounted: 20,
      handedBy: { ...ADMINISTRATOR },
      receivedBy: { ...COLLEAGUE },
      remark: null,
    },
    'register.recordException': {
      rowId: newId(),
      number: '13800000042',
      amountFen: 10_000,
      reason: 'number_refused',
      paymentPoint: '和平小区代缴点',
      remark: null,
    },
    'register.contactPoint': { ...change, contactedAt: null, answer: '网点核对后答复' },
    'register.refundPayment': { ...change, amountFen: 10_000, documentId: 'TK-2025-008' },
    'register.findError': {
      ...change,
      cause: 'payment_point_error',
      amountFen: 10_000,
      findings: '网点上传的号码有误',
    },
    'register.settleException': { ...change, how: '已重新缴费' },
    'register.recordPhonePayment': {
      rowId: newId(),
      number: '13800000042',
      amountFen: 5000,
      agent: '前进路代收点',
      remark: null,
    },
    'register.comparePhonePayments': {
      date: '2025-10-20',
      agent: '前进路代收点',
      entries: [{ number: '13800000042', amountFen: 5000 }],
    },
    'register.handOver': { ...change, to: ADMINISTRATOR.employeeNo, why: '明日休假' },
    'register.resolvePhonePayment': { ...change, how: '代收点已补交' },
    'register.letPhonePaymentPass': {
      ...change,
      supervisor: { ...ADMINISTRATOR },
      reason: '代收点系统故障，明日补交',
    },
  }
}
