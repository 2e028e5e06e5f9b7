/** A shift as its events tell it. Words are null when they are gone. */
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import type { PayloadOf } from '../log/event-type.ts'
import { isAmong } from '../staff/same-employee.ts'
import {
  type ShiftKey,
  isShiftId,
  shiftCounted,
  shiftId as idOf,
  shiftOpened,
  shiftSigned,
} from './events.ts'
import { shiftObstacle } from './obstacle.ts'
import type { AddendumBody, SheetBody } from './rules/chain.ts'
import type {
  Attendance,
  CashSheet,
  CountedLine,
  OpeningLine,
  PreviousShift,
  Totals,
} from './sheet.ts'
import {
  shiftAddendumSigned,
  shiftFloatTold,
  shiftIssueAssigned,
  shiftIssueRaised,
  shiftIssueSettled,
  shiftLiabilityRecorded,
  shiftNoticeLeft,
  shiftNoticeRead,
} from './side-events.ts'

export interface ShiftIssue {
  readonly issueId: string
  readonly at: string
  readonly by: string
  readonly origin: 'handover' | 'shift'
  readonly owner: string | null
  readonly reportedTo: string | null
  readonly text: string | null
  readonly settled: {
    readonly at: string
    readonly by: string
    readonly how: string | null
  } | null
}

export interface ShiftNoticeState {
  readonly noticeId: string
  readonly at: string
  readonly by: string
  readonly text: string | null
  readonly readBy: readonly string[]
}

export type FloatTold = PayloadOf<typeof shiftFloatTold> & { readonly by: string }

export interface ShiftLiability
  extends Readonly<Omit<PayloadOf<typeof shiftLiabilityRecorded>, 'text'>> {
  readonly by: string
  readonly text: string | null
}

export interface ShiftAddendum extends AddendumBody {
  readonly text: string | null
}

export interface ShiftState {
  readonly shiftId: string
  readonly key: ShiftKey
  readonly openedAt: string
  readonly onDuty: string
  readonly attendance: Attendance | null
  readonly device: string
  readonly previous: PreviousShift | null
  readonly openingUnverified: boolean
  readonly lines: readonly OpeningLine[]
  readonly mismatchReason: string | null
  readonly counted: readonly CountedLine[] | null
  readonly countedAt: string | null
  /** Who made the count that stands. */
  readonly countedBy: string | null
  readonly cash: readonly CashSheet[]
  readonly totals: Totals | null
  readonly issues: readonly ShiftIssue[]
  readonly notices: readonly ShiftNoticeState[]
  readonly floatsTold: readonly FloatTold[]
  readonly signed: SheetBody | null
  readonly note: string | null
  readonly explanations: readonly { readonly line: string; readonly text: string }[] | null
  readonly addenda: readonly ShiftAddendum[]
  readonly liabilities: readonly ShiftLiability[]
  /** Events that came after the signatures: shown on the next shift, never part of the sheet. */
  readonly afterSignOff: readonly { eventId: string; type: string; at: string; by: string }[]
}

/** Written after the signatures by their nature: they are no latecomers. */
const AFTERWARDS: readonly string[] = [
  shiftIssueAssigned.type,
  shiftIssueSettled.type,
  shiftNoticeRead.type,
  shiftAddendumSigned.type,
  shiftLiabilityRecorded.type,
]

function evolve(state: ShiftState | null, event: LoggedEvent): ShiftState | null {
  if (state === null) return event.type === shiftOpened.type ? opened(event) : null
  if (state.signed === null || AFTERWARDS.includes(event.type)) return changed(state, event)
  const { id: eventId, type, occurredAt: at, actor } = event
  const late = { eventId, type, at, by: actor.employeeNo }
  const known = { ...state, afterSignOff: [...state.afterSignOff, late] }
  // A problem that came late is still a problem, and a notice still there to be read.
  return type === shiftIssueRaised.type || type === shiftNoticeLeft.type
    ? changed(known, event)
    : known
}

function changed(state: ShiftState, event: LoggedEvent): ShiftState {
  const { payload } = event
  switch (event.type) {
    case shiftCounted.type: {
      const { at, lines, cash, totals } = payload as PayloadOf<typeof shiftCounted>
      const countedBy = event.actor.employeeNo
      return { ...state, counted: lines, countedAt: at, countedBy, cash, totals }
    }
    case shiftSigned.type:
      return signed(state, event)
    case shiftFloatTold.type: {
      const told = { ...(payload as PayloadOf<typeof shiftFloatTold>), by: event.actor.employeeNo }
      return { ...state, floatsTold: [...state.floatsTold, told] }
    }
    case shiftAddendumSigned.type: {
      const { text, ...body } = payload
      const addendum = { ...(body as unknown as AddendumBody), text: said(text) }
      return { ...state, addenda: [...state.addenda, addendum] }
    }
    case shiftLiabilityRecorded.type: {
      const { text, ...body } = payload as PayloadOf<typeof shiftLiabilityRecorded>
      const one = { ...body, by: event.actor.employeeNo, text: said(text) }
      return { ...state, liabilities: [...state.liabilities, one] }
    }
    case shiftNoticeLeft.type:
    case shiftNoticeRead.type:
      return { ...state, notices: noticesAfter(state.notices, event) }
    default:
      return { ...state, issues: issuesAfter(state.issues, event) }
  }
}

/** The sheet freezes everything; the incoming person has read what the sheet says they read. */
function signed(state: ShiftState, { payload }: LoggedEvent): ShiftState {
  const { note, explanations, ...body } = payload
  const sheet = body as unknown as SheetBody
  const { incoming, noticesRead } = sheet
  const notices = state.notices.map((notice) =>
    noticesRead.includes(notice.noticeId) ? readBy(notice, incoming.employeeNo) : notice,
  )
  return {
    ...state,
    notices,
    signed: sheet,
    note: said(note),
    explanations: Array.isArray(explanations) ? explanations : null,
  }
}

function noticesAfter(
  notices: readonly ShiftNoticeState[],
  { type, payload, actor }: LoggedEvent,
): readonly ShiftNoticeState[] {
  const { noticeId, at } = payload as PayloadOf<typeof shiftNoticeLeft>
  if (type === shiftNoticeLeft.type) {
    if (notices.some((notice) => notice.noticeId === noticeId)) return notices
    const text = said(payload['text'])
    return [...notices, { noticeId, at, by: actor.employeeNo, text, readBy: [] }]
  }
  const { reader } = payload as PayloadOf<typeof shiftNoticeRead>
  return notices.map((notice) => (notice.noticeId === noticeId ? readBy(notice, reader) : notice))
}

function readBy(notice: ShiftNoticeState, reader: string): ShiftNoticeState {
  return isAmong(reader, notice.readBy) ? notice : { ...notice, readBy: [...notice.readBy, reader] }
}

function issuesAfter(
  issues: readonly ShiftIssue[],
  { type, payload, actor }: LoggedEvent,
): readonly ShiftIssue[] {
  const by = actor.employeeNo
  if (type === shiftIssueRaised.type) {
    const raised = payload as PayloadOf<typeof shiftIssueRaised>
    if (issues.some(({ issueId }) => issueId === raised.issueId)) return issues
    return [...issues, { ...raised, by, text: said(raised.text), settled: null }]
  }
  if (type !== shiftIssueAssigned.type && type !== shiftIssueSettled.type) return issues
  return issues.map((issue) => {
    if (issue.issueId !== payload['issueId'] || issue.settled !== null) return issue
    if (type === shiftIssueSettled.type) {
      return { ...issue, settled: { at: payload['at'] as string, by, how: said(payload['how']) } }
    }
    const { owner, reportedTo } = payload as PayloadOf<typeof shiftIssueAssigned>
    return { ...issue, owner, reportedTo }
  })
}

function opened({ aggregate, device, payload: given }: LoggedEvent): ShiftState {
  const payload = given as PayloadOf<typeof shiftOpened>
  return {
    shiftId: aggregate.id,
    key: payload.key,
    openedAt: payload.openedAt,
    onDuty: payload.onDuty,
    attendance: payload.attendance,
    device,
    previous: payload.previous,
    openingUnverified: payload.openingUnverified,
    lines: payload.lines,
    mismatchReason: said(payload.mismatchReason),
    counted: null,
    countedAt: null,
    countedBy: null,
    cash: [],
    totals: null,
    issues: [],
    notices: [],
    floatsTold: [],
    signed: null,
    note: null,
    explanations: null,
    addenda: [],
    liabilities: [],
    afterSignOff: [],
  }
}

function said(words: unknown): string | null {
  return typeof words === 'string' ? words : null
}

/** The sheet and its addenda as the chain is verified by; null before the signatures. */
export function chainedSheet({ key, signed: sheet, addenda }: ShiftState) {
  if (sheet === null) return null
  return {
    shiftId: idOf(key),
    sheet,
    addenda: addenda.map(({ text: _text, ...body }) => body),
  }
}

export const shiftAggregate: Aggregate<ShiftState> = {
  kind: 'shift',
  foldVersion: 3,
  isId: isShiftId,
  evolve,
  obstacle: shiftObstacle,
}
