/** A case that needs another branch: through head office and back, over real stores, HTTP and a real hub. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DAY_MS, HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { httpNet } from '#main/sync/transport.ts'
import { openStore } from '#main/store/open.ts'
import { nextStep } from '../support/case-walk.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  type MovableClock,
  type TestDesk,
  addColleague,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  temporaryFolder,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const MANAGER = { employeeNo: 'E300', pin: '604928' } as const
const TASK = '请核对客户当日在贵网点的叫号与办理记录。'
/** A Monday morning with ordinary days around it. */
const MORNING = Date.parse('2026-03-02T10:00:00+08:00')

let clock: MovableClock
let headOffice: HeadOffice
let folder: string
/** Branches whose line is down. */
const down = new Set<string>()
const open: { close(): Promise<void> }[] = []

beforeEach(async () => {
  down.clear()
  clock = movableClock(MORNING)
  folder = temporaryFolder('hub')
  headOffice = await startHeadOffice(join(folder, 'data'), clock)
})
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close()
  await headOffice.close()
})
afterAll(removeFolders)

/** A workstation of a branch, whose line can be cut; it finds head office wherever that is now. */
async function branch(code: string, name: string): Promise<TestDesk> {
  const desk = openDesk(undefined, {
    clock,
    net: {
      async post(url, bytes, signature) {
        if (down.has(code)) throw new Error('no line')
        const there = new URL(headOffice.url)
        const wanted = new URL(url)
        wanted.port = there.port
        return httpNet.post(wanted.href, bytes, signature)
      },
    },
  })
  open.push(desk)
  await desk.must('setup.complete', {
    branchCode: code,
    branchName: name,
    profile: 'bank',
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
  await addColleague(desk)
  await desk.must('session.signIn', ADMINISTRATOR)
  await desk.must('staff.add', { employeeNo: 'E300', name: '值班经理', role: 'hall_manager' })
  await desk.must('session.activate', MANAGER)
  await desk.must('session.signIn', ADMINISTRATOR)
  const issued = await headOffice.hub.createEnrolmentCode({
    branchCode: code,
    branchName: name,
    createdBy: 'H001',
  })
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code: issued.code })
  return desk
}

/** Lets head office run every errand it knows of. */
async function carried() {
  for (let round = 0; round < 20; round++) {
    const waiting = await headOffice.hub.waitingErrands()
    if (waiting.length === 0) return
    for (const branchId of waiting) await headOffice.hub.runErrands(branchId)
  }
  throw new Error('errands never end')
}

/** Sends and fetches, with head office's errands between. */
async function exchange(...desks: TestDesk[]) {
  for (const desk of desks) await desk.ask('sync.now', {})
  await carried()
  for (const desk of desks) await desk.ask('sync.now', {})
}

async function as(desk: TestDesk, person: { employeeNo: string; pin: string }) {
  await desk.must('session.signIn', person)
}

async function caseOf(desk: TestDesk, caseId: string): Promise<CaseDetail> {
  return desk.must('complaint.get', { caseId })
}

/** A case that somebody else has verified. */
async function verified(desk: TestDesk): Promise<string> {
  const caseId = newId()
  const receivedAt = formatInstant(clock.now())
  await desk.must('complaint.register', intake(caseId, { receivedAt }))
  await walk(desk, caseId, 'verified')
  return caseId
}

async function walk(desk: TestDesk, caseId: string, until: string): Promise<CaseDetail> {
  const people = [ADMINISTRATOR, COLLEAGUE, MANAGER]
  for (;;) {
    const detail = await caseOf(desk, caseId)
    if (detail.row.state === until) {
      await as(desk, ADMINISTRATOR)
      return detail
    }
    const walkers = { handler: 'E100', supervisor: 'E300', otherSupervisor: 'E100' }
    const words = { now: formatInstant(clock.now()), newId, word: '' }
    const step = nextStep(detail, walkers, words)
    const person = people.find(({ employeeNo }) => employeeNo === step?.by)
    if (!step || !person) throw new Error(`no way from ${detail.row.state} to ${until}`)
    await as(desk, person)
    await desk.must(step.name, step.input)
  }
}

async function refer(desk: TestDesk, caseId: string, toBranch: string): Promise<string> {
  const referralId = newId()
  await desk.must('complaint.refer', {
    caseId,
    seenVersion: (await caseOf(desk, caseId)).row.version,
    referralId,
    toUnit: '和平路支行营业部',
    toBranch,
    task: TASK,
  })
  return referralId
}

async function slipsOf(desk: TestDesk) {
  return (await desk.must('referralIn.list', { state: 'all', offset: 0, limit: 20 })).rows
}

async function firstSlip(desk: TestDesk) {
  const [row] = await slipsOf(desk)
  if (!row) throw new Error('no slip')
  return { slipId: row.slipId, seenVersion: row.version }
}

/** Both logs stand, at the branches and at head office, and nothing was left unseen. */
async function expectSound(...desks: TestDesk[]) {
  for (const desk of desks) {
    expect((await desk.must('store.verify', {})).faults).toEqual([])
    expect(desk.faults).toEqual([])
  }
  for (const { branch_id } of await headOffice.hub.context.database.query<{ branch_id: string }>(
    'SELECT branch_id FROM branch',
  )) {
    await headOffice.hub.project(branch_id)
    const digests = await headOffice.hub.verify(branch_id)
    expect(digests.filter(({ sound }) => !sound)).toEqual([])
  }
}

describe('a case that another branch must look into', () => {
  it('waits out a day without a line on either side, and the case never changes hands', async () => {
    const owner = await branch('B01', '人民路支行')
    const other = await branch('B02', '和平路支行')
    await exchange(owner, other)
    // Known without a line, for the form.
    down.add('B01')
    expect((await owner.must('branch.list', {})).rows).toEqual([
      { code: 'B01', name: '人民路支行', own: true },
      { code: 'B02', name: '和平路支行', own: false },
    ])
    const caseId = await verified(owner)
    await refer(owner, caseId, 'B02')
    await exchange(owner, other)
    expect(await slipsOf(other)).toEqual([])

    // The sender is back, the receiver is cut off for a day.
    down.delete('B01')
    down.add('B02')
    await exchange(owner, other)
    clock.pass(DAY_MS + HOUR_MS)
    await exchange(owner, other)
    expect(await slipsOf(other)).toEqual([])
    down.delete('B02')
    await exchange(other)

    const today = await other.must('today.get', {})
    expect(today.cases).toEqual([])
    expect(today.slips).toMatchObject([
      { fromName: '人民路支行', state: 'waiting', clock: { kind: 'dept_reply', state: 'overdue' } },
    ])
    const slip = await firstSlip(other)
    const seen = await other.must('referralIn.get', { slipId: slip.slipId })
    expect(seen).toMatchObject({ task: TASK, demand: '要求核实并答复。', customerName: '韩**' })
    expect(JSON.stringify(seen)).not.toMatch(/13800000042|韩先生/)
    expect(await other.ask('complaint.get', { caseId })).toMatchObject({ ok: false })

    // Nobody answers before somebody answers for it.
    expect(await other.ask('referralIn.answer', { ...slip, feedback: '已核对' })).toMatchObject({
      refusal: { code: 'accept_first', source: 'S4-22(4)' },
    })
    expect(await other.ask('referralIn.accept', { ...slip, acceptedBy: 'E999' })).toMatchObject({
      refusal: { code: 'unknown_person', source: 'S4-04(4)' },
    })
    down.add('B01')
    const taken = await other.must('referralIn.accept', { ...slip, acceptedBy: 'E200' })
    const seenVersion = taken.row.version
    expect(
      await other.ask('referralIn.refuse', { ...slip, seenVersion, refusedBecause: '不归我们' }),
    ).toMatchObject({ refusal: { code: 'already_decided' } })
    await other.must('referralIn.answer', { ...slip, seenVersion, feedback: '叫号机故障一小时。' })
    await exchange(other, owner)
    clock.pass(DAY_MS)
    down.delete('B01')
    await exchange(owner, other)

    const detail = await caseOf(owner, caseId)
    expect(detail.course.referrals).toMatchObject([
      {
        accepted: { acceptedBy: 'E200' },
        refused: null,
        answered: { by: 'E100', feedback: '叫号机故障一小时。' },
      },
    ])
    // Somebody of the other branch took the task; the case kept who handles it here.
    expect(detail.row.handler).toBe('E100')
    expect(detail.conflicts).toEqual([])
    expect((await other.must('today.get', {})).slips).toEqual([])
    await expectSound(owner, other)
    expect(headOffice.alarms).toEqual([])
  })

  it('S1-26(2) comes back to whoever heard the customer first when it is refused', async () => {
    const owner = await branch('B01', '人民路支行')
    const other = await branch('B02', '和平路支行')
    const caseId = await verified(owner)
    await refer(owner, caseId, 'B02')
    await exchange(owner, other)
    const refusedBecause = '当日本网点停业装修。'
    await other.must('referralIn.refuse', { ...(await firstSlip(other)), refusedBecause })
    await exchange(other, owner)
    expect(await caseOf(owner, caseId)).toMatchObject({
      row: { state: 'verified', handler: 'E100', conflicts: 0 },
      bounces: 1,
      course: { referrals: [{ refused: { refusedBecause } }] },
    })
    // A branch that nobody knows: head office says so in the case itself.
    await refer(owner, caseId, 'B77')
    await exchange(owner)
    const told = await caseOf(owner, caseId)
    expect(told).toMatchObject({ row: { state: 'verified', conflicts: 0 }, bounces: 2 })
    expect(told.course.referrals[1]?.refused?.refusedBecause).toContain('B77')
    await expectSound(owner, other)
  })

  it('R-15 takes the slip and its words back when the customer withdraws', async () => {
    const owner = await branch('B01', '人民路支行')
    const other = await branch('B02', '和平路支行')
    const caseId = await verified(owner)
    await refer(owner, caseId, 'B02')
    await exchange(owner, other)
    const slip = await firstSlip(other)
    // Taken at the other branch while its line is down: too late, and it says so.
    down.add('B02')
    await other.must('referralIn.accept', { ...slip, acceptedBy: 'E100' })
    await owner.must('complaint.withdraw', {
      caseId,
      seenVersion: (await caseOf(owner, caseId)).row.version,
      at: formatInstant(clock.now()),
      confirmedByCustomer: true,
      withdrawnBy: '韩先生',
      withdrawnHow: '当面确认',
    })
    await exchange(owner)
    down.delete('B02')
    await exchange(other, owner)
    const seen = await other.must('referralIn.get', { slipId: slip.slipId })
    expect(seen).toMatchObject({
      row: { state: 'taken_back', excerpt: null },
      takenBack: { reason: 'withdrawn' },
      task: null,
      demand: null,
      customerName: null,
    })
    expect((await other.must('today.get', {})).slips).toEqual([])
    expect((await caseOf(owner, caseId)).row.conflicts).toBe(0)
    await expectSound(owner, other)
    await other.close()
    const store = openStore(other.folder, { create: false })
    const parts = store.db
      .prepare("SELECT count(*) AS left FROM event WHERE kind = 'referral_in' AND part IS NOT NULL")
      .get() as { left: number }
    store.close()
    expect(parts.left).toBe(0)
    open.splice(open.indexOf(other), 1)
  })

  it('has one slip and one answer after head office was put back from a backup', async () => {
    const owner = await branch('B01', '人民路支行')
    const other = await branch('B02', '和平路支行')
    const caseId = await verified(owner)
    await exchange(owner, other)
    await headOffice.close()
    const backup = join(folder, 'backup')
    cpSync(join(folder, 'data'), backup, { recursive: true })
    headOffice = await startHeadOffice(join(folder, 'data'), clock)

    await refer(owner, caseId, 'B02')
    await exchange(owner, other)
    const slip = await firstSlip(other)
    await other.must('referralIn.accept', { ...slip, acceptedBy: 'E200' })
    await exchange(other, owner)
    expect((await caseOf(owner, caseId)).course.referrals[0]?.accepted).not.toBeNull()

    await headOffice.close()
    rmSync(join(folder, 'data'), { recursive: true })
    cpSync(backup, join(folder, 'data'), { recursive: true })
    clock.pass(HOUR_MS)
    headOffice = await startHeadOffice(join(folder, 'data'), clock)
    await headOffice.hub.checkIncarnation(true)
    // The answer comes back before the slip it answers.
    await exchange(other, owner)
    await exchange(other, owner)
    expect(await slipsOf(other)).toMatchObject([{ slipId: slip.slipId, state: 'accepted' }])
    const { version } = (await slipsOf(other))[0] ?? { version: 0 }
    const answered = { slipId: slip.slipId, seenVersion: version, feedback: '已核对。' }
    await other.must('referralIn.answer', answered)
    await exchange(other, owner)
    const detail = await caseOf(owner, caseId)
    expect(detail.course.referrals).toMatchObject([
      { accepted: { acceptedBy: 'E200' }, answered: { feedback: '已核对。' } },
    ])
    expect(detail.conflicts).toEqual([])
    expect((await other.must('referralIn.get', { slipId: slip.slipId })).conflicts).toEqual([])
    await expectSound(owner, other)
  })
})

describe('S2-19 the report of a closing', () => {
  it('is met by what head office received that day, and its number can be shown', async () => {
    const owner = await branch('B01', '人民路支行')
    const caseId = await verified(owner)
    await walk(owner, caseId, 'closed')
    await owner.must('complaint.reportClosing', {
      caseId,
      seenVersion: (await caseOf(owner, caseId)).row.version,
      way: 'phoned',
      receipt: '总行值班室',
    })
    clock.pass(HOUR_MS)
    await exchange(owner)
    const detail = await caseOf(owner, caseId)
    expect(detail.course.closeReports.map(({ way }) => way)).toEqual(['phoned', 'synced'])
    expect(detail.course.closeReports[1]?.receipt).toMatch(/^B01-\d+$/)
    expect(detail.clocks.find(({ kind }) => kind === 'close_report')?.state).toBe('met')
    // A person cannot say it for head office.
    expect(
      await owner.ask('complaint.reportClosing', {
        caseId,
        seenVersion: detail.row.version,
        way: 'synced',
        receipt: 'B01-1',
      }),
    ).toMatchObject({ refusal: { field: 'way', source: 'S2-19' } })
    await expectSound(owner)
  })

  it('comes too late when the line was down until the next day', async () => {
    const owner = await branch('B01', '人民路支行')
    const caseId = await verified(owner)
    down.add('B01')
    await walk(owner, caseId, 'closed')
    clock.pass(DAY_MS)
    down.delete('B01')
    await exchange(owner)
    const detail = await caseOf(owner, caseId)
    expect(detail.course.closeReports.map(({ way }) => way)).toEqual(['synced'])
    expect(detail.clocks.find(({ kind }) => kind === 'close_report')?.state).toBe('met_late')
  })
})
