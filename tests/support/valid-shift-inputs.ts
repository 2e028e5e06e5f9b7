/** An accepted form of every call that writes beside the sheet of a shift or after its signatures. */
import type { Input } from '#shared/contract/workstation.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from './desk.ts'

type Beside =
  | 'shift.raiseIssue'
  | 'shift.assignIssue'
  | 'shift.settleIssue'
  | 'shift.leaveNotice'
  | 'shift.readNotice'
  | 'shift.tellFloat'
  | 'shift.readBack'
  | 'shift.addendum'
  | 'shift.recordLiability'
  | 'shift.verify'

export function besideShiftInputs(shiftId: string): { readonly [Name in Beside]: Input<Name> } {
  const people = { owner: 'E200', reportedTo: 'E100' }
  return {
    'shift.raiseIssue': {
      shiftId,
      issueId: newId(),
      origin: 'shift',
      ...people,
      text: '打印机卡纸',
    },
    'shift.assignIssue': { shiftId, issueId: newId(), ...people },
    'shift.settleIssue': { shiftId, issueId: newId(), how: '已换机' },
    'shift.leaveNotice': { shiftId, noticeId: newId(), text: '下午有检查' },
    'shift.readNotice': { shiftId, noticeId: newId() },
    'shift.tellFloat': { shiftId, line: 'cash_box', told: 'E100' },
    'shift.readBack': { shiftId },
    'shift.addendum': {
      shiftId,
      seenVersion: 3,
      addendumId: newId(),
      outgoing: { ...ADMINISTRATOR },
      incoming: { ...COLLEAGUE },
      text: '补记：钥匙一把已送修',
    },
    'shift.recordLiability': {
      shiftId,
      liabilityId: newId(),
      error: 'omitted',
      text: '漏交一张凭证',
    },
    'shift.verify': {},
  }
}
