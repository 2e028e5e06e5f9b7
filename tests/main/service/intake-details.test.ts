/** The whole registration: what is taken, what it decides, what is still asked for, and how it is mended. */
import { describe, expect, it } from 'vitest'
import { caseIntakeCalls } from '#shared/contract/calls/case-intake.ts'
import { NOTHING_MORE } from '#shared/contract/intake-form.ts'
import { HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import {
  clock,
  desk,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
} from '../../support/counter.ts'
import { newId } from '../../support/desk.ts'
import { fresh, registered, seenOf } from './support/case-inputs.ts'

openCounterForEach()

const evaluate = (change: Parameters<typeof fresh>[0]) =>
  desk.must('complaint.evaluate', fresh(change))
const refusedAs = (change: Parameters<typeof fresh>[0]) =>
  refusalOf(() => desk.ask('complaint.register', fresh(change)))
const papers = NOTHING_MORE.representation
const answers = (yes: boolean | null) => ({
  insult_or_slander: yes,
  search_or_restraint: false,
  invented_facts: false,
  privacy_spread: false,
  name_portrait_honour: false,
})

/** Everything at once. */
const whole = (): Parameters<typeof fresh>[0] => ({
  complainantKind: 'organisation',
  relation: 'account_holder',
  representedBy: 'agent',
  representation: {
    ...papers,
    principalName: '王某',
    authorisationOriginalSigned: true,
    agentIdentity: '证件 0001',
    agentContact: '13900000001',
  },
  identityNumber: '11010519491231002X',
  cardTail: '6222',
  contactPerson: '李某',
  address: '人民路 1 号',
  email: 'li@example.com',
  complainedUnit: '银行卡部',
  complainedOf: ['E200', 'E200'],
  happenedAt: formatInstant(clock.now() - HOUR_MS),
  happenedWhere: '2 号柜台',
  business: 'bank_card',
  product: '信用卡',
  amountFen: 123_450,
  careNeeds: ['elderly', 'language'],
  immediateHarms: ['funds_at_risk'],
  personalRights: answers(true),
  publicEmergency: true,
  regulatorNamed: true,
  complexity: 'complex',
  walkInRecord: {
    ledAt: formatInstant(clock.now()),
    room: '洽谈室',
    observed: true,
    readBack: 'corrected',
    correction: '是上午不是下午',
    toldNextStep: '今天下班前回电',
  },
})

describe('R-13, S4-08: the whole form', () => {
  it('is kept field by field, masked on the desk, and shown for a purpose', async () => {
    const { caseId } = await registered(whole())
    const { intake } = await desk.must('complaint.get', { caseId })
    expect(intake).toMatchObject({
      complainantKind: 'organisation',
      relation: 'account_holder',
      representedBy: 'agent',
      complainedUnit: '银行卡部',
      complainedOf: ['E200'],
      business: 'bank_card',
      amountFen: 123_450,
      careNeeds: ['elderly', 'language'],
      immediateHarms: ['funds_at_risk'],
      personalRightsIssues: ['insult_or_slander'],
      complexity: 'complex',
      contactPerson: '李**',
      identityNumber: '**************002X',
      enteredBy: 'E100',
    })
    const shown = JSON.stringify(await desk.must('complaint.get', { caseId }))
    for (const secret of [
      '11010519491231002X',
      '王某',
      '13900000001',
      'li@example.com',
      '人民路 1 号',
    ]) {
      expect(shown).not.toContain(secret)
    }
    expect(await desk.must('complaint.reveal', { caseId, purpose: 'handle_case' })).toMatchObject({
      identityNumber: '11010519491231002X',
      cardTail: '6222',
      contactPerson: '李某',
      representation: { principalName: '王某' },
    })
  })

  it('reaches the rules while typing and when saved', async () => {
    const { decision } = await evaluate(whole())
    expect(decision.level.value).toBe('major')
    expect(decision.level.reasons).toEqual(
      expect.arrayContaining(['personal_rights_issue', 'public_emergency', 'regulator_named']),
    )
    const simple = (await evaluate({})).decision.deadlines
    const termOf = (deadlines: typeof simple) =>
      deadlines.find(({ kind }) => kind === 'legal_decision')?.trace.join()
    expect(termOf(simple)).toContain('after 15 natural days')
    expect(termOf(decision.deadlines)).toContain('after 30 natural days')
    const { caseId } = await registered(whole())
    expect((await desk.must('complaint.get', { caseId })).decision.level.value).toBe('major')
  })

  it('stores nothing of what was not said', async () => {
    const { caseId } = await registered()
    const { intake, timeline } = await desk.must('complaint.get', { caseId })
    expect(Object.keys(timeline[0]?.payload ?? {})).not.toContain('identityNumber')
    expect(intake).toMatchObject({
      complainedOf: [],
      careNeeds: null,
      representedBy: null,
      paper: null,
    })
  })

  it('holds the longest that every field allows, in the widest characters', async () => {
    const long = (length: number) => '长'.repeat(length)
    const { caseId } = await registered({
      ...whole(),
      facts: long(4000),
      demand: long(2000),
      customerName: long(80),
      contact: long(120),
      representation: {
        principalName: long(80),
        authorisationOriginalSigned: true,
        agentIdentity: long(80),
        agentContact: long(120),
        deceasedName: long(80),
        proofOfInheritance: long(200),
        representatives: Array.from({ length: 20 }, () => long(80)),
      },
      identityNumber: long(40),
      contactPerson: long(80),
      address: long(200),
      email: long(120),
      complainedUnit: long(80),
      happenedWhere: long(200),
      product: long(120),
      walkInRecord: {
        ledAt: null,
        room: long(80),
        observed: true,
        readBack: 'corrected',
        correction: long(1000),
        toldNextStep: long(500),
      },
    })
    expect((await desk.must('complaint.get', { caseId })).facts).toBe(long(4000))
  })
})

describe('what is asked for', () => {
  it.each([
    ['agent', ['principalName', 'authorisationOriginalSigned', 'agentIdentity', 'agentContact']],
    ['heir', ['deceasedName', 'proofOfInheritance']],
  ] as const)('R-14: an %s hands papers in, and is heard without them', async (kind, fields) => {
    const { handIn, missing } = await evaluate({ representedBy: kind })
    expect(handIn.map(({ field }) => field)).toEqual(fields)
    expect(missing).toEqual([])
    await registered({ representedBy: kind })
  })

  it('R-12: several people choose at most five', async () => {
    const group = (count: number) =>
      evaluate({
        representedBy: 'group_in_person',
        groupSize: 8,
        representation: {
          ...papers,
          representatives: Array.from({ length: count }, (_, index) => `代表${index}`),
        },
      })
    expect((await group(0)).handIn).toMatchObject([{ code: 'representatives_required' }])
    expect((await group(5)).handIn).toEqual([])
    expect((await group(6)).handIn).toMatchObject([{ code: 'too_many_representatives' }])
  })

  it('S2-07: a supervisory body leaves its name, reference and deadline', async () => {
    const channel = 'external_supervisor' as const
    expect((await evaluate({ channel })).missing).toMatchObject([
      { field: 'externalSupervisor.body' },
      { field: 'externalSupervisor.reference' },
      { field: 'externalSupervisor.dueAt' },
    ])
    expect(await refusedAs({ channel })).toMatchObject({
      code: 'supervisor_incomplete',
      source: 'S2-07',
    })
    const body = { body: '监管分局', reference: '来字 12 号', dueAt: null, setNoDeadline: true }
    const early = { ...body, dueAt: formatInstant(clock.now() - HOUR_MS), setNoDeadline: false }
    expect(await refusedAs({ channel, externalSupervisor: early })).toMatchObject({
      code: 'out_of_order',
    })
    const { caseId } = await registered({ channel, externalSupervisor: body })
    const { intake } = await desk.must('complaint.get', { caseId })
    expect(intake.externalSupervisor).toEqual({
      body: '监管分局',
      reference: '来字 12 号',
      dueAt: null,
    })
  })

  it('S3-42: an empty box of the checklist is no "no"', async () => {
    expect(await refusedAs({ personalRights: answers(null) })).toMatchObject({
      code: 'answer_required',
      field: 'insult_or_slander',
      source: 'S3-42',
    })
  })

  it.each([
    ['relation', { relation: 'neighbour' }, 'unknown_relation'],
    ['business', { business: 'space_travel' }, 'unknown_business'],
    ['happenedAt', { happenedAt: '2099-01-01T09:00:00+08:00' }, 'in_the_future'],
    ['cardTail', { cardTail: '62a2' }, 'invalid_input'],
    ['happenedAt', { happenedAt: 'gestern' }, 'invalid_input'],
  ])('refuses a %s that cannot be', async (field, change, code) => {
    expect(await refusedAs(change)).toMatchObject({ code, field })
    expect(await refusalOf(() => desk.ask('complaint.evaluate', fresh(change)))).toMatchObject({
      code,
      field,
    })
  })
})

describe('other types', () => {
  it.each(['enquiry', 'suggestion', 'praise'] as const)(
    'a %s needs its words alone and has no legal term',
    async (intakeType) => {
      const { caseId } = await registered({ intakeType, customerName: '', contact: '', demand: '' })
      const { demand, clocks } = await desk.must('complaint.get', { caseId })
      expect(demand).toBeNull()
      expect(clocks.map(({ kind }) => kind)).not.toContain('legal_decision')
      expect(await refusedAs({ intakeType, facts: '' })).toMatchObject({ field: 'facts' })
    },
  )

  it('E-19: says when an enquiry is a complaint, and decides nothing', async () => {
    const { hints } = await evaluate({ intakeType: 'enquiry', facts: '别人怎么知道我买了理财？' })
    expect(hints).toMatchObject([{ code: 'privacy', intakeType: 'complaint', source: 'S3-48' }])
  })

  it('S3-07: is changed with reason, away from a complaint with consent, and starts its clocks', async () => {
    const seen = await registered({ intakeType: 'enquiry' })
    const retype = (change: object) => ({
      ...seen,
      to: 'complaint' as const,
      reason: '客户要求处理',
      customerConsents: false,
      ...change,
    })
    const ask = (change: object) => refusalOf(() => desk.ask('complaint.retype', retype(change)))
    expect(await ask({ to: 'enquiry' })).toMatchObject({ code: 'nothing_to_change' })
    expect(await ask({ to: 'whistleblowing' })).toMatchObject({ code: 'whistleblowing_channel' })
    const now = await desk.must('complaint.retype', retype({}))
    expect(now.row.intakeType).toBe('complaint')
    expect(now.clocks.map(({ kind }) => kind)).toContain('legal_decision')
    expect(await ask({ to: 'praise' })).toMatchObject({ code: 'changed_meanwhile' })
    const back = { ...seenOf(now), to: 'enquiry' as const, reason: '客户说只是问问' }
    expect(
      await refusalOf(() => desk.ask('complaint.retype', { ...back, customerConsents: false })),
    ).toMatchObject({ code: 'retype_incomplete', source: 'S3-07' })
    const again = await desk.must('complaint.retype', { ...back, customerConsents: true })
    expect(again.row.intakeType).toBe('enquiry')
  })
})

describe('S2-15: a paper form', () => {
  it('runs its clocks from the paper, names who took and who typed it, and is marked', async () => {
    const receivedAt = formatInstant(clock.now() - 3 * HOUR_MS)
    const paper = { number: '纸-017', takenBy: 'E200' }
    expect(await refusedAs({ receivedAt, paper })).toMatchObject({
      code: 'late_entry_reason_missing',
    })
    expect(await refusedAs({ paper: { number: '', takenBy: ' ' } })).toMatchObject({
      code: 'field_required',
      field: 'paper.takenBy',
    })
    const { caseId } = await registered({ receivedAt, paper, lateEntryReason: '停电' })
    const { row, intake, clocks } = await desk.must('complaint.get', { caseId })
    expect(row).toMatchObject({ firstRecipient: 'E200', enteredLate: true })
    expect(intake).toMatchObject({ paper, enteredBy: 'E100', lateEntryReason: '停电' })
    const handler = clocks.find(({ kind }) => kind === 'handler_assign')
    expect(handler).toMatchObject({ startAt: receivedAt, state: 'overdue' })
  })
})

describe('afterwards', () => {
  it('is completed and corrected field by field; what decides moves the clocks', async () => {
    const seen = await registered()
    let detail = await desk.must('complaint.changeDetails', {
      ...seen,
      cardTail: '6222',
      complainedOf: ['E200'],
      amountFen: 100,
    })
    expect(detail.intake).toMatchObject({ complainedOf: ['E200'], amountFen: 100 })
    expect(detail.timeline.map(({ type }) => type)).not.toContain('complaint.clock_recomputed')
    detail = await desk.must('complaint.changeDetails', { ...seenOf(detail), regulatorNamed: true })
    expect(detail.row.level).toBe('major')
    detail = await desk.must('complaint.changeDetails', {
      ...seenOf(detail),
      changeReason: '听错了',
      regulatorNamed: null,
      amountFen: null,
      complainedOf: [],
    })
    expect(detail.intake).toMatchObject({ complainedOf: [], amountFen: null, regulatorNamed: null })
    const again = { ...seenOf(detail), amountFen: null }
    const refused = (change: object) =>
      refusalOf(() => desk.ask('complaint.changeDetails', { ...again, ...change }))
    expect(await refused({})).toMatchObject({ code: 'nothing_to_change' })
    expect(await refused({ relation: 'neighbour' })).toMatchObject({ code: 'unknown_relation' })
    expect(await refused({ business: 'space_travel' })).toMatchObject({ code: 'unknown_business' })
    expect(await refused({ happenedAt: formatInstant(clock.now() + HOUR_MS) })).toMatchObject({
      code: 'in_the_future',
    })
    expect(await refused({ seenVersion: 1, amountFen: 7 })).toMatchObject({
      code: 'changed_meanwhile',
    })
  })

  it('S3-34#5: an incident is recorded whole or not at all, and once', async () => {
    const seen = await registered({ reception: { ...fresh().reception, violence: true } })
    const incident = {
      ...seen,
      incidentId: newId(),
      kind: 'violence' as const,
      at: formatInstant(clock.now() - MINUTE_MS),
      what: '推搡柜台玻璃',
      limitSaid: false,
      supervisorCalled: null,
      witnesses: ['李某'],
      camera: '3 号',
      policeCalledAt: formatInstant(clock.now()),
    }
    const refused = (change: object) =>
      refusalOf(() => desk.ask('complaint.recordIncident', { ...incident, ...change }))
    expect(
      await refused({ witnesses: [' '.trim() || '\u200b'], camera: ' ', policeCalledAt: null }),
    ).toMatchObject({
      code: 'incident_incomplete',
      source: 'S3-34#5',
      params: { missing: 'witnesses,camera,policeCalledAt' },
    })
    expect(await refused({ at: formatInstant(clock.now() + HOUR_MS) })).toMatchObject({
      code: 'in_the_future',
      field: 'at',
    })
    await desk.must('complaint.recordIncident', incident)
    const { intake } = await desk.must('complaint.recordIncident', incident)
    expect(intake.incidents).toMatchObject([{ camera: '3 号', witnesses: ['李**'] }])
  })

  it('R-189: abuse is written down with what was said to it and who was called', async () => {
    const seen = await registered()
    const note = {
      ...seen,
      incidentId: newId(),
      kind: 'abuse' as const,
      at: formatInstant(clock.now() - MINUTE_MS),
      what: '连续辱骂柜员',
      witnesses: [],
      camera: '',
      policeCalledAt: null,
      limitSaid: true,
      supervisorCalled: 'E100',
    }
    const refused = (change: object) =>
      refusalOf(() => desk.ask('complaint.recordIncident', { ...note, ...change }))
    expect(await refused({ what: '\u200b', supervisorCalled: ' ' })).toMatchObject({
      code: 'abuse_incomplete',
      source: 'S3-37',
      params: { missing: 'what,supervisorCalled' },
    })
    expect(await refused({ supervisorCalled: 'E999' })).toMatchObject({
      code: 'unknown_person',
      field: 'supervisorCalled',
    })
    const { intake, timeline } = await desk.must('complaint.recordIncident', note)
    const kept = { kind: 'abuse', limitSaid: true, supervisorCalled: 'E100', camera: null }
    expect(intake.incidents).toMatchObject([{ ...kept, by: 'E100', what: '连续辱骂柜员' }])
    expect(timeline.at(-1)?.payload).toMatchObject(kept)
  })

  it('offers the lists of the organisation', async () => {
    const { relations, departments, businesses } = await desk.must('complaint.intakeLists', {})
    expect([relations, departments, businesses].every(({ length }) => length > 2)).toBe(true)
  })
})

it('has met every refusal of its own', () => {
  const names = ['complaint.evaluate', 'complaint.retype', 'complaint.recordIncident']
  expect(refusalsNotMet(caseIntakeCalls, names).filter((entry) => !SHARED.test(entry))).toEqual([
    // A finished case, and a person complained of: tests/main/service/case-{faults,ways}.test.ts.
    'complaint.recordIncident own_complaint',
    'complaint.retype already_closed',
    'complaint.retype own_complaint',
    // Whoever registers a report of wrongdoing is sent to its own way in, so no case here has this type.
    'complaint.retype restricted',
  ])
})

/** What every change of a case may answer: tests/main/service/complaint-change.test.ts. */
const SHARED = / (unknown_case|needs_update|erased|event_too_large)$/
