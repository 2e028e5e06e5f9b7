/**
 * Every complaint that the sources tell goes its way at a branch without a network: registered, verified,
 * investigated, judged by two, answered with a letter, closed, filed and called back.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { verifyStore } from '#main/store/verify.ts'
import { openStore } from '#main/store/open.ts'
import { type Choices, type Walkers, nextStep } from '../support/case-walk.ts'
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
import { SEED_CASES, type SeedCase } from '../support/seed-cases.ts'

const MANAGER = { employeeNo: 'E300', pin: '604928' } as const
const PEOPLE = [ADMINISTRATOR, COLLEAGUE, MANAGER]
const WALKERS: Walkers = {
  handler: COLLEAGUE.employeeNo,
  supervisor: MANAGER.employeeNo,
  otherSupervisor: ADMINISTRATOR.employeeNo,
}

let desk: TestDesk
let clock: MovableClock
let folder: string
/** Ids of the cases by the names of `SEED_CASES`. */
const caseIds = new Map<string, string>()

beforeAll(async () => {
  folder = temporaryFolder('seed-cases')
  clock = movableClock(Date.parse('2026-03-02T10:00:00+08:00'))
  desk = openDesk(folder, { clock })
  await desk.must('setup.complete', {
    branchCode: 'B07',
    branchName: '城东营业部',
    profile: 'insurer',
    administrator: { ...ADMINISTRATOR, name: '管理员' },
  })
  await addColleague(desk)
  await desk.must('staff.add', { ...staff(MANAGER.employeeNo), role: 'hall_manager' })
  await desk.must('session.activate', MANAGER)
})
afterAll(removeFolders)

const minutesAgo = (minutes: number) => formatInstant(clock.now() - minutes * MINUTE_MS)
const staff = (employeeNo: string) => ({ employeeNo, name: '值班经理' })

async function as(employeeNo: string): Promise<void> {
  const { person } = await desk.must('app.status', {})
  const wanted = PEOPLE.find((one) => one.employeeNo === employeeNo)
  if (wanted && person?.employeeNo !== employeeNo) await desk.must('session.signIn', wanted)
}

async function registered(seed: SeedCase): Promise<string> {
  const caseId = newId()
  const original = seed.repeats === undefined ? null : (caseIds.get(seed.repeats) ?? null)
  await as(COLLEAGUE.employeeNo)
  await desk.must(
    'complaint.register',
    intake(caseId, {
      receivedAt: minutesAgo(seed.onPaper ?? 0),
      earlierCalls: seed.calledBefore === undefined ? [] : [minutesAgo(seed.calledBefore)],
      ...seed.intake,
      ...(original === null
        ? {}
        : { repeatOf: { caseId: original, newFacts: false, what: '', sameCustomer: true } }),
    }),
  )
  caseIds.set(seed.id, caseId)
  return caseId
}

const shown = (caseId: string) => desk.must('complaint.get', { caseId })

/** The way stations beside the plain way, each once, when the case is where they are possible. */
async function detour(seed: SeedCase, detail: CaseDetail): Promise<boolean> {
  const { row, course } = detail
  const seen = { caseId: row.caseId, seenVersion: row.version }
  const referred = course.referrals.length > 0
  if (row.state === 'verified' && !referred && seed.by?.includes('referral')) {
    await as(WALKERS.handler)
    const task = '请查明卡在哪一步，并在期限内反馈。'
    const slip = { referralId: newId(), toUnit: '理赔部', toBranch: null, task }
    await desk.must('complaint.refer', { ...seen, ...slip })
    return true
  }
  if (
    row.state === 'replied' &&
    seed.by?.includes('escalation') &&
    detail.escalations.length === 0
  ) {
    await as(WALKERS.handler)
    await desk.must('complaint.escalate', {
      ...seen,
      escalationId: newId(),
      to: 'service_supervisor',
      category: 'beyond_scope',
      skippedLevel: false,
      emergencyReason: null,
      directLeader: null,
      reason: '客户对解释仍不接受，转上级接手答复。',
    })
    return true
  }
  if (row.state === 'verified' && seed.ends === 'withdrawn') {
    await as(WALKERS.handler)
    await desk.must('complaint.withdraw', {
      ...seen,
      at: formatInstant(clock.now()),
      confirmedByCustomer: true,
      withdrawnBy: '曹女士',
      withdrawnHow: '本人来电说明是误会，回拨登记号码核实。',
    })
    return true
  }
  return false
}

async function walked(seed: SeedCase, caseId: string): Promise<CaseDetail> {
  const repeated = seed.repeats === undefined ? {} : { originalCaseId: caseIds.get(seed.repeats) }
  const nature = { ...seed.choices['complaint.proposeNature'], ...repeated }
  const choices: Choices = { ...seed.choices, 'complaint.proposeNature': nature }
  for (;;) {
    clock.pass(7 * MINUTE_MS)
    const detail = await shown(caseId)
    if (await detour(seed, detail)) continue
    const now = formatInstant(clock.now())
    const step = nextStep(detail, WALKERS, { now, newId, word: '' }, choices)
    if (!step) return detail
    await as(step.by)
    await desk.must(step.name, step.input)
  }
}

describe('from intake to return visit', () => {
  test.each(SEED_CASES.filter(({ ends }) => ends !== 'restricted'))('$source $id', async (seed) => {
    const caseId = await registered(seed)
    const end = await walked(seed, caseId)
    expect(end.row.state).toBe('called_back')
    expect(end.decision.nature).toMatchObject({ value: seed.nature, primary: seed.primary })
    expect(end.conflicts).toEqual([])
    expect(end.course.turns.map(({ kind }) => kind)).toEqual([
      seed.ends === 'withdrawn' ? 'withdrawn' : 'closed',
    ])
    // Nobody judged what they had proposed or written down themselves.
    expect(end.course.verification?.by).not.toBe(end.enteredBy)
    const proposal = end.course.natureProposal
    expect(proposal?.confirmed?.by ?? '').not.toBe(proposal?.by)
  })

  test('S2-06(6) a report of wrongdoing leaves the branch', async () => {
    const seed = SEED_CASES.find(({ ends }) => ends === 'restricted')
    if (!seed) throw new Error('there is such a case')
    const caseId = await registered(seed)
    await desk.must('complaint.restrict', { caseId, restrictionReason: 'reported_wrongdoing' })
    expect(await desk.ask('complaint.get', { caseId })).toMatchObject({ ok: false })
    const list = { state: 'all', search: '', offset: 0, limit: 200 } as const
    const { rows } = await desk.must('complaint.list', list)
    expect(rows.map((row) => row.caseId)).not.toContain(caseId)
  })

  test('the book is whole at the end', async () => {
    await desk.close()
    expect(desk.faults).toEqual([])
    const store = openStore(folder, { create: false })
    const { faults } = verifyStore(store)
    store.close()
    expect(faults).toEqual([])
  })
})
