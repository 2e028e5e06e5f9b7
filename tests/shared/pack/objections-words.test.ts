/** One thing broken in the shipped phrases or forbidden lists, and the field that the refusal names. */
import { describe, expect, test } from 'vitest'
import forbiddenJson from '#resources/packs/forbidden-default.json' with { type: 'json' }
import phrasesJson from '#resources/packs/phrases-default.json' with { type: 'json' }
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { readPack } from '#shared/pack/read-pack.ts'

function fieldOf(pack: object): string | null {
  const read = readPack(pack)
  if (read.ok) return null
  expect(read.refusal.code).toBe('invalid_pack')
  return read.refusal.field ?? ''
}

describe('phrases', () => {
  /** The second phrase changed; without pinyin, which would have to be changed with it. */
  function changed(change: Partial<Phrase>): object {
    const [first, second, ...others] = phrasesJson.phrases
    const { pinyin: _pinyin, ...spoken } = second ?? {}
    return { ...phrasesJson, phrases: [first, { ...spoken, ...change }, ...others] }
  }

  test.each<[string, Partial<Phrase>, string]>([
    ['a forbidden wording', { text: '公司的规定就是这样的' }, 'text'],
    ['a forbidden wording, traditional', { text: '對不起，公司的規定就是這樣的。' }, 'text'],
    ['a forbidden wording as the title', { title: '神经病' }, 'title'],
    ['words that were left out', { text: '这件事我们先拖延一下。' }, 'text'],
    ['left out words, negated', { text: '我们不拖延，今天就办。' }, 'text'],
    ['left out words in the title', { title: '各个击破' }, 'title'],
    ['left out words with blanks', { text: '请您签 保 密 协 议。' }, 'text'],
    ['obstacles', { text: '我们要设立程序障碍。' }, 'text'],
    ['a promise of returns', { text: '请您放心，收益只会越来越好。' }, 'text'],
    ['a promise of no loss', { text: '您不会吃亏的。' }, 'text'],
    ['a promise of returns, traditional', { text: '這個產品保證收益。' }, 'text'],
    ['a sure gain', { text: '这个产品稳赚。' }, 'text'],
    ['capital and interest', { text: '这个产品保本保息。' }, 'text'],
    ['an unknown role', { roles: ['teller', 'king'] }, 'roles.1'],
    ['a role by its other name', { roles: ['counter_clerk'] }, 'roles.0'],
    ['an unknown moment', { moments: ['lunch'] }, 'moments.0'],
    ['an unknown step', { steps: ['jump'] }, 'steps.0'],
    ['an unknown state', { states: ['venting', 'sleepy'] }, 'states.1'],
    ['an unknown demeanour', { demeanours: ['greedy'] }, 'demeanours.0'],
    ['an unknown kind of case', { caseTypes: ['gossip'] }, 'caseTypes.0'],
    ['an unknown situation', { situations: ['gossip'] }, 'situations.0'],
    ['a placeholder that is not closed', { text: '您好，这里是{company，请讲。' }, 'text'],
    [
      'a declared placeholder that is not closed',
      { text: '您好，这里是{company，请讲。', variables: ['company'] },
      'text',
    ],
    ['a stray brace', { text: '您好}，请讲。' }, 'text'],
    ['a placeholder in capitals', { text: '您好，{Company}。' }, 'text'],
    ['a full-width brace', { text: '您好，｛company｝。' }, 'text'],
    ['a brace in a title', { title: '问候{company}' }, 'title'],
    ['a syllable too few', { title: '问候', text: '您好', pinyin: 'wen hou nin' }, 'pinyin'],
    ['a syllable too many', { title: '问', text: '您', pinyin: 'wen nin hao' }, 'pinyin'],
    ['a title of blanks', { title: ' 　' }, 'title'],
    ['a text of marks', { text: '……！' }, 'text'],
    ['row 0 of the register', { ethics: 'E-00' }, 'ethics'],
    ['row 39 of the register', { ethics: 'E-39' }, 'ethics'],
    ['an answer without a time', { text: '我们会尽快答复您。' }, 'text'],
    ['a delay', { text: '请您回去等消息。' }, 'text'],
    ['a delay, spaced', { text: '您 改 天 再 来 吧。' }, 'text'],
    ['the same said in other words', { text: '公司规定就是这样。' }, 'text'],
    ['a source nobody can look up', { source: 'somebody' }, 'source'],
    ['an unknown need', { needs: ['rich'] }, 'needs.0'],
    ['an unknown C', { sixC: ['win'] }, 'sixC.0'],
    ['an owner that is no role', { owner: 'king' }, 'owner'],
    ['closing words that do not exist', { closing: 'SP-99' }, 'closing'],
    ['itself as closing words', { closing: 'SP-02' }, 'closing'],
    [
      'an offer in a talk with an angry customer',
      { offersBusiness: true, states: ['venting'] },
      'offersBusiness',
    ],
    ['a version to come', { since: phrasesJson.version + 1 }, 'since'],
  ])('%s', (_what, change, field) => {
    expect(fieldOf(changed({ text: '请您稍候。', variables: [], ...change }))).toBe(
      `phrases.1.${field}`,
    )
  })

  test.each<[string, Partial<Phrase>]>([
    ['words that are only not the best', { text: '请您马上过来。' }],
    ['a scenario as a situation', { situations: ['attitude'] }],
    ['readings joined', { title: '会计', text: '您', pinyin: 'kuai/hui ji nin' }],
    ['the last row', { ethics: 'E-38' }],
    [
      'a warning card that says what not to do',
      { text: '不要拖延。', status: 'caution', ethics: 'E-13', reason: '拖延是违规。' },
    ],
  ])('may have %s', (_what, change) => {
    expect(fieldOf(changed({ text: '请您稍候。', variables: [], ...change }))).toBeNull()
  })

  test.each([
    ['an answer without a time', '我们会尽快答复您。', 'S4-26#15'],
    ['a delay', '请您回去等消息。', 'S3-35#5'],
    ['a promise of returns', '这个产品稳赚。', 'S4-39'],
    ['a forbidden sentence', '这是常有的事。', 'S1-28d'],
  ])('%s is refused with its source', (_what, text, source) => {
    expect(readPack(changed({ text, variables: [] }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_pack', field: 'phrases.1.text', source },
    })
  })

  test('a word that is only not the best is a warning with its code', () => {
    const read = readPack(changed({ text: '请您马上过来。', variables: [] }))
    expect(read).toMatchObject({
      ok: true,
      value: { warnings: ['softer_wording:phrases.1.text:FP-P3'] },
    })
  })

  test('T-80: every row of the register of left-out content binds', () => {
    const { leftOut = [] } = defaultPacks.forbidden
    const rows = leftOut.flatMap(({ wordings }) => wordings)
    expect(rows).toEqual(expect.arrayContaining(['拖延', '各个击破', '保密协议', '程序障碍']))
    for (const wording of rows) {
      const text = `我们不说${wording}。`
      expect([wording, fieldOf(changed({ text, variables: [] }))]).toEqual([
        wording,
        'phrases.1.text',
      ])
    }
  })
})

describe('situations', () => {
  type Shipped = (typeof phrasesJson.situations)[number]
  const silent = phrasesJson.situations.find(({ code }) => code === 'SP-08') as Shipped
  const [ask, close] = silent.steps
  const only = (change: object) => ({ ...phrasesJson, situations: [{ ...silent, ...change }] })
  const end = { reply: 'end', label: '结束', outcome: 'ended' }

  test.each<[string, object, string]>([
    ['a step nobody comes to', { steps: [ask, close, { ...close, id: 'lost' }] }, 'steps.2.id'],
    [
      'a step that leads to nothing but itself',
      { steps: [{ ...ask, replies: [{ reply: 'again', label: '再来', to: 'ask' }] }] },
      'steps.0.replies',
    ],
    [
      'a call that the book does not have',
      { steps: [{ ...ask, creates: ['phone.ring'] }, close] },
      'steps.0.creates.0',
    ],
    [
      'a reply to nowhere',
      { steps: [{ ...ask, replies: [{ ...end, outcome: null, to: 'x' }] }] },
      'steps.0.replies.0.to',
    ],
    [
      'a reply to two places',
      { steps: [{ ...ask, replies: [{ ...end, to: 'ask' }] }] },
      'steps.0.replies.0.to',
    ],
    ['a step twice', { steps: [ask, close, close] }, 'steps.2.id'],
    ['a need nobody knows', { steps: [{ ...ask, needs: ['luck'] }, close] }, 'steps.0.needs.0'],
    ['an end to a talk that is never ended', { ending: 'never' }, 'steps.1.replies.1.outcome'],
    ['an end that no rule allows', { ending: null }, 'steps.1.replies.1.outcome'],
    [
      'an end to anger, by whatever rule',
      { intake: { channel: 'phone', agitated: true } },
      'ending',
    ],
    [
      'an incident that no step records',
      { incident: { kind: 'abuse', limitSaid: true } },
      'incident',
    ],
    ['minutes of a promise that no step makes', { promiseMinutes: 5 }, 'promiseMinutes'],
    ['an incident nobody knows', { incident: { kind: 'fire', limitSaid: true } }, 'incident.kind'],
    [
      'an end to idle talk after one prompt',
      { ending: 'idle', steps: [{ ...ask, prompts: ['SP-13'] }, close] },
      'steps.1.replies.1.outcome',
    ],
  ])('%s', (_what, change, field) => {
    expect(fieldOf(only(change))).toBe(`situations.0.${field}`)
  })

  test('a situation twice', () => {
    expect(fieldOf({ ...phrasesJson, situations: [silent, silent] })).toBe('situations.1.code')
  })

  test('words of another pack are a warning', () => {
    const read = readPack(only({ steps: [{ ...ask, prompts: ['ZZ-1'] }, close] }))
    expect(read).toMatchObject({
      value: { warnings: ['script_not_shipped:situations.0.steps.0.prompts.0:ZZ-1'] },
    })
  })
})

describe('forbidden lists', () => {
  const pack = defaultPacks.forbidden
  const cited = { source: 'S4-39', origin: 'project' as const }
  const added = (
    code: string,
    wordings: string[],
    severity: 'warn' | 'hint' = 'warn',
    suggestion = '请您稍候。',
  ): Partial<ForbiddenPack> => {
    const phrase = { ...cited, code, severity, place: 'anywhere' as const, wordings, suggestion }
    return { phrases: [...pack.phrases, phrase] }
  }
  const last = `phrases.${pack.phrases.length}`

  test.each<[string, Partial<ForbiddenPack>, string]>([
    ['a blank suggestion', added('FP-X1', ['没门'], 'warn', '  '), `${last}.suggestion`],
    ['a suggestion of dots', added('FP-X1', ['没门'], 'warn', '……'), `${last}.suggestion`],
    [
      'a suggestion that warns itself',
      added('FP-X1', ['没门'], 'warn', '我不知道，不清楚。'),
      `${last}.suggestion`,
    ],
    [
      'a suggestion that promises returns',
      added('FP-X1', ['没门'], 'warn', '这个产品稳赚。'),
      `${last}.suggestion`,
    ],
    [
      'a suggestion that its own list forbids',
      added('FP-X1', ['没门'], 'warn', '真的没门。'),
      `${last}.suggestion`,
    ],
    [
      'a replacement that warns itself',
      {
        phrases: pack.phrases.map((phrase, index) =>
          index === 0 ? { ...phrase, replacement: '我不知道，不清楚。' } : phrase,
        ),
      },
      'phrases.0.replacement',
    ],
    [
      'an exception that is a wording',
      { exceptions: [{ ...cited, texts: ['统一定', '神经病'] }] },
      'exceptions.0.texts.1',
    ],
    [
      'an exception that is a wording, traditional and spaced',
      { exceptions: [{ ...cited, texts: ['公司的規定 就是這樣的'] }] },
      'exceptions.0.texts.0',
    ],
    [
      'a standard sentence that is a wording',
      { standard: [...pack.standard, { ...cited, texts: ['打错了！'] }] },
      `standard.${pack.standard.length}.texts.0`,
    ],
    [
      '您 written as 你',
      { forms: [...pack.forms, { ...cited, written: '您', as: '你' }] },
      `forms.${pack.forms.length}.as`,
    ],
    [
      '你 written as 您',
      { forms: [...pack.forms, { ...cited, written: '你', as: '您' }] },
      `forms.${pack.forms.length}.as`,
    ],
    [
      '您 written as another form of 你',
      { forms: [{ ...cited, written: '您', as: '妳' }] },
      'forms.0.as',
    ],
    [
      '您 led to 你 in two steps',
      {
        forms: [
          { ...cited, written: '您', as: '恁' },
          { ...cited, written: '恁', as: '你' },
        ],
      },
      'forms.1.as',
    ],
    [
      'a character with two forms',
      {
        forms: [
          { ...cited, written: '冇', as: '没' },
          { ...cited, written: '冇', as: '無' },
        ],
      },
      'forms.1.written',
    ],
    [
      'a character that is its own form',
      { forms: [{ ...cited, written: '冇', as: '冇' }] },
      'forms.0.as',
    ],
    ['a wording under another code', added('FP-X1', ['神经病']), `${last}.wordings.0`],
    [
      'a wording under another code, written otherwise',
      added('FP-X1', ['没门', '神 經 病！']),
      `${last}.wordings.1`,
    ],
    [
      'a wording as warning and hint of one list',
      added('FP-C40', ['神经病'], 'hint'),
      `${last}.wordings.0`,
    ],
    [
      'a wording that is a variant of another code',
      added('FP-X1', ['没门', '公司规定就是这样']),
      `${last}.wordings.1`,
    ],
    [
      'an exception that is a variant',
      { exceptions: [{ ...cited, texts: ['一分钱一分货'] }] },
      'exceptions.0.texts.0',
    ],
    [
      'a wording with the same gap',
      added('FP-X1', ['不知道、不清楚。你问{1-10}吧，跟我们没关系。']),
      `${last}.wordings.0`,
    ],
    [
      'an unknown row of the register',
      { leftOut: [{ ...cited, ethics: 'E-40', wordings: ['没门'] }] },
      'leftOut.0.ethics',
    ],
  ])('%s', (_what, change, field) => {
    expect(fieldOf({ ...pack, ...change })).toBe(field)
  })

  test.each<[string, Partial<ForbiddenPack>]>([
    ['a wording with another gap', added('FP-X1', ['你问{1-5}吧'])],
    ['a hint beside a warning of another list', added('FP-X1', ['神经病'], 'hint')],
    ['a longer word as an exception', { exceptions: [{ ...cited, texts: ['神经病学'] }] }],
    ['no register of its own', { leftOut: undefined }],
  ])('may have %s', (_what, change) => {
    const { leftOut, ...others } = { ...pack, ...change }
    expect(fieldOf(leftOut === undefined ? others : { ...others, leftOut })).toBeNull()
  })

  test('the shipped one is taken as it stands', () => {
    expect(readPack(forbiddenJson)).toMatchObject({ ok: true, value: { warnings: [] } })
  })
})
