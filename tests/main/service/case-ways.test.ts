/** The ways of a case beside the straight one, each by the people who may take it. */
import { describe, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { HOUR_MS, DAY_MS, formatInstant } from '#shared/foundation/instant.ts'
import { clock, desk, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR, newId } from '../../support/desk.ts'
import { contact, registered, seenOf } from './support/case-inputs.ts'
import { caseIn, refusalOf, take, takeAll } from './support/steps.ts'
import { MANAGER, addPeople, as, walkedTo } from './support/walk.ts'

openCounterForEach()

describe('two people', () => {
  test('whoever proposes reasons does not confirm them', async () => {
    const detail = await caseIn('investigating')
    const done = await takeAll(detail, [
      'complaint.concludeInvestigation',
      'complaint.proposeNature',
    ])
    const { proposalId } = done.course.natureProposal ?? { proposalId: '' }
    expect(await refusalOf(done, 'complaint.confirmNature', { proposalId })).toMatchObject({
      code: 'same_person',
      source: 'S2-06(2)',
    })
    expect(await refusalOf(done, 'complaint.confirmNature')).toMatchObject({ code: 'not_there' })
    await as(MANAGER.employeeNo)
    expect(
      await refusalOf(done, 'complaint.returnNature', { proposalId, reason: ' ' }),
    ).toMatchObject({ code: 'field_required', field: 'reason' })
    expect(await refusalOf(done, 'complaint.confirmNature', { proposalId })).toEqual({})
    const confirmed = await desk.must('complaint.get', { caseId: done.row.caseId })
    expect(confirmed.decision.nature).toMatchObject({ value: 'valid', primary: 'V01' })
    expect(await refusalOf(confirmed, 'complaint.confirmNature', { proposalId })).toMatchObject({
      code: 'already_decided',
    })
  })

  test('nobody acts in a complaint about oneself (R-17)', async () => {
    await addPeople()
    const { caseId } = await registered({ complainedOf: [MANAGER.employeeNo] })
    await as(MANAGER.employeeNo)
    const detail = await desk.must('complaint.get', { caseId })
    expect(await refusalOf(detail, 'complaint.verify')).toMatchObject({
      code: 'step_incomplete',
      missing: 'verification.by',
      source: 'R-17',
    })
    for (const name of ['complaint.addEvidence', 'complaint.judgeComplexity'] as const) {
      expect(await refusalOf(detail, name)).toMatchObject({ code: 'own_complaint', source: 'R-17' })
    }
    await as(ADMINISTRATOR.employeeNo)
    const assign = await desk.ask('complaint.assignHandler', {
      ...seenOf(detail),
      handler: MANAGER.employeeNo,
    })
    expect(assign).toMatchObject({ refusal: { code: 'own_complaint', field: 'handler' } })
    // Nor does anybody correct, soothe, retype, look at or hide a complaint about themselves.
    await as(MANAGER.employeeNo)
    const on = seenOf(detail)
    const own = [
      () => desk.ask('complaint.changeDetails', { ...on, complainedOf: [] }),
      () =>
        desk.ask('complaint.retype', {
          ...on,
          to: 'enquiry',
          reason: '客户同意',
          customerConsents: true,
        }),
      () => desk.ask('complaint.assignHandler', { ...on, handler: 'E100' }),
      () => desk.ask('complaint.logContact', contact(on)),
      () =>
        desk.ask('complaint.makePromise', {
          ...on,
          promiseId: newId(),
          dueAt: formatInstant(clock.now() + HOUR_MS),
          what: '答复',
        }),
      () => desk.ask('complaint.reveal', { caseId, purpose: 'handle_case' }),
      () => desk.ask('complaint.restrict', { caseId, restrictionReason: 'own_branch_involved' }),
    ]
    for (const ask of own) {
      expect(await ask()).toMatchObject({ refusal: { code: 'own_complaint', source: 'R-17' } })
    }
    expect(await refusalOf(detail, 'complaint.raiseUrgency')).toEqual({})
  })

  test('a payment waits for another person within their limit (S4-39)', async () => {
    const detail = await caseIn('investigating')
    const requestId = newId()
    expect(
      await refusalOf(detail, 'complaint.requestCompensation', {
        requestId,
        lines: [{ kind: 'interest', amountFen: 300_000, evidenceId: null }],
      }),
    ).toMatchObject({ code: 'evidence_required', field: 'lines.0.evidenceId', source: 'S3-40' })
    expect(
      await refusalOf(detail, 'complaint.requestCompensation', { requestId, improvementNote: '' }),
    ).toMatchObject({ code: 'improvement_required' })
    const lines = [{ kind: 'goodwill', amountFen: 300_000, evidenceId: null }]
    expect(await refusalOf(detail, 'complaint.requestCompensation', { requestId, lines })).toEqual(
      {},
    )
    const asked = await desk.must('complaint.get', { caseId: detail.row.caseId })
    expect(await refusalOf(asked, 'complaint.decideCompensation', { requestId })).toMatchObject({
      code: 'approver_is_requester',
    })
    await as(MANAGER.employeeNo)
    expect(await refusalOf(asked, 'complaint.decideCompensation', { requestId })).toMatchObject({
      code: 'over_limit',
      source: 'S4-39',
    })
    expect(
      await refusalOf(asked, 'complaint.decideCompensation', { requestId, approved: false }),
    ).toMatchObject({ code: 'step_incomplete', missing: 'remark' })
    expect(
      await refusalOf(asked, 'complaint.decideCompensation', {
        requestId,
        approved: false,
        remark: '先说明原因',
      }),
    ).toEqual({})
  })
})

describe('what a nature needs', () => {
  test.each([
    [{ reasons: ['V99'] }, 'unknown_reason', 'reasons.0'],
    [{ reasons: ['V12'] }, 'incident_branch_required', 'incidentBranch'],
    [{ reasons: ['I02'] }, 'evidence_required', 'evidenceIds'],
    [{ reasons: ['I04'] }, 'original_case_id_required', 'originalCaseId'],
    [{ reasons: ['I05'] }, 'withdrawal_required', 'withdrawal'],
    [{ reasons: ['I06'] }, 'restrict_instead', 'reasons'],
    [{ reasons: [] }, 'reason_required', 'reasons'],
    [{ reasons: ['I03'] }, 'step_incomplete', 'clause'],
    [
      { evidenceIds: ['0199f1c0-0000-7000-8000-000000000001'] },
      'unknown_evidence',
      'evidenceIds.0',
    ],
  ])('%j: %s', async (input, code, field) => {
    const detail = await takeAll(await caseIn('investigating'), ['complaint.concludeInvestigation'])
    expect(await refusalOf(detail, 'complaint.proposeNature', input)).toMatchObject({ code, field })
  })
})

describe('time', () => {
  test('a complex case is extended once: asked, approved by another, told in time (R-18)', async () => {
    const first = await caseIn('verified')
    const legal = (detail: CaseDetail) =>
      detail.clocks.find(({ kind }) => kind === 'legal_decision')?.dueAt.slice(0, 10)
    expect(legal(first)).toBe('2026-03-17')
    expect(await refusalOf(first, 'complaint.requestExtension')).toMatchObject({
      code: 'extension_needs_complex',
    })
    const complex = await takeAll(first, ['complaint.judgeComplexity'])
    expect(legal(complex)).toBe('2026-04-01')
    expect(await refusalOf(complex, 'complaint.judgeComplexity')).toMatchObject({
      code: 'nothing_to_change',
      source: 'R-18',
    })
    const asked = await takeAll(complex, ['complaint.requestExtension'])
    const { extensionId } = asked.course.extensions[0] ?? { extensionId: '' }
    expect(await refusalOf(asked, 'complaint.decideExtension', { extensionId })).toMatchObject({
      code: 'same_person',
    })
    expect(await refusalOf(asked, 'complaint.tellExtension', { extensionId })).toMatchObject({
      code: 'already_decided',
    })
    await as(MANAGER.employeeNo)
    expect(await refusalOf(asked, 'complaint.decideExtension', { extensionId })).toMatchObject({
      code: 'needs_senior_manager',
      source: 'R-18',
    })
    await as(ADMINISTRATOR.employeeNo)
    const head = { employeeNo: 'E600', pin: '715936' }
    await desk.must('staff.add', {
      employeeNo: 'E600',
      name: '部门负责人',
      role: 'department_head',
    })
    await desk.must('session.activate', head)
    await desk.must('session.signIn', head)
    const approved = await take(asked, 'complaint.decideExtension', { extensionId })
    expect(legal(approved)).toBe('2026-04-01')
    await as(ADMINISTRATOR.employeeNo)
    const told = await take(approved, 'complaint.tellExtension', { extensionId })
    expect(legal(told)).toBe('2026-05-01')
    expect(await refusalOf(told, 'complaint.requestExtension')).toMatchObject({
      code: 'already_decided',
    })
  })

  test('an appraisal stops the legal term from the day the customer was told (R-18)', async () => {
    const first = await caseIn('verified')
    const pauseId = newId()
    const begun = await take(first, 'complaint.startPause', {
      pauseId,
      consentAt: null,
      proof: null,
    })
    expect(begun.decision.warnings).toContain('pause_not_told')
    const second = { pauseId: newId(), consentAt: null, proof: null }
    expect(await refusalOf(begun, 'complaint.startPause', second)).toMatchObject({
      code: 'pause_running',
      field: 'kind',
      source: 'R-18',
    })
    const told = await take(begun, 'complaint.tellPause', { pauseId })
    expect(told.decision.warnings).toContain('pause_open')
    expect(await refusalOf(told, 'complaint.endPause')).toMatchObject({ code: 'not_there' })
    const ended = await take(told, 'complaint.endPause', { pauseId })
    expect(ended.decision.warnings).not.toContain('pause_open')
  })

  test('what the facts ask for is not talked down (S2-09)', async () => {
    const detail = await caseIn('registered', { groupSize: 25 })
    expect(await refusalOf(detail, 'complaint.setLevel', { to: 'ordinary' })).toMatchObject({
      code: 'level_below_facts',
      field: 'to',
      source: 'S2-09',
    })
    const plain = await caseIn('registered')
    const raised = await take(plain, 'complaint.setLevel', { to: 'serious' })
    expect(raised.row.level).toBe('serious')
    expect(raised.clocks.map(({ kind }) => kind)).toContain('resolve_major')
  })
})

describe('ordinary accidents', () => {
  test('a time that a wrong clock wrote ahead locks no case', async () => {
    const detail = await caseIn('registered')
    clock.setWall(clock.now() + 30 * DAY_MS)
    const raised = await take(detail, 'complaint.raiseUrgency')
    clock.setWall(clock.now() - 30 * DAY_MS)
    const judged = await take(raised, 'complaint.judgeComplexity')
    expect(judged.row.urgency).toBe('level2')
    expect(await refusalOf(judged, 'complaint.withdraw')).toEqual({})
  })

  test('the second click of one form writes nothing and is no conflict', async () => {
    const detail = await caseIn('verified')
    const referralId = newId()
    const sent = await take(detail, 'complaint.refer', { referralId })
    expect(await take(detail, 'complaint.refer', { referralId })).toEqual(sent)
  })

  test('a pause is ended once, after it began', async () => {
    const pauseId = newId()
    const begun = await take(await caseIn('verified'), 'complaint.startPause', { pauseId })
    const before = formatInstant(clock.now() - HOUR_MS / 60)
    expect(
      await refusalOf(begun, 'complaint.endPause', { pauseId, endedAt: before }),
    ).toMatchObject({ field: 'endedAt' })
    const ended = await take(begun, 'complaint.endPause', { pauseId })
    expect(await refusalOf(ended, 'complaint.endPause', { pauseId })).toMatchObject({
      code: 'already_decided',
    })
  })

  test('words that nobody can read are no words', async () => {
    const detail = await caseIn('verified')
    expect(
      await refusalOf(detail, 'complaint.judgeComplexity', { reason: '\u200b' }),
    ).toMatchObject({ code: 'field_required', field: 'reason' })
  })
})

describe('other ways', () => {
  test('a refused referral returns to the first recipient and is counted (S1-26(2))', async () => {
    const detail = await caseIn('verified')
    const sent = await take(detail, 'complaint.refer')
    expect(sent.clocks.map(({ kind }) => kind)).toContain('dept_reply')
    const { referralId } = sent.course.referrals[0] ?? { referralId: '' }
    expect(
      await refusalOf(sent, 'complaint.refuseReferral', { referralId, refusedBecause: '' }),
    ).toMatchObject({ missing: 'referral.refusedBecause', source: 'S1-26(2)' })
    const back = await take(sent, 'complaint.refuseReferral', { referralId })
    expect(back).toMatchObject({ row: { state: 'verified', handler: 'E100' }, bounces: 1 })
    expect(back.clocks.map(({ kind }) => kind)).not.toContain('dept_reply')
    expect(await refusalOf(back, 'complaint.answerReferral', { referralId })).toMatchObject({
      code: 'already_decided',
    })
  })

  test('a withdrawal ends the clocks, and a problem that is left opens a new round', async () => {
    const detail = await caseIn('investigating')
    const gone = await take(detail, 'complaint.withdraw')
    expect(gone.row.state).toBe('withdrawn')
    expect(gone.clocks.find(({ kind }) => kind === 'legal_decision')?.state).toBe('cancelled')
    const again = await take(gone, 'complaint.reopen')
    expect(again).toMatchObject({
      row: { state: 'reopened' },
      course: {
        investigation: null,
        withdrawal: null,
        turns: [{ kind: 'withdrawn' }, { kind: 'reopened' }],
      },
    })
    expect(again.clocks.find(({ kind }) => kind === 'legal_decision')?.state).toBe('pending')
  })

  test('a callback that finds a problem opens the case again (S3-30)', async () => {
    const detail = await caseIn('archived')
    await as(MANAGER.employeeNo)
    const again = await take(detail, 'complaint.callBack', { leftoverIssue: true, satisfaction: 2 })
    expect(again).toMatchObject({ row: { state: 'reopened' }, course: { closing: null } })
    expect(again.course.callbacks).toHaveLength(1)
    expect(again.decision.nature.value).toBe('undetermined')
  })

  test('a written apology leaves only after legal has examined it (S3-43#1)', async () => {
    const detail = await caseIn('investigating')
    const apologyId = newId()
    const drafted = await take(detail, 'complaint.draftApology', { apologyId })
    expect(await refusalOf(drafted, 'complaint.issueApology', { apologyId })).toMatchObject({
      code: 'apology_not_ready',
    })
    expect(await refusalOf(drafted, 'complaint.examineApology', { apologyId })).toMatchObject({
      code: 'not_permitted',
    })
  })

  test('a review asks the body above, in writing and in time (R-20)', async () => {
    const detail = await caseIn('closed')
    expect(await refusalOf(detail, 'complaint.applyReview', { inWriting: false })).toMatchObject({
      code: 'review_incomplete',
      source: 'R-20',
    })
    const applied = await take(detail, 'complaint.applyReview')
    expect(applied.course.reviews[0]).toMatchObject({ decided: null, addressedTo: '省分行' })
  })

  test('opening a withdrawn case again does not go round its verification (S4-06(2))', async () => {
    const gone = await take(await caseIn('registered'), 'complaint.withdraw')
    const again = await take(gone, 'complaint.reopen')
    for (const name of ['complaint.startInvestigation', 'complaint.refer'] as const) {
      expect(await refusalOf(again, name)).toMatchObject({
        code: 'step_incomplete',
        field: 'verification',
        source: 'S4-06(2)',
      })
    }
    await as(MANAGER.employeeNo)
    const verified = await take(again, 'complaint.verify')
    await as(ADMINISTRATOR.employeeNo)
    const handler = ADMINISTRATOR.employeeNo
    const assigned = await desk.must('complaint.assignHandler', { ...seenOf(verified), handler })
    expect(await refusalOf(assigned, 'complaint.startInvestigation')).toEqual({})
  })

  test('what turns out to be an enquiry in the middle is answered like one (S2-03)', async () => {
    const detail = await caseIn('investigating')
    const enquiry = await desk.must('complaint.retype', {
      ...seenOf(detail),
      to: 'enquiry',
      reason: '客户只是想了解规定',
      customerConsents: true,
    })
    expect(await refusalOf(enquiry, 'complaint.reply')).toEqual({})
  })

  test('an enquiry is answered and filed without the gates of a complaint (S2-03)', async () => {
    const { caseId } = await registered({ intakeType: 'enquiry' })
    const end = await walkedTo(caseId, 'archived')
    expect(end.course).toMatchObject({ verification: null, investigation: null, letter: null })
  })
})
