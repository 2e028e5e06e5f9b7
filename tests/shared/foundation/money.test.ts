import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan, parseYuan } from '#shared/foundation/money.ts'

describe('money', () => {
  it.each([
    ['5549.50', 554_950],
    ['0', 0],
    ['7', 700],
    ['0.1', 10],
    ['0007.05', 705],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('reads %s as integer fen (T-49)', (text, fen) =>
    expect(parseYuan(text)).toEqual({ ok: true, value: fen }),
  )

  it.each([
    '-100',
    '12.345',
    '',
    '一百',
    '1,000.00',
    '1e3',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '1.',
    '１',
    '90071992547409.92',
    5,
  ])('refuses %s with its field (T-52)', (text) =>
    expect(parseYuan(text, 'lines.0.in')).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', field: 'lines.0.in' },
    }),
  )

  it('writes fen so that they read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(parseYuan(formatYuan(fen).replaceAll(',', ''))).toEqual({ ok: true, value: fen })
      }),
    )
    expect(formatYuan(-45)).toBe('-0.45')
    expect(formatYuan(123_456_789)).toBe('1,234,567.89')
  })
})
