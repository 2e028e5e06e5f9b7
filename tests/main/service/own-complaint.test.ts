/** R-17 at the counter: what somebody sees and does of a complaint about themselves; who may be named on a case. */
import { expect, test } from 'vitest'
import { staffDescribed } from '#shared/staff/events.ts'
import { desk, now, openCounterForEach, writePast } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from '../../support/desk.ts'
import { validInputs } from '../../support/valid-inputs.ts'
import { registered, seenOf } from './support/case-inputs.ts'
import { caseIn, refusalOf, take } from './support/steps.ts'
import { MANAGER, addPeople, as } from './support/walk.ts'

openCounterForEach()

const WORDS = '办理业务等候过久'

/** Walked to its investigation by others; the person it is about stands at the desk. */
async function aboutTheColleague() {
  const detail = await caseIn('investigating', {
    complainedOf: [COLLEAGUE.employeeNo],
    facts: WORDS,
  })
  await take(detail, 'complaint.addEvidence', { description: '柜台录像显示' })
  await as(COLLEAGUE.employeeNo)
  return detail.row.caseId
}

test('whoever it is about sees that it is there and how far it has come, and no word of it', async () => {
  const caseId = await aboutTheColleague()
  const shown = await desk.must('complaint.get', { caseId })
  expect(shown.row).toMatchObject({ ownComplaint: true, state: 'investigating', excerpt: null })
  expect(shown.row.customerName).toBeNull()
  expect(shown.clocks.length).toBeGreaterThan(0)
  const { course } = shown
  expect([course.evidence, course.verification, course.investigation]).toEqual([[], null, null])
  expect(shown.timeline).toEqual([])
  const steps = shown.gates.map(({ step }) => step)
  expect(steps).not.toContain('start_investigation')
  expect(steps).toContain('change_receiver')
  const text = JSON.stringify(shown)
  for (const word of [WORDS, '录像', MANAGER.employeeNo]) expect(text).not.toContain(word)
  await as(ADMINISTRATOR.employeeNo)
  const others = await desk.must('complaint.get', { caseId })
  expect([others.row.ownComplaint, others.facts]).toEqual([false, WORDS])
})

test('lists and today show it without its words, and no search by name finds it', async () => {
  const caseId = await aboutTheColleague()
  const listed = async (search: string) => {
    const page = { state: 'all', search, offset: 0, limit: 20 } as const
    const { rows, total } = await desk.must('complaint.list', page)
    return { found: rows.find((row) => row.caseId === caseId), total }
  }
  const { found } = await listed('')
  expect(found).toMatchObject({ ownComplaint: true, excerpt: null, customerName: null })
  expect((await listed(found?.caseNumber ?? '')).found).toBeDefined()
  await as(ADMINISTRATOR.employeeNo)
  const name = '韩'
  const seen = (await listed(name)).total
  await as(COLLEAGUE.employeeNo)
  expect(await listed(name)).toEqual({ found: undefined, total: seen - 1 })
  const { cases } = await desk.must('today.get', {})
  expect(JSON.stringify(cases)).not.toContain(WORDS)
})

test('they reveal nothing, get no hints, settle nothing and take no step', async () => {
  const caseId = await aboutTheColleague()
  const seen = seenOf(await desk.must('complaint.get', { caseId }))
  const answers = [
    await desk.ask('complaint.reveal', { caseId, purpose: 'handle_case' }),
    await desk.ask('complaint.hints', { caseId }),
    await desk.ask('complaint.settleConflict', {
      ...seen,
      eventId: newId(),
      subject: 'complainedOf',
      take: 'other',
    }),
    await desk.ask('complaint.answerInstruction', {
      ...seen,
      instructionId: newId(),
      text: '已处理',
    }),
  ]
  expect(answers).toEqual(
    answers.map(() => ({
      ok: false,
      refusal: expect.objectContaining({ code: 'own_complaint', source: 'R-17' }),
    })),
  )
  const detail = await desk.must('complaint.get', { caseId })
  for (const step of ['complaint.addEvidence', 'complaint.concludeInvestigation'] as const) {
    expect(await refusalOf(detail, step)).toMatchObject({ code: 'own_complaint', source: 'R-17' })
  }
  // Handing it on is what is left to them.
  expect(
    await refusalOf(detail, 'complaint.askReceiverChange', { to: MANAGER.employeeNo }),
  ).toEqual({})
})

test('they do not find it among the earlier cases of a customer either', async () => {
  const number = '13900001234'
  await addPeople()
  await registered({ complainedOf: [COLLEAGUE.employeeNo], contact: number, facts: WORDS })
  const typed = {
    caseId: newId(),
    identityNumber: '',
    cardTail: '',
    contact: number,
    facts: WORDS,
  }
  const repeats = async () =>
    (await desk.must('complaint.findRepeats', typed as never)).repeats.length
  expect(await repeats()).toBe(1)
  await as(COLLEAGUE.employeeNo)
  expect(await repeats()).toBe(0)
})

test('they link it to no other case, and no other case to it', async () => {
  await addPeople()
  const about = await registered({ complainedOf: [COLLEAGUE.employeeNo], facts: WORDS })
  const other = await registered({ facts: WORDS })
  await as(COLLEAGUE.employeeNo)
  const link = (from: string, to: string) =>
    desk.ask('complaint.linkRepeat', {
      caseId: from,
      seenVersion: 1,
      originalCaseId: to,
      newFacts: false,
      what: '',
      sameCustomer: true,
    })
  for (const answer of [
    await link(about.caseId, other.caseId),
    await link(other.caseId, about.caseId),
  ]) {
    expect(answer).toMatchObject({ refusal: { code: 'own_complaint', source: 'R-17' } })
  }
})

test.each([
  ['nobody has', 'E999'],
  ['somebody had who left', COLLEAGUE.employeeNo],
])('a number that %s is named on no case', async (_what, number) => {
  const detail = await caseIn('verified')
  await writePast((writer) =>
    writer.append(staffDescribed, COLLEAGUE.employeeNo, { active: false }),
  )
  for (const [field, input] of [
    ['investigator', { investigator: number, team: [] }],
    ['team.1', { investigator: ADMINISTRATOR.employeeNo, team: [MANAGER.employeeNo, number] }],
  ] as const) {
    expect(await refusalOf(detail, 'complaint.startInvestigation', input)).toMatchObject({
      code: 'unknown_person',
      field,
    })
  }
  const referralId = newId()
  const referred = await take(detail, 'complaint.refer', { referralId, toBranch: null })
  const taken = { referralId, acceptedBy: number }
  expect(await refusalOf(referred, 'complaint.acceptReferral', taken)).toMatchObject({
    code: 'unknown_person',
    field: 'acceptedBy',
    source: 'S4-04(4)',
  })
  const known = { referralId, acceptedBy: MANAGER.employeeNo }
  expect(await refusalOf(referred, 'complaint.acceptReferral', known)).toEqual({})
})

test('another branch takes a case by a person whom this branch does not know', async () => {
  const referralId = newId()
  const detail = await caseIn('verified')
  const referred = await take(detail, 'complaint.refer', { referralId, toBranch: 'B09' })
  const taken = { referralId, acceptedBy: 'E999' }
  expect(await refusalOf(referred, 'complaint.acceptReferral', taken)).toEqual({})
})

test('writes down no incident of the customer who complains about them', async () => {
  const caseId = await aboutTheColleague()
  const { row } = await desk.must('complaint.get', { caseId })
  const incident = {
    caseId,
    seenVersion: row.version,
    incidentId: newId(),
    kind: 'abuse' as const,
    at: now(),
    what: '客户连续辱骂',
    witnesses: [],
    camera: '',
    policeCalledAt: null,
    limitSaid: true,
    supervisorCalled: ADMINISTRATOR.employeeNo,
  }
  expect(await desk.ask('complaint.recordIncident', incident)).toMatchObject({
    refusal: { code: 'own_complaint', source: 'R-17' },
  })
  await as(ADMINISTRATOR.employeeNo)
  await desk.must('complaint.recordIncident', incident)
})

test('a witness of a talk is anybody by name, and somebody here by number', async () => {
  const { caseId, seenVersion } = seenOf(await caseIn('verified'))
  const talk = (witness: string) =>
    desk.ask('complaint.recordTalk', {
      ...validInputs()['complaint.recordTalk'],
      caseId,
      seenVersion,
      talkId: newId(),
      at: now(),
      signature: 'refused',
      witness,
    })
  expect(await talk('E777')).toMatchObject({
    refusal: { code: 'unknown_person', field: 'witness', source: 'S3-35#1' },
  })
  expect((await talk(ADMINISTRATOR.employeeNo)).ok).toBe(true)
  expect((await talk('保安李师傅')).ok).toBe(true)
})
