/** Today shows what the counter's own day asks for, and is quiet where nothing waits. */
import { describe, expect, it } from 'vitest'
import type { CounterDay } from '#shared/contract/counter-day.ts'
import { HOUR_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { clock, desk, now, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR, WITNESS, newId } from '../../support/desk.ts'
import { validRegisterInputs } from '../../support/valid-register-inputs.ts'
import { choose, restoreProfileAfterEach } from './support/changed-profile.ts'
import { addPeople, countedShift, signing } from './support/shift-inputs.ts'

openCounterForEach()
restoreProfileAfterEach()

const DATE = '2026-03-02'
const counter = async (): Promise<CounterDay> => (await desk.must('today.get', {})).counter
/** Lets the clock stand at a time of +08:00. */
const until = (date: string, time: string) =>
  clock.pass(Date.parse(`${date}T${time}:00+08:00`) - clock.now())

describe('the day on duty', () => {
  it('R-019 stands in one line until nothing of it is missing', async () => {
    const before = await counter()
    expect(before.duty).toEqual({
      patrols: { done: 0, of: 3 },
      forms: { done: 0, of: 2 },
      reviewMissing: true,
    })
    await desk.must('duty.patrol', {
      date: DATE,
      slot: 'opening',
      at: now(),
      by: ADMINISTRATOR.employeeNo,
      findings: [],
    })
    expect((await counter()).duty).toMatchObject({ patrols: { done: 1, of: 3 } })
  })
})

describe('the end of the day', () => {
  it('R-324 says after closing time that today is not closed, and never before', async () => {
    await addPeople()
    await countedShift()
    until(DATE, '17:29')
    expect((await counter()).closedDoorsAt).toBeNull()
    until(DATE, '17:30')
    expect((await counter()).closedDoorsAt).toBe(`${DATE}T17:30:00+08:00`)
  })

  it('R-324 keeps to the hours that the organisation serves', async () => {
    choose({ serviceHours: { from: '07:30', to: '20:30', source: 'S4-18(1)', origin: 'seed' } })
    await addPeople()
    await countedShift()
    until(DATE, '20:29')
    expect((await counter()).closedDoorsAt).toBeNull()
    until(DATE, '20:30')
    expect((await counter()).closedDoorsAt).toBe(`${DATE}T20:30:00+08:00`)
  })

  it('R-324 says nothing of a day on which nobody worked', async () => {
    until(DATE, '23:00')
    expect(await counter()).toMatchObject({ closedDoorsAt: null, unclosed: null })
    until('2026-03-03', '10:00')
    expect(await counter()).toMatchObject({ closedDoorsAt: null, unclosed: null })
  })

  it('R-324 names every day before today that nobody closed, and no other', async () => {
    await addPeople()
    await desk.must('shift.sign', signing(await countedShift()))
    until('2026-03-03', '10:00')
    expect((await counter()).unclosed).toEqual({ days: 1, earliest: DATE })
    await close(DATE)
    const after = await counter()
    expect(after.unclosed).toBeNull()
    // The day on duty of today is as open as before: yesterday's closing ends nothing of it.
    expect(after.duty).not.toBeNull()
  })

  it('R-324 is quiet about a day that is closed', async () => {
    await addPeople()
    await desk.must('shift.sign', signing(await countedShift()))
    until(DATE, '18:00')
    expect((await counter()).closedDoorsAt).not.toBeNull()
    await close(DATE)
    expect(await counter()).toMatchObject({ closedDoorsAt: null, duty: null, unclosed: null })
  })

  it('R-320 names on its day a report that is due, and no daily one', async () => {
    expect((await counter()).reportsDue).toEqual([])
    until('2026-03-07', '10:00')
    expect((await counter()).reportsDue).toEqual([
      {
        kind: 'saturday_report',
        period: 'week',
        dueAt: '2026-03-07T24:00:00+08:00',
        source: 'S4-42(11)',
      },
    ])
  })
})

describe('what waits elsewhere', () => {
  it('R-264 a report upward: its matter, and never its words', async () => {
    const reportId = newId()
    await desk.must('upward.report', {
      reportId,
      reason: 'serious_error',
      to: 'general_manager',
      skippedLevel: true,
      emergencyReason: '资金正在转出',
      directLeader: 'hall_manager',
      content: '错发一笔，金额待查',
    })
    const { upward } = await counter()
    expect(upward).toMatchObject([{ reportId, standing: 'leader_owed', priority: 'high' }])
    // Today names the matter and never its words.
    expect(JSON.stringify(upward)).not.toContain('错发')
  })

  it('R-246 a loss whose holder is expected, the earliest in front', async () => {
    choose({
      registers: { ...defaultPacks.profiles.bank.registers, values: ['loss_register'] },
    })
    const report = (cardNumber: string) =>
      desk.must('register.reportLoss', {
        ...validRegisterInputs()['register.reportLoss'],
        rowId: newId(),
        product: 'bank_card',
        cardNumber,
        balanceFen: 12_350,
      })
    const first = await report('4111111111111111')
    clock.pass(HOUR_MS)
    await report('5500005555555559')
    const { registerDeadlines } = await counter()
    expect(registerDeadlines).toHaveLength(2)
    expect(registerDeadlines[0]).toMatchObject({
      rowId: first.row.rowId,
      register: 'loss',
      subject: 'bank_card',
    })
    expect(JSON.stringify(registerDeadlines)).not.toMatch(/4111|5500|韩/)
  })
})

/** Everything that a day needs before its two signatures, and these. */
async function close(date: string): Promise<void> {
  await desk.must('duty.countWorkload', {
    date,
    employeeNo: ADMINISTRATOR.employeeNo,
    counts: [{ business: 'savings', count: 7 }],
    replaces: null,
  })
  await desk.must('duty.review', {
    date,
    parts: ['went_well', 'issues', 'actions'].map((part) => ({ part, text: '已讨论' })),
    replaces: null,
  })
  const day = await desk.must('day.prepare', {
    date,
    seenVersion: 0,
    cash: {
      rows: [{ code: 'note_10000', bricks: 0, bundles: 1, loose: 0, damaged: 0 }],
      book: 1_000_000,
      explained: null,
    },
    totals: null,
  })
  await desk.must('day.close', {
    date,
    seenVersion: day.version,
    maker: { ...ADMINISTRATOR },
    manager: { ...WITNESS },
    note: null,
  })
}
