/** A text that stands twice loses one of its two meanings, and nobody sees it go. */
import { expect, test } from 'vitest'
import { doubleKeys } from '#scripts/translations.ts'

test('a key that stands twice in one object is found, and one that stands in two is none', () => {
  const fine = '{\n  "field": {\n    "at": "a"\n  },\n  "word": {\n    "at": "b"\n  }\n}\n'
  expect(doubleKeys(fine)).toEqual([])
  const twice = fine.replace('"at": "a"', '"at": "a",\n    "at": "c"')
  expect(doubleKeys(twice)).toEqual(['"at":'])
})
