/** The written form of what is handed to the compliance office (S2-06(6)). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#shared/foundation/bytes.ts'
import { PART_LIMIT_BYTES, encodePart } from '#shared/log/envelope.ts'
import { personalFieldsOf } from '#shared/log/registry.ts'
import { sealedAggregate, sealedSubmitted } from '#shared/sealed/events.ts'
import {
  BOX_LIMIT_CHARACTERS,
  decodeBox,
  decodeContent,
  encodeBox,
  encodeContent,
  receiptOf,
  sealedWordsSchema,
} from '#shared/sealed/format.ts'

const words = { about: '', facts: '挪用公费', evidence: '', reporterName: '', reporterContact: '' }
const content = {
  v: 1 as const,
  words,
  branchCode: 'B01',
  branchName: '人民路支行',
  handedInBy: 'E100',
  handedInAt: '2026-03-02T10:00:00.000+08:00',
}

describe('a content', () => {
  it('comes back whole, and tells its length in steps of 4 KiB alone', () => {
    const longest = (max: number) => fc.string({ maxLength: max, unit: 'binary' })
    fc.assert(
      fc.property(longest(4000), longest(2000), (facts, evidence) => {
        const given = { ...content, words: { ...words, facts, evidence } }
        const bytes = encodeContent(given)
        expect(bytes.length % 4096).toBe(0)
        const parsed = sealedWordsSchema.safeParse(given.words)
        if (parsed.success) expect(decodeContent(bytes)?.words).toEqual(parsed.data)
      }),
      { numRuns: 60 },
    )
  })

  it('of the largest size fits an event’s part once it is sealed', () => {
    const full = { about: 200, facts: 4000, evidence: 2000, reporterName: 80, reporterContact: 120 }
    const largest = Object.fromEntries(
      Object.entries(full).map(([name, max]) => [name, '\u0001'.repeat(max)]),
    ) as typeof words
    const bytes = encodeContent({ ...content, words: largest })
    const sealed = Buffer.alloc(bytes.length + 16, 7).toString('base64')
    const key = 'ab'.repeat(32)
    const box = encodeBox({ v: 1, to: key, ephemeral: key, sealed })
    expect(box.length).toBeLessThanOrEqual(BOX_LIMIT_CHARACTERS)
    const part = encodePart({ box }, new Uint8Array(16))
    expect(part.ok && part.value.bytes.length <= PART_LIMIT_BYTES).toBe(true)
  })

  it.each([
    ['no text', Uint8Array.of(0xff, 0xfe)],
    ['no JSON', utf8('{')],
    ['another version', utf8(JSON.stringify({ ...content, v: 2 }))],
    ['a field more', utf8(JSON.stringify({ ...content, more: 1 }))],
  ])('that is %s is none', (_name, bytes) => {
    expect(decodeContent(bytes)).toBeNull()
  })
})

describe('a box', () => {
  it.each([['{}'], ['[]'], ['not JSON'], ['{"v":1,"to":"00","ephemeral":"00","sealed":""}']])(
    '%s is none',
    (text) => {
      expect(decodeBox(text)).toBeNull()
    },
  )

  it('stands in the part of its event alone, and folds to nothing but its name', () => {
    expect(personalFieldsOf(sealedSubmitted.type, 1)).toEqual(['box'])
    expect(Object.keys(sealedSubmitted.payload.shape)).toEqual(['box'])
    const id = '019a0000-0000-7000-8000-0000000000e1'
    const event = { type: sealedSubmitted.type, aggregate: { kind: 'sealed', id } }
    expect(sealedAggregate.evolve(null, { ...event, payload: { box: 'x' } } as never)).toEqual({
      sealedId: id,
    })
  })
})

it('a receipt is short enough to copy and other for each submission', () => {
  expect(receiptOf('019a0000-0000-7000-8abc-0123456789ef')).toBe('0123-4567-89EF')
})
