import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DayCloseFacts, closeDay, dayCloseReady } from '#shared/handover/rules/day-close.ts'
import { reconcileCash, reconcileRow } from '#shared/handover/rules/reconcile.ts'
import { refusalOf, valueOf } from '../duty/moments.ts'

const agreed = { difference: 0, explained: null }
const explained = { reason: 'miscounted', supervisor: 'E900' }
const done: DayCloseFacts = {
  cash: agreed,
  totals: agreed,
  unsignedShifts: [],
  phonePayments: [],
  reviewMissing: [],
  dailyReportDone: true,
  workloadDone: true,
  signature: 'E100',
  managerSignature: 'E900',
  lobbyWarnings: [],
}

describe('the end of the day (S4-43(7))', () => {
  test.each<[string, Partial<DayCloseFacts>, string[]]>([
    ['R-324', { cash: null }, ['cash_not_counted']],
    ['R-325', { cash: { difference: 100, explained: null } }, ['unreconciled:cash']],
    [
      'R-325',
      { cash: { difference: 100, explained: { ...explained, reason: ' ' } } },
      ['unreconciled:cash'],
    ],
    [
      'R-325',
      { cash: { difference: -1, explained: { ...explained, supervisor: null } } },
      ['unreconciled:cash'],
    ],
    ['R-325', { cash: { difference: Number.NaN, explained: null } }, ['unreconciled:cash']],
    ['R-325', { cash: { difference: Number.NaN, explained } }, ['unreconciled:cash']],
    [
      'R-324: supervised by whoever closes the day',
      { cash: { difference: 100, explained: { ...explained, supervisor: 'ｅ100' } } },
      ['unreconciled:cash'],
    ],
    [
      'R-240: supervised by whoever gave the reason',
      { totals: { difference: 1, explained: { ...explained, explainedBy: 'e900' } } },
      ['unreconciled:totals'],
    ],
    ['R-240', { totals: { difference: -45, explained: null } }, ['unreconciled:totals']],
    ['R-226', { phonePayments: ['p1', 'p1', 'p2'] }, ['phone_payment:p1', 'phone_payment:p2']],
    ['R-253', { unsignedShifts: ['s1'] }, ['unsigned_handover:s1']],
    ['R-025', { reviewMissing: ['issues'] }, ['review_missing:issues']],
    ['R-324', { workloadDone: false }, ['workload_missing']],
    ['R-326', { dailyReportDone: false }, ['daily_report_missing']],
    ['R-324', { signature: null }, ['signature_missing']],
    ['R-317', { managerSignature: '' }, ['manager_signature_missing']],
    ['R-215', { managerSignature: 'e100' }, ['same_person']],
  ])('%s: %j keeps it open', (_row, change, blockers) => {
    expect(dayCloseReady({ ...done, ...change })).toEqual({ ready: false, blockers, warnings: [] })
  })

  test('T-82: 1.00 over keeps the day open until it is recorded with a supervisor', () => {
    const counts = [
      { denomination: 10_000, count: 12 },
      { denomination: 5000, count: 3 },
      { denomination: 100, count: 7 },
    ]
    const { difference } = valueOf(reconcileCash(135_600, counts))
    expect(difference).toBe(100)
    const over = { ...done, cash: { difference, explained: null } }
    expect(refusalOf(closeDay(over))).toMatchObject({
      code: 'day_not_closed',
      field: 'cash.explained',
      source: 'S4-43(7)',
    })
    expect(valueOf(closeDay({ ...over, cash: { difference, explained } })).warnings).toEqual([
      'difference_recorded:cash',
    ])
    expect(valueOf(reconcileCash(135_700, counts)).ok).toBe(true)
  })

  test('R-325: an explanation of no difference is no news', () => {
    const agreedTwice = { ...done, cash: { difference: 0, explained } }
    expect(dayCloseReady(agreedTwice)).toEqual({ ready: true, blockers: [], warnings: [] })
  })

  test('R-226: an open phone payment names its own source', () => {
    expect(refusalOf(closeDay({ ...done, phonePayments: ['p1'] }))).toMatchObject({
      field: 'phonePayments.0',
      source: 'S4-05(4)',
    })
  })

  test.each<[string, Partial<DayCloseFacts>, string, string]>([
    ['R-324', { cash: null }, 'cash', 'S4-43(7)'],
    ['R-325', { cash: { difference: Number.NaN, explained } }, 'cash.difference', 'S4-43(7)'],
    [
      'R-325',
      { cash: { difference: 1, explained: { ...explained, reason: '' } } },
      'cash.explained.reason',
      'S4-43(7)',
    ],
    [
      'R-240',
      { totals: { difference: 1, explained: { ...explained, supervisor: 'E100' } } },
      'totals.explained.supervisor',
      'S4-09(5)',
    ],
    ['R-253', { unsignedShifts: ['s1'] }, 'unsignedShifts.0', 'S4-15(3)'],
    ['R-025', { reviewMissing: ['issues'] }, 'reviewMissing.0', 'S1-18'],
    ['R-324', { workloadDone: false }, 'workloadDone', 'S4-43(7)'],
    ['R-326', { dailyReportDone: false }, 'dailyReportDone', 'S4-43(7)'],
    ['R-317', { signature: null }, 'signature', 'S4-42(3)'],
    ['R-317', { managerSignature: null }, 'managerSignature', 'S4-42(3)'],
    ['R-317', { managerSignature: 'e100' }, 'managerSignature', 'S4-42(3)'],
  ])('%s: %j names its field and its own source', (_row, change, field, source) => {
    expect(refusalOf(closeDay({ ...done, ...change }))).toMatchObject({ field, source })
  })

  test('R-324: facts from outside without their cash are not counted, and never thrown at', () => {
    const { cash: _cash, totals: _totals, ...rest } = done
    expect(dayCloseReady(rest as DayCloseFacts).blockers).toEqual(['cash_not_counted'])
  })

  test('R-019: short rounds are told and stop nobody; other books may be none', () => {
    const short = { ...done, totals: null, lobbyWarnings: ['patrols_short:2/3'] }
    expect(valueOf(closeDay(short))).toEqual({
      ready: true,
      blockers: [],
      warnings: ['patrols_short:2/3'],
    })
  })
})

describe('a balance line mirrors', () => {
  test('swapping what came in with what went out turns the difference around the opening', () => {
    const fen = fc.integer({ min: 0, max: 1e12 })
    fc.assert(
      fc.property(fen, fen, fen, fen, (opening, into, out, closing) => {
        const row = valueOf(reconcileRow({ opening, in: into, out, closing }))
        const swapped = valueOf(reconcileRow({ opening, in: out, out: into, closing }))
        // Both differences together are twice the distance of the closing from the opening.
        expect(row.difference + swapped.difference).toBe(2 * (closing - opening))
        const turned = valueOf(
          reconcileRow({ opening: closing, in: out, out: into, closing: opening }),
        )
        expect(turned.difference + row.difference).toBe(0)
      }),
    )
  })
})
