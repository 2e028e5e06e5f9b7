import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '#shared/foundation/bytes.ts'
import type { Batch, PushAnswer, PushRefusal } from '#shared/sync/messages.ts'
import { type Bench, openBench } from './support/bench.ts'
import { registered } from './support/case-events.ts'
import { TestDevice, enrolled } from './support/device.ts'

let bench: Bench
let device: TestDevice
let branchId: string
let branchNumber = 0

beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())
beforeEach(async () => {
  branchNumber += 1
  const made = await enrolled(bench.hub, bench.random, `B${10 + branchNumber}`)
  device = made.device
  branchId = made.branchId
})

/** Everything the branch holds, so that "nothing changed" can be seen. */
async function holdings() {
  const { database } = bench
  const events = await database.query(
    'SELECT * FROM event WHERE branch_id = $1 ORDER BY branch_seq',
    [branchId],
  )
  const parts = await database.query(
    'SELECT * FROM event_part WHERE branch_id = $1 ORDER BY branch_seq',
    [branchId],
  )
  const heads = await database.query('SELECT * FROM device_head WHERE branch_id = $1', [branchId])
  const head = await database.query('SELECT * FROM branch_head WHERE branch_id = $1', [branchId])
  return { events, parts, heads, head }
}

function refusedWith(answer: PushAnswer | PushRefusal): string {
  return answer.ok ? 'accepted' : answer.code
}

describe('push', () => {
  it('stores, numbers from 1 and acknowledges the head', async () => {
    device.scribble(3)
    const answer = (await device.push(bench.hub)) as PushAnswer
    expect(answer.ack.seq).toBe(3)
    expect(answer.ack.hash).toBe(device.batch().lastHash)
    const { events } = await holdings()
    expect(events.map((event) => (event as { branch_seq: number }).branch_seq)).toEqual([1, 2, 3])
  })

  it('changes nothing when any batch comes again, whole or in part', async () => {
    device.write(registered())
    device.scribble(9)
    await device.push(bench.hub)
    const before = await holdings()
    for (let first = 1; first <= 10; first++) {
      for (let last = first; last <= 10; last++) {
        const answer = await device.push(bench.hub, device.batch(first, last))
        expect(answer).toMatchObject({ ok: true, ack: { seq: 10 } })
      }
    }
    expect(await holdings()).toEqual(before)
  })

  it('takes the new end of a batch whose beginning it holds', async () => {
    device.scribble(4)
    await device.push(bench.hub)
    device.scribble(3)
    expect(await device.push(bench.hub, device.batch(3, 7))).toMatchObject({
      ok: true,
      ack: { seq: 7 },
    })
    expect((await holdings()).events).toHaveLength(7)
  })

  it('names the expected seq of a gap', async () => {
    device.scribble(6)
    await device.push(bench.hub, device.batch(1, 2))
    const answer = await device.push(bench.hub, device.batch(5, 6))
    expect(answer).toMatchObject({ ok: false, code: 'gap', expected: 3, head: { seq: 2 } })
  })

  it('sees a clone that continues with other events', async () => {
    device.scribble(2)
    await device.push(bench.hub)
    const clone = Object.assign(new TestDevice(bench.random), {
      keys: device.keys,
      device: device.device,
      events: [...device.events],
    })
    device.scribble(2)
    await device.push(bench.hub)
    clone.write(registered())
    const before = await holdings()
    expect(await clone.push(bench.hub, clone.batch(3, 3))).toMatchObject({
      code: 'fork',
      seq: 3,
      head: { epoch: 1, seq: 4 },
    })
    clone.scribble(3)
    expect(refusedWith(await clone.push(bench.hub, clone.batch(5, 6)))).toBe('fork')
    expect(await holdings()).toEqual(before)
    expect(
      bench.reports.some(({ level, facts }) => level === 'alarm' && facts['code'] === 'fork'),
    ).toBe(true)
  })

  it('takes a new epoch from its own start, and only from there', async () => {
    device.scribble(3)
    await device.push(bench.hub)
    device.epoch = 3
    device.events = []
    device.scribble(2)
    expect(await device.push(bench.hub, device.batch(2, 2))).toMatchObject({
      code: 'gap',
      expected: 1,
    })
    const wrong = { ...device.batch(), prev: '00'.repeat(32) }
    expect(refusedWith(await device.push(bench.hub, wrong))).toBe('invalid_batch')
    expect(await device.push(bench.hub)).toMatchObject({ ok: true, ack: { epoch: 3, seq: 2 } })
    expect((await holdings()).events).toHaveLength(5)
  })

  it('answers an old epoch with what it holds of it and takes nothing more into it', async () => {
    device.scribble(3)
    await device.push(bench.hub)
    const old = device.batch(1, 2)
    const kept = [...device.events]
    device.epoch = 2
    device.events = []
    device.scribble(1)
    await device.push(bench.hub)
    expect(await device.push(bench.hub, old)).toMatchObject({ ok: true, ack: { epoch: 1, seq: 3 } })
    device.epoch = 1
    device.events = kept
    device.scribble(1)
    expect(refusedWith(await device.push(bench.hub, device.batch(4, 4)))).toBe('fork')
  })

  it('stores the same event under a new epoch once more without a second effect', async () => {
    const first = device.write(registered())
    await device.push(bench.hub)
    device.epoch = 2
    await device.push(bench.hub)
    await bench.hub.project(branchId)
    const { events } = await holdings()
    expect(events).toMatchObject([
      { event_id: first.id, duplicate_of: null },
      { event_id: first.id, duplicate_of: 1 },
    ])
    const [folded] = await bench.hub.verify(branchId)
    expect(folded).toMatchObject({ sound: true, upTo: 2 })
    const rows = await bench.database.query<{ folded: string }>(
      'SELECT folded FROM aggregate WHERE branch_id = $1',
      [branchId],
    )
    expect(JSON.parse(rows[0]?.folded ?? '')).toMatchObject({ version: 1, conflicts: [] })
  })

  it('marks a repeated event inside one batch of a new epoch', async () => {
    device.events.push(device.write(registered()))
    device.epoch = 2
    await device.push(bench.hub)
    expect((await holdings()).events).toMatchObject([{ duplicate_of: null }, { duplicate_of: 1 }])
  })

  it('takes no other event under an id that stands already: it would count at the counter alone', async () => {
    const first = device.write(registered())
    await device.push(bench.hub)
    const { device: sister } = await enrolled(bench.hub, bench.random, `B${10 + branchNumber}`)
    const copies: [TestDevice, () => void][] = [
      // Under another device, by its own bytes; under the same one with other words; twice in one epoch.
      [sister, () => sister.events.push(first)],
      [device, () => device.write({ ...registered(), id: first.id })],
      [device, () => device.events.push(first)],
    ]
    for (const [writer, copy] of copies) {
      copy()
      expect(refusedWith(await writer.push(bench.hub))).toBe('invalid_batch')
      writer.events.pop()
    }
    expect((await holdings()).events).toHaveLength(1)
  })

  it('refuses a batch in which any one byte was changed', async () => {
    device.write(registered())
    device.scribble(1)
    const { bytes, signature } = device.sign(device.batch())
    const before = await holdings()
    for (let at = 0; at < bytes.length; at += 7) {
      const bent = Uint8Array.from(bytes)
      bent[at] = (bent[at] as number) ^ 1
      const { answer, grown } = await bench.hub.push(bent, signature)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(grown).toBeNull()
    }
    expect(await holdings()).toEqual(before)
  })

  it('refuses events that do not chain, although they are signed', async () => {
    device.scribble(4)
    const good = device.batch()
    const cases: [string, Batch][] = [
      ['moved', { ...good, events: [...good.events].reverse() }],
      ['missing', { ...good, events: good.events.slice(1), lastSeq: 3 }],
      ['missing with its seq', { ...good, events: good.events.slice(1), firstSeq: 2 }],
      ['added', { ...good, events: [...good.events, ...good.events.slice(0, 1)], lastSeq: 5 }],
      ['too few', { ...good, lastSeq: 5 }],
    ]
    for (const [name, batch] of cases) {
      expect([name, refusedWith(await device.push(bench.hub, batch))]).toEqual([
        name,
        'invalid_batch',
      ])
    }
    expect((await holdings()).events).toHaveLength(0)
  })

  it('names the event whose part or envelope is not right', async () => {
    device.write(registered())
    device.write(registered())
    const good = device.batch()
    const [first, second] = good.events as [Batch['events'][0], Batch['events'][0]]
    const swapped = { ...good, events: [first, { ...second, part: first.part }] }
    expect(await device.push(bench.hub, swapped)).toMatchObject({ code: 'invalid_batch', seq: 2 })
    device.events = [{ id: 'x', body: utf8('{"v":1}'), part: null }]
    expect(await device.push(bench.hub)).toMatchObject({ code: 'invalid_batch', seq: 1 })
  })

  it('takes an event without its part, as a device does that lost it', async () => {
    device.write(registered())
    const good = device.batch()
    const bare = { ...good, events: good.events.map((event) => ({ ...event, part: null })) }
    expect(await device.push(bench.hub, bare)).toMatchObject({ ok: true })
    expect((await holdings()).parts).toHaveLength(0)
  })

  it('refuses an event beyond 64 KiB and a batch beyond 1 MiB', async () => {
    device.scribble(1)
    device.write({ type: 'test.large', aggregateId: 'a', payload: { text: '囍'.repeat(21_000) } })
    const { body } = device.events[1] as { body: Uint8Array }
    const padded = utf8(`${new TextDecoder().decode(body)}${' '.repeat(8_000)}`)
    device.events[1] = { id: 'x', body: padded, part: null }
    expect(await device.push(bench.hub)).toMatchObject({ ok: false, code: 'too_large', seq: 2 })
    expect((await holdings()).events).toHaveLength(0)
    const { answer } = await bench.hub.push(new Uint8Array(1024 * 1024 + 1), null)
    expect(answer.status).toBe(413)
  })

  it('stores a body of many wide characters byte for byte', async () => {
    const payload = { note: '囍𠮷\u0000\ud83d\ude00\u2028'.repeat(500) }
    device.write({ type: 'test.wide', aggregateId: 'a', payload })
    expect(await device.push(bench.hub)).toMatchObject({ ok: true })
    const other = await enrolled(bench.hub, bench.random, `B${10 + branchNumber}`)
    const page = await other.device.pull(bench.hub)
    expect(utf8(page.branch.events[0]?.body ?? '')).toEqual(device.events[0]?.body)
    await bench.hub.project(branchId)
    expect((await bench.hub.verify(branchId)).every(({ sound }) => sound)).toBe(true)
  })

  it('refuses strangers, revoked devices and foreign signatures', async () => {
    device.scribble(1)
    const stranger = new TestDevice(bench.random)
    stranger.scribble(1)
    expect(refusedWith(await stranger.push(bench.hub))).toBe('unknown_device')
    const { bytes } = device.sign(device.batch())
    const { signature } = stranger.sign(device.batch())
    for (const sign of [signature, null, '', 'A'.repeat(88), 'x'.repeat(10_000)]) {
      const { answer } = await bench.hub.push(bytes, sign)
      expect(answer.status).toBe(401)
    }
    await bench.hub.revokeDevice(device.device)
    expect(refusedWith(await device.push(bench.hub))).toBe('revoked')
    expect((await holdings()).events).toHaveLength(0)
  })

  it('answers nonsense with a refusal', async () => {
    const nonsense = ['', '{', 'null', '[]', '{"protocol":1}', '"\\ud800"', '[[[[[']
    for (const text of nonsense) {
      const { answer } = await bench.hub.push(utf8(text), null)
      expect([text, answer.status]).toEqual([text, 400])
    }
    const odd = { ...device.batch(1, 0), events: [], epoch: 2 ** 40, firstSeq: 1, lastSeq: 0 }
    expect(refusedWith(await device.push(bench.hub, odd))).toBe('invalid_batch')
    device.scribble(1)
    device.epoch = 2 ** 33
    expect(refusedWith(await device.push(bench.hub))).toBe('invalid_batch')
  })

  it('keeps stored events unchangeable in the database itself', async () => {
    device.scribble(1)
    await device.push(bench.hub)
    for (const sql of ['DELETE FROM event', "UPDATE event SET kind = 'x'"]) {
      await expect(bench.database.query(sql)).rejects.toThrow(/never changed/)
    }
  })
})
