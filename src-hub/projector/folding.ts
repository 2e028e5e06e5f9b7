/** Folding one aggregate from stored events. */
import { decodeBody } from '#shared/log/envelope.ts'
import { type Folded, applyEvent, emptyFold, foldDigest } from '#shared/log/fold.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import { aggregateOf, allEventTypes, lookupEventType } from '#shared/log/registry.ts'
import { complaintPersonalErased } from '#shared/complaint/events.ts'
import { sha256 } from '../service/keys.ts'
import type { StoredEvent } from '../store/event-table.ts'

/** Events after which no personal part of the aggregate stays anywhere (I16). */
const ERASING_TYPES: ReadonlySet<string> = new Set([complaintPersonalErased.type])

/**
 * What this program can fold. A hub with other types or fold versions folds every branch again, so
 * that events which an older program did not know take their place.
 */
export const PROGRAM = [
  'fold 1',
  ...allEventTypes().map((type) => {
    const version = aggregateOf(type.aggregate)?.foldVersion ?? 0
    return `${type.type}@${type.version}:${version}`
  }),
].join(' ')

/** Name and effect of a stored event, from its body. */
export interface Reading {
  readonly kind: string
  readonly id: string
  readonly erases: boolean
}

/** Reads what an event belongs to; the ingest stores only bodies that can be read. */
export function readingOf(event: StoredEvent): Reading {
  const body = decodeBody(event.body)
  if (!body) throw new Error('a stored body cannot be read')
  return { ...body.aggregate, erases: ERASING_TYPES.has(body.type) }
}

/** Applies one stored event. Throws when a fold does: the caller marks the aggregate broken. */
export function foldStored(
  folded: Folded<unknown>,
  event: StoredEvent,
  options: { readonly hubDevice: string; readonly withParts: boolean },
): Folded<unknown> {
  const body = decodeBody(event.body)
  if (!body) throw new Error('a stored body cannot be read')
  const aggregate = aggregateOf(body.aggregate.kind)
  if (!aggregate)
    return {
      ...folded,
      version: folded.version + 1,
      unknown: folded.unknown + 1,
      branchSeq: event.number,
    }
  const logged = loggedEventOf({
    position: event,
    body,
    part: options.withParts ? event.part : null,
    branchSeq: event.number,
    fromHub: event.device === options.hubDevice,
  })
  return applyEvent(aggregate, lookupEventType, folded, logged)
}

/** Folds events from the beginning. */
export function foldAll(
  events: readonly StoredEvent[],
  options: { readonly hubDevice: string; readonly withParts: boolean },
): Folded<unknown> {
  let folded: Folded<unknown> = emptyFold
  for (const event of events) folded = foldStored(folded, event, options)
  return folded
}

/** Digest of the public state: equal on every machine that holds the same events, words or not. */
export function publicDigest(events: readonly StoredEvent[], hubDevice: string): string {
  return foldDigest(sha256, foldAll(events, { hubDevice, withParts: false }))
}
