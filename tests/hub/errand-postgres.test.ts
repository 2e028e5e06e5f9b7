/** Errands on a real PostgreSQL: several processes at once, and one that dies before its cursor moved. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPostgres } from '#hub/store/postgres-database.ts'
import { openBench } from './support/bench.ts'
import { CASE_ID, registered } from './support/case-events.ts'
import { enrolled } from './support/device.ts'
import { type TestServer, startPostgres } from './support/postgres.ts'

const AT = '2025-10-20T10:00:00+08:00'
let server: TestServer

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(() => server.stop())

it('eight runs at once and one after a crash put one slip there', async () => {
  const bench = await openBench(await openPostgres(await server.database('errands'), () => {}))
  const { hub, random, database } = bench
  const owner = await enrolled(hub, random, 'P01')
  const other = await enrolled(hub, random, 'P02')
  const decision = registered().payload['decision']
  const write = (type: string, payload: Record<string, unknown>, by: string) =>
    owner.device.write({ type: `complaint.${type}`, aggregateId: CASE_ID, payload, by })
  owner.device.write(registered())
  const verified = { at: AT, contactedAt: AT, ownDepartment: true, verifiedPoints: '属实' }
  write('verified', verified, 'E300')
  write(
    'referred',
    {
      referralId: '019a0000-0000-7000-8000-0000000000e1',
      at: AT,
      toUnit: '和平路支行',
      toBranch: 'P02',
      dueAt: '2025-10-21T10:00:00+08:00',
      task: '请核对。',
      decision,
    },
    'E100',
  )
  await owner.device.push(hub)
  await Promise.all(Array.from({ length: 8 }, () => hub.runErrands(owner.branchId)))
  // Written, and the process died before it noted how far it was.
  await database.query('DELETE FROM errand_cursor')
  await hub.runErrands(owner.branchId)
  const { branch } = await other.device.pull(hub)
  expect(branch.events.map(({ body }) => JSON.parse(body ?? '').type)).toEqual([
    'referral_in.received',
  ])
  expect(await hub.waitingErrands()).toEqual([other.branchId])
  await bench.close()
})
