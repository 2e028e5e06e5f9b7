/** Taking in a year's list and setting own days at a real workstation, and what it does to clocks. */
import { afterEach, expect, test } from 'vitest'
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import {
  ADMINISTRATOR,
  type TestDesk,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../../support/desk.ts'
import { nextStep } from '../../support/case-walk.ts'
import { startHeadOffice } from '../../support/head-office.ts'
import { HOLIDAYS_2027 } from '../../support/valid-inputs.ts'

/** Thursday; the third working day after it lies behind the New Year of a year that nobody has listed. */
const CLOSE_TO_NEW_YEAR = Date.parse('2026-12-30T10:00:00+08:00')
let desk: TestDesk

afterEach(async () => {
  await desk.close()
  removeFolders()
})

async function openAt(ms: number) {
  const clock = movableClock(ms)
  desk = openDesk(undefined, { clock })
  return { clock }
}

const received = (text: string): Partial<Input<'complaint.register'>> => ({ receivedAt: text })

async function register(): Promise<string> {
  const caseId = newId()
  await desk.must('complaint.register', intake(caseId, received('2026-12-30T09:50:00+08:00')))
  return caseId
}

async function clock(caseId: string, kind: string) {
  const { clocks } = await desk.must('complaint.get', { caseId })
  return clocks.find((each) => each.kind === kind)
}

test('a clock without a list is provisional until the list is taken in, and the old date stays in the log', async () => {
  await openAt(CLOSE_TO_NEW_YEAR)
  await setUp(desk)
  const caseId = await register()
  expect(await clock(caseId, 'resolve_ordinary')).toMatchObject({
    dueAt: '2027-01-04T24:00:00+08:00',
    provisional: true,
  })
  expect((await desk.must('today.get', {})).calendarAlarm).toEqual({ year: 2027, state: 'soon' })

  const text = JSON.stringify(HOLIDAYS_2027)
  const read = await desk.must('calendar.readList', { text })
  expect(read).toEqual({ list: HOLIDAYS_2027, replaces: false })
  const { years, alarm } = await desk.must('calendar.takeInList', { list: read.list })
  expect(years.map(({ year, origin }) => `${year} ${origin}`)).toContain('2027 taken_in')
  expect(alarm).toBeNull()

  // 31 December is a working day, 1 to 3 January rest, so the third is Tuesday the fifth.
  const after = await clock(caseId, 'resolve_ordinary')
  expect(after).toMatchObject({ dueAt: '2027-01-05T24:00:00+08:00', provisional: false })
  expect(after?.trace).toContain('2027-01-01 skipped rest_day 元旦')
  expect((await desk.must('today.get', {})).calendarAlarm).toBeNull()
  expect(desk.faults).toEqual([])
})

test('a closed case keeps the dates it was closed with', async () => {
  await openAt(CLOSE_TO_NEW_YEAR)
  await setUp(desk)
  const caseId = await register()
  const seen = async () => ({
    caseId,
    seenVersion: (await desk.must('complaint.get', { caseId })).row.version,
  })
  await desk.must('staff.add', { employeeNo: 'E300', name: '值班经理', role: 'hall_manager' })
  const pins: Record<string, string> = { E100: ADMINISTRATOR.pin, E300: '604928' }
  await desk.must('session.activate', { employeeNo: 'E300', pin: '604928' })
  const walkers = { handler: 'E100', supervisor: 'E300', otherSupervisor: 'E100' }
  for (;;) {
    const detail = await desk.must('complaint.get', { caseId })
    if (detail.row.state === 'closed') break
    const words = { now: formatInstant(CLOSE_TO_NEW_YEAR), newId, word: '' }
    const step = nextStep(detail, walkers, words)
    if (!step) throw new Error(`no way from ${detail.row.state}`)
    await desk.must('session.signIn', { employeeNo: step.by, pin: pins[step.by] ?? '' })
    await desk.must(step.name, step.input)
  }
  const before = await seen()
  await desk.must('calendar.takeInList', { list: HOLIDAYS_2027 })
  expect(await seen()).toEqual(before)
})

test('what a colleague changed elsewhere moves the clocks here as soon as somebody stands here', async () => {
  const headOffice = await startHeadOffice()
  desk = openDesk()
  const other = openDesk()
  try {
    for (const place of [desk, other]) {
      await setUp(place)
      const code = await headOffice.invite('B01')
      await place.must('sync.enrol', { hubUrl: headOffice.url, code })
    }
    const caseId = newId()
    await desk.must('complaint.register', intake(caseId))
    const before = await clock(caseId, 'resolve_ordinary')
    await desk.must('session.signOut', {})
    const today = businessDateOf(Date.now())
    const ownRestDays = [1, 2, 3].map((days) => ({
      date: dateOfDay(dayNumberOfDate(today) + days),
      reason: '网点搬迁',
    }))
    await other.must('calendar.changeBranchDays', { ownRestDays })
    await other.must('sync.now', {})
    expect((await desk.workstation.sync.now()).ok).toBe(true)
    await desk.must('session.signIn', ADMINISTRATOR)
    const after = await clock(caseId, 'resolve_ordinary')
    expect(after?.dueAt.localeCompare(before?.dueAt ?? '')).toBe(1)
    expect(after?.trace.join()).toContain('branch_rest_day 网点搬迁')
    expect([...desk.faults, ...headOffice.alarms]).toEqual([])
  } finally {
    await other.close()
    await headOffice.close()
  }
})

test('clocks follow the change that won over the one made here', async () => {
  const headOffice = await startHeadOffice()
  desk = openDesk()
  const other = openDesk()
  try {
    for (const place of [desk, other]) {
      await setUp(place)
      const code = await headOffice.invite('B01')
      await place.must('sync.enrol', { hubUrl: headOffice.url, code })
    }
    const caseId = newId()
    await desk.must('complaint.register', intake(caseId))
    const before = await clock(caseId, 'resolve_ordinary')
    const today = dayNumberOfDate(businessDateOf(Date.now()))
    const restOn = (days: readonly number[], reason: string) => ({
      ownRestDays: days.map((day) => ({ date: dateOfDay(today + day), reason })),
    })
    await other.must('calendar.changeBranchDays', restOn([1, 2, 3], '网点搬迁'))
    await other.must('sync.now', {})
    // Neither knew of the other: this one comes second, loses, and leaves the revision where it was.
    await desk.must('calendar.changeBranchDays', restOn([60], '停电'))
    await desk.must('sync.now', {})
    const after = await clock(caseId, 'resolve_ordinary')
    expect(after?.dueAt.localeCompare(before?.dueAt ?? '')).toBe(1)
    expect(after?.trace.join()).toContain('branch_rest_day 网点搬迁')
  } finally {
    await other.close()
    await headOffice.close()
  }
}, 60_000)

test('what a list or a day lacks is said at its field, and nothing is stored', async () => {
  await openAt(CLOSE_TO_NEW_YEAR)
  await setUp(desk)
  const refused = async (answer: Promise<{ ok: boolean; refusal?: unknown }>) =>
    (await answer).refusal
  const list = { ...HOLIDAYS_2027, year: 2029 }
  expect(await refused(desk.ask('calendar.readList', { text: '{"year":' }))).toMatchObject({
    code: 'invalid_list',
    field: 'text',
  })
  expect(
    await refused(desk.ask('calendar.takeInList', { list: { ...list, holidays: [] } })),
  ).toMatchObject({ code: 'invalid_list' })
  const gap = {
    ...list,
    holidays: list.holidays.map((holiday) => ({
      ...holiday,
      from: holiday.from.replace('2027', '2029'),
      to: holiday.to.replace('2027', '2029'),
    })),
    makeUpWorkdays: [],
  }
  expect(await refused(desk.ask('calendar.takeInList', { list: gap }))).toMatchObject({
    code: 'year_before_missing',
    params: { year: 2028 },
  })
  const before = await desk.must('calendar.get', {})
  for (const [change, field] of [
    [{ ownRestDays: [{ date: '2026-12-29', reason: '昨天' }] }, 'ownRestDays.0.date'],
    [{ workingHours: [['12:00', '09:00']] }, 'workingHours.0'],
    [
      {
        ownRestDays: [{ date: '2027-03-01', reason: '装修' }],
        ownWorkdays: [{ date: '2027-03-01', reason: '开门' }],
      },
      'ownWorkdays.0.date',
    ],
  ] as [Input<'calendar.changeBranchDays'>, string][]) {
    expect(await refused(desk.ask('calendar.changeBranchDays', change))).toMatchObject({ field })
  }
  expect(await refused(desk.ask('calendar.changeBranchDays', {}))).toMatchObject({
    code: 'nothing_to_change',
  })
  expect(await desk.must('calendar.get', {})).toEqual(before)
})

test('an own rest day moves the date and names itself; a day that is over is not given up', async () => {
  const { clock: time } = await openAt(Date.parse('2026-03-02T10:00:00+08:00'))
  await setUp(desk)
  const caseId = newId()
  await desk.must('complaint.register', intake(caseId, received('2026-03-02T09:50:00+08:00')))
  const rest = [{ date: '2026-03-04', reason: '网点装修' }]
  await desk.must('calendar.changeBranchDays', { ownRestDays: rest })
  const due = await clock(caseId, 'resolve_ordinary')
  expect(due?.dueAt).toBe('2026-03-06T24:00:00+08:00')
  expect(due?.trace).toContain('2026-03-04 skipped branch_rest_day 网点装修')
  time.pass(3 * 86_400_000)
  expect(await desk.ask('calendar.changeBranchDays', { ownRestDays: [] })).toMatchObject({
    ok: false,
    refusal: { code: 'in_the_past' },
  })
})
