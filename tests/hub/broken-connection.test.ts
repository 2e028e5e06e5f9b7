/** A server may end a connection at any moment; the hub must hear of it and go on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPostgres } from '#hub/store/postgres-database.ts'
import { failingBefore } from './support/failing-server.ts'
import { type TestServer, startPostgres } from './support/postgres.ts'

let server: TestServer

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(() => server.stop())

it('hears of a connection that ends in the moment it is ready, before anybody holds it', async () => {
  const failing = await failingBefore(await server.database('hub'))
  const heard: string[] = []
  const database = await openPostgres(failing.url, ({ message }) => heard.push(message))
  const count = () => database.query<{ one: number }>('SELECT 1 AS one')
  await database.transaction(async (tx) => {
    // The one connection that rests is taken: the next has to be made anew.
    failing.breakNext()
    await expect(database.transaction((other) => other.query('SELECT 1'))).rejects.toThrow()
    expect(await tx.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
  expect(heard).toContain('terminating connection due to administrator command')
  expect(await count()).toEqual([{ one: 1 }])
  await database.close()
  await failing.close()
}, 30_000)
