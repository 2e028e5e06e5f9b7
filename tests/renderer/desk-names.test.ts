/** What a screen reader jumps to on the desk: a section and an open form never share a name. */
import { expect, test } from 'vitest'
import en from '#resources/locales/en.json' with { type: 'json' }
import simplified from '#resources/locales/zh-CN.json' with { type: 'json' }
import traditional from '#resources/locales/zh-TW.json' with { type: 'json' }

test.each([
  ['zh-CN', simplified],
  ['zh-TW', traditional],
  ['en', en],
])('%s: no section of the desk is called like a form', (_, words) => {
  const { title: panel, others, find, notFound, ...forms } = words.action
  const sections = [
    ...Object.values(words.course),
    panel,
    words.case.words,
    words.timeline.title,
    words.rules.clocks,
    words.caseHint.title,
    words.instruction.title,
    words.promise.title,
    words.keeping.title,
    words.alarm.onCase,
    words.repeat.both,
    words.gate.title,
    words.letter.preview,
  ]
  const names = new Set<string>(Object.values(forms))
  expect([others, find, notFound].filter((name) => names.has(name))).toEqual([])
  expect(sections.filter((name) => names.has(name))).toEqual([])
})
