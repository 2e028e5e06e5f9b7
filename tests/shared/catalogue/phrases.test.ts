/** The words of the catalogue: for each row the phrases it asks for, in their place, said as agreed. */
import { describe, expect, it } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  type PromptMoment,
  phraseLibrary,
  promptsFor,
  searchPhrases,
} from '#shared/phrase/library.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  PROMPT_ROLES,
} from '#shared/phrase/moments.ts'
import { receptionSchema } from '#shared/complaint/events/intake.ts'
import { ROLES, may } from '#shared/staff/role.ts'

const library = phraseLibrary(defaultPacks.phrases, defaultPacks.hanVariants)

function prompts(where: PromptMoment) {
  const answer = promptsFor(library, where)
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.field}`)
  return answer.value
}
const codes = (where: PromptMoment) => prompts(where).map(({ code }) => code)
function phrase(code: string) {
  const found = defaultPacks.phrases.phrases.find((entry) => entry.code === code)
  if (!found) throw new Error(`no phrase ${code}`)
  return found
}

describe('every place of the day has its words', () => {
  it.each(LOBBY_MOMENTS.map((moment, index) => [moment, `LB-0${index + 1}`] as const))(
    'R-020 lobby moment %s says %s',
    (moment, code) => {
      expect(codes({ role: 'lobby_manager', moment })).toContain(code)
      expect(phrase(code)).toMatchObject({ status: 'approved', source: 'S1-15' })
    },
  )

  it.each(COUNTER_STEPS.map((step, index) => [step, `CT-0${index + 1}`] as const))(
    'R-022 counter step %s says %s',
    (step, code) => {
      expect(codes({ role: 'teller', step })).toContain(code)
      expect(phrase(code)).toMatchObject({ status: 'approved', source: 'S1-16' })
    },
  )

  it('R-022 the seven steps stand in their order', () => {
    expect(COUNTER_STEPS).toEqual([
      'greet_warmly',
      'ask_actively',
      'receive_both_hands',
      'handle_quickly',
      'direct_accurately',
      'return_with_reminder',
      'farewell_politely',
    ])
  })

  it.each([
    ['R-144', 'venting', 'ST-01', 'S3-16'],
    ['R-145', 'respect', 'ST-02', 'S3-17'],
    ['R-146', 'remedy', 'ST-03', 'S3-18'],
    ['R-147', 'recognition', 'ST-04', 'S3-19'],
    ['R-148', 'showing', 'ST-05', 'S3-20'],
    ['R-149', 'revenge', 'ST-06', 'S3-21'],
  ])('R-143, %s the state %s says %s', (_row, state, code, source) => {
    expect(codes({ role: 'teller', state })).toContain(code)
    expect(phrase(code)).toMatchObject({ status: 'approved', source })
  })

  it.each([
    ['R-046', 'emotional', 'DM-01'],
    ['R-047', 'righteous', 'DM-02'],
    ['R-048', 'stubborn', 'DM-03'],
    ['R-049', 'well_prepared', 'DM-04'],
    ['R-050', 'influential', 'DM-05'],
    ['R-154', 'negotiator', 'DM-06'],
    ['R-154', 'grumbler', 'DM-07'],
    ['R-154', 'circling', 'DM-08'],
    ['R-154', 'rational', 'DM-09'],
  ])('%s the manner %s says %s', (_row, demeanour, code) => {
    expect(codes({ role: 'teller', demeanour })).toContain(code)
  })

  it('R-143 neither state nor manner is a field of the reception', () => {
    const seen = Object.keys(receptionSchema.shape)
    for (const word of [...CUSTOMER_STATES, ...DEMEANOURS]) expect(seen).not.toContain(word)
    expect([CUSTOMER_STATES.length, DEMEANOURS.length]).toEqual([6, 11])
  })

  it.each(Array.from({ length: 16 }, (_, index) => `SP-${String(index + 1).padStart(2, '0')}`))(
    'R-286 telephone situation %s',
    (situation) => {
      const first = prompts({ role: 'teller', situation })[0]
      expect(first).toMatchObject({ code: situation, status: 'approved' })
      expect(first?.source).toBe(`S4-26#${Number(situation.slice(3))}`)
      expect(searchPhrases(library, situation)[0]?.code).toBe(situation)
    },
  )

  it.each([
    ['R-123', 'attitude', ['SP-K1'], 'S2-33'],
    ['R-124', 'disputes_decision', ['SP-K2', 'SP-K2b'], 'S2-34'],
    ['R-125', 'too_slow', ['SP-K3'], 'S2-35'],
    ['R-126', 'repeat_not_accepted', ['SP-K4'], 'S2-36'],
    ['R-207', 'mis_sold', ['SP-M1'], 'S3-52'],
    ['R-203', 'privacy', ['CC-privacy'], 'S3-48'],
  ])('%s the case %s says %j', (_row, caseType, wanted, source) => {
    expect(codes({ role: 'teller', profile: 'bank', caseType })).toEqual(wanted)
    for (const code of wanted) expect(phrase(code).source).toBe(source)
  })

  it('has words for everybody who may ask for them', () => {
    for (const role of ROLES.filter((entry) => may(entry, 'phrase.read'))) {
      expect(PROMPT_ROLES, role).toContain(role)
      expect(codes({ role, situation: 'SP-05' }), role).toEqual(['SP-05'])
    }
  })
})

describe('what the words hold', () => {
  it.each([
    ['R-083 a walk-in is calmed and led aside', 'SP-W1', ['room'], /不要着急/],
    ['R-085 what was heard is read back', 'SP-W2', [], /念一遍/],
    ['R-086 a refusal has its reason and a way on', 'SP-W3', ['clause', 'alternative'], /复核/],
    ['R-186 and so has one to an unreasonable demand', 'SP-W3', ['clause'], /原因/],
    ['R-046 calm, without a promised result', 'DM-01', [], /我听着/],
    ['R-147 understanding, not agreeing', 'ST-04', [], /理解您的看法/],
    ['R-124 another person looks again', 'SP-K2', ['time'], /另一位同事/],
    [
      'R-124 the final no names its basis and the way on',
      'SP-K2b',
      ['clause', 'review'],
      /继续申请/,
    ],
    ['R-123 nothing is judged before', 'SP-K1', ['time'], /核实/],
    ['R-125 the committed time is checked', 'SP-K3', ['time'], /承诺的时间/],
    ['R-126 handed up, not told again', 'SP-K4', ['leader', 'time'], /不用重复讲/],
    ['R-157 listening first', 'ST-01', [], /我在听/],
    ['R-189 asking for respect', 'SP-A', [], /尊重我/],
    ['R-189, R-304 a limit with another time', 'SP-L', ['time', 'supervisor'], /再谈/],
    ['R-178, R-189 somebody else takes over', 'SP-10c', ['supervisor'], /不用从头再说/],
    ['R-291 a polite no', 'SP-14', [], /不能/],
    [
      'R-292 a leader who is really told, with a time',
      'SP-15',
      ['leader', 'time', 'phone'],
      /已经报给/,
    ],
    ['R-293 after an angry hang-up', 'SP-16', ['time'], /前给您答复/],
    ['R-305 read back', 'SP-W2', [], /念一遍/],
    ['R-310 a time to call, solved or not', 'SP-M3', ['time'], /就算还没有办完/],
  ] as const)('%s (%s)', (_row, code, variables, words) => {
    const { text, status, variables: declared } = phrase(code)
    expect(status).toBe('approved')
    expect(text).toMatch(words)
    expect(declared).toEqual(expect.arrayContaining([...variables]))
  })

  it('R-189, R-289 abuse is met with help, respect, a limit and the supervisor, never with an end', () => {
    const texts = prompts({ role: 'teller', situation: 'SP-10' })
    expect(texts.map(({ code }) => code)).toEqual(['SP-10', 'SP-A', 'SP-L', 'SP-10c'])
    for (const { text } of texts) expect(text).not.toMatch(/挂机|挂断|再见|结束/)
  })

  it('R-287, R-288, R-290 only empty calls have closing words', () => {
    const ending = defaultPacks.phrases.phrases.filter(({ code }) => /^SP-\d\d[a-z]$/.test(code))
    const closing = ending.filter(({ text }) => text.includes('再见')).map(({ code }) => code)
    expect(closing).toEqual(['SP-08b', 'SP-09b', 'SP-13b'])
    expect(phrase('SP-13b')).toMatchObject({ status: 'caution' })
    expect(phrase('SP-13b').reason).toMatch(/两次.*未办结/)
  })

  it('R-190, R-174, R-203, R-303 warnings say what not to do, and why', () => {
    for (const code of ['CC-leader', 'CC-settlement', 'CC-privacy', 'SP-T4c', 'ST-07', 'SP-16b']) {
      expect(phrase(code).status, code).toBe('caution')
      expect(phrase(code).reason, code).toMatch(/\p{Script=Han}{6}/u)
    }
  })

  it('R-044 nobody is asked to apologise without an end, and never that it happens all the time', () => {
    const said = defaultPacks.phrases.phrases.filter(({ status }) => status === 'approved')
    for (const { code, text } of said) {
      expect(text.match(/对不起|抱歉/g)?.length ?? 0, code).toBeLessThan(2)
      expect(text, code).not.toMatch(/常有的事|我早就说过|是您的问题/)
    }
  })
})
