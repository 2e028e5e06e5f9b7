/** A name by hand: bounded strokes, thinned out as far as they must be, never a mere dot. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import { MOST_FEN } from '#shared/foundation/money.ts'
import { CARRY_OVER_LISTED } from '#shared/handover/carry-over.ts'
import { shiftSigned } from '#shared/handover/events.ts'
import {
  type DrawnPoint,
  HANDWRITING_BOX,
  HANDWRITING_LIMITS,
  type Handwriting,
  handwritingOf,
  handwritingSchema,
} from '#shared/handover/handwriting.ts'
import { BODY_LIMIT_BYTES, encodeBody } from '#shared/log/envelope.ts'

const stroke = (...points: readonly (readonly [number, number])[]) => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
  pressure: null as number[] | null,
})
const written: Handwriting = { strokes: [stroke([100, 100], [300, 120]), stroke([200, 40])] }

describe('the schema', () => {
  test('takes strokes with and without pressure, and a dot beside them', () => {
    expect(handwritingSchema.parse(written)).toEqual(written)
    const pressed = { strokes: [{ ...stroke([0, 0], [1000, 300]), pressure: [0, 100] }] }
    expect(handwritingSchema.parse(pressed)).toEqual(pressed)
  })

  const long = (count: number) =>
    stroke(...Array.from({ length: count }, (_, at) => [at * 3, at % 2] as const))
  test.each<readonly [string, unknown]>([
    ['nothing', { strokes: [] }],
    ['an empty stroke', { strokes: [stroke()] }],
    ['one dot', { strokes: [stroke([500, 150])] }],
    ['a dot made of many points', { strokes: [stroke([500, 150], [505, 152], [501, 149])] }],
    ['two dots on one spot', { strokes: [stroke([5, 5]), stroke([6, 5])] }],
    ['a point beside the box', { strokes: [stroke([0, 0], [1001, 0])] }],
    ['a point below it', { strokes: [stroke([0, 0], [0, 301])] }],
    ['a point above it', { strokes: [stroke([0, 0], [100, -1])] }],
    ['half a unit', { strokes: [stroke([0, 0], [100.5, 0])] }],
    ['no number', { strokes: [stroke([0, 0], [Number.NaN, 0])] }],
    ['a point without its height', { strokes: [{ ...written.strokes[0], y: [1] }] }],
    ['a point without its pressure', { strokes: [{ ...written.strokes[0], pressure: [1] }] }],
    ['more pressure than there is', { strokes: [{ ...written.strokes[0], pressure: [1, 101] }] }],
    ['too many points in a stroke', { strokes: [long(HANDWRITING_LIMITS.points + 1)] }],
    ['too many points in all', { strokes: Array.from({ length: 4 }, () => long(100)) }],
    ['too many strokes', { strokes: Array.from({ length: 41 }, () => stroke([0, 0], [90, 0])) }],
    ['too many bytes', { strokes: [{ ...tall(250), pressure: Array(250).fill(100) as number[] }] }],
    ['a picture beside it', { ...written, image: 'data:image/png;base64,' }],
    ['a text', 'M0 0L9 9'],
  ])('refuses %s', (_what, given) => {
    expect(handwritingSchema.safeParse(given).success).toBe(false)
  })
})

/** Points as long in figures as they get. */
function tall(count: number) {
  return stroke(...Array.from({ length: count }, (_, at) => [1000, 100 + (at % 200)] as const))
}

const pen = fc.record({
  x: fc.double({ min: -200, max: 1200, noNaN: true }),
  y: fc.double({ min: -200, max: 500, noNaN: true }),
  pressure: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
})
const drawing = fc.array(fc.array(pen, { maxLength: 200 }), { maxLength: 60 })

describe('what was drawn', () => {
  test('always becomes what the schema takes, or nothing', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const made = handwritingOf(strokes)
        if (made === null) return
        expect(handwritingSchema.parse(made)).toEqual(made)
        expect(canonicalJson(made).length).toBeLessThanOrEqual(HANDWRITING_LIMITS.bytes)
      }),
      { numRuns: 60 },
    )
  })

  test('is nothing when nobody wrote, or only set the pen down', () => {
    expect(handwritingOf([])).toBeNull()
    expect(handwritingOf([[]])).toBeNull()
    expect(handwritingOf([[{ x: 500, y: 150, pressure: 0.5 }]])).toBeNull()
    expect(handwritingOf([[at(500, 150), at(501, 151), at(500, 150)]])).toBeNull()
  })

  test('keeps both ends of every stroke, inside the box, with its pressure', () => {
    const made = handwritingOf([
      [at(-20, 10, 0.2), at(400, 299.6, 0.6), at(1200, 10, 1)],
      [at(500, 200)],
    ])
    expect(made?.strokes).toEqual([
      { x: [0, 400, 1000], y: [10, 300, 10], pressure: [20, 60, 100] },
      { x: [500], y: [200], pressure: null },
    ])
  })

  test('a straight line needs two points, a circle stays round within two units', () => {
    const line = Array.from({ length: 400 }, (_, index) => at(100 + index, 100 + index / 4))
    expect(handwritingOf([line])?.strokes[0]?.x).toEqual([100, 499])
    const circle = Array.from({ length: 900 }, (_, index) => {
      const turn = (index / 899) * 2 * Math.PI
      return at(500 + 120 * Math.cos(turn), 150 + 120 * Math.sin(turn))
    })
    const kept = handwritingOf([circle])?.strokes[0]
    expect(kept?.x.length).toBeLessThan(80)
    for (const [index, x] of (kept?.x ?? []).entries()) {
      expect(Math.abs(Math.hypot(x - 500, (kept?.y[index] ?? 0) - 150) - 120)).toBeLessThan(2)
    }
  })

  test('a scribble beyond the bounds is thinned out and not refused; strokes beyond are left out', () => {
    const scribble = Array.from({ length: 60 }, (_, row) =>
      Array.from({ length: 300 }, (_each, index) =>
        at(index * 3, 150 + 140 * Math.sin(index * (1 + row)), Math.abs(Math.sin(index))),
      ),
    )
    const made = handwritingOf(scribble)
    expect(made?.strokes).toHaveLength(HANDWRITING_LIMITS.strokes)
    expect(handwritingSchema.safeParse(made).success).toBe(true)
  })
})

function at(x: number, y: number, pressure: number | null = null): DrawnPoint {
  return { x, y, pressure }
}

/** The largest that the schema takes. */
function largest(): Handwriting {
  for (let count = HANDWRITING_LIMITS.points; count > 0; count -= 1) {
    const made = { strokes: [{ ...tall(count), pressure: Array<number>(count).fill(100) }] }
    if (handwritingSchema.safeParse(made).success) return made
  }
  throw new Error('there is none')
}

test('five hands and a full list of open items still fit into one event', () => {
  const handwriting = largest()
  expect(canonicalJson(handwriting).length).toBeGreaterThan(HANDWRITING_LIMITS.bytes - 20)
  const instant = '2026-03-02T10:00:00.123+08:00'
  const uuid = '01890000-0000-7000-8000-000000000001'
  const hand = (employeeNo: string) => ({
    employeeNo,
    role: 'accounting_supervisor',
    at: instant,
    handwriting,
  })
  const amount = MOST_FEN
  const payload = {
    key: { date: '2026-03-02', period: 'pm', post: 'high_counter', position: 99 },
    signedAt: instant,
    lines: Array.from({ length: 12 }, (_, index) => ({
      name: `blank_vouchers_${index}`,
      unit: 'fen',
      opening: amount,
      previousClosing: amount,
      in: amount,
      out: amount,
      closing: amount,
      expected: amount,
      difference: -amount,
    })),
    cash: Array.from({ length: 2 }, (_, index) => ({
      line: `blank_vouchers_${index}`,
      rows: Array.from({ length: 13 }, (_row, code) => ({
        code: `note_${10_000 + code}`,
        fen: 10_000,
        perBundle: 100,
        bundlesPerBrick: 10,
        bricks: 1000,
        bundles: 1000,
        loose: 1000,
        damaged: 1000,
      })),
    })),
    totals: null,
    differences: Array.from({ length: 12 }, (_, index) => ({
      line: `blank_vouchers_${index}`,
      difference: -amount,
      reason: 'counterfeit_withdrawn',
      supervisor: 'E123456789',
      recordId: uuid,
    })),
    registers: Array.from({ length: 6 }, () => ({
      register: 'document_handover_register',
      today: 1000,
      open: 1000,
    })),
    carryOverTotal: 5000,
    carryOver: Array.from({ length: CARRY_OVER_LISTED }, () => ({
      kind: 'upward_report',
      id: uuid,
      subject: 'B0000001-20260302-K7QA-0001',
      since: instant,
      dueAt: instant,
      owner: 'E123456789',
    })),
    reviewed: ['balances', 'registers', 'issues', 'carry_over'],
    noticesRead: Array.from({ length: 40 }, () => uuid),
    readBack: Array.from({ length: 3 }, () => ({
      question: 'longest_open',
      answer: `upward_report:${uuid}`,
    })),
    outgoing: hand('E100000001'),
    incoming: hand('E100000002'),
    witness: hand('E100000003'),
    outgoingCosigner: hand('E100000004'),
    incomingCosigner: hand('E100000005'),
    sessionId: uuid,
    previous: { shiftId: '2026-03-02.am.high_counter.99', digest: 'ab'.repeat(32) },
    seenVersion: 1000,
    digest: 'ab'.repeat(32),
  }
  const parsed = shiftSigned.payload.partial().safeParse(payload)
  expect(parsed.error?.issues ?? []).toEqual([])
  const body = encodeBody({
    v: 1,
    id: uuid,
    type: 'shift.signed',
    tv: 1,
    aggregate: { kind: 'shift', id: '2026-03-02.pm.high_counter.99' },
    base: 1_000_000,
    orgBase: 1_000_000,
    payload,
    part: 'ab'.repeat(32),
    actor: { employeeNo: 'E100000001', role: 'accounting_supervisor' },
    businessDate: '2026-03-02',
    shift: '2026-03-02.pm.high_counter.99',
    occurredAt: instant,
    recordedAt: instant,
    mono: 1e12,
    boot: uuid,
    clockOffset: { ms: 1000, ageMs: 1000 },
    app: '0.1.0',
  })
  if (!body.ok) throw new Error('it does not fit')
  expect(body.value.length).toBeLessThan(BODY_LIMIT_BYTES)
  expect(HANDWRITING_BOX).toEqual({ width: 1000, height: 300 })
})
