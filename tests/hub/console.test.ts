import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { consoleCallNames } from '#shared/contract/console-names.ts'
import type { ConsoleCallName } from '#shared/contract/console-names.ts'
import { type ConsoleInput, type ConsoleOutput, consoleCalls } from '#shared/contract/console.ts'
import { HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import type { Result } from '#shared/foundation/result.ts'
import { ROLES, may } from '#shared/staff/role.ts'
import { type Console, type ConsoleSession, createConsole } from '#hub/console/console.ts'
import { addUser } from '#hub/console/people.ts'
import { type Bench, openBench } from './support/bench.ts'
import { CASE_ID, contacted, detailsChanged, erased, registered } from './support/case-events.ts'
import { type TestDevice, enrolled } from './support/device.ts'

const PEPPER = new Uint8Array(32).fill(7)
const NOBODY = '019a0000-0000-7000-8000-00000000ffff'

let bench: Bench
let desk: Console
let device: TestDevice
let branchId: string
let count = 0

beforeAll(async () => {
  bench = await openBench()
  desk = createConsole({ hub: bench.hub, pepper: PEPPER, setUpToken: 'the-token' })
})
afterAll(() => bench.close())
beforeEach(async () => {
  count += 1
  const made = await enrolled(bench.hub, bench.random, `C${10 + count}`)
  device = made.device
  branchId = made.branchId
})

function sessionAs(role: string | null): ConsoleSession {
  return {
    signedIn: role === null ? null : { employeeNo: 'H001', role },
    locked: false,
    token: null,
    keep: () => {},
  }
}

async function call<Name extends ConsoleCallName>(
  name: Name,
  input: ConsoleInput<Name>,
  session = sessionAs('admin'),
): Promise<Result<ConsoleOutput<Name>>> {
  const result = await desk.gate.call(name, input, session)
  // What leaves must be what the contract says, key for key.
  if (result.ok) consoleCalls[name].output.parse(result.value)
  return result as Result<ConsoleOutput<Name>>
}

async function value<Name extends ConsoleCallName>(
  name: Name,
  input: ConsoleInput<Name>,
  session?: ConsoleSession,
): Promise<ConsoleOutput<Name>> {
  const result = await call(name, input, session)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
  return result.value
}

async function code<Name extends ConsoleCallName>(
  name: Name,
  input: ConsoleInput<Name>,
  session?: ConsoleSession,
): Promise<string> {
  const result = await call(name, input, session)
  return result.ok ? 'ok' : result.refusal.code
}

async function pushCase(): Promise<void> {
  device.write(registered())
  device.write(contacted())
  await device.push(bench.hub)
  await bench.hub.project(branchId)
}

/** An input of each call that its schema takes. */
const inputs: { readonly [Name in ConsoleCallName]: ConsoleInput<Name> } = {
  'console.status': {},
  'console.setUp': { token: 'x', employeeNo: 'H009', pin: '135791' },
  'console.signIn': { employeeNo: 'H009', pin: '135791' },
  'console.signOut': {},
  'console.branches': {},
  'console.cases': { branchId: null, state: 'all', search: '', offset: 0, limit: 10 },
  'console.case': { branchId: NOBODY, caseId: CASE_ID },
  'console.reveal': { branchId: NOBODY, caseId: CASE_ID, purpose: 'supervision' },
  'console.instruct': {
    branchId: NOBODY,
    caseId: CASE_ID,
    kind: 'query',
    dueAt: null,
    text: '请说明',
  },
  'console.notices': {},
  'console.notice': { title: '通报', text: '内容' },
  'console.enrolCode': { branchCode: 'ZZ', branchName: null },
  'console.devices': { branchId: null },
  'console.revokeDevice': { deviceId: '00'.repeat(32) },
}

describe('who may call what', () => {
  for (const name of consoleCallNames) {
    const { permission } = consoleCalls[name]
    it(`${name} asks for ${permission}`, async () => {
      for (const role of [null, 'nobody', ...ROLES]) {
        const answer = await code(name, inputs[name] as never, sessionAs(role))
        const expected =
          permission === 'anyone'
            ? 'let in'
            : role === null
              ? 'not_signed_in'
              : may(role, permission as never)
                ? 'let in'
                : 'not_permitted'
        const seen = ['not_signed_in', 'not_permitted'].includes(answer) ? answer : 'let in'
        expect([role, seen]).toEqual([role, expected])
      }
    })
  }

  it('lets no counter role into anything but the way in', () => {
    for (const role of ['teller', 'trainee', 'hall_manager', 'general_manager']) {
      const open = consoleCallNames.filter((name) => {
        const { permission } = consoleCalls[name]
        return permission === 'anyone' || may(role, permission as never)
      })
      // A supervisor may reveal at the branch; without a console account that opens nothing here.
      expect(open.filter((name) => consoleCalls[name].permission === 'anyone')).toEqual([
        'console.status',
        'console.setUp',
        'console.signIn',
        'console.signOut',
      ])
      expect(may(role, 'console.read')).toBe(false)
    }
  })
})

describe('hostile input', () => {
  const shapes: unknown[] = [
    null,
    0,
    '',
    [],
    [{}],
    true,
    JSON.parse('{"__proto__":{"x":1},"constructor":{}}'),
    { branchId: "'; DROP TABLE event; --", caseId: CASE_ID },
    { branchId: { $ne: null }, caseId: ['a'] },
    { employeeNo: 'H001', pin: 123456 },
    { title: 'x'.repeat(10_000), text: '\0' },
    { limit: 1e308, offset: -1, search: '%', state: 'open', branchId: null },
  ]

  async function counts(): Promise<unknown> {
    return bench.database.query(
      `SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM organisation_event) AS notices,
        (SELECT count(*) FROM branch) AS branches, (SELECT count(*) FROM console_user) AS users,
        (SELECT count(*) FROM enrolment_code) AS codes`,
    )
  }

  for (const name of consoleCallNames) {
    it(`${name} refuses every wrong shape and stores nothing`, async () => {
      const before = await counts()
      const keys = Object.keys(inputs[name])
      const bent = keys.flatMap((key) =>
        [undefined, {}, [], 1.5, 'x'.repeat(5_000)].map((bad) => ({ ...inputs[name], [key]: bad })),
      )
      for (const shape of [...shapes, ...bent, { ...inputs[name], surprise: 1 }]) {
        const result = await desk.gate.call(name, shape, sessionAs('admin'))
        expect([JSON.stringify(shape)?.slice(0, 80), result]).toMatchObject([
          expect.anything(),
          { ok: false, refusal: { code: 'invalid_input' } },
        ])
      }
      expect(await counts()).toEqual(before)
    })

    it(`${name} does not fail over any characters`, async () => {
      for (const key of Object.keys(inputs[name])) {
        for (const odd of ['a\0b', '\ud800', '\u202e囍', "'; DROP TABLE event; --"]) {
          const result = await desk.gate.call(name, { ...inputs[name], [key]: odd }, sessionAs('admin'))
          const answered = result.ok ? 'ok' : result.refusal.code
          expect([key, odd, answered]).not.toEqual([key, odd, 'internal_error'])
        }
      }
      expect(bench.reports.filter(({ word }) => word === 'console_call_failed')).toEqual([])
    })
  }

  it('answers unknown names', async () => {
    for (const name of ['', 'toString', '__proto__', 'console.', 'CONSOLE.STATUS']) {
      const result = await desk.gate.call(name, {}, sessionAs('admin'))
      expect(result).toMatchObject({ ok: false, refusal: { code: 'unknown_call' } })
    }
  })

  it('searches for any text without taking it for a pattern', async () => {
    await pushCase()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (search) => {
        const input = { branchId, state: 'all' as const, search, offset: 0, limit: 10 }
        const result = await desk.gate.call('console.cases', input, sessionAs('admin'))
        expect(result.ok).toBe(true)
      }),
      { numRuns: 60 },
    )
    for (const pattern of ['%', '_', '.*', '\\']) {
      const found = await value('console.cases', {
        branchId,
        state: 'all',
        search: pattern,
        offset: 0,
        limit: 10,
      })
      expect([pattern, found.total]).toEqual([pattern, 0])
    }
  })
})

describe('cases', () => {
  it('lists, searches and counts what the branches have', async () => {
    await pushCase()
    const list = (search: string, state: 'open' | 'closed' | 'overdue' = 'open') =>
      value('console.cases', { branchId, state, search, offset: 0, limit: 10 })
    expect((await list('')).rows).toMatchObject([
      { caseId: CASE_ID, customerName: '韩**', level: 'ordinary', branchId },
    ])
    expect((await list('k7q')).total).toBe(1)
    expect((await list('排队')).total).toBe(1)
    expect((await list('没有的')).total).toBe(0)
    expect((await list('', 'closed')).total).toBe(0)
    expect((await list('', 'overdue')).total).toBe(0)
    bench.clock.advance(96 * HOUR_MS)
    expect((await list('', 'overdue')).total).toBe(1)
    const { rows } = await value('console.branches', {})
    expect(rows.find((row) => row.branchId === branchId)).toMatchObject({
      devices: 1,
      events: 2,
      openCases: 1,
      overdueCases: 1,
      broken: 0,
      silentMinutes: 96 * 60,
    })
    expect(await code('console.cases', { ...inputs['console.cases'], branchId: NOBODY })).toBe(
      'unknown_branch',
    )
  })

  it('shows the whole case, names and contacts masked wherever they stand', async () => {
    await pushCase()
    device.write(detailsChanged({ contact: '13900000099' }))
    const other = (await enrolled(bench.hub, bench.random, `C${10 + count}`)).device
    other.write(detailsChanged({ contact: '13700000077' }))
    await device.push(bench.hub)
    await other.push(bench.hub)
    await bench.hub.project(branchId)
    const shown = await value('console.case', { branchId, caseId: CASE_ID })
    expect(shown.timeline.map(({ type }) => type)).toEqual([
      'complaint.registered',
      'complaint.contact_logged',
      'complaint.details_changed',
      'complaint.details_changed',
    ])
    expect(shown.conflicts).toMatchObject([{ subject: 'contact', value: '*******0077' }])
    const text = JSON.stringify(shown)
    for (const secret of ['韩先生', '13800000042', '13900000099', '13700000077']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    }
    expect(text).toContain('排队')
  })

  it('reveals for a purpose and writes the look into the branch’s log first', async () => {
    await pushCase()
    const revealed = await value('console.reveal', { branchId, caseId: CASE_ID, purpose: 'supervision' })
    expect(revealed).toEqual({ customerName: '韩先生', contact: '13800000042' })
    const page = await device.pull(bench.hub)
    expect(JSON.parse(page.branch.events.at(-1)?.body ?? '')).toMatchObject({
      type: 'complaint.revealed',
      payload: { purpose: 'supervision' },
      actor: { employeeNo: 'H001', role: 'admin' },
    })
    device.write(erased())
    await device.push(bench.hub)
    await bench.hub.project(branchId)
    const again = { branchId, caseId: CASE_ID, purpose: 'supervision' as const }
    expect(await code('console.reveal', again)).toBe('erased')
  })

  it('instructs: the branch receives it and the case shows it', async () => {
    await pushCase()
    const instruct = { ...inputs['console.instruct'], branchId }
    const shown = await value('console.instruct', { ...instruct, dueAt: '2030-01-02T12:00:00Z' })
    expect(shown.instructions).toMatchObject([
      { kind: 'query', dueAt: '2030-01-02T20:00:00+08:00', by: 'H001', text: '请说明', answer: null },
    ])
    expect(shown.timeline.at(-1)).toMatchObject({ fromHeadOffice: true, by: 'H001' })
    const { branch } = await device.pull(bench.hub)
    expect(branch.events.at(-1)).toMatchObject({ number: 3, device: bench.hub.device, seq: 1 })
    expect(await code('console.instruct', { ...instruct, dueAt: '2020-01-02T12:00:00Z' })).toBe('due_in_the_past')
    expect(await code('console.instruct', { ...instruct, dueAt: '2030-01-02T12:00:00' })).toBe('invalid_input')
    expect(await code('console.instruct', { ...instruct, caseId: NOBODY })).toBe('unknown_case')
    expect(await code('console.instruct', inputs['console.instruct'])).toBe('unknown_case')
  })

  it('publishes a notice to all branches', async () => {
    const before = (await value('console.notices', {})).notices.length
    const made = await value('console.notice', { title: '通报一', text: '请自查' })
    const { notices } = await value('console.notices', {})
    expect(notices).toHaveLength(before + 1)
    expect(notices[0]).toEqual(made)
  })

  it('shows devices and revokes one for good', async () => {
    const { rows } = await value('console.devices', { branchId })
    expect(rows).toMatchObject([{ deviceId: device.device, label: 'counter 1', revokedAt: null }])
    const revoked = await value('console.revokeDevice', { deviceId: device.device })
    expect(revoked.revokedAt).not.toBeNull()
    bench.clock.advance(MINUTE_MS)
    const again = await value('console.revokeDevice', { deviceId: device.device })
    expect(again.revokedAt).toBe(revoked.revokedAt)
    device.scribble(1)
    expect(await device.push(bench.hub)).toMatchObject({ code: 'revoked' })
    expect(await code('console.revokeDevice', { deviceId: '00'.repeat(32) })).toBe('unknown_device')
  })
})

describe('people', () => {
  async function entering(): Promise<{ session: ConsoleSession; token: () => string | null }> {
    let kept: string | null = null
    const session = await desk.open(null, (token) => {
      kept = token
    })
    return { session, token: () => kept }
  }

  it('lets the first user in by the printed token, once', async () => {
    const { session, token } = await entering()
    const input = { token: 'the-token', employeeNo: 'H100', pin: '135791' }
    expect(await code('console.setUp', { ...input, token: 'another' }, session)).toBe('wrong_token')
    expect(await code('console.setUp', { ...input, pin: '111111' }, session)).toBe('pin_too_easy')
    const status = await value('console.setUp', input, session)
    expect(status).toMatchObject({ needsSetUp: false, person: { employeeNo: 'H100', role: 'admin' } })
    expect(status.permissions).toContain('console.manage')
    const opened = await desk.open(token(), () => {})
    expect(opened.signedIn).toEqual({ employeeNo: 'H100', role: 'admin' })
    expect(await code('console.setUp', { ...input, employeeNo: 'H101' }, session)).toBe('already_set_up')
  })

  it('ends a session at sign-out, after half an hour unused and after twelve hours', async () => {
    await addUser(bench.hub.context, PEPPER, { employeeNo: 'H200', role: 'head_office_service', pin: '135791' })
    const enter = async () => {
      const { session, token } = await entering()
      await value('console.signIn', { employeeNo: 'H200', pin: '135791' }, session)
      return token() as string
    }
    const who = async (token: string) => (await desk.open(token, () => {})).signedIn
    const first = await enter()
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await who(first)).toMatchObject({ employeeNo: 'H200' })
    await value('console.signOut', {}, await desk.open(first, () => {}))
    expect(await who(first)).toBeNull()
    const second = await enter()
    bench.clock.advance(31 * MINUTE_MS)
    expect(await who(second)).toBeNull()
    const third = await enter()
    for (let i = 0; i < 25 && (await who(third)); i++) bench.clock.advance(29 * MINUTE_MS)
    expect(await who(third)).toBeNull()
    for (const wrong of ['', '00'.repeat(32), 'x'.repeat(10_000)]) expect(await who(wrong)).toBeNull()
    const rows = await bench.database.query<{ row: string }>(
      'SELECT console_session::text || console_user::text AS row FROM console_session, console_user',
    )
    expect(rows.some(({ row }) => row.includes(second) || row.includes('135791'))).toBe(false)
  })

  it('counts a wrong PIN before it checks, and makes one wait', async () => {
    await addUser(bench.hub.context, PEPPER, { employeeNo: 'H300', role: 'admin', pin: '135791' })
    const { session } = await entering()
    const attempt = (pin: string) => code('console.signIn', { employeeNo: 'H300', pin }, session)
    const atOnce = await Promise.all(['246801', '246802', '246803', '246804', '246805'].map(attempt))
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
    expect(await code('console.signIn', { employeeNo: 'H999', pin: '135791' }, session)).toBe('wrong_pin')
  })

  it('gives no account to a role without the console, and none twice', async () => {
    const user = { employeeNo: 'H400', pin: '135791' }
    const add = (role: 'teller' | 'admin') =>
      addUser(bench.hub.context, PEPPER, { ...user, role })
    expect(await add('teller')).toMatchObject({ refusal: { code: 'role_without_console', field: 'role' } })
    expect(await add('admin')).toMatchObject({ ok: true })
    expect(await add('admin')).toMatchObject({ refusal: { code: 'already_exists' } })
  })
})
