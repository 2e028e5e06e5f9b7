/** The scanner of text boxes against sentences labelled by hand (docs/benchmarks.md publishes the figures). */
import { describe, expect, test } from 'vitest'
import { HELD_OUT, shares, sum, tallies } from './labelled/measure.ts'

const sets = tallies()
const heldOut = sets.filter(({ set }) => set === HELD_OUT)
const known = sets.filter(({ set }) => set !== HELD_OUT)
const mistakes = (tally: readonly (typeof sets)[number][]) =>
  tally.flatMap((each) => each.mistakes).join('\n')

describe('R-045, R-294 precision and recall on labelled sentences', () => {
  test('the set is large, and every kind of sentence is in it', () => {
    expect(sum(sets.map(({ sentences }) => sentences))).toBeGreaterThanOrEqual(600)
    expect(sets.map(({ set }) => set)).toEqual([
      'disguised',
      'listed',
      'near-miss',
      'negated',
      'noisy',
      'plain',
      'quoted',
      'reworded',
      'second-look',
      'softer',
      'third-look',
      'tomorrow',
      'traditional',
      'unseen',
    ])
    for (const { set, sentences } of sets) expect(sentences, set).toBeGreaterThanOrEqual(30)
  })

  test('sentences that the lists were mended with', () => {
    const { precision, recall } = shares(known)
    expect(precision, mistakes(known)).toBeGreaterThanOrEqual(0.985)
    expect(recall, mistakes(known)).toBeGreaterThanOrEqual(0.975)
  })

  test('sentences that nobody looked at before measuring', () => {
    const { precision, recall } = shares(heldOut)
    expect(precision).toBeGreaterThanOrEqual(0.75)
    expect(recall).toBeGreaterThanOrEqual(0.85)
  })

  test.each(['listed', 'traditional', 'disguised', 'plain'])('%s: not one mistake', (name) => {
    expect(sets.find(({ set }) => set === name)?.mistakes).toEqual([])
  })
})
