/** the incoming person answers what they take over; the questions follow from what is open. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  CARRY_OVER_KINDS,
  type CarryOverItem,
  inOrderOfUrgency,
} from '#shared/handover/carry-over.ts'
import { checkReadBack, readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { item } from './support/sheets.ts'

const at = (hour: number) => `2025-10-20T${String(hour).padStart(2, '0')}:00:00+08:00`
const open: readonly CarryOverItem[] = [
  item({ id: 'a', since: at(9), dueAt: at(15) }),
  item({ id: 'b', since: at(8), dueAt: at(17) }),
  item({ kind: 'promise', id: 'p', since: at(10), dueAt: at(16) }),
]
const even = [{ name: 'cash_box', difference: 0 }]
const short = [...even, { name: 'keys', difference: -1 }]
const names = (...input: Parameters<typeof readBackQuestions>) =>
  readBackQuestions(...input).map(({ question, right }) => [question, right])

describe('questions', () => {
  test.each<[string, Parameters<typeof readBackQuestions>, unknown]>([
    ['nothing open: nothing to ask', [[], even], []],
    [
      'three of them, the most pressing in front',
      [open, even],
      [
        ['first_due', ['complaint:a']],
        ['next_promise', ['promise:p']],
        ['longest_open', ['complaint:b']],
      ],
    ],
    [
      'what the books miss comes before what is old',
      [open, short],
      [
        ['first_due', ['complaint:a']],
        ['next_promise', ['promise:p']],
        ['books_differ', ['line:keys']],
      ],
    ],
    [
      'without a due time only what is old',
      [[item({ id: 'a' })], even],
      [['longest_open', ['complaint:a']]],
    ],
    [
      'both are right that are due at one moment',
      [[item({ id: 'a', dueAt: at(15) }), item({ id: 'b', dueAt: at(15), since: at(8) })], even],
      [
        ['first_due', ['complaint:a', 'complaint:b']],
        ['longest_open', ['complaint:b']],
      ],
    ],
  ])('%s', (_what, input, expected) => {
    expect(names(...input)).toEqual(expected)
  })

  const anyItem = fc.record({
    kind: fc.constantFrom(...CARRY_OVER_KINDS),
    id: fc.uuid(),
    subject: fc.string({ maxLength: 20 }),
    since: fc.nat(23).map(at),
    dueAt: fc.option(fc.nat(23).map(at)),
    owner: fc.constant('E100'),
  })
  it('are the same for whatever order, three at most, and always offer a right answer', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 12 }),
        fc.boolean(),
        (items, differs) => {
          const lines = differs ? short : even
          const questions = readBackQuestions(items, lines)
          expect(questions.length).toBeLessThanOrEqual(3)
          expect(questions.length > 0).toBe(items.length > 0 || differs)
          for (const { options, right } of questions) {
            expect(options.length).toBeLessThanOrEqual(5)
            expect(options.at(-1)?.id).toBe('none')
            expect(options.some(({ id }) => right.includes(id))).toBe(true)
          }
          const shuffled = readBackQuestions(items.toReversed(), lines)
          expect(shuffled.map(({ question, right }) => [question, new Set(right)])).toEqual(
            questions.map(({ question, right }) => [question, new Set(right)]),
          )
        },
      ),
    )
  })
})

describe('answers', () => {
  const questions = readBackQuestions(open, short)
  const right = questions.map(({ question, right: [answer = ''] }) => ({ question, answer }))
  it('are all taken when all are right, and no other is kept', () => {
    expect(checkReadBack(questions, [...right, { question: 'more', answer: 'x' }])).toEqual({
      ok: true,
      value: right,
    })
  })

  it('that are wrong or missing are all named, with the section to look at again', () => {
    expect(checkReadBack(questions, [{ question: 'first_due', answer: 'complaint:b' }])).toEqual({
      ok: false,
      refusal: expect.objectContaining({
        code: 'read_back_wrong',
        field: 'readBack.first_due',
        source: 'S4-15(3)',
        params: {
          missing: 'readBack.first_due,readBack.next_promise,readBack.books_differ',
          subject: 'first_due',
          section: 'carry_over',
        },
      }),
    })
  })
})

describe('open items', () => {
  it('stand by what is due first, then by what waits longest, without end of doubt', () => {
    const undated = item({ id: 'z', since: at(7) })
    expect(inOrderOfUrgency([undated, ...open]).map(({ id }) => id)).toEqual(['a', 'p', 'b', 'z'])
    expect(inOrderOfUrgency([...open, undated].toReversed()).map(({ id }) => id)).toEqual([
      'a',
      'p',
      'b',
      'z',
    ])
  })
})
