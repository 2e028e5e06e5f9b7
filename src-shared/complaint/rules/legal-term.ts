/**
 * The legal term of R-18: 15 natural days, 30 when the case is complex, and 30 more when a senior
 * approved it and the customer was told. The law counts natural days and the due date is
 * never moved; `aimAt` is the last working day on or before it, the day to work for.
 */
import { dateOfDay, dayEndMs, dayNumberOf } from '../../calendar/day-number.ts'
import { type WorkCalendar, calendarWarnings } from '../../calendar/work-calendar.ts'
import { lastWorkingDay } from '../../calendar/working-days.ts'
import { type EpochMs, formatEndOfDay } from '../../foundation/instant.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { employeeKey } from '../../staff/same-employee.ts'
import type { Term } from './term.ts'
import type { CaseFacts, ExtensionFacts } from './types.ts'

/** Dates the term. Warns `extension_ignored`, `extension_incomplete` or `extension_late`. */
export function legalTerm(
  receivedAt: EpochMs,
  facts: Pick<CaseFacts, 'complexity' | 'extension'>,
  context: { readonly calendar: WorkCalendar; readonly rules: Rules },
): Term {
  const { simpleDays, complexDays, extensionDays } = context.rules.pack.legalTerm
  const complex = facts.complexity === 'complex'
  const start = dayNumberOf(receivedAt)
  const plain = start + (complex ? complexDays : simpleDays)
  const extension = judgeExtension(facts.extension, complex, dayEndMs(plain))
  const due = extension.counts ? plain + extensionDays : plain
  const aim = lastWorkingDay(context.calendar, due, start)
  const trace = [
    `${dateOfDay(start)} received, not counted`,
    `${dateOfDay(plain)} after ${complex ? complexDays : simpleDays} natural days`,
    ...(extension.counts ? [`${dateOfDay(due)} extended by ${extensionDays} natural days`] : []),
    ...aim.trace,
  ]
  return {
    dueMs: dayEndMs(due),
    dueAt: formatEndOfDay(dateOfDay(due)),
    // Without any working day in the whole term the due day itself is all there is to aim at.
    aimAt: formatEndOfDay(dateOfDay(aim.day ?? due)),
    provisional: aim.uncoveredDays.length > 0,
    trace,
    warnings: [...extension.warnings, ...calendarWarnings(aim.uncoveredDays)],
  }
}

function judgeExtension(
  extension: ExtensionFacts | null | undefined,
  complex: boolean,
  plainDueMs: EpochMs,
): { readonly counts: boolean; readonly warnings: readonly string[] } {
  const { approvedBy, approvedAt = null, notifiedAt = null } = extension ?? {}
  const approver = employeeKey(approvedBy)
  // A form that was never filled in is no extension.
  if (approver === null && approvedAt === null && notifiedAt === null) {
    return { counts: false, warnings: [] }
  }
  if (!complex) return { counts: false, warnings: ['extension_ignored'] }
  if (approver === null || approvedAt === null || notifiedAt === null) {
    return { counts: false, warnings: ['extension_incomplete'] }
  }
  const late = Math.max(approvedAt, notifiedAt) > plainDueMs
  return { counts: true, warnings: late ? ['extension_late'] : [] }
}
