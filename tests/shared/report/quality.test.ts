import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type QualityFacts, compareUnits, qualityIndicators } from '#shared/report/quality.ts'
import { archiveQueue, callbackQueue } from '#shared/report/queues.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'
import { anyRows, rowsOf } from './rows.ts'

const { archiving } = defaultPacks.profiles.bank
const asOf = at('2025-11-30')
const base: QualityFacts = {
  rows: [],
  period: { from: '2025-10-01', to: '2025-11-01' },
  asOf,
  reports: [],
  missingRules: null,
}
const indicator = (code: string, facts: Partial<QualityFacts>) =>
  valueOf(qualityIndicators({ ...base, ...facts }, archiving)).find((one) => one.code === code)
const closed = { kind: 'closed', at: at('2025-10-12') } as const

describe('indicators of S2-31', () => {
  test('R-117: missing rules are said by a person', () => {
    expect(indicator('D1', {})).toMatchObject({ count: null })
    expect(indicator('D1', { missingRules: 2 })).toMatchObject({ count: 2, source: 'S2-31(1)' })
  })

  test('R-118: incomplete, late and corrected entries', () => {
    const rows = rowsOf(
      { missingFields: ['contact'] },
      { lateEntry: true },
      { marks: [{ kind: 'corrected', at: at('2025-10-11') }] },
      {},
    )
    expect(indicator('D2', { rows })).toMatchObject({ count: 3, cases: ['c1', 'c2', 'c3'] })
    const earlier = rowsOf({ missingFields: ['contact'], receivedAt: at('2025-09-30') })
    expect(indicator('D2', { rows: earlier })).toMatchObject({ count: 0 })
  })

  test('R-118: a repeat with empty fields is incomplete too', () => {
    const rows = rowsOf({}, { repeatOf: 'c1', missingFields: ['contact'] })
    expect(indicator('D2', { rows })).toMatchObject({ cases: ['c2'] })
  })

  test('R-121, R-122: what was sent or filed after the count was not yet sent or filed', () => {
    const due = { dueMs: asOf + 10 }
    expect(indicator('D6', { reports: [{ due, submittedAt: asOf + 11 }] })).toMatchObject({
      count: 0,
    })
    const filedLater = rowsOf({ changes: [closed], archivedAt: asOf + 1 })
    expect(indicator('D7', { rows: filedLater })).toMatchObject({ cases: ['c1'] })
    const soon = { ...closed, at: at('2025-10-31 23:59') }
    const early = rowsOf({ changes: [soon], archivedAt: at('2025-12-31') })
    expect(indicator('D7', { rows: early, asOf: at('2025-11-01') })).toMatchObject({ count: 0 })
  })

  test('R-119: clocks that ran out', () => {
    const clock = { kind: 'callback', dueMs: at('2025-10-20'), cancelled: false } as const
    const rows = rowsOf(
      { clocks: [{ ...clock, doneAt: at('2025-10-20 00:01') }] },
      { clocks: [{ ...clock, doneAt: at('2025-10-20') }] },
      { clocks: [{ ...clock, doneAt: null }] },
    )
    expect(indicator('D3', { rows })).toMatchObject({ count: 2, cases: ['c1', 'c3'] })
  })

  test('R-120: a case that was repeated and raised counts once', () => {
    const raised = [
      { kind: 'level_raised', at: at('2025-10-11') },
      { kind: 'urgency_raised', at: at('2025-10-11') },
    ] as const
    const rows = rowsOf({ marks: raised }, { repeatOf: 'c1' }, { repeatOf: 'c1' }, {})
    expect(indicator('D4', { rows })).toMatchObject({ count: 1, cases: ['c1'] })
    for (const mark of raised) {
      expect(indicator('D4', { rows: rowsOf({ marks: [mark] }) })).toMatchObject({ count: 1 })
    }
  })

  test('R-121: reports late or not sent', () => {
    const due = { dueMs: at('2025-10-11') }
    const reports = [
      { due, submittedAt: at('2025-10-11') },
      { due, submittedAt: at('2025-10-11 00:01') },
      { due, submittedAt: null },
      { due: { dueMs: asOf + 1 }, submittedAt: null },
    ]
    expect(indicator('D6', { reports })).toMatchObject({ count: 2, source: 'S2-31(6)' })
  })

  test('R-122: closed and not filed in time, or without papers', () => {
    const filed = { archivedAt: at('2025-10-22') }
    const rows = rowsOf(
      { changes: [closed] },
      { changes: [closed], ...filed },
      { changes: [closed], archivedAt: at('2025-10-22 00:01') },
      { changes: [closed], ...filed, missingAttachments: 1 },
      { changes: [closed, { kind: 'reopened', at: at('2025-10-13') }] },
      {},
    )
    expect(indicator('D7', { rows })).toMatchObject({ count: 3, cases: ['c1', 'c3', 'c4'] })
  })

  test.each([
    ['missingRules', { missingRules: -1 }],
    ['missingRules', { missingRules: 0.5 }],
    ['to', { period: { from: '2025-10-01', to: '2025-09-01' } }],
  ])('refuses %s of %j', (field, facts) => {
    expect(refusalOf(qualityIndicators({ ...base, ...facts }, archiving))).toMatchObject({ field })
  })
})

describe('cases that wait', () => {
  test('R-262: closed cases to be filed, the one due first on top', () => {
    const rows = rowsOf(
      { changes: [{ ...closed, at: at('2025-11-25') }] },
      { changes: [closed] },
      { changes: [closed], archivedAt: at('2025-10-13') },
      { changes: [closed], restricted: true },
      {},
    )
    expect(archiveQueue(rows, asOf, archiving)).toEqual([
      { caseId: 'c2', dueMs: at('2025-10-22'), overdue: true },
      { caseId: 'c1', dueMs: at('2025-12-05'), overdue: false },
    ])
  })

  test('R-262: what was filed, reopened and ended again is filed anew; a withdrawn case too', () => {
    const filed = at('2025-10-13')
    const reopened = { kind: 'reopened', at: at('2025-11-01') } as const
    const again = { kind: 'closed', at: at('2025-11-02') } as const
    const rows = rowsOf(
      { changes: [closed, reopened, again], archivedAt: filed },
      { changes: [closed, reopened], archivedAt: filed },
      { changes: [{ kind: 'withdrawn', at: at('2025-11-03') }] },
    )
    expect(archiveQueue(rows, asOf, archiving).map(({ caseId }) => caseId)).toEqual(['c1', 'c3'])
    expect(archiveQueue(rows, filed, archiving)).toEqual([])
  })

  test('R-262, R-212: what happened after the count does not change a count of the past', () => {
    fc.assert(
      fc.property(anyRows, fc.nat({ max: 92 * 4 }), (rows, quarters) => {
        const past = at('2025-09-01') + quarters * 21_600_000
        const before = rows.map((row) => ({
          ...row,
          archivedAt: row.archivedAt !== null && row.archivedAt > past ? null : row.archivedAt,
          clocks: row.clocks.map((clock) => ({
            ...clock,
            doneAt: clock.doneAt !== null && clock.doneAt > past ? null : clock.doneAt,
          })),
        }))
        expect(archiveQueue(rows, past, archiving)).toEqual(archiveQueue(before, past, archiving))
        expect(callbackQueue(rows, past)).toEqual(callbackQueue(before, past))
      }),
    )
  })

  test('R-212: callbacks still to be made', () => {
    const clock = { kind: 'callback', doneAt: null, cancelled: false } as const
    const rows = rowsOf(
      { clocks: [{ ...clock, dueMs: asOf }] },
      { clocks: [{ ...clock, dueMs: asOf - 1 }] },
      { clocks: [{ ...clock, dueMs: asOf, doneAt: asOf }] },
      { clocks: [{ ...clock, dueMs: asOf, cancelled: true }] },
      { restricted: true, clocks: [{ ...clock, dueMs: asOf }] },
      { clocks: [{ ...clock, kind: 'dept_reply', dueMs: asOf }] },
    )
    expect(callbackQueue(rows, asOf)).toEqual([
      { caseId: 'c2', dueMs: asOf - 1, overdue: true },
      { caseId: 'c1', dueMs: asOf, overdue: false },
    ])
  })
})

describe('units beside each other', () => {
  test('R-132: stand in the order of their codes with timeliness and satisfaction', () => {
    const kept = {
      kind: 'callback',
      dueMs: at('2025-10-20'),
      doneAt: at('2025-10-19'),
      cancelled: false,
    } as const
    const call = { at: at('2025-10-19'), reached: true, leftover: false }
    const rows = rowsOf(
      { unit: 'B03' },
      { unit: 'B01', clocks: [kept, { ...kept, doneAt: null }] },
      {
        unit: 'B01',
        callbacks: [
          { ...call, satisfaction: 5 },
          { ...call, satisfaction: 2 },
        ],
      },
    )
    expect(valueOf(compareUnits(rows, base.period, asOf))).toEqual([
      { unit: 'B01', received: 2, closed: 0, onTimeShare: 0.5, satisfaction: 3.5 },
      { unit: 'B03', received: 1, closed: 0, onTimeShare: null, satisfaction: null },
    ])
  })

  test('R-132: an enquiry is no complaint of its unit', () => {
    const rows = rowsOf({}, { intakeType: 'enquiry' }, { intakeType: 'praise', unit: 'B02' })
    expect(valueOf(compareUnits(rows, base.period, asOf))).toMatchObject([
      { unit: 'B01', received: 1 },
      { unit: 'B02', received: 0 },
    ])
  })

  test('R-132: how many complaints there are never changes the order', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const units = valueOf(compareUnits(rows, base.period, asOf)).map(({ unit }) => unit)
        expect(units).toEqual(units.toSorted())
      }),
    )
  })

  test('refuses what the figures refuse', () => {
    const twice = rowsOf({}, { caseId: 'c1' })
    expect(refusalOf(compareUnits(twice, base.period, asOf))).toMatchObject({
      field: 'rows.1.caseId',
    })
  })
})
