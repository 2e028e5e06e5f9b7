import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_AIM, checkAim } from '#shared/complaint/rules/intake/aim.ts'
import { checkComplainant } from '#shared/complaint/rules/intake/complainant.ts'
import {
  type ComplaintForm,
  formCompleteness,
} from '#shared/complaint/rules/intake/completeness.ts'
import { intakeHints } from '#shared/complaint/rules/intake/intake-hint.ts'
import { FORM_COLUMNS } from '#shared/complaint/rules/kinds.ts'
import { classifyNature } from '#shared/complaint/rules/decision/nature.ts'
import { recurrencesOf } from '#shared/complaint/rules/record/recurrence.ts'
import {
  type OriginalCase,
  possibleRepeats,
  settleRepeat,
} from '#shared/complaint/rules/intake/repeat.ts'
import { type RetypeRequest, checkRetype } from '#shared/complaint/rules/intake/retype.ts'
import {
  handlerByPlace,
  nobodyOnDuty,
  ordinaryOwner,
} from '#shared/complaint/rules/intake/routing.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { sampleCalendar } from '../calendar/sample-calendar.ts'
import { at, newExplainer, plainCase, rules } from './case-facts.ts'

describe('what the words of an intake hint at', () => {
  test('T-79: a question about one’s data is a complaint with a privacy mark (R-203)', () => {
    expect(intakeHints('我买的保险怎么别人知道？', rules)).toEqual([
      {
        code: 'privacy',
        intakeType: 'complaint',
        proposes: null,
        words: ['别人知道'],
        source: 'S3-48',
      },
    ])
  })

  test('T-78: a deposit that became a policy is a complaint, V02b once it is checked (R-207)', () => {
    const [hint] = intakeHints('我是来 存定期的，怎么给我办了保险', rules)
    expect(hint).toMatchObject({ code: 'misled_sale', intakeType: 'complaint', proposes: 'V02b' })
    const nature = (investigated: boolean) =>
      classifyNature(
        { ...plainCase, nature: { reasons: [hint?.proposes ?? ''], investigated } },
        rules,
        newExplainer(),
      )
    expect(nature(false)).toMatchObject({ value: { value: 'undetermined', primary: 'V02b' } })
    expect(nature(true)).toMatchObject({ value: { value: 'valid', primary: 'V02b' } })
    expect(checkRetype({ from: 'complaint', to: 'enquiry', reason: '客户只是询问' }).ok).toBe(false)
  })

  test('R-073: a report of wrongdoing belongs to its own channel; plain words hint at nothing', () => {
    expect(intakeHints('我要举报你们负责人', rules)).toMatchObject([
      { intakeType: 'whistleblowing', proposes: 'I06' },
    ])
    expect(intakeHints('请问几点关门', rules)).toEqual([])
    expect(intakeHints('', rules)).toEqual([])
  })
})

describe('R-135: changing the type', () => {
  const request: RetypeRequest = {
    from: 'complaint',
    to: 'enquiry',
    reason: '客户只要说明',
    customerConsents: true,
  }

  test('away from a complaint it is counted, towards one it needs no consent', () => {
    expect(checkRetype(request)).toEqual({
      ok: true,
      value: { to: 'enquiry', countedAsRetyped: true },
    })
    const towards = { from: 'enquiry', to: 'complaint', reason: '客户不满' } as const
    expect(checkRetype(towards)).toMatchObject({ value: { countedAsRetyped: false } })
    const report = { from: 'complaint', to: 'whistleblowing', reason: '实为举报' } as const
    expect(checkRetype(report)).toMatchObject({ ok: true })
  })

  test.each<[Partial<RetypeRequest>, string, string]>([
    [{ customerConsents: false }, 'retype_incomplete', 'customerConsents'],
    [{ reason: ' ', customerConsents: undefined }, 'retype_incomplete', 'reason'],
    [{ to: 'complaint' }, 'nothing_to_change', 'to'],
    [{ from: 'whistleblowing' }, 'restricted', 'from'],
  ])('%j is refused', (change, code, field) => {
    expect(checkRetype({ ...request, ...change })).toMatchObject({
      ok: false,
      refusal: { code, field },
    })
  })
})

describe('possible repeats', () => {
  const text = '排队等候两个小时还没有办理业务'
  const earlier = [
    { caseId: 'a', phone: '+86 138-0000-0042', text: '卡被吞了' },
    { caseId: 'b', identityNumber: '11010119900101 123x', phone: '13800000042', text },
    { caseId: 'c', cardTail: '0042', text: '排队等候两个小时，还没有办理业务！' },
    { caseId: 'd', phone: '13900000000', text: '利息算错' },
  ]

  test('each candidate with its signs, the strongest first', () => {
    const intake = {
      phone: '13800000042',
      identityNumber: '11010119900101123X',
      cardTail: '0042',
      text,
    }
    const found = possibleRepeats(intake, earlier, rules)
    expect(found.map(({ caseId, signs }) => [caseId, signs])).toEqual([
      ['b', ['same_identity', 'same_phone', 'similar_text']],
      ['c', ['same_card_tail', 'similar_text']],
      ['a', ['same_phone']],
    ])
    expect(found[0]?.similarity).toBe(1)
    const alike = ['z', 'm', 'q'].map((caseId) => ({ caseId, cardTail: '0042' }))
    expect(possibleRepeats(intake, alike, rules).map(({ caseId }) => caseId)).toEqual([
      'm',
      'q',
      'z',
    ])
  })

  test('R-071: signs nobody sees hide no repeat', () => {
    const unseen = (given: string) => [...given].join('\u200b')
    const one = { identityNumber: '11010119900101123X', text }
    const hidden = { identityNumber: unseen(one.identityNumber), text: unseen(text) }
    expect(possibleRepeats(hidden, [{ caseId: 'a', ...one }], rules)).toEqual([
      { caseId: 'a', signs: ['same_identity', 'similar_text'], similarity: 1 },
    ])
  })

  test('only a text that shares enough is similar, the limit inclusive', () => {
    const signs = (other: string, similarShare = 0.6) => {
      const repeat = { ...rules.pack.handling.repeat, similarShare }
      const pack = { ...rules.pack, handling: { ...rules.pack.handling, repeat } }
      const compared = [{ caseId: 'a', text: other }]
      return possibleRepeats({ text }, compared, { ...rules, pack }).flatMap((one) => one.signs)
    }
    expect(signs(text, 1)).toEqual(['similar_text'])
    expect(signs('排队等候时利息算错了请更正', 0.6)).toEqual([])
    expect(signs('排队等候时利息算错了请更正', 0.1)).toEqual(['similar_text'])
  })

  test('what is absent or too short matches nothing', () => {
    expect(possibleRepeats({}, [{ caseId: 'a' }], rules)).toEqual([])
    expect(possibleRepeats({ text: '卡被吞了' }, earlier, rules)).toEqual([])
    const shorter = [{ caseId: 'a', phone: '00123456' }]
    expect(possibleRepeats({ phone: '8600123456' }, shorter, rules)).toEqual([])
    const eleven = [{ caseId: 'a', phone: '001234567' }]
    expect(possibleRepeats({ phone: '86001234567' }, eleven, rules)).toEqual([])
    expect(possibleRepeats({ phone: '9913800000042' }, earlier, rules)).toEqual([])
    expect(possibleRepeats({ phone: '' }, [{ caseId: 'a', phone: ' ' }], rules)).toEqual([])
  })

  test('likeness is symmetric, between 0 and 1, and whole for the same text', () => {
    const words = fc.string({
      minLength: 8,
      maxLength: 40,
      unit: fc.constantFrom(...'排队等候办理业务利息卡'),
    })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const like = (left: string, right: string) =>
          possibleRepeats(
            { phone: '1234567', text: left },
            [{ caseId: 'x', phone: '1234567', text: right }],
            rules,
          )[0]?.similarity ?? Number.NaN
        expect(like(one, other)).toBe(like(other, one))
        expect(like(one, one)).toBe(1)
        expect(like(one, other)).toBeGreaterThanOrEqual(0)
        expect(like(one, other)).toBeLessThanOrEqual(1)
      }),
    )
  })

  const original: OriginalCase = {
    caseId: 'a',
    sameCustomer: true,
    finished: false,
    overdue: false,
    satisfied: null,
  }
  test.each<[string, Partial<OriginalCase>, string]>([
    ['T-19', {}, 'linked'],
    ['R-071', { overdue: true }, 'pursue_original'],
    ['R-071', { finished: true, satisfied: false }, 'reopen_original'],
    ['R-071', { finished: true, overdue: true, satisfied: true }, 'linked'],
    ['R-071', { finished: true, satisfied: null }, 'linked'],
  ])('%s %j is %s', (_id, change, outcome) => {
    expect(settleRepeat('new', { ...original, ...change })).toEqual({
      ok: true,
      value: { outcome },
    })
  })

  test.each<[string, OriginalCase | null]>([
    ['original_case_id_required', null],
    ['original_case_id_required', { ...original, caseId: ' ' }],
    ['original_is_itself', { ...original, caseId: 'new' }],
    ['other_customer', { ...original, sameCustomer: false }],
  ])('%s', (code, given) => {
    expect(settleRepeat('new', given)).toMatchObject({
      refusal: { code, field: 'nature.originalCaseId', source: 'S2-06(4)' },
    })
  })
})

describe('R-233: the same problem again', () => {
  const current = { caseId: 'x', reason: 'V04', unit: 'B01', receivedAt: at('2025-10-20 10:00') }
  const days = (count: number, change: object = {}) => ({
    ...current,
    caseId: 'y',
    receivedAt: current.receivedAt - count * DAY_MS,
    ...change,
  })

  test.each([
    ['today', days(0), true],
    ['on the last day', days(90), true],
    ['a day too early', days(91), false],
    ['later', days(-1), false],
    ['another reason', days(1, { reason: 'V01' }), false],
    ['another unit', days(1, { unit: 'B02' }), false],
    ['itself', days(0, { caseId: 'x' }), false],
  ])('%s', (_what, other, again) => {
    expect(recurrencesOf(current, [other], rules)).toEqual(again ? [other] : [])
  })
})

describe('R-228: the form, column by column', () => {
  const now = at('2025-10-20 12:00')
  const form: ComplaintForm = {
    customerName: '某客户',
    complainedDepartment: '营业部',
    complainedAt: at('2025-10-20 10:00'),
    contactPerson: '某客户',
    contactPhone: '010-6600 0042',
    referToDepartment: '结算中心',
    content: '等候过久',
    recorder: 'E100',
    findings: '属实',
    investigator: 'E120',
    solution: '说明并增开窗口',
    departmentHead: 'E500',
  }
  const missing = (change: ComplaintForm, stage: 'intake' | 'closing' = 'closing') =>
    formCompleteness({ ...form, ...change }, stage, now, rules).missing.map(({ column }) => column)

  test('a whole form is whole, an empty one names every column by its printed name', () => {
    expect(formCompleteness(form, 'closing', now, rules)).toEqual({
      percent: 100,
      missing: [],
      faults: [],
    })
    const empty = formCompleteness({}, 'closing', now, rules)
    expect(empty.percent).toBe(0)
    expect(empty.missing.map(({ column }) => column)).toEqual([...FORM_COLUMNS])
    expect(empty.missing[0]).toEqual({ column: 'customerName', label: '客户名称' })
    expect(formCompleteness({}, 'intake', now, rules).missing).toHaveLength(8)
  })

  test.each<[ComplaintForm, string[]]>([
    [{ solution: ' ', findings: null }, ['findings', 'solution']],
    [{ customerName: null, contactPerson: null, anonymous: true }, []],
    [{ contactPerson: '', contactPhone: '', contactMissingReason: '客户不愿留' }, []],
    [{ complainedAt: null }, ['complainedAt']],
  ])('R-278: %j lacks %j', (change, columns) => expect(missing(change)).toEqual(columns))

  test('the score counts only what is asked for at the stage', () => {
    const started = { ...form, findings: '', investigator: '', solution: '', departmentHead: '' }
    expect(formCompleteness(started, 'intake', now, rules).percent).toBe(100)
    expect(formCompleteness(started, 'closing', now, rules).percent).toBe(66)
  })

  test.each<[ComplaintForm, string[]]>([
    [{ contactPhone: '一三八' }, ['contactPhone']],
    [{ contactPhone: 'call me' }, ['contactPhone']],
    [{ contactPhone: '12345' }, ['contactPhone']],
    [{ contactPhone: '1234567890123456' }, ['contactPhone']],
    [{ contactPhone: '123456789012345' }, []],
    [{ contactPhone: '1234567' }, []],
    [{ contactPhone: '１３８０００００04２' }, []],
    [{ contactPhone: '' }, []],
    [{ complainedAt: now + 1 }, ['complainedAt']],
    [{ complainedAt: now }, []],
    [{ complainedOf: 'e120' }, ['investigator']],
    [{ complainedOf: 'E300' }, []],
  ])('R-235: %j has faults %j', (change, fields) => {
    const { faults } = formCompleteness({ ...form, ...change }, 'closing', now, rules)
    expect(faults.map(({ field }) => field)).toEqual(fields)
  })
})

describe('who complains, what for, and where it goes', () => {
  const agent = {
    relation: 'agent',
    principalName: '某客户',
    authorisationOriginalSigned: true,
    agentIdentity: '身份证',
    agentContact: '电话',
  } as const
  const asked = (
    relation: string,
    representation: Parameters<typeof checkComplainant>[1],
    profile: 'bank' | 'card_company',
  ) => checkComplainant(relation, representation, defaultPacks.profiles[profile], rules)

  test('R-052, R-211: the relations are those of the profile', () => {
    const self = { relation: 'self' } as const
    expect(asked('merchant', self, 'card_company')).toEqual({
      ok: true,
      value: { relation: 'merchant', label: '特约商户' },
    })
    expect(asked('merchant', self, 'bank')).toMatchObject({
      refusal: { code: 'unknown_relation', field: 'relation' },
    })
    expect(asked('authorised_agent', self, 'bank')).toMatchObject({
      refusal: { field: 'representation' },
    })
    expect(asked('authorised_agent', agent, 'bank')).toMatchObject({ ok: true })
    expect(asked('authorised_agent', { ...agent, principalName: '' }, 'bank')).toMatchObject({
      refusal: { field: 'principalName' },
    })
  })

  test('R-296: an aim that judges needs facts and a supervisor', () => {
    expect(checkAim({ value: DEFAULT_AIM }, rules)).toEqual({ ok: true, value: 'solve_problem' })
    expect(checkAim({ value: 'rich' }, rules)).toMatchObject({ refusal: { field: 'aim' } })
    for (const value of ['improper_gain', 'publicity']) {
      expect(checkAim({ value }, rules)).toMatchObject({
        refusal: { params: { missing: 'facts,bySupervisor' } },
      })
      expect(checkAim({ value, facts: '多次索要现金', bySupervisor: true }, rules).ok).toBe(true)
    }
  })

  test('R-077: an ordinary case belongs to the branch that holds the account', () => {
    expect(ordinaryOwner({ homeBranch: 'B01', receivingBranch: 'B02' })).toBe('B01')
    expect(ordinaryOwner({ homeBranch: ' ', receivingBranch: 'B02' })).toBe('B02')
  })

  test.each([
    ['the one hall manager', 'hall', ['E300'], [], 'E300'],
    ['nobody for another place', 'counter', ['E300'], [], null],
    ['nobody where no place was said', null, ['E300'], [], null],
    ['nobody without a hall manager', 'hall', [], [], null],
    ['nobody of two hall managers', 'hall', ['E300', 'E301'], [], null],
    ['nobody who is complained of', 'hall', ['E300'], ['e300'], null],
  ])('R-318: what happened in the hall is handled by %s', (_who, place, managers, of, who) => {
    expect(handlerByPlace(place, managers, of)).toBe(who)
  })

  test('R-067: nobody on duty on a rest day speaks for V14', () => {
    const duty = (date: string, people: string[]) => nobodyOnDuty(at(date), people, sampleCalendar)
    expect(duty('2025-10-02 10:00', [])).toBe(true)
    expect(duty('2025-10-02 10:00', ['E100'])).toBe(false)
    expect(duty('2025-10-11 10:00', [])).toBe(false)
    expect(duty('2025-10-20 10:00', [])).toBe(false)
  })
})
