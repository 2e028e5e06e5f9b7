/** Every reason that the check of an entry can give has words in the three languages, with all it has to say. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type TFunction } from 'i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { ENTRY_REASONS } from '#shared/phrase/entry-reason.ts'
import { proposalFaults, publicationFaults } from '#shared/phrase/proposal.ts'
import {
  faultWords,
  faultWordsByName,
  placeOfFault,
  saidNow,
  withRefused,
} from '#renderer/entry/entry-faults.ts'
import { faultPlaces } from '#renderer/entry/fault-places.ts'
import { FAULTY_ENTRIES, LIBRARY, SOUND } from '../support/faulty-entries.ts'

const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
const folder = join(import.meta.dirname, '..', '..', 'resources', 'locales')
const texts = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')),
  ]),
)
const inLanguage = i18next.createInstance()

beforeAll(async () => {
  await inLanguage.init({
    resources: Object.fromEntries(
      LOCALES.map((locale) => [locale, { translation: texts[locale] }]),
    ),
    interpolation: { escapeValue: false },
  })
})

describe.each(LOCALES)('in %s', (locale) => {
  const t = (): TFunction => inLanguage.getFixedT(locale)

  test('every reason has its words', () => {
    const { entryFault } = texts[locale]
    const without = Object.keys(ENTRY_REASONS).filter(
      (reason) => typeof entryFault[reason] !== 'string' || entryFault[reason].trim() === '',
    )
    expect(without).toEqual([])
    // None is said that nobody can give any more.
    const { placed: _placed, ...said } = entryFault
    expect(Object.keys(said).filter((reason) => !(reason in ENTRY_REASONS))).toEqual([])
  })

  test.each(FAULTY_ENTRIES.map((entry) => [entry.reason, entry] as const))(
    '%s is said whole, with its source',
    (reason, { change, by, field, replaces, words, at }) => {
      const phrase = { ...SOUND, ...change }
      const faults =
        by === 'office'
          ? publicationFaults(phrase, LIBRARY)
          : proposalFaults({ phrase, replaces: replaces ?? null }, LIBRARY)
      const fault = faults.find(
        (one) => one.field === `phrase.${field}` && one.params?.['reason'] === reason,
      )
      if (!fault) throw new Error('no such fault')
      const said = faultWords(t(), fault)
      expect(said).not.toContain('{{')
      expect(said).not.toContain(texts[locale].refusal.invalid_phrase)
      expect(said).toMatch(/\d.*[）)]$/)
      if (words !== undefined && at !== undefined) expect(said).toContain(words)
    },
  )
})

const OPEN: Refusal = {
  code: 'invalid_phrase',
  message: 'a brace',
  field: 'phrase.text',
  source: 'S4-26',
  params: { reason: 'open_brace', words: '{客户', at: 4, start: 3, end: 6 },
}

test('a fault says where it stands, what is wrong and which source asks for more', () => {
  const t = inLanguage.getFixedT('zh-CN')
  expect(faultWords(t, OPEN)).toBe(
    '第 4 字起“{客户”：大括号要成对；要临时填的写成 {customer}，不用填就删掉括号（服务中心手册 26）',
  )
  expect(
    faultWordsByName(t, { ...OPEN, field: 'phrase.closing', params: { reason: 'code_form' } }),
  ).toMatch(/^结束语：编号写成/)
})

test('what was typed into an entry that the gate refuses belongs to its box too', () => {
  expect(placeOfFault({ code: 'invalid_input', message: '', field: 'entry.title' })).toBe('title')
  expect(placeOfFault({ ...OPEN, field: 'phrase.moments.0' })).toBe('where')
})

test('a field that nobody has come to is no fault before sending is tried', () => {
  const missing = { ...OPEN, field: 'phrase.source', params: { reason: 'too_small' } }
  const fields = { text: '您好，{客户', source: '' }
  expect(saidNow([OPEN, missing], fields, false)).toEqual([OPEN])
  expect(saidNow([OPEN, missing], fields, true)).toEqual([OPEN, missing])
})

test('why sending was refused is said once', () => {
  expect(withRefused([OPEN], OPEN)).toEqual([OPEN])
  const why: Refusal = { code: 'field_required', message: 'why', field: 'why' }
  expect(withRefused([OPEN], why)).toEqual([why, OPEN])
})

describe('where a fault stands in the box', () => {
  test.each<[string, string, string, readonly (readonly [number, number])[]]>([
    ['as it was read', '您好，{客户', '您好，{客户', [[3, 6]]],
    [
      'behind blanks and signs that nobody sees',
      ' \u200b您好\u200b，{客户',
      ' \u200b您好\u200b，{客户',
      [[6, 9]],
    ],
    ['moves with what is typed before it', '您好，{客户', '呀您好，{客户', [[4, 7]]],
    ['goes with what touches it', '您好，{客户', '您好，{户', []],
    ['goes when the words are gone', '您好，{客户', '', []],
  ])('%s', (_what, read, now, expected) => {
    expect(faultPlaces([OPEN], read, now).map(({ start, end }) => [start, end])).toEqual(expected)
  })
})
