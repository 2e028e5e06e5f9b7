/** The sealed box: only the office's private key opens it, and only as it was sealed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SealedBox } from '#shared/sealed/format.ts'
import { isWholePair, makeSealingPair, open, seal } from '#main/service/sealed/box.ts'
import { systemRandom } from '#main/service/workstation.ts'

const office = makeSealingPair(systemRandom)
const ID = '019a0000-0000-7000-8000-0000000000e1'
const content = (facts: string) => ({
  v: 1 as const,
  words: { about: '', facts, evidence: '', reporterName: '', reporterContact: '' },
  branchCode: 'B01',
  branchName: '人民路支行',
  handedInBy: 'E100',
  handedInAt: '2026-03-02T10:00:00.000+08:00',
})
const sealed = (facts = '挪用公费') => seal(content(facts), ID, office.publicKey, systemRandom)

describe('a sealed box', () => {
  it('opens with the private key to the very words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const facts = text.trim()
        expect(open(sealed(facts), ID, office)?.words.facts).toBe(facts)
      }),
      { numRuns: 40 },
    )
  })

  it('is other each time, for the same words', () => {
    const [one, two] = [sealed(), sealed()]
    expect(one.ephemeral).not.toBe(two.ephemeral)
    expect(one.sealed).not.toBe(two.sealed)
    expect(JSON.stringify(one)).not.toContain('挪用')
  })

  it('stays closed to another key and under another submission’s name', () => {
    const other = makeSealingPair(systemRandom)
    expect(open(sealed(), ID, other)).toBeNull()
    // Even when the box says that it was sealed to the other key.
    expect(open({ ...sealed(), to: other.publicKey }, ID, other)).toBeNull()
    expect(open(sealed(), `${ID.slice(0, -1)}2`, office)).toBeNull()
  })

  it('stays closed after any flip of any bit', () => {
    const box = sealed()
    const bytes = Buffer.from(box.sealed, 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        expect(open({ ...box, sealed: flipped.toString('base64') }, ID, office)).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['a fresh key that hides nothing', { ephemeral: '00'.repeat(32) }],
    ['no bytes', { sealed: '' }],
    ['fewer bytes than a tag', { sealed: 'AAAA' }],
  ] as readonly (readonly [string, Partial<SealedBox>])[])(
    'stays closed with %s',
    (_name, change) => {
      expect(open({ ...sealed(), ...change }, ID, office)).toBeNull()
    },
  )

  it('is not made to a key that hides nothing', () => {
    expect(() => seal(content('x'), ID, '00'.repeat(32), systemRandom)).toThrow()
  })

  it('belongs to a pair whose halves belong together', () => {
    const other = makeSealingPair(systemRandom)
    expect(isWholePair(office)).toBe(true)
    expect(isWholePair({ ...office, publicKey: other.publicKey })).toBe(false)
  })
})
