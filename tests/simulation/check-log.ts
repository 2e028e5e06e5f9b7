/** What must hold of the logs, computed from plain rows and not with the program's own folds. */
import { createHash } from 'node:crypto'
import { toHex } from '#shared/foundation/bytes.ts'
import { decodeBody, type EventBody } from '#shared/log/envelope.ts'
import { rebuildAll } from '#main/store/care.ts'
import { verifyStore } from '#main/store/verify.ts'
import { type ReadableDb, allRows, getRow } from '#main/store/handle.ts'
import { readMeta } from '#main/store/log/meta-table.ts'
import type { Store } from '#main/store/open.ts'
import { type Machine } from './machine.ts'
import { type World, holds } from './world.ts'

export interface HubEvent {
  readonly number: number
  readonly device: string
  readonly epoch: number
  readonly seq: number
  readonly hash: string
  readonly body: EventBody
  readonly duplicateOf: number | null
}

interface Row {
  number: number
  device: string
  epoch: number
  seq: number
  hash: Uint8Array
  prev: Uint8Array
  body: Uint8Array
  duplicate_of: number | null
}

const ERRANDS: ReadonlySet<string> = new Set([
  'referral_in.received',
  'referral_in.taken_back',
  'complaint.referral_accepted',
  'complaint.referral_refused',
  'complaint.referral_answered',
  'complaint.close_reported',
])

/** Reads the branch's log at the hub and checks order, chains and copies (I3, I4, I9). */
export async function checkHubLog(world: World, branchId: string): Promise<HubEvent[]> {
  const rows = await world.database.query<Row>(
    'SELECT branch_seq AS number, device, epoch, seq, hash, prev, body, duplicate_of FROM event WHERE branch_id = $1 ORDER BY branch_seq',
    [branchId],
  )
  const [head] = await world.database.query<{ head: number }>(
    'SELECT head FROM branch_head WHERE branch_id = $1',
    [branchId],
  )
  const keys = new Map<string, Uint8Array>([
    [world.hub.device, world.hub.context.organisation().publicKey],
  ])
  const devices = await world.database.query<{ device: string; public_key: Uint8Array }>(
    'SELECT device, public_key FROM device',
  )
  for (const { device, public_key } of devices) keys.set(device, public_key)

  const lasts = new Map<string, { epoch: number; seq: number; hash: Uint8Array }>()
  const firsts = new Map<string, number>()
  const events = rows.map((row, index): HubEvent => {
    const place = `hub ${row.number} (${row.device.slice(0, 8)}/${row.epoch}/${row.seq})`
    holds('I4', row.number === index + 1, () => `${place}: numbers have a gap`)
    const last = lasts.get(row.device)
    const follows = last?.epoch === row.epoch
    holds(
      'I4',
      follows || !last || row.epoch > last.epoch,
      () => `${place}: an older epoch comes later`,
    )
    holds('I4', row.seq === (follows ? last.seq + 1 : 1), () => `${place}: seqs have a gap`)
    const prev = follows ? last.hash : sha(Buffer.from(keys.get(row.device) ?? []), u32(row.epoch))
    holds(
      'I9',
      toHex(row.prev) === toHex(prev),
      () => `${place}: does not follow the event before it`,
    )
    const hash = sha(Uint8Array.of(1), row.prev, u32(row.body.length), row.body)
    holds('I8', toHex(row.hash) === toHex(hash), () => `${place}: the hash is not of these bytes`)
    lasts.set(row.device, { epoch: row.epoch, seq: row.seq, hash: row.hash })
    const body = decodeBody(row.body)
    if (!body) throw new Error(`${place}: unreadable`)
    const standing = firsts.get(body.id)
    holds(
      'I3',
      row.duplicate_of === (standing ?? null),
      () => `${place}: a copy is not known as one`,
    )
    if (standing === undefined) firsts.set(body.id, row.number)
    else world.note('duplicate_copy')
    const written = world.written.get(body.id)
    // What head office carried from another log is judged by what made it do so (I20, I21).
    const errand = row.device === world.hub.device && ERRANDS.has(body.type)
    holds(
      'I3',
      written !== undefined || errand,
      () => `${place}: nobody wrote ${body.type} ${body.id}`,
    )
    holds(
      'I3',
      !written || (written.type === body.type && written.aggregate === body.aggregate.id),
      () => `${place}: another event took the id`,
    )
    return {
      number: row.number,
      device: row.device,
      epoch: row.epoch,
      seq: row.seq,
      hash: toHex(row.hash),
      body,
      duplicateOf: row.duplicate_of,
    }
  })
  holds('I4', (head?.head ?? 0) === events.length, () => 'the head is not the last number')
  return events
}

/** Every save that a disk still answers for stands at the hub (I1, I2). */
export function checkNothingLost(machines: readonly Machine[], events: readonly HubEvent[]): void {
  const there = new Set(events.map(({ body }) => body.id))
  for (const machine of machines) {
    const lost = machine.saved.filter((id) => !there.has(id))
    holds(
      'I2',
      lost.length === 0,
      () =>
        `${lost.length} saved at ${machine.name} are not at the hub: ${lost[0]} ${machine.world.written.get(lost[0] ?? '')?.type}`,
    )
  }
}

/** A machine after healing holds the hub's log, nothing waits, the store is sound (I5, I8, I10, I11). */
export function checkMachineLog(machine: Machine, events: readonly HubEvent[]): void {
  const db = machine.look()
  const { name } = machine
  const rows = allRows<{ number: number; hash: Uint8Array }>(
    db,
    'SELECT number, hash FROM event WHERE stream = 0 AND number IS NOT NULL ORDER BY number',
  )
  holds(
    'I11',
    rows.length === events.length,
    () => `${name} holds ${rows.length} of ${events.length}`,
  )
  for (const [index, row] of rows.entries()) {
    holds(
      'I11',
      toHex(row.hash) === events[index]?.hash,
      () => `${name} holds another event as number ${row.number}`,
    )
  }
  const waiting = getRow<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM event e JOIN device d ON d.number = e.device WHERE d.id = ? AND e.number IS NULL AND e.retired = 0',
    machine.deviceId(),
  )
  holds('I10', waiting?.count === 0, () => `${name} still has ${waiting?.count} to send`)
  const attention = getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM attention')
  holds('I10', attention?.count === 0, () => `${name} asks for attention without reason`)
  checkCursor(machine)
  checkSound(machine)
  checkRebuild(machine)
  holds('I1', machine.faults.length === 0, () => `${name} reported ${machine.faults[0]}`)
}

/** A cursor at c: every number up to c is here. */
export function checkCursor(machine: Machine): void {
  const db = machine.look()
  for (const [stream, name] of [
    [0, 'branchCursor'],
    [1, 'organisationCursor'],
  ] as const) {
    const cursor = readMeta(db, name) ?? 0
    const held = getRow<{ count: number }>(
      db,
      'SELECT count(*) AS count FROM event WHERE stream = ? AND number BETWEEN 1 AND ?',
      stream,
      cursor,
    )
    holds(
      'I11',
      held?.count === cursor,
      () => `${machine.name} has ${name} ${cursor} and holds ${held?.count}`,
    )
  }
}

/** A disk holds a few copies of what was written, and not a pile that grows with every exchange (I13). */
export function checkBounded(machine: Machine): void {
  const rows = getRow<{ count: number }>(machine.look(), 'SELECT count(*) AS count FROM event')
  const written = machine.world.written.size
  holds(
    'I13',
    (rows?.count ?? 0) <= 100 + 10 * written,
    () => `${machine.name} holds ${rows?.count} rows for ${written} events`,
  )
}

/** Chains, parts and folds of the store, as the program itself verifies them. */
export function checkSound(machine: Machine): void {
  const { faults } = verifyStore({ db: machine.look() })
  holds(
    'I8',
    faults.length === 0,
    () => `${machine.name} verifies with ${JSON.stringify(faults[0])}`,
  )
}

const FOLDED = [
  'SELECT kind, id, confirmed, displayed FROM aggregate ORDER BY kind, id',
  'SELECT * FROM case_row ORDER BY case_id',
  'SELECT * FROM case_task ORDER BY case_id, task',
  'SELECT * FROM shift_row ORDER BY shift_id',
  'SELECT * FROM slip_row ORDER BY slip_id',
  'SELECT * FROM register_row ORDER BY row_id',
  'SELECT * FROM register_number ORDER BY row_id, number',
  'SELECT * FROM duty_day_row ORDER BY business_date',
  'SELECT * FROM day_close_row ORDER BY business_date',
  'SELECT * FROM case_turn ORDER BY case_id',
]

/** Everything that was folded step by step equals what a rebuild from the events gives. */
function checkRebuild(machine: Machine): void {
  const db = machine.look()
  const standing = FOLDED.map((text) => allRows<object>(db as ReadableDb, text))
  db.exec('BEGIN IMMEDIATE')
  try {
    rebuildAll({ db } as Store)
    for (const [index, text] of FOLDED.entries()) {
      const anew = allRows<object>(db, text).map((row) => JSON.stringify(row))
      const before = (standing[index] ?? []).map((row) => JSON.stringify(row))
      const differing =
        before.find((row) => !anew.includes(row)) ?? anew.find((row) => !before.includes(row))
      holds(
        'I5',
        differing === undefined,
        () => `${machine.name}: a rebuild gives other rows: ${differing?.slice(0, 400)}`,
      )
    }
  } finally {
    db.exec('ROLLBACK')
  }
}

function sha(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
