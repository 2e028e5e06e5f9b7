/** The end of a day: what has to stand before it, and the chain that shows what was changed afterwards. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { DayFigures } from '#shared/day-close/events.ts'
import {
  type DayAround,
  compareDayTotals,
  countDayCash,
  dayCloseFacts,
  dayDigest,
  verifyDays,
} from '#shared/day-close/rules.ts'
import {
  type ClosedDay,
  type PreparedDay,
  dayCloseAggregate,
  dayObstacle,
} from '#shared/day-close/state.ts'
import { MOST_FEN } from '#shared/foundation/money.ts'
import type { Sha256 } from '#shared/foundation/ports.ts'
import { closeDay, dayCloseReady } from '#shared/handover/rules/day-close.ts'
import type { CashRow } from '#shared/handover/sheet.ts'

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

const figures: DayFigures = {
  complaints: { received: 2, closed: 1, openEnd: 4, overdue: 0, majorReceived: 0 },
  otherReceived: [{ value: 'enquiry', count: 3 }],
  workload: { total: 0, byKind: [], byPerson: [] },
  handovers: { signed: 2, of: 2 },
  registers: [{ value: 'difference', count: 0 }],
}
const around: DayAround = {
  unsignedShifts: [],
  phonePayments: [],
  reviewMissing: [],
  workloadDone: true,
  lobbyWarnings: [],
  figures,
  hasTotals: false,
}
const note: CashRow = {
  code: 'note_10000',
  fen: 100_00,
  perBundle: 100,
  bundlesPerBrick: 10,
  bricks: 0,
  bundles: 1,
  loose: 2,
  damaged: 0,
}
const cash = { rows: [note], counted: 1_020_000, book: 1_020_000, difference: 0, explained: null }
const prepared: PreparedDay = {
  date: '2026-03-02',
  at: '2026-03-02T18:00:00+08:00',
  cash,
  totals: null,
  figures,
  cashExplanation: null,
  totalsExplanation: null,
  by: 'E100',
}
const signatures = { maker: 'E100', manager: 'E300' }

function blockersOf(draft: PreparedDay | null, change: Partial<DayAround> = {}) {
  return dayCloseReady(dayCloseFacts(draft, { ...around, ...change }, signatures)).blockers
}

describe('the facts of a day that may be closed', () => {
  it('R-324 is ready when cash, figures, shifts, review and work stand', () => {
    expect(blockersOf(prepared)).toEqual([])
  })

  test.each<[string, PreparedDay | null, Partial<DayAround>, string]>([
    ['R-324 nobody counted', null, {}, 'cash_not_counted'],
    ['R-326 nobody drew the report up', null, {}, 'daily_report_missing'],
    [
      'R-326 something came in since the report was drawn up',
      prepared,
      { figures: { ...figures, complaints: { ...figures.complaints, received: 3 } } },
      'daily_report_missing',
    ],
    ['R-240 two books that nobody compared', prepared, { hasTotals: true }, 'unreconciled:totals'],
    [
      'R-325 a difference that nobody explained',
      { ...prepared, cash: { ...cash, book: 1_020_100, difference: -100 } },
      {},
      'unreconciled:cash',
    ],
    [
      'R-325 a difference watched over by whoever drew the day up',
      {
        ...prepared,
        cash: {
          ...cash,
          difference: -100,
          explained: { reason: 'miscounted', supervisor: 'E100' },
        },
        cashExplanation: '少一张',
      },
      {},
      'unreconciled:cash',
    ],
    [
      'R-253 a shift nobody signed over',
      prepared,
      { unsignedShifts: ['s'] },
      'unsigned_handover:s',
    ],
    ['R-226 a payment nobody answered for', prepared, { phonePayments: ['p'] }, 'phone_payment:p'],
    ['R-025 a review that says nothing', prepared, { reviewMissing: ['r'] }, 'review_missing:r'],
    ['R-324 no workload', prepared, { workloadDone: false }, 'workload_missing'],
  ])('%s', (_row, draft, change, blocker) => {
    expect(blockersOf(draft, change)).toContain(blocker)
  })

  it('R-325 lets a difference pass that stands explained under somebody else’s eyes, and says so', () => {
    const explained = {
      ...prepared,
      cash: { ...cash, difference: -100, explained: { reason: 'miscounted', supervisor: 'E300' } },
      cashExplanation: '少一张一元',
    }
    const answer = closeDay(dayCloseFacts(explained, around, signatures))
    expect(answer).toMatchObject({ ok: true, value: { warnings: ['difference_recorded:cash'] } })
  })
})

describe('cash and totals of a day', () => {
  it('R-325 sums denominations in integer fen and names what is no count', () => {
    expect(countDayCash([note], 1_019_900)).toMatchObject({
      ok: true,
      value: { counted: 1_020_000, difference: 100 },
    })
    expect(countDayCash([{ ...note, loose: -1 }], 0)).toMatchObject({
      refusal: { field: 'cash.rows.0.loose', source: 'S4-43(7)' },
    })
    expect(countDayCash([note], 0.5)).toMatchObject({ refusal: { field: 'cash.book' } })
    expect(countDayCash([{ ...note, bricks: 1_000_000 }], 0)).toMatchObject({
      refusal: { field: 'cash.rows', params: { reason: 'too_big', maximum: MOST_FEN } },
    })
  })

  it('R-240 compares operators with billing and names what is no amount', () => {
    const operators = [{ line: 'mobile', amount: 5 }]
    expect(compareDayTotals(4, operators)).toMatchObject({ value: { difference: 1 } })
    expect(compareDayTotals(-1, operators)).toMatchObject({ refusal: { field: 'totals.billing' } })
  })
})

function closedDay(date: string, previous: ClosedDay['previous'], sheets: ClosedDay['sheets']) {
  const at = `${date}T18:30:00+08:00`
  const body = {
    date,
    closedAt: at,
    cash,
    totals: {
      billing: 7,
      operators: [{ line: 'mobile', amount: 7 }],
      difference: 0,
      explained: null,
    },
    figures,
    sheets,
    warnings: ['patrols_short:2/3'],
    unconfirmed: 3,
    maker: { employeeNo: 'E100', role: 'teller', at, handwriting: null },
    manager: { employeeNo: 'E300', role: 'hall_manager', at, handwriting: null },
    sessionId: '0199ff0d-f83d-7ca2-8500-b4fb04fe68c6',
    previous,
    seenVersion: 1,
  }
  return { ...body, digest: dayDigest(sha256, body) }
}
const SHEET = { shiftId: '2026-03-02.pm.high_counter.1', digest: 'a'.repeat(64) }
const DIGESTS = new Map([[SHEET.shiftId, SHEET.digest]])
const monday = closedDay('2026-03-02', null, [SHEET])
const tuesday = closedDay('2026-03-03', { date: monday.date, digest: monday.digest }, [])

describe('the chain of closed days', () => {
  it('holds as it was signed, in whatever order it is read', () => {
    expect(verifyDays([tuesday, monday], DIGESTS, sha256)).toBeNull()
  })

  it('names the day and what fails there', () => {
    const other = { ...monday, unconfirmed: 0 }
    expect(verifyDays([other, tuesday], DIGESTS, sha256)).toMatchObject({
      date: '2026-03-02',
      what: 'digest',
    })
    const { digest: _digest, ...body } = other
    const forged = { ...body, digest: dayDigest(sha256, body) }
    expect(verifyDays([forged, tuesday], DIGESTS, sha256)).toMatchObject({
      date: '2026-03-03',
      what: 'previous',
      where: '2026-03-02',
    })
    const { digest: _own, ...alone } = { ...monday, manager: monday.maker }
    const byOne = { ...alone, digest: dayDigest(sha256, alone) }
    expect(verifyDays([byOne], DIGESTS, sha256)).toMatchObject({ what: 'same_person' })
    expect(verifyDays([monday], new Map(), sha256)).toMatchObject({ what: 'sheet_missing' })
    const swapped = new Map([[SHEET.shiftId, 'b'.repeat(64)]])
    expect(verifyDays([monday], swapped, sha256)).toMatchObject({
      what: 'sheet_digest',
      where: SHEET.shiftId,
    })
  })

  it('finds any change of any figure', () => {
    const places = ['unconfirmed', 'seenVersion'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.integer({ min: 0, max: 1000 }),
        fc.boolean(),
        (place, value, inCash) => {
          const changed = inCash
            ? { ...monday, cash: { ...cash, counted: value } }
            : { ...monday, [place]: value }
          const same = !inCash && value === monday[place]
          expect(verifyDays([changed], DIGESTS, sha256) === null).toBe(same)
        },
      ),
    )
  })
})

describe('what closes no day, whoever sent it', () => {
  const aggregate = { kind: 'day_close', id: monday.date }
  const given = (payload: object) => ({
    type: 'day.closed',
    payload: payload as Record<string, unknown>,
    aggregate,
  })

  test.each([
    ['R-317 one person twice', { ...monday, manager: monday.maker }, 'same_person'],
    [
      'R-317 a second signature without rank',
      { ...monday, manager: { ...monday.manager, role: 'teller' } },
      'not_a_manager',
    ],
    ['the sheet of another day', tuesday, 'wrong_record'],
  ])('%s', (_row, payload, word) => {
    expect(dayObstacle(null, given(payload))).toBe(word)
  })

  it('a second closing of the same day', () => {
    const state = {
      date: monday.date,
      prepared: null,
      closed: monday,
      note: null,
      afterClosing: [],
    }
    expect(dayObstacle(state, given(monday))).toBe('already_closed')
    expect(dayCloseAggregate.isId('2026-02-30')).toBe(false)
  })
})
