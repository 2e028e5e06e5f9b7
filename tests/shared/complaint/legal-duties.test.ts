import { describe, expect, test } from 'vitest'
import {
  type DecisionLetter,
  decisionLetterGaps,
} from '#shared/complaint/rules/duty/decision-letter.ts'
import { type ExtensionRequest, checkExtension } from '#shared/complaint/rules/clock/extension.ts'
import { checkExternalSupervisor } from '#shared/complaint/rules/duty/external-supervisor.ts'
import { NOTICE_WAYS, type Notice, checkNotice } from '#shared/complaint/rules/duty/notice.ts'
import { type ExaminationTeam, checkImpartiality } from '#shared/complaint/rules/duty/recusal.ts'
import {
  type Representation,
  checkRepresentation,
  materialToAskFor,
} from '#shared/complaint/rules/duty/representative.ts'
import { keepUntil, mayBeDestroyed } from '#shared/complaint/rules/duty/retention.ts'
import {
  type ReviewApplication,
  checkReview,
  reviewApplyBy,
} from '#shared/complaint/rules/duty/review.ts'
import { at, rules } from './case-facts.ts'

const TERM_END = at('2025-11-20 00:00')

describe('extension (R-18)', () => {
  const request: ExtensionRequest = {
    reason: '需异地调阅凭证',
    authority: 'superior_body',
    approvedBy: 'E900',
    approvedAt: at('2025-11-18 09:00'),
    notifiedAt: TERM_END,
  }
  const ground = { complexity: 'complex', termEndMs: TERM_END, granted: 0 } as const

  test('approved above and told before the end, inclusive', () => {
    expect(checkExtension(request, ground, rules)).toMatchObject({ ok: true })
    const senior = { ...request, authority: 'head_office_senior_manager' } as const
    expect(checkExtension(senior, ground, rules)).toMatchObject({ ok: true })
  })

  test.each<[string, ExtensionRequest, object, string, string]>([
    ['a simple case', request, { complexity: 'simple' }, 'extension_needs_complex', 'complexity'],
    ['a second one', request, { granted: 1 }, 'already_extended', 'granted'],
    ['late notice', { ...request, notifiedAt: TERM_END + 1 }, {}, 'extension_late', 'notifiedAt'],
    ['late approval', { ...request, approvedAt: TERM_END + 1 }, {}, 'extension_late', 'approvedAt'],
    ['no reason', { ...request, reason: ' ' }, {}, 'extension_incomplete', 'reason'],
    ['unseen', { ...request, reason: '\u200b\u2060' }, {}, 'extension_incomplete', 'reason'],
    ['NaN', { ...request, approvedAt: Number.NaN }, {}, 'extension_incomplete', 'approvedAt'],
    ['NaN', { ...request, notifiedAt: Number.NaN }, {}, 'extension_incomplete', 'notifiedAt'],
    [
      'told first',
      { ...request, notifiedAt: at('2025-11-18 08:59') },
      {},
      'extension_impossible',
      'notifiedAt',
    ],
    [
      'before the receipt',
      request,
      { receivedAt: at('2025-11-18 09:01') },
      'extension_impossible',
      'approvedAt',
    ],
  ])('%s is refused', (_what, change, groundChange, code, field) => {
    expect(checkExtension(change, { ...ground, ...groundChange }, rules)).toMatchObject({
      ok: false,
      refusal: { code, field, source: 'R-18' },
    })
  })

  test('R-17: nobody extends a complaint about oneself', () => {
    const own = { ...ground, complainedOf: ['E300', ' e900'] }
    expect(checkExtension(request, own, rules)).toMatchObject({
      refusal: { code: 'approver_not_impartial', field: 'approvedBy', source: 'R-17' },
    })
  })

  test('an empty request names everything at once', () => {
    expect(checkExtension({}, ground, rules)).toMatchObject({
      refusal: { params: { missing: 'reason,authority,approvedBy,approvedAt,notifiedAt' } },
    })
  })
})

describe('review by the superior body (R-20)', () => {
  const application: ReviewApplication = {
    decisionReceivedAt: at('2025-10-20 10:00'),
    appliedAt: at('2025-11-20 00:00'),
    inWriting: true,
    superiorBody: 'B00',
    addressedTo: 'B00',
  }

  test('applied for on the 30th natural day, decided 30 days later', () => {
    expect(reviewApplyBy(application.decisionReceivedAt, rules).dueAt).toBe(
      '2025-11-19T24:00:00+08:00',
    )
    expect(checkReview(application, rules)).toMatchObject({
      ok: true,
      value: { decideBy: { dueAt: '2025-12-20T24:00:00+08:00' } },
    })
  })

  test('the hour in which the decision came is early enough', () => {
    const atOnce = { ...application, appliedAt: application.decisionReceivedAt }
    expect(checkReview(atOnce, rules)).toMatchObject({ ok: true })
  })

  test.each<[Partial<ReviewApplication>, string, string]>([
    [{ appliedAt: at('2025-11-20 00:00:01') }, 'review_late', 'appliedAt'],
    [{ appliedAt: at('2025-10-20 09:00') }, 'out_of_order', 'appliedAt'],
    [{ inWriting: false }, 'review_incomplete', 'inWriting'],
    [{ addressedTo: 'B07' }, 'review_incomplete', 'addressedTo'],
    [{ superiorBody: null }, 'no_superior_body', 'superiorBody'],
  ])('%j is refused', (change, code, field) => {
    expect(checkReview({ ...application, ...change }, rules)).toMatchObject({
      ok: false,
      refusal: { code, field, source: 'R-20' },
    })
  })
})

describe('through a supervisory body', () => {
  test('R-076, R-33: body, reference and its deadline (or none) belong to the intake', () => {
    const receivedAt = at('2025-10-20 10:00')
    const whole = { body: '某监管局', reference: '2025-117', dueAt: null }
    expect(checkExternalSupervisor(whole, receivedAt)).toEqual({ ok: true, value: whole })
    expect(checkExternalSupervisor({}, receivedAt)).toMatchObject({
      refusal: {
        source: 'S2-07',
        params: {
          missing: 'externalSupervisor.body,externalSupervisor.reference,externalSupervisor.dueAt',
        },
      },
    })
    expect(checkExternalSupervisor({ ...whole, dueAt: receivedAt }, receivedAt).ok).toBe(true)
    const backwards = { ...whole, dueAt: receivedAt - 1 }
    expect(checkExternalSupervisor(backwards, receivedAt)).toMatchObject({
      refusal: { code: 'out_of_order', field: 'externalSupervisor.dueAt' },
    })
  })
})

describe('who speaks (R-12 … R-14)', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => `代表${index}`)
  const agent = {
    relation: 'agent',
    principalName: '某客户',
    authorisationOriginalSigned: true,
    agentIdentity: '身份证',
    agentContact: '电话',
  } as const

  test.each<[string, Representation]>([
    ['the customer', { relation: 'self' }],
    ['an agent', agent],
    ['an heir', { relation: 'heir', deceasedName: '某客户', proofOfInheritance: '公证书' }],
    ['five of thirty', { relation: 'group_in_person', groupSize: 30, representatives: people(5) }],
    ['all of two', { relation: 'group_in_person', groupSize: 2, representatives: people(2) }],
    ['one alone', { relation: 'group_in_person', groupSize: 1, representatives: [] }],
  ])('%s is heard', (_who, representation) => {
    expect(checkRepresentation(representation, rules)).toMatchObject({ ok: true })
  })

  test.each<[string, Representation, string, string]>([
    ['R-052', { ...agent, principalName: '' }, 'principalName', 'S2-04'],
    [
      'R-14',
      { ...agent, authorisationOriginalSigned: false },
      'authorisationOriginalSigned',
      'R-14',
    ],
    ['R-14', { relation: 'heir', deceasedName: '某客户' }, 'proofOfInheritance', 'R-14'],
    [
      'R-12',
      { relation: 'group_in_person', groupSize: 30, representatives: people(6) },
      'representatives',
      'R-12',
    ],
    [
      'R-12',
      { relation: 'group_in_person', groupSize: 3, representatives: [' '] },
      'representatives',
      'R-12',
    ],
    [
      'R-12',
      { relation: 'group_in_person', groupSize: 2, representatives: people(3) },
      'representatives',
      'R-12',
    ],
  ])('%s %j lacks %s', (_id, representation, field, source) => {
    expect(checkRepresentation(representation, rules)).toMatchObject({
      ok: false,
      refusal: { field, source },
    })
  })

  test.each([Number.NaN, 0, -3, 2.5])('R-12: a group of %s is no group', (groupSize) => {
    const group = { relation: 'group_in_person', groupSize, representatives: [] } as const
    expect(checkRepresentation(group, rules)).toMatchObject({
      refusal: { code: 'group_size_invalid', field: 'groupSize', source: 'R-12' },
    })
  })

  test('R-12: signs nobody sees make no other representative', () => {
    const group = { relation: 'group_in_person', groupSize: 30 } as const
    const names = [...people(5), `${people(1)[0]}\u200b`]
    expect(checkRepresentation({ ...group, representatives: names }, rules).ok).toBe(true)
    expect(checkRepresentation({ ...group, representatives: ['\u200b'] }, rules)).toMatchObject({
      refusal: { code: 'representatives_required' },
    })
  })

  test('an agent with nothing hears everything at once', () => {
    expect(checkRepresentation({ relation: 'agent' }, rules)).toMatchObject({
      refusal: {
        params: { missing: 'principalName,authorisationOriginalSigned,agentIdentity,agentContact' },
      },
    })
  })

  test('R-13: what the institution holds is looked up, not demanded', () => {
    expect(materialToAskFor(['合同', '流水', '身份证'], ['流水', '合同'])).toEqual({
      ask: ['身份证'],
      lookUp: ['合同', '流水'],
      source: 'R-13',
    })
  })
})

describe('impartial examination', () => {
  const examination: ExaminationTeam = {
    level: 'ordinary',
    complainedOf: ['E300'],
    investigator: 'E100',
    confirmer: 'E200',
  }
  const major = { ...examination, level: 'major', team: ['E100', 'E200'] } as const

  test('others examine', () => {
    expect(checkImpartiality(examination, rules)).toMatchObject({ ok: true })
    expect(checkImpartiality(major, rules)).toMatchObject({ ok: true })
  })

  test.each<[string, ExaminationTeam, string, string]>([
    ['T-89', { ...examination, investigator: 'E300' }, 'investigator', 'R-17'],
    ['T-89', { ...examination, investigator: ' e300' }, 'investigator', 'R-17'],
    ['R-17', { ...examination, confirmer: 'E300' }, 'confirmer', 'R-17'],
    ['R-17', { ...examination, verifier: 'E300' }, 'verifier', 'R-17'],
    ['R-17', { ...examination, handler: 'E300' }, 'handler', 'R-17'],
    ['R-17', { ...examination, approver: 'e300\u200b' }, 'approver', 'R-17'],
    ['R-17', { ...examination, interested: ['E200'] }, 'confirmer', 'R-17'],
    ['R-078', { ...major, team: ['E100', 'E200', 'E300'] }, 'team.2', 'R-17'],
    ['R-078', { ...major, team: ['E100', 'e100'] }, 'team', 'S2-09'],
    ['R-078', { ...examination, level: 'serious' }, 'team', 'S2-09'],
    ['R-069', { ...examination, confirmer: 'E100' }, 'confirmer', 'S2-06(2)'],
  ])('%s %j is refused', (_id, change, field, source) => {
    expect(checkImpartiality(change, rules)).toMatchObject({
      ok: false,
      refusal: { field, source },
    })
  })
})

describe('the decision letter (R-19)', () => {
  const letter: DecisionLetter = {
    verifiedFacts: '经核实…',
    basis: '合同第3条',
    reasons: '因…',
    decision: '退还手续费',
    remedies: ['review', 'mediation', 'arbitration', 'litigation'],
  }
  const fields = (change: Partial<DecisionLetter>) =>
    decisionLetterGaps({ ...letter, ...change }).map(({ field }) => field)

  test('a whole letter lacks nothing', () => expect(fields({})).toEqual([]))
  test.each<[Partial<DecisionLetter>, string[]]>([
    [{ verifiedFacts: ' ' }, ['verifiedFacts']],
    [{ basis: null, reasons: '' }, ['basis', 'reasons']],
    [{ decision: undefined }, ['decision']],
    [
      { remedies: ['mediation'] },
      ['remedies.review', 'remedies.arbitration', 'remedies.litigation'],
    ],
    [{ remedies: ['mediation', 'arbitration', 'litigation'], decidedByHeadOffice: true }, []],
  ])('%j lacks %j', (change, missing) => expect(fields(change)).toEqual(missing))
  test('an empty letter lacks eight things', () => {
    expect(decisionLetterGaps({})).toHaveLength(8)
  })
})

describe('notice (R-21)', () => {
  const notice: Notice = { way: 'phone', at: TERM_END, proof: '通话记录 17' }
  const ground = { termEndMs: TERM_END }

  test.each(NOTICE_WAYS)('%s within the term, its end inclusive, with proof', (way) => {
    expect(checkNotice({ ...notice, way }, ground)).toEqual({
      ok: true,
      value: { given: 'in_time', at: '2025-11-20T00:00:00+08:00' },
    })
  })

  test.each<[string, Notice | null, object, string]>([
    ['none', null, {}, 'notice_required'],
    ['not sent', { ...notice, at: null }, {}, 'notice_required'],
    ['late', { ...notice, at: TERM_END + 1 }, {}, 'notice_late'],
    ['no proof', { ...notice, proof: ' ' }, {}, 'notice_proof_required'],
    ['NaN', { ...notice, at: Number.NaN }, {}, 'invalid_input'],
    ['beyond the years', { ...notice, at: 8.64e15 }, {}, 'invalid_input'],
    ['no term', notice, { termEndMs: Number.NaN }, 'invalid_input'],
    ['no agreed time', notice, { agreed: { untilMs: Number.NaN } }, 'invalid_input'],
    ['another way', notice, { agreed: { way: 'email' } }, 'notice_way_agreed'],
    ['after the agreed time', notice, { agreed: { untilMs: TERM_END - 1 } }, 'notice_late'],
  ])('%s is refused', (_what, given, more, code) => {
    expect(checkNotice(given, { ...ground, ...more })).toMatchObject({
      ok: false,
      refusal: { code, source: 'R-21' },
    })
  })

  test('agreed terms prevail, and nobody is told who cannot be reached', () => {
    const agreed = { untilMs: TERM_END + 1000 }
    const late = { ...notice, at: TERM_END + 1000 }
    expect(checkNotice(late, { ...ground, agreed })).toMatchObject({ ok: true })
    expect(checkNotice(null, { ...ground, unreachable: '号码已停机' })).toEqual({
      ok: true,
      value: { given: 'not_possible', at: null },
    })
  })
})

describe('keeping the papers (R-28)', () => {
  test('three years after closing, ten with credit reports, labelled as unconfirmed', () => {
    const closedAt = at('2025-10-24 16:00')
    const plain = keepUntil(closedAt, [], rules)
    expect(plain).toMatchObject({ keepUntil: '2028-10-24', years: 3, source: 'R-28' })
    expect(plain.note).toContain('Unconfirmed')
    expect(keepUntil(closedAt, ['credit_report_complaint'], rules).keepUntil).toBe('2035-10-24')
  })

  test('the last day still keeps; 29 February is never shortened', () => {
    const plain = keepUntil(at('2025-10-24 16:00'), [], rules)
    expect(mayBeDestroyed(plain, at('2028-10-24 23:59'))).toBe(false)
    expect(mayBeDestroyed(plain, at('2028-10-25 00:00'))).toBe(true)
    expect(keepUntil(at('2028-02-29 12:00'), [], rules).keepUntil).toBe('2031-03-01')
  })
})
