/** What only a real server with many connections can show. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { complaintInstructionGiven } from '#shared/complaint/events/head-office.ts'
import { writeToBranch } from '#hub/service/hub-writer.ts'
import type { HubDatabase } from '#hub/store/hub-database.ts'
import { MigrationProblem, migrate, shippedMigrations } from '#hub/store/migrate.ts'
import { UnsafeDatabase, openPostgres } from '#hub/store/postgres-database.ts'
import { type Bench, openBench } from './support/bench.ts'
import { CASE_ID, contacted, instructed, registered } from './support/case-events.ts'
import { TestDevice, enrolled } from './support/device.ts'
import { type TestServer, startPostgres } from './support/postgres.ts'

const CONNECTIONS = 8

let server: TestServer
let bench: Bench

const connect = (url: string): Promise<HubDatabase> => openPostgres(url, () => {})

beforeAll(async () => {
  server = await startPostgres()
  bench = await openBench(await connect(await server.database('hub')))
}, 60_000)
afterAll(async () => {
  await bench.close()
  await server.stop()
})

async function devicesOf(branchCode: string, count: number) {
  const devices: TestDevice[] = []
  let branchId = ''
  for (let i = 0; i < count; i++) {
    const made = await enrolled(bench.hub, bench.random, branchCode)
    devices.push(made.device)
    branchId = made.branchId
  }
  return { devices, branchId }
}

function instruct(branchId: string) {
  return writeToBranch(bench.hub.context, branchId, {
    type: complaintInstructionGiven,
    payload: instructed().payload as never,
    aggregateId: CASE_ID,
    actor: { employeeNo: 'H001', role: 'admin' },
  })
}

describe('many connections', () => {
  it('numbers a branch without a gap, and a reader never misses a row', async () => {
    const rounds = 40
    const { devices, branchId } = await devicesOf('B01', CONNECTIONS)
    const [reader] = (await devicesOf('B01', 1)).devices as [TestDevice]
    let writing = true
    const seen: number[] = []
    const read = async () => {
      let cursor = 0
      for (;;) {
        const stopped = !writing
        const { branch } = await reader.pull(bench.hub, { branchCursor: cursor })
        seen.push(...branch.events.map(({ number }) => number))
        cursor = branch.to
        if (stopped && branch.to === branch.head) return
      }
    }
    const write = async (device: TestDevice) => {
      for (let i = 0; i < rounds; i++) {
        device.scribble(1 + (i % 4))
        const first = device.events.length - (i % 4)
        expect(await device.push(bench.hub, device.batch(first))).toMatchObject({ ok: true })
      }
    }
    const office = async () => {
      for (let i = 0; i < rounds; i++) expect((await instruct(branchId)).ok).toBe(true)
    }
    const reading = read()
    await Promise.all([...devices.map(write), office()])
    writing = false
    await reading
    const total = devices.reduce((sum, { events }) => sum + events.length, 0) + rounds
    expect(seen).toEqual(Array.from({ length: total }, (_, i) => i + 1))
  }, 60_000)

  it('stores a batch once when all connections bring it at the same moment', async () => {
    const { devices, branchId } = await devicesOf('B02', 1)
    const [device] = devices as [TestDevice]
    device.scribble(50)
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        device.push(bench.hub, device.batch(1, 50 - (i % 5) * 10)),
      ),
    )
    for (const answer of answers) expect(answer).toMatchObject({ ok: true })
    const [row] = await bench.database.query<{ count: number; head: number }>(
      `SELECT count(*) AS count, max(branch_seq) AS head FROM event WHERE branch_id = $1`,
      [branchId],
    )
    expect(row).toEqual({ count: 50, head: 50 })
  })

  it('lets one of two clones go on, however they race', async () => {
    for (let round = 0; round < 10; round++) {
      const { devices, branchId } = await devicesOf('B03', 1)
      const [device] = devices as [TestDevice]
      device.scribble(1)
      await device.push(bench.hub)
      const clones = Array.from({ length: CONNECTIONS }, () => {
        const clone = Object.assign(new TestDevice(bench.random), {
          keys: device.keys,
          device: device.device,
          events: [...device.events],
        })
        clone.scribble(1)
        return clone
      })
      const answers = await Promise.all(
        clones.map((clone) => clone.push(bench.hub, clone.batch(2, 2))),
      )
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const rows = await bench.database.query(
        'SELECT seq FROM event WHERE branch_id = $1 AND device = $2 ORDER BY seq',
        [branchId, device.device],
      )
      expect(rows).toEqual([{ seq: 1 }, { seq: 2 }])
    }
  })

  it('folds a branch alike when many processes fold it at once', async () => {
    const { devices, branchId } = await devicesOf('B04', 2)
    const [one, two] = devices as [TestDevice, TestDevice]
    one.write(registered())
    await one.push(bench.hub)
    const write = async (device: TestDevice) => {
      for (let i = 0; i < 20; i++) {
        device.write(contacted())
        await device.push(bench.hub, device.batch(device.events.length))
        await bench.hub.project(branchId)
      }
    }
    await Promise.all([write(one), write(two)])
    await bench.hub.project(branchId)
    const [digest] = await bench.hub.verify(branchId)
    expect(digest).toMatchObject({ upTo: 41, sound: true })
  }, 30_000)

  it('loses nothing and doubles nothing when connections are cut', async () => {
    const { devices, branchId } = await devicesOf('B05', 4)
    let cutting = true
    const cut = async () => {
      while (cutting) {
        await server.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'counterbook-hub' AND random() < 0.5`,
        )
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    let failures = 0
    const write = async (device: TestDevice) => {
      for (let i = 0; i < 25; i++) {
        device.scribble(2)
        const first = device.events.length - 1
        for (;;) {
          try {
            const answer = await device.push(bench.hub, device.batch(first))
            expect(answer).toMatchObject({ ok: true, ack: { seq: device.events.length } })
            break
          } catch (error) {
            if ((error as Error).name === 'AssertionError') throw error
            failures += 1
          }
        }
      }
    }
    const cutter = cut()
    await Promise.all(devices.map(write))
    cutting = false
    await cutter
    expect(failures).toBeGreaterThan(0)
    const rows = await bench.database.query<{ number: number }>(
      'SELECT branch_seq AS number FROM event WHERE branch_id = $1 ORDER BY branch_seq',
      [branchId],
    )
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  }, 60_000)
})

describe('the start', () => {
  it('keeps keys and incarnation over a restart', async () => {
    const url = await server.database('restart')
    const first = await openBench(await connect(url), 'first')
    const before = [first.hub.device, first.hub.incarnation()]
    await first.close()
    const second = await openBench(await connect(url), 'second')
    expect([second.hub.device, second.hub.incarnation()]).toEqual(before)
    await second.close()
  })

  it('takes a new incarnation when the database is another than it was', async () => {
    const url = await server.database('restored')
    const first = await openBench(await connect(url), 'first')
    const before = first.hub.incarnation()
    await first.database.query(`UPDATE organisation SET database_identity = 'elsewhere/1'`)
    await first.hub.checkIncarnation()
    expect(first.hub.incarnation()).not.toBe(before)
    expect(first.reports.at(-1)).toMatchObject({ level: 'alarm', word: 'new_incarnation' })
    const after = first.hub.incarnation()
    await first.hub.checkIncarnation()
    expect(first.hub.incarnation()).toBe(after)
    await first.close()
  })

  it('makes one identity when several hubs start on an empty database at once', async () => {
    const url = await server.database('together')
    const benches = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (seed) => openBench(await connect(url), seed)),
    )
    expect(new Set(benches.map(({ hub }) => `${hub.device} ${hub.incarnation()}`)).size).toBe(1)
    await Promise.all(benches.map((one) => one.close()))
  })

  it('refuses a server that may forget what it confirmed', async () => {
    const url = await server.database('unsafe')
    const refusals: [string, string, string][] = [
      ['ALTER SYSTEM SET fsync = off', 'ALTER SYSTEM RESET fsync', 'fsync'],
      [
        'ALTER SYSTEM SET full_page_writes = off',
        'ALTER SYSTEM RESET full_page_writes',
        'full_page_writes',
      ],
      [
        'ALTER DATABASE unsafe SET synchronous_commit = off',
        'ALTER DATABASE unsafe RESET synchronous_commit',
        'synchronous_commit',
      ],
      [
        `ALTER DATABASE unsafe SET synchronous_commit = 'local'`,
        'ALTER DATABASE unsafe RESET synchronous_commit',
        'synchronous_commit',
      ],
    ]
    for (const [break_, mend, name] of refusals) {
      await server.sql(break_)
      await reloaded()
      await expect(connect(url)).rejects.toThrow(UnsafeDatabase)
      await expect(connect(url)).rejects.toThrow(name)
      await server.sql(mend)
      await reloaded()
    }
    await (await connect(url)).close()
  }, 30_000)

  it('refuses a newer database and a changed migration', async () => {
    const database = await connect(await server.database('newer'))
    const list = await shippedMigrations()
    await migrate(database, list)
    await migrate(database, list)
    await expect(migrate(database, list.slice(0, -1))).rejects.toThrow(MigrationProblem)
    const changed = list.map((one, i) => (i === 0 ? { ...one, sql: `${one.sql} ` } : one))
    await expect(migrate(database, changed)).rejects.toThrow('was changed')
    const failing = { number: 990, name: 'failing', sql: 'CREATE TABLE half (a int); SELECT 1/0;' }
    await expect(migrate(database, [...list, failing])).rejects.toThrow('division by zero')
    const left = await database.query(`SELECT 1 FROM pg_tables WHERE tablename = 'half'`)
    expect(left).toEqual([])
    await database.close()
  })
})

/** Settings of the server file take effect a moment after they are read again. */
async function reloaded(): Promise<void> {
  await server.sql('SELECT pg_reload_conf()')
  await new Promise((resolve) => setTimeout(resolve, 300))
}
