/** Records beside the straight way: every gate tried shut, then open. */
import { describe, expect, test } from 'vitest'
import type { RecordStepCall } from '#shared/contract/calls/case-records.ts'
import { formatInstant, DAY_MS, HOUR_MS } from '#shared/foundation/instant.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { clock, desk, now, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from '../../support/desk.ts'
import { validRecordInputs } from '../../support/valid-record-inputs.ts'
import { validStepInputs } from '../../support/valid-step-inputs.ts'
import { registered, seenOf } from './support/case-inputs.ts'
import { caseIn } from './support/steps.ts'
import { MANAGER, addPeople, as, walkedTo } from './support/walk.ts'

openCounterForEach()

/** Says neither who they are nor how to reach them. */
const ANONYMOUS = {
  anonymous: true,
  customerName: '',
  contact: '',
  contactMissingReason: '不愿留',
}

const ahead = (ms = HOUR_MS) => formatInstant(clock.now() + ms)
const inputOf = (detail: CaseDetail, name: RecordStepCall, input: object) => ({
  ...validRecordInputs(seenOf(detail), now(), ahead())[name],
  ...input,
})

/** Code, field and everything missing; null when it was written. */
async function shut(detail: CaseDetail, name: RecordStepCall, input: object = {}) {
  const answer = await desk.ask(name, inputOf(detail, name, input) as never)
  if (answer.ok) return null
  const { code, field, source, params } = answer.refusal
  expect(source, name).toMatch(/^(S\d-|R-)/)
  return [code, params?.['missing'] ?? field]
}
async function write(detail: CaseDetail, name: RecordStepCall, input: object = {}) {
  return (await desk.must(name, inputOf(detail, name, input) as never)) as CaseDetail
}
async function opened(change: object = {}): Promise<CaseDetail> {
  await addPeople()
  const { caseId } = await registered(change)
  return desk.must('complaint.get', { caseId })
}

describe('whose complaint it is', () => {
  test('R-22 the identity is checked in a way that is named; who stays anonymous is heard without', async () => {
    const detail = await opened()
    expect(await shut(detail, 'complaint.checkIdentity', { way: null })).toEqual([
      'step_incomplete',
      'identity.way',
    ])
    const checkId = newId()
    const checked = await write(detail, 'complaint.checkIdentity', { checkId })
    expect(checked.course.identityChecks).toMatchObject([{ way: 'document', by: 'E100' }])
    const again = await write(checked, 'complaint.checkIdentity', { checkId })
    expect(again.row.version).toBe(checked.row.version)
    const anonymous = await opened(ANONYMOUS)
    expect(await shut(anonymous, 'complaint.checkIdentity')).toEqual(['anonymous_heard', undefined])
  })

  test('R-18 what nobody entitled stands behind ends declined, by another supervisor, and may open again', async () => {
    const detail = await opened()
    expect(await shut(detail, 'complaint.decline')).toEqual(['same_person', undefined])
    await as(MANAGER.employeeNo)
    expect(
      await shut(detail, 'complaint.decline', { declineFinding: ' ', submitterToldAt: null }),
    ).toEqual(['decline_incomplete', 'declineFinding,submitterToldAt'])
    expect(await shut(detail, 'complaint.decline', { notFromComplainant: false })).toEqual([
      'complaint_accepted',
      'notFromComplainant',
    ])
    const untold = inputOf(detail, 'complaint.decline', { submitterToldAt: ahead() })
    expect(await desk.ask('complaint.decline', untold as never)).toMatchObject({
      refusal: { code: 'in_the_future', field: 'submitterToldAt' },
    })
    const declined = await write(detail, 'complaint.decline')
    expect(declined.row.state).toBe('declined')
    expect(
      declined.clocks.filter(({ state }) => state === 'pending').map(({ kind }) => kind),
    ).toEqual([])
    expect(await shut(declined, 'complaint.decline')).toEqual(['step_not_possible', 'state'])
    expect(declined.gates.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['archive', 'reopen', 'escalate']),
    )
    const { caseId } = declined.row
    const reopened = await desk.must('complaint.reopen', {
      ...seenOf(declined),
      reason: '补交了授权书',
    })
    expect([reopened.row.state, reopened.course.declination]).toEqual(['reopened', null])
    expect(
      (await desk.must('complaint.get', { caseId })).timeline.map(({ type }) => type),
    ).toContain('complaint.declined')
  })

  test('R-18 a case whose complainant was checked is not declined', async () => {
    const checked = await write(await opened(), 'complaint.checkIdentity')
    await as(MANAGER.employeeNo)
    expect(await shut(checked, 'complaint.decline')).toEqual([
      'complaint_accepted',
      'notFromComplainant',
    ])
  })
})

describe('talks, meetings and visits', () => {
  test('R-183 a talk is signed or witnessed, one copy each, recorded with consent alone', async () => {
    const detail = await opened()
    expect(
      await shut(detail, 'complaint.recordTalk', {
        talkContent: '',
        signature: null,
        copies: 1,
        recorded: true,
      }),
    ).toEqual(['step_incomplete', 'talkContent,signature,copies,recordingConsent'])
    expect(await shut(detail, 'complaint.recordTalk', { signature: 'refused' })).toEqual([
      'step_incomplete',
      'witness',
    ])
    const told = await write(detail, 'complaint.recordTalk', {
      signature: 'refused',
      witness: '刘大妈',
    })
    expect(told.course.talks).toMatchObject([{ signature: 'refused', copies: 2 }])
    expect(told.timeline.at(-1)?.payload['witness']).toBe('刘**')
  })

  test('R-199 counsel meets nobody alone', async () => {
    const detail = await opened()
    const counsel = { employeeNo: 'E900', name: '法务', role: 'legal_counsel' } as const
    await desk.must('staff.add', counsel)
    expect(await shut(detail, 'complaint.recordMeeting', { attendees: ['E900'] })).toEqual([
      'counsel_alone',
      'attendees',
    ])
    expect(await shut(detail, 'complaint.recordMeeting', { attendees: ['E404'] })).toEqual([
      'unknown_person',
      'attendees.0',
    ])
    const met = await write(detail, 'complaint.recordMeeting', {
      attendees: ['E900', COLLEAGUE.employeeNo],
    })
    expect(met.course.meetings).toMatchObject([{ attendees: ['E900', COLLEAGUE.employeeNo] }])
  })

  test('R-198 a visit has two people, a supervisor and the approval of somebody who stays', async () => {
    const detail = await opened()
    const tryPlan = (input: object) => shut(detail, 'complaint.planVisit', input)
    expect(await tryPlan({ visitors: ['E200'], visitPurpose: '' })).toEqual([
      'visit_incomplete',
      'visitors,visitors,purpose',
    ])
    expect(await tryPlan({ visitors: ['E100', 'E404'] })).toEqual(['unknown_person', 'visitors.1'])
    expect(await tryPlan({ plannedFor: now() })).toEqual(['in_the_past', 'plannedFor'])
    const visitId = newId()
    const planned = await write(detail, 'complaint.planVisit', { visitId })
    expect(await shut(planned, 'complaint.decideVisit')).toEqual(['not_there', undefined])
    // Whoever goes along does not approve.
    expect(await shut(planned, 'complaint.decideVisit', { visitId })).toEqual([
      'same_person',
      undefined,
    ])
    await as(MANAGER.employeeNo)
    expect(await shut(planned, 'complaint.decideVisit', { visitId, approved: false })).toEqual([
      'step_incomplete',
      'remark',
    ])
    const approved = await write(planned, 'complaint.decideVisit', { visitId })
    expect(approved.course.visits[0]?.decided).toMatchObject({ approved: true, by: 'E300' })
    expect(await shut(approved, 'complaint.decideVisit', { visitId })).toEqual([
      'already_decided',
      undefined,
    ])
  })
})

describe('negotiating (S3-29)', () => {
  test('R-162 is prepared, with the power that one really has', async () => {
    const detail = await opened()
    await as(COLLEAGUE.employeeNo)
    const nothing = { ruleCited: '', authorityUpToFen: null, alternatives: [' '] }
    expect(await shut(detail, 'complaint.prepareNegotiation', nothing)).toEqual([
      'step_incomplete',
      'ruleCited,authorityUpToFen,alternatives',
    ])
    expect(await shut(detail, 'complaint.prepareNegotiation', { authorityUpToFen: 1 })).toEqual([
      'over_limit',
      'authorityUpToFen',
    ])
    expect(await shut(detail, 'complaint.prepareNegotiation')).toBeNull()
  })

  test('R-163 an agreement has tasks with person and time, which stand on Today until they are done', async () => {
    const detail = await opened()
    expect(await shut(detail, 'complaint.makeAgreement', { text: '', tasks: [] })).toEqual([
      'step_incomplete',
      'negotiation,agreement.text,tasks',
    ])
    const prepared = await write(detail, 'complaint.prepareNegotiation')
    const [first, second] = [newId(), newId()]
    const blank = { taskId: first, what: '', assignee: null, dueAt: now() }
    expect(await shut(prepared, 'complaint.makeAgreement', { tasks: [blank] })).toEqual([
      'step_incomplete',
      'tasks.0.what,tasks.0.by,tasks.0.dueAt',
    ])
    const task = { taskId: first, what: '补办存折', assignee: 'E200', dueAt: ahead() }
    expect(
      await shut(prepared, 'complaint.makeAgreement', { tasks: [{ ...task, assignee: 'E404' }] }),
    ).toEqual(['unknown_person', 'tasks.0.assignee'])
    const agreed = await write(prepared, 'complaint.makeAgreement', {
      tasks: [{ ...task, taskId: second, what: '送达', dueAt: ahead(2 * HOUR_MS) }, task],
    })
    const today = async () => (await desk.must('today.get', {})).agreedTasks
    expect((await today()).map(({ what }) => what)).toEqual(['补办存折', '送达'])
    expect(await shut(agreed, 'complaint.finishTask')).toEqual(['not_there', undefined])
    const done = await write(agreed, 'complaint.finishTask', { taskId: first })
    expect((await today()).map(({ taskId }) => taskId)).toEqual([second])
    expect(await shut(done, 'complaint.finishTask', { taskId: first })).toEqual([
      'already_decided',
      undefined,
    ])
    expect(await shut(done, 'complaint.finishTask', { taskId: second })).toBeNull()
    expect(await today()).toEqual([])
  })
})

describe('reporting upward', () => {
  const leader = (detail: CaseDetail, input: object = {}) =>
    desk.ask('complaint.requestLeader', {
      ...validRecordInputs(seenOf(detail), now(), ahead())['complaint.requestLeader'],
      ...input,
    })

  test('R-292, T-76 a leader is asked with a contact or its refusal, and a time, in one record', async () => {
    const detail = await opened(ANONYMOUS)
    const nothing = { to: null, replyPromisedFor: null }
    expect(await leader(detail, nothing)).toMatchObject({
      refusal: {
        code: 'leader_request_incomplete',
        params: { missing: 'contact,raisedTo,replyPromisedFor' },
      },
    })
    expect(await leader(detail, { contactRefused: true, reason: ' ' })).toMatchObject({
      refusal: { code: 'leader_request_incomplete', field: 'reason' },
    })
    expect(await leader(detail, { contactRefused: true, replyPromisedFor: now() })).toMatchObject({
      refusal: { code: 'in_the_past', field: 'replyPromisedFor' },
    })
    expect(
      await leader(detail, { contactRefused: true, replyPromisedFor: ahead(60 * DAY_MS) }),
    ).toMatchObject({ refusal: { code: 'after_resolve_due' } })
    expect((await desk.must('complaint.get', seenId(detail))).row.version).toBe(detail.row.version)
    const escalationId = newId()
    const answer = await leader(detail, { escalationId, contact: '13800000042' })
    if (!answer.ok) throw new Error(answer.refusal.code)
    const raised = answer.value as CaseDetail
    expect(raised.escalations).toMatchObject([{ leaderRequested: true, to: 'hall_manager' }])
    expect(raised.promises).toMatchObject([{ dueAt: ahead() }])
    expect(raised.contact).toBe('*******0042')
    const again = await leader(raised, { escalationId })
    expect(again).toMatchObject({ value: { row: { version: raised.row.version } } })
    const closed = await walkedTo((await opened()).row.caseId, 'closed')
    expect(await leader(closed)).toMatchObject({ refusal: { code: 'already_closed' } })
  })

  test('R-264, R-265, T-84 a skipped level owes a report by the end of the shift, which is a clock', async () => {
    const detail = await opened()
    const input = {
      ...seenOf(detail),
      escalationId: newId(),
      to: 'general_manager',
      category: 'confidentiality_leak',
      reason: '客户资料外泄',
      skippedLevel: true,
      emergencyReason: null,
      directLeader: null,
    } as const
    expect(await desk.ask('complaint.escalate', input)).toMatchObject({
      refusal: {
        code: 'escalation_incomplete',
        source: 'S4-17(3)',
        params: { missing: 'emergencyReason,directLeader' },
      },
    })
    const raised = await desk.must('complaint.escalate', {
      ...input,
      emergencyReason: '主管不在',
      directLeader: 'hall_manager',
    })
    const clockOf = (of: CaseDetail) => of.clocks.find(({ kind }) => kind === 'after_report')
    expect(raised.escalations).toMatchObject([{ priority: 'high', directLeader: 'hall_manager' }])
    expect(clockOf(raised)).toMatchObject({ state: 'pending', source: 'S4-17(3)' })
    expect(clockOf(raised)?.dueAt.slice(0, 10)).toBe('2026-03-02')
    expect(await shut(raised, 'complaint.reportAfterwards')).toEqual(['not_there', undefined])
    const { escalationId } = input
    const told = await write(raised, 'complaint.reportAfterwards', { escalationId })
    expect(clockOf(told)?.state).toBe('met')
    expect(await shut(told, 'complaint.reportAfterwards', { escalationId })).toEqual([
      'already_decided',
      undefined,
    ])
  })
})

test('R-296 the aim is one of the list; one that judges has facts and is a supervisor’s', async () => {
  const detail = await opened()
  expect(detail.course.aim).toBeNull()
  expect(await shut(detail, 'complaint.setAim', { aim: 'rage' })).toEqual(['unknown_aim', 'aim'])
  expect(await shut(detail, 'complaint.setAim', { aim: 'improper_gain' })).toEqual([
    'aim_needs_facts',
    'aimFacts',
  ])
  await as(COLLEAGUE.employeeNo)
  expect(
    await shut(detail, 'complaint.setAim', { aim: 'improper_gain', aimFacts: '录音为证' }),
  ).toEqual(['not_permitted', undefined])
  const set = await write(detail, 'complaint.setAim')
  expect(set.course.aim).toMatchObject({ aim: 'compensation', by: 'E200' })
  expect(await shut(set, 'complaint.setAim')).toEqual(['nothing_to_change', 'aim'])
  await as(ADMINISTRATOR.employeeNo)
  expect(
    await shut(set, 'complaint.setAim', { aim: 'improper_gain', aimFacts: '录音为证' }),
  ).toBeNull()
})

function seenId({ row }: CaseDetail) {
  return { caseId: row.caseId }
}

describe('who answers for it', () => {
  test('R-114, R-115 is recorded after closing, and reaches nobody below supervisor level', async () => {
    const open = await caseIn('replied')
    expect(await shut(open, 'complaint.recordResponsibility')).toEqual(['not_closed', undefined])
    expect(await shut(open, 'complaint.recordSanction')).toEqual(['not_closed', undefined])
    const closed = await walkedTo(open.row.caseId, 'closed')
    const entry = { kind: 'person', who: 'E200', type: 'direct' } as const
    const name = (responsibility: readonly object[]) =>
      shut(closed, 'complaint.recordResponsibility', { responsibility })
    expect(await name([])).toEqual(['responsibility_required', 'responsibility'])
    expect(await name([{ ...entry, who: ' ' }])).toEqual(['name_required', 'responsibility.0.who'])
    expect(await name([entry, entry])).toEqual(['twice', 'responsibility.1.who'])
    expect(await name([{ ...entry, who: 'E404' }])).toEqual([
      'unknown_person',
      'responsibility.0.who',
    ])
    const named = await write(closed, 'complaint.recordResponsibility', { responsibility: [entry] })
    const nothing = { sanction: null, sanctionReference: '', sanctionDecidedBy: null }
    expect(await shut(named, 'complaint.recordSanction', nothing)).toEqual([
      'sanction_incomplete',
      'sanction,sanctionReference,sanctionDecidedBy',
    ])
    const sanctioned = await write(named, 'complaint.recordSanction')
    expect(sanctioned.course.responsibilities).toMatchObject([{ responsibility: [entry] }])
    expect(sanctioned.course.sanctions).toMatchObject([{ sanction: 'oral_warning' }])
    const { caseId } = closed.row
    await as(COLLEAGUE.employeeNo)
    const seen = await desk.must('complaint.get', { caseId })
    const told = JSON.stringify(seen)
    for (const word of [
      'responsibility_recorded',
      'sanction_recorded',
      'oral_warning',
      '人事〔2026〕3号',
    ])
      expect(told, word).not.toContain(word)
    expect([seen.course.responsibilities, seen.course.sanctions]).toEqual([[], []])
    // Nor does any change that a teller makes bring it along.
    const changed = await desk.must('complaint.reopen', { ...seenOf(seen), reason: '客户再来' })
    expect(JSON.stringify(changed)).not.toContain('responsibility_recorded')
    await as(MANAGER.employeeNo)
    const types = (await desk.must('complaint.get', { caseId })).timeline.map(({ type }) => type)
    expect(types).toContain('complaint.responsibility_recorded')
  })
})

describe('hints are computed and change nothing', () => {
  const hintsOf = ({ row }: CaseDetail) => desk.must('complaint.hints', { caseId: row.caseId })

  test('R-228 the form says in percent how whole it is, and which columns lack', async () => {
    const detail = await opened()
    const { form, ...others } = await hintsOf(detail)
    expect(form.percent).toBeLessThan(100)
    expect(form.missing).toContain('complainedDepartment')
    expect(others).toEqual({
      recurrences: [],
      unequal: null,
      nextAction: null,
      appointment: null,
      upgradeSigns: [],
    })
    const { version } = (await desk.must('complaint.get', seenId(detail))).row
    expect(version).toBe(detail.row.version)
    expect(await desk.ask('complaint.hints', { caseId: newId() })).toMatchObject({
      refusal: { code: 'unknown_case' },
    })
  })

  test('R-233 the same confirmed reason at the same unit within the days of the pack', async () => {
    const unit = { complainedUnit: '营业室' }
    const first = await caseIn('closed', unit)
    clock.pass(30 * DAY_MS)
    await desk.must('session.signIn', ADMINISTRATOR)
    const second = await caseIn('closed', unit)
    expect((await hintsOf(second)).recurrences).toEqual([
      { caseId: first.row.caseId, caseNumber: first.row.caseNumber },
    ])
    expect((await hintsOf(first)).recurrences).toEqual([])
  }, 60_000)

  test('T-23 an answer that was not accepted asks for a second look, the next one for a superior', async () => {
    const { row } = await caseIn('replied')
    const refuse = async () => {
      const seen = seenOf(await desk.must('complaint.get', { caseId: row.caseId }))
      const reply = validStepInputs(seen, now())['complaint.reply']
      return desk.must('complaint.reply', { ...reply, accepted: 'no' })
    }
    expect((await hintsOf(await refuse())).nextAction).toBe('refer_for_recheck')
    expect((await hintsOf(await refuse())).nextAction).toBe('refer_to_superior')
  })

  test('R-173 like cases with different sums ask for an explanation, and one that has it does not', async () => {
    const paid = async (amountFen: number, remark: string | null) => {
      await as(ADMINISTRATOR.employeeNo)
      const { row } = await caseIn('replied')
      const ask = async () => seenOf(await desk.must('complaint.get', { caseId: row.caseId }))
      const requestId = newId()
      await desk.must('complaint.requestCompensation', {
        ...(await ask()),
        requestId,
        lines: [{ kind: 'goodwill', amountFen, evidenceId: null }],
        improvementNote: '复训',
      })
      await as(MANAGER.employeeNo)
      return desk.must('complaint.decideCompensation', {
        ...(await ask()),
        requestId,
        approved: true,
        remark,
      })
    }
    await paid(5_000, null)
    await paid(5_000, null)
    const other = await paid(3_000, null)
    expect((await hintsOf(other)).unequal).toEqual({ amountsFen: [3_000, 5_000] })
    expect((await hintsOf(await paid(4_000, '另有交通费'))).unequal).toBeNull()
  }, 60_000)
})
