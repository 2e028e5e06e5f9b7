import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SIGNATURE_HEADER } from '#shared/sync/messages.ts'
import { RefusedStart, type HubServer, type ServerOptions, startServer } from '#hub/http/server.ts'
import { isSignedBy } from '#hub/service/keys.ts'
import { type Bench, openBench } from './support/bench.ts'
import { registered } from './support/case-events.ts'
import { type TestDevice, enrolled } from './support/device.ts'
import { type Heard, type Request, askServer, json } from './support/http.ts'

const ADMIN = 'a'.repeat(64)

let bench: Bench
let server: HubServer
let device: TestDevice
let branchId: string
let screens: string

function options(): ServerOptions {
  return {
    hub: bench.hub,
    pepper: new Uint8Array(32),
    setUpToken: 'the-token',
    adminToken: ADMIN,
    screensFolder: screens,
    host: '127.0.0.1',
    port: 0,
    tls: null,
    names: [],
    pushesAtOnce: 2,
  }
}

beforeAll(async () => {
  screens = mkdtempSync(join(tmpdir(), 'hub-screens-'))
  mkdirSync(join(screens, 'assets'))
  writeFileSync(join(screens, 'assets', 'console-abc.js'), 'export {}')
  writeFileSync(join(screens, 'index.html'), 'the workstation')
  writeFileSync(join(screens, 'assets', '.hidden'), 'x')
  writeFileSync(
    join(screens, 'console.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/assets/console-abc.js"></script>',
  )
  bench = await openBench()
  server = await startServer(options())
  const made = await enrolled(bench.hub, bench.random)
  device = made.device
  branchId = made.branchId
})
afterAll(async () => {
  await server.close()
  rmSync(screens, { recursive: true })
})

const ask = (path: string, more: Request = {}) => askServer(server.url, path, more)

function signed(heard: Heard, body = heard.body): boolean {
  const { publicKey } = bench.hub.context.organisation()
  return isSignedBy(publicKey, body, String(heard.headers[SIGNATURE_HEADER]))
}

describe('sync routes', () => {
  it('takes a gzip push, folds behind the answer and signs what it says', async () => {
    device.write(registered())
    const { bytes, signature } = device.sign(device.batch())
    const heard = await ask('/v1/push', {
      body: gzipSync(bytes),
      headers: { 'content-encoding': 'gzip', [SIGNATURE_HEADER]: signature },
    })
    expect(json(heard)).toMatchObject({ ok: true, ack: { seq: 1 } })
    expect(signed(heard)).toBe(true)
    await expect
      .poll(async () => {
        const rows = await bench.database.query(
          'SELECT cursor FROM projection WHERE branch_id = $1',
          [branchId],
        )
        return rows
      })
      .toEqual([{ cursor: 1 }])
  })

  it('sends a large page in gzip under a signature over what is inside', async () => {
    device.scribble(40)
    await device.push(bench.hub)
    const { bytes, signature } = device.sign({
      protocol: 1,
      device: device.device,
      branchCursor: 0,
      organisationCursor: 0,
      incarnation: null,
      withOwnBodies: true,
      nonce: '00'.repeat(16),
    })
    const headers = { [SIGNATURE_HEADER]: signature, 'accept-encoding': 'gzip, deflate' }
    const heard = await ask('/v1/pull', { body: bytes, headers })
    expect(heard.headers['content-encoding']).toBe('gzip')
    const inside = gunzipSync(heard.body)
    expect(signed(heard, inside)).toBe(true)
    expect(heard.body.length).toBeLessThan(inside.length / 3)
    const packed = await ask('/v1/pull', {
      body: gzipSync(bytes),
      headers: { [SIGNATURE_HEADER]: signature, 'content-encoding': 'gzip' },
    })
    expect(signed(packed)).toBe(true)
  })

  it('refuses a zip bomb without unpacking it', async () => {
    const bomb = gzipSync(Buffer.alloc(900 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage().rss
    for (const path of ['/v1/push', '/v1/pull', '/v1/enrol']) {
      const heard = await ask(path, {
        body: path === '/v1/push' ? bomb : gzipSync(Buffer.alloc(1024 * 1024)),
        headers: { 'content-encoding': 'gzip' },
      })
      expect([path, heard.status]).toEqual([path, path === '/v1/push' ? 413 : 400])
      expect(signed(heard)).toBe(true)
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  it('refuses broken gzip, unknown encodings, oversize and other methods', async () => {
    const body = Buffer.from('{}')
    const status = async (path: string, more: Request) => (await ask(path, more)).status
    expect(await status('/v1/push', { body, headers: { 'content-encoding': 'gzip' } })).toBe(400)
    expect(await status('/v1/push', { body, headers: { 'content-encoding': 'br' } })).toBe(400)
    const large = await ask('/v1/push', { body: Buffer.alloc(1024 * 1024 + 1) })
    expect(large.status).toBe(413)
    expect(json(large)).toMatchObject({ ok: false, code: 'too_large' })
    expect(signed(large)).toBe(true)
    expect(await status('/v1/pull', { body: Buffer.alloc(20 * 1024) })).toBe(413)
    expect(await status('/v1/push', { method: 'GET' })).toBe(404)
    expect(await status('/v1/push', { method: 'POST' })).toBe(400)
  })

  it('turns pushes away with a time to come back when too many run', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const holding = bench.database.transaction(async (tx) => {
      await tx.query('SELECT 1')
      await gate
    })
    const { bytes, signature } = device.sign(device.batch(1, 1))
    const push = () => ask('/v1/push', { body: bytes, headers: { [SIGNATURE_HEADER]: signature } })
    const first = [push(), push()]
    let shed = await push()
    for (let i = 0; i < 50 && shed.status !== 503; i++) shed = await push()
    expect(shed.status).toBe(503)
    expect(Number(shed.headers['retry-after'])).toBeGreaterThan(0)
    expect(json(shed)).toMatchObject({ code: 'busy' })
    open()
    await holding
    for (const heard of await Promise.all(first)) expect(heard.status).toBe(200)
    expect((await push()).status).toBe(200)
  })

  it('says that it is well', async () => {
    expect(json(await ask('/health'))).toEqual({ ok: true, store: 'trial' })
  })
})

describe('the console’s door', () => {
  const call = (name: string, input: unknown, headers: Record<string, string> = {}) =>
    ask(`/console/call/${name}`, {
      body: Buffer.from(JSON.stringify(input)),
      headers: { origin: server.url, ...headers },
    })

  it('serves its page under a strict policy with a nonce for one load', async () => {
    const first = await ask('/console/')
    const second = await ask('/console/')
    const policy = String(first.headers['content-security-policy'])
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
    expect(first.body.toString()).toContain(`content="${nonce}"`)
    expect(second.headers['content-security-policy']).not.toBe(policy)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(first.headers['cache-control']).toBe('no-store')
    const asset = await ask('/console/assets/console-abc.js')
    expect(asset.status).toBe(200)
    expect(asset.headers['x-content-type-options']).toBe('nosniff')
    for (const path of [
      '/console/assets/../console.html',
      '/console/assets/%2e%2e/console.html',
      '/console/console.html',
      '/console/index.html',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
    expect((await ask('/console/assets/.hidden')).status).toBe(403)
    expect((await ask('/console/', { headers: { host: 'evil.example' } })).status).toBe(403)
  })

  it('answers only its own page on its own host', async () => {
    const port = new URL(server.url).port
    expect((await call('console.status', {})).status).toBe(200)
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
      { host: '127.0.0.1', origin: 'http://127.0.0.1' },
    ]
    for (const headers of foreign) {
      const heard = await call('console.status', {}, headers)
      expect([JSON.stringify(headers), heard.status]).toEqual([JSON.stringify(headers), 403])
    }
    const bare = await ask('/console/call/console.status', { body: Buffer.from('{}') })
    expect(bare.status).toBe(403)
  })

  it('keeps a session in a cookie that scripts and other pages cannot use', async () => {
    const token = { token: 'the-token', employeeNo: 'H001', pin: '135791' }
    const entered = await call('console.setUp', token)
    expect(json(entered)).toMatchObject({ ok: true })
    const [cookie = ''] = entered.headers['set-cookie'] ?? []
    expect(cookie).toMatch(
      /^counterbook_console=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/console;/,
    )
    const kept = { cookie: cookie.split(';')[0] as string }
    expect(json(await call('console.branches', {}, kept))).toMatchObject({ ok: true })
    expect(json(await call('console.branches', {}))).toMatchObject({
      refusal: { code: 'not_signed_in' },
    })
    const left = await call('console.signOut', {}, kept)
    expect(String(left.headers['set-cookie'])).toContain('Max-Age=0')
    expect(json(await call('console.branches', {}, kept))).toMatchObject({
      refusal: { code: 'not_signed_in' },
    })
  })

  it('refuses bodies that are no JSON or too large', async () => {
    const raw = (body: Buffer) =>
      ask('/console/call/console.signIn', { body, headers: { origin: server.url } })
    expect(json(await raw(Buffer.from('{')))).toMatchObject({ refusal: { code: 'invalid_input' } })
    expect((await raw(Buffer.alloc(65 * 1024))).status).toBe(413)
  })
})

describe('the operator’s door', () => {
  it('opens with the token alone, and not on the public port', async () => {
    const body = Buffer.from(JSON.stringify({ branchCode: 'B05', branchName: null }))
    const admin = (headers: Record<string, string>, base = server.adminUrl) =>
      ask('/admin/enrol-code', { body, headers, base })
    expect((await admin({})).status).toBe(401)
    expect((await admin({ authorization: 'Bearer wrong' })).status).toBe(401)
    const good = { authorization: `Bearer ${ADMIN}` }
    expect(json(await admin(good))).toMatchObject({ ok: true, value: { branch: 'B05' } })
    expect((await admin(good, server.url)).status).toBe(404)
    const odd = await ask('/admin/user', {
      body: Buffer.from('{"employeeNo":"H1","role":"king","pin":"1"}'),
      headers: good,
      base: server.adminUrl,
    })
    expect(json(odd)).toMatchObject({ ok: false, refusal: { field: 'role' } })
  })

  it('does not listen in the clear beyond this machine', async () => {
    await expect(startServer({ ...options(), host: '0.0.0.0' })).rejects.toThrow(RefusedStart)
  })
})

it('writes no word of a customer into its log', () => {
  const text = JSON.stringify(bench.reports)
  expect(bench.reports.length).toBeGreaterThan(5)
  for (const word of ['韩先生', '13800000042', '排队']) expect(text).not.toContain(word)
})
