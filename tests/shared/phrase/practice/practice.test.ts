/** Cards and questions: the same draws and times make the same exercise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { plainWords } from '#shared/phrase/practice/anonymous-words.ts'
import {
  CARD_GRADES,
  type CardState,
  cardProgress,
  cardSeen,
  dueCards,
  newCard,
} from '#shared/phrase/practice/card.ts'
import {
  type Draw,
  askAboutCase,
  askWhatComesNext,
  askWhatInstead,
  askWhatToSay,
} from '#shared/phrase/practice/quiz.ts'

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 5)
const days = [1, 2, 4, 8]

function seen(card: CardState, grade: (typeof CARD_GRADES)[number], at = card.dueAt) {
  const result = cardSeen(card, grade, at, days)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('cards', () => {
  const fresh = newCard('SP-08', start)
  test('known ones come back after one, two, four days and then at the last distance', () => {
    let card = fresh
    const distances: number[] = []
    for (let look = 0; look < 6; look += 1) {
      const at = card.dueAt
      card = seen(card, 'good')
      distances.push((card.dueAt - at) / DAY)
    }
    expect(distances).toEqual([1, 2, 4, 8, 8, 8])
  })
  test.each([
    ['again', 0, 0],
    ['hard', 1, 1],
    ['good', 1, 1],
    ['easy', 2, 2],
  ] as const)('%s on a new card', (grade, rung, distance) => {
    expect(seen(fresh, grade)).toMatchObject({ rung, dueAt: start + distance * DAY, reviews: 1 })
  })
  test('a forgotten one begins anew, at once, and the lapse is counted', () => {
    const known = seen(seen(fresh, 'good'), 'good')
    expect(seen(known, 'again')).toMatchObject({
      rung: 0,
      dueAt: known.dueAt,
      lapses: 1,
      reviews: 3,
    })
    expect(seen(fresh, 'again').lapses).toBe(0)
  })
  test('the distance counts from the look, not from the day it was due', () => {
    expect(seen(fresh, 'good', start + 30 * DAY).dueAt).toBe(start + 31 * DAY)
  })
  test('not before it is due, and not without distances', () => {
    expect(cardSeen(fresh, 'good', start - 1, days)).toMatchObject({ refusal: { code: 'not_due' } })
    expect(cardSeen(fresh, 'good', Number.NaN, days)).toMatchObject({ ok: false })
    expect(cardSeen(fresh, 'good', start, [])).toMatchObject({ refusal: { field: 'days' } })
  })
  test('due ones: the longest overdue first, of equal ones the less known', () => {
    const cards = [
      { ...fresh, code: 'D', dueAt: start + 2 },
      { ...fresh, code: 'C', rung: 1 },
      { ...fresh, code: 'B' },
      { ...fresh, code: 'A', dueAt: start - 1 },
    ]
    expect(dueCards(cards, start).map(({ code }) => code)).toEqual(['A', 'B', 'C'])
    expect(cardProgress([...cards, { ...fresh, rung: 4 }], days)).toEqual({
      fresh: 3,
      learning: 1,
      known: 1,
    })
  })
  test('whatever somebody answers, rungs stay on the ladder and time never runs back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...CARD_GRADES), fc.nat(20 * DAY))),
        (looks) => {
          let card = fresh
          for (const [grade, late] of looks) {
            const next = seen(card, grade, card.dueAt + late)
            expect(next.rung).toBeGreaterThanOrEqual(0)
            expect(next.rung).toBeLessThanOrEqual(days.length)
            expect(next.dueAt).toBeGreaterThanOrEqual(card.dueAt + late)
            card = next
          }
          expect(card.reviews).toBe(looks.length)
        },
      ),
    )
  })
})

describe('questions', () => {
  const pack = defaultPacks.phrases
  const first: Draw = () => 0
  const question = (result: ReturnType<typeof askWhatToSay>) => {
    if (!result.ok) throw new Error(result.refusal.field)
    return result.value
  }
  const draws = fc.infiniteStream(fc.nat()).map((stream): Draw => {
    const next = stream[Symbol.iterator]()
    return (below) => (next.next().value ?? 0) % below
  })

  test('what to say in a situation', () => {
    const asked = question(askWhatToSay(pack, 'SP-08', first))
    expect(asked).toMatchObject({
      kind: 'what_to_say',
      about: 'SP-08',
      shown: '无声电话',
      right: 'SP-08',
    })
    expect(question(askWhatToSay(pack, 'SP-08', first))).toEqual(asked)
  })
  test('what to say instead of a forbidden sentence', () => {
    const asked = question(askWhatInstead(defaultPacks.forbidden, 'FP-C16', first))
    expect(asked.shown).not.toContain('{')
    expect(asked.options.find(({ code }) => code === asked.right)?.text).toContain('哪个部门负责')
  })
  test('which words come next with an angry customer', () => {
    const asked = question(askWhatComesNext(pack, 'SP-10', 0, first))
    expect(asked).toMatchObject({ right: 'SP-A', source: 'S4-26#10' })
    expect(asked.options.map(({ code }) => code)).not.toContain('SP-L')
  })
  test.each([
    ['a warning card', askWhatToSay(pack, 'SP-13b', first), 'code'],
    ['a guide', askWhatToSay(pack, 'GD-dont', first), 'code'],
    ['nothing', askWhatToSay(pack, 'ZZ-1', first), 'code'],
    ['a hint', askWhatInstead(defaultPacks.forbidden, 'FP-H6', first), 'code'],
    ['words said twice', askWhatComesNext(pack, 'SP-08', 0, first), 'index'],
    ['the last words', askWhatComesNext(pack, 'SP-10', 3, first), 'index'],
    ['an unknown situation', askWhatComesNext(pack, 'ZZ-1', 0, first), 'code'],
  ])('is not made of %s', (_what, result, field) => {
    expect(result).toMatchObject({ ok: false, refusal: { code: 'invalid_input', field } })
  })

  test('from a library too small to choose from none is made', () => {
    const small = { ...pack, phrases: pack.phrases.slice(0, 3) }
    expect(askWhatToSay(small, 'SP-01', first)).toMatchObject({
      refusal: { code: 'too_few_phrases' },
    })
  })

  test('for every phrase: four different texts, the right one among them, none for the same place', () => {
    const codes = pack.phrases
      .filter(({ status, kind }) => status === 'approved' && kind === 'words')
      .map(({ code }) => code)
    fc.assert(
      fc.property(fc.constantFrom(...codes), draws, (code, draw) => {
        const { options, right } = question(askWhatToSay(pack, code, draw))
        expect(new Set(options.map(({ text }) => text)).size).toBe(4)
        expect(options.filter((option) => option.code === right)).toHaveLength(1)
        const asked = pack.phrases.find((phrase) => phrase.code === code)
        for (const option of options) {
          const other = pack.phrases.find((phrase) => phrase.code === option.code)
          if (option.code === code) continue
          expect(asked?.situations.some((each) => other?.situations.includes(each))).toBe(false)
        }
      }),
    )
  })
})

describe('R-313 questions from cases', () => {
  const pack = defaultPacks.phrases
  const plain = plainWords(pack.practice?.plainWords.texts ?? [], defaultPacks.hanVariants)
  const text = '客户赵一鸣（13800000042）3月5日投诉柜员李雷态度冷淡，排队太久，要求道歉和书面答复。'
  const names = ['赵一鸣', '李雷']

  test('show the case without people, and ask for the words made for its kind', () => {
    const asked = askAboutCase(pack, plain, { caseType: 'attitude', text, names }, () => 0)
    if (!asked.ok) throw new Error(asked.refusal.code)
    expect(asked.value).toMatchObject({ kind: 'what_for_this_case', right: 'SP-K1' })
    expect(asked.value.shown).toContain('态度冷淡，排队太久')
    expect(asked.value.shown).not.toMatch(/赵|鸣|李|雷|\d|月/)
  })
  test.each([
    ['too little is left', { caseType: 'attitude', text: '赵一鸣，李雷，人民路。', names }, 'text'],
    ['a kind nobody has words for', { caseType: 'gossip', text, names }, 'caseType'],
    ['a kind with warnings alone', { caseType: 'privacy', text, names }, 'caseType'],
  ])('refused when %s', (_what, practised, field) => {
    expect(askAboutCase(pack, plain, practised, () => 0)).toMatchObject({ refusal: { field } })
  })
})
