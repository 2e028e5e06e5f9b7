/** A real hub over HTTP in this process: PGlite in memory, its own routes, its own signatures. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsoleCallName } from '#shared/contract/console-names.ts'
import type { Clock } from '#shared/foundation/ports.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { type HubServer, startServer } from '#hub/http/server.ts'
import { type Hub, openHub } from '#hub/service/hub.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import { temporaryFolder } from './desk.ts'

export interface HeadOffice {
  readonly url: string
  readonly hub: Hub
  readonly server: HubServer
  /** Reports that were alarms. */
  readonly alarms: string[]
  /** A code that lets one more workstation into a branch. */
  invite(branchCode: string): Promise<string>
  /** Calls the console as its first user; signs in when needed. */
  console(name: ConsoleCallName, input: unknown): Promise<unknown>
  close(): Promise<void>
}

const SET_UP_TOKEN = 'a-token-for-one-test'

/** Starts a hub on a free port of 127.0.0.1. `folder` keeps its data on disk. */
export async function startHeadOffice(
  folder: string | null = null,
  clock: Clock = systemClock,
): Promise<HeadOffice> {
  const alarms: string[] = []
  const hub = await openHub({
    database: await openPglite(folder),
    clock,
    random: systemRandom,
    version: '0.0.0',
    report: (level, what) => {
      if (level === 'alarm') alarms.push(what)
    },
  })
  const screensFolder = temporaryFolder('screens')
  mkdirSync(join(screensFolder, 'assets'))
  writeFileSync(join(screensFolder, 'console.html'), '<!doctype html><title>console</title>')
  const server = await startServer({
    hub,
    pepper: randomBytes(32),
    setUpToken: SET_UP_TOKEN,
    adminToken: 'admin',
    screensFolder,
    host: '127.0.0.1',
    port: 0,
    tls: null,
    names: [],
  })
  let cookie = ''
  const post = async (name: string, input: unknown) => {
    const response = await fetch(`${server.url}/console/call/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-counterbook': '1',
        origin: server.url,
        cookie,
      },
      body: JSON.stringify(input),
    })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0] ?? ''
    return (await response.json()) as { ok: boolean; value?: unknown; refusal?: unknown }
  }
  return {
    url: server.url,
    hub,
    server,
    alarms,
    async invite(branchCode) {
      const issued = await hub.createEnrolmentCode({
        branchCode,
        branchName: null,
        createdBy: 'H001',
      })
      return issued.code
    },
    async console(name, input) {
      if (cookie === '') {
        const made = await post('console.setUp', {
          token: SET_UP_TOKEN,
          employeeNo: 'H001',
          pin: '604817',
        })
        if (!made.ok) throw new Error(`console.setUp: ${JSON.stringify(made.refusal)}`)
      }
      const answer = await post(name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
      return answer.value
    },
    close: () => server.close(),
  }
}
