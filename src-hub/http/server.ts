/** The hub's two listeners: one for workstations and browsers, one on loopback for the operator. */
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { fromUtf8 } from '#shared/foundation/bytes.ts'
import { SIGNATURE_HEADER } from '#shared/sync/messages.ts'
import { signedAnswer } from '../service/answer.ts'
import { faultOf } from '../service/context.ts'
import type { Hub } from '../service/hub.ts'
import { addAdminRoutes, adminDeeds } from './admin-routes.ts'
import { addConsoleRoutes } from './console-routes.ts'
import { createFoldingQueue } from './folding-queue.ts'
import { addSyncRoutes } from './sync-routes.ts'

const LOOPBACK = '127.0.0.1'
const LOOPBACK_NAMES: readonly string[] = [LOOPBACK, 'localhost', '::1']
/** A caller that needs longer to send its request is gone or hostile. */
const REQUEST_TIMEOUT_MS = 60_000
const SWEEP_MS = 15_000
const PUSHES_AT_ONCE = 32
const PULLS_AT_ONCE = 64

export interface ServerOptions {
  readonly hub: Hub
  readonly pepper: Uint8Array
  readonly setUpToken: string | null
  readonly adminToken: string
  readonly screensFolder: string
  /** Address to listen on. Anything but loopback needs `tls`. */
  readonly host: string
  readonly port: number
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  /** Further names under which browsers reach the console. */
  readonly names: readonly string[]
  readonly pushesAtOnce?: number
}

export interface HubServer {
  readonly url: string
  readonly adminUrl: string
  /** Stops listening, finishes what runs, closes the database. */
  close(): Promise<void>
}

/** The words of a start that must not happen. */
export class RefusedStart extends Error {}

/** Throws `RefusedStart` for plain HTTP on anything but loopback: customers' words never travel in the clear. */
export function refuseInTheClear(host: string, tls: ServerOptions['tls']): void {
  if (tls || LOOPBACK_NAMES.includes(host)) return
  throw new RefusedStart(
    `plain HTTP is served on ${LOOPBACK} only; give a certificate and a key to listen on ${host}`,
  )
}

/** Listens; refuses like `refuseInTheClear`. */
export async function startServer(options: ServerOptions): Promise<HubServer> {
  const { hub, host, tls } = options
  refuseInTheClear(host, tls)
  const folding = createFoldingQueue(hub)
  const app = build(hub, tls)
  addSyncRoutes(app, {
    hub,
    pushesAtOnce: options.pushesAtOnce ?? PUSHES_AT_ONCE,
    pullsAtOnce: PULLS_AT_ONCE,
    onGrown: folding.add,
  })
  app.get('/health', async () => {
    await hub.context.database.query('SELECT 1')
    return { ok: true, store: hub.context.database.kind }
  })
  let hosts: readonly string[] = []
  await addConsoleRoutes(app, {
    hub,
    pepper: options.pepper,
    setUpToken: options.setUpToken,
    screensFolder: options.screensFolder,
    hosts: () => hosts,
    secure: tls !== null,
  })
  const admin = build(hub, null)
  addAdminRoutes(admin, adminDeeds(hub, options.pepper), options.adminToken)

  await app.listen({ host, port: options.port })
  await admin.listen({ host: LOOPBACK, port: 0 })
  const port = portOf(app)
  hosts = [...LOOPBACK_NAMES.map(bracketed), bracketed(host), ...options.names].flatMap((name) => [
    `${name}:${port}`,
    ...(port === (tls ? 443 : 80) ? [name] : []),
  ])
  const sweeping = startSweeping(hub, () => folding.sweep())
  return {
    url: `${tls ? 'https' : 'http'}://${bracketed(host)}:${port}`,
    adminUrl: `http://${LOOPBACK}:${portOf(admin)}`,
    async close() {
      clearInterval(sweeping)
      await Promise.all([app.close(), admin.close()])
      await folding.close()
      await hub.context.database.close()
    },
  }
}

function build(hub: Hub, tls: ServerOptions['tls']): FastifyInstance {
  const common = { requestTimeout: REQUEST_TIMEOUT_MS, forceCloseConnections: 'idle' as const }
  const app = (
    tls ? Fastify({ ...common, https: { cert: tls.cert, key: tls.key } }) : Fastify(common)
  ) as FastifyInstance
  // Bodies stay bytes: signatures cover them, and each route says itself what it reads.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) {
      hub.context.report('alarm', 'request_failed', {
        route: request.routeOptions.url ?? 'none',
        fault: faultOf(error),
      })
    }
    const code = codes[status] ?? (status >= 500 ? 'internal_error' : 'invalid_request')
    const answer = signedAnswer(hub.context, status, {
      ok: false,
      code,
      message: 'the request was not served',
    })
    return reply
      .code(status)
      .header(SIGNATURE_HEADER, answer.signature)
      .type('application/json; charset=utf-8')
      .send(fromUtf8(answer.body))
  })
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send({ ok: false, code: 'not_found', message: 'there is nothing here' }),
  )
  return app
}

const codes: Readonly<Record<number, string>> = { 413: 'too_large', 503: 'busy' }

/** At intervals: branches left unfolded, and whether the database is still the same one. */
function startSweeping(hub: Hub, sweep: () => Promise<void>): NodeJS.Timeout {
  const look = () => {
    Promise.all([sweep(), hub.checkIncarnation()]).catch((error: unknown) => {
      hub.context.report('alarm', 'sweep_failed', { fault: faultOf(error) })
    })
  }
  look()
  return setInterval(look, SWEEP_MS)
}

function portOf(app: FastifyInstance): number {
  const [address] = app.addresses()
  if (!address || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}

function bracketed(name: string): string {
  return name.includes(':') ? `[${name}]` : name
}
