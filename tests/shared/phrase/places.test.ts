/** Places of a text, read in one way by everybody. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textPieces, variablesIn, withPlaces } from '#shared/phrase/places.ts'

test.each([
  ['', []],
  ['您好', [[0, '您好', null]]],
  ['{time}', [[0, '{time}', 'time']]],
  [
    '我{time}前给{customer}回电',
    [
      [0, '我', null],
      [1, '{time}', 'time'],
      [7, '前给', null],
      [9, '{customer}', 'customer'],
      [19, '回电', null],
    ],
  ],
  [
    '{employee_no}{a1}',
    [
      [0, '{employee_no}', 'employee_no'],
      [13, '{a1}', 'a1'],
    ],
  ],
  ['{} {Name} {1-10} {客户} {{ }', [[0, '{} {Name} {1-10} {客户} {{ }', null]]],
])('%s', (text, pieces) => {
  expect(textPieces(text).map(({ at, text: piece, place }) => [at, piece, place])).toEqual(pieces)
})

test('a name is told once, in the order of the text', () => {
  expect(variablesIn('{b}和{a}，再{b}')).toEqual(['b', 'a'])
})

test('what fills a place is no place itself', () => {
  expect(withPlaces('{a}{b}', (name) => (name === 'a' ? '{b}' : '乙'))).toBe('{b}乙')
})

test('pieces make the text again, each where it says', () => {
  const part = fc.constantFrom('{time}', '{', '}', '您好', 'a_1', '{no place}', '𠮷', '{x}')
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (given) => {
      const pieces = textPieces(given)
      expect(pieces.map((piece) => piece.text).join('')).toBe(given)
      for (const { at, text: piece } of pieces) {
        expect(given.slice(at, at + piece.length)).toBe(piece)
      }
      expect(withPlaces(given, (name) => `{${name}}`)).toBe(given)
    }),
  )
})
