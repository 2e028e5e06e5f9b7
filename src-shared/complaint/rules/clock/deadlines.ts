/**
 * All clocks of a case (catalogue §4.4, R-18). They are not alternatives: each has its own start
 * and runs beside the others, and the earliest open one is shown first (C-01).
 */
import { dateOfDay, dayEndMs, dayNumberOf } from '../../../calendar/day-number.ts'
import { type WorkCalendar, calendarWarnings } from '../../../calendar/work-calendar.ts'
import { addWorkingDays } from '../../../calendar/working-days.ts'
import {
  type EpochMs,
  MINUTE_MS,
  formatEndOfDay,
  formatInstant,
} from '../../../foundation/instant.ts'
import type { DeadlineRule, Rules } from '../../../pack/rules-pack.ts'
import { type ClockFacts, clockState } from './deadline-state.ts'
import type { Explainer } from '../decision/explain.ts'
import { legalTerm } from './legal-term.ts'
import type { Term } from './term.ts'
import { type CaseFacts, DEADLINE_KINDS, type Deadline, type Level } from '../types.ts'
import type { UrgencyAnswer } from '../decision/urgency.ts'

export interface DeadlineContext {
  readonly now: EpochMs
  readonly calendar: WorkCalendar
  readonly rules: Rules
  readonly explain: Explainer
}

export interface DeadlineGround {
  readonly level: Level
  readonly urgency: UrgencyAnswer
  /** When a confirmed withdrawal ended the procedure; null otherwise. */
  readonly withdrawnAt: EpochMs | null
}

interface Started {
  readonly kind: DeadlineRule['kind']
  readonly startMs: EpochMs
  readonly doneAt?: EpochMs | null | undefined
  readonly dueMs?: EpochMs
  readonly source?: string
  readonly facts: readonly string[]
  readonly cancelledAt?: EpochMs | null
}

/** The clocks that run, earliest due first, and warnings about days nobody has listed. */
export function computeDeadlines(
  facts: CaseFacts,
  ground: DeadlineGround,
  context: DeadlineContext,
): { readonly deadlines: Deadline[]; readonly warnings: string[] } {
  const { rules, explain, now, calendar } = context
  const warnings: string[] = []
  let calendarSource: string | null = null
  const dated = startedClocks(facts, ground).flatMap((started) => {
    const rule = rules.deadlineByKind[started.kind]
    if (!rule.intakeTypes.includes(facts.intakeType)) return []
    const term = termOf(started, rule, facts, context)
    warnings.push(...term.warnings)
    const source = term.source ?? started.source ?? rule.source
    const startMs = term.startMs ?? started.startMs
    explain.because('deadlines', { id: started.kind, source }, started.facts)
    if (rule.unit === 'working_days' || rule.unit === 'natural_days') calendarSource ??= source
    const clock = { startMs, dueMs: term.dueMs, unit: rule.unit }
    const clockFacts: ClockFacts = {
      now,
      doneAt: started.doneAt,
      cancelledAt: started.cancelledAt,
    }
    const deadline: Deadline = {
      kind: started.kind,
      startAt: formatInstant(startMs),
      dueAt: term.dueAt,
      ...(term.aimAt === undefined ? {} : { aimAt: term.aimAt }),
      unit: rule.unit,
      state: clockState(clock, clockFacts, rules),
      provisional: term.provisional,
      source,
      trace: [...term.trace],
    }
    return [{ deadline, dueMs: term.dueMs }]
  })
  // Which list of working days was used is part of the reason: it is what a later recount replaces.
  if (calendarSource !== null) {
    const used = { id: 'working_calendar', source: calendarSource }
    explain.because('deadlines', used, ['receivedAt'], calendar)
  }
  dated.sort(
    (a, b) =>
      a.dueMs - b.dueMs ||
      DEADLINE_KINDS.indexOf(a.deadline.kind) - DEADLINE_KINDS.indexOf(b.deadline.kind),
  )
  return { deadlines: dated.map(({ deadline }) => deadline), warnings }
}

function startedClocks(facts: CaseFacts, ground: DeadlineGround): Started[] {
  const { events, closedAt, receivedAt } = facts
  const cancelledAt = ground.withdrawnAt
  const resolve = ground.level === 'ordinary' ? 'resolve_ordinary' : 'resolve_major'
  const started: Started[] = [
    {
      kind: 'handler_assign',
      startMs: receivedAt,
      doneAt: events?.handlerAssignedAt,
      facts: ['receivedAt'],
      cancelledAt,
    },
    {
      kind: resolve,
      startMs: receivedAt,
      doneAt: closedAt,
      facts: ['receivedAt', 'level'],
      cancelledAt,
    },
    {
      kind: 'legal_decision',
      startMs: receivedAt,
      doneAt: closedAt,
      facts: ['receivedAt', 'complexity', 'extension', ...termFacts(facts)],
      cancelledAt,
    },
  ]
  if (ground.urgency.triggerAt !== null) {
    started.push({
      kind: 'urgent_first_contact',
      startMs: ground.urgency.triggerAt,
      doneAt: events?.firstContactAt,
      source: ground.urgency.source,
      facts: ['urgency'],
      cancelledAt,
    })
  }
  const departmentReceivedAt = facts.department?.receivedAt ?? null
  if (departmentReceivedAt !== null) {
    started.push({
      kind: 'dept_reply',
      startMs: departmentReceivedAt,
      doneAt: facts.department?.repliedAt,
      facts: ['department.receivedAt'],
      cancelledAt,
    })
  }
  if (closedAt !== null && closedAt !== undefined) {
    const fromClosing = { startMs: closedAt, facts: ['closedAt'] }
    started.push({ kind: 'close_report', doneAt: events?.reportedAt, ...fromClosing })
    started.push({ kind: 'callback', doneAt: events?.calledBackAt, ...fromClosing })
  }
  // A word given to a customer stays given, whatever becomes of the case (T-44).
  for (const [index, promise] of (facts.promises ?? []).entries()) {
    started.push({
      kind: 'promised_reply',
      startMs: promise.madeAt,
      dueMs: promise.dueAt,
      doneAt: promise.contactedAt,
      facts: [`promises.${index}`],
    })
  }
  return started
}

/** What else moved the legal term, where there is any. */
function termFacts(facts: CaseFacts): string[] {
  return [
    ...((facts.pauses ?? []).length > 0 ? ['pauses'] : []),
    ...((facts.resubmissions ?? []).length > 0 ? ['resubmissions'] : []),
    ...(facts.externalSupervisor?.dueAt ? ['externalSupervisor.dueAt'] : []),
  ]
}

function termOf(
  started: Started,
  rule: DeadlineRule,
  facts: CaseFacts,
  context: DeadlineContext,
): Term {
  const { startMs } = started
  switch (rule.unit) {
    case 'elapsed': {
      const dueMs = startMs + rule.length * MINUTE_MS
      return instantTerm(dueMs, [`${formatInstant(startMs)} plus ${rule.length} minutes`])
    }
    case 'given':
      return instantTerm(started.dueMs ?? startMs, [])
    case 'same_day':
      return dayTerm(dayNumberOf(startMs), [`${dateOfDay(dayNumberOf(startMs))} same_day`])
    case 'working_days': {
      const counted = addWorkingDays(context.calendar, dayNumberOf(startMs), rule.length)
      return {
        ...dayTerm(counted.day, counted.trace),
        provisional: counted.uncoveredDays.length > 0,
        warnings: calendarWarnings(counted.uncoveredDays),
      }
    }
    case 'natural_days':
      return legalTerm(startMs, facts, context)
  }
}

function instantTerm(dueMs: EpochMs, trace: readonly string[]): Term {
  return { dueMs, dueAt: formatInstant(dueMs), provisional: false, trace, warnings: [] }
}

function dayTerm(day: number, trace: readonly string[]): Term {
  return {
    dueMs: dayEndMs(day),
    dueAt: formatEndOfDay(dateOfDay(day)),
    provisional: false,
    trace,
    warnings: [],
  }
}
