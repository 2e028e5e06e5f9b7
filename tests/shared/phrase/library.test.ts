import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { PhrasePack } from '#shared/pack/phrase-pack.ts'
import { fillVariables, phraseLibrary, promptsFor, searchPhrases } from '#shared/phrase/library.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
} from '#shared/phrase/moments.ts'

const library = phraseLibrary(defaultPacks.phrases, defaultPacks.hanVariants)
const codes = (where: Parameters<typeof promptsFor>[1]) => {
  const prompts = promptsFor(library, where)
  if (!prompts.ok) throw new Error(`refused: ${prompts.refusal.field}`)
  return prompts.value.map(({ code }) => code)
}

describe('phrases for a moment', () => {
  test('R-286: every one of the 16 hotline situations has words', () => {
    for (let index = 1; index <= 16; index += 1) {
      const code = `SP-${String(index).padStart(2, '0')}`
      expect(codes({ role: 'teller', situation: code })[0]).toBe(code)
    }
  })

  test.each([
    ['R-020 lobby moments', LOBBY_MOMENTS, 'moment', 'lobby_manager'],
    ['R-022 counter steps', COUNTER_STEPS, 'step', 'teller'],
    ['R-143 customer states', CUSTOMER_STATES, 'state', 'teller'],
    ['demeanours', DEMEANOURS, 'demeanour', 'teller'],
  ] as const)('%s all have words', (_what, values, key, role) => {
    expect(values.filter((value) => codes({ role, [key]: value }).length === 0)).toEqual([])
  })

  test('T-73: a silent call has the prompt and the closing words, in this order', () => {
    expect(codes({ situation: 'SP-08' })).toEqual(['SP-08', 'SP-08b'])
  })

  test('T-74: abuse is met with help, respect, a limit and the supervisor, never with hanging up', () => {
    expect(codes({ role: 'teller', situation: 'SP-10' })).toEqual([
      'SP-10',
      'SP-A',
      'SP-L',
      'SP-10c',
    ])
    const texts = searchPhrases(library, 'SP-10', 50).map(({ text }) => text)
    for (const text of texts) expect(text).not.toMatch(/挂机|再见/)
  })

  test('counter words are for the counter, hotline words for everybody', () => {
    expect(codes({ role: 'lobby_manager', step: 'greet_warmly' })).toEqual([])
    expect(codes({ role: 'counter_clerk', step: 'greet_warmly' })).toEqual(['CT-01'])
    expect(codes({ role: 'admin', situation: 'SP-05' })).toEqual(['SP-05'])
  })

  test('R-123 … R-126: the typical cases have words, as a case type or as a situation', () => {
    for (const scenario of ['attitude', 'disputes_decision', 'too_slow', 'repeat_not_accepted']) {
      expect(codes({ role: 'teller', caseType: scenario })).not.toEqual([])
      expect(codes({ situation: scenario })).toEqual(codes({ caseType: scenario }))
    }
    expect(codes({ situation: 'SP-08b' })).toEqual(['SP-08b'])
  })

  test('words about insurance sold as a deposit are not for a card company', () => {
    expect(codes({ profile: 'bank', caseType: 'mis_sold' })).toEqual(['SP-M1'])
    expect(codes({ profile: 'card_company', caseType: 'mis_sold' })).toEqual([])
  })

  test('a caution card comes last and says why', () => {
    const prompts = promptsFor(library, { state: 'revenge' })
    if (!prompts.ok) throw new Error('refused')
    expect(prompts.value.map(({ status }) => status)).toEqual(['approved', 'caution'])
    expect(prompts.value[1]?.reason).toBeTruthy()
    expect(prompts.value[0]?.reason).toBeUndefined()
  })

  test.each([
    ['role', { role: 'customer' }],
    ['role', { role: 'constructor' }],
    ['moment', { role: 'teller', moment: 'lunch' }],
    ['situation', { situation: 'SP-99' }],
    ['state', { state: 'toString' }],
    // Not carried as a label for customers (E-12 … E-14).
    ['demeanour', { demeanour: 'hidden_motive' }],
    ['caseType', { caseType: '' }],
  ])('an unknown %s is refused by name', (field, where) => {
    expect(promptsFor(library, where)).toMatchObject({ ok: false, refusal: { field } })
  })
})

describe('T-80: what the ethics register took out', () => {
  const said = (wanted: (status: string) => boolean) =>
    defaultPacks.phrases.phrases
      .filter(({ status }) => wanted(status))
      .map(({ code, text, reason }) => `${code} ${text} ${reason ?? ''}`)

  test('stands in no phrase, not even negated', () => {
    const improper = said(() => true).filter((text) => /拖延|各个击破|保密协议|程序障碍/.test(text))
    expect(improper).toEqual([])
  })

  test('approved words promise nothing absolute and say 您 (S4-37, S4-39)', () => {
    const approved = said((status) => status === 'approved')
    expect(approved.length).toBeGreaterThan(60)
    expect(approved.filter((text) => /一定|保证|马上|尽快|你/.test(text))).toEqual([])
  })

  test('an excluded phrase is returned neither by moment nor by search', () => {
    const [first] = defaultPacks.phrases.phrases
    if (!first) throw new Error('no phrase')
    const pack: PhrasePack = {
      ...defaultPacks.phrases,
      phrases: [{ ...first, status: 'excluded', ethics: 'E-13', reason: 'improper' }],
    }
    const excluded = phraseLibrary(pack, defaultPacks.hanVariants)
    expect(searchPhrases(excluded, first.title)).toEqual([])
    expect(promptsFor(excluded, {})).toEqual({ ok: true, value: [] })
  })
})

describe('search', () => {
  const found = (query: string) => searchPhrases(library, query, 50).map(({ code }) => code)

  test.each([
    ['kuaiji', 'CT-04b'],
    ['kjzg', 'CT-04b'],
    ['kuaijizg', 'CT-04b'],
    ['huiji', 'CT-04b'],
    ['KUAI JI', 'CT-04b'],
    ['会计', 'CT-04b'],
    ['sp-w1', 'SP-W1'],
    ['ＳＰ-Ｗ１', 'SP-W1'],
    ['wusheng', 'SP-08'],
    ['久等', 'SP-06'],
    ['等', 'SP-05'],
  ])('%s finds %s', (query, code) => {
    expect(found(query)).toContain(code)
  })

  test('a code comes first', () => expect(found('SP-01')[0]).toBe('SP-01'))

  test.each(['', '   ', 'zzzz', '不存在的词', '.*', '！？'])('%j finds nothing', (query) => {
    expect(found(query)).toEqual([])
  })

  test('the limit is kept', () => expect(searchPhrases(library, '您', 3)).toHaveLength(3))
})

test('variables are filled; what is missing stays visible', () => {
  expect(fillVariables('我是{company}{employee_no}号', { company: '某行' })).toBe(
    '我是某行{employee_no}号',
  )
  expect(fillVariables('{company}', { company: '  ' })).toBe('{company}')
  expect(fillVariables('{constructor}', {})).toBe('{constructor}')
})

describe('a word however it is typed', () => {
  const first = (query: string) => searchPhrases(library, query, 500).map(({ code }) => code)

  test.each([
    ['客戶', '客户'],
    ['KuàiJì', 'kuaiji'],
    ["fang'an", 'fangan'],
    ['ＳＰ-10', 'sp10'],
    ['您好 ， 这里', '您好这里'],
  ])('%s finds what %s finds', (typed, plain) => {
    expect(first(plain).length).toBeGreaterThan(0)
    expect(first(typed)).toEqual(first(plain))
  })

  test('pinyin goes on over a comma, and not over a place that is filled in', () => {
    expect(first('nhzl')).toContain('SP-01')
    expect(first('ninhaozhe')).toContain('SP-01')
    expect(first('zhelishiwo')).not.toContain('SP-01')
  })
})
