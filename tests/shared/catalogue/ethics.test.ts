/**
 * The ethics register: what is left out stands nowhere, what is a warning says so with its reason, and
 * nothing about a customer's person is stored that a complaint does not need.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { consoleCalls } from '#shared/contract/console.ts'
import { allEventTypes } from '#shared/log/registry.ts'
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
import { projectRoot } from '../../support/program.ts'
import { at, clock, decided } from '../complaint/case-facts.ts'

const library = phraseLibrary(defaultPacks.phrases, defaultPacks.hanVariants)
const { phrases } = defaultPacks.phrases

/** What was left out, by the words it would be recognised by. */
const LEFT_OUT: readonly (readonly [string, readonly string[]])[] = [
  ['E-01', ['避免使用文字', '不要留下文字']],
  ['E-02', ['收入不高', '没有固定职业', '有的是时间', '空闲时间', '社会地位']],
  ['E-04', ['绳之以法']],
  ['E-05', ['先小人后君子']],
  ['E-06', ['各个击破', '互相攀比', '传媒方面防控']],
  ['E-07', ['保密协议', '违约金']],
  ['E-08', ['攻心为上', '最高额的奖励', '稍后略低']],
  ['E-09', ['异性', '性别']],
  ['E-10', ['不接招', '抬轿子', '消耗他的能', '打到空气']],
  ['E-11', ['留下余地', '处理节奏', '亮出底牌']],
  ['E-12', ['占小便宜', '投诉劣迹', '找茬']],
  ['E-13', ['拖延', '程序障碍', '消磨', '敲诈', '醉翁之意']],
  ['E-14', ['粉碎发财梦', '绷不住', '骗保', '本来面目']],
  ['E-15', ['间接损失不在', '律师费是客户', '一般均不具备', '精神损害']],
  ['E-16', ['谨防客户录音', '不要主动认错']],
  ['E-17', ['公关礼品', '小礼品']],
  [
    'E-18',
    [
      '收益只会越来越好',
      '不会吃亏的',
      '放到期',
      '于心不忍',
      '百年的金牌',
      '十车砖',
      '红利会越来越多',
    ],
  ],
  ['E-19', ['大可不必担心', '大可以放心', '尽管放心']],
  ['E-22', ['不需回复', '不予回复', '无需答复']],
  ['E-23', ['您的孩子', '孩子多大']],
  ['E-27', ['不好意思再坚持']],
  ['E-38', ['绝不允许员工']],
  ['abolished regulators', ['银监会', '保监会']],
]
/** One form of each character, without the blanks in which a sentence could hide. */
const folded = (text: string) =>
  [...text]
    .map((character) => {
      const form = defaultPacks.hanVariants.get(character.codePointAt(0) ?? 0)
      return form === undefined ? character : String.fromCodePoint(form)
    })
    .join('')
    .replaceAll(/\s+/g, '')

/** Those of the words that a text has, however it is written. */
const found = (words: readonly string[], said: string) =>
  words.filter((word) => said.includes(folded(word)))

describe('what is left out', () => {
  const all = LEFT_OUT.flatMap(([, words]) => words)
  const moments: PromptMoment[] = [
    {},
    ...LOBBY_MOMENTS.map((moment) => ({ moment })),
    ...COUNTER_STEPS.map((step) => ({ step })),
    ...CUSTOMER_STATES.map((state) => ({ state })),
    ...DEMEANOURS.map((demeanour) => ({ demeanour })),
    ...[...new Set(phrases.flatMap(({ caseTypes }) => caseTypes))].map((caseType) => ({
      caseType,
    })),
    ...[...new Set(phrases.flatMap(({ situations, code }) => [...situations, code]))].map(
      (situation) => ({ situation }),
    ),
  ]

  it.each(PROMPT_ROLES)('T-80 is never said by a %s, wherever they stand', (role) => {
    const excluded = phrases.filter(({ status }) => status === 'excluded').map(({ code }) => code)
    let answered = 0
    for (const moment of moments) {
      const answer = promptsFor(library, { ...moment, role })
      // A situation whose every phrase is excluded is unknown, which is right, too.
      if (!answer.ok) continue
      answered += 1
      for (const { code, title, text, status, reason } of answer.value) {
        expect(excluded).not.toContain(code)
        expect(found(all, folded(title + text)), code).toEqual([])
        expect(status === 'approved' || (reason ?? '').length > 5, code).toBe(true)
      }
    }
    expect(answered).toBeGreaterThan(60)
  })

  it.each(LEFT_OUT)('T-80 %s is not found by searching %j', (_entry, words) => {
    for (const word of words) expect(searchPhrases(library, word, 50), word).toEqual([])
  })

  it.each(LEFT_OUT)('%s stands in no file that is shipped: %j', (_entry, words) => {
    for (const [path, text] of shippedTexts()) {
      expect(found(words, text), path).toEqual([])
    }
  })

  it('the look through the files sees what it would have to see', () => {
    expect(found(all, folded('您不會吃虧的，收益只會 越來越好'))).toEqual([
      '收益只会越来越好',
      '不会吃亏的',
    ])
    const paths = [...shippedTexts().keys()]
    expect(paths).toContain('resources/packs/phrases-default.json')
    expect(paths).toContain('resources/locales/zh-TW.json')
    expect(paths.length).toBeGreaterThan(200)
  })
})

let texts: Map<string, string> | null = null
/** Every shipped file, folded; of a forbidden list all but the wordings that it is there to find. */
function shippedTexts(): ReadonlyMap<string, string> {
  if (texts) return texts
  const patterns = ['resources/**/*.json', 'src-*/**/*.{ts,tsx,sql,html}', 'docs/**/*.md']
  texts = new Map()
  for (const path of globSync(patterns, { cwd: projectRoot }).sort()) {
    // Dictionaries of characters and words; nobody is shown them.
    if (/(han-variants|traditional)\.json$/.test(path)) continue
    const text = readFileSync(join(projectRoot, path), 'utf8')
    const shown = /forbidden-[^/]+\.json$/.test(path)
      ? JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === 'wordings' ? [] : value))
      : text
    texts.set(path.replaceAll('\\', '/'), folded(shown))
  }
  return texts
}

describe('what is a warning', () => {
  it.each([
    ['E-03', 'ST-07', 'S3-21'],
    ['E-07', 'CC-settlement', 'S3-33#4'],
    ['E-13', 'CC-leader', 'S3-38'],
    ['E-19', 'CC-privacy', 'S3-48'],
    ['E-22', 'SP-13b', 'S4-26#13'],
    ['E-22', 'SP-16b', 'S4-26#16'],
    ['E-24', 'SP-T4c', 'S4-34(3)'],
  ])('%s is the card %s, greyed and last, with its reason', (ethics, code, source) => {
    const card = phrases.find((entry) => entry.code === code)
    expect(card).toMatchObject({ ethics, source, status: 'caution' })
    const answer = promptsFor(library, { situation: code })
    if (!answer.ok) throw new Error(code)
    expect(answer.value.at(-1)).toMatchObject({ code, status: 'caution', reason: card?.reason })
  })

  it('every phrase that the register changed names its entry, and no other does', () => {
    const named = phrases.filter(({ ethics }) => ethics !== undefined)
    expect(new Set(named.map(({ ethics }) => ethics))).toEqual(
      new Set(
        [
          '03',
          '05',
          '07',
          '13',
          '16',
          '19',
          '22',
          '24',
          '25',
          '26',
          '28',
          '29',
          '32',
          '35',
          '37',
          '38',
        ].map((number) => `E-${number}`),
      ),
    )
    for (const { code, status, reason } of phrases) {
      expect(status === 'approved' || reason !== undefined, code).toBe(true)
    }
  })

  it.each([
    ['E-05', 'DM-06', /超出我权限的我去请示/],
    ['E-16', 'SP-M2', /书面答复/],
    ['E-22', 'SP-15', /\{time\}/],
    ['E-25', 'SP-M3', /\{time\}/],
    ['E-26', 'ST-04', /^(?!.*同意).*理解您的看法/],
    ['E-28', 'ST-05', /原样记录/],
    ['E-29', 'DM-05', /和其他客户一样/],
    ['E-35', 'SP-11', /\{language\}/],
    ['E-37', 'SP-W3', /原因是\{clause\}.*复核/],
    ['E-38', 'SP-K1', /我会核实，\{time\}/],
  ])('%s is said in other words: %s', (_entry, code, words) => {
    expect(phrases.find((entry) => entry.code === code)?.text).toMatch(words)
  })

  it('E-33, C-24 nothing is sold in any phrase', () => {
    const selling = /推荐.{0,6}(产品|理财|保险|业务)|优惠活动|开通.{0,4}卡|高收益|收益率/
    expect(phrases.filter(({ text }) => selling.test(text))).toEqual([])
  })
})

describe('what is stored about a customer', () => {
  const PROFILING = new Set(
    [
      'demeanour mood temper personality mindset gender sex wealth income means rich poor occupation',
      'job idle spare leisure celebrity fame status vip blacklist troublemaker risk score education',
      'marital religion ethnicity gift gifts sanction sanctions penalty penalties deduction',
    ].flatMap((line) => line.split(' ')),
  )
  const wordsOf = (field: string) => field.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase())
  const MANNERS = [...DEMEANOURS, ...CUSTOMER_STATES] as readonly string[]

  /** S2-29, E-34: a decision taken elsewhere is written down with its number; the program proposes none. */
  const RECORDS_OF_DECISIONS: readonly string[] = [
    'event complaint.sanction_recorded',
    'call complaint.recordSanction',
  ]
  /** The status here is that of an entry of the library: approved, with caution, taken out. */
  const WORDS_OF_THE_LIBRARY: readonly string[] = [
    'call console.decideProposal',
    'call console.publishPhrase',
  ]

  const schemas: readonly (readonly [string, z.ZodType])[] = [
    ...allEventTypes().map(({ type, payload }) => [`event ${type}`, payload] as const),
    ...Object.entries({ ...workstationCalls, ...consoleCalls })
      .filter(([, call]) => call.kind === 'write')
      .map(([name, call]) => [`call ${name}`, call.input] as const),
  ]

  it.each(schemas.filter(([name]) => !RECORDS_OF_DECISIONS.includes(name)))(
    'E-02, E-09, E-12, E-17, E-34, C-18 %s has no field for their person',
    (name, schema) => {
      const { fields, values } = shapeOf(schema)
      const allowed = WORDS_OF_THE_LIBRARY.includes(name) ? ['status'] : []
      const personal = fields.filter(
        (field) => !allowed.includes(field) && wordsOf(field).some((word) => PROFILING.has(word)),
      )
      expect(personal, name).toEqual([])
      expect(
        values.filter((value) => MANNERS.includes(value)),
        name,
      ).toEqual([])
    },
  )

  it('the walk sees fields and values at any depth', () => {
    const deep = z.strictObject({
      list: z.array(z.strictObject({ inner: z.enum(['a', 'b']).nullable().optional() })),
      either: z.union([z.literal('c'), z.strictObject({ gender: z.string() })]),
    })
    expect(shapeOf(deep)).toEqual({
      fields: ['list', 'inner', 'either', 'gender'],
      values: ['a', 'b', 'c'],
    })
  })

  it('R-143, C-18 choosing words writes nothing', () => {
    for (const name of ['phrase.find', 'phrase.search'] as const) {
      expect(workstationCalls[name].kind).toBe('read')
    }
  })

  it('E-32, E-29 of a visitor only what eyes saw is noted, on the case', () => {
    const reception = allEventTypes().find(({ type }) => type === 'complaint.registered')?.payload
      .shape.reception as z.ZodObject
    const seen = ['agitated', 'gathering', 'media', 'recordingDevice', 'violence', 'walkIn']
    // A lawyer says so: legal hears of it, and neither level nor speed follows from it.
    expect(Object.keys(reception.shape).sort()).toEqual([...seen, 'legalRepresentative'].sort())
  })
})

describe('what the rules never do', () => {
  it('E-11, C-09 no clock gains a day by delay: an extension needs approval and notice', () => {
    const due = (extension: object | null) =>
      clock(
        decided({ complexity: 'complex', extension }, { now: at('2025-11-25 10:00') }),
        'legal_decision',
      )?.dueAt
    const plain = due(null)
    const approved = { approvedBy: 'E900', approvedAt: at('2025-11-10 09:00') }
    expect(due(approved)).toBe(plain)
    expect(due({ ...approved, approvedAt: null, notifiedAt: at('2025-11-10 10:00') })).toBe(plain)
    expect(due({ ...approved, notifiedAt: at('2025-11-10 10:00') })).not.toBe(plain)
  })

  it('E-20 an improper demand takes nothing from a justified part', () => {
    const nature = { investigated: true, approver: 'E900', reasons: ['I03', 'V01'] }
    expect(decided({ nature }).nature).toMatchObject({ value: 'valid', primary: 'V01' })
  })

  it('E-22 a promise that was forgotten stays broken, whatever becomes of the case', () => {
    const promises = [{ madeAt: at('2025-10-20 10:00'), dueAt: at('2025-10-20 15:00') }]
    const closed = { promises, closedAt: at('2025-10-21 09:00') }
    expect(clock(decided(closed, { now: at('2025-10-22 09:00') }), 'promised_reply')?.state).toBe(
      'overdue',
    )
  })
})

/** Names of all fields and all listed values of a schema, in the order in which they stand. */
function shapeOf(schema: z.ZodType): { fields: string[]; values: string[] } {
  const fields: string[] = []
  const values: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const entry of node) visit(entry)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const { properties, enum: listed, const: single, ...rest } = node as Record<string, unknown>
    if (Array.isArray(listed)) values.push(...listed.map(String))
    if (typeof single === 'string') values.push(single)
    for (const [name, inner] of Object.entries((properties ?? {}) as Record<string, unknown>)) {
      fields.push(name)
      visit(inner)
    }
    for (const inner of Object.values(rest)) visit(inner)
  }
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }))
  return { fields, values }
}
