/** One valid input of each call about a day on duty and a report upward. */
import type { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { newId } from './desk.ts'

type Calls = typeof dutyCalls
type DutyInputs = { readonly [Name in keyof Calls]: CallInput<Calls, Name> }

/** Of a day that is over, and of a report that need not exist. */
export function validDutyInputs(date = '2026-01-05', reportId: string = newId()): DutyInputs {
  const at = `${date}T09:00:00+08:00`
  const seen = { reportId, seenVersion: 1 }
  return {
    'duty.day': { date },
    'duty.roster': {
      date,
      slots: [
        {
          period: 'am',
          post: 'lobby',
          seen: newId(),
          entries: [{ position: 1, employeeNo: 'E100', startsAt: at, kind: 'handover' }],
        },
      ],
    },
    'duty.assignZones': {
      date,
      period: 'am',
      seen: newId(),
      zones: [{ zone: 'entrance', responsible: 'E100' }],
    },
    'duty.arrive': { date, period: 'am', employeeNo: 'E100', arrivedAt: at },
    'duty.agreeSwap': {
      date,
      period: 'am',
      requester: 'E100',
      partner: 'E200',
      partnerPeriod: 'pm',
      approver: { employeeNo: 'E300', pin: '593817' },
      reason: '家中有事',
    },
    'duty.patrol': {
      date,
      slot: 'opening',
      at,
      by: 'E100',
      findings: [{ zone: 'entrance', text: '地面有水' }],
    },
    'duty.fillForm': { date, form: 'lobby_log', at, remark: '正常' },
    'duty.answerChecklist': {
      date,
      code: 'closing',
      at,
      answers: [{ line: 'last_customer_seen_off', answer: 'fail', remark: '仍有客户' }],
      replaces: newId(),
    },
    'duty.holdMeeting': { date, ritual: 'morning_meeting', at, chair: 'E100', points: '提示' },
    'duty.readLines': { date, moment: 'opening', at },
    'duty.seeOffLast': { date, at },
    'duty.review': { date, parts: [{ part: 'issues', text: '排队' }], replaces: newId() },
    'duty.tellCase': { date, who: 'E100', level: 'basic', text: '帮老人填单' },
    'duty.countWorkload': {
      date,
      employeeNo: 'E100',
      counts: [{ business: 'savings', count: 3 }],
      replaces: newId(),
    },
    'upward.list': { state: 'open', offset: 0, limit: 10 },
    'upward.get': { reportId },
    'upward.report': {
      reportId,
      reason: 'serious_error',
      to: 'general_manager',
      skippedLevel: true,
      emergencyReason: '资金正在转出',
      directLeader: 'hall_manager',
      content: '错发一笔',
    },
    'upward.noteInstruction': {
      ...seen,
      instructionId: newId(),
      at,
      from: '行长',
      text: '先冲正',
      toCarryOut: true,
    },
    'upward.carryOut': { ...seen, instructionId: newId(), at, result: '已冲正' },
    'upward.tellLeader': { ...seen, at },
  }
}
