/** Somebody changes the file behind the program's back: the verification names the place (I8). */
import { verifyStore } from '#main/store/verify.ts'
import { type WritableDb, allRows } from '#main/store/handle.ts'
import type { Machine } from './machine.ts'
import { type World, holds } from './world.ts'

interface Place {
  row: number
  number: number | null
  stream: number
  device: string
  epoch: number
  seq: number
}

const TRIGGERS = [
  'event_keeps_its_bytes',
  'event_part_only_goes',
  'event_stays_retired',
  'event_is_never_deleted',
]

type Act = (db: WritableDb, place: Place) => void
const ACTS: Readonly<Record<string, Act>> = {
  body: (db, { row }) => flipByte(db, 'body', row),
  hash: (db, { row }) => flipByte(db, 'hash', row),
  prev: (db, { row }) => flipByte(db, 'prev', row),
  deleted: (db, { row }) => db.exec(`DELETE FROM event WHERE row = ${row}`),
  moved: (db, { row, seq }) => {
    const swap = db.prepare('UPDATE event SET seq = ? WHERE row = ?')
    const next = db
      .prepare(
        'SELECT n.row FROM event e JOIN event n ON n.device = e.device AND n.epoch = e.epoch AND n.seq = e.seq + 1 AND n.retired = 0 WHERE e.row = ?',
      )
      .pluck()
      .get(row) as number | undefined
    if (next === undefined) return flipByte(db, 'body', row)
    swap.run(1_000_000, row)
    swap.run(seq, next)
    swap.run(seq + 1, row)
  },
}

/** Tries one change of each kind at a random event of the machine's store, and takes it back. */
export function checkTampering(world: World, machine: Machine): void {
  const db = machine.look()
  const places = allRows<Place>(
    db,
    'SELECT e.row, e.number, e.stream, d.id AS device, e.epoch, e.seq FROM event e JOIN device d ON d.number = e.device WHERE e.retired = 0 ORDER BY e.row',
  )
  const kind = world.random.pick(Object.keys(ACTS))
  const place = world.random.pick(places)
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const trigger of TRIGGERS) db.exec(`DROP TRIGGER ${trigger}`)
    ACTS[kind]?.(db, place)
    const { faults } = verifyStore({ db })
    const near = [place.seq, place.seq + 1].map(
      (seq) => `${place.device.slice(0, 8)}/${place.epoch}/${seq}`,
    )
    const last = !places.some(
      (other) =>
        other.device === place.device && other.epoch === place.epoch && other.seq > place.seq,
    )
    const named = faults.some(
      (fault) =>
        near.includes(fault.place) || (kind === 'deleted' && last && namesLast(fault, place)),
    )
    holds(
      'I8',
      named,
      () => `${machine.name}: ${kind} at ${near[0]} was answered with ${JSON.stringify(faults)}`,
    )
  } finally {
    db.exec('ROLLBACK')
  }
}

/** The last of a chain has no follower that misses it: its number in hub order is what is missing. */
function namesLast(fault: { code: string; place: string }, { stream, number }: Place): boolean {
  return (
    fault.code === 'missing' &&
    fault.place === `${stream === 0 ? 'branch' : 'organisation'}/${number}`
  )
}

function flipByte(db: WritableDb, column: 'body' | 'hash' | 'prev', row: number): void {
  const bytes = Buffer.from(
    db.prepare(`SELECT ${column} FROM event WHERE row = ?`).pluck().get(row) as Uint8Array,
  )
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  db.prepare(`UPDATE event SET ${column} = ? WHERE row = ?`).run(bytes, row)
}
