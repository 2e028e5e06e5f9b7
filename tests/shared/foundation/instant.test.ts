import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DAY_MS,
  businessDateOf,
  formatInstant,
  isBusinessDate,
  minuteOfDay,
  parseInstant,
  startOfDay,
  weekdayOf,
} from '#shared/foundation/instant.ts'

const at = (text: string): number => {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

describe('instants', () => {
  it.each([
    ['2025-10-20T10:00:00+08:00', Date.UTC(2025, 9, 20, 2)],
    ['2025-10-20T02:00:00Z', Date.UTC(2025, 9, 20, 2)],
    ['2025-10-19T22:00:00.5-04:00', Date.UTC(2025, 9, 20, 2, 0, 0, 500)],
    ['2025-10-20T24:00:00+08:00', Date.UTC(2025, 9, 20, 16)],
    ['2024-02-29T00:00+08:00', Date.UTC(2024, 1, 28, 16)],
  ])('reads %s', (text, expected) => expect(at(text)).toBe(expected))

  it.each([
    '2025-10-20T10:00:00',
    '2025-10-20',
    '2025-02-29T00:00:00+08:00',
    '2025-13-01T00:00:00+08:00',
    '2025-10-20T24:00:01+08:00',
    '2025-10-20T25:00:00+08:00',
    '2025-10-20T10:60:00+08:00',
    '2025-10-20T10:00:00+15:00',
    '2025-10-20T10:00:00+08:60',
    ' 2025-10-20T10:00:00+08:00',
    '２０２５-10-20T10:00:00+08:00',
    '',
    null,
    20,
  ])('refuses %s with its field', (text) => {
    expect(parseInstant(text, 'case.receivedAt')).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', field: 'case.receivedAt' },
    })
  })

  it('writes what it reads, in +08:00', () => {
    fc.assert(
      fc.property(fc.integer({ min: -59_000_000_000_000, max: 4_000_000_000_000 }), (ms) => {
        expect(at(formatInstant(ms))).toBe(ms)
      }),
    )
  })

  it('puts every instant into its business day, whatever offset it came with', () => {
    expect(businessDateOf(at('2025-10-20T00:30:00+09:00'))).toBe('2025-10-19')
    expect(businessDateOf(at('2025-10-19T16:00:00Z'))).toBe('2025-10-20')
    expect(minuteOfDay(at('2025-10-20T00:00:00+08:00'))).toBe(0)
    expect(weekdayOf('2025-10-20')).toBe(1)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        const start = startOfDay(businessDateOf(ms))
        expect(ms - start).toBeGreaterThanOrEqual(0)
        expect(ms - start).toBeLessThan(DAY_MS)
      }),
    )
  })

  it('knows which dates exist', () => {
    expect(isBusinessDate('2024-02-29')).toBe(true)
    expect(isBusinessDate('2023-02-29')).toBe(false)
    expect(isBusinessDate('2023-2-9')).toBe(false)
  })
})
