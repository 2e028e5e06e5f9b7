/** A workstation as the hub sees it: a key, a chain, signed bytes. Written without the workstation's code. */
import { toHex, utf8 } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { uuidFrom } from '#shared/foundation/identifier.ts'
import type { Random } from '#shared/foundation/ports.ts'
import { chainHash, chainStart } from '#shared/log/chain.ts'
import { deviceIdOf } from '#shared/log/device-id.ts'
import {
  type EventBody,
  type Part,
  encodeBody,
  encodePart,
  partDigest,
} from '#shared/log/envelope.ts'
import { lookupEventType, personalFieldsOf } from '#shared/log/registry.ts'
import {
  type Batch,
  type EnrolAnswer,
  type PullPage,
  type PullRequest,
  type PushAnswer,
  type PushRefusal,
  toPartText,
} from '#shared/sync/messages.ts'
import type { HubAnswer } from '#hub/service/context.ts'
import type { Hub } from '#hub/service/hub.ts'
import { isSignedBy, type KeyPair, makeKeyPair, sha256, signText } from '#hub/service/keys.ts'
import { START } from './bench.ts'

export interface WrittenEvent {
  readonly id: string
  readonly body: Uint8Array
  readonly part: Part | null
}

export interface Deed {
  readonly type: string
  readonly aggregateId: string
  readonly payload: Record<string, unknown>
  readonly base?: number
  /** Kind of aggregate, for types that this program does not know. */
  readonly kind?: string
  /** Role that stands in the event. */
  readonly role?: string
  /** Who stands in the event; E100 if nobody is named. */
  readonly by?: string
  /** Repeats the id of an earlier event. */
  readonly id?: string
}

export class TestDevice {
  readonly keys: KeyPair
  readonly device: string
  private readonly random: Random
  epoch = 1
  events: WrittenEvent[] = []

  constructor(random: Random) {
    this.random = random
    this.keys = makeKeyPair(random)
    this.device = deviceIdOf(sha256, this.keys.publicKey)
  }

  /** Writes one event into the device's log. */
  write(deed: Deed): WrittenEvent {
    const type = lookupEventType(deed.type, 1)
    const names = personalFieldsOf(deed.type, 1)
    const fields = Object.entries(deed.payload)
    const words = Object.fromEntries(fields.filter(([name]) => names.includes(name)))
    const open = Object.fromEntries(fields.filter(([name]) => !names.includes(name)))
    const encoded = Object.keys(words).length > 0 ? encodePart(words, this.random.bytes(16)) : null
    const part = encoded?.ok ? encoded.value : null
    const id = deed.id ?? uuidFrom(START, this.random.bytes(10))
    const body: EventBody = {
      v: 1,
      id,
      type: deed.type,
      tv: 1,
      aggregate: { kind: type?.aggregate ?? deed.kind ?? 'unheard_of', id: deed.aggregateId },
      base: deed.base ?? 0,
      orgBase: 0,
      payload: open,
      part: part && partDigest(sha256, part),
      actor: { employeeNo: deed.by ?? 'E100', role: deed.role ?? 'hall_manager' },
      businessDate: '2025-10-20',
      shift: null,
      occurredAt: formatInstant(START),
      recordedAt: formatInstant(START),
      mono: 0,
      boot: 'test',
      clockOffset: null,
      app: 'test',
    }
    const bytes = encodeBody(body)
    if (!bytes.ok) throw new Error(bytes.refusal.message)
    const event = { id, body: bytes.value, part }
    this.events.push(event)
    return event
  }

  /** Writes events whose content does not matter. */
  scribble(count: number): void {
    for (let i = 0; i < count; i++) {
      const payload = { summary: `note ${this.events.length}` }
      this.write({ type: 'test.scribbled', aggregateId: 'a', payload })
    }
  }

  /** Links of the chain: index n is the link after event n; index 0 the start of the epoch. */
  links(): Uint8Array[] {
    const links = [chainStart(sha256, this.keys.publicKey, this.epoch)]
    for (const { body } of this.events) {
      links.push(chainHash(sha256, links.at(-1) as Uint8Array, body))
    }
    return links
  }

  /** The events from `firstSeq` to `lastSeq` as a batch. */
  batch(firstSeq = 1, lastSeq = this.events.length): Batch {
    const links = this.links()
    return {
      protocol: 1,
      device: this.device,
      epoch: this.epoch,
      firstSeq,
      lastSeq,
      prev: toHex(links[firstSeq - 1] as Uint8Array),
      lastHash: toHex(links[lastSeq] as Uint8Array),
      events: this.events.slice(firstSeq - 1, lastSeq).map(({ body, part }) => ({
        body: new TextDecoder().decode(body),
        part: toPartText(part),
      })),
    }
  }

  sign(message: unknown): { bytes: Uint8Array; signature: string } {
    const bytes = utf8(JSON.stringify(message))
    return { bytes, signature: signText(this.keys.privateKey, bytes) }
  }

  /** Pushes a batch and answers what the hub said, checked to be the hub's word. */
  async push(hub: Hub, batch: Batch = this.batch()): Promise<PushAnswer | PushRefusal> {
    const { bytes, signature } = this.sign(batch)
    const { answer } = await hub.push(bytes, signature)
    return heard(hub, answer) as PushAnswer | PushRefusal
  }

  async pull(hub: Hub, more: Partial<PullRequest> = {}): Promise<PullPage> {
    const request: PullRequest = {
      protocol: 1,
      device: this.device,
      branchCursor: 0,
      organisationCursor: 0,
      incarnation: null,
      withOwnBodies: false,
      nonce: toHex(this.random.bytes(16)),
      ...more,
    }
    const { bytes, signature } = this.sign(request)
    return heard(hub, await hub.pull(bytes, signature)) as PullPage
  }

  async enrol(hub: Hub, code: string): Promise<EnrolAnswer | { ok: false; code: string }> {
    const { bytes, signature } = this.sign({
      protocol: 1,
      code,
      publicKey: toHex(this.keys.publicKey),
      label: 'counter 1',
      nonce: toHex(this.random.bytes(16)),
    })
    return heard(hub, await hub.enrol(bytes, signature)) as EnrolAnswer
  }
}

/** Reads an answer; throws when it does not carry the hub's signature. */
export function heard(hub: Hub, answer: HubAnswer): unknown {
  if (!isSignedBy(hub.context.organisation().publicKey, answer.body, answer.signature)) {
    throw new Error('not signed by the hub')
  }
  return JSON.parse(new TextDecoder().decode(answer.body))
}

/** An enrolled device and its branch. */
export async function enrolled(
  hub: Hub,
  random: Random,
  branchCode = 'B01',
): Promise<{ device: TestDevice; branchId: string }> {
  const { code } = await hub.createEnrolmentCode({
    branchCode,
    branchName: null,
    createdBy: 'test',
  })
  const device = new TestDevice(random)
  const answer = await device.enrol(hub, code)
  if (!answer.ok) throw new Error(answer.code)
  return { device, branchId: answer.branchId }
}
