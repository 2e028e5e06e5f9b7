/**
 * Folding: state = the aggregate's confirmed events in hub order, then the own tail.
 *
 * `applyEvent` sees the state and the event and nothing else: no clock, calendar or other aggregate.
 * It is total: it never throws and never drops an event. Whatever does not apply stays visible as a
 * conflict, and whatever this version does not know stays counted as `unknown`.
 */
import { canonicalJson, toHex, utf8 } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'
import type { AggregateKind, EventType } from './event-type.ts'
import type { Actor } from './envelope.ts'
import { eventFault } from './event-fault.ts'

/** An event as the fold sees it: body and part joined, place in hub order if it has one. */
export interface LoggedEvent {
  readonly id: string
  readonly type: string
  readonly typeVersion: number
  readonly aggregate: { readonly kind: string; readonly id: string }
  readonly device: string
  readonly epoch: number
  readonly seq: number
  /** Written by head office's own device: the only writer of instructions and notices. */
  readonly fromHub: boolean
  /** Place in hub order; null while it is only in the own tail. */
  readonly branchSeq: number | null
  readonly base: number
  readonly orgBase: number
  readonly actor: Actor
  readonly businessDate: string
  readonly shift: string | null
  readonly occurredAt: string
  readonly recordedAt: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Whether the open payload fits its type. A device may send anything; it changes nothing then. */
  readonly valid: boolean
}

/** The last write of a field: who must have seen what to replace it quietly. */
export interface FieldWrite {
  readonly eventId: string
  readonly device: string
  readonly branchSeq: number | null
  readonly at: string
  readonly by: string
}

/** A value or step that did not take effect, kept until a person chooses. */
export interface Conflict {
  readonly eventId: string
  readonly kind: 'field' | 'step' | 'signed'
  /** Field name, or event type for a step or signature. */
  readonly subject: string
  /** The losing value of a field; the reason code of a step. */
  readonly value: unknown
  readonly device: string
  readonly branchSeq: number | null
  readonly by: string
  readonly at: string
}

export interface Folded<State> {
  /** Null until the first event that this version understands. */
  readonly state: State | null
  /** Number of events folded, understood or not. */
  readonly version: number
  /** Highest hub number folded. */
  readonly branchSeq: number
  readonly writes: Readonly<Record<string, FieldWrite>>
  readonly conflicts: readonly Conflict[]
  /** Events of a type or version that this program does not know: "update needed". */
  readonly unknown: number
  /**
   * Events that stand before the record's own first event in hub order: the hub forgot that one and got
   * it again later. They take effect when it comes, so that a sheet once signed stays signed.
   */
  readonly early: readonly LoggedEvent[]
}

/** What a domain supplies for one kind of aggregate. */
export interface Aggregate<State> {
  readonly kind: AggregateKind
  /** Raised when `evolve` changes meaning, so that stored folds are rebuilt. */
  readonly foldVersion: number
  /** True for a name that a record of this kind can have; what names anything else makes no record. */
  isId(id: string): boolean
  /** Applies an event that is legal here. Total; ignores fields it does not know. */
  evolve(state: State | null, event: LoggedEvent): State | null
  /**
   * Why a step or signature is not legal in this state; null when it is. May look at public fields
   * only: a machine that lost the personal part must judge alike.
   */
  obstacle(state: State | null, event: LoggedEvent): string | null
  /**
   * Why a fact or a field does not count although both always apply: whoever wrote it may not. Looks at
   * public fields only, like `obstacle`; null, or absent, when nothing is barred.
   */
  barred?(state: State | null, event: LoggedEvent): string | null
  /** Current value of a field that `field` events write; used to name what a conflict lost against. */
  fieldValue?(state: State | null, field: string): unknown
}

export const emptyFold: Folded<never> = {
  state: null,
  version: 0,
  branchSeq: 0,
  writes: {},
  conflicts: [],
  unknown: 0,
  early: [],
}

/** The lookup of an event type that `applyEvent` needs. */
export type EventTypeLookup = (type: string, version: number) => EventType | undefined

/** Folds one event into a state. */
export function applyEvent<State>(
  aggregate: Aggregate<State>,
  lookup: EventTypeLookup,
  folded: Folded<State>,
  event: LoggedEvent,
): Folded<State> {
  const counted: Folded<State> = {
    ...folded,
    version: folded.version + 1,
    branchSeq: Math.max(folded.branchSeq, event.branchSeq ?? 0),
  }
  const type = lookup(event.type, event.typeVersion)
  if (!type) return { ...counted, unknown: folded.unknown + 1 }
  const fault = eventFault(aggregate, type, event)
  if (fault !== null) {
    return {
      ...counted,
      conflicts: [...folded.conflicts, conflictOf(event, 'step', event.type, fault)],
    }
  }
  const waits = folded.state === null && aggregate.evolve(null, event) === null
  if (waits) return { ...counted, early: [...folded.early, event] }
  const barred = isUnchecked(type) ? (aggregate.barred?.(folded.state, event) ?? null) : null
  if (barred !== null) {
    const conflict = conflictOf(event, 'step', event.type, barred)
    return { ...counted, conflicts: [...folded.conflicts, conflict] }
  }
  switch (type.merge) {
    case 'fact':
      return settle(type, { ...counted, state: aggregate.evolve(folded.state, event) }, event)
    case 'field':
      return applyFields(aggregate, type, counted, event)
    case 'step':
    case 'signed': {
      const obstacle = aggregate.obstacle(folded.state, event)
      if (obstacle === null) {
        const next = { ...counted, state: aggregate.evolve(folded.state, event) }
        return withEarly(aggregate, lookup, next)
      }
      const conflict = conflictOf(event, type.merge, event.type, obstacle)
      return { ...counted, conflicts: [...folded.conflicts, conflict] }
    }
  }
}

function isUnchecked({ merge }: EventType): boolean {
  return merge === 'fact' || merge === 'field'
}

/** Takes away the conflict that the event names: a person has looked at it and chosen. */
function settle<State>(type: EventType, folded: Folded<State>, event: LoggedEvent): Folded<State> {
  const { settles } = type
  if (!settles) return folded
  const eventId = event.payload[settles.eventId]
  const subject = event.payload[settles.subject]
  const conflicts = folded.conflicts.filter(
    (conflict) => conflict.eventId !== eventId || conflict.subject !== subject,
  )
  return { ...folded, conflicts }
}

/** What waited for the record takes effect, in its order; it was counted when it came. */
function withEarly<State>(
  aggregate: Aggregate<State>,
  lookup: EventTypeLookup,
  folded: Folded<State>,
): Folded<State> {
  if (folded.state === null || folded.early.length === 0) return folded
  const start: Folded<State> = { ...folded, early: [] }
  const next = foldEvents(aggregate, lookup, start, folded.early)
  return { ...next, version: folded.version }
}

/** Folds events in the given order onto a state. */
export function foldEvents<State>(
  aggregate: Aggregate<State>,
  lookup: EventTypeLookup,
  start: Folded<State>,
  events: Iterable<LoggedEvent>,
): Folded<State> {
  let folded = start
  for (const event of events) folded = applyEvent(aggregate, lookup, folded, event)
  return folded
}

/**
 * A field write that had not seen the standing value does not replace it: what others have already
 * acted on stays, and the unseen write is shown beside it. A write that has seen both settles it.
 */
function applyFields<State>(
  aggregate: Aggregate<State>,
  type: EventType,
  folded: Folded<State>,
  event: LoggedEvent,
): Folded<State> {
  const writes = { ...folded.writes }
  const winning: Record<string, unknown> = {}
  let conflicts = folded.conflicts
  for (const [field, value] of Object.entries(event.payload)) {
    if (type.remarks?.includes(field)) continue
    const standing = writes[field]
    const same =
      aggregate.fieldValue !== undefined &&
      canonicalJson(aggregate.fieldValue(folded.state, field) ?? null) ===
        canonicalJson(value ?? null)
    if (standing && !same && !hasSeen(event, standing)) {
      conflicts = [...conflicts, conflictOf(event, 'field', field, value)]
      continue
    }
    winning[field] = value
    writes[field] = {
      eventId: event.id,
      device: event.device,
      branchSeq: event.branchSeq,
      at: event.occurredAt,
      by: event.actor.employeeNo,
    }
    conflicts = conflicts.filter(
      (conflict) =>
        conflict.kind !== 'field' || conflict.subject !== field || !hasSeen(event, conflict),
    )
  }
  const state =
    Object.keys(winning).length > 0
      ? aggregate.evolve(folded.state, { ...event, payload: winning })
      : folded.state
  return { ...folded, state, writes, conflicts }
}

/** An event has seen everything of its own device before it, and of others up to its `base`. */
function hasSeen(
  event: LoggedEvent,
  earlier: { device: string; branchSeq: number | null },
): boolean {
  if (earlier.device === event.device) return true
  return earlier.branchSeq !== null && earlier.branchSeq <= event.base
}

function conflictOf(
  event: LoggedEvent,
  kind: Conflict['kind'],
  subject: string,
  value: unknown,
): Conflict {
  return {
    eventId: event.id,
    kind,
    subject,
    value: value ?? null,
    device: event.device,
    branchSeq: event.branchSeq,
    by: event.actor.employeeNo,
    at: event.occurredAt,
  }
}

/**
 * Digest of a folded state, equal on every machine that folded the same events in the same order.
 * Give it folds made from bodies without parts: then it is a digest of the public state, equal with
 * or without erased words.
 */
export function foldDigest(sha256: Sha256, folded: Folded<unknown>): string {
  return toHex(sha256(utf8(canonicalJson(folded))))
}
