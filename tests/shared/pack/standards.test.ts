/** S1-14: nobody states that they read what nobody shows them. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { packObjections } from '#shared/pack/objections/index.ts'
import { type PhrasePack, phrasePackSchema } from '#shared/pack/phrase-pack.ts'

const shipped = defaultPacks.phrases
const [first] = shipped.standards
if (!first) throw new Error('nothing to read')

const withSection = (change: object): PhrasePack => ({
  ...shipped,
  standards: [{ ...first, sections: [{ title: '一', phrases: [], forbidden: [], ...change }] }],
})

describe('standards of a phrase pack', () => {
  test('the shipped ones show what is there', () => {
    expect(packObjections(shipped)).toMatchObject({ refusal: null, warnings: [] })
  })

  test('a phrase that was taken out is refused by its place', () => {
    const phrases = shipped.phrases.map((phrase) =>
      phrase.code === 'GD-dont' ? { ...phrase, status: 'excluded' as const } : phrase,
    )
    const { refusal } = packObjections({ ...withSection({ phrases: ['GD-dont'] }), phrases })
    expect(refusal).toMatchObject({ field: 'standards.0.sections.0.phrases.0', source: 'S1-14' })
  })

  test.each([
    [{ phrases: ['XX-1'] }, 'script_not_shipped:standards.0.sections.0.phrases.0:XX-1'],
    [{ forbidden: ['FP-Z9'] }, 'wording_not_shipped:standards.0.sections.0.forbidden.0:FP-Z9'],
  ])('what only another pack can have is a warning: %j', (change, warning) => {
    expect(packObjections(withSection(change)).warnings).toEqual([warning])
  })

  test('a section without anything to read and a code that stands twice do not fit the form', () => {
    expect(phrasePackSchema.safeParse(withSection({})).success).toBe(false)
    const twice = { ...shipped, standards: [first, first] }
    expect(phrasePackSchema.safeParse(twice).success).toBe(false)
  })
})
