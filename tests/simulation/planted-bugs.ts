/**
 * Bugs of the kind that such programs have, each planted around one function of the real program. The
 * simulator must find every one: that is the test of the test.
 */
import { vi } from 'vitest'
import type { Fault, Theme } from './faults.ts'
import type { simulate } from './simulate.ts'

type Module = Record<string, (...args: never[]) => unknown>
type Db = {
  prepare(text: string): { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown }
}

export interface PlantedBug {
  readonly name: string
  readonly file: string
  /** The functions of the module that are replaced; `real` are the right ones. */
  readonly plant: (real: Module) => object
  /** What must be on for the bug to matter at all. */
  readonly needs: readonly Fault[]
  /** What the seeds must be about for it to be met soon. */
  readonly about?: Theme
  /** A seed that is known to find it: there the hunt begins. */
  readonly firstSeed: number
}

export const call = (work: unknown, ...args: unknown[]) =>
  (work as (...args: unknown[]) => unknown)(...args)

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'an acknowledgement counts as the place in hub order',
    file: '#main/store/log/meta-table.ts',
    needs: [],
    firstSeed: 1,
    plant: (real) => ({
      writeMeta(db: Db, name: string, value: unknown) {
        call(real.writeMeta, db, name, value)
        if (name !== 'acknowledgedSeq' || value === 0) return
        call(real.writeMeta, db, 'confirmedSeq', value)
        const next = 'SELECT coalesce(max(number), 0) + 1 FROM event WHERE stream = 0'
        db.prepare(
          `UPDATE event SET number = (${next}) WHERE row = (SELECT min(row) FROM event WHERE number IS NULL AND retired = 0 AND seq <= ?)`,
        ).run(value)
      },
    }),
  },
  {
    name: 'the hub stores a copy as a second event',
    file: '#hub/store/event-table.ts',
    needs: ['disk_restored', 'answer_lost'],
    firstSeed: 1,
    plant: (real) => ({
      appendEvents(
        tx: unknown,
        branchId: string,
        head: number,
        writer: { epoch: number },
        events: readonly { id: string }[],
        ...rest: unknown[]
      ) {
        const apart = events.map((event) => ({ ...event, id: `${event.id}.${writer.epoch}` }))
        return call(real.appendEvents, tx, branchId, head, writer, apart, ...rest)
      },
    }),
  },
  {
    name: 'the cursor is committed before the events',
    file: '#main/store/log/returned.ts',
    needs: ['crash'],
    firstSeed: 1,
    plant: (real) => ({
      applySlice(db: Db, stream: number, events: { number: number }[], options: unknown) {
        const name = stream === 0 ? 'branchCursor' : 'organisationCursor'
        const write = db.prepare(
          'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        )
        const before = (events[0]?.number ?? 1) - 1
        write.run(name, events.at(-1)?.number ?? 0)
        const applied = call(real.applySlice, lowered(db, name, before), stream, events, options)
        return applied
      },
    }),
  },
  {
    name: 'a verification does not look whether an event follows the one before it',
    file: '#shared/log/chain.ts',
    needs: [],
    firstSeed: 1,
    plant: (real) => ({
      findChainBreaks: (...args: unknown[]) =>
        (call(real.findChainBreaks, ...args) as { fault: string }[]).filter(
          ({ fault }) => fault !== 'link',
        ),
    }),
  },
  {
    name: 'numbers have gaps, as those of a sequence object',
    file: '#hub/store/event-table.ts',
    needs: ['hub_transaction_lost'],
    firstSeed: 1,
    plant: (real) => {
      let given = 0
      return {
        appendEvents(
          tx: unknown,
          branchId: string,
          head: number,
          writer: unknown,
          events: readonly unknown[],
          ...rest: unknown[]
        ) {
          // A number is used up when it is drawn, whether or not the transaction commits.
          given = Math.max(given, head) + events.length
          const start = head === 0 ? (given = events.length) - events.length : given - events.length
          return call(real.appendEvents, tx, branchId, start, writer, events, ...rest)
        },
      }
    },
  },
  {
    name: 'a lost answer makes new events of what was sent',
    file: '#main/sync/hub-line.ts',
    needs: ['answer_lost'],
    firstSeed: 2,
    plant: (real) => ({
      async ask(line: { book: { db: Db } }, path: string, ...rest: unknown[]) {
        try {
          return await call(real.ask, line, path, ...rest)
        } catch (error) {
          if (path === '/v1/push') await renumber(line.book)
          throw error
        }
      },
    }),
  },
  {
    name: 'a new epoch leaves the old rows in the tail',
    file: '#main/store/log/event-table.ts',
    needs: ['disk_restored'],
    firstSeed: 8,
    plant: () => ({ retireRow: () => {} }),
  },
  {
    name: 'a copy of an event has its effect again',
    file: '#main/store/log/fold-table.ts',
    needs: ['disk_restored', 'answer_lost'],
    firstSeed: 6,
    plant: (real) => ({
      foldReturned: (db: unknown, ref: unknown, events: readonly object[], identity: unknown) =>
        call(
          real.foldReturned,
          db,
          ref,
          events.map((event) => ({ ...event, epoch: 1 })),
          identity,
        ),
    }),
  },
  {
    name: 'the own tail is not replayed after a pull',
    file: '#main/store/log/fold-table.ts',
    needs: [],
    firstSeed: 6,
    plant: (real) => ({
      foldReturned(db: Db, ref: { kind: string; id: string }, events: unknown, identity: unknown) {
        call(real.foldReturned, db, ref, events, identity)
        db.prepare(
          "UPDATE aggregate SET displayed = confirmed WHERE kind = ? AND id = ? AND confirmed <> ''",
        ).run(ref.kind, ref.id)
      },
    }),
  },
  {
    name: 'the parts of an erased case stay',
    file: '#main/store/log/event-table.ts',
    needs: [],
    firstSeed: 9,
    plant: () => ({ eraseParts: () => {} }),
  },
  {
    name: 'a save is no transaction',
    file: '#main/store/handle.ts',
    needs: ['crash'],
    firstSeed: 1,
    plant: () => ({ inTransaction: (_db: unknown, work: () => unknown) => work() }),
  },
  {
    name: 'the cursors of the hub’s former life are kept',
    file: '#main/sync/recovery.ts',
    needs: ['hub_restored'],
    firstSeed: 1,
    plant: () => ({
      startNewIncarnation(
        book: { writeLocal(work: (db: Db) => unknown): unknown; reloadPlace(): void },
        incarnation: string,
      ) {
        book.writeLocal((db) =>
          db.prepare("UPDATE meta SET value = ? WHERE name = 'incarnation'").run(incarnation),
        )
        book.reloadPlace()
      },
    }),
  },
  {
    name: 'the workstation believes any acknowledgement and never sends again',
    file: '#main/store/log/meta-table.ts',
    needs: ['hub_restored', 'hub_restored_unnoticed'],
    firstSeed: 4,
    plant: (real) => ({
      writeMeta(db: Db, name: string, value: number) {
        const standing = call(real.readMeta, db, 'acknowledgedSeq') as number | null
        if (name === 'acknowledgedSeq' && value < (standing ?? 0)) return
        call(real.writeMeta, db, name, value)
      },
    }),
  },
  {
    name: 'a reopened case keeps the answer of the round before',
    file: '#shared/complaint/fold/ending.ts',
    needs: [],
    firstSeed: 32,
    plant: ({ endingEvolvers: real }) => ({
      endingEvolvers: {
        ...real,
        'complaint.reopened': (state: { letter: unknown; reply: unknown }, event: unknown) => ({
          ...(call((real as unknown as Module)['complaint.reopened'], state, event) as object),
          letter: state.letter,
          reply: state.reply,
        }),
      },
    }),
  },
  {
    name: 'a referral that bounces counts twice',
    file: '#shared/complaint/fold/referral.ts',
    needs: [],
    firstSeed: 5,
    plant: ({ referralEvolvers: real }) => ({
      referralEvolvers: {
        ...real,
        'complaint.referral_refused': (state: object, event: unknown) => {
          const refused = (real as unknown as Module)['complaint.referral_refused']
          const next = call(refused, state, event) as { bounces: number }
          return { ...next, bounces: next.bounces + 1 }
        },
      },
    }),
  },
  {
    name: 'nobody decides again after a lost race',
    file: '#main/service/complaint/clocks.ts',
    needs: [],
    firstSeed: 12,
    plant: () => ({ followClocks: () => {} }),
  },
]

/** Reads the cursor as it was, so that the slice is taken although the cursor moved already. */
function lowered(db: Db, name: string, before: number): Db {
  return new Proxy(db, {
    get(target, key) {
      const value = Reflect.get(target, key) as unknown
      if (key !== 'prepare') return typeof value === 'function' ? value.bind(target) : value
      return (text: string) => {
        const statement = target.prepare(text)
        if (!text.startsWith('SELECT value FROM meta')) return statement
        return {
          get: (asked: string) => (asked === name ? { value: before } : statement.get(asked)),
        }
      }
    },
  })
}

/** Writes every event that was not returned again under a new id. */
async function renumber(book: { db: Db }): Promise<void> {
  const { decodeBody, encodeBody } = await import('#shared/log/envelope.ts')
  const { takeNewEpoch } = await import('#main/sync/recovery.ts')
  const { sha256 } = await import('#main/service/device-keys.ts')
  const { db } = book
  const rows = (
    db.prepare(
      'SELECT row, body FROM event WHERE number IS NULL AND retired = 0 ORDER BY row',
    ) as never as {
      all(): { row: number; body: Uint8Array }[]
    }
  ).all()
  const exec = (text: string) => (db as never as { exec(text: string): void }).exec(text)
  exec('DROP TRIGGER IF EXISTS event_keeps_its_bytes')
  for (const { row, body } of rows) {
    const event = decodeBody(body)
    const changed = event && encodeBody({ ...event, id: `${event.id.slice(0, -1)}x` })
    if (changed?.ok) db.prepare('UPDATE event SET body = ? WHERE row = ?').run(changed.value, row)
  }
  takeNewEpoch(book as never, 1, sha256)
}

/** Loads the simulator anew around the bug. */
export async function simulatorWith({
  file,
  plant,
}: PlantedBug): Promise<{ readonly simulate: typeof simulate }> {
  vi.resetModules()
  vi.doMock(file, async (original) => {
    const real = (await original()) as Module
    return { ...real, ...plant(real) }
  })
  return import('./simulate.ts')
}
