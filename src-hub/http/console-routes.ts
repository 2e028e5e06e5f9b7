/**
 * The console's door: its calls and its page. A browser is a place where other pages live too, so a
 * call must name this host, come from this origin and carry the session's cookie, which no other
 * page's request brings along.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NONCE_MARK, guardHeaders, pagePolicy } from '#shared/contract/page-policy.ts'
import { refused } from '#shared/foundation/result.ts'
import { type Console, createConsole } from '../console/console.ts'
import { SESSION_LIFE_MS } from '../console/people.ts'
import type { ConsoleOptions } from '../console/console.ts'
import { parseJson } from '../service/answer.ts'

const COOKIE = 'counterbook_console'
const CALL_BODY_BYTES = 64 * 1024

export interface ConsoleRouteOptions extends ConsoleOptions {
  /** The built screens: holds console.html and assets/. */
  readonly screensFolder: string
  /** `host:port` under which browsers may speak to this server; asked for each call. */
  readonly hosts: () => readonly string[]
  readonly secure: boolean
}

/** Adds `/console/` and `/console/call/:name`. */
export async function addConsoleRoutes(
  app: FastifyInstance,
  options: ConsoleRouteOptions,
): Promise<void> {
  const console = createConsole(options)
  const { screensFolder, hosts, secure } = options

  app.post<{ Params: { name: string } }>(
    '/console/call/:name',
    { bodyLimit: CALL_BODY_BYTES },
    async (request, reply) => {
      reply.headers({ ...guardHeaders, 'cache-control': 'no-store' })
      if (!isOwnPage(request, hosts(), secure)) {
        return reply.code(403).send(refused('foreign_page', 'this call comes from another page'))
      }
      const result = await answerCall(console, request, reply, secure)
      return reply.send(result)
    },
  )

  app.get('/console', (_request, reply) => reply.redirect('/console/'))
  app.get('/console/', async (request, reply) => {
    if (!hosts().includes(request.headers.host ?? '')) return reply.code(403).send('forbidden')
    const file = join(screensFolder, 'console.html')
    if (!existsSync(file)) {
      return reply.code(503).type('text/plain; charset=utf-8').send('the screens are not built')
    }
    const nonce = randomBytes(16).toString('base64')
    const html = (await readFile(file, 'utf8')).replaceAll(NONCE_MARK, nonce)
    return reply
      .headers({
        ...guardHeaders,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy(nonce),
        'cache-control': 'no-store',
      })
      .send(html)
  })

  if (!existsSync(screensFolder)) return
  await app.register(fastifyStatic, {
    root: screensFolder,
    prefix: '/console/',
    index: false,
    dotfiles: 'deny',
    // Pages go out above, each with its policy; a page without one must not leave this host.
    allowedPath: (path) => path.startsWith('/assets/') || path === '/icon.svg',
    immutable: true,
    maxAge: '365d',
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(guardHeaders)) response.header(name, value)
    },
  })
}

async function answerCall(
  console: Console,
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
  secure: boolean,
) {
  const input = Buffer.isBuffer(request.body) ? parseJson(request.body) : undefined
  const session = await console.open(tokenOf(request), (token) => {
    reply.header('set-cookie', cookie(token, secure))
  })
  return console.gate.call(request.params.name, input, session)
}

/** True when the request was made by our own page on our own host. */
function isOwnPage(request: FastifyRequest, hosts: readonly string[], secure: boolean): boolean {
  const { host = '', origin } = request.headers
  return hosts.includes(host) && origin === `${secure ? 'https' : 'http'}://${host}`
}

function tokenOf(request: FastifyRequest): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=')
    if (name === COOKIE && value !== undefined && /^[0-9a-f]{64}$/.test(value)) return value
  }
  return null
}

function cookie(token: string | null, secure: boolean): string {
  const life = token === null ? 0 : SESSION_LIFE_MS / 1000
  const words = [`${COOKIE}=${token ?? ''}`, 'HttpOnly', 'SameSite=Strict', 'Path=/console']
  return [...words, `Max-Age=${life}`, ...(secure ? ['Secure'] : [])].join('; ')
}
