/** Restricting, holding, keeping and erasing: a word that has to go is in no row and in no byte. */
import { describe, expect, it } from 'vitest'
import { complaintWithdrawn } from '#shared/complaint/events/ending.ts'
import { casePrivacyCalls } from '#shared/contract/calls/case-privacy.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { Writer } from '#main/service/book.ts'
import {
  betweenStarts,
  clock,
  desk,
  now,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
  writePast,
} from '../../support/counter.ts'
import { COLLEAGUE, addColleague, intake, newId } from '../../support/desk.ts'
import { filesWith } from '../../support/raw-store.ts'

openCounterForEach()

const SECRET = '鹌鹑7731的秘密'
const YEARS_MS = 366 * 86_400_000
const ALL = { state: 'all', search: '', offset: 0, limit: 50 } as const
const SUPERVISOR = { employeeNo: 'E300', pin: '719346' } as const
const THIRD = { employeeNo: 'E400', pin: '825174' } as const

async function registered(change: Partial<Input<'complaint.register'>> = {}): Promise<string> {
  const caseId = newId()
  const draft = intake(caseId, { receivedAt: now(), facts: SECRET, ...change })
  await desk.must('complaint.register', draft)
  return caseId
}

/** Ended by the customer's own wish, which needs no other step. */
async function withdrawn(): Promise<string> {
  const caseId = await registered()
  await writePast((writer) => withdraw(writer, caseId))
  return caseId
}

function withdraw(writer: Writer, caseId: string) {
  const folded = writer.db
    .prepare("SELECT displayed FROM aggregate WHERE kind = 'complaint' AND id = ?")
    .pluck()
    .get(caseId) as string
  const { decision } = (JSON.parse(folded) as { state: ComplaintState }).state
  return writer.append(complaintWithdrawn, caseId, {
    at: now(),
    confirmedByCustomer: true,
    withdrawnBy: SECRET,
    withdrawnHow: SECRET,
    decision,
  })
}

async function seen(caseId: string) {
  const { row } = await desk.must('complaint.get', { caseId })
  return { caseId, seenVersion: row.version }
}

async function addSupervisors(): Promise<void> {
  for (const person of [SUPERVISOR, THIRD]) {
    const { employeeNo } = person
    await desk.must('staff.add', { employeeNo, name: '主管', role: 'service_supervisor' })
    await desk.must('session.activate', person)
  }
}

async function as(person: { employeeNo: string; pin: string }): Promise<void> {
  await desk.must('session.signOut', {})
  await desk.must('session.signIn', person)
}

describe('T-21 R-073 a restricted case', () => {
  it('leaves its words in no table, but in the one copy that head office does not have yet', async () => {
    const caseId = await registered({ demand: SECRET, customerName: SECRET })
    const other = await registered({ facts: '另一件事' })
    await desk.must('draft.save', { draftId: newId(), kind: 'intake', content: { caseId, SECRET } })
    expect(filesWith(desk.folder, SECRET)).not.toEqual([])
    const before = await desk.must('complaint.list', ALL)
    await desk.must('complaint.restrict', { caseId, restrictionReason: 'reported_wrongdoing' })
    expect((await desk.must('complaint.list', ALL)).total).toBe(before.total - 1)
    await betweenStarts((store) => {
      const parts = store.db
        .prepare('SELECT count(*) FROM event WHERE aggregate = ? AND part IS NOT NULL')
        .pluck()
      expect(parts.get(caseId)).toBe(1)
      for (const table of tablesOf(store.db)) {
        if (table === 'event') continue
        const rows = JSON.stringify(store.db.prepare(`SELECT * FROM "${table}"`).all())
        expect(`${table} ${rows.includes(SECRET)}`).toBe(`${table} false`)
      }
    })
    expect((await desk.must('complaint.get', { caseId: other })).facts).toBe('另一件事')
  })

  it('stands in no list, count, search, today or draft, and nobody can do anything to it', async () => {
    const caseId = await registered({ customerName: '韩秘密' })
    const { row } = await desk.must('complaint.get', { caseId })
    await desk.must('complaint.restrict', { caseId, restrictionReason: 'own_branch_involved' })
    for (const search of ['', row.caseNumber, '韩']) {
      expect(await desk.must('complaint.list', { ...ALL, search })).toEqual({ rows: [], total: 0 })
    }
    expect(await desk.must('complaint.list', { ...ALL, state: 'restricted' })).toMatchObject({
      total: 0,
    })
    const today = await desk.must('today.get', {})
    expect(today).toMatchObject({ cases: [], openCases: 0, promises: [], instructions: [] })
    const gone = { refusal: { code: 'unknown_case' } }
    expect(await desk.ask('complaint.get', { caseId })).toMatchObject(gone)
    expect(await desk.ask('complaint.reveal', { caseId, purpose: 'handle_case' })).toMatchObject(
      gone,
    )
    await desk.must('draft.save', { draftId: caseId, kind: 'intake', content: { facts: SECRET } })
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
  })

  it('keeps its number taken, and answers the second who restricts it like the first', async () => {
    const caseId = await registered()
    const restricting = { caseId, restrictionReason: 'reporter_at_risk' } as const
    const first = await desk.must('complaint.restrict', restricting)
    expect(await desk.must('complaint.restrict', restricting)).toEqual(first)
    await betweenStarts(() => null)
    const next = await registered()
    const { row } = await desk.must('complaint.get', { caseId: next })
    expect(row.caseNumber).not.toBe(first.caseNumber)
    const { faults } = await desk.must('store.verify', {})
    expect(faults).toEqual([])
  })

  it('is restricted by whoever handles cases, and by nobody who only takes them in', async () => {
    const caseId = await registered()
    await desk.must('staff.add', { employeeNo: 'E500', name: '新人', role: 'trainee' })
    await desk.must('session.activate', { employeeNo: 'E500', pin: '604928' })
    await as({ employeeNo: 'E500', pin: '604928' })
    expect(
      await desk.ask('complaint.restrict', { caseId, restrictionReason: 'reporter_at_risk' }),
    ).toMatchObject({ refusal: { code: 'not_permitted' } })
    const unknown = { caseId: newId(), restrictionReason: 'reporter_at_risk' } as const
    await addAndEnter()
    expect(await refusalOf(() => desk.ask('complaint.restrict', unknown))).toMatchObject({
      code: 'unknown_case',
    })
  })
})

async function addAndEnter(): Promise<void> {
  await as({ employeeNo: 'E100', pin: '482913' })
  await addColleague(desk)
  await as(COLLEAGUE)
}

function tablesOf(db: { prepare(text: string): { pluck(): { all(): unknown[] } } }): string[] {
  return db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
}

describe('S2-30 E-36 a case that is held', () => {
  it('is not erased until the hold is lifted, however long ago it ended', async () => {
    const caseId = await withdrawn()
    const hold = { holdId: newId(), holdReason: 'litigation', holdReference: '（2026）京01民初7号' }
    const placing = { ...(await seen(caseId)), ...hold } as const
    const held = await desk.must('complaint.placeHold', placing as Input<'complaint.placeHold'>)
    expect(held.privacy.holds).toMatchObject([{ ...hold, by: 'E100', lifted: null }])
    await desk.must('complaint.placeHold', placing as Input<'complaint.placeHold'>)
    clock.pass(4 * YEARS_MS)
    const ask = async () =>
      desk.ask('complaint.requestErasure', { ...(await seen(caseId)), basis: 'retention_ended' })
    expect(await refusalOf(ask)).toMatchObject({ code: 'legal_hold', source: 'S2-30' })
    expect(await desk.must('complaint.listKept', { offset: 0, limit: 10 })).toMatchObject({
      rows: [{ caseId, held: true }],
    })
    const lifting = { holdId: hold.holdId, liftReason: 'matter_ended' } as const
    const lifted = await desk.must('complaint.liftHold', { ...(await seen(caseId)), ...lifting })
    expect(lifted.privacy.holds).toMatchObject([{ lifted: { liftReason: 'matter_ended' } }])
    const again = { ...(await seen(caseId)), ...lifting }
    expect(await refusalOf(() => desk.ask('complaint.liftHold', again))).toMatchObject({
      code: 'unknown_hold',
    })
    expect((await ask()).ok).toBe(true)
  })
})

describe('R-28 PIPL 19 the keeping time', () => {
  it('is shown with its source once the case has ended, and erasing before it is refused', async () => {
    const open = await registered()
    const shown = await desk.must('complaint.get', { caseId: open })
    expect(shown.privacy).toEqual({ retention: null, holds: [], erasureRequest: null })
    const caseId = await withdrawn()
    const { privacy } = await desk.must('complaint.get', { caseId })
    expect(privacy.retention).toMatchObject({
      keepUntil: '2029-03-02',
      years: 3,
      source: 'R-28',
      over: false,
    })
    const ask = async (id: string, basis: Input<'complaint.requestErasure'>['basis']) => {
      const on = await seen(id)
      return refusalOf(() => desk.ask('complaint.requestErasure', { ...on, basis }))
    }
    expect(await ask(open, 'retention_ended')).toMatchObject({ code: 'case_open', source: 'R-28' })
    expect(await ask(caseId, 'retention_ended')).toMatchObject({
      code: 'still_kept',
      source: 'R-28',
      params: { keepUntil: '2029-03-02' },
    })
    expect(await ask(caseId, 'customer_request')).toMatchObject({
      code: 'only_storing_allowed',
      source: 'PIPL 47',
    })
    expect(await ask(caseId, 'entered_by_mistake')).toMatchObject({ code: 'own_case' })
    expect((await desk.must('complaint.listKept', { offset: 0, limit: 10 })).total).toBe(0)
  })
})

describe('S4-16(5) T-erase two people', () => {
  it('take the words out of every byte of the folder, with a certificate', async () => {
    await addSupervisors()
    const caseId = await withdrawn()
    clock.pass(4 * YEARS_MS)
    await betweenStarts(() => null)
    await as(SUPERVISOR)
    const none = { ...(await seen(caseId)), certificate: 'XH-2030-001' }
    expect(await refusalOf(() => desk.ask('complaint.erase', none))).toMatchObject({
      code: 'nothing_requested',
    })
    const asked = await desk.must('complaint.requestErasure', {
      ...(await seen(caseId)),
      basis: 'retention_ended',
    })
    expect(asked.privacy.erasureRequest).toMatchObject({ by: 'E300', basis: 'retention_ended' })
    const confirm = async () =>
      desk.ask('complaint.erase', { ...(await seen(caseId)), certificate: 'XH-2030-001' })
    expect(await refusalOf(confirm)).toMatchObject({
      code: 'another_person_needed',
      source: 'S4-16(5)',
    })
    await as(THIRD)
    expect(filesWith(desk.folder, SECRET)).not.toEqual([])
    expect(await confirm()).toMatchObject({ ok: true, value: { erased: true, facts: null } })
    expect(filesWith(desk.folder, SECRET)).toEqual([])
    expect((await desk.must('store.verify', {})).faults).toEqual([])
    const { timeline } = await desk.must('complaint.get', { caseId })
    expect(timeline.at(-1)).toMatchObject({
      type: 'complaint.personal_erased',
      by: 'E400',
      payload: { basis: 'retention_ended', requestedBy: 'E300', certificate: 'XH-2030-001' },
    })
  })

  it('leave nothing in gaps and free pages of a book that has been written in for long', async () => {
    await addSupervisors()
    const secrets = Array.from({ length: 40 }, (_, index) => `鹧鸪${1000 + index}号线索`)
    const cases: string[] = []
    for (const [index, secret] of secrets.entries()) {
      const facts = `${secret}，${'长'.repeat((index * 97) % 3000)}`
      cases.push(await registered({ facts }))
      const [earlier = ''] = cases.slice(Math.floor(index / 2))
      const demand = `${secrets[Math.floor(index / 2)]}，${'补'.repeat((index * 61) % 1500)}`
      await desk.must('complaint.changeDetails', {
        ...(await seen(earlier)),
        demand,
        changeReason: '客户更正',
      })
    }
    const [erased = '', kept = ''] = [cases[7], cases[8]]
    const told = { contactId: newId(), at: now(), reached: true, promiseId: null } as const
    await desk.must('complaint.logContact', {
      ...(await seen(erased)),
      ...told,
      direction: 'outbound',
      channel: 'phone',
      summary: `${secrets[7]}已说明`,
    })
    await writePast((writer) => withdraw(writer, erased))
    await as(SUPERVISOR)
    const basis = 'entered_by_mistake'
    await desk.must('complaint.requestErasure', { ...(await seen(erased)), basis })
    await as(THIRD)
    await desk.must('complaint.erase', { ...(await seen(erased)), certificate: 'XH-2026-003' })
    expect(filesWith(desk.folder, secrets[7] ?? '')).toEqual([])
    expect(filesWith(desk.folder, secrets[8] ?? '')).not.toEqual([])
    expect((await desk.must('complaint.get', { caseId: kept })).facts).toContain(secrets[8])
  })

  it('say that an entry was a mistake only when neither had anything to do with it', async () => {
    await addSupervisors()
    const caseId = await withdrawn()
    await as(SUPERVISOR)
    await desk.must('complaint.requestErasure', {
      ...(await seen(caseId)),
      basis: 'entered_by_mistake',
    })
    await as({ employeeNo: 'E100', pin: '482913' })
    const confirm = { ...(await seen(caseId)), certificate: 'XH-2026-002' }
    expect(await refusalOf(() => desk.ask('complaint.erase', confirm))).toMatchObject({
      code: 'own_case',
    })
    await desk.must('complaint.escalate', {
      ...(await seen(caseId)),
      escalationId: newId(),
      to: 'service_supervisor',
      category: 'beyond_scope',
      skippedLevel: false,
      emergencyReason: null,
      directLeader: null,
      reason: '请示',
    })
    await as(THIRD)
    const raised = { ...(await seen(caseId)), certificate: 'XH-2026-002' }
    expect(await refusalOf(() => desk.ask('complaint.erase', raised))).toMatchObject({
      code: 'not_a_mistake',
    })
  })
})

it('R-17: nobody holds, frees or erases what speaks against them', async () => {
  const caseId = await registered({ complainedOf: ['E100'] })
  const seen = { caseId, seenVersion: 1 }
  const answers = [
    await desk.ask('complaint.placeHold', {
      ...seen,
      holdId: newId(),
      holdReason: 'litigation',
      holdReference: '案号',
    }),
    await desk.ask('complaint.liftHold', {
      ...seen,
      holdId: newId(),
      liftReason: 'matter_ended',
    }),
    await desk.ask('complaint.requestErasure', { ...seen, basis: 'entered_by_mistake' }),
    await desk.ask('complaint.erase', { ...seen, certificate: 'XH-2026-001' }),
  ]
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'own_complaint', source: 'R-17' } })
  }
})

describe('the calls', () => {
  it('have each of their refusals met here', () => {
    const shared = ['needs_update', 'erased', 'changed_meanwhile', 'unknown_case']
    const names = Object.keys(casePrivacyCalls)
    const left = refusalsNotMet(casePrivacyCalls, names).filter(
      (entry) => !shared.some((code) => entry.endsWith(` ${code}`)),
    )
    // A confirmation looks at the same rules as the request before it.
    expect(left).toEqual([
      'complaint.erase case_open',
      'complaint.erase legal_hold',
      'complaint.erase only_storing_allowed',
      'complaint.erase still_kept',
      'complaint.requestErasure not_a_mistake',
      // tests/main/service/case-ways.test.ts
      'complaint.restrict own_complaint',
    ])
  })
})
