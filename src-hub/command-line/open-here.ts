/** Opening a hub in this process: which database, under which identity. */
import { randomBytes } from 'node:crypto'
import { hrtime } from 'node:process'
import packageJson from '../../package.json' with { type: 'json' }
import type { Clock, Random } from '#shared/foundation/ports.ts'
import type { Report } from '../service/context.ts'
import { type Hub, openHub } from '../service/hub.ts'
import { openPglite } from '../store/pglite-database.ts'
import { openPostgres } from '../store/postgres-database.ts'
import { trialStoreFolder } from './hub-folder.ts'

const bootId = randomBytes(8).toString('hex')

const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => Number(hrtime.bigint() / 1_000_000n),
  bootId: () => bootId,
}

const systemRandom: Random = { bytes: (count) => randomBytes(count) }

/** PostgreSQL when `databaseUrl` names one, else the trial store inside `folder`. */
export async function openHubHere(options: {
  readonly folder: string
  readonly databaseUrl: string | null
  /** The database may have forgotten its last commits; devices resend. */
  readonly commitsMayBeLost: boolean
  readonly report: Report
}): Promise<Hub> {
  const { databaseUrl, report } = options
  const database =
    databaseUrl === null
      ? await openPglite(trialStoreFolder(options.folder))
      : await openPostgres(databaseUrl, (error) =>
          report('warning', 'database_connection_lost', { fault: error.name }),
        )
  try {
    return await openHub({
      database,
      clock: systemClock,
      random: systemRandom,
      version: packageJson.version,
      report,
      commitsMayBeLost: options.commitsMayBeLost,
    })
  } catch (error) {
    await database.close()
    throw error
  }
}
