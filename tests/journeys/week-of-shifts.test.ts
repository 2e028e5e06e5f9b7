/**
 * Two branches, a week of shifts: differences, a swap, somebody late, three days without a line, a power
 * cut in the middle of a sign-off. The chains hold, what is open carries itself, head office holds the same.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { ShiftKey } from '#shared/handover/events.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ProfileCode } from '#shared/pack/profile-pack.ts'
import { httpNet } from '#main/sync/transport.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  type MovableClock,
  type TestDesk,
  WITNESS,
  addColleague,
  addWitness,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  temporaryFolder,
} from '../support/desk.ts'
import { digestsAtHeadOffice, digestsHere } from '../support/digests.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'
import { startProgram } from '../support/program.ts'
import { signingOf } from '../support/shift-signing.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

/** A Monday without a holiday near it. */
const MONDAY = Date.parse('2026-03-02T08:00:00+08:00')
const DATES = [2, 3, 4, 5, 6, 7, 8].map((day) => `2026-03-0${day}`)
const [MON, TUE, WED, THU, FRI, SAT, SUN] = DATES as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const POST = { post: 'high_counter', position: 1 } as const
/** One note of the largest kind: everything in this week is a whole number of them. */
const HUNDRED_YUAN = 10_000
const MANAGER = { employeeNo: 'E300', pin: '604928' } as const
const PEOPLE = [ADMINISTRATOR, COLLEAGUE, MANAGER, WITNESS]

interface Branch {
  readonly code: string
  readonly profile: ProfileCode
  readonly folder: string
  desk: TestDesk
}

let clock: MovableClock
let headOffice: HeadOffice
let bank: Branch
let cards: Branch
const down = new Set<string>()

beforeAll(async () => {
  clock = movableClock(MONDAY)
  headOffice = await startHeadOffice(join(temporaryFolder('hub'), 'data'), clock)
  bank = await branch('B01', 'bank')
  cards = await branch('C01', 'card_company')
})
afterAll(async () => {
  await bank.desk.close()
  await cards.desk.close()
  await headOffice.close()
  removeFolders()
})

function start(code: string, folder: string): TestDesk {
  return openDesk(folder, {
    clock,
    net: {
      async post(url, bytes, signature) {
        if (down.has(code)) throw new Error('no line')
        return httpNet.post(url, bytes, signature)
      },
    },
  })
}

async function branch(code: string, profile: ProfileCode): Promise<Branch> {
  const folder = temporaryFolder(code)
  const desk = start(code, folder)
  await desk.must('setup.complete', {
    branchCode: code,
    branchName: `${code} 营业厅`,
    profile,
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
  await addColleague(desk)
  await addWitness(desk)
  await desk.must('staff.add', { employeeNo: 'E300', name: '值班经理', role: 'hall_manager' })
  await desk.must('session.activate', MANAGER)
  await desk.must('session.signIn', ADMINISTRATOR)
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code: await headOffice.invite(code) })
  return { code, profile, folder, desk }
}

async function as({ desk }: Branch, employeeNo: string): Promise<void> {
  const person = PEOPLE.find((one) => one.employeeNo === employeeNo)
  if (!person) throw new Error(employeeNo)
  await desk.must('session.signIn', person)
}

/** Moves the clock to a time of a day; a week only goes forward. */
function until(date: string, hour: number): void {
  const at = Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR_MS
  if (at > clock.now()) clock.pass(at - clock.now())
}

interface Turn {
  readonly period: 'am' | 'pm'
  readonly outgoing: typeof ADMINISTRATOR | typeof COLLEAGUE | typeof MANAGER
  readonly incoming: Turn['outgoing']
  /** Missing on the first line, in fen. */
  readonly short?: number
  /** When the person on duty came, `HH:MM`. */
  readonly arrivedAt?: string
}

async function open({ desk }: Branch, key: ShiftKey, arrivedAt?: string): Promise<ShiftDetail> {
  const { lines } = await desk.must('shift.prepare', { key })
  return desk.must('shift.open', {
    key,
    lines: lines.map(({ name, unit, previousClosing }) => ({
      name,
      opening: previousClosing ?? (unit === 'fen' ? 50 * HUNDRED_YUAN : 20),
    })),
    mismatchReason: null,
    arrival:
      arrivedAt === undefined
        ? null
        : { kind: 'handover', arrivedAt: `${key.date}T${arrivedAt}:00+08:00` },
  })
}

async function count({ desk }: Branch, shift: ShiftDetail, short = 0): Promise<ShiftDetail> {
  const lines = shift.lines.map(({ name, unit, opening }, index) => {
    const [into, out] = unit === 'fen' ? [5 * HUNDRED_YUAN, 3 * HUNDRED_YUAN] : [0, 0]
    const expected = (opening ?? 0) + into - out
    return { name, in: into, out, closing: expected - (index === 0 ? short : 0) }
  })
  const { operatorLines, cashLines } = shift.policy
  const billed = lines
    .filter(({ name }) => operatorLines.includes(name))
    .reduce((sum, { out }) => sum + out, 0)
  return desk.must('shift.count', {
    shiftId: shift.row.shiftId,
    seenVersion: shift.row.version,
    lines,
    cash: lines
      .filter(({ name }) => cashLines.includes(name))
      .map(({ name, closing }) => ({ line: name, rows: [notes(closing)] })),
    billingTotal: operatorLines.length === 0 ? null : billed,
  })
}

const notes = (fen: number) => ({
  code: 'note_10000',
  bricks: 0,
  bundles: 0,
  loose: fen / HUNDRED_YUAN,
  damaged: 0,
})

function signed(shift: ShiftDetail, { outgoing, incoming, short = 0 }: Turn): Input<'shift.sign'> {
  return {
    ...signingOf(shift, { outgoing, incoming, witness: WITNESS }),
    differences:
      short === 0
        ? []
        : [
            {
              line: shift.lines[0]?.name ?? '',
              reason: 'miscounted',
              explanation: '少一张，回看录像查找',
              supervisor: WITNESS.employeeNo,
            },
          ],
  }
}

/** One shift from opening to signatures. */
async function work(at: Branch, date: string, turn: Turn): Promise<ShiftDetail> {
  until(date, turn.period === 'am' ? 8.5 : 13.5)
  await as(at, turn.outgoing.employeeNo)
  const shift = await open(at, { date, period: turn.period, ...POST }, turn.arrivedAt)
  until(date, turn.period === 'am' ? 12 : 17.5)
  const counted = await count(at, shift, turn.short)
  return at.desk.must('shift.sign', signed(counted, turn))
}

/** A kind of work that this organisation counts. */
const businessOf = ({ profile }: Branch) =>
  defaultPacks.profiles[profile].businesses.values[0]?.value ?? ''

/** Work counted, day looked back upon, cash against the sheets, two signatures. */
async function closeDay(at: Branch, date: string) {
  until(date, 18)
  await as(at, ADMINISTRATOR.employeeNo)
  const { desk } = at
  await desk.must('duty.countWorkload', {
    date,
    employeeNo: COLLEAGUE.employeeNo,
    counts: [{ business: businessOf(at), count: 12 }],
    replaces: null,
  })
  await desk.must('duty.review', {
    date,
    parts: ['went_well', 'issues', 'actions'].map((part) => ({ part, text: '已讨论' })),
    replaces: null,
  })
  const day = await desk.must('day.get', { date })
  const billing = day.operators.reduce((sum, { amount }) => sum + amount, 0)
  // A note that is missing since the shift before is missing in the evening, too.
  const counted = day.proposedBookFen
  const drawn = await desk.must('day.prepare', {
    date,
    seenVersion: day.version,
    cash: { rows: [notes(counted)], book: counted, explained: null },
    totals: day.hasTotals ? { billing, explained: null } : null,
  })
  expect(drawn.blockers).toEqual([])
  return desk.must('day.close', {
    date,
    seenVersion: drawn.version,
    maker: ADMINISTRATOR,
    manager: MANAGER,
    note: null,
  })
}

const carried = (shift: ShiftDetail, kind: string) =>
  shift.carryOver.filter((item) => item.kind === kind)
const morning: Turn = { period: 'am', outgoing: ADMINISTRATOR, incoming: COLLEAGUE }
const afternoon: Turn = { period: 'pm', outgoing: COLLEAGUE, incoming: ADMINISTRATOR }

async function openDifference({ desk }: Branch) {
  const { rows } = await desk.must('register.list', {
    register: 'difference',
    state: 'open',
    search: '',
    cursor: null,
    limit: 10,
  })
  return rows
}

describe('a week at two counters', () => {
  it('Monday: opens from nothing, hands over, closes; a complaint is carried', async () => {
    const caseIds = [newId(), newId()]
    for (const [index, at] of [bank, cards].entries()) {
      const first = await work(at, MON, morning)
      expect(first.row.openingUnverified).toBe(true)
      const receivedAt = formatInstant(clock.now())
      await at.desk.must('complaint.register', intake(caseIds[index] ?? '', { receivedAt }))
    }
    for (const [index, at] of [bank, cards].entries()) {
      const second = await work(at, MON, afternoon)
      expect(second.row.openingUnverified).toBe(false)
      expect(second.previous?.shiftId).toBe(`${MON}.am.high_counter.1`)
      expect(carried(second, 'complaint')).toMatchObject([{ id: caseIds[index], owner: 'E100' }])
    }
    for (const at of [bank, cards]) expect((await closeDay(at, MON)).closed).not.toBeNull()
    for (const { desk } of [bank, cards]) expect((await desk.must('sync.now', {})).waiting).toBe(0)
  })

  it('Tuesday: no line at the bank, a note is missing, somebody comes late at the cards', async () => {
    down.add(bank.code)
    const short = await work(bank, TUE, { ...morning, short: HUNDRED_YUAN })
    expect(short.lines[0]).toMatchObject({ difference: -HUNDRED_YUAN })
    const [row] = await openDifference(bank)
    expect(row).toBeDefined()
    const late = await work(cards, TUE, { ...morning, arrivedAt: '07:25' })
    expect(late.attendance).toMatchObject({ ok: false, minutesEarly: 5, source: 'S4-15(1)' })
    const after = await work(bank, TUE, afternoon)
    // The next shift begins with what was counted, and the difference goes along by itself.
    expect(after.lines[0]?.opening).toBe(short.lines[0]?.closing)
    expect(carried(after, 'difference')).toMatchObject([{ id: row?.rowId }])
    await work(cards, TUE, afternoon)
    for (const at of [bank, cards]) await closeDay(at, TUE)
    const status = await bank.desk.must('sync.status', {})
    expect(status.waiting).toBeGreaterThan(0)
    await bank.desk.ask('sync.now', {})
    expect((await bank.desk.must('sync.status', {})).waiting).toBe(status.waiting)
  })

  it('Wednesday: the second day without a line is a day like any other', async () => {
    for (const turn of [morning, afternoon]) {
      for (const at of [bank, cards]) await work(at, WED, turn)
    }
    const closed = await closeDay(bank, WED)
    expect(closed.unconfirmed).toBeGreaterThan(10)
    await closeDay(cards, WED)
  })

  it('Thursday: a swap with consent before the shift counts; one agreed afterwards does not', async () => {
    until(THU, 8)
    await as(bank, MANAGER.employeeNo)
    const slot = (period: 'am' | 'pm', employeeNo: string, from: string) => ({
      period,
      post: POST.post,
      seen: null,
      entries: [
        { position: 1, employeeNo, startsAt: `${THU}T${from}:00+08:00`, kind: 'handover' as const },
      ],
    })
    await bank.desk.must('duty.roster', {
      date: THU,
      slots: [slot('am', 'E100', '08:30'), slot('pm', 'E200', '13:30')],
    })
    const swap: Input<'duty.agreeSwap'> = {
      date: THU,
      period: 'am',
      requester: 'E100',
      partner: 'E200',
      partnerPeriod: 'pm',
      approver: { employeeNo: MANAGER.employeeNo, pin: null },
      reason: '上午看病',
    }
    await bank.desk.must('duty.agreeSwap', swap)
    await work(bank, THU, { ...morning, outgoing: COLLEAGUE, incoming: ADMINISTRATOR })
    await as(bank, MANAGER.employeeNo)
    const tooLate = await bank.desk.ask('duty.agreeSwap', {
      ...swap,
      requester: 'E200',
      partner: WITNESS.employeeNo,
      partnerPeriod: null,
    })
    expect(tooLate).toMatchObject({ refusal: { code: 'approved_too_late', source: 'S4-15(6)' } })
    await work(bank, THU, { ...afternoon, outgoing: ADMINISTRATOR, incoming: COLLEAGUE })
    for (const turn of [morning, afternoon]) await work(cards, THU, turn)
    for (const at of [bank, cards]) await closeDay(at, THU)
  })

  it('Friday: the line is back, the difference is settled, the power goes while two people sign', async () => {
    down.delete(bank.code)
    const shift = await work(bank, FRI, morning)
    expect(carried(shift, 'difference')).toHaveLength(1)
    expect((await bank.desk.must('sync.now', {})).waiting).toBe(0)
    const [row] = await openDifference(bank)
    await as(bank, MANAGER.employeeNo)
    await bank.desk.must('register.settleDifference', {
      rowId: row?.rowId ?? '',
      seenVersion: row?.version ?? 0,
      how: '录像显示多付一张，客户已退回',
    })
    expect(carried(await work(bank, FRI, afternoon), 'difference')).toEqual([])

    until(FRI, 8.5)
    await as(cards, ADMINISTRATOR.employeeNo)
    const counted = await count(cards, await open(cards, { date: FRI, period: 'am', ...POST }))
    const { shiftId } = counted.row
    await cards.desk.close()
    const program = startProgram('tests/support/programs/sign-shift.ts', [
      cards.folder,
      shiftId,
      'before-commit',
    ])
    expect(await program.nextLine(), program.errors.join('\n')).toBe('before-commit')
    program.child.kill('SIGKILL')
    await program.ended
    cards.desk = start(cards.code, cards.folder)
    await as(cards, ADMINISTRATOR.employeeNo)
    const unsigned = await cards.desk.must('shift.get', { shiftId })
    expect(unsigned.row.signed).toBe(false)
    expect(unsigned.lines).toEqual(counted.lines)
    await cards.desk.must('shift.sign', signed(unsigned, morning))
    await work(cards, FRI, afternoon)
    for (const at of [bank, cards]) await closeDay(at, FRI)
  })

  it('Saturday and Sunday: the week’s report is due, and an addendum needs the same two', async () => {
    for (const date of [SAT, SUN]) {
      for (const turn of [morning, afternoon]) {
        for (const at of [bank, cards]) await work(at, date, turn)
      }
      if (date === SAT) {
        const day = await bank.desk.must('day.get', { date })
        expect(day.reportsDue.map(({ period }) => period)).toContain('week')
      }
      for (const at of [bank, cards]) await closeDay(at, date)
    }
    const shiftId = `${SUN}.am.high_counter.1`
    const before = await bank.desk.must('shift.get', { shiftId })
    const addendum: Input<'shift.addendum'> = {
      shiftId,
      seenVersion: before.row.version,
      addendumId: newId(),
      text: '备用钥匙放在二号柜，交接时漏写。',
      outgoing: ADMINISTRATOR,
      incoming: MANAGER,
    }
    expect(await bank.desk.ask('shift.addendum', addendum)).toMatchObject({ ok: false })
    const added = await bank.desk.must('shift.addendum', { ...addendum, incoming: COLLEAGUE })
    expect(added.digest).toBe(before.digest)
  })

  it('holds: both chains, both logs, and the same digests at head office', async () => {
    for (const at of [bank, cards]) {
      await as(at, ADMINISTRATOR.employeeNo)
      expect((await at.desk.must('sync.now', {})).waiting).toBe(0)
      const chain = await at.desk.must('shift.verify', {})
      expect(chain).toMatchObject({ ok: true, sheets: 14, fault: null })
      expect(await at.desk.must('day.verify', {})).toEqual({ days: 7, fault: null })
      expect((await at.desk.must('store.verify', {})).faults).toEqual([])
      const here = await digestsHere(at.desk)
      expect(Object.keys(here)).toHaveLength(21)
      expect(await digestsAtHeadOffice(headOffice, at.code)).toEqual(here)
      expect(at.desk.faults).toEqual([])
    }
  })
})
