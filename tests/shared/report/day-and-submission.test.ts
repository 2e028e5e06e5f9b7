import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DailyFacts, dailyReport, workload } from '#shared/report/daily.ts'
import { checkImprovement } from '#shared/report/improvement.ts'
import { reviewReport } from '#shared/report/review.ts'
import {
  type ReportPackage,
  draftReport,
  submitReport,
  verifyReport,
} from '#shared/report/submission.ts'
import { VOLUME_GRAINS, volumeBy } from '#shared/report/volume.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'
import { anyRows, rowsOf } from './rows.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

describe('the daily report (S4-43(7))', () => {
  const facts: DailyFacts = {
    date: '2025-10-20',
    asOf: at('2025-10-20 18:00'),
    rows: rowsOf(
      { receivedAt: at('2025-10-20 09:00'), level: 'major' },
      { receivedAt: at('2025-10-20 10:00') },
      { changes: [{ kind: 'closed', at: at('2025-10-20 11:00') }] },
      {
        clocks: [
          {
            kind: 'handler_assign',
            dueMs: at('2025-10-20 11:00'),
            doneAt: null,
            cancelled: false,
          },
        ],
      },
    ),
    work: [
      { employeeNo: 'E100', kind: '缴费', count: 12 },
      { employeeNo: 'E200', kind: '缴费', count: 3 },
      { employeeNo: 'E100', kind: '入网登记', count: 2 },
    ],
    cash: { counted: 135_700, book: 135_600 },
    shifts: [{ signed: true }, { signed: false }],
  }

  test('R-279, R-326: workload, cash, complaints and shifts of one day', () => {
    expect(valueOf(dailyReport(facts))).toEqual({
      date: '2025-10-20',
      complaints: { received: 2, closed: 1, openEnd: 3, overdue: 1, majorReceived: 1 },
      otherReceived: [
        { value: 'enquiry', count: 0 },
        { value: 'praise', count: 0 },
        { value: 'suggestion', count: 0 },
      ],
      workload: {
        total: 17,
        byKind: [
          { value: '入网登记', count: 2 },
          { value: '缴费', count: 15 },
        ],
        byPerson: [
          { value: 'E100', count: 14 },
          { value: 'E200', count: 3 },
        ],
      },
      cash: { counted: 135_700, book: 135_600, difference: 100 },
      handovers: { signed: 1, of: 2 },
    })
    expect(valueOf(dailyReport({ ...facts, cash: null })).cash).toBeNull()
  })

  test('R-279: enquiries, suggestions and praise are no complaints, major or not', () => {
    const came = { receivedAt: at('2025-10-20 09:00'), level: 'major' } as const
    const report = valueOf(
      dailyReport({
        ...facts,
        rows: rowsOf(
          came,
          { ...came, intakeType: 'enquiry' },
          { ...came, intakeType: 'enquiry' },
          { ...came, intakeType: 'praise' },
          { ...came, intakeType: 'whistleblowing' },
        ),
      }),
    )
    expect(report.complaints).toMatchObject({ received: 1, majorReceived: 1, openEnd: 1 })
    expect(report.otherReceived.map(({ value, count }) => `${value} ${count}`)).toEqual([
      'enquiry 2',
      'praise 1',
      'suggestion 0',
    ])
  })

  test.each([
    ['date', { date: '2025-02-30' }],
    ['cash.counted', { cash: { counted: Number.NaN, book: -1.5 } }],
    ['cash.counted', { cash: { counted: -1, book: 0 } }],
    ['cash.book', { cash: { counted: 1, book: -1.5 } }],
    ['entries.0.count', { work: [{ employeeNo: 'E100', kind: '缴费', count: -1 }] }],
    ['entries.0.count', { work: [{ employeeNo: 'E100', kind: '缴费', count: 0.5 }] }],
    ['entries.0.kind', { work: [{ employeeNo: 'E100', kind: ' ', count: 1 }] }],
    ['entries.0.employeeNo', { work: [{ employeeNo: '', kind: '缴费', count: 1 }] }],
  ])('R-326: refuses %s of %j', (field, change) => {
    expect(refusalOf(dailyReport({ ...facts, ...change }))).toMatchObject({
      field,
      source: 'S4-43(7)',
    })
  })

  test('R-213: each way of splitting the workload sums to the total', () => {
    const entry = fc.record({
      employeeNo: fc.constantFrom('E100', 'E200', '__proto__'),
      kind: fc.constantFrom('a', 'b'),
      count: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const { total, byKind, byPerson } = valueOf(workload(entries))
        for (const parts of [byKind, byPerson]) {
          expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(total)
        }
      }),
    )
  })
})

describe('a report on its way upward (S2-22)', () => {
  const rows = rowsOf({}, { unit: 'B02' })
  const due = {
    kind: 'monthly_analysis' as const,
    written: true,
    period: { from: '2025-10-01', to: '2025-11-01' },
    asOf: at('2025-11-03'),
  }
  const draft = valueOf(draftReport(due, rows, sha256))
  const signature = { employeeNo: 'E900', at: at('2025-11-04') }
  const written = { ...draft, text: '本月投诉以排队时间为主，已增开窗口。' }

  test('R-106: a draft says how many rows it rests on and becomes the submitted one by a signature', () => {
    expect(draft).toMatchObject({ state: 'draft', rowCount: 2, signature: null })
    const sent = valueOf(submitReport(written, signature))
    expect(sent).toMatchObject({ state: 'submitted', signature })
    expect(verifyReport(sent, rows.toReversed(), sha256).ok).toBe(true)
  })

  test.each<[string, ReportPackage, { employeeNo: string; at: number }, string]>([
    ['text', draft, signature, 'S2-21'],
    ['state', { ...written, state: 'submitted' }, signature, 'S2-22'],
    ['signature.employeeNo', written, { ...signature, employeeNo: ' ' }, 'S2-22'],
    ['signature.at', written, { ...signature, at: due.asOf - 1 }, 'S2-22'],
  ])('R-104, R-106: refuses %s', (field, given, by, source) => {
    expect(refusalOf(submitReport(given, by))).toMatchObject({ field, source })
  })

  test('R-103: a table needs no words', () => {
    const table = { ...due, kind: 'monthly_statistics' as const, written: false }
    expect(submitReport(valueOf(draftReport(table, rows, sha256)), signature).ok).toBe(true)
  })

  test('R-106: changed rows and changed figures are found', () => {
    const total = { ...draft.figures.total, received: 1 }
    const fewer = { ...draft, figures: { ...draft.figures, total } }
    expect(refusalOf(verifyReport(fewer, rows, sha256))).toMatchObject({ field: 'figures' })
    expect(refusalOf(verifyReport(draft, rows.slice(1), sha256))).toMatchObject({
      field: 'rowCount',
    })
    const moved = rows.map((row) => ({ ...row, unit: 'B03' }))
    expect(refusalOf(verifyReport(draft, moved, sha256))).toMatchObject({ field: 'checksum' })
  })

  test('R-106: any draft verifies against its own rows', () => {
    fc.assert(
      fc.property(anyRows, (any) => {
        expect(verifyReport(valueOf(draftReport(due, any, sha256)), any, sha256).ok).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('refuses what the figures refuse', () => {
    const twice = rowsOf({}, { caseId: 'c1' })
    expect(draftReport(due, twice, sha256).ok).toBe(false)
  })
})

describe('what becomes of a report above (S2-22)', () => {
  const due = {
    kind: 'monthly_statistics' as const,
    written: false,
    period: { from: '2025-10-01', to: '2025-11-01' },
    asOf: at('2025-11-03'),
  }
  const sent = valueOf(
    submitReport(valueOf(draftReport(due, [], sha256)), { employeeNo: 'E900', at: due.asOf }),
  )
  const step = (kind: 'query' | 'answer' | 'file', text = '说明', time = '2025-11-05') => ({
    kind,
    by: 'H100',
    at: at(time),
    text,
  })

  test('R-107: a question leaves a task, the answer settles it, then it is filed', () => {
    const asked = valueOf(reviewReport(sent, step('query')))
    expect(asked).toMatchObject({ state: 'queried', queries: [{ answer: null }] })
    expect(refusalOf(reviewReport(asked, step('file')))).toMatchObject({ field: 'state' })
    const answered = valueOf(reviewReport(asked, step('answer', '已核对', '2025-11-06')))
    expect(answered).toMatchObject({
      state: 'submitted',
      queries: [{ answer: { text: '已核对' } }],
    })
    const early = step('file', '', '2025-11-05')
    expect(refusalOf(reviewReport(answered, early))).toMatchObject({ field: 'at' })
    const noMoment = { ...early, at: Number.NaN }
    expect(refusalOf(reviewReport(answered, noMoment))).toMatchObject({ field: 'at' })
    const filed = valueOf(reviewReport(answered, step('file', '', '2025-11-07')))
    expect(filed.state).toBe('filed')
    expect(refusalOf(reviewReport(filed, step('query')))).toMatchObject({ field: 'state' })
  })

  test.each([
    ['text', step('query', ' ')],
    ['by', { ...step('query'), by: '' }],
    ['at', step('query', '说明', '2025-11-01')],
    ['state', step('answer')],
  ])('R-107: refuses %s', (field, given) => {
    expect(refusalOf(reviewReport(sent, given))).toMatchObject({ field, source: 'S2-22' })
  })
})

describe('the improvement proposal (S2-20)', () => {
  const proposal = {
    period: { from: '2025-07-01', to: '2025-10-01' },
    findings: '排队时间过长',
    cases: ['c1'],
    measure: '午间增开一个窗口',
    owner: 'E900',
    due: '2025-10-31',
  }
  test.each([
    ['period', { period: { from: '2025-10-01', to: '2025-07-01' } }],
    ['findings', { findings: ' ' }],
    ['cases', { cases: [] }],
    ['measure', { measure: '' }],
    ['owner', { owner: null }],
    ['due', { due: 'soon' }],
    ['due', { due: '2025-06-30' }],
  ])('R-102: refuses %s of %j', (field, change) => {
    expect(valueOf(checkImprovement(proposal))).toEqual(proposal)
    expect(refusalOf(checkImprovement({ ...proposal, ...change }))).toMatchObject({
      field,
      source: 'S2-20',
    })
  })
})

describe('when work comes in (S4-18(3))', () => {
  const moments = [
    '2025-10-01 07:30',
    '2025-10-01 07:59',
    '2025-10-20 08:00',
    '2025-11-01 23:59',
  ].map(at)
  test.each([
    ['half_hour', ['07:30 2', '08:00 1', '23:30 1']],
    ['weekday', ['1 1', '3 2', '6 1']],
    ['day_of_month', ['01 3', '20 1']],
    ['month', ['2025-10 3', '2025-11 1']],
    ['year', ['2025 4']],
  ] as const)('R-268: by %s', (grain, expected) => {
    expect(
      valueOf(volumeBy(moments, grain)).map(({ value, count }) => `${value} ${count}`),
    ).toEqual(expected)
  })

  test('R-268: every split sums to the number of moments', () => {
    const moment = fc.integer({ min: at('2024-01-01'), max: at('2027-01-01') })
    fc.assert(
      fc.property(fc.array(moment), fc.constantFrom(...VOLUME_GRAINS), (all, grain) => {
        const parts = valueOf(volumeBy(all, grain))
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      }),
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])(
    'R-268: refuses the moment %s',
    (odd) => {
      for (const grain of VOLUME_GRAINS) {
        expect(refusalOf(volumeBy([moments[0] ?? 0, odd], grain))).toMatchObject({
          field: 'moments.1',
          source: 'S4-18(3)',
        })
      }
    },
  )
})
