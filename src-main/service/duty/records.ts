/** What is done and said in the course of a day: rounds, forms, lists, meetings, review, case, workload. */
import { blank } from '#shared/complaint/rules/gap.ts'
import type { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import {
  dutyCaseTold,
  dutyChecklistAnswered,
  dutyFormFilled,
  dutyLastCustomerLeft,
  dutyLinesRead,
  dutyMeetingHeld,
  dutyPatrolled,
  dutyReviewed,
  dutyWorkloadCounted,
} from '#shared/duty/events.ts'
import { checkChecklist, checkRituals, responsibleFor } from '#shared/duty/lobby.ts'
import { checkServiceCase } from '#shared/duty/training.ts'
import { formatInstant, minuteOfDay, startOfDay } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { namesOfCustomers } from '../../store/tables/duty-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { dayFault, listFault, momentFault, msOf, personFault } from './checks.ts'
import { writeDay } from './day.ts'

type In<Name extends keyof typeof dutyCalls> = CallInput<typeof dutyCalls, Name>

const lobbyOf = (desk: Desk) => packsOf(desk).profile.lobby
const now = (desk: Desk) => formatInstant(desk.book.now())
const wordsOrNone = (text: string | null) => (blank(text) ? null : (text ?? '').trim())

/** Minutes after midnight at which the afternoon's persons answer for the zones. */
const NOON = 12 * 60

/** a round, with what was found where; a finding belongs to whoever answers for the zone then. */
export function patrol(desk: Desk, input: In<'duty.patrol'>, actor: Actor): Result<DutyDay> {
  const { date, slot, at, by, findings } = input
  const { patrolSlots, zones } = lobbyOf(desk)
  const { source } = patrolSlots
  const fault =
    dayFault(desk, date) ??
    listFault(slot, patrolSlots.values, 'slot', source) ??
    personFault(desk, by, 'by', source) ??
    momentFault(desk, date, at, 'at', source)
  if (fault) return fault
  for (const [index, { zone, text }] of findings.entries()) {
    const strange = listFault(zone, zones.values, `findings.${index}.zone`, source)
    if (strange) return strange
    if (blank(text)) return required(`findings.${index}.text`, source)
  }
  const target = { type: dutyPatrolled, source, field: 'slot' }
  return writeDay(desk, actor, date, target, (state) => {
    const again = state.patrols.some(
      (one) => one.slot === slot && one.at === at && sameEmployee(one.by, by),
    )
    if (again) return alreadyThere('slot', source)
    const duties = minuteOfDay(msOf(at)) < NOON ? state.zones.zones_am : state.zones.zones_pm
    const found = findings.map(({ zone, text }) => ({
      zone,
      text: text.trim(),
      responsible: responsibleFor(zone, duties ?? []),
    }))
    return accepted({ slot, at, by, findings: found })
  })
}

export function fillForm(desk: Desk, input: In<'duty.fillForm'>, actor: Actor): Result<DutyDay> {
  const { date, form, at, remark } = input
  const { values, source } = lobbyOf(desk).dailyForms
  const fault =
    dayFault(desk, date) ??
    listFault(form, values, 'form', source) ??
    momentFault(desk, date, at, 'at', source)
  if (fault) return fault
  const target = { type: dutyFormFilled, source, field: 'form' }
  return writeDay(desk, actor, date, target, (state) =>
    state.forms.some((one) => one.form === form)
      ? alreadyThere('form', source)
      : accepted({ form, at, by: actor.employeeNo, remark: wordsOrNone(remark) }),
  )
}

/** every line once, a fail with its remark. */
export function answerChecklist(
  desk: Desk,
  input: In<'duty.answerChecklist'>,
  actor: Actor,
): Result<DutyDay> {
  const { date, code, at, answers, replaces } = input
  const source = lobbyOf(desk).checklists.find((one) => one.code === code)?.source ?? 'S1-12'
  const fault = dayFault(desk, date) ?? momentFault(desk, date, at, 'at', source)
  if (fault) return fault
  const checked = checkChecklist(
    code,
    answers.map((answer) => ({ ...answer, at: msOf(at) })),
    lobbyOf(desk),
  )
  if (!checked.ok) return checked
  const target = { type: dutyChecklistAnswered, source, field: 'replaces' }
  return writeDay(desk, actor, date, target, () =>
    accepted({
      code,
      at,
      by: actor.employeeNo,
      answers: answers.map(({ line, answer }) => ({ line, answer })),
      remarks: answers
        .filter(({ remark }) => !blank(remark))
        .map(({ line, remark }) => ({ line, text: remark.trim() })),
      replaces,
    }),
  )
}

/** each meeting once, with its chair, in the order of the day. */
export function holdMeeting(
  desk: Desk,
  input: In<'duty.holdMeeting'>,
  actor: Actor,
): Result<DutyDay> {
  const { date, ritual, at, chair, points } = input
  const lobby = lobbyOf(desk)
  const { values, source } = lobby.rituals
  const fault =
    dayFault(desk, date) ??
    listFault(ritual, values, 'ritual', source) ??
    personFault(desk, chair, 'chair', source) ??
    momentFault(desk, date, at, 'at', source)
  if (fault) return fault
  const target = { type: dutyMeetingHeld, source, field: 'ritual' }
  return writeDay(desk, actor, date, target, (state) => {
    if (!state.meetings.some((one) => one.ritual === ritual)) {
      // A profile may have dropped a meeting that was held; it says nothing of the order of the others.
      const known = state.meetings.filter((one) => values.some(({ value }) => value === one.ritual))
      const held = [...known, { ritual, at, chair }].map((one) => ({ ...one, at: msOf(one.at) }))
      if (!checkRituals(held, lobby).ok) {
        return refused('out_of_order', 'the meetings of a day follow each other', {
          field: 'at',
          source,
        })
      }
    }
    return accepted({ ritual, at, chair, points: wordsOrNone(points) })
  })
}

/** The lines of opening or closing were read aloud together. */
export function readLines(desk: Desk, input: In<'duty.readLines'>, actor: Actor): Result<DutyDay> {
  const { date, moment, at } = input
  const source = 'S1-13'
  const fault = dayFault(desk, date) ?? momentFault(desk, date, at, 'at', source)
  if (fault) return fault
  const target = { type: dutyLinesRead, source, field: 'moment' }
  return writeDay(desk, actor, date, target, (state) =>
    state.linesRead.some((one) => one.moment === moment)
      ? alreadyThere('moment', source)
      : accepted({ moment, at, by: actor.employeeNo }),
  )
}

export function seeOffLast(
  desk: Desk,
  { date, at }: In<'duty.seeOffLast'>,
  actor: Actor,
): Result<DutyDay> {
  const source = 'S1-18'
  const fault = dayFault(desk, date) ?? momentFault(desk, date, at, 'at', source)
  if (fault) return fault
  const target = { type: dutyLastCustomerLeft, source, field: 'at' }
  return writeDay(desk, actor, date, target, () => accepted({ at, by: actor.employeeNo }))
}

/** parts that say nothing yet may follow; one that says nothing at all is none. */
export function review(desk: Desk, input: In<'duty.review'>, actor: Actor): Result<DutyDay> {
  const { date, parts, replaces } = input
  const { values, source } = lobbyOf(desk).reviewParts
  const early = dayFault(desk, date)
  if (early) return early
  for (const [index, { part }] of parts.entries()) {
    const again = parts.findIndex((one) => one.part === part) !== index
    const fault = listFault(again ? '' : part, values, `parts.${index}.part`, source)
    if (fault) return fault
  }
  const texts = parts
    .filter(({ text }) => !blank(text))
    .map(({ part, text }) => ({ part, text: text.trim() }))
  if (texts.length === 0) return required('parts', source)
  const target = { type: dutyReviewed, source, field: 'replaces' }
  return writeDay(desk, actor, date, target, () =>
    accepted({
      at: now(desk),
      by: actor.employeeNo,
      parts: texts.map(({ part }) => part),
      texts,
      replaces,
    }),
  )
}

/** goes round without the customer. */
export function tellCase(desk: Desk, input: In<'duty.tellCase'>, actor: Actor): Result<DutyDay> {
  const { date, who, level, text } = input
  const lobby = lobbyOf(desk)
  const source = 'S1-15'
  const fault =
    dayFault(desk, date) ??
    personFault(desk, who, 'who', source) ??
    listFault(level, lobby.serviceLevels.values, 'level', source)
  if (fault) return fault
  if (blank(text)) return required('text', source)
  const names = namesOfCustomers(desk.book.db, startOfDay(date))
  if (!checkServiceCase({ date, staff: who, text, level }, names, lobby).ok) {
    // Which name it is stays unsaid: the answer must not tell more than the text did.
    return refused('names_customer', 'the text tells who the customer is', {
      field: 'text',
      source,
    })
  }
  const target = { type: dutyCaseTold, source, field: 'text' }
  return writeDay(desk, actor, date, target, () =>
    accepted({ at: now(desk), by: actor.employeeNo, who, level, text: text.trim() }),
  )
}

/** one person's business by kind; a later count takes the place of the one that was seen. */
export function countWorkload(
  desk: Desk,
  input: In<'duty.countWorkload'>,
  actor: Actor,
): Result<DutyDay> {
  const { date, employeeNo, counts, replaces } = input
  const source = 'S4-43(7)'
  const early = dayFault(desk, date) ?? personFault(desk, employeeNo, 'employeeNo', source)
  if (early) return early
  const { values } = packsOf(desk).profile.businesses
  for (const [index, { business }] of counts.entries()) {
    const again = counts.findIndex((one) => one.business === business) !== index
    const fault = listFault(again ? '' : business, values, `counts.${index}.business`, source)
    if (fault) return fault
  }
  if (counts.length === 0) return required('counts', source)
  const target = { type: dutyWorkloadCounted, source, field: 'replaces' }
  return writeDay(desk, actor, date, target, () =>
    accepted({ employeeNo, at: now(desk), by: actor.employeeNo, counts, replaces }),
  )
}

function required(field: string, source: string) {
  return refused('field_required', 'a required field is empty', { field, source })
}

function alreadyThere(field: string, source: string) {
  return refused('already_recorded', 'this was written already', { field, source })
}
