import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#shared/foundation/bytes.ts'
import type { Sha256 } from '#shared/foundation/ports.ts'
import { chainHash, chainStart, findChainBreaks } from '#shared/log/chain.ts'
import { type EventBody, type SealedEvent, partDigest } from '#shared/log/envelope.ts'

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()
const device = 'ab'.repeat(32)
const start = chainStart(sha256, utf8('key'), 1)

function chain(length: number): SealedEvent[] {
  let prev = start
  return Array.from({ length }, (_, index) => {
    const part = { salt: new Uint8Array(16).fill(index), bytes: utf8(`{"facts":"${index}"}`) }
    const body: EventBody = {
      v: 1,
      id: `id-${index}`,
      type: 'notice.published',
      tv: 1,
      aggregate: { kind: 'notice', id: `n${index}` },
      base: 0,
      orgBase: 0,
      payload: {},
      part: partDigest(sha256, part),
      actor: { employeeNo: 'E100', role: 'teller' },
      businessDate: '2025-10-20',
      shift: null,
      occurredAt: '2025-10-20T10:00:00+08:00',
      recordedAt: '2025-10-20T10:00:00+08:00',
      mono: index,
      boot: 'boot',
      clockOffset: null,
      app: '0',
    }
    const bytes = utf8(JSON.stringify(body))
    const hash = chainHash(sha256, prev, bytes)
    const event = { position: { device, epoch: 1, seq: index + 1 }, body: bytes, part, hash, prev }
    prev = hash
    return event
  })
}

const breaks = (events: SealedEvent[]) =>
  findChainBreaks(sha256, events, { prev: start, firstSeq: 1 })
const flipped = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))

describe('the hash chain (I8)', () => {
  it('is whole when nothing was touched, and without its parts', () => {
    expect(breaks(chain(20))).toEqual([])
    expect(breaks(chain(20).map((event) => ({ ...event, part: null })))).toEqual([])
  })

  it('names the place of any flipped byte, of body, hash, link or part', () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.constantFrom('body' as const, 'hash' as const, 'prev' as const, 'part' as const),
        fc.nat(400),
        (index, what, offset) => {
          const events = chain(10)
          const event = events[index] as SealedEvent
          const part = event.part as NonNullable<SealedEvent['part']>
          events[index] =
            what === 'part'
              ? {
                  ...event,
                  part: { ...part, bytes: flipped(part.bytes, offset % part.bytes.length) },
                }
              : { ...event, [what]: flipped(event[what], offset % event[what].length) }
          expect(breaks(events)[0]).toMatchObject({ seq: index + 1 })
        },
      ),
    )
  })

  it('names a missing, a moved and an added event', () => {
    const missing = chain(6).filter((_, index) => index !== 2)
    expect(breaks(missing)[0]).toMatchObject({ seq: 3, fault: 'gap' })
    const moved = chain(6)
    const [third, fourth] = [moved[2] as SealedEvent, moved[3] as SealedEvent]
    moved[2] = { ...fourth, position: third.position }
    moved[3] = { ...third, position: fourth.position }
    expect(breaks(moved)[0]).toMatchObject({ seq: 3, fault: 'link' })
    const [first] = chain(1) as [SealedEvent]
    expect(breaks([{ ...first, prev: utf8('another start') }])[0]).toMatchObject({ seq: 1 })
  })

  it('starts differently for each key and epoch', () => {
    expect(chainStart(sha256, utf8('key'), 2)).not.toEqual(start)
    expect(chainStart(sha256, utf8('other'), 1)).not.toEqual(start)
  })
})
