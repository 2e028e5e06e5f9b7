/** The maker's part: cash by denomination against the books, totals, the daily report as of now. */
import type { dayCloseCalls } from '#shared/contract/calls/day-close.ts'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { type DifferenceExplanation, dayPrepared } from '#shared/day-close/events.ts'
import { compareDayTotals, countDayCash } from '#shared/day-close/rules.ts'
import { businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { checkBackEntry } from '#shared/handover/rules/back-entry.ts'
import type { CashRow } from '#shared/handover/sheet.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
import { figuresOf, operatorsOf, shiftsOf } from './around.ts'
import { type StandingDay, standingDay } from './standing.ts'
import { getDay } from './view.ts'

type Input = CallInput<typeof dayCloseCalls, 'day.prepare'>
type Explained = Input['cash']['explained']

/**
 * Writes the draft that the closing is signed on. Refuses by field a denomination that the organisation
 * does not count, a reason it does not know, an explanation of no difference, and a supervisor who is not
 * one, or who draws the day up.
 */
export function prepareDay(desk: Desk, input: Input, actor: Actor): Result<DayDetail> {
  const { date } = input
  const written = desk.book.write(actor, (writer) => {
    const standing = standingDay(desk, writer.db, date, input.seenVersion)
    if (!standing.ok) return standing
    const late = longAgo(desk, date, standing.value)
    if (late) return late
    const cash = cashOf(desk, input.cash, actor)
    if (!cash.ok) return cash
    const totals = totalsOf(desk, date, input.totals, actor)
    if (!totals.ok) return totals
    return accepted(
      writer.append(dayPrepared, date, {
        date,
        at: formatInstant(desk.book.now()),
        cash: cash.value,
        totals: totals.value,
        figures: figuresOf(desk, date),
        cashExplanation: cash.value.explained ? (input.cash.explained?.explanation ?? null) : null,
        totalsExplanation: totals.value?.explained
          ? (input.totals?.explained?.explanation ?? null)
          : null,
      }),
    )
  })
  return written.ok ? getDay(desk, date) : written
}

/** A day that was worked is closed however late; of one without a sheet nothing is drawn up after all. */
function longAgo(desk: Desk, date: string, { state }: StandingDay) {
  if (state !== null || shiftsOf(desk, date).length > 0) return null
  const today = businessDateOf(desk.book.now())
  const entered = checkBackEntry(date, today, packsOf(desk).rules.pack, 'date')
  return entered.ok ? null : entered
}

function cashOf(desk: Desk, given: Input['cash'], actor: Actor) {
  const { denominations } = packsOf(desk).profile.cash
  const rows: CashRow[] = []
  for (const [index, row] of given.rows.entries()) {
    const known = denominations.find(({ code }) => code === row.code)
    if (!known) {
      return refused('unknown_denomination', 'no such note or coin', {
        field: `cash.rows.${index}.code`,
        source: 'S4-43(7)',
      })
    }
    const { fen, perBundle, bundlesPerBrick } = known
    rows.push({ ...row, fen, perBundle, bundlesPerBrick })
  }
  const counted = countDayCash(rows, given.book)
  if (!counted.ok) return counted
  const explained = explanationOf(desk, 'cash', counted.value.difference, given.explained, actor)
  if (!explained.ok) return explained
  const present = rows.filter(
    ({ bricks, bundles, loose, damaged }) => bricks + bundles + loose + damaged > 0,
  )
  return accepted({ rows: present, ...counted.value, explained: explained.value })
}

function totalsOf(desk: Desk, date: string, given: Input['totals'], actor: Actor) {
  if (given === null) return accepted(null)
  if (packsOf(desk).profile.operatorTotals.lines.length === 0) {
    return refused('no_operator_totals', 'this organisation keeps no second system', {
      field: 'totals',
      source: 'S4-09(5)',
    })
  }
  const compared = compareDayTotals(given.billing, operatorsOf(desk, date))
  if (!compared.ok) return compared
  const { difference } = compared.value
  const explained = explanationOf(desk, 'totals', difference, given.explained, actor)
  if (!explained.ok) return explained
  return accepted({ ...compared.value, explained: explained.value })
}

/** Null where nothing differs: a reason for no difference explains nothing. */
function explanationOf(
  desk: Desk,
  field: 'cash' | 'totals',
  difference: number,
  given: Explained,
  actor: Actor,
): Result<DifferenceExplanation | null> {
  if (difference === 0 || given === null) return accepted(null)
  const source = field === 'cash' ? 'S4-43(7)' : 'S4-09(5)'
  const { reason, supervisor } = given
  const { differenceReasons } = packsOf(desk).profile
  if (!differenceReasons.values.some(({ value }) => value === reason)) {
    return refused('unknown_reason', 'one of the reasons of the profile', {
      field: `${field}.explained.reason`,
      source,
    })
  }
  if (sameEmployee(supervisor, actor.employeeNo)) {
    return refused('same_person', 'somebody else watches over the difference', {
      field: `${field}.explained.supervisor`,
      source,
    })
  }
  const person = personOf(desk, supervisor)
  if (!person?.active || !isSupervisor(person.role)) {
    return refused('unknown_person', 'a difference names a supervisor', {
      field: `${field}.explained.supervisor`,
      source,
    })
  }
  return accepted({ reason, supervisor: person.employeeNo })
}
