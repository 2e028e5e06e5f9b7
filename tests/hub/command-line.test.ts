/** The hub as an operator starts it: real processes, real folders, a real kill. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#shared/foundation/bytes.ts'
import { type PullPage, type PushAnswer, SIGNATURE_HEADER } from '#shared/sync/messages.ts'
import { TestDevice } from './support/device.ts'
import { type Finished, type Operator, makeOperator, stop } from './support/operator.ts'
import { startPostgres } from './support/postgres.ts'

let operator: Operator
let home: string
let data: string

beforeAll(() => {
  operator = makeOperator()
  home = operator.home
  data = join(home, 'data')
})
afterEach(() => operator.stopAll())
afterAll(() => operator.leave())

const run: Operator['run'] = (...words) => operator.run(...words)
const serve = (words = ['--data', data]) => operator.serve(words)

async function post<Answer>(url: string, device: TestDevice, message: unknown): Promise<Answer> {
  const { bytes, signature } = device.sign(message)
  const response = await fetch(url, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: { [SIGNATURE_HEADER]: signature },
  })
  return (await response.json()) as Answer
}

function answered(finished: Finished): Record<string, unknown> {
  expect([finished.out.split('\n').length, finished.err]).toEqual([2, expect.any(String)])
  return JSON.parse(finished.out) as Record<string, unknown>
}

async function enrol(url: string, code: unknown): Promise<TestDevice> {
  const device = new TestDevice({ bytes: (count) => new Uint8Array(randomBytes(count)) })
  const answer = await post<{ ok: boolean }>(`${url}/v1/enrol`, device, {
    protocol: 1,
    code,
    publicKey: toHex(device.keys.publicKey),
    label: '',
    nonce: '00'.repeat(16),
  })
  expect(answer.ok).toBe(true)
  return device
}

const pullOf = (device: TestDevice) => ({
  protocol: 1,
  device: device.device,
  branchCursor: 0,
  organisationCursor: 0,
  incarnation: null,
  withOwnBodies: true,
  nonce: '00'.repeat(16),
})

describe('hub serve', () => {
  it('says where it is, gives codes and accounts while it runs, and stops in order', async () => {
    const { child, line, err } = await serve()
    expect(line).toEqual({
      ok: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      console: `${line.url}/console/`,
      store: 'trial',
    })
    expect(err()).toContain('trial store')
    expect(err()).toMatch(/#setUp=[0-9a-f]{32}/)
    for (const file of ['hub.json', 'pepper']) {
      expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600])
    }

    // Without --data it finds the hub that runs under this account.
    const code = answered(await run(['enrol-code', '--branch', 'B01', '--name', '示范网点']))
    expect(code).toEqual({
      ok: true,
      code: expect.stringMatching(/^CB1-[0-9A-Z]{24}-[0-9A-Z]{16}$/),
      branch: 'B01',
      expiresAt: expect.stringMatching(/\+08:00$/),
    })
    const user = ['add-user', '--employee-no', 'H001', '--role', 'head_office_service']
    expect(answered(await run(user, '135791\n'))).toMatchObject({ ok: true, employeeNo: 'H001' })
    const again = await run([...user, '--data', data], '135791\n')
    expect([again.code, answered(again)]).toMatchObject([
      2,
      { code: 'already_exists', field: '--employee-no' },
    ])

    const second = await run(['serve', '--data', data])
    expect([second.code, answered(second)]).toMatchObject([2, { code: 'store_in_use' }])
    const elsewhere = join(home, 'other')
    const port = new URL(line.url).port
    const taken = await run(['serve', '--data', elsewhere, '--port', port])
    expect([taken.code, answered(taken)]).toMatchObject([
      2,
      { code: 'port_in_use', field: '--port' },
    ])

    await enrol(line.url, code['code'])
    expect(await stop(child, 'SIGTERM')).toBe(0)
    expect(existsSync(join(data, 'hub.json'))).toBe(false)
    // No hub runs: the command opens the store itself.
    expect(answered(await run(['enrol-code', '--branch', 'B02', '--data', data]))).toMatchObject({
      ok: true,
    })
  }, 90_000)

  it('keeps what it confirmed over a kill, and tells the devices that it may have lost something', async () => {
    const folder = join(home, 'killed')
    const first = await serve(['--data', folder])
    const { code } = answered(await run(['enrol-code', '--branch', 'B01', '--data', folder]))
    const device = await enrol(first.line.url, code)
    let confirmed = 0
    let incarnation = ''
    const write = async () => {
      for (;;) {
        device.scribble(3)
        const batch = device.batch(device.events.length - 2)
        const answer = await post<PushAnswer>(`${first.line.url}/v1/push`, device, batch)
        confirmed = answer.ack.seq
        incarnation = answer.incarnation
      }
    }
    const ended = write().catch((error: unknown) => error)
    // Killed in the middle of a push, whichever it is.
    await expect.poll(() => confirmed).toBeGreaterThan(30)
    await stop(first.child, 'SIGKILL')
    expect(await ended).toBeInstanceOf(Error)
    expect(existsSync(join(folder, 'hub.json'))).toBe(true)

    const second = await serve(['--data', folder])
    expect(second.err()).toContain('devices resend')
    const page = await post<PullPage>(`${second.line.url}/v1/pull`, device, pullOf(device))
    expect(page.incarnation).not.toBe(incarnation)
    expect(page.head?.seq).toBeGreaterThanOrEqual(confirmed)
    expect(page.branch.events.map(({ number }) => number)).toEqual(
      Array.from({ length: page.branch.head }, (_, i) => i + 1),
    )
    const resent = await post<PushAnswer>(`${second.line.url}/v1/push`, device, device.batch())
    expect(resent.ack.seq).toBe(device.events.length)
    expect(await stop(second.child, 'SIGINT')).toBe(0)

    const third = await serve(['--data', folder])
    const calm = await post<PullPage>(`${third.line.url}/v1/pull`, device, pullOf(device))
    expect(calm.incarnation).toBe(page.incarnation)
    await stop(third.child, 'SIGTERM')
    const restored = await serve(['--data', folder, '--restored'])
    const renewed = await post<PullPage>(`${restored.line.url}/v1/pull`, device, pullOf(device))
    expect(renewed.incarnation).not.toBe(page.incarnation)
  }, 90_000)
})

describe('refusals', () => {
  const refused = async (words: string[], input = '', env = {}) => {
    const finished = await run(words, input, env)
    return [finished.code, finished.out === '' ? finished.err : JSON.parse(finished.out)]
  }

  it('names what is wrong and exits with 2', async () => {
    const none = join(home, 'none')
    const cases: [string[], Record<string, unknown>][] = [
      [['frobnicate'], { code: 'unknown_command', field: 'frobnicate' }],
      [['serve', '--frob'], { code: 'invalid_input', field: '--frob' }],
      [['serve', '--data'], { code: 'invalid_input', field: '--data' }],
      [['serve', '--port', '70000'], { code: 'invalid_input', field: '--port' }],
      [['serve', '--port', '-1'], { code: 'invalid_input', field: '--port' }],
      [['serve', '--data', join(import.meta.dirname, 'command-line.test.ts')], { field: '--data' }],
      [['serve', 'stray'], { code: 'invalid_input', field: 'stray' }],
      [['enrol-code'], { code: 'invalid_input', field: '--branch' }],
      [['enrol-code', '--branch', 'B01', '--data', none], { code: 'hub_not_running' }],
      [['add-user', '--employee-no', 'H1'], { code: 'invalid_input', field: '--role' }],
    ]
    for (const [words, expected] of cases) {
      expect([words, await refused(words)]).toEqual([
        words,
        [2, expect.objectContaining({ ok: false, ...expected })],
      ])
    }
  }, 60_000)

  it('checks code, role and PIN before anything is stored', async () => {
    const { child } = await serve()
    const user = (role: string) => [
      'add-user',
      '--employee-no',
      'H077',
      '--role',
      role,
      '--data',
      data,
    ]
    expect(await refused(['enrol-code', '--branch', 'b 1', '--data', data])).toMatchObject([
      2,
      { field: '--branch' },
    ])
    expect(await refused(user('king'), '135791')).toMatchObject([2, { field: '--role' }])
    expect(await refused(user('teller'), '135791')).toMatchObject([
      2,
      { code: 'role_without_console' },
    ])
    expect(await refused(user('admin'), '')).toMatchObject([2, { field: 'standard input' }])
    expect(await refused(user('admin'), '123456')).toMatchObject([
      2,
      { code: 'pin_too_easy', field: 'standard input' },
    ])
    await stop(child, 'SIGTERM')
  }, 60_000)

  it('does not serve in the clear beyond this machine, nor on half a certificate', async () => {
    const folder = join(home, 'open')
    const words = ['serve', '--data', folder]
    const open = await refused(words, '', { COUNTERBOOK_HUB_HOST: '0.0.0.0' })
    expect(open).toMatchObject([2, { code: 'plain_http_refused' }])
    const half = await refused(words, '', { COUNTERBOOK_HUB_CERT: join(home, 'none.pem') })
    expect(half).toMatchObject([2, { code: 'plain_http_refused' }])
    expect(existsSync(join(folder, 'hub.json'))).toBe(false)
  }, 60_000)

  it('answers one line when it fails, and says no more than kind, code and place', async () => {
    const folder = join(home, 'failing')
    const files = { COUNTERBOOK_HUB_CERT: join(home, '王先生.pem'), COUNTERBOOK_HUB_KEY: 'none' }
    const finished = await run(['serve', '--data', folder], '', files)
    expect([finished.code, answered(finished)]).toMatchObject([1, { code: 'internal_error' }])
    expect(finished.err).toContain('ENOENT')
    expect(finished.err).not.toContain('王先生')
  }, 60_000)

  it('helps', async () => {
    for (const words of [[], ['--help'], ['serve', '--help'], ['enrol-code', '--help']]) {
      const finished = await run(words)
      expect([words, finished.code]).toEqual([words, 0])
      expect(finished.out).toContain('hub enrol-code --branch')
    }
  }, 30_000)

  it('does not take a folder from a note that another process number left', async () => {
    const folder = join(home, 'stale')
    const served = await serve(['--data', folder])
    await stop(served.child, 'SIGKILL')
    const file = join(folder, 'hub.json')
    const note = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    // This process lives, but it is not the one that wrote the note.
    writeFileSync(file, JSON.stringify({ ...note, pid: process.pid }))
    const again = await serve(['--data', folder])
    expect(again.line.ok).toBe(true)
  }, 60_000)
})

describe('with DATABASE_URL', () => {
  it('serves from PostgreSQL and gives codes with and without a running hub', async () => {
    const server = await startPostgres()
    try {
      const env = { DATABASE_URL: await server.database('hub') }
      const folder = join(home, 'pg')
      const before = answered(
        await run(['enrol-code', '--branch', 'B01', '--data', folder], '', env),
      )
      const served = await operator.serve(['--data', folder], env)
      expect(served.line.store).toBe('postgresql')
      const device = await enrol(served.line.url, before['code'])
      const after = answered(await run(['enrol-code', '--branch', 'B01'], '', env))
      expect((await enrol(served.line.url, after['code'])).device).not.toBe(device.device)
      await stop(served.child, 'SIGKILL')
      const again = await operator.serve(['--data', folder], env)
      expect(again.err()).not.toContain('devices resend')
      await stop(again.child, 'SIGTERM')
      await server.sql('ALTER DATABASE hub SET synchronous_commit = off')
      const unsafe = await run(['serve', '--data', folder], '', env)
      expect([unsafe.code, answered(unsafe)]).toMatchObject([2, { code: 'unsafe_database' }])
    } finally {
      await operator.stopAll()
      await server.stop()
    }
  }, 60_000)
})
