import { describe, expect, test } from 'vitest'
import { type CloseReport, closeReportedAt } from '#shared/complaint/rules/clock/close-report.ts'
import { type FaultFindings, faultGaps } from '#shared/complaint/rules/remedy/fault.ts'
import { urgentAlarm } from '#shared/complaint/rules/clock/first-responsible.ts'
import {
  type IdentityCheck,
  checkNotFromComplainant,
  identityCheckGaps,
} from '#shared/complaint/rules/duty/identity-check.ts'
import { type Incident, incidentGaps } from '#shared/complaint/rules/record/incident.ts'
import { agreementGaps, preparationGaps } from '#shared/complaint/rules/remedy/negotiation.ts'
import {
  type ReferralSlip,
  outgoingSlipGaps,
} from '#shared/complaint/rules/record/referral-slip.ts'
import {
  type Destruction,
  checkRecordDestruction,
  keepUntil,
} from '#shared/complaint/rules/duty/retention.ts'
import { type WalkIn, walkInGaps } from '#shared/complaint/rules/intake/walk-in.ts'
import { at, clock, decided, rules } from './case-facts.ts'

const fieldsOf = (gaps: readonly { readonly field: string }[]) => gaps.map(({ field }) => field)

describe('a customer at the counter', () => {
  const walkIn: WalkIn = {
    ledAt: at('2025-10-20 10:05'),
    room: '洽谈室',
    media: false,
    recordingDevice: true,
    readBack: 'corrected',
    correction: '等了两个小时，不是一个小时',
    toldNextStep: '今天16点前回电',
  }

  test.each<[string, Partial<WalkIn>, string[]]>([
    ['R-082', {}, []],
    ['R-082', { ledAt: null, room: ' ' }, ['ledAt', 'room']],
    ['R-083', { media: null, recordingDevice: undefined }, ['media', 'recordingDevice']],
    ['R-085', { readBack: null }, ['readBack']],
    ['R-159', { correction: '' }, ['correction']],
    ['R-159', { readBack: 'confirmed', correction: null }, []],
    ['R-086', { toldNextStep: '' }, ['toldNextStep']],
  ])('%s %j lacks %j', (_id, change, fields) => {
    expect(fieldsOf(walkInGaps({ ...walkIn, ...change }))).toEqual(fields)
  })

  test('an untouched form lacks every step', () => expect(walkInGaps({})).toHaveLength(6))
})

describe('R-093: the referral slip', () => {
  const slip: ReferralSlip = {
    caseNumber: 'B01-20251020-K7Q-003',
    from: '客服部',
    to: '结算中心',
    content: '重复扣款',
    demand: '退款',
    sentAt: at('2025-10-20 11:00'),
    dueAt: at('2025-10-21 11:00'),
  }

  test.each<[Partial<ReferralSlip>, string[]]>([
    [{}, []],
    [{ sentAt: null }, ['sentAt']],
    [{ to: '客服部 ' }, ['to']],
    [{ dueAt: at('2025-10-20 11:00') }, ['dueAt']],
    [{ demand: null, caseNumber: '' }, ['caseNumber', 'demand']],
  ])('%j', (change, fields) => {
    expect(fieldsOf(outgoingSlipGaps({ ...slip, ...change }))).toEqual(fields)
  })

  test('an empty slip names every column', () => {
    expect(fieldsOf(outgoingSlipGaps({}))).toEqual([
      'caseNumber',
      'from',
      'to',
      'content',
      'demand',
      'sentAt',
      'dueAt',
    ])
  })
})

describe('where the fault lies', () => {
  test.each<[string, FaultFindings, string[]]>([
    ['R-040', { fault: 'ours' }, ['apologised', 'remedy']],
    ['R-040', { fault: 'ours', apologised: true, remedy: '补办' }, []],
    ['R-041', { fault: 'shared', ourTasks: [' '] }, ['ourTasks', 'customerTasks']],
    ['R-041', { fault: 'shared', ourTasks: ['更正'], customerTasks: ['补签'] }, []],
    ['R-042', { fault: 'misunderstanding' }, ['explanation']],
    ['R-042', { fault: 'misunderstanding', explanation: '计息方式' }, []],
  ])('%s %j lacks %j', (_id, findings, fields) => {
    expect(fieldsOf(faultGaps(findings))).toEqual(fields)
  })
})

describe('R-100: the report of the day', () => {
  const closedAt = at('2025-10-24 16:00')
  const synced: CloseReport = { way: 'synced', at: at('2025-10-25 09:00') }
  const state = (reports: readonly CloseReport[]) =>
    clock(
      decided(
        { closedAt, events: { reportedAt: closeReportedAt(closedAt, reports) } },
        { now: at('2025-10-26') },
      ),
      'close_report',
    )?.state

  test('T-42: late with the network down, unless exported or told by telephone the same day', () => {
    expect(state([synced])).toBe('met_late')
    expect(state([synced, { way: 'phoned', at: at('2025-10-24 17:00'), toldTo: 'E900' }])).toBe(
      'met',
    )
    expect(state([{ way: 'exported', at: at('2025-10-24 23:00'), receipt: 'E901' }, synced])).toBe(
      'met',
    )
    expect(state([])).toBe('overdue')
  })

  test('what cannot be shown, or was before closing, is no report', () => {
    expect(closeReportedAt(closedAt, [{ way: 'phoned', at: closedAt, toldTo: ' ' }])).toBeNull()
    expect(closeReportedAt(closedAt, [{ way: 'exported', at: closedAt }])).toBeNull()
    expect(closeReportedAt(closedAt, [{ ...synced, at: closedAt - 1 }])).toBeNull()
    expect(closeReportedAt(closedAt, [{ ...synced, at: closedAt }])).toBe(closedAt)
  })
})

describe('R-095: whom an urgent case rings for', () => {
  const triggerAt = at('2025-10-20 10:20')

  test('the first responsible person, at 45 and at 60 minutes', () => {
    const unit = { firstResponsible: 'E200', branchHead: 'E900' }
    expect(urgentAlarm(triggerAt, unit, rules)).toEqual({
      ok: true,
      value: {
        to: 'E200',
        standIn: false,
        remindAt: at('2025-10-20 11:05'),
        dueAt: at('2025-10-20 11:20'),
      },
    })
  })

  test('nobody named: the branch head', () => {
    expect(urgentAlarm(triggerAt, { branchHead: 'E900' }, rules)).toMatchObject({
      value: { to: 'E900', standIn: true },
    })
  })

  test('no branch head: the supervisor; nobody at all is refused, and so is no moment', () => {
    const unit = { branchHead: ' ', supervisor: 'E800' }
    expect(urgentAlarm(triggerAt, unit, rules)).toMatchObject({
      value: { to: 'E800', standIn: true },
    })
    expect(urgentAlarm(triggerAt, {}, rules)).toMatchObject({
      ok: false,
      refusal: { code: 'nobody_to_alarm', field: 'branchHead', source: 'S2-16' },
    })
    expect(urgentAlarm(Number.NaN, unit, rules)).toMatchObject({ refusal: { field: 'triggerAt' } })
  })
})

describe('R-181: an incident', () => {
  const incident: Incident = {
    kind: 'violence',
    at: at('2025-10-20 10:30'),
    what: '客户推搡保安',
    witnesses: ['E100'],
    camera: '3号',
    policeCalledAt: at('2025-10-20 10:31'),
  }

  test.each<[Partial<Incident>, string[]]>([
    [{}, []],
    [{ witnesses: [' '] }, ['witnesses']],
    [{ policeCalledAt: at('2025-10-20 10:29') }, ['policeCalledAt']],
    [{ policeCalledAt: incident.at ?? null }, []],
    [{ at: null, what: '', camera: null }, ['at', 'what', 'camera']],
  ])('%j lacks %j', (change, fields) => {
    expect(fieldsOf(incidentGaps({ ...incident, ...change }))).toEqual(fields)
  })
})

describe('R-189: abuse', () => {
  const abuse: Incident = {
    kind: 'abuse',
    at: at('2025-10-20 10:30'),
    what: '辱骂柜员',
    supervisorCalled: 'E300',
  }

  test.each<[Partial<Incident>, string[]]>([
    [{}, []],
    [{ supervisorCalled: ' ' }, ['supervisorCalled']],
    [{ at: null, what: '', supervisorCalled: null }, ['at', 'what', 'supervisorCalled']],
  ])('%j lacks %j', (change, fields) => {
    const gaps = incidentGaps({ ...abuse, ...change })
    expect(fieldsOf(gaps)).toEqual(fields)
    expect(gaps.every(({ source }) => source === 'S3-37')).toBe(true)
  })
})

describe('E-36: destroying what is past its time', () => {
  const retention = keepUntil(at('2025-10-24 16:00'), [], rules)
  const destruction: Destruction = { confirmedBy: ['E100', 'E200'], certificate: '销〔2028〕1号' }
  const later = at('2028-10-25 09:00')

  test('two people, a certificate, and the time is over', () => {
    expect(checkRecordDestruction(destruction, retention, later)).toMatchObject({ ok: true })
  })

  test.each<[Partial<Destruction>, string, string]>([
    [{}, '2028-10-24 23:59', 'keepUntil'],
    [{ confirmedBy: ['E100', 'e100 '] }, '2028-10-25 09:00', 'confirmedBy'],
    [{ certificate: ' ' }, '2028-10-25 09:00', 'certificate'],
  ])('R-261 %j at %s is refused', (change, now, field) => {
    expect(checkRecordDestruction({ ...destruction, ...change }, retention, at(now))).toMatchObject(
      {
        ok: false,
        refusal: { field },
      },
    )
  })
})

describe('who stands behind a complaint', () => {
  test.each<[IdentityCheck, string[]]>([
    [{ how: '回拨预留号码', checkedBy: 'E100' }, []],
    [{ how: ' ' }, ['how', 'checkedBy']],
    [{ how: '\u200b', checkedBy: '\u2060' }, ['how', 'checkedBy']],
    [{ anonymous: true }, []],
  ])('R-22 %j lacks %j', (check, fields) => {
    expect(fieldsOf(identityCheckGaps(check))).toEqual(fields)
  })

  test('R-18: one that is nobody’s is not pursued, and whoever brought it is told', () => {
    const found = {
      fromComplainantOrAgent: false,
      finding: '客户本人否认',
      submitterToldAt: at('2025-10-21 09:00'),
    }
    expect(checkNotFromComplainant(found)).toEqual({ ok: true, value: null })
    expect(checkNotFromComplainant({ fromComplainantOrAgent: false })).toMatchObject({
      refusal: { source: 'R-18', params: { missing: 'finding,submitterToldAt' } },
    })
    expect(checkNotFromComplainant({ ...found, fromComplainantOrAgent: true })).toMatchObject({
      refusal: { code: 'complaint_accepted' },
    })
  })
})

describe('negotiating', () => {
  test('R-162: prepared with the rule, the real limit and alternatives', () => {
    const ready = { ruleCited: '服务收费办法', authorityUpToFen: 0, alternatives: ['减免'] }
    expect(preparationGaps(ready)).toEqual([])
    expect(fieldsOf(preparationGaps({ authorityUpToFen: 0.5, alternatives: [' '] }))).toEqual([
      'ruleCited',
      'authorityUpToFen',
      'alternatives',
    ])
  })

  test('R-163: what was agreed becomes tasks with a person and a time', () => {
    const agreedAt = at('2025-10-20 12:00')
    const task = { what: '退还手续费', by: 'E110', dueAt: at('2025-10-22 12:00') }
    expect(agreementGaps([task], agreedAt)).toEqual([])
    expect(fieldsOf(agreementGaps([], agreedAt))).toEqual(['tasks'])
    expect(fieldsOf(agreementGaps([task, { what: '', dueAt: agreedAt }], agreedAt))).toEqual([
      'tasks.1.what',
      'tasks.1.by',
      'tasks.1.dueAt',
    ])
  })
})
