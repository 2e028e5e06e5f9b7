/** Folding one aggregate from stored events. */
import { decodeBody } from '#shared/log/envelope.ts'
import {
  type Folded,
  type LoggedEvent,
  applyEvent,
  emptyFold,
  foldDigest,
} from '#shared/log/fold.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import { aggregateOf, erasesWords, foldProgram, lookupEventType } from '#shared/log/registry.ts'
import { sha256 } from '../service/keys.ts'
import type { StoredEvent } from '../store/event-table.ts'

/** What this program can fold: a hub that was folded by another one folds every branch again. */
export const PROGRAM = foldProgram()

/** Name and effect of a stored event, from its body. */
export interface Reading {
  readonly kind: string
  readonly id: string
  readonly erases: boolean
}

/** Reads what an event belongs to; the ingest stores only bodies that can be read. */
export function readingOf(event: StoredEvent, hubDevice: string): Reading {
  const logged = loggedOf(event, { hubDevice, withParts: false })
  return { ...logged.aggregate, erases: erasesWords(logged) }
}

interface FoldOptions {
  readonly hubDevice: string
  readonly withParts: boolean
}

function loggedOf(event: StoredEvent, { hubDevice, withParts }: FoldOptions): LoggedEvent {
  const body = decodeBody(event.body)
  if (!body) throw new Error('a stored body cannot be read')
  return loggedEventOf({
    position: event,
    body,
    part: withParts ? event.part : null,
    branchSeq: event.number,
    fromHub: event.device === hubDevice,
  })
}

/** Applies one stored event. Throws when a fold does: the caller marks the aggregate broken. */
export function foldStored(
  folded: Folded<unknown>,
  event: StoredEvent,
  options: FoldOptions,
): Folded<unknown> {
  const logged = loggedOf(event, options)
  const aggregate = aggregateOf(logged.aggregate.kind)
  if (!aggregate)
    return {
      ...folded,
      version: folded.version + 1,
      unknown: folded.unknown + 1,
      branchSeq: event.number,
    }
  return applyEvent(aggregate, lookupEventType, folded, logged)
}

/** Folds events from the beginning. */
export function foldAll(events: readonly StoredEvent[], options: FoldOptions): Folded<unknown> {
  let folded: Folded<unknown> = emptyFold
  for (const event of events) folded = foldStored(folded, event, options)
  return folded
}

/** Digest of the public state: equal on every machine that holds the same events, words or not. */
export function publicDigest(events: readonly StoredEvent[], hubDevice: string): string {
  return foldDigest(sha256, foldAll(events, { hubDevice, withParts: false }))
}
