/**
 * Verifying a store: the file, every chain and part, that folding anew gives the same rows, and that these
 * give the same lists. A page that cannot be read ends nothing: whatever lay on it is named by its place,
 * and the rest is checked.
 */
import { canonicalJson, toHex } from '#shared/foundation/bytes.ts'
import { type ChainBreak, chainStart, findChainBreaks } from '#shared/log/chain.ts'
import type { Folded } from '#shared/log/fold.ts'
import { count, identityOf, sha256 } from './care.ts'
import { type ReadableDb, allRows, eachRow } from './handle.ts'
import { DATABASE_NAME } from './key-file.ts'
import { checkLists } from './list-check.ts'
import {
  type StoredEvent,
  eachOfChain,
  findEvent,
  findFirst,
  listAggregateKeys,
  listChains,
} from './log/event-table.ts'
import { type AggregateRef, type LogIdentity, displayedAnew, readFolded } from './log/fold-table.ts'
import { readMeta } from './log/meta-table.ts'
import type { Store } from './open.ts'
import { storeProblemOf } from './store-problem.ts'

export interface StoreFault {
  readonly kind: 'file' | 'chain' | 'fold'
  /** `unreadable`: the bytes at this place are gone. */
  readonly code: string
  /** Device, epoch and seq of an event, kind and id of a folded row, or the name of a table. */
  readonly place: string
}

export interface VerifyReport {
  readonly events: number
  readonly devices: number
  readonly aggregates: number
  readonly faults: readonly StoreFault[]
}

/** Tables whose rows are named one by one elsewhere. */
const NAMED_BY_ROW: readonly string[] = ['event', 'aggregate']

/** Checks everything and changes nothing. A workstation may go on writing meanwhile. */
export function verifyStore({ db }: Pick<Store, 'db'>): VerifyReport {
  const faults = fileFaults(db)
  // In a transaction a page that cannot be read would stand in the way of all the others.
  if (faults.length > 0 || db.inTransaction) return verifyContent(db, faults)
  db.exec('BEGIN')
  try {
    return verifyContent(db, faults)
  } finally {
    // A disk that fails ends the transaction by itself.
    if (db.inTransaction) db.exec('ROLLBACK')
  }
}

function verifyContent(db: Store['db'], faults: StoreFault[]): VerifyReport {
  const unreadable = (place: string) => faults.push({ kind: 'file', code: 'unreadable', place })
  const identity = readable(() => identityOf(db))
  const chains = readable(() => listChains(db))
  if (!chains) unreadable('event_position')
  for (const { device, epoch } of chains ?? [])
    faults.push(...chainFaults(db, device, epoch, identity?.device ?? null))
  faults.push(...(readable(() => missingNumbers(db)) ?? []))
  const keys = readable(() => listAggregateKeys(db))
  if (!keys) unreadable('event_aggregate')
  if (identity && keys) faults.push(...foldFaults(db, identity, keys))
  // Without knowing which device this is, own events and others' cannot be told apart.
  else if (!identity) faults.push({ kind: 'fold', code: 'not_checked', place: 'aggregate' })
  faults.push(...(readable(() => withoutEvents(db)) ?? []))
  return {
    events: readable(() => count(db, 'event')) ?? 0,
    devices: readable(() => count(db, 'device')) ?? 0,
    aggregates: keys?.length ?? 0,
    faults,
  }
}

/** What `work` answers; null when the file, or a text in it, cannot be read there. Other faults pass. */
function readable<Value>(work: () => Value): Value | null {
  try {
    return work()
  } catch (error) {
    if (storeProblemOf(error) === null && !(error instanceof SyntaxError)) throw error
    return null
  }
}

/** What SQLite says of the file as a whole, and every table that cannot be read to its end. */
function fileFaults(db: Store['db']): StoreFault[] {
  const answer = readable(() => db.pragma('integrity_check', { simple: true }))
  if (answer === 'ok') return []
  const tables = allRows<{ name: string }>(
    db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
  const bad = tables.filter(
    ({ name }) => !NAMED_BY_ROW.includes(name) && readable(() => scan(db, name)) === null,
  )
  return [
    { kind: 'file', code: 'integrity_check', place: DATABASE_NAME },
    ...bad.map(({ name }) => ({ kind: 'file' as const, code: 'unreadable', place: name })),
  ]
}

function scan(db: ReadableDb, table: string): true {
  for (const _row of eachRow(db, `SELECT * FROM "${table}"`)) {
    // Reading is the check.
  }
  return true
}

/** One chain, row by row: a log of a million events needs no memory of its own. */
function chainFaults(
  db: ReadableDb,
  device: string,
  epoch: number,
  ownDevice: string | null,
): StoreFault[] {
  const own = device === ownDevice ? readMeta(db, 'devicePublicKey') : null
  const whole = readable(() =>
    breaksIn(own, epoch, findFirst(db, device, epoch), eachOfChain(db, device, epoch)),
  )
  if (whole) return whole.map(toFault)
  const lost: number[] = []
  const found = scattered(db, device, epoch, lost)
  const first = found.next().value ?? null
  const breaks = breaksIn(own, epoch, first, startingWith(first, found))
  return [
    ...lost.map((seq) => ({
      kind: 'chain' as const,
      code: 'unreadable',
      place: placeOf({ device, epoch, seq }),
    })),
    ...breaks.filter(({ fault, seq }) => fault !== 'gap' || !lost.includes(seq)).map(toFault),
  ]
}

function breaksIn(
  own: Uint8Array | null,
  epoch: number,
  first: StoredEvent | null,
  events: Iterable<StoredEvent>,
): ChainBreak[] {
  if (!first) return []
  // Another device's key is not here: its first link is taken as given, everything after it is checked.
  const prev = own === null ? first.prev : chainStart(sha256, own, epoch)
  return findChainBreaks(sha256, events, { prev, firstSeq: 1 })
}

/** The events of a chain that can be read, each asked for by itself; the others go into `lost`. */
function* scattered(
  db: ReadableDb,
  device: string,
  epoch: number,
  lost: number[],
): Generator<StoredEvent, null> {
  for (const seq of readable(() => listSeqs(db, device, epoch)) ?? []) {
    const event = readable(() => findEvent(db, { device, epoch, seq }))
    if (event) yield event
    else lost.push(seq)
  }
  return null
}

/** The seqs of one chain, read from its index alone: they are known even where rows are unreadable. */
function listSeqs(db: ReadableDb, device: string, epoch: number): number[] {
  return allRows<{ seq: number }>(
    db,
    `SELECT e.seq AS seq FROM event e INDEXED BY event_position
      WHERE e.device = (SELECT number FROM device WHERE id = ?) AND e.epoch = ? AND e.retired = 0 ORDER BY e.seq`,
    device,
    epoch,
  ).map(({ seq }) => seq)
}

function* startingWith<Item>(first: Item | null, rest: Iterable<Item>): Generator<Item> {
  if (first !== null) yield first
  yield* rest
}

/** Numbers up to a stream's cursor that no event has: the end of a chain may be cut off (I11). */
function missingNumbers(db: ReadableDb): StoreFault[] {
  const streams = [
    { stream: 0, name: 'branch', cursor: readMeta(db, 'branchCursor') ?? 0 },
    { stream: 1, name: 'organisation', cursor: readMeta(db, 'organisationCursor') ?? 0 },
  ]
  return streams.flatMap(({ stream, name, cursor }) => {
    const faults: StoreFault[] = []
    let expected = 1
    const text =
      'SELECT number FROM event WHERE stream = ? AND number BETWEEN 1 AND ? ORDER BY number'
    for (const { number } of eachRow<{ number: number }>(db, text, stream, cursor)) {
      for (; expected < number; expected++) faults.push(missing(name, expected))
      expected = number + 1
    }
    for (; expected <= cursor; expected++) faults.push(missing(name, expected))
    return faults
  })
}

function missing(stream: string, number: number): StoreFault {
  return { kind: 'chain', code: 'missing', place: `${stream}/${number}` }
}

/** Folded rows whose events are all gone. */
function withoutEvents(db: ReadableDb): StoreFault[] {
  const rows = allRows<{ kind: string; id: string }>(
    db,
    'SELECT kind, id FROM aggregate EXCEPT SELECT kind, aggregate FROM event ORDER BY kind, id',
  )
  return rows.map(({ kind, id }) => ({
    kind: 'fold',
    code: 'without_events',
    place: `${kind}/${id}`,
  }))
}

function toFault({ fault, ...position }: ChainBreak): StoreFault {
  return { kind: 'chain', code: fault, place: placeOf(position) }
}

function placeOf({ device, epoch, seq }: { device: string; epoch: number; seq: number }): string {
  return `${device.slice(0, 8)}/${epoch}/${seq}`
}

/**
 * Folds in memory and compares, the folded rows first and then the rows that lists are read from. What
 * cannot be folded is named once, and its list rows are left alone.
 */
function foldFaults(db: ReadableDb, identity: LogIdentity, keys: readonly AggregateRef[]) {
  const lists = checkLists(db, readable)
  try {
    const faults: StoreFault[] = []
    const unknown = new Set<string>()
    for (const ref of keys) {
      const place = `${ref.kind}/${ref.id}`
      const anew = readable(() => displayedAnew(db, ref, identity))
      if (anew) lists.add(ref, anew)
      else unknown.add(place)
      const code = foldFault(db, ref, anew)
      if (code !== null) faults.push({ kind: 'fold', code, place })
    }
    const places = lists.differing().map(({ kind, id }) => `${kind}/${id}`)
    return [
      ...faults,
      ...places
        .filter((place) => !unknown.has(place))
        .map((place) => ({ kind: 'fold' as const, code: 'list_differs', place })),
    ]
  } finally {
    lists.close()
  }
}

function foldFault(db: ReadableDb, ref: AggregateRef, anew: Folded<unknown> | null): string | null {
  const stored = readable(() => digestOf(readFolded(db, ref.kind, ref.id)))
  if (stored === null) return 'unreadable'
  // Events of it are gone: they are named above, and the row that is left cannot be checked.
  if (anew === null) return 'not_checked'
  return stored === digestOf(anew) ? null : 'differs'
}

function digestOf(folded: unknown): string {
  return toHex(sha256(Buffer.from(canonicalJson(folded))))
}
