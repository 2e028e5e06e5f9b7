/** Practice at a real workstation: the learner's own, judged by what the machine kept, and nobody else's. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Exercise } from '#shared/contract/calls/practice.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { clock, desk, events, openCounterForEach, refusalOf } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, addColleague, newId } from '../../support/desk.ts'

openCounterForEach()
beforeEach(() => addColleague(desk))

type Kind = Exercise['kind']
type Of<K extends Kind> = K extends 'quiz' | 'case'
  ? Extract<Exercise, { kind: 'quiz' | 'case' }>
  : Extract<Exercise, { kind: K }>

const next = (kind: Kind, situation: string | null = null) =>
  desk.must('practice.next', { kind, situation })

async function asked<K extends Kind>(kind: K, situation: string | null = null) {
  const { exercise } = await next(kind, situation)
  if (exercise?.kind !== kind) throw new Error(`no ${kind}`)
  return exercise as Of<K>
}

const grade = (questionId: string, how: 'again' | 'hard' | 'good' | 'easy') =>
  desk.must('practice.answer', { questionId, answer: { kind: 'grade', grade: how } })
const choose = (questionId: string, code: string) =>
  desk.must('practice.answer', { questionId, answer: { kind: 'option', code } })
const act = (questionId: string, what: string) =>
  desk.must('practice.answer', { questionId, answer: { kind: 'act', act: what } })
const progress = () => desk.must('practice.progress', {})

/** Looks at every card of the day; answers the codes' fronts in their order. */
async function wholeDay(how: 'good' | 'easy' = 'good'): Promise<string[]> {
  const fronts: string[] = []
  for (;;) {
    const { exercise } = await next('cards')
    if (exercise?.kind !== 'cards') return fronts
    fronts.push(exercise.front)
    await grade(exercise.questionId, how)
  }
}

describe('cards', () => {
  test('S1-14 a day brings so many new ones, each with its words and its source', async () => {
    const { newADay } = defaultPacks.phrases.practice ?? { newADay: { cards: 0 } }
    const first = await asked('cards')
    expect(first).toMatchObject({ about: 'situation', front: '接听', source: 'S4-26#1' })
    expect(first.back[0]?.text).toContain('人民路支行')
    expect(first.back[0]?.requirement).toContain('您好')
    const fronts = await wholeDay()
    expect(fronts).toHaveLength(newADay.cards)
    expect(new Set(fronts).size).toBe(newADay.cards)
    const { exercise, nextDueAt } = await next('cards')
    expect([exercise, nextDueAt?.slice(0, 10)]).toEqual([null, '2026-03-03'])
    expect(await progress()).toMatchObject({ learning: newADay.cards, known: 0, dueToday: 0 })
  })

  test('a forgotten one comes back at once, a known one after its distance, and then fewer are fresh', async () => {
    const { questionId, front } = await asked('cards')
    const { fresh } = await progress()
    expect(await grade(questionId, 'again')).toMatchObject({ right: false })
    expect((await progress()).fresh).toBe(fresh)
    const again = await asked('cards')
    expect(again.front).toBe(front)
    await grade(again.questionId, 'easy')
    expect((await progress()).fresh).toBe(fresh - 1)
    await wholeDay()
    clock.pass(2 * DAY_MS)
    expect(await wholeDay()).toContain(front)
  })

  test('the same card is asked until it is answered, and it is counted once', async () => {
    const { questionId } = await asked('cards')
    expect((await asked('cards')).questionId).toBe(questionId)
    await grade(questionId, 'good')
    const input = { questionId, answer: { kind: 'grade', grade: 'easy' } } as const
    const refusal = await refusalOf(() => desk.ask('practice.answer', input))
    expect(refusal).toMatchObject({ code: 'not_asked', field: 'questionId' })
  })

  test('a clock that was set back takes no look away, one that ran ahead loses no card', async () => {
    const shown = await asked('cards')
    clock.setWall(clock.now() - 3 * DAY_MS)
    expect((await grade(shown.questionId, 'good')).dueAt).not.toBeNull()
    clock.setWall(clock.now() + 3 * DAY_MS)
    await wholeDay()
    clock.setWall(clock.now() + 4000 * DAY_MS)
    const far = await wholeDay()
    expect(far.length).toBeGreaterThan(8)
    clock.setWall(clock.now() - 4000 * DAY_MS)
    expect(await wholeDay()).toEqual(expect.arrayContaining(far.slice(0, 8)))
  })

  test('a grade is no answer to a question, and words are none to a card', async () => {
    const card = await asked('cards')
    const quiz = await asked('quiz')
    for (const [questionId, answer] of [
      [card.questionId, { kind: 'option', code: 'SP-01' }],
      [card.questionId, { kind: 'act', act: 'go_on' }],
      [quiz.questionId, { kind: 'grade', grade: 'easy' }],
      [quiz.questionId, { kind: 'typed', text: '您好' }],
      [quiz.questionId, { kind: 'option', code: 'XX-99' }],
      [newId(), { kind: 'grade', grade: 'easy' }],
    ] as const) {
      const refusal = await refusalOf(() => desk.ask('practice.answer', { questionId, answer }))
      expect(refusal.code).toBe('not_asked')
    }
    expect((await asked('quiz')).questionId).toBe(quiz.questionId)
  })
})

describe('questions', () => {
  test('the page never holds the answer before it is given, and learns it with its source afterwards', async () => {
    for (let round = 0; round < 25; round += 1) {
      const { questionId, options, ...shown } = await asked('quiz')
      expect(options).toHaveLength(4)
      expect(Object.keys(shown).sort()).toEqual(['kind', 'question', 'shown'])
      const answer = await choose(questionId, options[0]?.code ?? '')
      expect(options.map(({ code }) => code)).toContain(answer.rightCode)
      expect(answer.right).toBe(answer.rightCode === options[0]?.code)
      expect(answer.source).toMatch(/^(S|R)/)
      expect(answer.words).toBeTruthy()
    }
  })

  test('what was answered wrong comes back as a card', async () => {
    for (;;) {
      const { questionId, options } = await asked('quiz')
      const answer = await choose(questionId, options[1]?.code ?? '')
      if (answer.right) continue
      expect(answer.dueAt).not.toBeNull()
      break
    }
    expect((await progress()).dueToday).toBeGreaterThan(0)
  })
})

describe('a talk', () => {
  const right = async (talk: Extract<Exercise, { kind: 'roleplay' }>) => {
    // The words that are due are the ones that the machine names afterwards; here the pack tells.
    const { situations } = defaultPacks.phrases
    const steps = situations.find(({ code }) => code === talk.situation.code)?.steps ?? []
    const prompts = steps.flatMap((step) => step.prompts)
    const fitting = talk.options.filter(({ code }) => prompts.includes(code))
    return fitting[0]?.code ?? ''
  }

  test('SP-09 the pause of ten seconds counts in practice time, and forgetting it is told with its article', async () => {
    let talk = await asked('roleplay', 'SP-09')
    expect(talk).toMatchObject({ turn: 'say', heard: null, pauseSeconds: 10 })
    await choose(talk.questionId, 'SP-09')
    talk = await asked('roleplay')
    expect(talk).toMatchObject({ turn: 'act', acts: ['wait', 'go_on'], options: [] })
    const early = await act(talk.questionId, 'go_on')
    expect(early).toMatchObject({
      right: false,
      misses: [{ what: 'pause_first', source: 'S4-26#9' }],
    })
    talk = await asked('roleplay')
    await act(talk.questionId, 'wait')
    talk = await asked('roleplay')
    expect(talk.done).toEqual(['wait'])
    await act(talk.questionId, 'go_on')
    talk = await asked('roleplay')
    expect(talk.heard).not.toBeNull()
    expect(talk.misses).toHaveLength(1)
  })

  test.each(defaultPacks.phrases.situations.map(({ code }) => [code] as const))(
    'S4-26 %s comes to its end, whatever the customer does',
    async (code) => {
      for (let round = 0; round < 3; round += 1) {
        let talk = await asked('roleplay', code)
        for (let turn = 0; talk.turn !== 'over'; turn += 1) {
          expect(turn).toBeLessThan(80)
          if (talk.turn === 'say') await choose(talk.questionId, await right(talk))
          else {
            const open = talk.acts.find((one) => one !== 'go_on' && !talk.done.includes(one))
            await act(talk.questionId, open ?? 'go_on')
          }
          talk = await asked('roleplay')
        }
        expect(talk.outcome).not.toBeNull()
        const over = { questionId: talk.questionId, answer: { kind: 'act', act: 'go_on' } } as const
        expect((await refusalOf(() => desk.ask('practice.answer', over))).code).toBe('not_asked')
      }
    },
  )

  test('own words are scanned and not kept; what must not be said comes with what is said instead', async () => {
    const talk = await asked('roleplay', 'SP-10')
    const text = '王建国你喊什么，小声点不行'
    const answer = { kind: 'typed', text } as const
    const told = await desk.must('practice.answer', { questionId: talk.questionId, answer })
    expect(told).toMatchObject({
      right: false,
      misses: [{ what: 'forbidden_words', source: 'S4-27#9', instead: '我在认真听，请您慢慢说。' }],
    })
    expect(told.words).toContain('着急')
    expect(JSON.stringify(await asked('roleplay'))).not.toContain('王建国')
    expect(await events()).toBe(await events())
  })

  test('SP-10 an angry customer is never hung up on: no way of the talk ends it', async () => {
    for (let round = 0; round < 5; round += 1) {
      let talk = await asked('roleplay', 'SP-10')
      while (talk.turn !== 'over') {
        if (talk.turn === 'say') await choose(talk.questionId, await right(talk))
        else {
          const open = talk.acts.find((one) => one !== 'go_on' && !talk.done.includes(one))
          await act(talk.questionId, open ?? 'go_on')
        }
        talk = await asked('roleplay')
      }
      expect(talk.outcome).not.toBe('ended')
    }
  })

  test('an unknown situation is refused', async () => {
    const input = { kind: 'roleplay', situation: 'SP-99' } as const
    expect(await refusalOf(() => desk.ask('practice.next', input))).toMatchObject({
      code: 'unknown_situation',
      field: 'situation',
    })
  })
})

describe('it is the learner alone who sees it', () => {
  const as = (person: { employeeNo: string; pin: string }) => desk.must('session.signIn', person)

  test('nobody answers, sees or changes what somebody else practises, administrators included', async () => {
    await as(COLLEAGUE)
    const { questionId } = await asked('cards')
    await as(ADMINISTRATOR)
    const before = await progress()
    const input = { questionId, answer: { kind: 'grade', grade: 'easy' } } as const
    expect((await refusalOf(() => desk.ask('practice.answer', input))).code).toBe('not_asked')
    expect((await asked('cards')).questionId).not.toBe(questionId)
    await desk.must('practice.forget', {})
    await as(COLLEAGUE)
    expect((await asked('cards')).questionId).toBe(questionId)
    await grade(questionId, 'good')
    await as(ADMINISTRATOR)
    expect(await progress()).toEqual(before)
  })

  test('nothing of it is an event, and forgetting takes all of it back', async () => {
    const before = await events()
    await wholeDay()
    const { questionId, options } = await asked('quiz')
    await choose(questionId, options[0]?.code ?? '')
    await asked('roleplay', 'SP-08')
    expect(await events()).toBe(before)
    const all: Output<'practice.progress'> = await progress()
    await desk.must('practice.forget', {})
    expect(await progress()).toMatchObject({
      learning: 0,
      known: 0,
      fresh: all.fresh + all.learning,
    })
    expect((await desk.must('store.verify', {})).faults).toEqual([])
  })
})
