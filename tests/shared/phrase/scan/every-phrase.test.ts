import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { BLANKS, IGNORABLE, formsOf, otherWidth, traditional } from './other-forms.ts'
import { brief, scan } from './support.ts'

const { phrases } = defaultPacks.forbidden

/** Every wording of every phrase, a gap filled. */
const samples = phrases.flatMap(({ code, wordings }) =>
  wordings.map((wording): [string, string] => [code, wording.replace(/\{1-10\}/, '客服部')]),
)

function spread(text: string, signs: readonly string[]): string {
  return Array.from(text, (character, index) => character + signs[index % signs.length]).join('')
}

/** Without the signs the wording ends with. */
function bare(wording: string): string {
  return wording.replace(/\p{P}+$/u, '')
}

describe.each(samples)('%s %s', (code, wording) => {
  const length = bare(wording).length

  test('as it is listed', () => {
    expect(brief(scan(wording))).toContain(`${code} 0-${length}`)
    expect(scan(wording).find((hit) => hit.code === code)?.text).toBe(bare(wording))
  })

  test('traditional, and in the spelling of Taiwan and Hong Kong', () => {
    expect(brief(scan(traditional(wording)))).toContain(`${code} 0-${length}`)
    const rarest = Array.from(wording, (character) => formsOf(character).at(-1)).join('')
    expect(brief(scan(rarest))).toContain(`${code} 0-${length}`)
  })

  test('in the other width', () => {
    expect(brief(scan(otherWidth(wording)))).toContain(`${code} 0-${length}`)
    expect(scan(otherWidth(bare(wording)))).toEqual(
      scan(bare(wording)).map((hit) => ({ ...hit, text: otherWidth(hit.text) })),
    )
  })

  test.each([
    ['blanks', BLANKS],
    ['invisible characters', IGNORABLE],
  ])('with %s between, before and after', (_what, signs) => {
    const text = signs.join('') + spread(wording, signs)
    const hit = scan(text).find((found) => found.code === code)
    expect(hit?.text).toBe(spread(bare(wording), signs).slice(0, hit?.text.length))
    expect([hit?.text.at(0), hit?.text.at(-1)]).toEqual([wording.at(0), bare(wording).at(-1)])
  })
})

describe('the shipped lists', () => {
  test('R-045 R-153 R-294 R-310 hold every code of Appendix 1 and the words of promise', () => {
    const numbered = (list: string, count: number, digits: number) =>
      Array.from({ length: count }, (_, i) => `FP-${list}${String(i + 1).padStart(digits, '0')}`)
    expect(phrases.map(({ code }) => code)).toEqual([
      ...numbered('B', 11, 2),
      ...numbered('C', 32, 2),
      ...numbered('H', 6, 1),
      ...numbered('P', 3, 1),
    ])
  })

  test('FP-B and FP-C warn, FP-H and FP-P hint', () => {
    for (const { code, severity } of phrases) {
      expect(severity, code).toBe(/^FP-[BC]/.test(code) ? 'warn' : 'hint')
    }
  })

  test('no suggestion and no approved phrase needs a suggestion itself', () => {
    const approved = defaultPacks.phrases.phrases.filter(({ status }) => status === 'approved')
    expect(approved.length).toBeGreaterThan(50)
    for (const { suggestion } of phrases) expect(scan(suggestion), suggestion).toEqual([])
    for (const { text } of approved) expect(scan(text), text).toEqual([])
  })

  test('no standard sentence is reported, also where its words are forbidden elsewhere', () => {
    const standard = defaultPacks.forbidden.standard.flatMap(({ texts }) => texts)
    expect(standard.length).toBeGreaterThan(15)
    for (const text of standard) expect(scan(traditional(text)), text).toEqual([])
  })

  test('cite a section of the seeds on every entry', () => {
    const { standard, exceptions, forms } = defaultPacks.forbidden
    for (const { source } of [...phrases, ...standard, ...exceptions, ...forms]) {
      expect(source).toMatch(/^S[1-4]-\d{2}([a-z]|#\d+|\(\d+\))?$/)
    }
  })
})
