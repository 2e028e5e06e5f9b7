/** Merge classes: what happens when two devices write without having seen each other. */
import { describe, expect, it } from 'vitest'
import { staffAggregate } from '#shared/staff/events.ts'
import { type Folded, type LoggedEvent, applyEvent, emptyFold } from '#shared/log/fold.ts'
import { lookupEventType } from '#shared/log/registry.ts'
import { complaintAggregate } from '#shared/complaint/fold/aggregate.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type ShiftState, shiftAggregate } from '#shared/handover/state.ts'
import type { StaffState } from '#shared/staff/events.ts'

let count = 0
function event(change: Partial<LoggedEvent> & Pick<LoggedEvent, 'type' | 'payload'>): LoggedEvent {
  count += 1
  return {
    id: `e${count}`,
    typeVersion: 1,
    aggregate: { kind: 'staff', id: 'E300' },
    device: 'a',
    epoch: 1,
    seq: count,
    fromHub: false,
    branchSeq: null,
    base: 0,
    orgBase: 0,
    actor: { employeeNo: 'E100', role: 'admin' },
    businessDate: '2025-10-20',
    shift: null,
    occurredAt: '2025-10-20T10:00:00+08:00',
    recordedAt: '2025-10-20T10:00:00+08:00',
    valid: true,
    ...change,
  }
}

const described = (role: string, change: Partial<LoggedEvent>) =>
  event({ type: 'staff.described', payload: { role }, ...change })

function fold(...events: LoggedEvent[]): Folded<StaffState> {
  return events.reduce(
    (folded, next) => applyEvent(staffAggregate, lookupEventType, folded, next),
    emptyFold as Folded<StaffState>,
  )
}

describe('field writes', () => {
  it('let a write that has seen the standing value replace it', () => {
    const folded = fold(
      described('teller', { device: 'a', branchSeq: 1 }),
      described('lobby_manager', { device: 'b', branchSeq: 2, base: 1 }),
    )
    expect(folded.state?.role).toBe('lobby_manager')
    expect(folded.conflicts).toEqual([])
  })

  it('keep the value that others have seen, and the unseen one beside it (I6)', () => {
    const folded = fold(
      described('teller', { device: 'a', branchSeq: 5 }),
      described('lobby_manager', { device: 'b', branchSeq: 6, base: 4 }),
    )
    expect(folded.state?.role).toBe('teller')
    expect(folded.conflicts).toMatchObject([
      { kind: 'field', subject: 'role', value: 'lobby_manager' },
    ])
  })

  it('are settled by whoever has seen both', () => {
    const folded = fold(
      described('teller', { device: 'a', branchSeq: 5 }),
      described('lobby_manager', { device: 'b', branchSeq: 6, base: 4 }),
      described('lobby_manager', { device: 'a', branchSeq: 7, base: 6 }),
    )
    expect(folded.state?.role).toBe('lobby_manager')
    expect(folded.conflicts).toEqual([])
  })

  it('are no conflict when both wrote the same', () => {
    const folded = fold(
      described('teller', { device: 'a', branchSeq: 5 }),
      described('teller', { device: 'b', branchSeq: 6, base: 0 }),
    )
    expect(folded.conflicts).toEqual([])
  })

  it('conflict per field, not per event', () => {
    const folded = fold(
      event({ type: 'staff.described', payload: { role: 'teller' }, device: 'a', branchSeq: 1 }),
      event({
        type: 'staff.described',
        payload: { role: 'office', active: false },
        device: 'b',
        branchSeq: 2,
      }),
    )
    expect(folded.state).toMatchObject({ role: 'teller', active: false })
    expect(folded.conflicts).toHaveLength(1)
  })

  it('have reasons that are no fields: two people may give different ones', () => {
    const caseOf = (payload: object, change: Partial<LoggedEvent>) =>
      event({
        type: 'complaint.details_changed',
        aggregate: { kind: 'complaint', id: '01a20270-10f8-7883-85ee-1e6a8f3cbb3e' },
        payload: { ...payload },
        ...change,
      })
    const standing = { state: { facts: '一' } } as unknown as Folded<never>
    const folded = [
      caseOf({ facts: '二', changeReason: '听错了' }, { device: 'a', branchSeq: 5 }),
      caseOf({ demand: '三', changeReason: '客户更正' }, { device: 'b', branchSeq: 6 }),
    ].reduce((before, next) => applyEvent(complaintAggregate, lookupEventType, before, next), {
      ...emptyFold,
      ...standing,
    } as Folded<ComplaintState>)
    expect(folded.state).toEqual({ facts: '二', demand: '三' })
    expect(Object.keys(folded.writes)).toEqual(['facts', 'demand'])
    expect(folded.conflicts).toEqual([])
  })

  it('see everything of their own device, confirmed or not', () => {
    const folded = fold(described('teller', {}), described('office', {}), described('trainee', {}))
    expect(folded.state?.role).toBe('trainee')
    expect(folded.conflicts).toEqual([])
  })
})

describe('steps and signatures', () => {
  const key = { date: '2025-10-20', period: 'am', post: 'lobby', position: 1 }
  const aggregate = { kind: 'shift', id: '2025-10-20.am.lobby.1' }
  const signers = { outgoing: { employeeNo: 'E100' }, incoming: { employeeNo: 'E200' } }
  const opened = (change: Partial<LoggedEvent>) =>
    event({
      type: 'shift.opened',
      aggregate,
      payload: {
        key,
        openedAt: '2025-10-20T08:00:00+08:00',
        onDuty: 'E100',
        previous: null,
        openingUnverified: true,
        lines: [],
        mismatchReason: null,
      },
      ...change,
    })
  const signed = (change: Partial<LoggedEvent>) =>
    event({
      type: 'shift.signed',
      aggregate,
      payload: { key, ...signers, digest: 'first' },
      ...change,
    })
  const counted = event({
    type: 'shift.counted',
    aggregate,
    payload: { at: '2025-10-20T13:00:00+08:00', lines: [] },
    branchSeq: 9,
  })
  const foldShift = (...events: LoggedEvent[]) =>
    events.reduce(
      (folded, next) => applyEvent(shiftAggregate, lookupEventType, folded, next),
      emptyFold as Folded<ShiftState>,
    )

  it('show a second opening as a double shift and keep the first', () => {
    const folded = foldShift(
      opened({ device: 'a', branchSeq: 1 }),
      opened({ device: 'b', branchSeq: 2 }),
    )
    expect(folded.state).toMatchObject({ device: 'a' })
    expect(folded.conflicts).toMatchObject([
      { kind: 'step', subject: 'shift.opened', value: 'double_shift' },
    ])
  })

  it('freeze a signed record: nothing later changes it (I15)', () => {
    const before = foldShift(opened({ branchSeq: 1 }), signed({ branchSeq: 2 }))
    const after = [
      signed({ device: 'b', branchSeq: 3, payload: { key, ...signers, digest: 'second' } }),
      counted,
    ].reduce((folded, next) => applyEvent(shiftAggregate, lookupEventType, folded, next), before)
    const sheet = (folded: Folded<unknown>) => (folded.state as { signed: unknown } | null)?.signed
    expect(sheet(after)).toEqual(sheet(before))
    expect(after.conflicts).toMatchObject([{ kind: 'signed', value: 'already_signed' }])
    expect((after.state as { afterSignOff: unknown[] } | null)?.afterSignOff).toHaveLength(1)
  })
})

describe('what this program does not know or does not believe', () => {
  it('counts an unknown type and changes nothing', () => {
    const folded = fold(described('teller', {}), event({ type: 'staff.promoted', payload: {} }))
    expect(folded).toMatchObject({ unknown: 1, version: 2, state: { role: 'teller' } })
  })

  it('counts a newer version of a known type as unknown', () => {
    expect(fold(event({ type: 'staff.described', typeVersion: 2, payload: {} })).unknown).toBe(1)
  })

  it('lets an invalid payload change nothing and shows it', () => {
    const folded = fold(described('teller', {}), described('emperor', { valid: false }))
    expect(folded.state?.role).toBe('teller')
    expect(folded.conflicts).toMatchObject([{ value: 'invalid_payload' }])
  })

  it('lets a device write nothing of head office (I7)', () => {
    const forged = event({
      type: 'complaint.instruction_given',
      aggregate: { kind: 'complaint', id: '019a0000-0000-7000-8000-000000000001' },
      payload: {},
    })
    const complaint = { ...emptyFold, state: null }
    expect(applyEvent(complaintAggregate, lookupEventType, complaint, forged)).toMatchObject({
      state: null,
      conflicts: [{ value: 'wrong_writer' }],
    })
    expect(lookupEventType('complaint.instruction_given', 1)?.writer).toBe('hub')
  })
})
