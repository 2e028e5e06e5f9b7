/** Opening, counting and signing a shift, as two people at one counter do it. */
import { formatInstant } from '#shared/foundation/instant.ts'
import { readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import month from '#resources/demonstration/branch-month.json' with { type: 'json' }
import { type Stage, momentOf } from './stage.ts'

const POST = { post: 'high_counter', position: 1 } as const
const FIRST_OPENING = { fen: 5_000_000, piece: 40 } as const
/** Only these are used up; seals and keys are handed over as they are. */
const USED_UP = 'blank_vouchers'
/** Early enough by S4-15(1). */
const ARRIVALS = { am: '08:16', pm: '12:18' } as const

interface ShiftOfDay {
  readonly date: string
  readonly period: 'am' | 'pm'
}

/** Opens with what the shift before closed with, or with a first stock. */
export async function openShift({ call }: Stage, { date, period }: ShiftOfDay): Promise<void> {
  const key = { date, period, ...POST }
  const { lines } = await call('shift.prepare', { key })
  await call('shift.open', {
    key,
    lines: lines.map(({ name, unit, previousClosing }) => ({
      name,
      opening: previousClosing ?? FIRST_OPENING[unit],
    })),
    mismatchReason: null,
    arrival: { kind: 'handover', arrivedAt: formatInstant(momentOf(date, ARRIVALS[period])) },
  })
}

/** Whoever hands over counts; then both sign, and the supervisor watches. `shortFen` is missing in the first money line and entered as a difference. */
export async function closeShift(
  stage: Stage,
  { date, period }: ShiftOfDay,
  people: { readonly outgoing: string; readonly incoming: string; readonly supervisor: string },
  shortFen: number,
): Promise<void> {
  const { call, draw, pinOf, newId } = stage
  const { outgoing, incoming, supervisor } = people
  await stage.as(outgoing)
  const shiftId = `${date}.${period}.${POST.post}.${POST.position}`
  const { lines, row } = await call('shift.get', { shiftId })
  const moneyLine = lines.find(({ unit }) => unit === 'fen')?.name
  const counted = await call('shift.count', {
    shiftId,
    seenVersion: row.version,
    lines: lines.map(({ name, unit, opening: shown }) => {
      const opening = shown ?? 0
      const toUp = unit === 'fen' ? 100_00 * draw(60) : opening < 10 && name === USED_UP ? 40 : 0
      const away = unit === 'fen' ? 50 * draw(8_000) : name === USED_UP ? draw(4) : 0
      const closing = opening + toUp - away - (name === moneyLine ? shortFen : 0)
      return { name, in: toUp, out: away, closing }
    }),
    cash: [],
    billingTotal: null,
  })
  const sitting = newId()
  const hand = (employeeNo: string) => ({ employeeNo, pin: pinOf(employeeNo), at: null, sitting })
  const questions = readBackQuestions(
    counted.carryOver,
    counted.lines.map(({ name, difference }) => ({ name, difference: difference ?? 0 })),
  )
  await call('shift.sign', {
    shiftId,
    seenVersion: counted.row.version,
    outgoing: hand(outgoing),
    incoming: hand(incoming),
    witness: counted.policy.witnessed.length > 0 ? hand(supervisor) : null,
    outgoingCosigner: null,
    incomingCosigner: null,
    reviewed: [...HANDOVER_SECTIONS],
    noticesRead: [],
    readBack: questions.map(({ question, right }) => ({ question, answer: right[0] ?? '' })),
    differences:
      shortFen === 0 || moneyLine === undefined
        ? []
        : [{ line: moneyLine, reason: 'miscounted', explanation: month.difference, supervisor }],
    note: null,
  })
}
