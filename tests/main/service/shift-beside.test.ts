/** Beside the sheet: problems with owners, notices that are read, a float that the supervisor hears of. */
import { describe, expect, it } from 'vitest'
import { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { staffDescribed } from '#shared/staff/events.ts'
import {
  desk,
  now,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
  writePast,
} from '../../support/counter.ts'
import { COLLEAGUE, newId } from '../../support/desk.ts'
import { choose, restoreProfileAfterEach, withMinimum } from './support/changed-profile.ts'
import {
  NEXT,
  addPeople,
  counting,
  countedShift,
  opening,
  signing,
} from './support/shift-inputs.ts'

openCounterForEach()
restoreProfileAfterEach()

const problem = (
  { row }: ShiftDetail,
  change: Partial<Input<'shift.raiseIssue'>> = {},
): Input<'shift.raiseIssue'> => ({
  shiftId: row.shiftId,
  issueId: newId(),
  origin: 'shift',
  owner: 'E200',
  reportedTo: 'E100',
  text: '打印机卡纸',
  ...change,
})

describe('problems of a shift (R-254)', () => {
  it('pass on with an owner and a leader who knows, and go on until somebody settles them', async () => {
    await addPeople()
    const given = problem(await countedShift(), { owner: null, reportedTo: null })
    const raised = await desk.must('shift.raiseIssue', given)
    expect(raised.blockers).toEqual([`unassigned_carry_over:${given.issueId}`])
    expect((await desk.must('shift.raiseIssue', given)).issues).toHaveLength(1)
    const { shiftId, issueId } = given
    const people = { owner: 'E200', reportedTo: 'E100' }
    const assigned = await desk.must('shift.assignIssue', { shiftId, issueId, ...people })
    expect(assigned.blockers).toEqual([])
    const again = await desk.must('shift.assignIssue', { shiftId, issueId, ...people })
    expect(again.row.version).toBe(assigned.row.version)
    const signed = await desk.must('shift.sign', signing(assigned))
    expect(signed.carryOver).toMatchObject([
      { kind: 'issue', id: issueId, subject: shiftId, owner: 'E200', since: now() },
    ])

    const lines = opening().lines.map(({ name }) => ({ name, opening: 120 }))
    const next = await desk.must('shift.open', opening({ key: NEXT, lines }))
    expect(next.carryOver).toMatchObject([{ kind: 'issue', id: issueId }])
    const how = { shiftId, issueId, how: '已换机' }
    const settled = await desk.must('shift.settleIssue', how)
    expect(settled.issues[0]?.settled).toEqual({ at: now(), by: 'E100', how: '已换机' })
    // It belongs to the problem and is no latecomer to the sheet.
    expect(settled.afterSignOff).toEqual([])
    expect((await desk.must('shift.get', { shiftId: next.row.shiftId })).carryOver).toEqual([])
    expect((await desk.must('shift.settleIssue', how)).row.version).toBe(settled.row.version)
    expect(
      await refusalOf(() => desk.ask('shift.settleIssue', { ...how, how: '另换一台' })),
    ).toMatchObject({ code: 'already_settled', field: 'issueId', source: 'S4-15(4)' })
    const late = { shiftId, issueId, ...people }
    expect(await refusalOf(() => desk.ask('shift.assignIssue', late))).toMatchObject({
      code: 'already_settled',
      field: 'issueId',
    })
  })

  it('that are found while handing over are settled first (T-57)', async () => {
    await addPeople()
    const given = problem(await countedShift(), { origin: 'handover' })
    const raised = await desk.must('shift.raiseIssue', given)
    expect(raised.blockers).toEqual([`open_handover_issue:${given.issueId}`])
    expect(await refusalOf(() => desk.ask('shift.sign', signing(raised)))).toMatchObject({
      code: 'open_handover_issue',
      field: 'issues',
      source: 'S4-15(4)',
      params: { subject: given.issueId },
    })
    const { shiftId, issueId } = given
    const settled = await desk.must('shift.settleIssue', { shiftId, issueId, how: '已补齐' })
    await desk.must('shift.sign', signing(settled))
  })

  it('name people of this branch', async () => {
    await addPeople()
    await desk.must('staff.add', { employeeNo: 'E300', name: '柜员', role: 'teller' })
    await writePast((writer) =>
      writer.append(staffDescribed, COLLEAGUE.employeeNo, { active: false }),
    )
    const shift = await desk.must('shift.open', opening())
    const { shiftId, issueId } = await (async () => {
      const given = problem(shift, { owner: 'E100', reportedTo: 'E900' })
      await desk.must('shift.raiseIssue', given)
      return given
    })()
    for (const [change, refusal] of [
      [{ owner: 'E404' }, { code: 'unknown_person', field: 'owner', source: 'S4-15(4)' }],
      [{ reportedTo: 'E200' }, { code: 'not_active', field: 'reportedTo' }],
      [{}, { code: 'same_person', field: 'reportedTo', source: 'S4-15(4)' }],
      [
        { owner: 'E900', reportedTo: 'E300' },
        { code: 'unknown_person', field: 'reportedTo', source: 'S4-15(4)' },
      ],
    ] as const) {
      const people = { owner: 'E100', reportedTo: 'E100', ...change }
      const raise = () => desk.ask('shift.raiseIssue', problem(shift, people))
      expect(await refusalOf(raise)).toMatchObject(refusal)
      const assign = () => desk.ask('shift.assignIssue', { shiftId, issueId, ...people })
      expect(await refusalOf(assign)).toMatchObject(refusal)
    }
  })
})

describe('notices (R-220)', () => {
  it('are read by whoever takes over, with a receipt', async () => {
    await addPeople()
    const shift = await countedShift()
    const given = { shiftId: shift.row.shiftId, noticeId: newId(), text: '下午有检查' }
    const left = await desk.must('shift.leaveNotice', given)
    expect((await desk.must('shift.leaveNotice', given)).notices).toHaveLength(1)
    const unread = signing(left, { noticesRead: [] })
    expect(await refusalOf(() => desk.ask('shift.sign', unread))).toMatchObject({
      code: 'section_not_reviewed',
      params: { subject: 'notices' },
    })
    const { shiftId, noticeId } = given
    // The outgoing person's reading is not the incoming person's.
    const read = await desk.must('shift.readNotice', { shiftId, noticeId })
    expect(read.notices[0]?.readBy).toEqual(['E100'])
    expect((await desk.must('shift.readNotice', { shiftId, noticeId })).row.version).toBe(
      read.row.version,
    )
    const still = signing(read, { noticesRead: [] })
    expect(await refusalOf(() => desk.ask('shift.sign', still))).toMatchObject({
      code: 'section_not_reviewed',
    })
    const signed = await desk.must('shift.sign', signing(read))
    expect(signed.notices[0]?.readBy).toEqual(['E100', 'E200'])
  })
})

describe('a float that is too low (R-225, R-236)', () => {
  it('is listed when the shift is prepared and told to a supervisor once', async () => {
    choose(withMinimum('cash_box', 150))
    await addPeople()
    const { lines } = await desk.must('shift.prepare', { key: NEXT })
    expect(lines.map(({ minimum }) => minimum)).toEqual([150, null, null, null, null])
    const shift = await desk.must('shift.open', opening())
    const short = { line: 'cash_box', balance: 100, minimum: 150, short: 50 }
    expect(shift.floats).toMatchObject([{ ...short, told: null }])
    const { shiftId } = shift.row
    const told = await desk.must('shift.tellFloat', { shiftId, line: 'cash_box', told: 'E100' })
    expect(told.floats).toMatchObject([{ told: { at: now(), told: 'E100', by: 'E100' } }])
    const again = await desk.must('shift.tellFloat', { shiftId, line: 'cash_box', told: 'E100' })
    expect(again.row.version).toBe(told.row.version)
    for (const [change, refusal] of [
      [{ line: 'keys' }, { code: 'float_enough', field: 'line', source: 'S4-09(1)' }],
      [{ line: 'gold' }, { code: 'unknown_line', field: 'line' }],
      [{ told: 'E200' }, { code: 'unknown_person', field: 'told' }],
    ] as const) {
      const input = { shiftId, line: 'cash_box', told: 'E100', ...change }
      expect(await refusalOf(() => desk.ask('shift.tellFloat', input))).toMatchObject(refusal)
    }
    // What was transferred in counts.
    const filled = counting(told, (name) => (name === 'cash_box' ? { in: 50 } : {}))
    expect((await desk.must('shift.count', filled)).floats).toEqual([])
  })
})

describe('what is not there, and what is signed', () => {
  it('takes nothing more', async () => {
    await addPeople()
    const shiftId = '2026-03-02.am.lobby.9'
    const [issueId, noticeId] = [newId(), newId()]
    const people = { owner: 'E900', reportedTo: 'E100' }
    const on = (id: string) =>
      [
        () => desk.ask('shift.settleIssue', { shiftId: id, issueId, how: '已换机' }),
        () => desk.ask('shift.assignIssue', { shiftId: id, issueId, ...people }),
        () => desk.ask('shift.readNotice', { shiftId: id, noticeId }),
        () =>
          desk.ask('shift.raiseIssue', {
            shiftId: id,
            issueId,
            origin: 'shift',
            ...people,
            text: '卡纸',
          }),
        () => desk.ask('shift.leaveNotice', { shiftId: id, noticeId, text: '检查' }),
        () => desk.ask('shift.tellFloat', { shiftId: id, line: 'keys', told: 'E100' }),
      ] as const
    for (const ask of on(shiftId)) {
      expect(await refusalOf(ask)).toMatchObject({ code: 'unknown_shift', field: 'shiftId' })
    }
    expect(await refusalOf(() => desk.ask('shift.readBack', { shiftId }))).toMatchObject({
      code: 'unknown_shift',
    })
    const signed = await desk.must('shift.sign', signing(await countedShift()))
    expect(await refusalOf(on(signed.row.shiftId)[0])).toMatchObject({
      field: 'issueId',
      source: 'S4-15(4)',
    })
    const codes: string[] = []
    for (const ask of on(signed.row.shiftId)) codes.push((await refusalOf(ask)).code)
    expect(codes).toEqual([
      'unknown_issue',
      'unknown_issue',
      'unknown_notice',
      'already_signed',
      'already_signed',
      'already_signed',
    ])
  })
})

it('has met every refusal that these calls declare', () => {
  const names = [
    'shift.raiseIssue',
    'shift.assignIssue',
    'shift.settleIssue',
    'shift.leaveNotice',
    'shift.readNotice',
    'shift.tellFloat',
    'shift.readBack',
  ]
  // Written by a newer program; tested with cases, where the same fold counts it.
  const newer = (entry: string) => entry.endsWith(' needs_update')
  expect(refusalsNotMet(shiftCalls, names).filter((entry) => !newer(entry))).toEqual([])
})
