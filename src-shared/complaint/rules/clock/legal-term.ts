/**
 * The legal term of R-18: 15 natural days, 30 when the case is complex, and 30 more when a senior
 * approved it and the customer was told. The law counts natural days and the due date is
 * never moved to a working day; `aimAt` is the last working day on or before it, the day to work for.
 * Lawful pauses are left out, new facts restart the term, and a supervisory
 * body's own earlier deadline prevails (S2-07).
 */
import {
  type DayNumber,
  dateOfDay,
  dayEndMs,
  dayNumberOf,
  isMoment,
} from '../../../calendar/day-number.ts'
import { type WorkCalendar, calendarWarnings } from '../../../calendar/work-calendar.ts'
import { lastWorkingDay } from '../../../calendar/working-days.ts'
import { type EpochMs, formatEndOfDay, formatInstant } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { employeeKey, isAmong } from '../../../staff/same-employee.ts'
import { type JudgedPauses, countNaturalDays, judgePauses } from './pause.ts'
import { factsNotedInTime } from './noted-in-time.ts'
import { termStart } from './resubmission.ts'
import type { Term } from './term.ts'
import type { CaseFacts, ExtensionFacts } from '../types.ts'

/** The facts of a case that move its legal term. */
export type LegalTermFacts = Pick<
  CaseFacts,
  | 'complexity'
  | 'complexityJudgements'
  | 'extension'
  | 'complainedOf'
  | 'pauses'
  | 'resubmissions'
  | 'externalSupervisor'
>

export interface LegalTermContext {
  readonly now: EpochMs
  readonly calendar: WorkCalendar
  readonly rules: Rules
}

const SUPERVISOR_SOURCE = 'S2-07'

/**
 * Dates the term. An extension counts only when it was approved after the receipt by somebody who
 * is not complained of, then told, both within the plain term; otherwise the plain term
 * stays. What lengthens the term counts when it was noted before the term was over (`factsNotedInTime`).
 * Warns its warnings and `extension_ignored`, `extension_incomplete`, `extension_impossible`,
 * `extension_late`, `extension_before_restart`, `pause_body_missing`, `pause_not_told`,
 * `pause_not_agreed`; an open pause makes the date provisional and warns `pause_open`.
 */
export function legalTerm(
  receivedAt: EpochMs,
  everything: LegalTermFacts,
  context: LegalTermContext,
): Term {
  const { calendar } = context
  const inTime = factsNotedInTime(everything, (some) =>
    dayEndMs(runningTerm(receivedAt, some, context).counted.due),
  )
  const { facts } = inTime
  const { startMs, counted, pauses } = runningTerm(receivedAt, facts, context)
  const start = dayNumberOf(startMs)
  const ending = endOf(counted.due, facts)
  const aim = lastWorkingDay(calendar, dayNumberOf(ending.dueMs - 1), start)
  // Without any working day in the whole term the due day itself is all there is to aim at.
  const aimDay = aim.day ?? dayNumberOf(ending.dueMs - 1)
  return {
    startMs,
    dueMs: ending.dueMs,
    dueAt: ending.dueAt,
    aimAt: dayEndMs(aimDay) > ending.dueMs ? ending.dueAt : formatEndOfDay(dateOfDay(aimDay)),
    ...(ending.bySupervisor ? { source: SUPERVISOR_SOURCE } : {}),
    provisional: aim.uncoveredDays.length > 0 || counted.open,
    trace: [
      ...(startMs === receivedAt ? [] : [`${dateOfDay(start)} restarted new_facts`]),
      `${dateOfDay(start)} received, not counted`,
      ...pauses.ignored,
      ...inTime.trace,
      ...counted.trace,
      ...(ending.bySupervisor
        ? [`${dateOfDay(dayNumberOf(ending.dueMs - 1))} external_supervisor`]
        : []),
      ...aim.trace,
    ],
    warnings: [
      ...counted.warnings,
      ...pauses.warnings,
      ...inTime.warnings,
      ...(counted.open ? ['pause_open'] : []),
      ...calendarWarnings(aim.uncoveredDays),
    ],
  }
}

/** The term that runs by these facts: from when, and its days. */
function runningTerm(
  receivedAt: EpochMs,
  facts: LegalTermFacts,
  { now, rules }: Pick<LegalTermContext, 'now' | 'rules'>,
) {
  const pauses = judgePauses(facts.pauses ?? [], now, rules)
  const count = (from: EpochMs) => countTerm(from, receivedAt, facts, pauses, rules)
  const startMs = termStart(receivedAt, facts.resubmissions ?? [], (from) =>
    dayEndMs(count(from).due),
  )
  return { startMs, counted: count(startMs), pauses }
}

interface Counted {
  readonly due: DayNumber
  readonly open: boolean
  readonly trace: readonly string[]
  readonly warnings: readonly string[]
}

function countTerm(
  startMs: EpochMs,
  receivedAt: EpochMs,
  facts: LegalTermFacts,
  pauses: JudgedPauses,
  rules: Rules,
): Counted {
  const { simpleDays, complexDays, extensionDays } = rules.pack.legalTerm
  const complex = facts.complexity === 'complex'
  const days = complex ? complexDays : simpleDays
  const start = dayNumberOf(startMs)
  const plain = countNaturalDays(start, days, pauses)
  const extension = judgeExtension(facts.extension, complex, {
    plainDueMs: dayEndMs(plain.due),
    receivedAt,
    restartedAt: startMs === receivedAt ? null : startMs,
    complainedOf: facts.complainedOf,
  })
  const trace = [...plain.skipped, `${dateOfDay(plain.due)} after ${days} natural days`]
  if (!extension.counts) {
    return { due: plain.due, open: plain.open, trace, warnings: extension.warnings }
  }
  const further = countNaturalDays(plain.due, extensionDays, pauses)
  const extended = `${dateOfDay(further.due)} extended by ${extensionDays} natural days`
  return {
    due: further.due,
    open: further.open,
    trace: [...trace, ...further.skipped, extended],
    warnings: extension.warnings,
  }
}

/** The end of the due day, or the supervisory body's own deadline when that is earlier. */
function endOf(due: DayNumber, { externalSupervisor }: LegalTermFacts) {
  const legal = { dueMs: dayEndMs(due), dueAt: formatEndOfDay(dateOfDay(due)), bySupervisor: false }
  const theirs = externalSupervisor?.dueAt ?? null
  if (theirs === null || theirs >= legal.dueMs) return legal
  return { dueMs: theirs, dueAt: formatInstant(theirs), bySupervisor: true }
}

interface ExtensionTimes {
  readonly plainDueMs: EpochMs
  readonly receivedAt: EpochMs
  readonly restartedAt: EpochMs | null
  readonly complainedOf: CaseFacts['complainedOf']
}

function judgeExtension(
  extension: ExtensionFacts | null | undefined,
  complex: boolean,
  ground: ExtensionTimes,
): { readonly counts: boolean; readonly warnings: readonly string[] } {
  const { approvedBy, approvedAt = null, notifiedAt = null } = extension ?? {}
  const approver = employeeKey(approvedBy)
  // A form that was never filled in is no extension.
  if (approver === null && approvedAt === null && notifiedAt === null) {
    return { counts: false, warnings: [] }
  }
  if (!complex) return { counts: false, warnings: ['extension_ignored'] }
  if (approver === null || !isMoment(approvedAt) || !isMoment(notifiedAt)) {
    return { counts: false, warnings: ['extension_incomplete'] }
  }
  const inOrder = ground.receivedAt <= approvedAt && approvedAt <= notifiedAt
  if (!inOrder || isAmong(approver, ground.complainedOf)) {
    return { counts: false, warnings: ['extension_impossible'] }
  }
  // What was approved for the old term does not lengthen the new one, which nobody has judged yet.
  if (ground.restartedAt !== null && approvedAt < ground.restartedAt) {
    return { counts: false, warnings: ['extension_before_restart'] }
  }
  // A term that is over is not revived: R-18 asks for approval and notice, so both lie within it.
  const notedAt = Math.max(notifiedAt, extension?.notedAt ?? notifiedAt)
  if (notedAt > ground.plainDueMs) return { counts: false, warnings: ['extension_late'] }
  return { counts: true, warnings: [] }
}
