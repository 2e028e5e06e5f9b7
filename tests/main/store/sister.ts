/** What another machine of the branch writes, whatever it says, and how a store receives it. */
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { toHex, utf8 } from '#shared/foundation/bytes.ts'
import { chainHash, chainStart } from '#shared/log/chain.ts'
import { type EventBody, encodePart, partDigest } from '#shared/log/envelope.ts'
import { type PulledEvent, toPartText } from '#shared/sync/messages.ts'
import { openBook } from '#main/service/book.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import { readMeta } from '#main/store/log/meta-table.ts'
import { applySlice } from '#main/store/log/returned.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
export const NOW = '2025-10-20T10:00:00+08:00'

export interface Forged {
  readonly type: string
  readonly aggregate: { readonly kind: string; readonly id: string }
  readonly payload: Record<string, unknown>
  readonly words?: Record<string, unknown>
  readonly role?: string
  readonly by?: string
  readonly id?: string
  readonly tv?: number
}

/**
 * Applies events of one enrolled sister device as a pull would: authentic, in order, numbered. `before` are
 * those that were received already.
 */
export function receive(
  folder: string,
  forged: readonly Forged[],
  before: readonly Forged[] = [],
): void {
  const store = openStore(folder, { create: false })
  try {
    const book = openBook({
      db: store.db,
      clock: systemClock,
      random: systemRandom,
      appVersion: '0',
      report: (_what, error) => {
        throw error
      },
    })
    let prev = chainStart(sha256, utf8('the sister’s key'), 1)
    const all = [...before, ...forged].map(
      ({ words, role, by, tv, ...content }, index): PulledEvent => {
        const encoded = words && encodePart(words, new Uint8Array(16))
        const part = encoded?.ok ? encoded.value : null
        const body: EventBody = {
          v: 1,
          id: `forged-${index}`,
          tv: tv ?? 1,
          ...content,
          base: 0,
          orgBase: 0,
          part: part && partDigest(sha256, part),
          actor: { employeeNo: by ?? 'E300', role: role ?? 'teller' },
          businessDate: '2025-10-20',
          shift: null,
          occurredAt: NOW,
          recordedAt: NOW,
          mono: 0,
          boot: 'b',
          clockOffset: null,
          app: '0',
        }
        const bytes = utf8(JSON.stringify(body))
        const hash = chainHash(sha256, prev, bytes)
        const place = { device: 'ab'.repeat(32), epoch: 1, seq: index + 1, number: index + 1 }
        const event = {
          ...place,
          hash: toHex(hash),
          prev: toHex(prev),
          body: new TextDecoder().decode(bytes),
          part: toPartText(part),
        }
        prev = hash
        return event
      },
    )
    const events = all.slice(before.length)
    applySlice(store.db, 0, events, { sha256, identity: book.identity(), at: () => {} })
    expect(readMeta(store.db, 'branchCursor')).toBe(all.length)
  } finally {
    store.close()
  }
}
