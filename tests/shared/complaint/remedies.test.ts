import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decided, rules } from './case-facts.ts'
import {
  APOLOGY_SCOPES,
  type Apology,
  approveApology,
  issueApology,
  redraftApology,
} from '#shared/complaint/rules/remedy/apology.ts'
import {
  type CompensationLine,
  approveCompensation,
  checkCompensation,
} from '#shared/complaint/rules/remedy/compensation.ts'
import { unequalTreatments } from '#shared/complaint/rules/remedy/equal-treatment.ts'
import { PERSONAL_RIGHTS_ISSUES } from '#shared/complaint/rules/kinds.ts'
import { answerPersonalRights } from '#shared/complaint/rules/remedy/personal-rights.ts'
import { nextActionAfter, solutionGaps } from '#shared/complaint/rules/remedy/solution.ts'
import type { Role } from '#shared/staff/role.ts'
import { checkCounselMeeting, checkHomeVisit } from '#shared/complaint/rules/remedy/visit.ts'

describe('a solution', () => {
  const solution = {
    text: '补偿并说明',
    options: ['原路退回', '转入他户'],
    basis: '合同第3条',
    demandWithinRules: 'yes',
  } as const
  const refusing = {
    ...solution,
    demandWithinRules: 'no',
    alternatives: ['分期办理'],
    refusalReason: '条款不允许',
    recheckOffered: true,
  } as const
  const fields = (change: object) =>
    solutionGaps({ ...solution, ...change }).map(({ field, source }) => `${field} ${source}`)

  test.each([
    ['R-309', {}, []],
    ['R-309', { options: ['原路退回'] }, ['options S4-39']],
    ['R-309', { options: ['原路退回', ' 原路退回'] }, ['options S4-39']],
    ['R-309', { options: ['原路退回', '原路\u200b退回'] }, ['options S4-39']],
    ['R-309', { options: ['原路退回'], singleOptionReason: '制度只许此法' }, []],
    ['R-169', { basis: ' ' }, ['basis S3-32']],
    ['R-037', { demandWithinRules: null }, ['demandWithinRules S1-26(1b)']],
    ['R-037', refusing, []],
    ['R-037', { ...refusing, alternatives: [] }, ['alternatives S1-26(1b)']],
    ['R-086', { ...refusing, refusalReason: '' }, ['refusalReason S2-13(4)']],
    ['T-23', { ...refusing, recheckOffered: false }, ['recheckOffered S2-34']],
    ['R-037', { ...refusing, demandWithinRules: 'part', recheckOffered: false }, []],
  ])('%s %j lacks %j', (_id, change, gaps) => expect(fields(change)).toEqual(gaps))

  test('T-23, T-25: a second look first, the superior at the second non-acceptance', () => {
    expect([0, 1, 2, 3].map(nextActionAfter)).toEqual([
      'explain',
      'refer_for_recheck',
      'refer_to_superior',
      'refer_to_superior',
    ])
  })
})

describe('R-192: compensation', () => {
  const traffic: CompensationLine = { kind: 'direct_cost', amountFen: 8000, evidenceId: '发票7' }
  const goodwill: CompensationLine = { kind: 'goodwill', amountFen: 5000 }
  const ask = (lines: readonly CompensationLine[], improvementNote: string | null = null) => ({
    lines,
    requestedBy: 'E110',
    alreadyApprovedFen: 0,
    improvementNote,
  })

  test('T-86: without receipt rejected, with evidence it needs an approval', () => {
    expect(checkCompensation(ask([{ ...traffic, evidenceId: null }]), rules)).toMatchObject({
      ok: false,
      refusal: { code: 'evidence_required', field: 'lines.0.evidenceId', source: 'S3-40' },
    })
    expect(checkCompensation(ask([traffic]), rules)).toMatchObject({
      ok: true,
      value: { totalFen: 8000, approvers: expect.arrayContaining(['lobby_manager']) },
    })
    expect(approveCompensation(ask([traffic]), {}, rules)).toMatchObject({
      refusal: { code: 'approver_required' },
    })
  })

  test.each([
    ['no line', [], 'lines'],
    ['nothing', [{ ...traffic, amountFen: 0 }], 'lines.0.amountFen'],
    ['less than nothing', [traffic, { ...traffic, amountFen: -1 }], 'lines.1.amountFen'],
    ['half a fen', [{ ...traffic, amountFen: 0.5 }], 'lines.0.amountFen'],
    ['not a number', [{ ...traffic, amountFen: Number.NaN }], 'lines.0.amountFen'],
    [
      'too much together',
      [
        { ...traffic, amountFen: Number.MAX_SAFE_INTEGER },
        { ...traffic, amountFen: Number.MAX_SAFE_INTEGER },
      ],
      'lines',
    ],
    ['goodwill that improves nothing', [goodwill], 'improvementNote'],
  ])('%s is refused', (_what, lines, field) => {
    expect(checkCompensation(ask(lines), rules)).toMatchObject({ ok: false, refusal: { field } })
  })

  test('R-311: goodwill needs no receipt, but a supervisor and what is improved', () => {
    const needs = checkCompensation(ask([goodwill], '更新叫号流程'), rules)
    expect(needs.ok && needs.value.approvers.includes('lobby_manager')).toBe(false)
    expect(needs.ok && needs.value.approvers.includes('service_supervisor')).toBe(true)
  })

  test.each([
    ['within the limit', 'E200', 'lobby_manager', 20000, null],
    ['above it', 'E200', 'lobby_manager', 20001, 'over_limit'],
    ['without limit', 'E200', 'general_manager', 900_000_000, null],
    ['a role without any', 'E200', 'teller', 1, 'over_limit'],
    ['by oneself', ' e110', 'general_manager', 1, 'approver_is_requester'],
  ] as const)('an approval %s', (_what, by, role, amountFen, code) => {
    const approved = approveCompensation(ask([{ ...traffic, amountFen }]), { by, role }, rules)
    expect(approved.ok ? null : approved.refusal.code).toBe(code)
    if (approved.ok) expect(approved.value).toEqual({ totalFen: amountFen, approvedBy: 'E200' })
  })

  test('R-311: the limit holds for the case, not for each request', () => {
    const approve = (amountFen: number, alreadyApprovedFen: number) => {
      const request = { ...ask([{ ...traffic, amountFen }]), alreadyApprovedFen }
      const approved = approveCompensation(request, { by: 'E200', role: 'lobby_manager' }, rules)
      return approved.ok ? approved.value.totalFen : approved.refusal.code
    }
    expect(approve(8000, 12000)).toBe(8000)
    expect(approve(8000, 12001)).toBe('over_limit')
    for (const odd of [Number.NaN, -1, 0.5, Number.MAX_SAFE_INTEGER]) {
      expect(approve(8000, odd)).toBe('amount_invalid')
    }
  })

  test('R-311: somebody asks for it', () => {
    const request = { ...ask([traffic]), requestedBy: ' \u200b' }
    expect(
      approveCompensation(request, { by: 'E200', role: 'general_manager' }, rules),
    ).toMatchObject({ refusal: { code: 'requester_required', field: 'requestedBy' } })
  })

  test('whoever may approve a sum may approve every smaller one', () => {
    const sum = fc.integer({ min: 1, max: 2_000_000 })
    fc.assert(
      fc.property(sum, sum, (one, other) => {
        const able = (amountFen: number) => {
          const needs = checkCompensation(ask([{ ...traffic, amountFen }]), rules)
          return needs.ok ? needs.value.approvers : []
        }
        expect(able(Math.min(one, other))).toEqual(
          expect.arrayContaining([...able(Math.max(one, other))]),
        )
      }),
    )
  })
})

describe('E-06: like cases are treated alike', () => {
  const settled = (caseId: string, compensationFen: number, explanation = '') => ({
    caseId,
    factsKey: 'queue-2025-10',
    compensationFen,
    explanation,
  })

  test('another sum without an explanation is shown', () => {
    const cases = [settled('a', 5000), settled('b', 5000), settled('c', 2000)]
    expect(unequalTreatments(cases)).toEqual([
      {
        factsKey: 'queue-2025-10',
        unexplained: ['c'],
        amountsFen: [2000, 5000],
        source: 'S3-33#4',
      },
    ])
    expect(unequalTreatments([settled('a', 5000), settled('c', 2000, '损失较小')])).toEqual([])
    expect(unequalTreatments(cases.slice(0, 2))).toEqual([])
  })

  test('of two equally frequent sums the lower one is explained, and other facts are not compared', () => {
    expect(unequalTreatments([settled('a', 2000), settled('b', 5000)])[0]?.unexplained).toEqual([
      'a',
    ])
    const elsewhere = { ...settled('b', 5000), factsKey: 'card' }
    expect(unequalTreatments([settled('a', 2000), elsewhere])).toEqual([])
  })
})

describe('R-195: a written apology', () => {
  const draft: Apology = {
    state: 'draft',
    text: '就等候时间过长致歉',
    author: { kind: 'unit', name: '某支行' },
    scope: 'customer_only',
    legalReviewer: 'E700',
  }
  const approved = { ...draft, state: 'legal_approved' } as const

  test('draft, examined by legal, issued', () => {
    expect(approveApology(draft)).toEqual({ ok: true, value: approved })
    expect(issueApology(approved)).toEqual({ ok: true, value: { ...draft, state: 'issued' } })
  })

  test('T-85: not without legal, not in the name of a person', () => {
    expect(issueApology(draft)).toMatchObject({
      refusal: { code: 'apology_not_ready', source: 'S3-43#1' },
    })
    expect(approveApology({ ...draft, legalReviewer: ' ' })).toMatchObject({
      refusal: { field: 'legalReviewer' },
    })
    const signed = { ...draft, author: { kind: 'person', name: '某柜员' } } as const
    expect(approveApology(signed)).toMatchObject({ refusal: { field: 'author' } })
  })

  test.each<[Partial<Apology>, string]>([
    [{ text: ' ' }, 'text'],
    [{ text: '\u200b' }, 'text'],
    [{ author: null }, 'author'],
    [{ author: { kind: 'person', name: '某柜员' } }, 'author'],
    [{ author: { kind: 'unit', name: '' } }, 'author'],
    [{ legalReviewer: null }, 'legalReviewer'],
  ])('T-85: it does not go out with %j, whatever its state says', (change, field) => {
    expect(issueApology({ ...approved, ...change })).toMatchObject({
      ok: false,
      refusal: { code: 'apology_incomplete', field },
    })
  })

  test('a changed text is examined again, and what went out stays', () => {
    expect(redraftApology(approved, '新文本')).toMatchObject({
      value: { state: 'draft', text: '新文本', legalReviewer: null },
    })
    const issued = { ...draft, state: 'issued' } as const
    expect(redraftApology(issued, '新文本').ok).toBe(false)
    expect(issueApology(issued).ok).toBe(false)
    expect(approveApology(issued).ok).toBe(false)
  })

  test('R-194: it reaches as far as the harm', () => {
    for (const scope of APOLOGY_SCOPES) {
      const answer = approveApology({ ...draft, scope, harmScope: 'branch' })
      expect(answer.ok).toBe(scope === 'branch')
    }
    expect(approveApology({ state: 'draft' })).toMatchObject({
      refusal: { params: { missing: 'text,author,scope,legalReviewer' } },
    })
  })
})

describe('R-194: the checklist of personal rights', () => {
  const none = Object.fromEntries(PERSONAL_RIGHTS_ISSUES.map((issue) => [issue, false]))

  test('one yes makes the case major and goes to legal', () => {
    for (const issue of PERSONAL_RIGHTS_ISSUES) {
      const answer = answerPersonalRights({ ...none, [issue]: true })
      expect(answer).toEqual({ ok: true, value: { personalRightsIssue: true, issues: [issue] } })
      const facts = answer.ok ? answer.value : { personalRightsIssue: false }
      const decision = decided({ personalRightsIssue: facts.personalRightsIssue })
      expect(decision.level.value).toBe('major')
      expect(decision.filing).toEqual(['legal'])
    }
    expect(answerPersonalRights(none)).toMatchObject({ value: { personalRightsIssue: false } })
  })

  test('an empty box is no "no"', () => {
    const { privacy_spread: _gone, ...rest } = none
    expect(answerPersonalRights(rest)).toMatchObject({
      refusal: { field: 'privacy_spread', source: 'S3-42' },
    })
  })
})

describe('going to the customer', () => {
  const teller = { employeeNo: 'E110', role: 'teller' } as const
  const manager = { employeeNo: 'E200', role: 'hall_manager' } as const
  const plan = {
    visitors: [teller, manager],
    approvedBy: 'E900',
    approverRole: 'general_manager',
    purpose: '当面致歉',
  } as const

  test('R-198: two people, one of supervisor level, approved', () => {
    expect(checkHomeVisit(plan, rules)).toMatchObject({ ok: true })
    expect(checkHomeVisit({ ...plan, giftFen: 0 }, rules)).toMatchObject({ ok: true })
  })

  test.each<[object, string]>([
    [{ visitors: [manager] }, 'visitors'],
    [{ visitors: [teller, { ...teller, employeeNo: 'e110' }] }, 'visitors,visitors'],
    [{ visitors: [teller, { ...teller, employeeNo: 'E111' }] }, 'visitors'],
    [{ approvedBy: null, purpose: ' ' }, 'approvedBy,purpose'],
    [{ approvedBy: ' e200', approverRole: 'hall_manager' }, 'approvedBy'],
    [{ approvedBy: 'E110', approverRole: 'teller' }, 'approvedBy,approverRole'],
    [{ approverRole: 'teller' }, 'approverRole'],
    [{ approverRole: null }, 'approverRole'],
  ])('%j lacks %s', (change, fields) => {
    expect(checkHomeVisit({ ...plan, ...change }, rules)).toMatchObject({
      refusal: { source: 'S3-43#4', params: { missing: fields } },
    })
  })

  test.each([1, -1, 0.5, Number.NaN])('E-17: no gifts (%s)', (giftFen) => {
    expect(checkHomeVisit({ ...plan, giftFen }, rules)).toMatchObject({
      refusal: { code: 'gift_not_allowed', field: 'giftFen' },
    })
  })

  test('R-199: legal counsel never meets a customer alone', () => {
    const counsel = { employeeNo: 'E700', role: 'legal_counsel' } as const
    expect(checkCounselMeeting([counsel, teller])).toMatchObject({ ok: true })
    expect(checkCounselMeeting([teller])).toMatchObject({ ok: true })
    expect(checkCounselMeeting([])).toMatchObject({ ok: true })
    const beside = (role: Role) => [counsel, { employeeNo: 'E110', role }]
    expect(checkCounselMeeting(beside('head_office_service'))).toMatchObject({ ok: true })
    for (const attendees of [
      [counsel],
      [counsel, { ...teller, employeeNo: 'e700' }],
      beside('office'),
      beside('admin'),
      beside('trainee'),
    ]) {
      expect(checkCounselMeeting(attendees)).toMatchObject({
        refusal: { field: 'attendees', source: 'S3-44' },
      })
    }
  })
})
