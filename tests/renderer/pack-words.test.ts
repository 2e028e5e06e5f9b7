/** What the packs say to staff, in English: nothing of the shipped pack is left out, and nothing is stale. */
import { expect, test } from 'vitest'
import english from '#resources/text/staff-words-en.json' with { type: 'json' }
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { packWords } from '#renderer/words/pack-words.ts'

const { phrases, forbidden } = defaultPacks
const texts = new Set([
  ...forbidden.phrases.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  ...phrases.situations.flatMap(({ title, steps }) => [
    title,
    ...steps.flatMap(({ advice, replies }) => [
      ...(advice === undefined ? [] : [advice]),
      ...replies.map(({ label }) => label),
    ]),
  ]),
])

test('every title, reply, advice and reason has its English, and no English is of a text that is gone', () => {
  expect(Object.keys(english.words).toSorted()).toEqual([...texts].toSorted())
})

test('only readers of English get it, and of other texts the text itself', () => {
  expect(packWords('en', '听清了')).toBe('Now clear')
  expect(packWords('zh-CN', '听清了')).toBe('听清了')
  expect(packWords('en', '本行自己的说法')).toBe('本行自己的说法')
  expect(packWords('en', 'constructor')).toBe('constructor')
})

test('every listed wording says why it is not said', () => {
  expect(forbidden.phrases.filter(({ reason }) => reason === undefined)).toEqual([])
})
