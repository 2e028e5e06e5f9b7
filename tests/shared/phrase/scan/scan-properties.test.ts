import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'
import {
  BLANKS,
  IGNORABLE,
  LINE_BREAKS,
  PUNCTUATION,
  SENTENCE_ENDS,
  formsOf,
  otherWidth,
} from './other-forms.ts'
import { scan } from './support.ts'

const wordings = defaultPacks.forbidden.phrases.flatMap((phrase) => phrase.wordings)
const oneSentence = wordings.filter((wording) => !/[。！？；].*\p{L}/u.test(wording))
const sentence = fc.constantFrom(...wordings).map((wording) => wording.replace('{1-10}', '客服部'))
const filler = fc.constantFrom(
  '好的',
  '请您',
  '一定',
  '保证金',
  '你们',
  '马',
  '上',
  '你',
  '不',
  'A1',
  '，',
)
const separator = fc.constantFrom(...SENTENCE_ENDS, ...LINE_BREAKS)

/** Texts made of forbidden sentences, pieces of them, and what stands beside them. */
const piece = fc
  .tuple(sentence, fc.nat(30), fc.nat(30))
  .map(([text, from, length]) => text.slice(from, from + length))
const staffText = fc
  .array(fc.oneof(sentence, piece, filler, separator), { maxLength: 8 })
  .map((parts) => parts.join(''))
const anyText = fc.oneof(
  staffText,
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })))
    .map((parts) => parts.join('')),
)

/** Code and the symbols meant, without where and how they are written. */
function meant(hits: readonly PhraseHit[]): string[] {
  return hits.map(({ code, severity, suggestion }) => `${code} ${severity} ${suggestion}`)
}

/** Rewrites character by character; `at` answers where a position of the old text lies in the new. */
function rewrite(text: string, write: (character: string, index: number) => string) {
  const begins = new Map<number, number>()
  const ends = new Map<number, number>()
  let old = 0
  let written = ''
  for (const [index, character] of Array.from(text).entries()) {
    const form = write(character, index)
    begins.set(old, written.length + form.lastIndexOf(Array.from(form).at(-1) ?? ''))
    written += form
    old += character.length
    ends.set(old, written.length)
  }
  return {
    written,
    moved: (hits: readonly PhraseHit[]) =>
      hits.map((hit) => {
        const [start = -1, end = -1] = [begins.get(hit.start), ends.get(hit.end)]
        return { ...hit, start, end, text: written.slice(start, end) }
      }),
  }
}

describe('the same hits at the places that correspond', () => {
  test('in traditional and regional characters', () => {
    fc.assert(
      fc.property(staffText, fc.array(fc.nat(9), { minLength: 1 }), (text, picks) => {
        const { written, moved } = rewrite(text, (character, index) => {
          const forms = formsOf(character)
          return forms[(picks[index % picks.length] ?? 0) % forms.length] ?? character
        })
        expect(scan(written)).toEqual(moved(scan(text)))
      }),
    )
  })

  test('in the other width', () => {
    fc.assert(
      fc.property(staffText, (text) => {
        const { written, moved } = rewrite(text, otherWidth)
        expect(scan(written)).toEqual(moved(scan(text)))
      }),
    )
  })

  test('with blanks, punctuation and invisible characters before any character', () => {
    const noise = fc.array(fc.constantFrom('', '', ...BLANKS, ...PUNCTUATION, ...IGNORABLE), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(staffText, noise, (text, signs) => {
        const { written, moved } = rewrite(
          text,
          (character, index) => (signs[index % signs.length] ?? '') + character,
        )
        expect(scan(written)).toEqual(moved(scan(text)))
      }),
    )
  })

  test('decomposed, as some systems store text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), sentence, (before, text) => {
        const whole = `${before}\n${text}`
        expect(meant(scan(whole.normalize('NFD')))).toEqual(meant(scan(whole.normalize('NFC'))))
      }),
    )
  })
})

describe('whatever the text', () => {
  test('hits lie inside it, show what stands there, and begin and end with a character that counts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const hit of scan(text)) {
          expect(hit.text).toBe(text.slice(hit.start, hit.end))
          expect(hit.end).toBeGreaterThan(hit.start)
          expect(hit.text).toMatch(/^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/su)
          expect(hit.suggestion).not.toBe('')
        }
      }),
      { numRuns: 500 },
    )
  })

  test('hits stand in order, no span twice and no code within itself', () => {
    fc.assert(
      fc.property(staffText, (text) => {
        const hits = scan(text)
        const order = hits.toSorted((a, b) => a.start - b.start || b.end - a.end)
        expect(hits).toEqual(order)
        expect(new Set(hits.map(({ start, end }) => `${start}-${end}`)).size).toBe(hits.length)
        for (const inner of hits) {
          const around = hits.filter(
            (hit) => hit !== inner && hit.start <= inner.start && hit.end >= inner.end,
          )
          for (const hit of around) {
            expect(hit.code).not.toBe(inner.code)
            expect([hit.severity, inner.severity]).not.toEqual(['warn', 'hint'])
          }
        }
      }),
    )
  })

  test('a quote takes away the hits that touch it; only what they covered can show instead', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(20), (text, from, length) => {
        const start = Math.min(from, text.length)
        const end = Math.min(start + length, text.length)
        const touched = (hit: PhraseHit) => start < end && hit.start < end && hit.end > start
        const before = scan(text)
        const after = scan(text, [{ start, end }])
        expect(after.some(touched)).toBe(false)
        expect(after).toEqual(expect.arrayContaining(before.filter((hit) => !touched(hit))))
        const gone = before.filter(touched)
        for (const hit of after.filter((found) => !before.some((old) => same(old, found)))) {
          const covered = gone.some((old) => old.start <= hit.start && old.end >= hit.end)
          expect(covered, hit.code).toBe(true)
        }
      }),
    )
  })
})

function same(a: PhraseHit, b: PhraseHit): boolean {
  return a.code === b.code && a.start === b.start && a.end === b.end
}

describe('sentence ends and line breaks', () => {
  test('one anywhere inside a one-sentence wording parts it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...oneSentence), fc.nat(), separator, (wording, pick, sign) => {
        const bare = wording.replace(/\p{P}+$/u, '')
        fc.pre(bare.length > 1)
        const at = 1 + (pick % (bare.length - 1))
        const text = bare.slice(0, at) + sign + bare.slice(at)
        const across = scan(text).filter(({ start, end }) => start < at && end > at)
        expect(across).toEqual([])
      }),
    )
  })

  test('two texts on two lines have the hits of each, but for wordings of several sentences', () => {
    const several = new Set(
      defaultPacks.forbidden.phrases
        .filter((phrase) => phrase.wordings.some((wording) => !oneSentence.includes(wording)))
        .map(({ code }) => code),
    )
    const placed = new Set(
      defaultPacks.forbidden.phrases
        .filter(({ place, variants = [] }) =>
          [place, ...variants.map((variant) => variant.place)].some((at) => at !== 'anywhere'),
        )
        .map(({ code }) => code),
    )
    fc.assert(
      fc.property(staffText, staffText, fc.constantFrom(...LINE_BREAKS), (first, second, sign) => {
        const at = first.length + sign.length
        const across = scan(first + sign + second).filter(
          ({ start, end }) => start < first.length && end > at,
        )
        for (const { code } of across) expect(several).toContain(code)
        fc.pre(across.length === 0)
        const kept = ({ code }: PhraseHit) => !placed.has(code)
        const apart = [
          ...scan(first),
          ...scan(second).map((hit) => ({ ...hit, start: hit.start + at, end: hit.end + at })),
        ]
        // A warning that counts only as the whole text may hide a hint that shows on two lines.
        const alone = [...scan(first), ...scan(second)].every(kept)
        fc.pre(alone)
        expect(scan(first + sign + second).filter(kept)).toEqual(apart)
      }),
    )
  })
})
