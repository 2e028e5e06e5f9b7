/** `hub serve`: starts the hub and stays until it is told to stop. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type HubServer, RefusedStart, refuseInTheClear, startServer } from '../http/server.ts'
import type { Report } from '../service/context.ts'
import { countUsers } from '../store/console-table.ts'
import { MigrationProblem } from '../store/migrate.ts'
import { UnsafeDatabase } from '../store/postgres-database.ts'
import { readFlags } from './hub-arguments.ts'
import type { HubOutput } from './hub-output.ts'
import { claimFolder, defaultHubFolder, noteHubFolder, readPepper } from './hub-folder.ts'
import { openHubHere } from './open-here.ts'

/** What the system says of a folder that is a file, or belongs to somebody else, or takes no writing. */
const FOLDER_FAULTS = new Set(['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'])

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'renderer')

/** Answers when the hub has been told to stop and has stopped, or with the reason it did not start. */
export async function serve(words: readonly string[], io: HubOutput): Promise<Result<null>> {
  const flags = readFlags(words, { data: 'value', port: 'value', restored: 'switch' })
  if (!flags.ok) return flags
  const port = portNumber(flags.value.port ?? '0')
  if (port === null) {
    return refused('invalid_input', 'a port is a number from 0 to 65535', { field: '--port' })
  }
  const { env } = process
  const folder = resolve(flags.value.data ?? defaultHubFolder(env))
  const databaseUrl = env['DATABASE_URL'] ?? null
  const adminToken = randomBytes(32).toString('hex')
  let claim: ReturnType<typeof claimFolder>
  try {
    claim = claimFolder(folder, adminToken)
  } catch (error) {
    if (!FOLDER_FAULTS.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    return refused('folder_read_only', 'this folder cannot be made or written to', {
      field: '--data',
    })
  }
  if (!claim)
    return refused('store_in_use', 'a hub runs on this folder already', { field: '--data' })
  try {
    const restored = flags.value.restored ?? false
    const server = await start({ folder, port, databaseUrl, adminToken, restored, claim, io })
    if (!server.ok) return server
    noteHubFolder(env, folder)
    await toldToStop()
    io.error('stopping')
    await server.value.close()
    return accepted(null)
  } finally {
    claim.release()
  }
}

interface Start {
  readonly folder: string
  readonly port: number
  readonly databaseUrl: string | null
  readonly adminToken: string
  readonly restored: boolean
  readonly claim: NonNullable<ReturnType<typeof claimFolder>>
  readonly io: HubOutput
}

async function start(wanted: Start): Promise<Result<HubServer>> {
  const { folder, port, databaseUrl, adminToken, claim, io } = wanted
  const { env } = process
  const report: Report = (level, word, facts) => {
    io.error(JSON.stringify({ at: new Date().toISOString(), level, word, ...facts }))
  }
  try {
    const host = env['COUNTERBOOK_HUB_HOST'] ?? '127.0.0.1'
    const tls = tlsOf(env)
    refuseInTheClear(host, tls)
    // PostgreSQL keeps what it confirmed; the trial store does not promise it.
    const uncleanStop = claim.uncleanStop && databaseUrl === null
    const commitsMayBeLost = uncleanStop || wanted.restored
    const hub = await openHubHere({ folder, databaseUrl, commitsMayBeLost, report })
    const needsSetUp = (await countUsers(hub.context.database)) === 0
    const setUpToken = needsSetUp ? randomBytes(16).toString('hex') : null
    const server = await startServer({
      hub,
      pepper: readPepper(folder),
      setUpToken,
      adminToken,
      screensFolder: SCREENS,
      host,
      port,
      tls,
      names: (env['COUNTERBOOK_HUB_NAMES'] ?? '').split(',').filter((name) => name !== ''),
    }).catch(async (error: unknown) => {
      await hub.context.database.close()
      throw error
    })
    claim.publish(server.url, server.adminUrl)
    const console = `${server.url}/console/`
    const store = hub.context.database.kind
    if (store === 'trial') {
      io.error('trial store: for demonstration and tests; a power cut may cost the last moments')
    }
    if (uncleanStop) io.error('the last stop was not in order: devices resend')
    if (setUpToken !== null) io.error(`first console user: ${console}#setUp=${setUpToken}`)
    io.write(JSON.stringify({ ok: true, url: server.url, console, store }))
    return accepted(server)
  } catch (error) {
    return refusedStart(error)
  }
}

/** What an operator can mend is a refusal with a reason; anything else is a failure of the program. */
function refusedStart(error: unknown): Result<never> {
  if (error instanceof RefusedStart) return refused('plain_http_refused', error.message)
  if (error instanceof UnsafeDatabase) return refused('unsafe_database', error.message)
  if (error instanceof MigrationProblem) return refused('newer_store', error.message)
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return refused('port_in_use', 'this port is taken', { field: '--port' })
  }
  throw error
}

function tlsOf(env: NodeJS.ProcessEnv): { cert: Buffer; key: Buffer } | null {
  const { COUNTERBOOK_HUB_CERT: cert, COUNTERBOOK_HUB_KEY: key } = env
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined) {
    throw new RefusedStart(
      'a certificate needs its key: set COUNTERBOOK_HUB_CERT and COUNTERBOOK_HUB_KEY',
    )
  }
  return { cert: readFileSync(cert), key: readFileSync(key) }
}

function portNumber(text: string): number | null {
  const port = Number(text)
  return /^[0-9]{1,5}$/.test(text) && port <= 65_535 ? port : null
}

function toldToStop(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGTERM', () => done())
    process.once('SIGINT', () => done())
  })
}
