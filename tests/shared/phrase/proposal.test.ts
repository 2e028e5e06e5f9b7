/** What a branch proposes is held to the check of a shipped pack, field by field, with the source. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { phraseLibrary } from '#shared/phrase/library.ts'
import { proposedPhrase } from '#shared/phrase/proposal.ts'

const library = phraseLibrary(
  defaultPacks.phrases,
  defaultPacks.hanVariants,
  defaultPacks.hanReadings,
)
const sample = defaultPacks.phrases.phrases.find(({ code }) => code === 'SP-05')
if (!sample) throw new Error('no phrase')
const { pinyin: _pinyin, requirement: _requirement, ...base } = sample
const mine: Phrase = {
  ...base,
  code: 'PB-1',
  title: '雨天引导',
  text: '外面下雨，地上滑，我扶您到{place}坐一坐。',
  variables: ['place'],
  situations: [],
  owner: 'hall_manager',
}
const propose = (change: object = {}, replaces: string | null = null) =>
  proposedPhrase({ phrase: { ...mine, ...change }, replaces }, library)

describe('a proposal', () => {
  test('that is fit is answered as it would stand in the pack', () => {
    expect(propose()).toEqual({ ok: true, value: mine })
  })
  test('may stand in for a phrase under its code', () => {
    expect(propose({ code: 'SP-05' }, 'SP-05')).toMatchObject({ ok: true })
  })

  const said = (text: string) => ({ text, variables: [] })
  test.each<[string, object, string, string | undefined]>([
    ['what the scanner warns of', said('公司的规定就是这样的。'), 'text', 'S1-29f'],
    ['the same in other words', said('这是规定，没有为什么。'), 'text', 'S1-29f'],
    ['a promise of returns', said('这个产品稳赚。'), 'text', 'S4-39'],
    ['an answer without a time', said('我们会尽快答复您。'), 'text', 'S4-26#15'],
    ['a delay', said('请您回去等通知。'), 'text', 'S1-29h'],
    ['a tactic that was left out', said('这件事先拖延一下。'), 'text', 'S3-39'],
    ['no source', { source: '' }, 'source', undefined],
    [
      'a source that is somebody’s telephone',
      { source: '王先生１３８００００００４２' },
      'source',
      'S4-16(3)',
    ],
    [
      'a situation that is a sentence about somebody',
      { situations: ['SP-王先生说了三遍'] },
      'situations.0',
      undefined,
    ],
    ['a source nobody can look up', { source: 'my manager' }, 'source', undefined],
    ['a variable nobody declared', { variables: [] }, 'variables', undefined],
    ['a role nobody has', { roles: ['king'] }, 'roles.0', undefined],
    ['an owner nobody is', { owner: 'king' }, 'owner', undefined],
    ['an unknown key', { price: 5 }, 'price', undefined],
    [
      'a last day before the first',
      { validFrom: '2026-02-02', validUntil: '2026-02-01' },
      'validUntil',
      undefined,
    ],
    [
      'an offer to an angry customer',
      { offersBusiness: true, states: ['venting'] },
      'offersBusiness',
      'S4-25(9)',
    ],
    [
      'a phrase taken out',
      { status: 'excluded', ethics: 'E-13', reason: '不当' },
      'status',
      undefined,
    ],
    ['a code that is taken', { code: 'SP-05' }, 'code', undefined],
  ])('with %s is refused at its field', (_what, change, field, source) => {
    const refusal = { code: 'invalid_phrase', field: `phrase.${field}` }
    expect(propose(change)).toMatchObject({
      ok: false,
      refusal: source === undefined ? refusal : { ...refusal, source },
    })
  })

  test.each([
    ['another code than it replaces', { code: 'SP-06' }, 'SP-05'],
    ['a code that nobody has', { code: 'ZZ-9' }, 'ZZ-9'],
  ])('that replaces %s is refused', (_what, change, replaces) => {
    expect(propose(change, replaces)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_phrase', field: 'phrase.code' },
    })
  })

  test('of words that the library has, however they are written, names the phrase', () => {
    const text = '您好，電話 已经接通了，请您講話'
    expect(propose({ text, variables: [] })).toMatchObject({
      ok: false,
      refusal: { code: 'already_in_library', params: { code: 'SP-08' } },
    })
    expect(propose({ ...sample }, 'SP-05')).toMatchObject({
      refusal: { code: 'already_in_library' },
    })
  })

  test.each([null, 5, 'words', [], {}])('%j is refused, not thrown at', (phrase) => {
    expect(proposedPhrase({ phrase, replaces: null }, library)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_phrase' },
    })
  })
})
