/**
 * Folded aggregates: the confirmed state, and the state on display (confirmed + own tail).
 * Everything here can be rebuilt from the events, and a test proves the rebuild equal.
 */
import { type Folded, type LoggedEvent, applyEvent, emptyFold } from '#shared/log/fold.ts'
import {
  aggregateOf,
  canEraseWords,
  erasesWords,
  lookupEventType,
  withholdsWords,
} from '#shared/log/registry.ts'
import { type ReadableDb, type WritableDb, allRows, getRow, run } from '../handle.ts'
import { forgetProjection, projectAggregate } from '../tables/project.ts'
import { deleteDraftsAbout } from '../tables/desk-table.ts'
import { wantWipe } from '../wipe.ts'
import { type StoredEvent, eraseParts, listAggregate, toLogged } from './event-table.ts'
import { withholdParts } from './withheld.ts'

export interface AggregateRef {
  readonly kind: string
  readonly id: string
}

/** Who is who in this log, for the fold. */
export interface LogIdentity {
  readonly device: string
  /** Device id of the hub; null before enrolment. */
  readonly hubDevice: string | null
}

interface Row {
  fold_version: number
  confirmed: string | null
  displayed: string
}

interface Stored {
  readonly confirmed: Folded<unknown>
  readonly displayed: Folded<unknown>
  /** True when confirmed and displayed are the same. */
  readonly settled: boolean
}

/** The state on display; null when the aggregate does not exist. */
export function readFolded<State>(db: ReadableDb, kind: string, id: string): Folded<State> | null {
  const row = getRow<Pick<Row, 'displayed'>>(
    db,
    'SELECT displayed FROM aggregate WHERE kind = ? AND id = ?',
    kind,
    id,
  )
  return row ? (JSON.parse(row.displayed) as Folded<State>) : null
}

/** Every id of a kind that an event or a folded row bears. */
export function listEveryId(db: ReadableDb, kind: string): string[] {
  return allRows<{ id: string }>(
    db,
    'SELECT aggregate AS id FROM event WHERE kind = ? UNION SELECT id FROM aggregate WHERE kind = ? ORDER BY id',
    kind,
    kind,
  ).map(({ id }) => id)
}

/** Adds an event that was just written here to the state on display. */
export function foldOwn(db: WritableDb, ref: AggregateRef, event: LoggedEvent): Folded<unknown> {
  const row = readRow(db, ref)
  const before = row ? (JSON.parse(row.displayed) as Folded<unknown>) : emptyFold
  const displayed = applyKnown(ref.kind, before, event)
  // Without a tail so far, what was displayed is what is confirmed; it is kept as text, unparsed.
  const confirmed = row ? (row.confirmed ?? row.displayed) : ''
  save(db, ref, confirmed, displayed)
  return displayed
}

/**
 * Advances the confirmed state by events that the hub has returned, in hub order, and replays the
 * aggregate's own tail on top. Where words go, everything is folded anew, because they must leave the
 * state and its conflicts too.
 */
export function foldReturned(
  db: WritableDb,
  ref: AggregateRef,
  events: readonly LoggedEvent[],
  identity: LogIdentity,
): void {
  const stored = readStored(db, ref)
  const known = [...events, ...(stored?.displayed.early ?? [])]
  const wordless = known.some(takesWords) || hasLostWords(stored?.displayed)
  if (wordless || events.some((event) => event.epoch > 1)) {
    refold(db, ref, identity)
    return
  }
  let confirmed = stored?.confirmed ?? emptyFold
  for (const event of events) confirmed = applyKnown(ref.kind, confirmed, event)
  const tail = stored?.settled ? [] : tailOf(db, ref, identity)
  saveBoth(db, ref, confirmed, tail)
}

/** Folds an aggregate from its events alone. Erased and restricted ones lose their parts first. */
export function refold(db: WritableDb, ref: AggregateRef, identity: LogIdentity): void {
  const events = listAggregate(db, ref.kind, ref.id, identity.device)
  const seen = logged(events, identity)
  if (seen.some(takesWords)) {
    if (seen.some(erasesWords)) eraseParts(db, ref.kind, ref.id)
    else withholdParts(db, ref.kind, ref.id, identity.device)
    deleteDraftsAbout(db, ref.id)
    wantWipe(db)
  }
  const { confirmed, tail } = foldAnew(db, ref, identity)
  forgetProjection(db, ref)
  saveBoth(db, ref, confirmed, tail)
}

/** What `refold` would display, without storing anything. */
export function displayedAnew(
  db: ReadableDb,
  ref: AggregateRef,
  identity: LogIdentity,
): Folded<unknown> {
  const { confirmed, tail } = foldAnew(db, ref, identity)
  return tail.reduce((folded, event) => applyKnown(ref.kind, folded, event), confirmed)
}

function foldAnew(
  db: ReadableDb,
  ref: AggregateRef,
  identity: LogIdentity,
): { confirmed: Folded<unknown>; tail: LoggedEvent[] } {
  let confirmed: Folded<unknown> = emptyFold
  const tail: LoggedEvent[] = []
  const stored = listAggregate(db, ref.kind, ref.id, identity.device)
  const seen = logged(stored, identity)
  const withheld = seen.some(withholdsWords)
  for (const event of withheld ? logged(stored, identity, false) : seen) {
    if (event.branchSeq === null) tail.push(event)
    else confirmed = applyKnown(ref.kind, confirmed, event)
  }
  return { confirmed, tail }
}

/** The public fold of the confirmed events: what hub and every workstation must agree on. */
export function publicFold(
  db: ReadableDb,
  ref: AggregateRef,
  identity: LogIdentity,
): Folded<unknown> {
  let folded: Folded<unknown> = emptyFold
  for (const event of listAggregate(db, ref.kind, ref.id, identity.device)) {
    const seen = event.number === null ? null : toLogged(event, identity.hubDevice, false)
    if (seen) folded = applyKnown(ref.kind, folded, seen)
  }
  return folded
}

/** True for an event after which words must leave this machine. */
export function takesWords(event: LoggedEvent): boolean {
  return erasesWords(event) || withholdsWords(event)
}

/** True for a record whose words are gone: what still arrives for it leaves its words behind, too. */
function hasLostWords(folded: Folded<unknown> | undefined): boolean {
  const { erased, restriction } = (folded?.state ?? {}) as Record<string, unknown>
  if (erased === true || (restriction ?? null) !== null) return true
  // An erasing that came too late for the state took the words all the same.
  return (folded?.conflicts ?? []).some(({ subject }) => canEraseWords(subject))
}

function applyKnown(kind: string, folded: Folded<unknown>, event: LoggedEvent): Folded<unknown> {
  const aggregate = aggregateOf(kind)
  return aggregate
    ? applyEvent(aggregate, lookupEventType, folded, event)
    : { ...folded, version: folded.version + 1, unknown: folded.unknown + 1 }
}

function tailOf(db: ReadableDb, ref: AggregateRef, identity: LogIdentity): LoggedEvent[] {
  const events = listAggregate(db, ref.kind, ref.id, identity.device)
  return logged(
    events.filter((event) => event.number === null),
    identity,
  )
}

function logged(
  events: readonly StoredEvent[],
  identity: LogIdentity,
  withParts = true,
): LoggedEvent[] {
  return events.flatMap((event) => toLogged(event, identity.hubDevice, withParts) ?? [])
}

function readRow(db: ReadableDb, ref: AggregateRef): Row | undefined {
  return getRow<Row>(
    db,
    'SELECT fold_version, confirmed, displayed FROM aggregate WHERE kind = ? AND id = ?',
    ref.kind,
    ref.id,
  )
}

function readStored(db: ReadableDb, ref: AggregateRef): Stored | null {
  const row = readRow(db, ref)
  if (!row) return null
  const displayed = JSON.parse(row.displayed) as Folded<unknown>
  if (row.confirmed === null) return { confirmed: displayed, displayed, settled: true }
  const confirmed =
    row.confirmed === '' ? emptyFold : (JSON.parse(row.confirmed) as Folded<unknown>)
  return { confirmed, displayed, settled: false }
}

function saveBoth(
  db: WritableDb,
  ref: AggregateRef,
  confirmed: Folded<unknown>,
  tail: readonly LoggedEvent[],
): void {
  let displayed = confirmed
  for (const event of tail) displayed = applyKnown(ref.kind, displayed, event)
  const text = tail.length === 0 ? null : confirmed.version === 0 ? '' : JSON.stringify(confirmed)
  save(db, ref, text, displayed)
}

function save(
  db: WritableDb,
  ref: AggregateRef,
  confirmed: string | null,
  displayed: Folded<unknown>,
): void {
  run(
    db,
    `INSERT INTO aggregate (kind, id, fold_version, confirmed, displayed) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (kind, id) DO UPDATE SET
        fold_version = excluded.fold_version, confirmed = excluded.confirmed, displayed = excluded.displayed`,
    ref.kind,
    ref.id,
    aggregateOf(ref.kind)?.foldVersion ?? 0,
    confirmed,
    JSON.stringify(displayed),
  )
  projectAggregate(db, ref, displayed)
}
