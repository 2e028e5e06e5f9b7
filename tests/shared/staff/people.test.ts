import { describe, expect, it, test } from 'vitest'
import { maskContact, maskName } from '#shared/complaint/masking.ts'
import { caseNumber, caseNumberPrefix, countOf, deviceTag } from '#shared/complaint/case-number.ts'
import { pinObjection, waitAfterFailures } from '#shared/staff/pin.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { ROLES, may } from '#shared/staff/role.ts'

describe('PINs', () => {
  it.each(['123456', '987654', '111111', '121212', '123123', '00000000', '234567'])(
    'refuses %s',
    (pin) => expect(pinObjection(pin, 'E100')).toMatchObject({ code: 'pin_too_easy' }),
  )
  it('refuses the employee number inside', () => {
    expect(pinObjection('902746', 'E9027')).toMatchObject({ code: 'pin_too_easy' })
    expect(pinObjection('902746', 'E100')).toBeNull()
  })
  it('makes guessing slower and slower, without an end', () => {
    const waits = Array.from({ length: 20 }, (_, failures) => waitAfterFailures(failures))
    expect(waits.slice(0, 3)).toEqual([0, 0, 0])
    for (let i = 1; i < waits.length; i++)
      expect(waits[i]).toBeGreaterThanOrEqual(waits[i - 1] as number)
    expect(waits.at(-1)).toBe(3_600_000)
  })
})

describe('roles', () => {
  it('let everybody at the counter hear a complaint (S1-25(2), R-033)', () => {
    for (const role of [
      'trainee',
      'teller',
      'processing_clerk',
      'lobby_manager',
      'hall_manager',
      'admin',
    ]) {
      expect(may(role, 'complaint.write'), role).toBe(true)
    }
  })
  it('give an unknown role nothing', () => {
    for (const role of ['', 'root', 'constructor', '__proto__', 'toString']) {
      expect(may(role, 'complaint.read'), role).toBe(false)
    }
    expect(ROLES).not.toContain('first_responsible_person')
  })
})

describe('case numbers', () => {
  it('carry branch, date, device and count', () => {
    const prefix = caseNumberPrefix('B01', '2025-10-20', deviceTag('22affe71'))
    expect(caseNumber(prefix, 3)).toMatch(/^B01-20251020-[A-Z2-9]{3}-003$/)
    expect(countOf(prefix, caseNumber(prefix, 1234))).toBe(1234)
    expect(countOf(prefix, 'B02-20251020-AAA-003')).toBe(0)
  })
})

describe('masking', () => {
  it('keeps what one needs to recognise and no more', () => {
    expect(maskName('韩先生')).toBe('韩**')
    expect(maskName('𠮷田')).toBe('𠮷**')
    expect(maskName(null)).toBeNull()
    expect(maskContact('13800000042')).toBe('*******0042')
    expect(maskContact('8855')).toBe('***5')
    expect(maskContact('')).toBe('')
  })
})

test.each(['E100\u200b', '\ufeffe100', 'Ｅ１００', ' E100 ', 'E\u00ad100'])(
  '%j is the same person as E100',
  (number) => expect(sameEmployee(number, 'E100')).toBe(true),
)
