/** The loopback host against strangers: other pages, other names and other programs. */
import { describe, expect, it } from 'vitest'
import { intake, newId } from '../../support/desk.ts'
import {
  addresses,
  ask,
  call,
  cookie,
  desk,
  events,
  host,
  own,
  port,
  startHostForAll,
} from './open-host.ts'

startHostForAll()

describe('the one-time token', () => {
  it('lets one browser in, once, and gives it a cookie that no script reads', async () => {
    const next = addresses.at(-1) ?? ''
    const path = next.slice(next.indexOf('/?'))
    const one = await ask('GET', path)
    expect(one.status).toBe(303)
    expect(one.headers.location).toBe('/')
    const [named = '', ...attributes] = String(one.headers['set-cookie']).split('; ')
    // Cookies know no ports: two workstations in one browser must not put each other out.
    expect(named).toMatch(new RegExp(`^counterbook-${port}=.{40,}$`))
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
