import { describe, expect, test } from 'vitest'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { attendanceCheck, checkSwap } from '#shared/handover/rules/attendance.ts'
import { acceptTransfer } from '#shared/handover/rules/document-transfer.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'

const starts = 1_760_918_400_000
const { pack } = defaultPacks.rules

describe('T-61: being there early', () => {
  test.each([
    ['handover', 12, true],
    ['handover', 10, true],
    ['handover', 9, false],
    ['handover', -5, false],
    ['general', 10, true],
    ['clerk', 15, true],
    ['clerk', 12, false],
  ] as const)('%s, %i minutes early: %s', (kind, minutes, ok) => {
    expect(attendanceCheck(kind, starts - minutes * MINUTE_MS, starts, pack)).toMatchObject({
      ok: true,
      value: { ok, minutesEarly: minutes },
    })
  })

  test('a second short of ten minutes is short', () => {
    const arrived = starts - 10 * MINUTE_MS + 1000
    expect(attendanceCheck('handover', arrived, starts, pack)).toMatchObject({
      value: { ok: false, minutesEarly: 9, minutesAsked: 10, source: 'S4-15(1)' },
    })
  })

  test('a pack without the kind refuses instead of guessing', () => {
    const empty = { ...pack, attendance: [] }
    expect(attendanceCheck('clerk', starts, starts, empty)).toMatchObject({
      ok: false,
      refusal: { field: 'kind', source: 'S4-15(1)' },
    })
  })

  test('R-251: what is no moment is refused', () => {
    expect(attendanceCheck('clerk', Number.NaN, starts, pack)).toMatchObject({
      refusal: { field: 'arrivedAt', source: 'S4-43(3)' },
    })
    expect(attendanceCheck('clerk', starts, Number.NaN, pack)).toMatchObject({
      refusal: { field: 'shiftStartsAt' },
    })
  })
})

describe('T-60: swapping a shift', () => {
  const swap = {
    requester: 'E100',
    partner: 'E200',
    approver: 'E900',
    approvedAt: starts - 1,
    shiftStartsAt: starts,
  }
  test('agreed before the shift is valid', () => {
    expect(checkSwap(swap)).toEqual({ ok: true, value: null })
  })

  test.each([
    ['approvedAt', { approvedAt: starts }],
    ['approvedAt', { approvedAt: starts + MINUTE_MS }],
    ['approvedAt', { approvedAt: null }],
    ['approvedAt', { approvedAt: Number.NaN }],
    ['shiftStartsAt', { shiftStartsAt: Number.NaN }],
    ['approver', { approver: ' ' }],
    ['approver', { approver: 'ｅ100' }],
    ['approver', { approver: 'e200 ' }],
    ['partner', { partner: null }],
    ['partner', { partner: 'e100' }],
    ['requester', { requester: '' }],
  ])('%s of %j is invalid', (field, change) => {
    expect(checkSwap({ ...swap, ...change })).toMatchObject({
      ok: false,
      refusal: { field, source: 'S4-15(6)' },
    })
  })
})

describe('T-62: handing over cards and papers', () => {
  const transfer = { handedBy: 'E100', receivedBy: 'E200', sheetsGiven: 20, sheetsCounted: 20 }
  test('the same count is accepted', () => {
    expect(acceptTransfer(transfer)).toEqual({ ok: true, value: null })
  })

  test.each([
    ['sheetsCounted', { sheetsCounted: 19 }],
    ['sheetsCounted', { sheetsCounted: 20.5 }],
    ['sheetsCounted', { sheetsCounted: Number.NaN }],
    ['sheetsGiven', { sheetsGiven: 0, sheetsCounted: 0 }],
    ['sheetsGiven', { sheetsGiven: -1 }],
    ['receivedBy', { receivedBy: 'E100 ' }],
    ['receivedBy', { receivedBy: null }],
    ['handedBy', { handedBy: '' }],
  ])('%s of %j is not', (field, change) => {
    expect(acceptTransfer({ ...transfer, ...change })).toMatchObject({
      ok: false,
      refusal: { field, source: 'S4-14' },
    })
  })
})
