/** Two workstations that have not met give their word on one case: what stands afterwards, on both alike. */
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { complaintVerified } from '#shared/complaint/events/examination.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { DAY_MS, formatInstant } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import { openBook } from '#main/service/book.ts'
import { systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  type MovableClock,
  type TestDesk,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'

vi.setConfig({ testTimeout: 120_000 })

const MORNING = Date.parse('2026-03-02T10:00:00+08:00')
const MANAGER = { employeeNo: 'E300', pin: '604928' } as const

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

interface Two {
  readonly clock: MovableClock
  readonly headOffice: HeadOffice
  readonly first: TestDesk
  readonly second: TestDesk
  readonly caseId: string
}

/** Two desks that know one case and one hall manager; the administrator is signed in at both. */
async function opened(change: Parameters<typeof intake>[1] = {}): Promise<Two> {
  const clock = movableClock(MORNING)
  const headOffice = await startHeadOffice(null, clock)
  open.push(headOffice)
  const desks: TestDesk[] = []
  for (const _ of [1, 2]) {
    const desk = openDesk(undefined, { clock })
    open.push(desk)
    await setUp(desk)
    const code = await headOffice.invite('B01')
    await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
    desks.push(desk)
  }
  const [first, second] = desks as [TestDesk, TestDesk]
  const { employeeNo } = MANAGER
  await first.must('staff.add', { employeeNo, name: '值班经理', role: 'hall_manager' })
  const caseId = newId()
  const receivedAt = formatInstant(MORNING)
  await first.must('complaint.register', intake(caseId, { receivedAt, ...change }))
  await synced([first, second])
  for (const desk of desks) await desk.must('session.activate', MANAGER)
  return { clock, headOffice, first, second, caseId }
}

async function synced(desks: readonly TestDesk[]): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (const desk of desks) await desk.must('sync.now', {})
  }
}

const shown = (desk: TestDesk, caseId: string) => desk.must('complaint.get', { caseId })
const seen = async (desk: TestDesk, caseId: string) => ({
  caseId,
  seenVersion: (await shown(desk, caseId)).row.version,
})
const legal = ({ clocks }: CaseDetail) => {
  const clock = clocks.find(({ kind }) => kind === 'legal_decision')
  return clock && { dueAt: clock.dueAt, state: clock.state }
}
const aside = ({ conflicts }: CaseDetail) =>
  conflicts.map(({ subject, value, source }) => ({ subject, value, source }))

test('S4-39: two approvals that together pass one limit: the later one does not count, on both desks', async () => {
  const { first, second, caseId } = await opened()
  const requests = [newId(), newId()] as const
  for (const requestId of requests) {
    await first.must('complaint.requestCompensation', {
      ...(await seen(first, caseId)),
      requestId,
      lines: [{ kind: 'goodwill', amountFen: 200_000, evidenceId: null }],
      improvementNote: '复训',
    })
  }
  await synced([first, second])
  for (const [index, desk] of [first, second].entries()) {
    await desk.must('session.signIn', MANAGER)
    await desk.must('complaint.decideCompensation', {
      ...(await seen(desk, caseId)),
      requestId: requests[index] ?? '',
      approved: true,
      remark: null,
    })
  }
  await synced([first, second])
  const [here, there] = [await shown(first, caseId), await shown(second, caseId)]
  for (const detail of [here, there]) {
    expect(aside(detail)).toEqual([
      { subject: 'complaint.compensation_decided', value: 'over_limit', source: 'S4-39' },
    ])
    expect(detail.course.compensations.map(({ decided }) => decided?.approved)).toEqual([
      true,
      undefined,
    ])
    const written = detail.timeline.filter(({ type }) => type === 'complaint.compensation_decided')
    expect(written).toHaveLength(2)
  }
  // Nobody can approve the other one over the limit either; declining it settles the case.
  const left = { ...(await seen(first, caseId)), requestId: requests[1] }
  const again = await first.ask('complaint.decideCompensation', {
    ...left,
    approved: true,
    remark: null,
  })
  expect(again).toMatchObject({ ok: false, refusal: { code: 'over_limit' } })
  await first.must('complaint.decideCompensation', { ...left, approved: false, remark: '超限' })
})

test('R-18: judged complex in time by a desk that meets the others later, it counts; judged late, it does not', async () => {
  const { clock, first, second, caseId } = await opened()
  const plain = legal(await shown(first, caseId))
  const judged = async (desk: TestDesk, complexity: 'simple' | 'complex') =>
    desk.must('complaint.judgeComplexity', {
      ...(await seen(desk, caseId)),
      complexity,
      reason: '涉及第三方机构。',
    })
  clock.pass(14 * DAY_MS)
  await second.must('session.signIn', ADMINISTRATOR)
  await judged(second, 'complex')
  clock.pass(4 * DAY_MS)
  await first.must('session.signIn', ADMINISTRATOR)
  expect(legal(await shown(first, caseId))?.state).toBe('overdue')
  await synced([first, second])
  for (const desk of [first, second]) {
    const term = legal(await shown(desk, caseId))
    expect(term?.state).not.toBe('overdue')
    expect(Date.parse(term?.dueAt.slice(0, 10) ?? '')).toBe(
      Date.parse(plain?.dueAt.slice(0, 10) ?? '') + 15 * DAY_MS,
    )
  }
  // Back to simple it is over; nobody makes it run again.
  await second.must('session.signIn', ADMINISTRATOR)
  await judged(second, 'simple')
  await judged(second, 'complex')
  await synced([second, first])
  for (const desk of [first, second]) {
    const detail = await shown(desk, caseId)
    expect(legal(detail)).toEqual({ dueAt: plain?.dueAt, state: 'overdue' })
    expect(detail.intake.complexity).toBe('complex')
    expect(detail.decision.warnings).toContain('complexity_noted_late')
  }
})

test('S4-06(2): a verification forged past the gates is kept, shown with its reason, and opens none', async () => {
  const { clock, headOffice, first, second, caseId } = await opened()
  await second.close()
  open.splice(open.indexOf(second), 1)
  const store = openStore(second.folder, { create: false })
  const options = { db: store.db, clock, random: systemRandom, appVersion: '0.0.0' }
  const at = formatInstant(clock.now())
  const payload = { at, contactedAt: at, ownDepartment: true, verifiedPoints: '属实' }
  const book = openBook({ ...options, report: () => {} })
  for (const actor of [
    { employeeNo: 'e100', role: 'hall_manager' },
    { employeeNo: 'E900', role: 'teller' },
  ]) {
    book.write(actor, (writer) => accepted(writer.append(complaintVerified, caseId, payload)))
  }
  store.close()
  const forged = openDesk(second.folder, { clock })
  open.push(forged)
  await forged.must('session.signIn', ADMINISTRATOR)
  await synced([forged, first])
  const detail = await shown(first, caseId)
  expect([detail.row.state, detail.course.verification]).toEqual(['registered', null])
  const subject = 'complaint.verified'
  const faults = [
    { subject, value: 'same_person', source: 'S4-06(2)' },
    { subject, value: 'not_permitted', source: 'S4-06(2)' },
  ]
  expect(aside(detail)).toEqual(faults)
  const { hub } = headOffice
  for (const branchId of await hub.waitingBranches()) await hub.project(branchId)
  const { rows } = (await headOffice.console('console.branches', {})) as {
    rows: { branchId: string }[]
  }
  const at2 = { branchId: rows[0]?.branchId ?? '', caseId }
  const there = (await headOffice.console('console.case', at2)) as CaseDetail
  expect([there.row.state, aside(there)]).toEqual(['registered', faults])
})
