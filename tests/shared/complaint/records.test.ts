import { describe, expect, test } from 'vitest'
import { type FilingRecord, checkFiling } from '#shared/complaint/rules/record/filing-record.ts'
import {
  type GroupCrisis,
  groupCaseGaps,
  missingDailyReports,
} from '#shared/complaint/rules/record/group-case.ts'
import { SANCTIONS } from '#shared/complaint/rules/kinds.ts'
import { type ReasonNotes, reasonNoteGaps } from '#shared/complaint/rules/record/reason-note.ts'
import {
  type Responsibility,
  checkResponsibilities,
  checkSanctionRecord,
  maySeeResponsibility,
} from '#shared/complaint/rules/record/responsibility.ts'
import { type TalkRecord, talkRecordGaps } from '#shared/complaint/rules/record/talk-record.ts'
import { at, rules } from './case-facts.ts'

const plan = { volume: '约30件', demands: '退费', solution: '统一标准退费', response: '一对一' }

describe('a group case', () => {
  const group: GroupCrisis = {
    plan,
    prepared: {
      regulator_report: 'E800',
      single_spokesperson: 'E801',
      consumer_association_material: 'E802',
    },
    monitor: 'E810',
  }
  const fields = (change: Partial<GroupCrisis>) =>
    groupCaseGaps({ ...group, ...change }).map(({ field, source }) => `${field} ${source}`)

  test.each<[string, Partial<GroupCrisis>, string[]]>([
    ['R-170', {}, []],
    [
      'R-170',
      { plan: { ...plan, volume: ' ', response: null } },
      ['plan.volume S3-33#1', 'plan.response S3-33#1'],
    ],
    [
      'R-171',
      { prepared: { ...group.prepared, single_spokesperson: null } },
      ['prepared.single_spokesperson S3-33#2'],
    ],
    ['R-172', { monitor: ' ' }, ['monitor S3-33#3']],
  ])('%s %j lacks %j', (_id, change, gaps) => expect(fields(change)).toEqual(gaps))

  test('R-172: a report for every day from opening to closing', () => {
    const openedAt = at('2025-10-20 16:00')
    const now = at('2025-10-23 09:00')
    const reported = ['2025-10-20', '2025-10-22']
    expect(missingDailyReports({ openedAt }, reported, now)).toEqual(['2025-10-21', '2025-10-23'])
    expect(
      missingDailyReports({ openedAt, closedAt: at('2025-10-22 10:00') }, reported, now),
    ).toEqual(['2025-10-21'])
    expect(missingDailyReports({ openedAt }, ['2025-10-20'], openedAt)).toEqual([])
  })
})

describe('filing', () => {
  const record: FilingRecord = {
    target: 'superior',
    at: at('2025-10-20'),
    number: '2025-9',
    planText: '方案',
  }
  const missing = (
    change: Partial<FilingRecord>,
    flags: Parameters<typeof checkFiling>[1] = [],
  ) => {
    const checked = checkFiling({ ...record, ...change }, flags)
    return checked.ok ? '' : checked.refusal.params?.missing
  }

  test.each<[string, Partial<FilingRecord>, Parameters<typeof checkFiling>[1], string]>([
    ['R-079', {}, [], ''],
    ['R-079', { planText: ' ' }, [], 'planText'],
    ['R-080', { target: 'head_office', planText: null }, ['petition'], ''],
    ['R-080', { at: null, number: '' }, [], 'at,number'],
    [
      'R-170',
      { target: 'head_office' },
      ['group'],
      'plan.volume,plan.demands,plan.solution,plan.response',
    ],
    ['R-170', { target: 'head_office', crisisPlan: plan }, ['group'], ''],
    ['R-170', { target: 'legal' }, ['group'], ''],
  ])('%s %j %j lacks %s', (_id, change, flags, fields) => {
    expect(missing(change, flags)).toBe(fields)
  })
})

describe('R-114: who answers for it', () => {
  const entries: Responsibility[] = [
    { kind: 'unit', who: 'B01', type: 'management' },
    { kind: 'person', who: 'E300', type: 'direct' },
  ]

  test('only once the case is closed, and only for supervisors to see', () => {
    for (const state of ['closed', 'archived', 'called_back'] as const) {
      expect(checkResponsibilities(entries, state)).toEqual({ ok: true, value: entries })
    }
    expect(checkResponsibilities(entries, 'replied')).toMatchObject({
      refusal: { code: 'not_closed', source: 'S2-28' },
    })
    expect(maySeeResponsibility('service_supervisor')).toBe(true)
    expect(maySeeResponsibility('teller')).toBe(false)
  })

  test.each<[Responsibility[], string]>([
    [[], 'responsibility'],
    [[{ kind: 'unit', who: ' ', type: 'direct' }], 'responsibility.0.who'],
    [[...entries, { kind: 'person', who: 'e300 ', type: 'direct' }], 'responsibility.2.who'],
  ])('%j is refused', (given, field) => {
    expect(checkResponsibilities(given, 'closed')).toMatchObject({ refusal: { field } })
  })

  test('R-115: a measure is recorded with the decision taken elsewhere, never proposed', () => {
    for (const sanction of SANCTIONS) {
      const record = { sanction, decisionReference: '人〔2025〕7号', decidedBy: '人力资源部' }
      expect(checkSanctionRecord(record)).toEqual({ ok: true, value: record })
    }
    expect(checkSanctionRecord({})).toMatchObject({
      refusal: { params: { missing: 'sanction,decisionReference,decidedBy' } },
    })
    const invented = { sanction: 'fine' as never, decisionReference: '1', decidedBy: 'x' }
    expect(checkSanctionRecord(invented)).toMatchObject({ refusal: { field: 'sanction' } })
  })
})

describe('R-183: the record of a talk', () => {
  const record: TalkRecord = {
    content: '客户要求说明原因',
    signature: { kind: 'signed' },
    copies: 2,
    recorded: true,
    recordingConsent: true,
  }

  test.each<[Partial<TalkRecord>, string[]]>([
    [{}, []],
    [{ signature: { kind: 'refused', witness: 'E200' } }, []],
    [{ signature: { kind: 'refused' } }, ['signature.witness']],
    [{ signature: null }, ['signature']],
    [{ copies: 1 }, ['copies']],
    [{ recordingConsent: false }, ['recordingConsent']],
    [{ recorded: false, recordingConsent: undefined }, []],
    [{ content: ' ', copies: null }, ['content', 'copies']],
  ])('%j lacks %j', (change, fields) => {
    expect(talkRecordGaps({ ...record, ...change }).map(({ field }) => field)).toEqual(fields)
  })
})

describe('what is written beside a reason', () => {
  const notes: ReasonNotes = {
    whereToGo: '12328',
    clause: '合同第8条',
    duty: '按时还款',
    other: '客户反映的是已经停办的业务',
  }

  test.each<[string, string, ReasonNotes, string[]]>([
    ['R-068', 'I01', { whereToGo: '' }, ['whereToGo']],
    ['R-070', 'I03', { clause: ' ' }, ['clause']],
    ['R-074', 'I07', { duty: null }, ['duty']],
    ['R-075', 'I08', { other: '九个字的理由不够长' }, ['other']],
    ['R-075', 'I08', { other: '十个字的理由就足够长' }, []],
    ['R-069', 'I02', {}, []],
    ['R-054', 'V01', {}, []],
  ])('%s %s %j', (_id, code, change, fields) => {
    const gaps = reasonNoteGaps([code], { ...notes, ...change }, rules)
    expect(gaps.map(({ field }) => field)).toEqual(fields)
  })
})
