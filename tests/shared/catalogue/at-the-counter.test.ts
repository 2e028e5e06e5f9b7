/** Rows of the catalogue as a person meets them: through the calls of a real workstation. */
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/staff/role.ts'
import { formatInstant, HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import {
  closedCase,
  closing,
  contact,
  fresh,
  registered,
  seenOf,
} from '../../main/service/support/case-inputs.ts'
import { MANAGER, addPeople, as, walkedTo } from '../../main/service/support/walk.ts'
import {
  betweenStarts,
  clock,
  desk,
  events,
  now,
  openCounterForEach,
  refusalOf,
} from '../../support/counter.ts'
import { ADMINISTRATOR, newId } from '../../support/desk.ts'
import { validStepInputs } from '../../support/valid-step-inputs.ts'

openCounterForEach()

const PIN = '582931'
/** Lets somebody of a role work here and signs them in. */
async function signInAs(role: Role, employeeNo = 'E400'): Promise<void> {
  await desk.must('staff.add', { employeeNo, name: '新同事', role })
  await desk.must('session.activate', { employeeNo, pin: PIN })
  await desk.must('session.signIn', { employeeNo, pin: PIN })
}
const seenNow = async (caseId: string) => seenOf(await detailOf(caseId))
const detailOf = (caseId: string) => desk.must('complaint.get', { caseId })

describe('taking a complaint in', () => {
  it('R-028, R-087 saves a draft, then a numbered case, with the network cable out', async () => {
    const draft = fresh()
    await desk.must('draft.save', {
      draftId: draft.caseId,
      kind: 'intake',
      content: { facts: '半' },
    })
    const row = await desk.must('complaint.register', draft)
    expect(row).toMatchObject({ state: 'registered', firstRecipient: 'E100', sync: 'saved_here' })
    expect(row.caseNumber).toMatch(/^B01-20260302-[A-Z2-9]{3}-001$/)
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
    expect((await desk.must('sync.status', {})).enrolled).toBe(false)
  })

  it.each([
    ['R-032', 'channel', { channel: 'smoke' as 'phone' }, 'invalid_input'],
    ['R-032', 'receivedAt', { receivedAt: '2026-03-02T11:00:00+08:00' }, 'in_the_future'],
    ['R-032', 'contact', { contact: '' }, 'field_required'],
    ['R-034', 'facts', { facts: ' ' }, 'field_required'],
    ['R-034', 'demand', { demand: '' }, 'field_required'],
    ['R-158', 'customerName', { customerName: '' }, 'field_required'],
  ] as const)('%s asks for %s', async (_row, field, change, code) => {
    expect(await refusalOf(() => desk.ask('complaint.register', fresh(change)))).toMatchObject({
      code,
      field,
    })
  })

  it('R-228, R-278 names every missing field while somebody types', async () => {
    const empty = { customerName: '', contact: '', facts: '', demand: '' }
    const { missing } = await desk.must('complaint.evaluate', fresh(empty))
    expect(missing.map(({ field }) => field)).toEqual([
      'customerName',
      'contact',
      'facts',
      'demand',
    ])
  })

  it('R-033 is open to a trainee', async () => {
    await signInAs('trainee')
    expect(await desk.must('complaint.register', fresh())).toMatchObject({ firstRecipient: 'E400' })
  })

  it('R-092 is at once: a late entry says why and keeps both times', async () => {
    const receivedAt = formatInstant(clock.now() - 16 * MINUTE_MS)
    expect(
      await refusalOf(() => desk.ask('complaint.register', fresh({ receivedAt }))),
    ).toMatchObject({ field: 'lateEntryReason', source: 'S2-15' })
    const { caseId } = await desk.must(
      'complaint.register',
      fresh({ receivedAt, lateEntryReason: '客户较多' }),
    )
    const first = (await detailOf(caseId)).timeline[0]
    expect([first?.occurredAt, first?.recordedAt]).toEqual([receivedAt, now()])
  })

  it('R-094, R-095 tells of an agitated walk-in while it is typed', async () => {
    const reception = { ...fresh().reception, walkIn: true, agitated: true }
    const { decision } = await desk.must('complaint.evaluate', fresh({ reception }))
    expect(decision.urgency).toMatchObject({ level: 'level1', dueAt: '2026-03-02T11:00:00+08:00' })
  })

  it.each([
    ['R-084 press', { media: true }, ['office', 'legal'], ['head_office']],
    ['R-176 a gathering', { gathering: true }, ['police', 'branch_head'], ['head_office']],
    ['R-181 a blow', { violence: true }, ['police', 'branch_head'], []],
  ])('%s is said at once', async (_row, seen, notify, filing) => {
    const reception = { ...fresh().reception, walkIn: true, ...seen }
    const { decision } = await desk.must('complaint.evaluate', fresh({ reception }))
    expect([decision.alerts.notify, decision.filing]).toEqual([notify, filing])
  })

  it('R-082 a walk-in is noted as such, with the words that lead to a quiet room', async () => {
    const reception = { ...fresh().reception, walkIn: true }
    const { caseId } = await registered({ reception })
    expect((await detailOf(caseId)).timeline[0]?.payload).toMatchObject({ reception })
    const { prompts } = await desk.must('phrase.find', {
      where: { situation: 'SP-W1' },
      caseId,
      complaintTyped: false,
    })
    expect(prompts[0]?.text).toMatch(/请不要着急.*坐下慢慢说/)
  })

  it('R-073 a report of wrongdoing is sent to its channel, nothing of it stays', async () => {
    const before = await events()
    const refusal = await refusalOf(() =>
      desk.ask('complaint.register', fresh({ intakeType: 'whistleblowing' })),
    )
    expect(refusal).toMatchObject({ code: 'whistleblowing_channel', source: 'S2-06(6)' })
    expect(await events()).toBe(before)
  })
})

describe('handling it', () => {
  it('R-216 whoever was asked first stays named', async () => {
    await signInAs('teller')
    const seen = await registered()
    const { row } = await desk.must('complaint.assignHandler', { ...seen, handler: 'E100' })
    expect(row).toMatchObject({ firstRecipient: 'E400', handler: 'E100' })
    const { rows } = await desk.must('complaint.list', {
      state: 'open',
      search: '',
      offset: 0,
      limit: 10,
    })
    expect(rows.map(({ firstRecipient }) => firstRecipient)).toEqual(['E400'])
  })

  it('R-035 the hour for a handler runs from the receipt and is met by the first one', async () => {
    const seen = await registered()
    const stateOf = async () =>
      (await detailOf(seen.caseId)).clocks.find(({ kind }) => kind === 'handler_assign')?.state
    expect(await stateOf()).toBe('pending')
    clock.pass(HOUR_MS + 1000)
    expect(await stateOf()).toBe('overdue')
    await desk.must('complaint.assignHandler', { ...seen, handler: 'E100' })
    expect(await stateOf()).toBe('met_late')
  })

  it.each(['trainee', 'teller', 'lobby_manager'] as const)(
    'R-038, R-323 a %s reports upward from any case, open or closed',
    async (role) => {
      const open = await registered()
      const closed = await closedCase()
      await signInAs(role)
      for (const seen of [open, closed]) {
        await desk.must('complaint.escalate', {
          ...seen,
          escalationId: newId(),
          to: 'hall_manager',
          category: 'beyond_scope',
          skippedLevel: false,
          emergencyReason: null,
          directLeader: null,
          reason: '客户要求负责人答复。',
        })
        const said = (await detailOf(seen.caseId)).timeline.at(-1)
        expect(said).toMatchObject({ type: 'complaint.escalated', by: 'E400' })
        expect(said?.payload).toMatchObject({ to: 'hall_manager', at: now() })
      }
    },
  )

  it('R-160, R-310 a promised time is kept by a contact, reached or not, and broken by none', async () => {
    const seen = await registered()
    const [kept, forgotten] = [newId(), newId()]
    for (const promiseId of [kept, forgotten]) {
      const dueAt = formatInstant(clock.now() + HOUR_MS)
      await desk.must('complaint.makePromise', { ...seen, promiseId, dueAt, what: '告知进展' })
      clock.pass(MINUTE_MS)
    }
    clock.pass(50 * MINUTE_MS)
    await desk.must('complaint.logContact', contact(seen, { promiseId: kept, reached: false }))
    clock.pass(11 * MINUTE_MS)
    const { promises, row } = await detailOf(seen.caseId)
    expect(row.state).toBe('registered')
    expect(promises.map(({ promiseId, broken }) => [promiseId, broken])).toEqual([
      [kept, false],
      [forgotten, true],
    ])
  })

  it('R-160 a promise lies ahead and within the term of the case', async () => {
    const seen = await registered()
    const promise = (dueAt: string) => () =>
      desk.ask('complaint.makePromise', { ...seen, promiseId: newId(), dueAt, what: '答复' })
    expect(await refusalOf(promise(now()))).toMatchObject({
      code: 'in_the_past',
      source: 'S3-28#4',
    })
    expect(await refusalOf(promise('2026-03-20T10:00:00+08:00'))).toMatchObject({
      code: 'after_resolve_due',
      source: 'S3-28#4',
    })
  })

  it('R-036, R-293, T-75 no case is closed without an answer that went out', async () => {
    let seen = await registered()
    const close = () =>
      desk.ask('complaint.close', closing(seen, { outcome: 'refused_with_reason' }))
    const notYet = { code: 'step_not_possible', field: 'state', source: 'S2-12' }
    expect(await refusalOf(close)).toMatchObject(notYet)
    seen = seenOf(await desk.must('complaint.logContact', contact(seen, { direction: 'inbound' })))
    expect(await refusalOf(close)).toMatchObject(notYet)
    seen = seenOf(await walkedTo(seen.caseId, 'proposing'))
    expect(await refusalOf(close)).toMatchObject(notYet)
    seen = seenOf(await walkedTo(seen.caseId, 'replied'))
    expect(await close()).toMatchObject({ ok: true, value: { row: { state: 'closed' } } })
  })

  it('R-029 no case is looked into, and so none closed, without a handler', async () => {
    const { caseId } = await registered()
    await addPeople()
    const right = async () => validStepInputs(await seenNow(caseId), now())
    await as(MANAGER.employeeNo)
    const verified = { ...(await right())['complaint.verify'], ownDepartment: true }
    await desk.must('complaint.verify', verified)
    const start = (await right())['complaint.startInvestigation']
    expect(await refusalOf(() => desk.ask('complaint.startInvestigation', start))).toMatchObject({
      code: 'step_incomplete',
      field: 'handler',
      source: 'S1-25(4)',
    })
  })

  it('R-100, R-101 closing starts the report of the day and the callback', async () => {
    const { caseId } = await closedCase()
    const { clocks } = await detailOf(caseId)
    const due = (wanted: string) => clocks.find(({ kind }) => kind === wanted)?.dueAt
    expect(due('close_report')).toBe('2026-03-02T24:00:00+08:00')
    expect(due('callback')).toBe('2026-03-09T24:00:00+08:00')
  })

  it('R-090, C-17 a closed case is changed by reopening it first', async () => {
    const seen = await closedCase()
    expect(
      await refusalOf(() => desk.ask('complaint.assignHandler', { ...seen, handler: 'E100' })),
    ).toMatchObject({ code: 'already_closed' })
    const { row } = await desk.must('complaint.reopen', { ...seen, reason: '客户仍有遗留问题' })
    expect(row.state).toBe('reopened')
  })
})

describe('seeing it', () => {
  it('R-043 open cases stand on top of the day, the most pressing first', async () => {
    const calm = await registered()
    clock.pass(MINUTE_MS)
    const reception = { ...fresh().reception, walkIn: true, agitated: true }
    const urgent = await registered({ reception })
    const done = await closedCase()
    await desk.must('complaint.assignHandler', { ...calm, handler: 'E100' })
    const { cases, openCases } = await desk.must('today.get', {})
    expect(cases.map(({ caseId }) => caseId)).toEqual([urgent.caseId, calm.caseId])
    expect(openCases).toBe(2)
    expect(cases.map(({ caseId }) => caseId)).not.toContain(done.caseId)
  })

  it('R-232 the ledger finds a case by its state and by its number', async () => {
    const first = await registered()
    await registered()
    const closed = await closedCase()
    const listed = async (change: object) => {
      const query = { state: 'all', search: '', offset: 0, limit: 10, ...change } as const
      return (await desk.must('complaint.list', query)).rows.map(({ caseId }) => caseId)
    }
    expect(await listed({ state: 'closed' })).toEqual([closed.caseId])
    expect(await listed({ search: '-001' })).toEqual([first.caseId])
    expect(await listed({ state: 'open' })).toHaveLength(2)
    expect(await listed({})).toHaveLength(3)
  })

  it('R-259 names and contacts are masked until somebody says what for', async () => {
    const { caseId } = await registered()
    const shown = await detailOf(caseId)
    expect([shown.row.customerName, shown.contact]).toEqual(['韩**', '*******0042'])
    expect(JSON.stringify([shown, await desk.must('today.get', {})])).not.toMatch(
      /13800000042|韩先生/,
    )
    const whole = await desk.must('complaint.reveal', { caseId, purpose: 'contact_customer' })
    expect(whole).toMatchObject({ customerName: '韩先生', contact: '13800000042' })
    expect((await detailOf(caseId)).timeline.at(-1)).toMatchObject({
      type: 'complaint.revealed',
      by: 'E100',
      payload: { purpose: 'contact_customer' },
    })
    await desk.must('session.lock', {})
    expect(await refusalOf(() => desk.ask('complaint.get', { caseId })).catch(String)).toMatch(
      /locked/,
    )
  })

  it('R-237 everything bears the number of who did it, and nobody is nobody', async () => {
    const seen = await registered()
    await signInAs('lobby_manager')
    await desk.must('complaint.logContact', contact(seen))
    const { timeline } = await detailOf(seen.caseId)
    expect(timeline.map(({ by, role }) => `${by} ${role}`)).toEqual([
      'E100 admin',
      'E400 lobby_manager',
    ])
    await desk.must('session.signOut', {})
    expect(await desk.ask('complaint.register', fresh())).toMatchObject({
      ok: false,
      refusal: { code: 'not_signed_in' },
    })
  })

  it('R-274, R-275 a locked desk is opened by the same person alone', async () => {
    await signInAs('teller')
    await desk.must('session.lock', {})
    const unlock = (pin: string) => desk.ask('session.unlock', { pin })
    expect(await unlock(ADMINISTRATOR.pin)).toMatchObject({ ok: false })
    expect(await unlock(PIN)).toMatchObject({ ok: true, value: { locked: false } })
  })
})

describe('keeping it true', () => {
  it('R-116, R-260 a correction names the field, who and when, and the old words stay', async () => {
    const seen = await registered()
    await signInAs('teller')
    clock.pass(MINUTE_MS)
    const correction = { ...seen, facts: '补充：当时有两位同事在场。' }
    expect(await refusalOf(() => desk.ask('complaint.changeDetails', correction))).toMatchObject({
      code: 'change_reason_missing',
      field: 'changeReason',
      source: 'S4-16(4)',
    })
    const changeReason = '客户又想起来的'
    await desk.must('complaint.changeDetails', { ...correction, changeReason })
    const { timeline, facts } = await detailOf(seen.caseId)
    expect(facts).toBe('补充：当时有两位同事在场。')
    expect(timeline.map(({ type, by }) => [type, by])).toEqual([
      ['complaint.registered', 'E100'],
      ['complaint.details_changed', 'E400'],
    ])
    expect(timeline[0]?.payload.facts).toBe('办理业务时工作人员态度不好。')
    expect(timeline[1]).toMatchObject({ occurredAt: now(), payload: { facts, changeReason } })
  })

  it('R-116, T-87 a record that is altered in the file is named by the check', async () => {
    const { caseId } = await closedCase()
    expect((await desk.must('store.verify', {})).faults).toEqual([])
    await betweenStarts((store) => {
      const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      for (const name of store.db.prepare(triggers).pluck().all()) {
        store.db.exec(`DROP TRIGGER ${String(name)}`)
      }
      const altered = store.db.prepare(
        'UPDATE event SET part = zeroblob(40) WHERE row = (SELECT min(row) FROM event WHERE aggregate = ?)',
      )
      expect(altered.run(caseId).changes).toBe(1)
    })
    const { faults } = await desk.must('store.verify', {})
    expect(faults.filter(({ kind }) => kind === 'chain')).toMatchObject([{ code: 'part' }])
  })

  it('R-261 only a supervisor erases, and only what is closed', async () => {
    const open = await registered()
    const erase = (seen: typeof open) => () =>
      desk.ask('complaint.requestErasure', { ...seen, basis: 'retention_ended' })
    expect(await refusalOf(erase(open))).toMatchObject({ code: 'case_open', source: 'R-28' })
    const closed = await closedCase()
    await signInAs('teller')
    expect(await erase(closed)()).toMatchObject({ ok: false, refusal: { code: 'not_permitted' } })
  })
})
