import { describe, expect, test } from 'vitest'
import calendarJson from '#resources/packs/calendar-cn.json' with { type: 'json' }
import phrasesJson from '#resources/packs/phrases-default.json' with { type: 'json' }
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }
import { calendarOfPack, calendarPackSchema } from '#shared/pack/calendar-pack.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phrasePackSchema } from '#shared/pack/phrase-pack.ts'
import { PROFILE_CODES } from '#shared/pack/profile-pack.ts'
import { rulesPackSchema } from '#shared/pack/rules-pack.ts'

describe('the shipped packs', () => {
  test('cite a seed section, an article or a notice on every entry', () => {
    const sources = JSON.stringify([defaultPacks.rules.pack, defaultPacks.profiles, phrasesJson])
      .match(/"source":"([^"]*)"/g)
      ?.map((found) => found.slice('"source":"'.length, -1))
    expect(sources?.length).toBeGreaterThan(200)
    for (const source of sources ?? []) {
      expect(source).toMatch(
        /^(S[1-4]-\d{2}([a-z]|#\d+|\(\d+[a-z]?\))?|R-\d{2}|\p{Script=Han}+ \d+)$/u,
      )
    }
  })

  test('have a profile for each kind of organisation, with balance lines of its own', () => {
    for (const code of PROFILE_CODES) expect(defaultPacks.profiles[code].profile).toBe(code)
    const lines = (code: (typeof PROFILE_CODES)[number]) =>
      defaultPacks.profiles[code].balanceLines.map(({ label, unit }) => `${label} ${unit}`)
    expect(lines('card_company')).toEqual(['移动 fen', '联通 fen', '电信 fen'])
    expect(lines('bank')).toContain('重要空白凭证 piece')
    expect(defaultPacks.profiles.card_company.replacement).toMatchObject({ feeFen: 2500, days: 7 })
  })

  test('know the reasons of S2-05 and S2-06', () => {
    const codes = [...defaultPacks.rules.reasonByCode.keys()]
    for (let index = 1; index <= 14; index += 1) {
      expect(codes).toContain(`V${String(index).padStart(2, '0')}`)
    }
    expect(codes.filter((code) => code.startsWith('I'))).toHaveLength(8)
  })
})

describe('a pack that does not fit is refused', () => {
  test.each([
    ['an unknown key', { ...rulesJson, extra: 1 }],
    ['no deadline of a kind', { ...rulesJson, deadlines: rulesJson.deadlines.slice(1) }],
    ['a kind twice', { ...rulesJson, deadlines: [...rulesJson.deadlines, rulesJson.deadlines[0]] }],
    ['a reason twice', { ...rulesJson, reasons: [...rulesJson.reasons, rulesJson.reasons[0]] }],
    [
      'an entry without a source',
      { ...rulesJson, legalTerm: { ...rulesJson.legalTerm, source: '' } },
    ],
    ['version 0', { ...rulesJson, version: 0 }],
    ['another kind', { ...rulesJson, kind: 'calendar' }],
  ])('rules with %s', (_what, pack) => {
    expect(rulesPackSchema.safeParse(pack).success).toBe(false)
    expect(rulesPackSchema.safeParse(rulesJson).success).toBe(true)
  })

  test('phrases: a code twice, a variable nobody declared, a warning without its reason', () => {
    const [first] = phrasesJson.phrases
    const broken = (change: object) =>
      phrasePackSchema.safeParse({ ...phrasesJson, phrases: [{ ...first, ...change }] }).success
    expect(broken({})).toBe(true)
    expect(broken({ text: '请{name}过来' })).toBe(false)
    expect(broken({ variables: [] })).toBe(false)
    expect(broken({ status: 'caution' })).toBe(false)
    expect(phrasePackSchema.safeParse({ ...phrasesJson, phrases: [first, first] }).success).toBe(
      false,
    )
  })

  test('a calendar that promises a year it has no list for', () => {
    const pack = calendarPackSchema.parse({ ...calendarJson, to: '2027-12-31' })
    expect(calendarOfPack(pack)).toMatchObject({ ok: false, refusal: { field: 'years' } })
  })

  test('a holiday that runs backwards', () => {
    const pack = calendarPackSchema.parse(calendarJson)
    const [first] = pack.years
    if (!first) throw new Error('no year')
    const holidays = [{ name: '元旦', from: '2024-01-02', to: '2024-01-01' }]
    const years = [{ ...first, holidays }, ...pack.years.slice(1)]
    expect(calendarOfPack({ ...pack, years })).toMatchObject({
      ok: false,
      refusal: { field: 'years.0.holidays.0.to' },
    })
  })
})
