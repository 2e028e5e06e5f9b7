/** No call takes a text in which nobody can read anything: refused, or read as the empty text that it is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { consoleCalls } from '#shared/contract/console.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { blank, draftWords, shownText, words } from '#shared/foundation/words.ts'

const UNREADABLE = [
  ' ',
  '\u3000\u00a0',
  '\n\t',
  '\u0007\u001b',
  '\u200b\u200d\ufeff',
  '\u202e\u200f\u2069',
  '\u00ad',
  '\u115f\u1160',
  '\u3164',
  '\uffa0',
  '\u2800\u2800',
  '\ufe0f',
  '\u0301\u0308',
  '\u{e0041}\u{e0020}',
  '\ufff9\ufffb',
] as const

/** Every schema of a text in `schema`, with where it stands. */
function* texts(schema: unknown, path: string): Generator<readonly [string, z.ZodType]> {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    yield [path, schema]
  } else if (schema instanceof z.ZodObject) {
    for (const [name, member] of Object.entries(schema.shape))
      yield* texts(member, `${path}.${name}`)
  } else if (schema instanceof z.ZodArray) {
    yield* texts(schema.element, `${path}[]`)
  } else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    yield* texts(schema.unwrap(), path)
  } else if (schema instanceof z.ZodTuple) {
    for (const item of schema.def.items) yield* texts(item, `${path}[]`)
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) yield* texts(option, path)
  } else if (!isWordless(schema)) {
    throw new Error(`${path} is of a kind that this test does not look into`)
  }
}

/** Kinds in which no text of a person's own choosing fits; an unknown content is a draft of one's own. */
function isWordless(schema: unknown): boolean {
  return (
    schema instanceof z.ZodNumber ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodNull ||
    schema instanceof z.ZodUnknown ||
    (schema instanceof z.ZodRecord && schema.valueType instanceof z.ZodUnknown)
  )
}

const calls = { ...workstationCalls, ...consoleCalls }
const fields = Object.entries(calls).flatMap(([name, { input }]) => [...texts(input, name)])

describe('a text in which nobody can read anything', () => {
  test('is looked for in every call that takes texts', () => {
    const paths = fields.map(([path]) => path)
    expect(paths.length).toBeGreaterThan(300)
    for (const path of [
      'shift.open.mismatchReason',
      'shift.sign.differences[].explanation',
      'day.prepare.cash.explained.explanation',
      'duty.agreeSwap.reason',
      'staff.add.name',
    ]) {
      expect(paths).toContain(path)
    }
  })

  test.each(UNREADABLE.map((text) => [JSON.stringify(text), text] as const))(
    '%s is no text in any of them',
    (_shown, text) => {
      const taken = fields.filter(([, schema]) => {
        const read = schema.safeParse(text)
        return read.success && read.data !== ''
      })
      expect(taken.map(([path]) => path)).toEqual([])
    },
  )

  test.each(UNREADABLE.map((text) => [JSON.stringify(text), text] as const))(
    '%s is refused as the empty text is',
    (_shown, text) => {
      const schema = z.strictObject({ reason: words(40) })
      expect(schema.safeParse({ reason: text }).error?.issues).toMatchObject([
        { code: 'too_small', minimum: 1, path: ['reason'] },
      ])
      expect(draftWords(40).parse(text)).toBe('')
      expect([blank(text), shownText(text)]).toEqual([true, ''])
    },
  )
})

describe('a text with one sign that shows something', () => {
  const invisible = fc.constantFrom(...UNREADABLE.join(''))
  const seen = fc.constantFrom('一', '㐀', '\u{20000}', 'a', '7', '。', '😀', 'あ', '°', '\ue000')
  test('is one, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(invisible), seen, fc.array(invisible), (before, sign, after) => {
        const text = [...before, sign, ...after].join('')
        expect(blank(text)).toBe(false)
        expect(words(1000).safeParse(text).success).toBe(true)
        expect(draftWords(1000).parse(text)).toBe(text)
      }),
    )
  })

  test('is measured by its length', () => {
    expect(words(2).safeParse('abc').error?.issues).toMatchObject([{ code: 'too_big', maximum: 2 }])
    expect(draftWords(2).safeParse('abc').success).toBe(false)
    expect(words(3).parse(' abc ')).toBe('abc')
  })
})
