/** What every kind of pack is held to: sources, lists; and the packs with few rules of their own. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import calendarJson from '#resources/packs/calendar-cn.json' with { type: 'json' }
import cardJson from '#resources/packs/profile-card-company.json' with { type: 'json' }
import forbiddenJson from '#resources/packs/forbidden-default.json' with { type: 'json' }
import insurerJson from '#resources/packs/profile-insurer.json' with { type: 'json' }
import phrasesJson from '#resources/packs/phrases-default.json' with { type: 'json' }
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }
import { isCitation } from '#shared/pack/objections/sources.ts'
import { readPack } from '#shared/pack/read-pack.ts'

/** The pack with one thing broken, read as it comes from outside; the refusal, or what it warns of. */
function broken<Pack extends object>(shipped: Pack, breakIt: (pack: Pack) => void) {
  const pack = structuredClone(shipped)
  breakIt(pack)
  const read = readPack(pack)
  return read.ok ? { warnings: read.value.warnings } : read.refusal
}

describe('a source that can be looked up', () => {
  test.each([
    'S1-00',
    'S1-29a',
    'S2-05',
    'S2-05(3)',
    'S4-06(3b)',
    'S4-26#16',
    'S3-52',
    'S4-43(7)',
    'S2-13(2)#1',
    'R-1',
    'R-18',
    'R-45',
    'R-18(2)',
    'catalogue §9',
    'catalogue §4.4',
    '会计法 39',
    '储蓄管理条例 31',
    '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    'GB 2312',
    'GB/T 35273-2020',
    'ISO/IEC 27001:2022',
    'PIPL 47',
    '会计法第三十九条',
    '会计法第39条',
    '储蓄管理条例 第三十一条第二款',
    '银行业保险业消费投诉处理管理办法 18、21',
    '商业银行法（2015年修正） 29',
    '《会计法》',
    '《会计法》第39条',
    '《会计法》第三十九条第（二）款',
    '《网点服务规范》3.2',
    '《网点服务规范》（2024年版）',
    '《Service Standard》第 3 条',
  ])('%s', (source) => {
    expect(isCitation(source)).toBe(true)
  })

  test.each([
    'blah',
    'S9-99',
    'S5-01',
    'S0-01',
    'S1-36',
    'S2-42',
    'S3-53',
    'S4-44',
    'S2-5',
    'S2-05()',
    'S2-05(0)',
    'S2-05 (3)',
    'S2-05(3',
    'S4-26#',
    'S4-26#0',
    'S4-26#016',
    's2-05',
    'S2-05 and more',
    'S9-99 投诉管理',
    'R-018',
    'R-0',
    'R-46',
    'R-99',
    'R-18(0)',
    'r-18',
    'R-18 办法',
    'R18',
    'catalogue',
    'catalogue §',
    'catalogue §0',
    'the catalogue §9',
    '法',
    '....',
    'GB',
    'https://example.com',
    '经理说的',
    '王先生',
    '老客户说的办法',
    '会计法',
    '规定',
    '按规定办 3 次',
    '请打 95588',
    '参见《会计法》',
    '《会计法',
    '《》',
    '《》第39条',
    '《39》',
    '《会计法》他说的',
    '第39条',
    '国务院办公厅的通知',
    '国务院办公厅的通知（7号）',
    'GB 2312 abc',
    'PIPL 0',
    'PIPL 75',
    '会计法 39 王先生',
    '会计法 0',
  ])('not %s', (source) => {
    expect(isCitation(source)).toBe(false)
  })

  // A pattern that tries every way through such a run would outlast the time that a test has.
  test.each(['一', '1', '第一条', '《', '法 1', '法', ' '])('a run of %j is read', (part) => {
    for (const end of ['x', '》']) {
      expect(isCitation(`会计法 ${part.repeat(400)}${end}`)).toBe(false)
      expect(isCitation(`《会计法》${part.repeat(400)}${end}`)).toBe(false)
    }
  })

  test('every section and article is one, and nothing one number further', () => {
    const last: Record<string, number> = { 1: 35, 2: 41, 3: 52, 4: 43 }
    const two = (number: number) => String(number).padStart(2, '0')
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4), fc.nat(99), fc.nat(99), (seed, section, article) => {
        expect(isCitation(`S${seed}-${two(section)}`)).toBe(section <= (last[seed] ?? -1))
        expect(isCitation(`R-${article}`)).toBe(article >= 1 && article <= 45)
        if (article < 10) expect(isCitation(`R-${two(article)}`)).toBe(false)
      }),
    )
  })

  const cases: readonly (readonly [string, object, string])[] = [
    [
      'of a deadline',
      broken(rulesJson, (pack) => void Object.assign(pack.deadlines[3] ?? {}, { source: 'S9-99' })),
      'deadlines.3.source',
    ],
    [
      'of a term deep inside',
      broken(rulesJson, (pack) => void (pack.handling.repeat.source = 'blah')),
      'handling.repeat.source',
    ],
    [
      'in the table of the urgency levels',
      broken(rulesJson, (pack) => void (pack.urgency.sources.level2 = 'S2-99')),
      'urgency.sources.level2',
    ],
    [
      'of the legal term, by the row of the catalogue',
      broken(rulesJson, (pack) => void (pack.legalTerm.source = 'R-018')),
      'legalTerm.source',
    ],
    [
      'of a year',
      broken(calendarJson, (pack) => void Object.assign(pack.years[1] ?? {}, { source: 'gov.cn' })),
      'years.1.source',
    ],
    [
      'of a profile',
      broken(cardJson, (pack) => void (pack.archiving.source = 'S0-00')),
      'archiving.source',
    ],
    [
      'of a phrase',
      broken(phrasesJson, (pack) => void Object.assign(pack.phrases[7] ?? {}, { source: 'R-46' })),
      'phrases.7.source',
    ],
    [
      'of an exception',
      broken(
        forbiddenJson,
        (pack) => void Object.assign(pack.exceptions[0] ?? {}, { source: 'xx' }),
      ),
      'exceptions.0.source',
    ],
  ]
  test.each(cases)('is asked for on the entry: %s', (_what, refusal, field) => {
    expect(refusal).toMatchObject({ code: 'invalid_pack', field })
  })
})

test('a letter that nobody sees is no words', () => {
  const refusal = broken(phrasesJson, ({ phrases }) => {
    const [first] = phrases
    if (first) Object.assign(first, { reason: '\u3164' })
  })
  expect(refusal).toMatchObject({
    code: 'invalid_pack',
    field: 'phrases.0.reason',
    params: { reason: 'blank' },
  })
})

describe('nothing stands in a list twice', () => {
  test.each([
    [
      'an organisation level',
      broken(insurerJson, ({ orgLevels }) => void orgLevels.values.push(...orgLevels.values)),
      'orgLevels.values.4.value',
    ],
    [
      'a customer relation',
      broken(insurerJson, ({ customerRelations: { values } }) => void values.push(...values)),
      `customerRelations.values.${insurerJson.customerRelations.values.length}.value`,
    ],
    [
      'a register',
      broken(cardJson, ({ registers: { values } }) => void values.push(...values)),
      `registers.values.${cardJson.registers.values.length}`,
    ],
    [
      'a kind of contact of a clock',
      broken(rulesJson, ({ deadlines }) => void deadlines[0]?.intakeTypes.push('praise')),
      'deadlines.0.intakeTypes.5',
    ],
    [
      'a value of an enumeration',
      broken(rulesJson, ({ enumerations }) => {
        enumerations[0]?.values.push({ value: 'phone', label: '来电' })
      }),
      'enumerations.0.values.6.value',
    ],
    [
      'a role of a phrase',
      broken(phrasesJson, ({ phrases }) => {
        const [first] = phrases
        if (first) Object.assign(first, { roles: ['teller', 'teller'] })
      }),
      'phrases.0.roles.1',
    ],
  ])('%s', (_what, refusal, field) => {
    expect(refusal).toMatchObject({ code: 'invalid_pack', field })
  })

  test('but a silent caller may hear the same words again (S4-26#8)', () => {
    const silent = phrasesJson.situations.find(({ code }) => code === 'SP-08')
    expect(silent?.steps[0]?.prompts).toEqual(['SP-08', 'SP-08'])
    expect(readPack(phrasesJson)).toMatchObject({ ok: true, value: { warnings: [] } })
  })
})

test('a label says something', () => {
  const answer = broken(insurerJson, ({ orgLevels: { values } }) => {
    const [top] = values
    if (top) top.label = ' '
  })
  expect(answer).toMatchObject({ code: 'invalid_pack', field: 'orgLevels.values.0.label' })
})

describe('a calendar', () => {
  test.each([
    [
      'with two lists for a year',
      broken(calendarJson, ({ years }) => void years.push(...years.slice(2))),
      `years.${calendarJson.years.length}.year`,
    ],
    [
      'that ends before it begins',
      broken(calendarJson, (pack) => void (pack.from = '2027-01-01')),
      'to',
    ],
    [
      'whose hours run backwards',
      broken(calendarJson, ({ workday }) => void (workday.hours = [['17:00', '09:00']])),
      'workday.hours.0',
    ],
    [
      'with an alarm on 30 February',
      broken(calendarJson, ({ alarm }) => void (alarm.from = '02-30')),
      'alarm.from',
    ],
    [
      'with an alarm on 31 November',
      broken(calendarJson, ({ alarm }) => void (alarm.from = '11-31')),
      'alarm.from',
    ],
    [
      'with an alarm on day 0',
      broken(calendarJson, ({ alarm }) => void (alarm.from = '11-00')),
      'alarm.from',
    ],
  ])('%s', (_what, refusal, field) => {
    expect(refusal).toMatchObject({ code: 'invalid_pack', field })
  })

  test('may ask on the last day of February', () => {
    const answer = broken(calendarJson, ({ alarm }) => void (alarm.from = '02-29'))
    expect(answer).toEqual({ warnings: [] })
  })
})

describe('a profile', () => {
  test.each([
    [
      'with a balance line twice',
      broken(cardJson, ({ balanceLines }) => void balanceLines.push(...balanceLines.slice(0, 1))),
      `balanceLines.${cardJson.balanceLines.length}.code`,
    ],
    [
      'with a report twice in one period',
      broken(cardJson, ({ reports }) => void reports.push(...reports.slice(0, 1))),
      `reports.${cardJson.reports.length}.kind`,
    ],
    [
      'with a report of an event twice',
      broken(cardJson, ({ eventReports }) => void eventReports.push(...eventReports.slice(0, 1))),
      `eventReports.${cardJson.eventReports.length}.kind`,
    ],
    [
      'with two wordings of a reason',
      broken(
        insurerJson,
        ({ reasonLabels }) => void reasonLabels.push(...reasonLabels.slice(1, 2)),
      ),
      `reasonLabels.${insurerJson.reasonLabels.length}.code`,
    ],
    [
      'with the wording of an unknown reason',
      broken(insurerJson, ({ reasonLabels }) => {
        const [first] = reasonLabels
        if (first) first.code = 'V99'
      }),
      'reasonLabels.0.code',
    ],
    [
      'with the wording of something that is no reason',
      broken(insurerJson, ({ reasonLabels }) => {
        const [first] = reasonLabels
        if (first) first.code = 'constructor'
      }),
      'reasonLabels.0.code',
    ],
    [
      'with a checklist twice',
      broken(cardJson, ({ lobby: { checklists } }) => {
        checklists.push(...checklists.slice(0, 1))
      }),
      `lobby.checklists.${cardJson.lobby.checklists.length}.code`,
    ],
    [
      'with a product twice',
      broken(cardJson, ({ replacement: { products } }) => void products.push(...products)),
      `replacement.products.${cardJson.replacement.products.length}.code`,
    ],
    [
      'whose hours end when they begin',
      broken(cardJson, ({ serviceHours }) => void (serviceHours.to = serviceHours.from)),
      'serviceHours.to',
    ],
  ])('%s', (_what, refusal, field) => {
    expect(refusal).toMatchObject({ code: 'invalid_pack', field })
  })
})

describe('what only another pack can judge is a warning', () => {
  test.each([
    [
      'a script of a reception',
      broken(rulesJson, ({ reception }) => {
        const [media] = reception
        if (media) media.scripts = ['SP-W1', 'SP-99']
      }),
      ['script_not_shipped:reception.0.scripts.1:SP-99'],
    ],
    [
      'a calendar by its name',
      broken(cardJson, (pack) => void (pack.calendar = 'calendar-hk')),
      ['calendar_not_shipped:calendar:calendar-hk'],
    ],
    [
      'a phrase that a situation names',
      broken(phrasesJson, ({ phrases }) => {
        const [first] = phrases
        if (first) Object.assign(first, { situations: ['SP-01', 'SP-99'] })
      }),
      ['script_not_shipped:phrases.0.situations.1:SP-99'],
    ],
  ])('%s', (_what, answer, warnings) => {
    expect(answer).toEqual({ warnings })
  })

  test('a situation of the same pack is known', () => {
    const answer = broken(phrasesJson, ({ phrases }) => {
      const [first] = phrases
      if (first) Object.assign(first, { code: 'SP-99', situations: ['SP-99'] })
    })
    expect(answer).toEqual({ warnings: [] })
  })
})
