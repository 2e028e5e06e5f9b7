/** A shift as its events tell it. */
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import {
  type ShiftKey,
  type SheetLine,
  isShiftId,
  shiftCounted,
  shiftId,
  shiftOpened,
  shiftSigned,
} from './events.ts'

export interface OpeningLine {
  readonly name: string
  readonly unit: 'fen' | 'piece'
  readonly opening: number
  readonly previousClosing: number | null
}

export interface CountedLine {
  readonly name: string
  readonly in: number
  readonly out: number
  readonly closing: number
}

export interface ShiftSignature {
  readonly employeeNo: string
  readonly role: string
  readonly at: string
}

export interface SignedSheet {
  readonly key: ShiftKey
  readonly signedAt: string
  readonly lines: readonly SheetLine[]
  readonly differences: readonly { line: string; cause: string; supervisor: string }[]
  readonly carryOverTotal: number
  readonly carryOver: readonly { caseId: string; caseNumber: string; assignedTo: string }[]
  readonly outgoing: ShiftSignature
  readonly incoming: ShiftSignature
  readonly sessionId: string
  readonly previous: { readonly shiftId: string; readonly digest: string } | null
  readonly seenVersion: number
  readonly digest: string
}

export interface ShiftState {
  readonly shiftId: string
  readonly key: ShiftKey
  readonly openedAt: string
  readonly onDuty: string
  readonly device: string
  readonly previous: { readonly shiftId: string; readonly digest: string } | null
  readonly openingUnverified: boolean
  readonly lines: readonly OpeningLine[]
  readonly mismatchReason: string | null
  readonly counted: readonly CountedLine[] | null
  readonly countedAt: string | null
  readonly signed: SignedSheet | null
  /** Events that came after the signatures: shown on the next shift, never part of the sheet. */
  readonly afterSignOff: readonly { eventId: string; type: string; at: string; by: string }[]
}

function evolve(state: ShiftState | null, event: LoggedEvent): ShiftState | null {
  const { payload } = event
  if (state === null) return event.type === shiftOpened.type ? opened(event) : null
  if (state.signed !== null) {
    const late = {
      eventId: event.id,
      type: event.type,
      at: event.occurredAt,
      by: event.actor.employeeNo,
    }
    return { ...state, afterSignOff: [...state.afterSignOff, late] }
  }
  switch (event.type) {
    case shiftCounted.type:
      return {
        ...state,
        counted: payload.lines as CountedLine[],
        countedAt: payload.at as string,
      }
    case shiftSigned.type: {
      const { note: _note, ...sheet } = payload
      return { ...state, signed: sheet as unknown as SignedSheet }
    }
    default:
      return state
  }
}

function opened(event: LoggedEvent): ShiftState {
  const { payload } = event
  return {
    shiftId: event.aggregate.id,
    key: payload.key as ShiftKey,
    openedAt: payload.openedAt as string,
    onDuty: payload.onDuty as string,
    device: event.device,
    previous: payload.previous as ShiftState['previous'],
    openingUnverified: payload.openingUnverified as boolean,
    lines: payload.lines as OpeningLine[],
    mismatchReason: typeof payload.mismatchReason === 'string' ? payload.mismatchReason : null,
    counted: null,
    countedAt: null,
    signed: null,
    afterSignOff: [],
  }
}

/** A sheet that names another shift, or one person twice, is none, whoever sent it (S4-15(2)). */
function obstacle(state: ShiftState | null, event: LoggedEvent): string | null {
  if (event.type === shiftCounted.type) return null
  if (shiftId(event.payload.key as ShiftKey) !== event.aggregate.id) return 'wrong_record'
  switch (event.type) {
    case shiftOpened.type:
      return state === null ? null : 'double_shift'
    case shiftSigned.type:
      if (state === null) return 'shift_not_open'
      if (state.signed !== null) return 'already_signed'
      return signedByOne(event) ? 'same_person' : null
    default:
      return null
  }
}

function signedByOne({ payload }: LoggedEvent): boolean {
  const { outgoing, incoming } = payload as unknown as SignedSheet
  return sameEmployee(outgoing.employeeNo, incoming.employeeNo)
}

export const shiftAggregate: Aggregate<ShiftState> = {
  kind: 'shift',
  foldVersion: 1,
  isId: isShiftId,
  evolve,
  obstacle,
}
