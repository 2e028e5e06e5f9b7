import { describe, expect, test } from 'vitest'
import forbiddenJson from '#resources/packs/forbidden-default.json' with { type: 'json' }
import { type ForbiddenPack, forbiddenPackSchema } from '#shared/pack/forbidden-pack.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { scanPhrases } from '#shared/phrase/scan/scan-phrases.ts'

const [first] = forbiddenJson.phrases
const [standard] = forbiddenJson.standard

function withPhrase(change: object): unknown {
  return { ...forbiddenJson, phrases: [{ ...first, ...change }] }
}

describe('a forbidden pack that does not fit is refused', () => {
  test.each([
    ['an unknown key', { ...forbiddenJson, extra: 1 }],
    ['another kind', { ...forbiddenJson, kind: 'phrases' }],
    ['a code twice', { ...forbiddenJson, phrases: [first, first] }],
    ['no phrase', { ...forbiddenJson, phrases: [] }],
    ['a code of another list', withPhrase({ code: 'SP-01' })],
    ['a severity that would block', withPhrase({ severity: 'block' })],
    ['no suggestion', withPhrase({ suggestion: '' })],
    ['no wording', withPhrase({ wordings: [] })],
    ['a wording without words', withPhrase({ wordings: ['！？'] })],
    ['a gap at the beginning', withPhrase({ wordings: ['{1-10}吧'] })],
    ['a gap at the end', withPhrase({ wordings: ['你问{1-10}。'] })],
    ['a gap of nothing', withPhrase({ wordings: ['你问{0-10}吧'] })],
    ['a gap that runs backwards', withPhrase({ wordings: ['你问{9-1}吧'] })],
    ['a gap wider than a sentence', withPhrase({ wordings: ['你问{1-21}吧'] })],
    ['a gap in full width', withPhrase({ wordings: ['你问｛1-10｝吧'] })],
    ['nothing before the gap that shows', withPhrase({ wordings: ['\u3164{1-10}吧'] })],
    ['two gaps', withPhrase({ wordings: ['你问{1-2}吧{1-2}吗'] })],
    ['a gap beside a sentence end', withPhrase({ wordings: ['不知道。{1-2}吧'] })],
    [
      'a gap in a standard sentence',
      { ...forbiddenJson, standard: [{ ...standard, texts: ['请{1-2}问'] }] },
    ],
    ['a phrase without a source', withPhrase({ source: '' })],
    [
      'a form of two characters',
      { ...forbiddenJson, forms: [{ ...forbiddenJson.forms[0], as: '你们' }] },
    ],
  ])('%s', (_what, pack) => {
    expect(forbiddenPackSchema.safeParse(pack).success).toBe(false)
    expect(forbiddenPackSchema.safeParse(forbiddenJson).success).toBe(true)
  })
})

describe('what head office may add', () => {
  const added = (change: Partial<ForbiddenPack>) => {
    const pack = { ...defaultPacks.forbidden, ...change }
    const lists = phraseLists(pack, [defaultPacks.phrases], defaultPacks.hanVariants)
    return (text: string) =>
      scanPhrases(text, lists, { speaker: 'staff' }).map(({ code, text: found }) => [code, found])
  }
  const cited = { source: 'S1-29', origin: 'project' as const }
  const phrase = (code: string, severity: 'warn' | 'hint', ...wordings: string[]) => ({
    ...cited,
    code,
    severity,
    place: 'anywhere' as const,
    wordings,
    suggestion: '请您稍候',
  })

  test('Latin words, whatever their case, width and accents', () => {
    const scan = added({ phrases: [phrase('FP-X1', 'warn', 'Café VIP')] })
    expect(scan('去ＣＡＦÉ vip室')).toEqual([['FP-X1', 'ＣＡＦÉ vip']])
    expect(scan('cafe\u0301VIP')).toEqual([['FP-X1', 'cafe\u0301VIP']])
    expect(scan('cafe VIP')).toEqual([])
  })

  test('a hit ends before the invisible characters that follow it', () => {
    const scan = added({ phrases: [phrase('FP-X1', 'warn', 'café')] })
    expect(scan('cafe\u0301\uFE0F\u200B。')).toEqual([['FP-X1', 'cafe\u0301']])
  })

  test('a gap of its own width', () => {
    const scan = added({ phrases: [phrase('FP-X1', 'warn', '去{2-3}问')] })
    expect(
      ['', '一', '一二', '一二三', '一二三四'].map((gap) => scan(`去${gap}问`).length),
    ).toEqual([0, 0, 1, 1, 0])
  })

  test('characters outside the basic plane', () => {
    const scan = added({ phrases: [phrase('FP-X1', 'warn', '𠮷野')] })
    expect(scan('a𠮷\u{E0100} 野b')).toEqual([['FP-X1', '𠮷\u{E0100} 野']])
  })

  test('a phrase inside a longer one stays, its own shorter wording does not', () => {
    const scan = added({
      phrases: [phrase('FP-X2', 'warn', '不行不行', '不行'), phrase('FP-X1', 'warn', '行不行')],
    })
    expect(scan('不行不行吗')).toEqual([
      ['FP-X2', '不行不行'],
      ['FP-X1', '行不行'],
    ])
  })

  test('of the very same words the warning alone, and of two warnings the first code', () => {
    const scan = added({
      phrases: [
        phrase('FP-X1', 'hint', '不行'),
        phrase('FP-X2', 'warn', '不行'),
        phrase('FP-X3', 'warn', '不行'),
        phrase('FP-X4', 'hint', '不'),
      ],
    })
    expect(scan('不行')).toEqual([['FP-X2', '不行']])
  })

  test('approved phrases allow their words between the placeholders, caution cards do not', () => {
    const pack = {
      ...defaultPacks.forbidden,
      phrases: [phrase('FP-X1', 'warn', '大声点'), phrase('FP-X2', 'warn', '再说')],
    }
    const scan = (text: string, status: 'approved' | 'caution') => {
      const [example] = defaultPacks.phrases.phrases
      if (!example) throw new Error('the shipped pack has no phrase')
      const phrases = [{ ...example, text: '{name}请您大声点好吗{name}再说{name}', status }]
      const lists = phraseLists(
        pack,
        [{ ...defaultPacks.phrases, phrases }],
        defaultPacks.hanVariants,
      )
      return scanPhrases(text, lists, { speaker: 'staff' }).map(({ code }) => code)
    }
    expect(scan('请您大声点好吗', 'approved')).toEqual([])
    expect(scan('请您大声点好吗', 'caution')).toEqual(['FP-X1'])
    expect(scan('大声点再说', 'approved')).toEqual(['FP-X1', 'FP-X2'])
  })

  test('a standard sentence that allows what its words forbid elsewhere', () => {
    const scan = added({
      phrases: [phrase('FP-X1', 'warn', '大声点')],
      standard: [{ ...cited, texts: ['请您大声点好吗？'] }],
    })
    expect(scan('请您大聲點好嗎！大声点')).toEqual([['FP-X1', '大声点']])
  })

  test('a way of writing a character', () => {
    const scan = added({
      phrases: [phrase('FP-X1', 'warn', '沒门')],
      forms: [{ ...cited, written: '冇', as: '沒' }],
    })
    expect(scan('冇門儿，没门')).toEqual([
      ['FP-X1', '冇門'],
      ['FP-X1', '没门'],
    ])
  })
})
