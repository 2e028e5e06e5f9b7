/** What happens beside the sheet: problems of the shift, notices, a float that is too low. */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import {
  shiftFloatTold,
  shiftIssueAssigned,
  shiftIssueRaised,
  shiftIssueSettled,
  shiftNoticeLeft,
  shiftNoticeRead,
} from '#shared/handover/side-events.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { isAmong, sameEmployee } from '#shared/staff/same-employee.ts'
import type { Desk } from '../desk.ts'
import { floatsOf } from './float.ts'
import { mustSupervise, mustWorkHere, unsigned, writable, write } from './record.ts'

type In<Name extends keyof typeof shiftCalls> = CallInput<typeof shiftCalls, Name>
type Answer = Result<ShiftDetail>

export function raiseIssue(desk: Desk, input: In<'shift.raiseIssue'>, actor: Actor): Answer {
  const { shiftId, ...issue } = input
  const stranger = namedPeople(desk, issue)
  if (stranger) return stranger
  return write(desk, actor, shiftId, unsigned, shiftIssueRaised, ({ issues }) =>
    accepted(
      issues.some(({ issueId }) => issueId === issue.issueId) ? null : { at: now(desk), ...issue },
    ),
  )
}

/** S4-15(4): a problem passes on only with an owner and a leader who knows. */
export function assignIssue(desk: Desk, input: In<'shift.assignIssue'>, actor: Actor): Answer {
  const { shiftId, ...change } = input
  const stranger = namedPeople(desk, change)
  if (stranger) return stranger
  return write(desk, actor, shiftId, writable, shiftIssueAssigned, ({ issues }) => {
    const issue = issues.find(({ issueId }) => issueId === change.issueId)
    if (!issue) return unknownIssue()
    if (issue.settled !== null) return settledAlready()
    const { owner, reportedTo } = issue
    const stands = owner === change.owner && reportedTo === change.reportedTo
    return accepted(stands ? null : { at: now(desk), ...change })
  })
}

/** The same person's same words again are the same click. */
export function settleIssue(desk: Desk, input: In<'shift.settleIssue'>, actor: Actor): Answer {
  const { shiftId, ...settled } = input
  return write(desk, actor, shiftId, writable, shiftIssueSettled, ({ issues }) => {
    const issue = issues.find(({ issueId }) => issueId === settled.issueId)
    if (!issue) return unknownIssue()
    if (issue.settled === null) return accepted({ at: now(desk), ...settled })
    const { by, how } = issue.settled
    return how === settled.how && sameEmployee(by, actor.employeeNo)
      ? accepted(null)
      : settledAlready()
  })
}

export function leaveNotice(desk: Desk, input: In<'shift.leaveNotice'>, actor: Actor): Answer {
  const { shiftId, ...notice } = input
  return write(desk, actor, shiftId, unsigned, shiftNoticeLeft, ({ notices }) =>
    accepted(
      notices.some(({ noticeId }) => noticeId === notice.noticeId)
        ? null
        : { at: now(desk), ...notice },
    ),
  )
}

export function readNotice(desk: Desk, input: In<'shift.readNotice'>, actor: Actor): Answer {
  const { shiftId, noticeId } = input
  return write(desk, actor, shiftId, writable, shiftNoticeRead, ({ notices }) => {
    const notice = notices.find((one) => one.noticeId === noticeId)
    if (!notice) return unknown('unknown_notice', 'noticeId')
    const reader = actor.employeeNo
    return accepted(isAmong(reader, notice.readBy) ? null : { at: now(desk), noticeId, reader })
  })
}

/** S4-09(1): too little on a line; the supervisor hears of it, who has finance transfer the rest. */
export function tellFloat(desk: Desk, input: In<'shift.tellFloat'>, actor: Actor): Answer {
  const { shiftId, line, told } = input
  const stranger = mustSupervise(desk, told, 'told', 'S4-09(1)')
  if (stranger) return stranger
  return write(desk, actor, shiftId, unsigned, shiftFloatTold, (state) => {
    if (!state.lines.some(({ name }) => name === line)) return unknown('unknown_line', 'line')
    const short = floatsOf(desk, state).find((float) => float.line === line)
    if (!short) {
      return refused('float_enough', 'there is enough on this line', {
        field: 'line',
        source: 'S4-09(1)',
      })
    }
    const { balance, minimum } = short
    return accepted(
      short.told?.told === told ? null : { at: now(desk), line, balance, minimum, told },
    )
  })
}

/** S4-15(4): whoever owns a problem and the leader who knows of it are two people. */
function namedPeople(
  desk: Desk,
  named: { readonly owner: string | null; readonly reportedTo: string | null },
) {
  for (const field of ['owner', 'reportedTo'] as const) {
    const employeeNo = named[field]
    const stranger = employeeNo === null ? null : mustWorkHere(desk, employeeNo, field, 'S4-15(4)')
    if (stranger) return stranger
  }
  const { owner, reportedTo } = named
  if (reportedTo === null) return null
  return sameEmployee(owner, reportedTo)
    ? refused('same_person', 'a leader who knows is not the owner', {
        field: 'reportedTo',
        source: 'S4-15(4)',
      })
    : mustSupervise(desk, reportedTo, 'reportedTo', 'S4-15(4)')
}

function unknownIssue() {
  return refused('unknown_issue', 'there is no such problem on this shift', {
    field: 'issueId',
    source: 'S4-15(4)',
  })
}

function settledAlready() {
  return refused('already_settled', 'this problem is settled', {
    field: 'issueId',
    source: 'S4-15(4)',
  })
}

function unknown(code: string, field: string) {
  return refused(code, 'there is no such thing on this shift', { field })
}

function now(desk: Desk): string {
  return formatInstant(desk.book.now())
}
