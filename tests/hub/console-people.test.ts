import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import type { ConsoleSession } from '#hub/console/console.ts'
import { addUser } from '#hub/console/people.ts'
import { type Bench, openBench } from './support/bench.ts'
import { type Desk, PEPPER, openDesk } from './support/console-desk.ts'

let bench: Bench
let desk: Desk

beforeAll(async () => {
  bench = await openBench()
  desk = openDesk(bench)
})
afterAll(() => bench.close())

describe('people', () => {
  async function entering(): Promise<{ session: ConsoleSession; token: () => string | null }> {
    let kept: string | null = null
    const session = await desk.console.open(null, (token) => {
      kept = token
    })
    return { session, token: () => kept }
  }

  it('lets the first user in by the printed token, once', async () => {
    const { session, token } = await entering()
    const input = { token: 'the-token', employeeNo: 'H100', pin: '135791' }
    expect(await desk.code('console.setUp', { ...input, token: 'another' }, session)).toBe(
      'wrong_token',
    )
    expect(await desk.code('console.setUp', { ...input, pin: '111111' }, session)).toBe(
      'pin_too_easy',
    )
    const status = await desk.value('console.setUp', input, session)
    expect(status).toMatchObject({
      needsSetUp: false,
      person: { employeeNo: 'H100', role: 'admin' },
    })
    expect(status.permissions).toContain('console.manage')
    const opened = await desk.console.open(token(), () => {})
    expect(opened.signedIn).toEqual({ employeeNo: 'H100', role: 'admin' })
    expect(await desk.code('console.setUp', { ...input, employeeNo: 'H101' }, session)).toBe(
      'already_set_up',
    )
  })

  it('ends a session at sign-out, after half an hour unused and after twelve hours', async () => {
    await addUser(bench.hub.context, PEPPER, {
      employeeNo: 'H200',
      role: 'head_office_service',
      pin: '135791',
    })
    const enter = async () => {
      const { session, token } = await entering()
      await desk.value('console.signIn', { employeeNo: 'H200', pin: '135791' }, session)
      return token() as string
    }
    const who = async (token: string) => (await desk.console.open(token, () => {})).signedIn
    const first = await enter()
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await who(first)).toMatchObject({ employeeNo: 'H200' })
    await desk.value('console.signOut', {}, await desk.console.open(first, () => {}))
    expect(await who(first)).toBeNull()
    const second = await enter()
    bench.clock.advance(31 * MINUTE_MS)
    expect(await who(second)).toBeNull()
    const third = await enter()
    for (let i = 0; i < 25 && (await who(third)); i++) bench.clock.advance(29 * MINUTE_MS)
    expect(await who(third)).toBeNull()
    for (const wrong of ['', '00'.repeat(32), 'x'.repeat(10_000)])
      expect(await who(wrong)).toBeNull()
    const rows = await bench.database.query<{ row: string }>(
      'SELECT console_session::text || console_user::text AS row FROM console_session, console_user',
    )
    expect(rows.some(({ row }) => row.includes(second) || row.includes('135791'))).toBe(false)
  })

  it('counts a wrong PIN before it checks, and makes one wait', async () => {
    await addUser(bench.hub.context, PEPPER, { employeeNo: 'H300', role: 'admin', pin: '135791' })
    const { session } = await entering()
    const attempt = (pin: string) =>
      desk.code('console.signIn', { employeeNo: 'H300', pin }, session)
    const atOnce = await Promise.all(
      ['246801', '246802', '246803', '246804', '246805'].map(attempt),
    )
    expect(atOnce.filter((answer) => answer === 'wrong_pin')).toHaveLength(3)
    expect(atOnce.filter((answer) => answer === 'too_many_attempts')).toHaveLength(2)
    expect(await attempt('135791')).toBe('too_many_attempts')
    bench.clock.advance(30_001)
    expect(await attempt('246806')).toBe('wrong_pin')
    bench.clock.advance(30_001)
    expect(await attempt('135791')).toBe('too_many_attempts')
    bench.clock.advance(30_001)
    expect(await attempt('135791')).toBe('ok')
    expect(await attempt('246801')).toBe('wrong_pin')
    expect(await attempt('135791')).toBe('ok')
    expect(await desk.code('console.signIn', { employeeNo: 'H999', pin: '135791' }, session)).toBe(
      'wrong_pin',
    )
  })

  it('gives no account to a role without the console, and none twice', async () => {
    const user = { employeeNo: 'H400', pin: '135791' }
    const add = (role: 'teller' | 'admin') => addUser(bench.hub.context, PEPPER, { ...user, role })
    expect(await add('teller')).toMatchObject({
      refusal: { code: 'role_without_console', field: 'role' },
    })
    expect(await add('admin')).toMatchObject({ ok: true })
    expect(await add('admin')).toMatchObject({ refusal: { code: 'already_exists' } })
  })
})
