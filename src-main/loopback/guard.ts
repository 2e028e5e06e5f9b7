/**
 * Who may speak to the loopback host. Any web page in the same browser, and any program of the same
 * machine, can reach 127.0.0.1: the token keeps strangers out, Host and Origin keep other pages out.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

export interface Guard {
  /** A fresh one-time token; exchanging it gives the browser its cookie. */
  issueToken(): string
  /** The cookie for a token that was issued and not used; null otherwise. */
  exchange(token: string): string | null
  isSignedBrowser(request: FastifyRequest): boolean
}

/** Cookies know no ports: two workstations in one browser need two names. */
function cookieName(port: number): string {
  return `counterbook-${port}`
}

/** `port` answers the host's port, which is known once it listens. */
export function createGuard(port: () => number): Guard {
  const tokens = new Set<string>()
  const secret = randomBytes(32).toString('base64url')
  return {
    issueToken() {
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return token
    },
    exchange(token) {
      if (!tokens.delete(token)) return null
      return `${cookieName(port())}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    isSignedBrowser(request) {
      const sent = cookies(request.headers.cookie ?? '').get(cookieName(port())) ?? ''
      const a = Buffer.from(sent)
      const b = Buffer.from(secret)
      return a.length === b.length && timingSafeEqual(a, b)
    },
  }
}

/** True when the request names this host itself: another name is a page that rebinds its own to us. */
export function namesThisHost(request: FastifyRequest, port: number): boolean {
  return request.headers.host === `127.0.0.1:${port}`
}

/** True when a page of this host sent the request. Browsers set these headers, pages cannot. */
export function comesFromOwnPage(request: FastifyRequest, port: number): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || origin === `http://127.0.0.1:${port}`
}

function cookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').map((part) => {
      const at = part.indexOf('=')
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()]
    }),
  )
}
