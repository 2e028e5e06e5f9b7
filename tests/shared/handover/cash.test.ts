/** cash by denomination, in bundles of 100 and bricks of 10 bundles, damaged notes among it. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { countCash } from '#shared/handover/rules/cash.ts'
import type { CashRow } from '#shared/handover/sheet.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'

const { denominations } = defaultPacks.profiles.bank.cash
const row = (code: string, change: Partial<CashRow> = {}): CashRow => {
  const known = denominations.find((one) => one.code === code)
  if (!known) throw new Error('no such denomination')
  const { fen, perBundle, bundlesPerBrick } = known
  return {
    code,
    fen,
    perBundle,
    bundlesPerBrick,
    bricks: 0,
    bundles: 0,
    loose: 0,
    damaged: 0,
    ...change,
  }
}

describe('counting', () => {
  test.each<[string, readonly CashRow[], number, number]>([
    ['nothing is nothing', [], 0, 0],
    ['a brick of hundreds is 100,000 yuan', [row('note_10000', { bricks: 1 })], 10_000_000, 0],
    ['a bundle of fives is 500 yuan', [row('note_500', { bundles: 1 })], 50_000, 0],
    ['fen are counted', [row('coin_1', { loose: 3 }), row('coin_5', { loose: 1 })], 8, 0],
    [
      'damaged notes are cash and counted apart',
      [row('note_1000', { loose: 2, damaged: 3 })],
      5000,
      3000,
    ],
  ])('%s', (_what, rows, sum, damaged) => {
    expect(countCash(sum, rows)).toEqual({
      ok: true,
      value: { ok: true, sum, damaged, difference: 0 },
    })
    expect(countCash(sum + 45, rows)).toMatchObject({ value: { ok: false, difference: -45 } })
  })

  it('is Σ of face value × pieces, to the fen', () => {
    const counts = fc.record({
      bricks: fc.nat(50),
      bundles: fc.nat(50),
      loose: fc.nat(500),
      damaged: fc.nat(50),
    })
    const rows = fc.tuple(...denominations.map(() => counts)).map((all) =>
      all.map((parts, index) => {
        const { code, perBundle } = denominations[index] as (typeof denominations)[number]
        return row(code, perBundle === null ? { ...parts, bricks: 0, bundles: 0 } : parts)
      }),
    )
    fc.assert(
      fc.property(rows, (each) => {
        const pieces = ({ bricks, bundles, loose, damaged }: CashRow) =>
          bricks * 1000 + bundles * 100 + loose + damaged
        const sum = each.reduce((total, one) => total + one.fen * pieces(one), 0)
        expect(countCash(sum, each)).toMatchObject({ value: { ok: true, sum } })
      }),
    )
  })

  test.each<[string, readonly CashRow[], string]>([
    ['a denomination twice', [row('note_100'), row('note_100')], 'rows.1.code'],
    ['a bundle of coins', [row('coin_100', { bundles: 1 })], 'rows.0.bundles'],
    ['a brick of coins', [row('coin_100', { bricks: 1 })], 'rows.0.bricks'],
    ['a negative count', [row('note_100'), row('note_500', { loose: -1 })], 'rows.1.loose'],
    ['half a note', [row('note_100', { damaged: 0.5 })], 'rows.0.damaged'],
    ['no number', [row('note_100', { bundles: Number.NaN })], 'rows.0.bundles'],
    [
      'more than any integer holds',
      [row('note_10000', { bricks: Number.MAX_SAFE_INTEGER })],
      'rows.0.bricks',
    ],
  ])('refuses %s', (_what, rows, field) => {
    expect(countCash(0, rows)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', field, source: 'S4-43(7)' },
    })
  })

  it('refuses a closing that is no amount', () => {
    expect(countCash(-1, [])).toMatchObject({ refusal: { field: 'closing' } })
  })
})
