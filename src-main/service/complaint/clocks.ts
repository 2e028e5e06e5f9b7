/**
 * Decisions that follow what came in: a branch's calendar that changed, and a race that was lost. An
 * event carries the decision its writer computed; whoever wrote without having seen a colleague's
 * event may stand last in hub order, with dates that lack the colleague's fact. The old decision stays
 * in the log.
 */
import { complaintClockRecomputed } from '#shared/complaint/events/head-office.ts'
import type { Decision } from '#shared/complaint/rules/types.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { canonicalJson, toHex, utf8 } from '#shared/foundation/bytes.ts'
import { accepted } from '#shared/foundation/result.ts'
import { type Actor, decodeBody } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type StoredEvent, listAggregate } from '../../store/log/event-table.ts'
import { readMeta } from '../../store/log/meta-table.ts'
import { readSettings, writeSetting } from '../../store/tables/desk-table.ts'
import { countCases, findCase, listCases, listTouchedCases } from '../../store/tables/case-table.ts'
import type { Writer } from '../book.ts'
import { type Desk, branchCalendarOf } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { decideState } from './decision.ts'

/**
 * Which calendar the clocks of this workstation's cases follow, by its content: of two changes that did not
 * know of each other one loses, and two calendars then have the same revision.
 */
const CALENDAR_FOLLOWED = 'calendarFollowed'
/** Up to which place in hub order lost races were looked for, with the hub's life it belongs to. */
const EVENTS_FOLLOWED = 'eventsFollowed'
const OPEN = { state: 'open', search: '' } as const

/**
 * Brings the decisions of cases up to date in the name of the person at the desk: those of all open
 * cases after the calendar changed, and that of any case whose standing decision was made without an
 * event of another workstation that comes before it. Writes nothing where the rules say what stands,
 * and never answers a decision that had seen everything before it: two machines cannot go on
 * correcting each other, whatever their programs know.
 */
export function followClocks(desk: Desk, actor: Actor): void {
  followCalendar(desk, actor)
  followEvents(desk, actor)
}

function followCalendar(desk: Desk, actor: Actor): void {
  const calendar = branchCalendarOf(desk)
  const standing = calendar === null ? '' : toHex(sha256(utf8(canonicalJson(calendar))))
  if (standing === (readSettings(desk.book.db).get(CALENDAR_FOLLOWED) ?? '')) return
  const open = listCases(desk.book.db, OPEN, 0, countCases(desk.book.db, OPEN))
  desk.book.write(actor, (writer) => {
    for (const { folded } of open) correct(desk, writer, folded, hasOtherDates)
    writeSetting(writer.db, CALENDAR_FOLLOWED, standing)
    return accepted(null)
  })
}

function followEvents(desk: Desk, actor: Actor): void {
  const { db } = desk.book
  const life = readMeta(db, 'incarnation') ?? ''
  const cursor = readMeta(db, 'branchCursor') ?? 0
  const place = `${life}/${cursor}`
  const followed = readSettings(db).get(EVENTS_FOLLOWED) ?? ''
  if (place === followed || cursor === 0) return
  const known = Number(followed.slice(life.length + 1))
  // Another life of the hub numbers anew: everything is looked at once more.
  const after = followed.startsWith(`${life}/`) && known < cursor ? known : 0
  const { device } = desk.book.identity()
  desk.book.write(actor, (writer) => {
    for (const caseId of listTouchedCases(db, after)) {
      if (!wasDecidedUnseen(listAggregate(db, 'complaint', caseId, device), device)) continue
      const found = findCase(db, caseId)
      if (found) correct(desk, writer, found.folded, hasOtherDecision)
    }
    writeSetting(writer.db, EVENTS_FOLLOWED, place)
    return accepted(null)
  })
}

/**
 * True when this workstation took part and the last decision was made without having seen an event of
 * another disk that comes before it. A step that lost counts like any other here: what the rules
 * say is compared afterwards.
 */
function wasDecidedUnseen(events: readonly StoredEvent[], own: string): boolean {
  if (!events.some(({ position }) => position.device === own)) return false
  const last = events.findLastIndex(({ body }) => 'decision' in (decodeBody(body)?.payload ?? {}))
  const standing = events[last]
  const decoded = standing && decodeBody(standing.body)
  if (!decoded) return false
  return events
    .slice(0, last)
    .some(
      ({ position, number }) =>
        !isOfOneDisk(position, standing.position) && (number ?? 0) > decoded.base,
    )
}

/** A copied disk writes under the device of its original and an epoch of its own. */
function isOfOneDisk(one: StoredEvent['position'], other: StoredEvent['position']): boolean {
  return one.device === other.device && one.epoch === other.epoch
}

/** Writes what the rules say of the case where it differs from what stands. */
function correct(
  desk: Desk,
  writer: Writer,
  { state, unknown }: Folded<ComplaintState>,
  differs: (standing: Decision, decided: Decision) => boolean,
): void {
  // A case that needs a newer program waits for it.
  if (!state || unknown > 0) return
  const decided = decideState(desk, state, desk.book.now())
  if (!decided.ok || !differs(state.decision, decided.value)) return
  writer.append(complaintClockRecomputed, state.caseId, { decision: decided.value })
}

function hasOtherDates(standing: Decision, decided: Decision): boolean {
  return !alike(datesOf(standing), datesOf(decided))
}

/** True when dates, level, urgency or nature differ; whether a clock was met is read from the facts. */
export function hasOtherDecision(standing: Decision, decided: Decision): boolean {
  const said = ({ level, urgency, nature }: Decision) => [
    level.value,
    urgency.level,
    natureOf(nature),
  ]
  return hasOtherDates(standing, decided) || !alike(said(standing), said(decided))
}

/** Reasons count once they were confirmed; before that they are somebody's proposal. */
function natureOf({ value, primary, countedAgainst, restricted }: Decision['nature']) {
  return value === 'undetermined' ? [value, restricted] : [value, primary, countedAgainst]
}

/** Promises have their own clock, which is made where it is shown. */
function datesOf({ deadlines }: Decision) {
  return deadlines
    .filter(({ kind }) => kind !== 'promised_reply')
    .map(({ kind, dueAt, aimAt, provisional }) => ({ kind, dueAt, aimAt, provisional }))
}

function alike(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
