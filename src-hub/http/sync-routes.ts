/** The routes that workstations speak to. They carry signed bytes and add nothing to them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LIMITS, PATHS, SIGNATURE_HEADER } from '#shared/sync/messages.ts'
import { signedAnswer } from '../service/answer.ts'
import type { HubAnswer } from '../service/context.ts'
import type { Hub } from '../service/hub.ts'
import { refusePush } from '../service/ingest.ts'
import { deflatedBody, inflatedBody } from './inflate.ts'
import { type Load, createLoad } from './load.ts'

const CANNOT_UNPACK = 'the body cannot be unpacked within the limits'
/** Requests that are not pushes are small. */
const SMALL_BODY_BYTES = 16 * 1024

export interface SyncRouteOptions {
  readonly hub: Hub
  /** Pushes that may run at once; more are told to come back. */
  readonly pushesAtOnce: number
  readonly pullsAtOnce: number
  /** Called when a branch's log grew. */
  readonly onGrown: (branchId: string) => void
}

/** Adds `/v1/push`, `/v1/pull` and `/v1/enrol`. */
export function addSyncRoutes(app: FastifyInstance, options: SyncRouteOptions): void {
  const { hub } = options
  const fraction = () => (hub.context.random.bytes(1)[0] as number) / 256
  const pushes = createLoad(options.pushesAtOnce, fraction)
  const pulls = createLoad(options.pullsAtOnce, fraction)

  app.post(
    PATHS.push,
    { bodyLimit: LIMITS.pushBytes, onRequest: shedding(hub, pushes) },
    (request, reply) =>
      pushes.run(async () => {
        const inflated = await unpacked(request, LIMITS.pushBytes)
        if ('fault' in inflated) {
          const code = inflated.fault === 'too_large' ? 'too_large' : 'invalid_batch'
          return send(request, reply, refusePush(hub.context, { code, message: CANNOT_UNPACK }))
        }
        const { answer, grown } = await hub.push(inflated.bytes, signatureOf(request))
        if (grown !== null) options.onGrown(grown)
        return send(request, reply, answer)
      }),
  )
  const small = { bodyLimit: SMALL_BODY_BYTES, onRequest: shedding(hub, pulls) }
  for (const [path, answer] of [
    [PATHS.pull, hub.pull],
    [PATHS.enrol, hub.enrol],
  ] as const) {
    app.post(path, small, (request, reply) =>
      pulls.run(async () => {
        const inflated = await unpacked(request, SMALL_BODY_BYTES)
        if ('fault' in inflated) {
          const refusal = { ok: false, code: 'invalid_request', message: CANNOT_UNPACK }
          return send(request, reply, signedAnswer(hub.context, 400, refusal))
        }
        return send(request, reply, await answer(inflated.bytes, signatureOf(request)))
      }),
    )
  }
}

/** Turns callers away before their body is read. */
function shedding(hub: Hub, load: Load) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (load.hasRoom()) return
    const refusal = { ok: false, code: 'busy', message: 'the hub has too much to do; come back' }
    reply.header('retry-after', String(load.retryAfterSeconds()))
    await send(request, reply, signedAnswer(hub.context, 503, refusal))
  }
}

function unpacked(request: FastifyRequest, limit: number) {
  const body = Buffer.isBuffer(request.body) ? request.body : new Uint8Array(0)
  return inflatedBody(body, request.headers['content-encoding'], limit)
}

function signatureOf(request: FastifyRequest): string | null {
  const header = request.headers[SIGNATURE_HEADER]
  return typeof header === 'string' ? header : null
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: HubAnswer,
): Promise<FastifyReply> {
  const small = await deflatedBody(answer.body, request.headers['accept-encoding'])
  if (small) reply.header('content-encoding', 'gzip')
  return reply
    .code(answer.status)
    .headers({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      [SIGNATURE_HEADER]: answer.signature,
    })
    .send(small ?? Buffer.from(answer.body))
}
