/** Opening and counting a shift, and the chain of closings that it follows. */
import { describe, expect, it } from 'vitest'
import { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { MOST_FEN, MOST_PIECES } from '#shared/foundation/money.ts'
import {
  clock,
  desk,
  refusalOf,
  refusalsNotMet,
  openCounterForEach,
} from '../../support/counter.ts'
import {
  addPeople,
  counting,
  countedShift,
  KEY,
  NEXT,
  opening,
  signing,
} from './support/shift-inputs.ts'

openCounterForEach()

describe('opening', () => {
  it('happens once, on its day, with each line once', async () => {
    const refusals: readonly (readonly [Input<'shift.open'>, object])[] = [
      [opening({ key: { ...KEY, date: '2026-03-03' } }), { code: 'wrong_date', field: 'key.date' }],
      [opening({ key: { ...KEY, date: '2026-02-30' } }), { code: 'wrong_date', field: 'key.date' }],
      [
        opening({ lines: opening().lines.slice(1) }),
        { code: 'line_missing', field: 'lines', source: 'S4-10', params: { line: 'cash_box' } },
      ],
      [
        opening({ lines: [...opening().lines, { name: 'gold', opening: 1 }] }),
        { code: 'unknown_line', field: 'lines.5.name' },
      ],
      [
        opening({ lines: [...opening().lines, { name: 'atm', opening: 1 }] }),
        { code: 'unknown_line', field: 'lines.5.name' },
      ],
    ]
    for (const [input, refusal] of refusals)
      expect(await refusalOf(() => desk.ask('shift.open', input))).toMatchObject(refusal)
    const [one, two] = await Promise.all([
      desk.ask('shift.open', opening()),
      desk.ask('shift.open', opening()),
    ])
    expect([one.ok, two.ok]).toEqual([true, false])
    expect(await refusalOf(() => desk.ask('shift.open', opening()))).toMatchObject({
      code: 'double_shift',
      field: 'key',
      source: 'S4-15(2)',
    })
    // Another window is another shift.
    await desk.must('shift.open', opening({ key: { ...KEY, position: 2 } }))
  })

  it('follows the signed closing before it by its digest, and says why when it differs', async () => {
    await addPeople()
    const first = await desk.must('shift.sign', signing(await countedShift()))
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/)
    const previous = { shiftId: first.row.shiftId, digest: first.digest }
    const prepared = await desk.must('shift.prepare', { key: NEXT })
    expect(prepared).toMatchObject({ previous, unsignedPrevious: null })
    expect(prepared.lines.map(({ opening: amount }) => amount)).toEqual([120, 120, 120, 120, 120])

    const lines = prepared.lines.map(({ name }) => ({
      name,
      opening: name === 'seals' ? 119 : 120,
    }))
    expect(
      await refusalOf(() => desk.ask('shift.open', opening({ key: NEXT, lines }))),
    ).toMatchObject({
      code: 'opening_mismatch',
      field: 'lines.3.opening',
      source: 'S4-10',
    })
    const next = await desk.must(
      'shift.open',
      opening({ key: NEXT, lines, mismatchReason: '盘点后更正' }),
    )
    expect(next.previous).toEqual(previous)
    expect(next.row.openingUnverified).toBe(false)

    // The shift after an unsigned one follows nothing, and says so.
    clock.pass(DAY_MS)
    const later = await desk.must('shift.prepare', { key: { ...KEY, date: '2026-03-03' } })
    expect(later).toMatchObject({ previous: null, unsignedPrevious: next.row.shiftId })
    const unverified = await desk.must(
      'shift.open',
      opening({ key: { ...KEY, date: '2026-03-03' } }),
    )
    expect(unverified.row.openingUnverified).toBe(true)
  })
})

describe('a day that is over', () => {
  const ask = (change: Partial<Input<'shift.open'>>) => () =>
    desk.ask('shift.open', opening(change))
  const on = (date: string) => ({ key: { ...KEY, date } })

  it('is entered within the days of the organisation', async () => {
    expect(await refusalOf(ask(on('2026-01-29')))).toMatchObject({
      code: 'too_long_ago',
      field: 'key.date',
      source: 'S4-43(7)',
      params: { days: 31 },
    })
    expect(await refusalOf(ask(on('1999-01-01')))).toMatchObject({ code: 'too_long_ago' })
    expect((await desk.must('shift.open', opening(on('2026-01-30')))).row.openingUnverified).toBe(
      true,
    )
  })

  it('opens no sheet before one of its window that is signed', async () => {
    await addPeople()
    const { row } = await desk.must('shift.sign', signing(await countedShift()))
    for (const key of [
      { ...KEY, date: '2026-03-01', period: 'pm' as const },
      on('2026-02-20').key,
    ]) {
      expect(await refusalOf(ask({ key }))).toMatchObject({
        code: 'later_shift_signed',
        field: 'key',
        source: 'S4-15(3)',
        params: { subject: row.shiftId },
      })
    }
    await desk.must('shift.open', opening({ key: { ...KEY, date: '2026-03-01', position: 2 } }))
    await desk.must('shift.open', opening({ key: { ...KEY, date: '2026-03-01', post: 'lobby' } }))
  })

  it.each(['2026-03-01T08:00:00+08:00', '1999-01-01T08:00:00+08:00'])(
    'had its arrivals on that day, and none at %s',
    async (arrivedAt) => {
      expect(await refusalOf(ask({ arrival: { kind: 'handover', arrivedAt } }))).toMatchObject({
        code: 'other_day',
        field: 'arrival.arrivedAt',
        source: 'S4-15(1)',
      })
    },
  )
})

describe('amounts that nobody counts', () => {
  it.each([
    ['seals', MOST_PIECES + 1, 'lines.3.opening', MOST_PIECES],
    ['cash_box', MOST_FEN + 1, 'lines.0.opening', MOST_FEN],
    ['cash_box', Number.MAX_SAFE_INTEGER, 'lines.0.opening', MOST_FEN],
  ])('%s of %d open no shift', async (line, amount, field, maximum) => {
    const lines = opening().lines.map(({ name, opening: usual }) => ({
      name,
      opening: name === line ? amount : usual,
    }))
    expect(await refusalOf(() => desk.ask('shift.open', opening({ lines })))).toMatchObject({
      code: 'invalid_input',
      field,
      params: { reason: 'too_big', maximum },
    })
  })

  it('leave the largest sheet of a day within every answer', async () => {
    await addPeople()
    const most = (unit: string) => (unit === 'fen' ? MOST_FEN : MOST_PIECES)
    const { lines } = await desk.must('shift.prepare', { key: KEY })
    const shift = await desk.must(
      'shift.open',
      opening({ lines: lines.map(({ name, unit }) => ({ name, opening: most(unit) })) }),
    )
    const counted = await desk.must('shift.count', {
      ...counting(shift),
      lines: lines.map(({ name, unit }) => ({ name, in: 0, out: most(unit), closing: most(unit) })),
    })
    const signed = await desk.must(
      'shift.sign',
      signing(counted, {
        differences: counted.lines.map(({ name }) => ({
          line: name,
          reason: 'miscounted',
          explanation: '待查',
          supervisor: 'E900',
        })),
      }),
    )
    expect(signed.differences[0]).toMatchObject({ line: 'cash_box', difference: MOST_FEN })
    expect(await desk.must('day.get', { date: KEY.date })).toMatchObject({ proposedBookFen: 0 })
  })
})

describe('counting', () => {
  it('knows its shift and its lines, and refuses sums that no integer holds', async () => {
    const shift = await desk.must('shift.open', opening())
    const ask = (change: Partial<Input<'shift.count'>>) => () =>
      desk.ask('shift.count', { ...counting(shift), ...change })
    expect(await refusalOf(ask({ shiftId: '2026-03-02.am.lobby.9' }))).toMatchObject({
      code: 'unknown_shift',
      field: 'shiftId',
    })
    expect(await refusalOf(() => desk.ask('shift.get', { shiftId: 'none' }))).toMatchObject({
      code: 'unknown_shift',
      field: 'shiftId',
    })
    expect(await refusalOf(ask({ lines: counting(shift).lines.slice(0, 4) }))).toMatchObject({
      code: 'line_missing',
      field: 'lines',
    })
    expect(
      await refusalOf(
        ask({ lines: [...counting(shift).lines, { name: 'gold', in: 0, out: 0, closing: 0 }] }),
      ),
    ).toMatchObject({ code: 'unknown_line', field: 'lines.5.name' })
    for (const [line, change, field, maximum] of [
      ['blank_vouchers', { in: MOST_PIECES + 1 }, 'lines.2.in', MOST_PIECES],
      ['blank_vouchers', { out: MOST_PIECES + 1 }, 'lines.2.out', MOST_PIECES],
      ['seals', { closing: MOST_PIECES + 1 }, 'lines.3.closing', MOST_PIECES],
      ['cash_box', { closing: MOST_FEN + 1 }, 'lines.0.closing', MOST_FEN],
      ['atm', { in: Number.MAX_SAFE_INTEGER }, 'lines.1.in', MOST_FEN],
    ] as const) {
      const { lines } = counting(shift, (name) => (name === line ? change : {}))
      expect(await refusalOf(ask({ lines }))).toMatchObject({
        code: 'invalid_input',
        field,
        params: { reason: 'too_big', maximum },
      })
    }
    const turned = counting(shift, (name) => (name === 'keys' ? { in: MOST_PIECES + 1 } : {}))
    expect(await refusalOf(ask({ lines: turned.lines.toReversed() }))).toMatchObject({
      field: 'lines.0.in',
    })
    const counted = await desk.must(
      'shift.count',
      counting(shift, (name) => (name === 'atm' ? { closing: 121 } : {})),
    )
    expect(counted.row.differences).toBe(1)
    expect(counted.blockers).toEqual(['unreconciled:atm'])
    const again = await desk.must('shift.count', counting(shift))
    expect(again).toMatchObject({ row: { differences: 0, version: 3 }, blockers: [] })
  })
})

it('has met every refusal that opening declares', () => {
  expect(refusalsNotMet(shiftCalls, ['shift.get', 'shift.open'])).toEqual([
    // Met where arrivals of shift and day on duty are one.
    'shift.open already_recorded',
    // Met where days are closed.
    'shift.open day_closed',
    // Met with the counting, where arrivals are held against the beginning of the shift.
    'shift.open in_the_future',
  ])
})
