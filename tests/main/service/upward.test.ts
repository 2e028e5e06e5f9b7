/** Reports upward at a real counter: written, answered, carried out, told, carried over. */
import { describe, expect, it, test } from 'vitest'
import { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { UpwardDetail } from '#shared/contract/duty-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { HOUR_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { openUpwardItems } from '#main/service/duty/open-items.ts'
import { attendanceOf, dutyStatus, whoIsAt } from '#main/service/duty/status.ts'
import { type Desk, calendarOf } from '#main/service/desk.ts'
import {
  betweenStarts,
  clock,
  desk,
  now,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
} from '../../support/counter.ts'
import { newId } from '../../support/desk.ts'
import { DATE, afternoon, at, rosterOf, slot } from './support/duty-inputs.ts'

openCounterForEach()

const report = (change: Partial<Input<'upward.report'>> = {}): Input<'upward.report'> => ({
  reportId: newId(),
  reason: 'serious_error',
  to: 'general_manager',
  skippedLevel: true,
  emergencyReason: '资金正在转出',
  directLeader: 'hall_manager',
  content: '错发一笔，金额待查',
  ...change,
})
const plain = (change: Partial<Input<'upward.report'>> = {}) =>
  report({ skippedLevel: false, emergencyReason: null, directLeader: null, ...change })
const instruct = (
  { row }: UpwardDetail,
  change: Partial<Input<'upward.noteInstruction'>> = {},
): Input<'upward.noteInstruction'> => ({
  reportId: row.reportId,
  seenVersion: row.version,
  instructionId: newId(),
  at: now(),
  from: '行长',
  text: '先冲正，再书面说明',
  toCarryOut: true,
  ...change,
})

describe('R-264 a report upward', () => {
  test.each([
    ['market_competition', 'normal'],
    ['confidentiality_leak', 'high'],
    ['serious_error', 'high'],
    ['beyond_scope', 'normal'],
  ] as const)('for %s has %s priority', async (reason, priority) => {
    const { row } = await desk.must('upward.report', plain({ reason }))
    expect(row).toMatchObject({ reason, priority, standing: 'waits_for_answer', late: false })
  })

  it('stands before those of ordinary priority, and once however often one clicks', async () => {
    await desk.must('upward.report', plain({ reason: 'market_competition' }))
    const leak = plain({ reason: 'confidentiality_leak' })
    await desk.must('upward.report', leak)
    await desk.must('upward.report', leak)
    const { rows, total } = await desk.must('upward.list', { state: 'open', offset: 0, limit: 10 })
    expect(rows.map(({ reason }) => reason)).toEqual(['confidentiality_leak', 'market_competition'])
    expect(total).toBe(2)
  })

  test.each<[object, Partial<Input<'upward.report'>>]>([
    [{ code: 'field_required', field: 'content', source: 'S4-17(3)' }, { content: ' \u200b' }],
    [
      { code: 'escalation_incomplete', field: 'emergencyReason', source: 'S4-17(3)' },
      { emergencyReason: '　' },
    ],
    [{ code: 'escalation_incomplete', field: 'directLeader' }, { directLeader: null }],
  ])('is refused with %j', async (refusal, change) => {
    expect(await refusalOf(() => desk.ask('upward.report', report(change)))).toMatchObject(refusal)
  })
})

describe('T-84 a report that skips a level', () => {
  it('owes the direct leader a word by the end of the shift, and is late after it', async () => {
    const owed = await desk.must('upward.report', report())
    const due = owed.leaderDueAt
    expect(due).toMatch(/^2026-03-02T1\d:/)
    expect(owed.row).toMatchObject({ standing: 'leader_owed', tellLeaderBy: due, late: false })
    clock.pass(Date.parse(due ?? '') - clock.now() + 1)
    const { row } = await desk.must('upward.get', { reportId: owed.row.reportId })
    expect(row.late).toBe(true)
    const told = await desk.must('upward.tellLeader', {
      reportId: row.reportId,
      seenVersion: row.version,
      at: now(),
    })
    expect(told.row).toMatchObject({ standing: 'waits_for_answer', tellLeaderBy: null, late: true })
    expect([owed.clocks, told.clocks].map((clocks) => clocks.map(({ clock }) => clock))).toEqual([
      ['after_report', 'upward_answer'],
      ['upward_answer'],
    ])
    expect(told.leaderTold).toMatchObject({ by: 'E100', sync: 'saved_here' })
  })
})

describe('R-266 an instruction', () => {
  it('is written down in full and carried out; then the report is done', async () => {
    const reported = await desk.must('upward.report', plain())
    const instruction = instruct(reported)
    const noted = await desk.must('upward.noteInstruction', instruction)
    expect(noted.row.standing).toBe('to_carry_out')
    clock.pass(HOUR_MS)
    const done = await desk.must('upward.carryOut', {
      reportId: reported.row.reportId,
      seenVersion: noted.row.version,
      instructionId: instruction.instructionId,
      at: now(),
      result: '已冲正',
    })
    expect(done.row.standing).toBe('done')
    expect(done.instructions).toMatchObject([
      { from: '行长', text: '先冲正，再书面说明', carriedOut: { by: 'E100', result: '已冲正' } },
    ])
    const { total } = await desk.must('upward.list', { state: 'open', offset: 0, limit: 10 })
    expect(total).toBe(0)
  })

  it('of which one only takes note ends the report', async () => {
    const reported = await desk.must('upward.report', plain())
    const noted = await desk.must(
      'upward.noteInstruction',
      instruct(reported, { toCarryOut: false }),
    )
    expect(noted.row.standing).toBe('done')
  })

  it('is refused without its words, its time and its place', async () => {
    const reported = await desk.must('upward.report', plain())
    const bad: readonly [Partial<Input<'upward.noteInstruction'>>, object][] = [
      [{ from: ' ' }, { code: 'incomplete', field: 'from', source: 'S4-17(4)' }],
      [{ text: '\u200b' }, { code: 'incomplete', field: 'text' }],
      [{ at: at('10:01') }, { code: 'in_the_future', field: 'at' }],
      [{ at: at('09:58') }, { code: 'before_report', field: 'at' }],
      [{ seenVersion: 7 }, { code: 'changed_meanwhile', field: 'seenVersion' }],
      [{ reportId: newId() }, { code: 'unknown_report', field: 'reportId' }],
    ]
    for (const [change, refusal] of bad) {
      expect(
        await refusalOf(() => desk.ask('upward.noteInstruction', instruct(reported, change))),
      ).toMatchObject(refusal)
    }
    const instruction = instruct(reported)
    const noted = await desk.must('upward.noteInstruction', instruction)
    expect(
      await refusalOf(() => desk.ask('upward.noteInstruction', { ...instruction, text: '改日' })),
    ).toMatchObject({ code: 'already_recorded', field: 'instructionId' })
    expect((await desk.must('upward.noteInstruction', instruction)).row.version).toBe(2)

    const out: Input<'upward.carryOut'> = {
      reportId: reported.row.reportId,
      seenVersion: noted.row.version,
      instructionId: instruction.instructionId,
      at: now(),
      result: null,
    }
    const worse: readonly [Partial<Input<'upward.carryOut'>>, object][] = [
      [{ instructionId: newId() }, { code: 'not_there', field: 'instructionId' }],
      [{ at: at('09:59') }, { code: 'before_instruction', field: 'at', source: 'S4-17(4)' }],
      [{ at: at('10:01') }, { code: 'in_the_future', field: 'at' }],
      [{ seenVersion: 1 }, { code: 'changed_meanwhile' }],
      [{ reportId: newId() }, { code: 'unknown_report' }],
    ]
    for (const [change, refusal] of worse) {
      expect(
        await refusalOf(() => desk.ask('upward.carryOut', { ...out, ...change })),
      ).toMatchObject(refusal)
    }
    const done = await desk.must('upward.carryOut', out)
    expect(
      await refusalOf(() => desk.ask('upward.carryOut', { ...out, result: '另有结果' })),
    ).toMatchObject({ code: 'already_recorded', field: 'instructionId' })
    expect((await desk.must('upward.carryOut', out)).row.version).toBe(done.row.version)
  })

  it('to nobody who was passed over needs no word to a leader', async () => {
    const { row } = await desk.must('upward.report', plain())
    const tell = (change: Partial<Input<'upward.tellLeader'>> = {}) => ({
      reportId: row.reportId,
      seenVersion: row.version,
      at: now(),
      ...change,
    })
    expect(await refusalOf(() => desk.ask('upward.tellLeader', tell()))).toMatchObject({
      code: 'nothing_owed',
      field: 'reportId',
      source: 'S4-17(3)',
    })
    expect(
      await refusalOf(() => desk.ask('upward.tellLeader', tell({ reportId: newId() }))),
    ).toMatchObject({ code: 'unknown_report' })
    expect(await refusalOf(() => desk.ask('upward.get', { reportId: newId() }))).toMatchObject({
      code: 'unknown_report',
      field: 'reportId',
    })
    const owed = await desk.must('upward.report', report())
    const owes = { reportId: owed.row.reportId, seenVersion: owed.row.version }
    for (const [change, code] of [
      [{ at: at('10:01') }, 'in_the_future'],
      [{ at: at('09:58') }, 'before_report'],
      [{ seenVersion: 9 }, 'changed_meanwhile'],
    ] as const) {
      expect(
        await refusalOf(() => desk.ask('upward.tellLeader', tell({ ...owes, ...change }))),
      ).toMatchObject({ code })
    }
    const word = tell(owes)
    const told = await desk.must('upward.tellLeader', word)
    expect((await desk.must('upward.tellLeader', word)).row.version).toBe(told.row.version)
    clock.pass(HOUR_MS)
    expect(await refusalOf(() => desk.ask('upward.tellLeader', tell(owes)))).toMatchObject({
      code: 'already_recorded',
      field: 'reportId',
    })
  })
})

describe('what the rest of the book asks', () => {
  it('S4-15(4) carries open reports over with owner and due time, and no words of theirs', async () => {
    const { row, leaderDueAt } = await desk.must('upward.report', report())
    await desk.must('upward.report', plain({ reason: 'beyond_scope' }))
    const items = await betweenStarts((_store, book) =>
      openUpwardItems({ book, calendar: () => defaultPacks.calendar } as Desk),
    )
    expect(items).toEqual([
      {
        kind: 'upward_report',
        id: row.reportId,
        subject: 'serious_error',
        since: row.at,
        dueAt: leaderDueAt,
        owner: 'E100',
      },
      expect.objectContaining({ subject: 'beyond_scope', dueAt: '2026-03-03T24:00:00+08:00' }),
    ])
  })

  it('says who is where, who came when, and how far the day is', async () => {
    await desk.must('staff.add', { employeeNo: 'E200', name: '柜员', role: 'teller' })
    await desk.must('duty.roster', rosterOf(slot(), afternoon('E200')))
    await desk.must('duty.arrive', {
      date: DATE,
      period: 'am',
      employeeNo: 'E200',
      arrivedAt: at('08:20'),
    })
    await desk.must('duty.countWorkload', {
      date: DATE,
      employeeNo: 'E200',
      counts: [{ business: 'savings', count: 3 }],
      replaces: null,
    })
    const answers = await betweenStarts((_store, book) => {
      const asked = { book, calendar: () => calendarOf({ book }) } as Desk
      const key = { date: DATE, period: 'am', post: 'high_counter', position: 1 } as const
      return {
        attendance: attendanceOf(asked, DATE, 'e200'),
        nobody: attendanceOf(asked, DATE, 'E300'),
        seat: whoIsAt(asked, key),
        empty: whoIsAt(asked, { ...key, position: 2 }),
        status: dutyStatus(asked, DATE),
      }
    })
    expect(answers.attendance).toMatchObject([
      { period: 'am', standing: 'on_time', minutesEarly: 10, arrivedAt: at('08:20') },
      { period: 'pm', standing: 'expected', arrivedAt: null },
    ])
    expect(answers.nobody).toEqual([])
    expect(answers.seat?.employeeNo).toBe('E200')
    expect(answers.empty).toBeNull()
    expect(answers.status.workload).toEqual([{ employeeNo: 'E200', kind: 'savings', count: 3 }])
  })
})

it('meets every refusal of these calls', () => {
  const names = Object.keys(dutyCalls).filter((name) => name.startsWith('upward.'))
  const left = refusalsNotMet(dutyCalls, names).filter(
    (entry) => !/ (needs_update|event_too_large)$/.test(entry),
  )
  expect(left).toEqual([])
})
