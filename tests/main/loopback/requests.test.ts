/** Requests, pages and announcements of the loopback host, well and badly formed. */
import http from 'node:http'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { intake, newId } from '../../support/desk.ts'
import { ask, call, cookie, desk, events, own, port, SECRET, startHostForAll } from './open-host.ts'

startHostForAll()

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
