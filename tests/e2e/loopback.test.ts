/** The loopback host seen from a real browser, and from everybody who should not reach it. */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { pictureOf } from './support/picture.ts'

let started: StartedBrowser
let home: URL

beforeAll(async () => {
  started = await startBrowser()
  home = new URL('/', started.url)
})

afterAll(async () => {
  await started.close()
})

describe('the page', () => {
  test('shows the screen without its token in the address', async () => {
    expect(started.page.url()).toBe(home.href)
    expect(await started.page.title()).toContain('柜面通')
    await started.page.waitForSelector('#root > *')
    await pictureOf(started.page, 'browser-first')
  })

  test('has the same policy as the window and no door of the window', async () => {
    const seen = await started.page.evaluate(async () => {
      const answer = await fetch('/')
      return {
        policy: answer.headers.get('content-security-policy') ?? '',
        sniff: answer.headers.get('x-content-type-options'),
        door: 'counterbook' in window,
      }
    })
    expect(seen.policy).toContain(`default-src 'none'`)
    expect(seen.policy).toMatch(/style-src 'self' 'nonce-[^']+'/)
    expect(seen.policy).not.toContain('unsafe')
    expect(seen.sniff).toBe('nosniff')
    expect(seen.door).toBe(false)
  })

  test('keeps its cookie from scripts', async () => {
    expect(await started.page.evaluate(() => document.cookie)).toBe('')
    const [cookie] = await started.page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  })

  test('reaches the gate', async () => {
    const answer = await started.page.evaluate(async () => {
      const response = await fetch('/call/app.status', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-counterbook': '1' },
        body: '{}',
      })
      return (await response.json()) as unknown
    })
    expect(answer).toMatchObject({ ok: true })
  })
})

describe('strangers', () => {
  const headersOf = async (more: Record<string, string>) => {
    const [cookie] = await started.page.context().cookies()
    return { cookie: `${cookie?.name}=${cookie?.value}`, ...more }
  }

  test('a used token opens nothing', async () => {
    expect((await ask(started.url, 'GET', {})).status).toBe(403)
  })

  test('no cookie, no page and no call', async () => {
    expect((await ask(home.href, 'GET', {})).status).toBe(403)
    const call = { 'x-counterbook': '1', 'content-type': 'application/json' }
    expect((await ask(`${home.href}call/app.status`, 'POST', call)).status).toBe(403)
  })

  test('the right cookie under another name of this machine is refused', async () => {
    const headers = await headersOf({ host: `localhost:${home.port}` })
    expect((await ask(home.href, 'GET', headers)).status).toBe(403)
    const rebound = await headersOf({ host: `evil.example:${home.port}` })
    expect((await ask(home.href, 'GET', rebound)).status).toBe(403)
  })

  test('the right cookie from another page’s origin is refused', async () => {
    const headers = await headersOf({ origin: 'http://127.0.0.1:1', 'x-counterbook': '1' })
    expect((await ask(`${home.href}call/app.status`, 'POST', headers)).status).toBe(403)
  })

  test('a hostile page in the same browser reads nothing and calls nothing', async () => {
    const hostile = createServer((_request, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end('<title>hostile</title>')
    })
    await new Promise<void>((resolve) => {
      hostile.listen(0, '127.0.0.1', resolve)
    })
    try {
      const page = await started.page.context().newPage()
      await page.goto(`http://127.0.0.1:${(hostile.address() as AddressInfo).port}/`)
      const statuses: number[] = []
      page.on('response', (response) => {
        if (response.url().startsWith(home.href)) statuses.push(response.status())
      })
      const outcome = await page.evaluate(async (target) => {
        const tried = (options: RequestInit) =>
          fetch(target, { credentials: 'include', ...options }).then(
            (answer) => answer.type,
            () => 'failed',
          )
        return [
          await tried({ method: 'POST', body: '{}' }),
          await tried({ method: 'POST', headers: { 'x-counterbook': '1' }, body: '{}' }),
          await tried({ mode: 'no-cors', method: 'POST', body: '{}' }),
        ]
      }, `${home.href}call/app.status`)
      expect(outcome).toEqual(['failed', 'failed', 'opaque'])
      expect(statuses.every((status) => status === 403)).toBe(true)
      await page.close()
    } finally {
      hostile.close()
    }
  })
})

/** A bare request: `fetch` would not let Host and Origin be forged. */
function ask(
  address: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0 }))
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? '{}' : undefined)
  })
}
