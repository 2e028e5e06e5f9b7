/**
 * The one registry of event types. A type that is not here is stored, counted as unknown and folded
 * after the update that knows it.
 */
import { branchAggregate, branchEvents } from '../branch/events.ts'
import { complaintAggregate } from '../complaint/state.ts'
import { complaintEvents } from '../complaint/events.ts'
import { shiftEvents } from '../handover/events.ts'
import { shiftAggregate } from '../handover/state.ts'
import { noticeAggregate, noticeEvents } from '../notice/events.ts'
import { staffAggregate, staffEvents } from '../staff/events.ts'
import { type EventType, personalFields } from './event-type.ts'
import type { Aggregate } from './fold.ts'

const eventTypes: readonly EventType[] = [
  ...branchEvents,
  ...staffEvents,
  ...complaintEvents,
  ...shiftEvents,
  ...noticeEvents,
] as readonly EventType[]

const byName = new Map(eventTypes.map((type) => [`${type.type}@${type.version}`, type]))
const personalByName = new Map(
  eventTypes.map((type) => [`${type.type}@${type.version}`, personalFields(type.payload)]),
)

/** The declaration of a type and version; undefined when this program does not know it. */
export function lookupEventType(type: string, version: number): EventType | undefined {
  return byName.get(`${type}@${version}`)
}

/** Personal field names of a known type; empty for an unknown one. */
export function personalFieldsOf(type: string, version: number): readonly string[] {
  return personalByName.get(`${type}@${version}`) ?? []
}

/** Every declared type, for documentation and tests. */
export function allEventTypes(): readonly EventType[] {
  return eventTypes
}

const aggregates: Readonly<Record<string, Aggregate<unknown>>> = {
  branch: branchAggregate as Aggregate<unknown>,
  staff: staffAggregate as Aggregate<unknown>,
  complaint: complaintAggregate as Aggregate<unknown>,
  shift: shiftAggregate as Aggregate<unknown>,
  notice: noticeAggregate as Aggregate<unknown>,
}

/** The folder of a kind; undefined for a kind that a newer program invented. */
export function aggregateOf(kind: string): Aggregate<unknown> | undefined {
  return Object.hasOwn(aggregates, kind) ? aggregates[kind] : undefined
}
