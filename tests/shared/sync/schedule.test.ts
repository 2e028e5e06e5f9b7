import { describe, expect, it } from 'vitest'
import { formatEnrolmentCode, parseEnrolmentCode } from '#shared/sync/enrolment-code.ts'
import { backOffMs, halvedBatch, slotMs } from '#shared/sync/schedule.ts'

describe('the schedule of the sync', () => {
  it('waits anywhere between nothing and a ceiling that doubles up to a quarter of an hour', () => {
    expect(backOffMs(0, 0.999)).toBeLessThan(2_000)
    expect(backOffMs(3, 0.5)).toBe(8_000)
    expect(backOffMs(50, 0.999_999)).toBeLessThanOrEqual(15 * 60_000)
    expect(backOffMs(5, 0)).toBe(0)
    expect(backOffMs(0, 0, 90_000)).toBe(90_000)
  })

  it('gives each device its own moment of the period', () => {
    expect(slotMs('00000000ff', 300_000)).toBe(0)
    expect(slotMs('ffffffff00', 300_000)).toBeLessThan(300_000)
  })

  it('halves a batch down to one event', () => {
    expect([500, 3, 1].map(halvedBatch)).toEqual([250, 1, 1])
  })
})

describe('the enrolment code', () => {
  const code = formatEnrolmentCode(new Uint8Array(15).fill(0xa5), new Uint8Array(32).fill(0x3c))

  it('reads back as it was written, however it is typed', () => {
    const parsed = parseEnrolmentCode(code)
    expect(parsed).not.toBeNull()
    expect(parseEnrolmentCode(` ${code.toLowerCase().slice(0, 9)} ${code.slice(9)} `)).toEqual(
      parsed,
    )
    expect(
      parseEnrolmentCode(code.replaceAll('0', 'O').replaceAll('1', 'l').replace('CBl', 'CB1')),
    ).toEqual(parsed)
  })

  it.each([
    '',
    'CB1',
    code.slice(0, -1),
    `${code}0`,
    code.replace('CB1', 'CB2'),
    code.replace('-', ''),
  ])('refuses %s', (text) => expect(parseEnrolmentCode(text)).toBeNull())
})
