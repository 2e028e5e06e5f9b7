/** What the shipped library holds beside the rows of the catalogue: requirements, needs, 6C, the order of a talk. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { PROFILE_CODES } from '#shared/pack/profile-pack.ts'
import { type Phrase, phraseSchema } from '#shared/pack/phrase-pack.ts'
import {
  type PromptMoment,
  complaintTalk,
  phraseLibrary,
  promptsFor,
  searchPhrases,
} from '#shared/phrase/library.ts'
import { CUSTOMER_NEEDS, SIX_C } from '#shared/phrase/moments.ts'

const { phrases } = defaultPacks.phrases
const library = phraseLibrary(
  defaultPacks.phrases,
  defaultPacks.hanVariants,
  defaultPacks.hanReadings,
)

function prompts(where: PromptMoment, from = library) {
  const answer = promptsFor(from, where)
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.field}`)
  return answer.value
}
const codes = (where: PromptMoment, from = library) => prompts(where, from).map(({ code }) => code)

describe('R-286 the sixteen situations of the hotline', () => {
  test.each(Array.from({ length: 16 }, (_, index) => `SP-${String(index + 1).padStart(2, '0')}`))(
    '%s says what it asks of the agent',
    (code) => {
      const [first] = prompts({ situation: code })
      expect(first?.code).toBe(code)
      expect(first?.requirement).toMatch(/^.{8,}$/u)
    },
  )

  test('R-287, R-288, R-290 three of them name their closing words', () => {
    const closing = phrases.flatMap(({ code, closing: last }) => (last ? [[code, last]] : []))
    expect(closing).toEqual([
      ['SP-08', 'SP-08b'],
      ['SP-09', 'SP-09b'],
      ['SP-13', 'SP-13b'],
    ])
    for (const [, last] of closing) expect(phrases.some(({ code }) => code === last)).toBe(true)
  })
})

describe('choosing by need and by the six C', () => {
  test.each(CUSTOMER_NEEDS)('R-008 %s has words of its own', (need) => {
    expect(prompts({ need }).filter(({ kind }) => kind === undefined).length).toBeGreaterThan(1)
  })
  test.each(SIX_C)('R-151 %s has words and stands on the card', (sixC) => {
    expect(codes({ sixC })).toContain('GD-6c')
    expect(prompts({ sixC }).filter(({ kind }) => kind === undefined).length).toBeGreaterThan(1)
  })
  test.each([
    ['need', { need: 'rich' }],
    ['sixC', { sixC: 'win' }],
  ])('an unknown %s is refused by name', (field, where) => {
    expect(promptsFor(library, where)).toMatchObject({ ok: false, refusal: { field } })
  })
})

describe('C-25 feelings, then facts, then the solution', () => {
  test.each([
    ['by state', { state: 'venting' }],
    ['by manner', { demeanour: 'emotional' }],
    ['all of it', {}],
  ])('%s', (_what, where) => {
    const talk = complaintTalk(library, where)
    if (!talk.ok) throw new Error('refused')
    expect(talk.value.map(({ part }) => part)).toEqual(['emotion', 'facts', 'solution'])
    expect(talk.value[0]?.prompts.length).toBeGreaterThan(0)
    for (const { part, prompts: said } of talk.value) {
      for (const { code } of said) {
        expect(phrases.find((phrase) => phrase.code === code)?.part).toBe(part)
      }
    }
  })
  test('refuses what the prompter refuses', () => {
    expect(complaintTalk(library, { state: 'sleepy' })).toMatchObject({
      ok: false,
      refusal: { field: 'state' },
    })
  })
})

describe('E-33, R-285 nothing is offered while a complaint is open', () => {
  const [first] = phrases
  if (!first) throw new Error('no phrase')
  const offer = { ...first, code: 'ZZ-1', title: '介绍转存', situations: [], offersBusiness: true }
  const offering = phraseLibrary(
    { ...defaultPacks.phrases, phrases: [first, offer] },
    defaultPacks.hanVariants,
  )

  test('the shipped pack offers nothing at all', () => {
    expect(phrases.filter(({ offersBusiness }) => offersBusiness)).toEqual([])
  })
  test('a pack that does is silent then, by moment and by searching', () => {
    expect(codes({ openComplaint: false }, offering)).toEqual([first.code, 'ZZ-1'])
    expect(codes({ openComplaint: true }, offering)).toEqual([first.code])
    const find = (openComplaint: boolean) =>
      searchPhrases(offering, '介绍转存', 20, { openComplaint }).map(({ code }) => code)
    expect(find(false)).toEqual(['ZZ-1'])
    expect(find(true)).toEqual([])
    const talk = complaintTalk(offering, {})
    expect(talk.ok && talk.value.flatMap(({ prompts: said }) => said)).not.toContainEqual(
      expect.objectContaining({ code: 'ZZ-1' }),
    )
  })
})

describe('profiles', () => {
  test.each(PROFILE_CODES)('%s has every situation, moment and step', (profile) => {
    for (let index = 1; index <= 16; index += 1) {
      const situation = `SP-${String(index).padStart(2, '0')}`
      expect(codes({ profile, situation }).length, situation).toBeGreaterThan(0)
    }
    for (const caseType of ['attitude', 'too_slow', 'disputes_decision', 'repeat_not_accepted']) {
      expect(codes({ profile, caseType }).length, caseType).toBeGreaterThan(0)
    }
  })
  test('words of one kind of organisation are not shown to another', () => {
    expect(codes({ profile: 'insurer', step: 'ask_actively', role: 'teller' })).toContain('CI-02')
    expect(codes({ profile: 'card_company', step: 'ask_actively', role: 'teller' })).toContain(
      'CK-02',
    )
    expect(codes({ profile: 'bank', step: 'ask_actively', role: 'teller' })).toEqual(['CT-02'])
    const search = searchPhrases(library, '读卡', 20, { profile: 'bank' })
    expect(search.map(({ code }) => code)).not.toContain('CK-03')
  })
})

describe('validity', () => {
  const [first] = phrases
  if (!first) throw new Error('no phrase')
  const limited = phraseLibrary(
    {
      ...defaultPacks.phrases,
      phrases: [{ ...first, validFrom: '2026-02-01', validUntil: '2026-02-28' }],
    },
    defaultPacks.hanVariants,
  )
  test.each([
    ['2026-01-31', []],
    ['2026-02-01', [first.code]],
    ['2026-02-28', [first.code]],
    ['2026-03-01', []],
  ])('on %s', (on, expected) => {
    expect(codes({ on }, limited)).toEqual(expected)
    expect(searchPhrases(limited, first.title, 20, { on })).toHaveLength(expected.length)
  })
  test('without a day everything is shown', () => expect(codes({}, limited)).toEqual([first.code]))

  const entry = (change: Partial<Phrase>) => phraseSchema.safeParse({ ...first, ...change })
  test('a last day before the first is refused at its field', () => {
    const read = entry({ validFrom: '2026-02-02', validUntil: '2026-02-01' })
    expect(read.error?.issues[0]?.path).toEqual(['validUntil'])
    expect(entry({ validFrom: '2026-02-30' }).success).toBe(false)
    expect(entry({ validFrom: '2026-02-01', validUntil: '2026-02-01' }).success).toBe(true)
  })
})

describe('every entry', () => {
  test('has an owner, a source and a kind, and a guide says nothing to a customer', () => {
    for (const { code, owner, source, kind, text } of phrases) {
      expect(owner, code).toMatch(/^[a-z_]+$/)
      expect(source, code).toMatch(/^S[1-4]-\d\d/)
      if (kind === 'guide') expect(text, code).not.toMatch(/^您好/)
    }
    expect(phrases.filter(({ kind }) => kind === 'guide').length).toBeGreaterThan(15)
  })

  test('R-153 the softer wordings are words to say', () => {
    expect(phrases.filter(({ code }) => code.startsWith('SW-')).length).toBeGreaterThanOrEqual(6)
  })

  test('R-309, R-312, R-165, R-284 the ends of a talk have words', () => {
    for (const code of ['RM-1', 'RM-2', 'CB-2', 'RM-5']) {
      expect(phrases.find((phrase) => phrase.code === code)?.status, code).toBe('approved')
    }
  })
})
