import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import { type Bench, openBench } from './support/bench.ts'
import { CASE_ID, contacted, detailsChanged, erased, registered } from './support/case-events.ts'
import { type Desk, NOBODY, inputs, openDesk, sessionAs } from './support/console-desk.ts'
import { type TestDevice, enrolled } from './support/device.ts'

let bench: Bench
let desk: Desk
let device: TestDevice
let branchId: string
let count = 0

beforeAll(async () => {
  bench = await openBench()
  desk = openDesk(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  count += 1
  const made = await enrolled(bench.hub, bench.random, `C${10 + count}`)
  device = made.device
  branchId = made.branchId
})

async function pushCase(): Promise<void> {
  device.write(registered())
  device.write(contacted())
  await device.push(bench.hub)
  await bench.hub.project(branchId)
}

describe('cases', () => {
  it('searches for any text without taking it for a pattern', async () => {
    await pushCase()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (search) => {
        const input = { branchId, state: 'all' as const, search, offset: 0, limit: 10 }
        const result = await desk.console.gate.call('console.cases', input, sessionAs('admin'))
        expect(result.ok || result.refusal.code === 'invalid_input').toBe(true)
      }),
      { numRuns: 60 },
    )
    for (const pattern of ['%', '_', '.*', '\\']) {
      const found = await desk.value('console.cases', {
        branchId,
        state: 'all',
        search: pattern,
        offset: 0,
        limit: 10,
      })
      expect([pattern, found.total]).toEqual([pattern, 0])
    }
  })

  it('lists, searches and counts what the branches have', async () => {
    await pushCase()
    const list = (search: string, state: 'open' | 'closed' | 'overdue' = 'open') =>
      desk.value('console.cases', { branchId, state, search, offset: 0, limit: 10 })
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
    const { rows } = await desk.value('console.branches', {})
    expect(rows.find((row) => row.branchId === branchId)).toMatchObject({
      devices: 1,
      events: 2,
      openCases: 1,
      overdueCases: 1,
      broken: 0,
      silentMinutes: 96 * 60,
    })
    expect(await desk.code('console.cases', { ...inputs['console.cases'], branchId: NOBODY })).toBe(
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
    const shown = await desk.value('console.case', { branchId, caseId: CASE_ID })
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
    const revealed = await desk.value('console.reveal', {
      branchId,
      caseId: CASE_ID,
      purpose: 'supervision',
    })
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
    expect(await desk.code('console.reveal', again)).toBe('erased')
  })

  it('instructs: the branch receives it and the case shows it', async () => {
    await pushCase()
    const instruct = { ...inputs['console.instruct'], branchId }
    const shown = await desk.value('console.instruct', {
      ...instruct,
      dueAt: '2030-01-02T12:00:00Z',
    })
    expect(shown.instructions).toMatchObject([
      {
        kind: 'query',
        dueAt: '2030-01-02T20:00:00+08:00',
        by: 'H001',
        text: '请说明',
        answer: null,
        closed: null,
      },
    ])
    expect(shown.timeline.at(-1)).toMatchObject({ fromHeadOffice: true, by: 'H001' })
    const { branch } = await device.pull(bench.hub)
    expect(branch.events.at(-1)).toMatchObject({ number: 3, device: bench.hub.device, seq: 1 })
    expect(
      await desk.code('console.instruct', { ...instruct, dueAt: '2020-01-02T12:00:00Z' }),
    ).toBe('due_in_the_past')
    expect(await desk.code('console.instruct', { ...instruct, dueAt: '2030-01-02T12:00:00' })).toBe(
      'invalid_input',
    )
    expect(await desk.code('console.instruct', { ...instruct, caseId: NOBODY })).toBe(
      'unknown_case',
    )
    expect(await desk.code('console.instruct', inputs['console.instruct'])).toBe('unknown_case')
  })

  it('publishes a notice to all branches', async () => {
    const before = (await desk.value('console.notices', {})).notices.length
    const made = await desk.value('console.notice', { title: '通报一', text: '请自查' })
    const { notices } = await desk.value('console.notices', {})
    expect(notices).toHaveLength(before + 1)
    expect(notices[0]).toEqual(made)
  })

  it('shows devices and revokes one for good', async () => {
    const { rows } = await desk.value('console.devices', { branchId })
    expect(rows).toMatchObject([{ deviceId: device.device, label: 'counter 1', revokedAt: null }])
    const revoked = await desk.value('console.revokeDevice', { deviceId: device.device })
    expect(revoked.revokedAt).not.toBeNull()
    bench.clock.advance(MINUTE_MS)
    const again = await desk.value('console.revokeDevice', { deviceId: device.device })
    expect(again.revokedAt).toBe(revoked.revokedAt)
    device.scribble(1)
    expect(await device.push(bench.hub)).toMatchObject({ code: 'revoked' })
    expect(await desk.code('console.revokeDevice', { deviceId: '00'.repeat(32) })).toBe(
      'unknown_device',
    )
  })
})
