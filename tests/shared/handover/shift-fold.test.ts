/** What every machine makes of a shift on which several of them wrote: late facts, addenda, liability. */
import { describe, expect, it, test } from 'vitest'
import { type ShiftState, chainedSheet, shiftAggregate } from '#shared/handover/state.ts'
import { type ChainedSheet, addendumDigest, verifySheets } from '#shared/handover/rules/chain.ts'
import { type Folded, type LoggedEvent, applyEvent, emptyFold } from '#shared/log/fold.ts'
import { lookupEventType } from '#shared/log/registry.ts'
import { hand, sha256, sheetAfter } from './support/sheets.ts'

const AT = '2025-10-20T12:30:00+08:00'
const first = sheetAfter(null, 20, 'am')
const ids = [
  '01890000-0000-7000-8000-0000000000b1',
  '01890000-0000-7000-8000-0000000000b2',
] as const
let count = 0

function event(type: string, payload: object): LoggedEvent {
  count += 1
  return {
    id: `event-${count}`,
    type,
    typeVersion: 1,
    aggregate: { kind: 'shift', id: first.shiftId },
    device: 'a',
    epoch: 1,
    seq: count,
    fromHub: false,
    branchSeq: count,
    base: 0,
    orgBase: 0,
    actor: { employeeNo: 'E100', role: 'teller' },
    businessDate: '2025-10-20',
    shift: null,
    occurredAt: AT,
    recordedAt: AT,
    payload: payload as LoggedEvent['payload'],
    valid: true,
  }
}

const opened = () =>
  event('shift.opened', {
    key: first.sheet.key,
    openedAt: AT,
    onDuty: 'E100',
    attendance: null,
    previous: null,
    openingUnverified: true,
    lines: [],
    mismatchReason: null,
  })
const signed = () =>
  event('shift.signed', {
    ...first.sheet,
    note: '备注',
    explanations: [{ line: 'atm', text: '找零' }],
  })
const issue = (issueId: string, origin = 'shift') =>
  event('shift.issue_raised', {
    at: AT,
    issueId,
    origin,
    owner: null,
    reportedTo: null,
    text: '卡纸',
  })
const settled = (issueId: string) =>
  event('shift.issue_settled', { at: AT, issueId, how: '已换机' })
const addendum = (previousDigest: string | null, change: object = {}) => {
  const body = {
    addendumId: ids[0],
    signedAt: AT,
    sheetDigest: first.sheet.digest,
    previousDigest,
    outgoing: hand('E100'),
    incoming: hand('E200'),
    ...change,
  }
  return event('shift.addendum_signed', {
    ...body,
    digest: addendumDigest(sha256, body),
    text: '补记',
  })
}
const liability = (change: object = {}) =>
  event('shift.liability_recorded', {
    at: AT,
    liabilityId: ids[0],
    error: 'omitted',
    party: 'outgoing',
    source: 'S4-15(5)',
    sheetDigest: first.sheet.digest,
    text: '漏交',
    ...change,
  })

function fold(...events: readonly LoggedEvent[]): Folded<ShiftState> {
  return events.reduce(
    (folded, next) => applyEvent(shiftAggregate, lookupEventType, folded, next),
    emptyFold as Folded<ShiftState>,
  )
}
const conflictsOf = (...events: readonly LoggedEvent[]) =>
  fold(opened(), ...events).conflicts.map(({ value }) => value)

describe('a signed sheet', () => {
  it('keeps its words beside it, so that the sheet itself stays what its digest covers', () => {
    const { state } = fold(opened(), signed())
    expect(state).toMatchObject({ note: '备注', explanations: [{ line: 'atm', text: '找零' }] })
    const sheet = chainedSheet(state as ShiftState) as ChainedSheet
    expect(sheet).toEqual(first)
    expect(verifySheets([sheet], sha256).ok).toBe(true)
    expect(chainedSheet(fold(opened()).state as ShiftState)).toBeNull()
  })

  it('shows a problem that came late, which is open all the same, and no later count', () => {
    const late = event('shift.counted', { at: AT, lines: [], cash: [], totals: null })
    const { state } = fold(opened(), signed(), issue(ids[0]), late)
    expect(state?.issues).toMatchObject([{ issueId: ids[0], settled: null }])
    expect(state?.counted).toBeNull()
    expect(state?.afterSignOff.map(({ type }) => type)).toEqual([
      'shift.issue_raised',
      'shift.counted',
    ])
  })

  it('counts what belongs to its time afterwards as no latecomer', () => {
    const { state } = fold(
      opened(),
      issue(ids[0]),
      signed(),
      event('shift.issue_assigned', { at: AT, issueId: ids[0], owner: 'E200', reportedTo: 'E100' }),
      settled(ids[0]),
      addendum(null),
      liability(),
    )
    expect(state).toMatchObject({
      afterSignOff: [],
      issues: [{ owner: 'E200', settled: { how: '已换机' } }],
      addenda: [{ text: '补记' }],
      liabilities: [{ party: 'outgoing', by: 'E100' }],
    })
  })
})

describe('what two machines may not both do', () => {
  const one = addendum(null)
  const digest = String(one.payload['digest'])
  test.each<[string, readonly LoggedEvent[], readonly string[]]>([
    ['settle one problem', [issue(ids[0]), settled(ids[0]), settled(ids[0])], ['already_settled']],
    ['settle a problem nobody raised', [settled(ids[1])], ['unknown_issue']],
    ['add before anybody signed', [addendum(null)], ['not_signed']],
    [
      'add in the same place',
      [signed(), one, addendum(null, { addendumId: ids[1] })],
      ['addendum_out_of_order'],
    ],
    ['add one after another', [signed(), one, addendum(digest, { addendumId: ids[1] })], []],
    [
      'add to another sheet',
      [signed(), addendum(null, { sheetDigest: 'cd'.repeat(32) })],
      ['addendum_out_of_order'],
    ],
    [
      'add as somebody else',
      [signed(), addendum(null, { incoming: hand('E300') })],
      ['not_the_signers'],
    ],
    ['blame before anybody signed', [liability()], ['not_signed']],
    ['blame the other side', [signed(), liability({ party: 'incoming' })], ['wrong_party']],
    [
      'blame for another sheet',
      [signed(), liability({ sheetDigest: 'cd'.repeat(32) })],
      ['other_sheet'],
    ],
    ['sign twice', [signed(), signed()], ['already_signed']],
    ['open twice', [opened()], ['double_shift']],
  ])('%s', (_what, events, conflicts) => {
    expect(conflictsOf(...events)).toEqual(conflicts)
  })
})

describe('the same said twice', () => {
  it('is one problem, one notice, one reader', () => {
    const left = () => event('shift.notice_left', { at: AT, noticeId: ids[0], text: '检查' })
    const read = (reader: string) =>
      event('shift.notice_read', { at: AT, noticeId: ids[0], reader })
    const { state } = fold(
      opened(),
      issue(ids[0]),
      issue(ids[0]),
      left(),
      left(),
      read('E200'),
      read('e200'),
    )
    expect(state?.issues).toHaveLength(1)
    expect(state?.notices).toMatchObject([{ readBy: ['E200'] }])
  })

  it('is told of a float as often as it was told', () => {
    const told = event('shift.float_told', {
      at: AT,
      line: 'cash_box',
      balance: 1,
      minimum: 2,
      told: 'E100',
    })
    expect(fold(opened(), told).state?.floatsTold).toMatchObject([{ line: 'cash_box', by: 'E100' }])
  })
})
