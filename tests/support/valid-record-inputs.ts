/** One input of each record of a case that its schema accepts and that a right form would send. */
import type { caseRecordCalls } from '#shared/contract/calls/case-records.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'

const newId = () => newUuid(systemClock, systemRandom)

type RecordCall = keyof typeof caseRecordCalls

/** `at` is a moment that has passed, `ahead` one that lies ahead. */
export function validRecordInputs(
  change: { readonly caseId: string; readonly seenVersion: number },
  at: string,
  ahead: string,
): { readonly [Name in RecordCall]: Input<Name> } {
  return {
    'complaint.checkIdentity': { ...change, checkId: newId(), way: 'document' },
    'complaint.decline': {
      ...change,
      submitterToldAt: at,
      notFromComplainant: true,
      declineFinding: '本人来电说没有投诉过，也没有委托他人',
    },
    'complaint.recordTalk': {
      ...change,
      talkId: newId(),
      at,
      signature: 'signed',
      copies: 2,
      recorded: false,
      recordingConsent: false,
      talkContent: '双方谈了经过和诉求',
      witness: null,
    },
    'complaint.recordMeeting': {
      ...change,
      meetingId: newId(),
      at,
      attendees: ['E100'],
      summary: '当面听取客户意见',
    },
    'complaint.planVisit': {
      ...change,
      visitId: newId(),
      visitors: ['E100', 'E200'],
      plannedFor: ahead,
      visitPurpose: '当面致歉并说明处理结果',
    },
    'complaint.decideVisit': { ...change, visitId: newId(), approved: true, remark: null },
    'complaint.prepareNegotiation': {
      ...change,
      authorityUpToFen: 0,
      ruleCited: '服务承诺第二条',
      alternatives: ['免费补办'],
    },
    'complaint.makeAgreement': {
      ...change,
      agreementId: newId(),
      text: '补办存折并上门送达',
      tasks: [{ taskId: newId(), what: '补办存折', assignee: 'E100', dueAt: ahead }],
    },
    'complaint.finishTask': { ...change, taskId: newId() },
    'complaint.setAim': { ...change, aim: 'compensation', aimFacts: null },
    'complaint.reportAfterwards': { ...change, escalationId: newId(), summary: '已向直接领导说明' },
    'complaint.recordResponsibility': {
      ...change,
      responsibility: [{ kind: 'unit', who: '营业室', type: 'management' }],
    },
    'complaint.recordSanction': {
      ...change,
      sanctionId: newId(),
      sanction: 'oral_warning',
      sanctionReference: '人事〔2026〕3号',
      sanctionDecidedBy: '人力资源部',
    },
    'complaint.requestLeader': {
      ...change,
      escalationId: newId(),
      to: 'hall_manager',
      replyPromisedFor: ahead,
      reason: '客户要求负责人答复',
      contact: null,
      contactRefused: false,
    },
    'complaint.hints': { caseId: change.caseId },
    'complaint.legalDates': { caseId: change.caseId },
  }
}
