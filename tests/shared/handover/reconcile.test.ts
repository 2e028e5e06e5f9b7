import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reconcileCash, reconcileRow, reconcileTotals } from '#shared/handover/rules/reconcile.ts'

const row = { opening: 500_000, in: 300_000, out: 245_050, closing: 554_950 }
const MAX = Number.MAX_SAFE_INTEGER

describe('a balance line (S4-10)', () => {
  test('T-49: agrees', () => {
    expect(reconcileRow({ ...row, previousClosing: 500_000 })).toEqual({
      ok: true,
      value: { ok: true, expected: 554_950, difference: 0, problem: null },
    })
  })

  test('T-50: is 45 fen short', () => {
    expect(reconcileRow({ ...row, closing: 554_905 })).toEqual({
      ok: true,
      value: { ok: false, expected: 554_950, difference: -45, problem: 'difference' },
    })
  })

  test('T-51: does not continue the line before', () => {
    expect(reconcileRow({ ...row, previousClosing: 554_950 })).toMatchObject({
      value: { ok: false, difference: 0, problem: 'discontinuity' },
    })
  })

  test('both faults at once count as a difference', () => {
    expect(reconcileRow({ ...row, closing: 1, previousClosing: 1 })).toMatchObject({
      value: { problem: 'difference' },
    })
  })

  test('more paid out than there was is a difference, not an error', () => {
    expect(reconcileRow({ opening: 0, in: 0, out: 100, closing: 0 })).toMatchObject({
      value: { expected: -100, difference: 100 },
    })
  })

  test.each([
    ['opening', { opening: -1 }],
    ['in', { in: 0.5 }],
    ['out', { out: Number.NaN }],
    ['closing', { closing: Number.POSITIVE_INFINITY }],
    ['closing', { closing: undefined as unknown as number }],
    ['previousClosing', { previousClosing: -1 }],
    ['in', { opening: MAX, in: 1 }],
    ['closing', { opening: 0, in: 0, out: MAX, closing: MAX }],
  ])('T-52: %s of %j is refused by name', (field, change) => {
    expect(reconcileRow({ ...row, ...change })).toMatchObject({ ok: false, refusal: { field } })
  })

  const fen = fc.integer({ min: 0, max: 1e12 })
  test('is antisymmetric: what closing gains, the difference gains; in and out mirror', () => {
    fc.assert(
      fc.property(fen, fen, fen, fen, fen, (opening, into, out, closing, more) => {
        const difference = (change: object) => {
          const answer = reconcileRow({ opening, in: into, out, closing, ...change })
          if (!answer.ok) throw new Error('refused')
          return answer.value.difference
        }
        const base = difference({})
        expect(difference({ closing: closing + more })).toBe(base + more)
        expect(difference({ in: into + more })).toBe(base - more)
        expect(difference({ out: out + more })).toBe(base + more)
        expect(difference({ opening: opening + more })).toBe(base - more)
      }),
    )
  })
})

describe('totals (S4-09(5))', () => {
  test('T-53', () => {
    expect(reconcileTotals(700_000, [245_050, 300_000, 154_950])).toEqual({
      ok: true,
      value: { ok: true, sum: 700_000, difference: 0 },
    })
    expect(reconcileTotals(700_000, [245_050, 300_000, 154_905])).toMatchObject({
      value: { ok: false, difference: -45 },
    })
  })

  test('swapping the sides turns the sign, and the order of operators does not matter', () => {
    const fen = fc.integer({ min: 0, max: 1e12 })
    fc.assert(
      fc.property(fen, fen, fc.array(fen, { maxLength: 8 }), (one, other, operators) => {
        const difference = (billing: number, list: number[]) => {
          const answer = reconcileTotals(billing, list)
          if (!answer.ok) throw new Error('refused')
          return answer.value.difference
        }
        expect(difference(one, [other]) + difference(other, [one])).toBe(0)
        expect(difference(one, operators)).toBe(difference(one, operators.toReversed()))
      }),
    )
  })

  test.each([
    ['billing', -1, [1]],
    ['operators.1', 1, [1, 2.5]],
    ['operators.1', 1, [MAX, 1]],
  ])('%s is refused by name', (field, billing, operators) => {
    expect(reconcileTotals(billing, operators)).toMatchObject({
      ok: false,
      refusal: { field, source: 'S4-09(5)' },
    })
  })
})

describe('cash (S4-43(7))', () => {
  const counts = [
    { denomination: 10_000, count: 12 },
    { denomination: 5000, count: 3 },
    { denomination: 100, count: 7 },
  ]
  test('T-82', () => {
    expect(reconcileCash(135_700, counts)).toEqual({
      ok: true,
      value: { ok: true, sum: 135_700, difference: 0 },
    })
    expect(reconcileCash(135_600, counts)).toMatchObject({ value: { ok: false, difference: 100 } })
    expect(reconcileCash(0, [])).toMatchObject({ value: { ok: true } })
  })

  test.each([
    ['counts.0.count', [{ denomination: 100, count: -1 }]],
    ['counts.0.count', [{ denomination: 100, count: 1.5 }]],
    ['counts.0.denomination', [{ denomination: -100, count: 1 }]],
    ['counts.0.count', [{ denomination: 10_000, count: MAX }]],
    [
      'counts.1.count',
      [
        { denomination: 1, count: MAX },
        { denomination: 1, count: 1 },
      ],
    ],
  ])('%s is refused by name', (field, list) => {
    expect(reconcileCash(0, list)).toMatchObject({
      ok: false,
      refusal: { field, source: 'S4-43(7)' },
    })
  })
})
