/** Asking the hub for an operator's deed: the running one, or the database itself when none runs. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Result } from '#shared/foundation/result.ts'
import { refused } from '#shared/foundation/result.ts'
import { type AdminDeeds, adminDeeds } from '../http/admin-routes.ts'
import {
  type RunningHub,
  claimFolder,
  defaultHubFolder,
  lastHubFolder,
  readPepper,
  runningHub,
  trialStoreFolder,
} from './hub-folder.ts'
import { openHubHere } from './open-here.ts'

const ANSWER_WITHIN_MS = 20_000

/**
 * Runs one deed. A named folder, else `DATABASE_URL`, else the hub that this account started last.
 * Refuses with `hub_not_running` when there is nothing to ask.
 */
export async function askHub(
  deed: keyof AdminDeeds,
  input: unknown,
  data: string | undefined,
): Promise<Result<Record<string, unknown>>> {
  const { env } = process
  const databaseUrl = env['DATABASE_URL'] ?? null
  const folder = resolve(data ?? lastHubFolder(env) ?? defaultHubFolder(env))
  const running = runningHub(folder)
  if (running && (data !== undefined || databaseUrl === null))
    return overLoopback(running, deed, input)
  if (databaseUrl !== null) return inThisProcess(folder, databaseUrl, false, deed, input)
  if (!existsSync(trialStoreFolder(folder))) {
    return refused('hub_not_running', 'no hub runs here: start one with `hub serve`', {
      field: '--data',
    })
  }
  const claim = claimFolder(folder, randomBytes(32).toString('hex'))
  if (!claim) return refused('store_in_use', 'a hub is just starting on this folder')
  try {
    return await inThisProcess(folder, null, claim.uncleanStop, deed, input)
  } finally {
    claim.release()
  }
}

async function overLoopback(
  { admin, token }: RunningHub,
  deed: keyof AdminDeeds,
  input: unknown,
): Promise<Result<Record<string, unknown>>> {
  if (admin === null) return refused('hub_not_running', 'the hub is still starting')
  const answer = await fetch(`${admin}${deed}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  if (!answer.ok) throw new Error(`the hub answered ${answer.status}`)
  return (await answer.json()) as Result<Record<string, unknown>>
}

async function inThisProcess(
  folder: string,
  databaseUrl: string | null,
  commitsMayBeLost: boolean,
  deed: keyof AdminDeeds,
  input: unknown,
): Promise<Result<Record<string, unknown>>> {
  const hub = await openHubHere({ folder, databaseUrl, commitsMayBeLost, report: () => undefined })
  try {
    return await adminDeeds(hub, readPepper(folder))[deed](input)
  } finally {
    await hub.context.database.close()
  }
}
