/** What the closing of a day looks at beside its own draft: shifts, registers, duty, figures. */
import { startOfDay, DAY_MS } from '#shared/foundation/instant.ts'
import type { DayAround } from '#shared/day-close/rules.ts'
import type { DayFigures } from '#shared/day-close/events.ts'
import { type WorkEntry, dailyReport } from '#shared/report/daily.ts'
import { rowOfCase } from '#shared/report/row-of-case.ts'
import { reportSchedule } from '#shared/report/schedule.ts'
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import { listCasesForFigures } from '../../store/tables/day-close-table.ts'
import { listShiftsOfDay } from '../../store/tables/shift-table.ts'
import { tailSummary } from '../../store/log/event-table.ts'
import { readMeta } from '../../store/log/meta-table.ts'
import { type Desk, branchOf, packsOf } from '../desk.ts'
import { dutyStatus } from '../duty/status.ts'
import { blockingPhonePayments, registerCounts } from '../register/open-items.ts'

/** No clock that begins when a case ends runs longer: a return visit is due within days (S2-19). */
const AFTER_ENDING_MS = 60 * DAY_MS

/** Everything around the draft of a day, as it stands now. */
export function dayAround(desk: Desk, date: string): DayAround {
  const { profile } = packsOf(desk)
  const duty = dutyStatus(desk, date)
  return {
    unsignedShifts: shiftsOf(desk, date)
      .filter(({ signed }) => signed === null)
      .map(({ shiftId }) => shiftId),
    phonePayments: blockingPhonePayments(desk, date),
    reviewMissing: duty.reviewMissing,
    workloadDone: duty.workloadDone,
    lobbyWarnings: duty.warnings,
    figures: figuresOf(desk, date, duty.workload),
    hasTotals: profile.operatorTotals.lines.length > 0,
  }
}

/** Shifts of one business date in the order of their names. */
export function shiftsOf(desk: Desk, date: string): readonly ShiftState[] {
  return listShiftsOfDay(desk.book.db, date).flatMap(({ folded: { state } }) => state ?? [])
}

/** The daily report recounted from the records, without cash: that is the draft's. */
export function figuresOf(
  desk: Desk,
  date: string,
  work: readonly WorkEntry[] = dutyStatus(desk, date).workload,
): DayFigures {
  const now = desk.book.now()
  const { rules } = packsOf(desk)
  const begin = startOfDay(date)
  const unit = branchOf(desk)?.code ?? ''
  const report = dailyReport({
    date,
    asOf: now,
    rows: listCasesForFigures(desk.book.db, begin, begin - AFTER_ENDING_MS).flatMap(
      ({ folded: { state } }) => (state ? rowOfCase(state, rules, now, unit) : []),
    ),
    work,
    cash: null,
    shifts: shiftsOf(desk, date).map(({ signed }) => ({ signed: signed !== null })),
  })
  // Everything that goes in was checked when it was written; what does not add up is a fault of ours.
  if (!report.ok) throw new Error(`the daily report: ${report.refusal.code}`)
  const { complaints, otherReceived, workload, handovers } = report.value
  return {
    complaints: { ...complaints },
    otherReceived: otherReceived.map((row) => ({ ...row })),
    workload: {
      total: workload.total,
      byKind: workload.byKind.map((row) => ({ ...row })),
      byPerson: workload.byPerson.map((row) => ({ ...row })),
    },
    handovers: { ...handovers },
    registers: registerCounts(desk, date).map(({ register, written }) => ({
      value: register,
      count: written,
    })),
  }
}

/** What the last sheets of each window say is in cash: counted where signed, else as expected. */
export function proposedBook(desk: Desk, date: string): number {
  const { lines } = packsOf(desk).profile.cash
  const last = new Map<string, ShiftState>()
  // "am" sorts before "pm", so the later shift of a window replaces the earlier one.
  for (const state of shiftsOf(desk, date)) {
    last.set(`${state.key.post}.${state.key.position}`, state)
  }
  return [...last.values()].reduce((sum, { signed, lines: opened }) => {
    const rows = signed
      ? signed.lines.map(({ name, expected }) => ({ name, amount: expected }))
      : opened.map(({ name, opening }) => ({ name, amount: opening }))
    return rows
      .filter(({ name, amount }) => lines.includes(name) && amount > 0)
      .reduce((all, { amount }) => all + amount, sum)
  }, 0)
}

/** What the operators' lines processed over the signed shifts of the day (S4-09(5)). */
export function operatorsOf(desk: Desk, date: string): { line: string; amount: number }[] {
  const sheets = shiftsOf(desk, date).flatMap(({ signed }) => signed ?? [])
  return packsOf(desk).profile.operatorTotals.lines.map((line) => ({
    line,
    amount: sheets
      .flatMap((sheet) => sheet.lines)
      .filter(({ name }) => name === line)
      .reduce((sum, { out }) => sum + out, 0),
  }))
}

/** Records of this workstation that head office has not returned yet. */
export function unconfirmedCount(desk: Desk): number {
  const { db } = desk.book
  const confirmed = { epoch: readMeta(db, 'epoch') ?? 1, seq: readMeta(db, 'confirmedSeq') ?? 0 }
  return tailSummary(db, desk.book.identity().device, confirmed).count
}

/** Reports whose day this is (S4-42(11): the week's on Saturday). */
export function reportsDueOn(desk: Desk, date: string) {
  const next = dateOfDay(dayNumberOfDate(date) + 1)
  const due = reportSchedule(packsOf(desk).profile, { from: date, to: next })
  if (!due.ok) return []
  return due.value.flatMap(({ kind, every, dueAt, source }) =>
    every === 'event' ? [] : { kind, period: every, dueAt, source },
  )
}
