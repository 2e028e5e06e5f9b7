/** One input of each call that its schema accepts: the compiler asks for every call there is. */
import type { CallName } from '#shared/contract/call-names.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { validDutyInputs } from './valid-duty-inputs.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import { handOf } from './shift-signing.ts'
import { proposalInputs } from './valid-proposal-inputs.ts'
import { validRecordInputs } from './valid-record-inputs.ts'
import { validRegisterInputs } from './valid-register-inputs.ts'
import { besideShiftInputs } from './valid-shift-inputs.ts'
import { validStepInputs } from './valid-step-inputs.ts'
import { ADMINISTRATOR, COLLEAGUE, intake, newId } from './desk.ts'

/** A list of the published form; the dates are made up, as the real one is not out. */
export const HOLIDAYS_2027: Input<'calendar.takeInList'>['list'] = {
  year: 2027,
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-17' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  makeUpWorkdays: ['2027-02-14', '2027-05-08', '2027-10-09'],
  source: '国务院办公厅关于2027年部分节假日安排的通知',
}

export type ValidInputs = { readonly [Name in CallName]: Input<Name> }

/** Inputs about one case and one shift, which need not exist. */
export function validInputs(caseId: string = newId()): ValidInputs {
  const change = { caseId, seenVersion: 1 }
  const key = { date: '2026-01-05', period: 'am', post: 'lobby', position: 1 } as const
  const shiftId = '2026-01-05.am.lobby.1'
  const lines = [{ name: 'cash_box', in: 1, out: 0, closing: 1 }]
  const walk = { situation: 'SP-08', caseId: null, begunAt: 0, answers: [] }
  return {
    'app.status': {},
    'setup.complete': {
      branchCode: 'B01',
      branchName: '人民路支行',
      profile: 'bank',
      administrator: { ...ADMINISTRATOR, name: '管理员' },
    },
    'session.signIn': { ...ADMINISTRATOR },
    'session.activate': { ...COLLEAGUE },
    'session.lock': {},
    'session.unlock': { pin: ADMINISTRATOR.pin },
    'session.signOut': {},
    'session.leaving': {},
    'practice.next': { kind: 'cards', situation: 'SP-08' },
    'practice.answer': { questionId: caseId, answer: { kind: 'option', code: 'SP-08' } },
    'practice.progress': {},
    'practice.forget': {},
    'standard.list': {},
    'standard.get': { code: 'ten_taboos' },
    'standard.read': { code: 'ten_taboos', digest: '0'.repeat(64) },
    'standard.readers': { code: 'ten_taboos' },
    'alarm.list': { caseId },
    'alarm.acknowledge': { alarmId: `${caseId}/handler_assign/0/limit.1` },
    'alarm.responsibility': {},
    'alarm.nameResponsible': { firstResponsible: 'E100', branchHead: null },
    'calendar.get': {},
    'calendar.readList': { text: JSON.stringify(HOLIDAYS_2027) },
    'calendar.takeInList': { list: HOLIDAYS_2027 },
    'calendar.changeBranchDays': {
      workingHours: [
        ['08:30', '12:00'],
        ['13:30', '17:30'],
      ],
      ownRestDays: [{ date: '2099-07-01', reason: '网点装修' }],
      ownWorkdays: [{ date: '2099-07-05', reason: '社区活动' }],
    },
    'staff.list': {},
    'staff.add': { employeeNo: 'E300', name: '柜员', role: 'teller' },
    'draft.list': {},
    'draft.save': {
      draftId: newId(),
      kind: 'intake',
      content: { facts: '草稿', lines: [1, { a: null }] },
    },
    'draft.discard': { draftId: newId() },
    'complaint.evaluate': intake(caseId, {
      flags: ['petition'],
      earlierCalls: ['2026-01-05T09:00:00+08:00'],
    }),
    'complaint.register': intake(caseId, {
      flags: ['petition'],
      earlierCalls: ['2026-01-05T09:00:00+08:00'],
    }),
    'complaint.intakeLists': {},
    'complaint.deskLists': {},
    'complaint.findRepeats': {
      caseId,
      contact: '13800000042',
      identityNumber: '',
      cardTail: '6222',
      facts: '等了很久',
    },
    'complaint.linkRepeat': {
      ...change,
      originalCaseId: newId(),
      newFacts: true,
      what: '新的凭证',
      sameCustomer: true,
    },
    'complaint.retype': { ...change, to: 'enquiry', reason: '只是问问', customerConsents: true },
    'complaint.recordIncident': {
      ...change,
      incidentId: newId(),
      at: '2026-01-05T10:00:00+08:00',
      kind: 'violence',
      what: '推搡柜台玻璃',
      witnesses: ['李某'],
      camera: '3 号',
      policeCalledAt: '2026-01-05T10:02:00+08:00',
      limitSaid: false,
      supervisorCalled: null,
    },
    'complaint.list': { state: 'all', search: '韩', offset: 0, limit: 10 },
    'complaint.get': { caseId },
    'complaint.reveal': { caseId, purpose: 'contact_customer' },
    'complaint.changeDetails': {
      ...change,
      customerName: '王先生',
      contact: '1',
      facts: '事实',
      demand: '要求',
      changeReason: '客户更正',
    },
    'complaint.assignHandler': { ...change, handler: 'E100' },
    'complaint.logContact': {
      ...change,
      contactId: newId(),
      at: '2026-01-05T10:00:00+08:00',
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId: null,
      summary: '已联系。',
    },
    'complaint.makePromise': {
      ...change,
      promiseId: newId(),
      dueAt: '2026-01-05T12:00:00+08:00',
      what: '答复',
    },
    'complaint.escalate': {
      ...change,
      escalationId: newId(),
      to: 'hall_manager',
      category: 'beyond_scope',
      skippedLevel: false,
      emergencyReason: null,
      directLeader: null,
      reason: '需要支援',
    },
    ...validStepInputs(change, '2026-01-05T10:00:00+08:00'),
    ...validRecordInputs(change, '2026-01-05T10:00:00+08:00', '2099-01-05T10:00:00+08:00'),
    'complaint.answerInstruction': { ...change, instructionId: newId(), text: '已办理' },
    'complaint.settleConflict': {
      ...change,
      eventId: newId(),
      subject: 'handler',
      take: 'standing',
    },
    'complaint.restrict': { caseId: change.caseId, restrictionReason: 'reported_wrongdoing' },
    'complaint.placeHold': {
      ...change,
      holdId: newId(),
      holdReason: 'litigation',
      holdReference: '（2026）京01民初7号',
    },
    'complaint.liftHold': { ...change, holdId: newId(), liftReason: 'matter_ended' },
    'complaint.requestErasure': { ...change, basis: 'retention_ended' },
    'complaint.erase': { ...change, certificate: 'XH-2026-001' },
    'complaint.listKept': { offset: 0, limit: 10 },
    'sealed.office': {},
    'sealed.submit': {
      sealedId: newId(),
      draftId: null,
      about: '某网点负责人',
      facts: '挪用公费',
      evidence: '',
      reporterName: '',
      reporterContact: '',
    },
    'referralIn.list': { state: 'open', offset: 0, limit: 10 },
    'referralIn.get': { slipId: change.caseId },
    'referralIn.accept': { slipId: change.caseId, seenVersion: 1, acceptedBy: 'E100' },
    'referralIn.refuse': {
      slipId: change.caseId,
      seenVersion: 1,
      refusedBecause: '不归本网点办理',
    },
    'referralIn.answer': { slipId: change.caseId, seenVersion: 1, feedback: '已核对' },
    'branch.list': {},
    ...validRegisterInputs(),
    ...validDutyInputs(),
    'shift.list': { limit: 10 },
    'shift.get': { shiftId },
    'shift.prepare': { key },
    'shift.open': {
      key,
      lines: [{ name: 'cash_box', opening: 0 }],
      mismatchReason: '原因',
      arrival: { kind: 'handover', arrivedAt: '2026-01-05T08:15:00+08:00' },
    },
    ...besideShiftInputs(shiftId),
    'shift.count': {
      shiftId,
      seenVersion: 1,
      lines,
      cash: [
        {
          line: 'cash_box',
          rows: [{ code: 'coin_1', bricks: 0, bundles: 0, loose: 1, damaged: 0 }],
        },
      ],
      billingTotal: null,
    },
    'shift.sign': {
      shiftId,
      seenVersion: 2,
      outgoing: handOf(ADMINISTRATOR),
      incoming: handOf(COLLEAGUE),
      witness: handOf(COLLEAGUE),
      outgoingCosigner: null,
      incomingCosigner: null,
      reviewed: [...HANDOVER_SECTIONS],
      noticesRead: [newId()],
      readBack: [{ question: 'first_due', answer: 'none' }],
      differences: [
        { line: 'cash_box', reason: 'miscounted', explanation: '清点', supervisor: 'E100' },
      ],
      note: '无',
    },
    'day.list': { limit: 10 },
    'day.get': { date: '2026-01-05' },
    'day.prepare': {
      date: '2026-01-05',
      seenVersion: 0,
      cash: {
        rows: [{ code: 'note_10000', bricks: 0, bundles: 0, loose: 1, damaged: 0 }],
        book: 10_000,
        explained: null,
      },
      totals: null,
    },
    'day.close': {
      date: '2026-01-05',
      seenVersion: 1,
      maker: { ...ADMINISTRATOR },
      manager: { ...COLLEAGUE },
      note: null,
    },
    'day.verify': {},
    'phrase.find': { where: { chapter: 'walk_in' }, caseId: null, complaintTyped: false },
    'phrase.search': { text: 'ni', limit: 5, caseId: null, complaintTyped: false },
    'phrase.keep': { code: 'SP-01', change: 'used' },
    'situation.list': {},
    'situation.open': { situation: 'SP-08', caseId: null },
    'situation.resume': { state: walk },
    'situation.answer': { state: walk, answer: { kind: 'said' } },
    'strip.state': {},
    'strip.toggle': {},
    'strip.showMain': {},
    ...proposalInputs(newId()),
    'today.get': {},
    'phrase.lists': { held: null, locale: 'zh-CN' },
    'sync.status': {},
    'sync.now': {},
    'sync.enrol': { hubUrl: 'http://127.0.0.1:1', code: 'code-code' },
    'store.verify': {},
    'store.backUp': {},
    'setting.get': {},
    'setting.change': { locale: 'en', theme: 'paper', autoLockMinutes: 5, syncEveryMinutes: 5 },
  }
}
