import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '#shared/foundation/bytes.ts'
import { chainHash, chainStart, findChainBreaks } from '#shared/log/chain.ts'
import { complaintInstructionGiven } from '#shared/complaint/events/head-office.ts'
import { noticePublished } from '#shared/notice/events.ts'
import { type PullPage, fromPartText } from '#shared/sync/messages.ts'
import { sha256 } from '#hub/service/keys.ts'
import { writeToBranch, writeToOrganisation } from '#hub/service/hub-writer.ts'
import { type Bench, openBench } from './support/bench.ts'
import { CASE_ID, instructed, registered } from './support/case-events.ts'
import { TestDevice, enrolled } from './support/device.ts'

const HEAD_OFFICE = { employeeNo: 'H001', role: 'head_office_service' }
const notice = {
  type: noticePublished,
  payload: { at: '2025-10-20T10:00:00+08:00', title: '通报', text: '请各网点自查' },
  aggregateId: 'n1',
  actor: HEAD_OFFICE,
} as const

let bench: Bench
let one: TestDevice
let two: TestDevice
let branchId: string
let count = 0

beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())
beforeEach(async () => {
  count += 1
  const code = `P${10 + count}`
  const made = await enrolled(bench.hub, bench.random, code)
  one = made.device
  branchId = made.branchId
  two = (await enrolled(bench.hub, bench.random, code)).device
})

async function instruct(): Promise<void> {
  const written = await writeToBranch(bench.hub.context, branchId, {
    type: complaintInstructionGiven,
    payload: instructed().payload as never,
    aggregateId: CASE_ID,
    actor: HEAD_OFFICE,
  })
  expect(written.ok).toBe(true)
}

describe('pull', () => {
  it('returns own events as bare positions and others whole, in hub order', async () => {
    one.write(registered())
    await one.push(bench.hub)
    two.scribble(1)
    await two.push(bench.hub)
    const page = await one.pull(bench.hub)
    expect(page.head).toMatchObject({ epoch: 1, seq: 1 })
    const [own, other] = page.branch.events
    expect(own).toEqual({
      number: 1,
      device: one.device,
      epoch: 1,
      seq: 1,
      hash: one.batch().lastHash,
    })
    expect(other).toMatchObject({ number: 2, device: two.device })
    expect(utf8(other?.body ?? '')).toEqual(two.events[0]?.body)
    const whole = await one.pull(bench.hub, { withOwnBodies: true })
    expect(whole.branch.events[0]?.part?.text).toContain('韩先生')
  })

  it('answers the question that was asked, and to the device that asked', async () => {
    const page = await one.pull(bench.hub, { nonce: 'ab'.repeat(16) })
    expect(page).toMatchObject({ nonce: 'ab'.repeat(16), device: one.device })
  })

  it('never shows another branch (I14)', async () => {
    const elsewhere = await enrolled(bench.hub, bench.random, `Q${10 + count}`)
    elsewhere.device.scribble(3)
    await elsewhere.device.push(bench.hub)
    one.scribble(1)
    await one.push(bench.hub)
    const page = await two.pull(bench.hub)
    expect(page.branch.events.map(({ device }) => device)).toEqual([one.device])
  })

  it('pages through 1,200 events without losing or repeating one', async () => {
    for (let start = 1; start <= 1200; start += 400) {
      one.scribble(400)
      await one.push(bench.hub, one.batch(start, start + 399))
    }
    const numbers: number[] = []
    let cursor = 0
    let pages = 0
    for (;;) {
      const { branch } = await two.pull(bench.hub, { branchCursor: cursor })
      pages += 1
      expect(branch.from).toBe(cursor)
      expect(branch.events.length).toBeLessThanOrEqual(1000)
      numbers.push(...branch.events.map(({ number }) => number))
      cursor = branch.to
      if (branch.to === branch.head) break
    }
    expect(pages).toBe(2)
    expect(numbers).toEqual(Array.from({ length: 1200 }, (_, i) => i + 1))
  })

  it('keeps a page within 1 MiB', async () => {
    const text = 'x'.repeat(60_000)
    for (let i = 0; i < 40; i++) {
      one.write({ type: 'test.large', aggregateId: 'a', payload: { text, i } })
    }
    for (let start = 1; start <= 40; start += 10) {
      await one.push(bench.hub, one.batch(start, start + 9))
    }
    const { branch } = await two.pull(bench.hub)
    expect(branch.events).toHaveLength(17)
    expect(branch.to).toBe(17)
    // Own events weigh nothing without their bodies.
    expect((await one.pull(bench.hub)).branch.to).toBe(40)
  })

  it('starts again for a cursor of another incarnation and reports one beyond the head', async () => {
    one.scribble(2)
    await one.push(bench.hub)
    const { incarnation } = await two.pull(bench.hub)
    const same = await two.pull(bench.hub, { incarnation, branchCursor: 2 })
    expect(same.branch).toMatchObject({ from: 2, to: 2, events: [] })
    const other = await two.pull(bench.hub, { incarnation: 'ff', branchCursor: 2 })
    expect(other.branch).toMatchObject({ from: 0, to: 2 })
    const beyond = await two.pull(bench.hub, { incarnation, branchCursor: 9 })
    expect(beyond.branch).toMatchObject({ from: 0, to: 2 })
    expect(bench.reports.at(-1)?.word).toBe('cursor_beyond_head')
  })

  it('refuses strangers, foreign signatures, revoked devices and nonsense', async () => {
    const stranger = new TestDevice(bench.random)
    expect(await stranger.pull(bench.hub)).toMatchObject({ ok: false, code: 'unknown_device' })
    const { bytes } = one.sign({ ...(await request()), device: one.device })
    const { signature } = two.sign({})
    expect((await bench.hub.pull(bytes, signature)).status).toBe(401)
    expect((await bench.hub.pull(utf8('{}'), null)).status).toBe(400)
    await bench.hub.revokeDevice(one.device)
    expect(await one.pull(bench.hub)).toMatchObject({ ok: false, code: 'revoked' })
  })
})

async function request() {
  return {
    protocol: 1,
    branchCursor: 0,
    organisationCursor: 0,
    incarnation: null,
    withOwnBodies: false,
    nonce: '00'.repeat(16),
  }
}

describe('what the hub writes', () => {
  it('chains its own events in each branch, between those of the devices', async () => {
    one.write(registered())
    await one.push(bench.hub)
    await instruct()
    one.scribble(1)
    await one.push(bench.hub)
    await instruct()
    const { branch } = await two.pull(bench.hub)
    expect(branch.events.map(({ device }) => device)).toEqual([
      one.device,
      bench.hub.device,
      one.device,
      bench.hub.device,
    ])
    expectSoundChain(branch.events.filter(({ device }) => device === bench.hub.device))
    expect(branch.events[1]?.part?.text).toContain('立即办理')
    expect(JSON.parse(branch.events[3]?.body ?? '')).toMatchObject({ base: 3 })
  })

  it('reaches every branch through one row, with positions of their own', async () => {
    await instruct()
    const other = await enrolled(bench.hub, bench.random, `R${10 + count}`)
    const before = (await one.pull(bench.hub)).organisation.head
    expect((await writeToOrganisation(bench.hub.context, notice)).ok).toBe(true)
    for (const device of [one, other.device]) {
      const { organisation } = await device.pull(bench.hub, { organisationCursor: before })
      expect(organisation).toMatchObject({ from: before, to: before + 1, head: before + 1 })
      expect(JSON.parse(organisation.events[0]?.body ?? '')).toMatchObject({
        type: 'notice.published',
        payload: { title: '通报' },
      })
    }
    const page = await one.pull(bench.hub)
    expectSoundChain(page.organisation.events)
    const positions = [...page.branch.events, ...page.organisation.events].map(
      ({ device, epoch, seq }) => `${device} ${epoch} ${seq}`,
    )
    expect(new Set(positions).size).toBe(positions.length)
  })

  it('goes on in a new epoch when commits may be lost, and says so to the devices', async () => {
    await instruct()
    const before = await one.pull(bench.hub)
    await bench.hub.checkIncarnation(true)
    await instruct()
    const after = await one.pull(bench.hub)
    expect(after.incarnation).not.toBe(before.incarnation)
    const [first, second] = after.branch.events
    expect(second?.epoch).toBeGreaterThan(first?.epoch ?? 0)
    expect(second?.seq).toBe(1)
    expectSoundChain(after.branch.events.slice(1))
    await bench.hub.checkIncarnation()
    expect(bench.hub.incarnation()).toBe(after.incarnation)
  })
})

/** The hub's events of one epoch verify like anybody's. */
function expectSoundChain(events: PullPage['branch']['events']): void {
  const [first] = events
  expect(first).toBeDefined()
  const sealed = events
    .filter(({ epoch }) => epoch === first?.epoch)
    .map((event) => ({
      position: event,
      body: utf8(event.body ?? ''),
      part: fromPartText(event.part ?? null),
      hash: fromHex(event.hash),
      prev: fromHex(event.prev ?? ''),
    }))
  const { publicKey } = bench.hub.context.organisation()
  const start = chainStart(sha256, publicKey, first?.epoch ?? 0)
  expect(findChainBreaks(sha256, sealed, { prev: start, firstSeq: 1 })).toEqual([])
  const [event] = sealed
  expect(toHex(chainHash(sha256, start, event?.body ?? new Uint8Array()))).toBe(first?.hash)
}
