/**
 * The one registry of event types. A type that is not here is stored, counted as unknown and folded
 * after the update that knows it.
 */
import { z } from 'zod'
import { branchAggregate, branchEvents } from '../branch/events.ts'
import { calendarAggregate, calendarEvents } from '../calendar/events.ts'
import { complaintAggregate } from '../complaint/fold/aggregate.ts'
import { complaintEvents } from '../complaint/events/index.ts'
import { complaintPersonalErased, complaintRestricted } from '../complaint/events/privacy.ts'
import { dayCloseEvents } from '../day-close/events.ts'
import { dayCloseAggregate } from '../day-close/state.ts'
import { shiftEvents } from '../handover/side-events.ts'
import { shiftAggregate } from '../handover/state.ts'
import { dutyEvents } from '../duty/events.ts'
import { dutyDayAggregate } from '../duty/state.ts'
import { upwardEvents } from '../duty/upward-events.ts'
import { upwardReportAggregate } from '../duty/upward-state.ts'
import { lessonEvents, lessonWithdrawn } from '../lesson/events.ts'
import { lessonAggregate } from '../lesson/state.ts'
import { noticeAggregate, noticeEvents } from '../notice/events.ts'
import { branchListed, directoryAggregate } from '../directory/events.ts'
import { phraseEvents } from '../phrase/events.ts'
import { forbiddenPublished } from '../phrase/forbidden/events.ts'
import { forbiddenAggregate } from '../phrase/forbidden/state.ts'
import { phraseAggregate, phraseProposalAggregate } from '../phrase/state.ts'
import { referralInEvents, referralInTakenBack } from '../referral-in/events.ts'
import { referralInAggregate } from '../referral-in/state.ts'
import { registerEvents } from '../register/events.ts'
import { registerAggregate } from '../register/state.ts'
import { complianceAggregate, sealedAggregate, sealedEvents } from '../sealed/events.ts'
import { staffAggregate, staffEvents } from '../staff/events.ts'
import { standardEvents, standardReadingAggregate } from '../standard/events.ts'
import { type EventType, personalFields } from './event-type.ts'
import { isPermitted, isSecondPerson, mayWrite } from './event-fault.ts'
import type { Aggregate, LoggedEvent } from './fold.ts'

const eventTypes: readonly EventType[] = [
  ...branchEvents,
  ...calendarEvents,
  ...staffEvents,
  ...complaintEvents,
  ...shiftEvents,
  ...noticeEvents,
  ...sealedEvents,
  ...referralInEvents,
  ...registerEvents,
  ...dutyEvents,
  ...upwardEvents,
  ...dayCloseEvents,
  ...standardEvents,
  branchListed,
  ...phraseEvents,
  ...lessonEvents,
  forbiddenPublished,
] as readonly EventType[]

interface Known {
  readonly type: EventType
  readonly personal: readonly string[]
  /** The payload without its personal fields: what a body may hold. */
  readonly open: z.ZodObject
}

const known = new Map<string, Known>(
  eventTypes.map((type) => {
    const personal = personalFields(type.payload)
    const open = Object.entries(type.payload.shape).filter(([name]) => !personal.includes(name))
    return [
      `${type.type}@${type.version}`,
      { type, personal, open: z.strictObject(Object.fromEntries(open)) },
    ]
  }),
)

/** The declaration of a type and version; undefined when this program does not know it. */
export function lookupEventType(type: string, version: number): EventType | undefined {
  return known.get(`${type}@${version}`)?.type
}

/** Personal field names of a known type; empty for an unknown one. */
export function personalFieldsOf(type: string, version: number): readonly string[] {
  return known.get(`${type}@${version}`)?.personal ?? []
}

/**
 * True when the open payload fits its type; true also for a type that this program does not know, which
 * the fold counts on its own. Looks at the body only, so that machines with and without the part agree.
 */
export function hasValidPayload(type: string, version: number, payload: unknown): boolean {
  const entry = known.get(`${type}@${version}`)
  return entry === undefined || entry.open.safeParse(payload).success
}

/** The personal fields of a part that fit their type; what does not fit counts as missing. */
export function readPersonal(
  type: string,
  version: number,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const entry = known.get(`${type}@${version}`)
  const words: Record<string, unknown> = {}
  for (const name of entry?.personal ?? []) {
    const schema = entry?.type.payload.shape[name] as z.ZodType | undefined
    if (Object.hasOwn(fields, name) && schema?.safeParse(fields[name]).success)
      words[name] = fields[name]
  }
  return words
}

/**
 * True for an event after which no personal word of its record stays anywhere (I16). Words cannot be
 * brought back, so an erasing that is invalid, names a record of another kind or comes from somebody who
 * may not erase takes none away. One of a newer version erases already before this program can fold it.
 */
export function erasesWords(event: LoggedEvent): boolean {
  return ERASING.some((type) => takesEffect(type, event))
}

// The words of a slip go with it, those of a lesson with its withdrawal; those of the case stay with its owner.
const ERASING: readonly EventType[] = [
  complaintPersonalErased,
  referralInTakenBack,
  lessonWithdrawn,
] as readonly EventType[]

/** True for the name of a type whose events can take words away. */
export function canEraseWords(type: string): boolean {
  return ERASING.some((erasing) => erasing.type === type)
}

/**
 * True for an event after which the branch has no personal word of its record any more: head office
 * withholds the parts, and a workstation drops them (S2-06(6)). Under the same conditions as erasing.
 */
export function withholdsWords(event: LoggedEvent): boolean {
  return takesEffect(complaintRestricted, event)
}

function takesEffect(type: EventType, event: LoggedEvent): boolean {
  return (
    event.type === type.type &&
    event.aggregate.kind === type.aggregate &&
    event.valid &&
    mayWrite(type, event) &&
    isPermitted(type, event) &&
    isSecondPerson(type, event)
  )
}

/** Every declared type, for documentation and tests. */
export function allEventTypes(): readonly EventType[] {
  return eventTypes
}

/**
 * What this program can fold, as one text. A store or hub that was folded by another program folds
 * again, so that events which the older one did not know take their place.
 */
export function foldProgram(): string {
  const types = allEventTypes().map((type) => {
    const version = aggregateOf(type.aggregate)?.foldVersion ?? 0
    return `${type.type}@${type.version}:${version}`
  })
  return [`fold ${FOLD_VERSION}`, ...types].join(' ')
}

/** Raised when `applyEvent` itself changes meaning. */
const FOLD_VERSION = 3

const aggregates: Readonly<Record<string, Aggregate<unknown>>> = {
  branch: branchAggregate as Aggregate<unknown>,
  calendar: calendarAggregate as Aggregate<unknown>,
  staff: staffAggregate as Aggregate<unknown>,
  complaint: complaintAggregate as Aggregate<unknown>,
  shift: shiftAggregate as Aggregate<unknown>,
  notice: noticeAggregate as Aggregate<unknown>,
  sealed: sealedAggregate as Aggregate<unknown>,
  compliance: complianceAggregate as Aggregate<unknown>,
  referral_in: referralInAggregate as Aggregate<unknown>,
  register: registerAggregate as Aggregate<unknown>,
  duty_day: dutyDayAggregate as Aggregate<unknown>,
  upward_report: upwardReportAggregate as Aggregate<unknown>,
  day_close: dayCloseAggregate as Aggregate<unknown>,
  directory: directoryAggregate as Aggregate<unknown>,
  phrase: phraseAggregate as Aggregate<unknown>,
  phrase_proposal: phraseProposalAggregate as Aggregate<unknown>,
  lesson: lessonAggregate as Aggregate<unknown>,
  forbidden: forbiddenAggregate as Aggregate<unknown>,
  standard_reading: standardReadingAggregate as Aggregate<unknown>,
}

/** The folder of a kind; undefined for a kind that a newer program invented. */
export function aggregateOf(kind: string): Aggregate<unknown> | undefined {
  return Object.hasOwn(aggregates, kind) ? aggregates[kind] : undefined
}
