/** A loopback host over a real workstation, and requests that can claim anything. */
import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type LoopbackHost, startLoopbackHost } from '#main/loopback/host.ts'
import {
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
  type TestDesk,
} from '../../support/desk.ts'

export let desk: TestDesk
export let host: LoopbackHost
export let port: number
export let cookie: string
export const addresses: string[] = []
export const SECRET = 'a file outside the screens'

/** Starts the host before the tests of a file. */
export function startHostForAll(): void {
  beforeAll(async () => {
    desk = openDesk()
    await setUp(desk)
    const outside = temporaryFolder('outside')
    writeFileSync(join(outside, 'secret.json'), SECRET)
    const screens = join(outside, 'screens')
    mkdirSync(join(screens, 'assets'), { recursive: true })
    writeFileSync(
      join(screens, 'index.html'),
      '<!doctype html><style nonce="__CSP_NONCE__"></style><title>screen</title>',
    )
    writeFileSync(join(screens, 'assets', 'main.js'), 'export {}')
    host = await startLoopbackHost({
      workstation: desk.workstation,
      screens,
      port: 0,
      onAddress: (url) => addresses.push(url),
    })
    port = Number(new URL(host.url).port)
    const first = await ask('GET', host.url.slice(host.url.indexOf('/?')))
    cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
  })
  afterAll(async () => {
    await host.close()
    await desk.close()
    removeFolders()
  })
}

export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
  json(): { ok?: boolean; refusal?: { code: string; field?: string } }
}

/** A raw request: unlike `fetch` it can claim any Host and any header, as another program would. */
export function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers,
        setHost: headers['host'] === undefined,
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8')
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: () => JSON.parse(text) as never,
          })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

export const own = () => ({
  cookie,
  origin: `http://127.0.0.1:${port}`,
  'x-counterbook': '1',
  'content-type': 'application/json',
})
export const call = (name: string, input: unknown, headers: Record<string, string> = {}) =>
  ask('POST', `/call/${name}`, { ...own(), ...headers }, JSON.stringify(input))
export const events = async () => (await desk.must('sync.status', {})).waiting
