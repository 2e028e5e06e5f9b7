/**
 * The loopback host: the same workstation and the same screens on 127.0.0.1, for machines where no
 * window can open. One browser is let in by a one-time token in the address.
 */
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { Announcement } from '#shared/contract/topics.ts'
import { type Result, refused } from '#shared/foundation/result.ts'
import { type PageAnswer, pageFile } from '../pages/page-file.ts'
import { comesFromOwnPage, createGuard, namesThisHost } from './guard.ts'

export interface LoopbackOptions {
  readonly workstation: {
    call(name: string, input: unknown): Promise<Result<unknown>>
    subscribe(listener: (announcement: Announcement) => void): () => void
  }
  readonly screens: string
  /** 0 takes any free port. */
  readonly port: number
  /** Told of each fresh address, after the one before was used. */
  readonly onAddress: (url: string) => void
}

export interface LoopbackHost {
  /** Address with a one-time token. */
  readonly url: string
  close(): Promise<void>
}

const INPUT_LIMIT_BYTES = 2 * 1024 * 1024
const KEEP_ALIVE_MS = 20_000

/** Starts the host on 127.0.0.1. Throws when the port is taken. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { workstation, screens } = options
  let port = options.port
  const guard = createGuard(() => port)
  const app = Fastify({
    bodyLimit: INPUT_LIMIT_BYTES,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      void reply.code(400).send(refused('invalid_input', 'the address could not be read'))
    },
  })
  const address = () => `http://127.0.0.1:${port}/?token=${guard.issueToken()}`

  app.addHook('onRequest', async (request, reply) => {
    if (!namesThisHost(request, port) || !comesFromOwnPage(request, port)) {
      return reply
        .code(403)
        .send(refused('foreign_sender', 'only this program’s own page may call'))
    }
    const token = (request.query as { token?: unknown } | null)?.token
    const cookie =
      typeof token === 'string' && request.method === 'GET' ? guard.exchange(token) : null
    if (cookie !== null) {
      options.onAddress(address())
      return reply.header('set-cookie', cookie).redirect('/', 303)
    }
    if (!guard.isSignedBrowser(request)) {
      return reply
        .code(403)
        .type('text/plain; charset=utf-8')
        .send(
          '请使用程序启动时显示的网址打开。 Open the address that the program printed when it started.\n',
        )
    }
  })
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    const code = status === 413 ? 'too_large' : status < 500 ? 'invalid_input' : 'internal_error'
    void reply.code(status).send(refused(code, 'the request could not be read'))
  })

  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refused('unknown_call', 'there is nothing at this address')),
  )

  app.post('/call/:name', async (request, reply) => {
    // A form of another page can post, but cannot set a header of its own.
    if (request.headers['x-counterbook'] !== '1') {
      return reply
        .code(403)
        .send(refused('foreign_sender', 'only this program’s own page may call'))
    }
    const { name } = request.params as { name: string }
    return workstation.call(name, request.body === undefined ? {} : request.body)
  })
  app.get('/events', (request, reply) => sendEvents(workstation, request, reply))
  app.get('/*', async (request, reply) => sendPage(reply, await pageFile(screens, pathOf(request))))

  await app.listen({ host: '127.0.0.1', port })
  port = (app.server.address() as AddressInfo).port
  return { url: address(), close: () => app.close() }
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/'
}

function sendPage(reply: FastifyReply, page: PageAnswer): FastifyReply {
  const body = typeof page.body === 'string' ? page.body : Buffer.from(page.body)
  return reply.code(page.status).headers(page.headers).send(body)
}

/** Announcements as server-sent events; they carry ids, never words. */
function sendEvents(
  workstation: LoopbackOptions['workstation'],
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  reply.raw.write(': open\n\n')
  const leave = workstation.subscribe((announcement) => {
    reply.raw.write(`data: ${JSON.stringify(announcement)}\n\n`)
  })
  const beat = setInterval(() => reply.raw.write(': still here\n\n'), KEEP_ALIVE_MS)
  beat.unref()
  request.raw.once('close', () => {
    clearInterval(beat)
    leave()
  })
}
