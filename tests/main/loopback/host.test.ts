/** The loopback host against strangers: other pages, other names, other programs, and malformed requests. */
import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLoopbackHost, type LoopbackHost } from '#main/loopback/host.ts'
import {
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
  type TestDesk,
} from '../../support/desk.ts'

let desk: TestDesk
let host: LoopbackHost
let port: number
let cookie: string
const addresses: string[] = []
const SECRET = 'a file outside the screens'

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

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
  json(): { ok?: boolean; refusal?: { code: string; field?: string } }
}

/** A raw request: unlike `fetch` it can claim any Host and any header, as another program would. */
function ask(
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

const own = () => ({
  cookie,
  origin: `http://127.0.0.1:${port}`,
  'x-counterbook': '1',
  'content-type': 'application/json',
})
const call = (name: string, input: unknown, headers: Record<string, string> = {}) =>
  ask('POST', `/call/${name}`, { ...own(), ...headers }, JSON.stringify(input))
const events = async () => (await desk.must('sync.status', {})).waiting

describe('the one-time token', () => {
  it('lets one browser in, once, and gives it a cookie that no script reads', async () => {
    const next = addresses.at(-1) ?? ''
    const path = next.slice(next.indexOf('/?'))
    const one = await ask('GET', path)
    expect(one.status).toBe(303)
    expect(one.headers.location).toBe('/')
    const attributes = String(one.headers['set-cookie']).split('; ').slice(1)
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']))
    const again = await ask('GET', path)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(addresses.at(-1)).not.toBe(next)
  })

  it.each(['', 'x', 'token', '%00', 'a'.repeat(10_000), '__proto__'])(
    'is not guessed: %s',
    async (token) => {
      const answer = await ask('GET', `/?token=${token}`)
      expect([403, 414, 431]).toContain(answer.status)
      expect(answer.headers['set-cookie']).toBeUndefined()
    },
  )

  it('is not spent by a foreign page, nor by another method', async () => {
    const next = addresses.at(-1) ?? host.url
    const path = next.slice(next.indexOf('/?'))
    expect((await ask('GET', path, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await ask('GET', path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask('POST', path)).status).toBe(403)
    expect((await ask('GET', path)).status).toBe(303)
  })
})

describe('a stranger', () => {
  it('gets no page, no call and no announcements without the cookie', async () => {
    const { cookie: _left, ...rest } = own()
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/assets/main.js'],
      ['GET', '/events'],
      ['POST', '/call/app.status'],
    ] as const) {
      for (const other of [
        {},
        { cookie: 'counterbook=' },
        { cookie: `${cookie}x` },
        { cookie: cookie.replace(/=.*/, '=guess') },
        { cookie: 'counterbook' },
        { cookie: ';;==;' },
      ]) {
        const answer = await ask(
          method,
          path,
          { ...rest, ...other },
          method === 'POST' ? '{}' : undefined,
        )
        expect([path, answer.status]).toEqual([path, 403])
        expect(answer.text).not.toContain('screen</title>')
      }
    }
  })

  it.each([
    'localhost',
    'evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example',
    '[::1]',
    '0.0.0.0',
    '',
  ])('that rebinds its own name to us is refused: %s', async (name) => {
    const named =
      name === '' || /:\d+$|]$/.test(name)
        ? name
        : `${name}:${name === '127.0.0.1' ? port + 1 : port}`
    const answer = await call('app.status', {}, { host: named })
    expect([named, answer.status]).toEqual([named, 403])
    expect(answer.json().refusal?.code).toBe('foreign_sender')
  })

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { origin: 'https://127.0.0.1' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'Same-Origin ' },
    { 'x-counterbook': '0' },
    { 'x-counterbook': '' },
  ])('whose page shows itself by %s is refused', async (headers) => {
    const before = await events()
    const answer = await call('complaint.register', intake(newId()), headers)
    // Node trims the blank, and a browser writes it in small letters: this one is no browser.
    expect(answer.status).toBe(403)
    expect(await events()).toBe(before)
  })

  it('cannot post a form', async () => {
    const before = await events()
    const { 'x-counterbook': _gone, ...form } = own()
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]) {
      const answer = await ask(
        'POST',
        '/call/session.signOut',
        { ...form, 'content-type': type },
        'a=b',
      )
      expect([type, answer.status >= 400]).toEqual([type, true])
    }
    expect((await ask('POST', '/call/session.signOut', form, '{}')).status).toBe(403)
    expect((await desk.must('app.status', {})).person).not.toBeNull()
    expect(await events()).toBe(before)
  })

  it('is told nothing of the origin rules by the browser’s own questions', async () => {
    const answer = await ask('OPTIONS', '/call/app.status', {
      origin: 'http://evil.example',
      'access-control-request-method': 'POST',
    })
    expect(answer.status).toBe(403)
    for (const name of Object.keys(answer.headers)) expect(name).not.toMatch(/^access-control/)
  })
})

describe('a request', () => {
  it('of the own page is answered', async () => {
    const answer = await call('app.status', {})
    expect(answer.json()).toMatchObject({ ok: true })
    expect((await call('app.status', {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('beyond the size limit is refused by a code and stores nothing', async () => {
    const before = await events()
    const answer = await call('draft.save', {
      draftId: newId(),
      kind: 'intake',
      content: { facts: 'x'.repeat(2 * 1024 * 1024) },
    })
    expect(answer.status).toBe(413)
    expect(answer.json()).toMatchObject({ ok: false, refusal: { code: 'too_large' } })
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
    expect(await events()).toBe(before)
  })

  it.each([
    ['no JSON', '{"a":', 400, 'invalid_input'],
    ['nothing', '', 400, 'invalid_input'],
    ['a number', '5', 200, 'invalid_input'],
    ['null', 'null', 200, 'invalid_input'],
    ['a deep nest', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 200, 'invalid_input'],
    ['a key of the prototype', '{"__proto__":{"locked":false}}', 400, 'invalid_input'],
    ['a constructor', '{"constructor":{"prototype":{"a":1}}}', 400, 'invalid_input'],
  ])('with %s is a refusal', async (_what, body, status, code) => {
    const answer = await ask('POST', '/call/app.status', own(), body)
    expect(answer.json()).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/node_modules|at .*\.ts/)
  })

  it('for an unknown call is a refusal', async () => {
    for (const name of [
      'nothing',
      '__proto__',
      'complaint.get%2F..',
      '%E0%A4%A',
      'x'.repeat(5000),
    ]) {
      const answer = await call(name, {})
      expect(answer.status < 500, name).toBe(true)
      expect(answer.json()).toMatchObject({ ok: false })
    }
  })
})

describe('pages', () => {
  it('come under a policy with a nonce of their own, and are not kept', async () => {
    const one = await ask('GET', '/', { cookie })
    const two = await ask('GET', '/', { cookie })
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(one.text).toContain(`nonce="${nonce}"`)
    expect(String(two.headers['content-security-policy'])).not.toBe(policy)
    expect(one.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '//secret.json',
    '/%00',
    '/secret.json%00.js',
    '/....//secret.json',
    '/%252e%252e/secret.json',
    '/%E0%A4%A',
  ])('never come from outside their folder: %s', async (path) => {
    const answer = await ask('GET', path, { cookie })
    expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true])
    expect(answer.text).not.toContain(SECRET)
  })
})

describe('announcements', () => {
  it('carry ids and never words, and end with the listener', async () => {
    const stream = await new Promise<http.IncomingMessage>((resolve, reject) => {
      http
        .get(
          { host: '127.0.0.1', port, path: '/events', headers: { cookie }, agent: false },
          resolve,
        )
        .on('error', reject)
    })
    expect(stream.statusCode).toBe(200)
    expect(stream.headers['content-type']).toBe('text/event-stream')
    const caseId = newId()
    let text = ''
    const heard = new Promise<void>((resolve) => {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
        if (text.includes(caseId)) resolve()
      })
    })
    await desk.must('complaint.register', intake(caseId))
    await heard
    const lines = text.split('\n').filter((line) => line.startsWith('data: '))
    expect(lines.map((line) => JSON.parse(line.slice(6)) as unknown)).toContainEqual({
      topic: 'records',
      detail: { changed: [{ kind: 'complaint', id: caseId }] },
    })
    expect(text).not.toContain('韩先生')
    stream.destroy()
    // Nobody listens any more: the next save is told to nobody and fails nobody.
    await desk.must('complaint.register', intake(newId()))
    expect(desk.faults).toEqual([])
  })
})

it('is open on this machine alone', async () => {
  const { networkInterfaces } = await import('node:os')
  const others = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address),
  )
  for (const address of others) {
    const answer = await fetch(`http://${address}:${port}/`).then(
      () => 'open',
      () => 'closed',
    )
    expect([address, answer]).toEqual([address, 'closed'])
  }
})
