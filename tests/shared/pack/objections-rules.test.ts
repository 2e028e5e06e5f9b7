/** One thing broken in the shipped rules, and the field that the refusal names. */
import { describe, expect, test } from 'vitest'
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }
import { readPack } from '#shared/pack/read-pack.ts'

type Rules = typeof rulesJson
type Case = readonly [what: string, breakIt: (pack: Rules) => void, field: string, source?: string]

/** One test a case: the shipped rules pass, and with the one thing broken the culprit is named. */
function eachRefused(cases: readonly Case[]): void {
  const rows = cases.map(([what, breakIt, field, source]) => ({ what, breakIt, field, source }))
  test.each(rows)('$what', ({ breakIt, field, source }) => {
    const pack = structuredClone(rulesJson)
    expect(readPack(pack)).toMatchObject({ ok: true, value: { warnings: [] } })
    breakIt(pack)
    const read = readPack(pack)
    if (read.ok) throw new Error('accepted')
    const { code, message, ...where } = read.refusal
    expect({ code, field: where.field, source: where.source }).toEqual({
      code: 'invalid_pack',
      field,
      source,
    })
    expect(message).toMatch(/\w/)
  })
}

const indexOf = (kind: string) => rulesJson.deadlines.findIndex((rule) => rule.kind === kind)
const clock = ({ deadlines }: Rules, kind: string) => {
  const found = deadlines[indexOf(kind)]
  if (!found) throw new Error(kind)
  return found
}
const reasonAt = (code: string) => rulesJson.reasons.findIndex((reason) => reason.code === code)
const reason = ({ reasons }: Rules, code: string) => {
  const found = reasons[reasonAt(code)]
  if (!found) throw new Error(code)
  return found
}
function without<Entry>(entries: Entry[], unwanted: (entry: Entry) => boolean): void {
  entries.splice(entries.findIndex(unwanted), 1)
}

describe('the law (R-18, R-43, R-12, R-20)', () => {
  const legal = `deadlines.${indexOf('legal_decision')}`
  eachRefused([
    ['16 days', (pack) => void (pack.legalTerm.simpleDays = 16), 'legalTerm.simpleDays', 'R-18'],
    ['31 days', (pack) => void (pack.legalTerm.complexDays = 31), 'legalTerm.complexDays', 'R-18'],
    [
      '31 more',
      (pack) => void (pack.legalTerm.extensionDays = 31),
      'legalTerm.extensionDays',
      'R-18',
    ],
    [
      'a simple case longer than a complex',
      (pack) => void (pack.legalTerm.complexDays = 14),
      'legalTerm.simpleDays',
      'R-18',
    ],
    [
      'working days',
      (pack) => void (clock(pack, 'legal_decision').unit = 'working_days'),
      `${legal}.unit`,
      'R-43',
    ],
    [
      'a length of its own',
      (pack) => void (clock(pack, 'legal_decision').length = 60),
      `${legal}.length`,
      'R-18',
    ],
    [
      'no complaint under it',
      (pack) => void (clock(pack, 'legal_decision').intakeTypes = ['praise']),
      `${legal}.intakeTypes`,
      'R-18',
    ],
    [
      'less time to apply for a review',
      (pack) => void (pack.law.review.applyDays = 29),
      'law.review.applyDays',
      'R-20',
    ],
    [
      'more time to decide one',
      (pack) => void (pack.law.review.decideDays = 31),
      'law.review.decideDays',
      'R-20',
    ],
    [
      'six representatives',
      (pack) => void (pack.law.representatives.atMost = 6),
      'law.representatives.atMost',
      'R-12',
    ],
  ])

  test('shorter terms than the law asks for are the house’s own', () => {
    const pack = structuredClone(rulesJson)
    Object.assign(pack.legalTerm, { simpleDays: 10, complexDays: 20, extensionDays: 0 })
    clock(pack, 'legal_decision').length = 10
    expect(readPack(pack)).toMatchObject({ ok: true, value: { warnings: [] } })
  })
})

describe('the clocks', () => {
  const at = (kind: string, key: string) => `deadlines.${indexOf(kind)}.${key}`
  eachRefused([
    ...['handler_assign', 'urgent_first_contact', 'dept_reply', 'resolve_ordinary'].map(
      (kind): Case => [
        `${kind} of no length`,
        (pack) => void (clock(pack, kind).length = 0),
        at(kind, 'length'),
      ],
    ),
    [
      'a promised reply with a length',
      (pack) => void (clock(pack, 'promised_reply').length = 3),
      at('promised_reply', 'length'),
    ],
    [
      'a promised reply that is not as given',
      (pack) => void (clock(pack, 'promised_reply').unit = 'working_days'),
      at('promised_reply', 'unit'),
    ],
    [
      'an urgent contact in days',
      (pack) => void (clock(pack, 'urgent_first_contact').unit = 'working_days'),
      at('urgent_first_contact', 'unit'),
    ],
    [
      'a house term in the days of the law',
      (pack) => void (clock(pack, 'resolve_major').unit = 'natural_days'),
      at('resolve_major', 'unit'),
    ],
    ['a kind twice', ({ deadlines }) => void deadlines.push(...deadlines.slice(0, 1)), 'deadlines'],
    ['a kind missing', ({ deadlines }) => void deadlines.shift(), 'deadlines'],
  ])

  test('a wrong answer put right at once has no length (S4-25(8))', () => {
    expect(rulesJson.deadlines[indexOf('corrective_callback')]).toMatchObject({
      unit: 'elapsed',
      length: 0,
    })
  })
})

describe('the reasons (S2-05, S2-06)', () => {
  eachRefused([
    [
      'V14 missing',
      ({ reasons }) => without(reasons, ({ code }) => code === 'V14'),
      'reasons',
      'S2-05',
    ],
    [
      'I08 missing',
      ({ reasons }) => without(reasons, ({ code }) => code === 'I08'),
      'reasons',
      'S2-06',
    ],
    [
      'V01 turned invalid',
      (pack) => void (reason(pack, 'V01').nature = 'invalid'),
      `reasons.${reasonAt('V01')}.nature`,
      'S2-05',
    ],
    [
      'V03b turned invalid',
      (pack) => void (reason(pack, 'V03b').nature = 'invalid'),
      `reasons.${reasonAt('V03b')}.nature`,
      'S2-05',
    ],
    [
      'I06 turned valid',
      (pack) => void (reason(pack, 'I06').nature = 'valid'),
      `reasons.${reasonAt('I06')}.nature`,
      'S2-06',
    ],
    ...(['V12', 'V13', 'I02', 'I03', 'I04', 'I05', 'I08'] as const).map(
      (code): Case => [
        `${code} without what it asks for`,
        (pack) => void reason(pack, code).needs.pop(),
        `reasons.${reasonAt(code)}.needs`,
      ],
    ),
    [
      'two reasons of one name',
      (pack) => void (reason(pack, 'I07').name = 'duplicate'),
      `reasons.${reasonAt('I07')}.name`,
    ],
    [
      'a level for an unknown reason',
      ({ levels }) => {
        const rule = levels.find(({ when }) => 'reason' in when)
        if (rule) Object.assign(rule.when, { reason: 'V88' })
      },
      `levels.${rulesJson.levels.findIndex(({ when }) => 'reason' in when)}.when.reason`,
    ],
    [
      'a hint that proposes an unknown reason',
      ({ handling }) => {
        const [, misled] = handling.intakeHints
        if (misled) misled.proposes = 'V02z'
      },
      'handling.intakeHints.1.proposes',
    ],
  ])

  test('a house may add reasons and ask for more', () => {
    const pack = structuredClone(rulesJson)
    reason(pack, 'I07').needs.push('approver' as never)
    pack.reasons.push({ ...reason(pack, 'V01'), code: 'V15', name: 'of_our_own' })
    expect(readPack(pack)).toMatchObject({ ok: true, value: { warnings: [] } })
  })
})

describe('ids and tables', () => {
  const twice = (table: 'levels' | 'upgradeSigns' | 'filing' | 'reception'): Case => [
    `an id of ${table} twice`,
    (pack) => void (pack[table] as unknown[]).push(pack[table][0]),
    `${table}.${rulesJson[table].length}.id`,
  ]
  eachRefused([
    twice('levels'),
    twice('upgradeSigns'),
    twice('filing'),
    twice('reception'),
    [
      'the id of another table',
      (pack) => void (pack.ordinaryLevel.id = pack.natureRules.valid.id),
      'natureRules.valid.id',
    ],
    [
      'a sign with two numbers',
      ({ upgradeSigns }) => {
        const [, second] = upgradeSigns
        if (second) second.sign = 'bounces'
      },
      'upgradeSigns.1.sign',
    ],
    [
      'minutes of a kind twice',
      ({ attendance }) => void attendance.push(...attendance.slice(0, 1)),
      'attendance.3.kind',
    ],
    ['minutes of a kind missing', ({ attendance }) => void attendance.pop(), 'attendance'],
    [
      'a field asked for twice',
      ({ requiredFields }) => void requiredFields.push(...requiredFields.slice(0, 1)),
      `requiredFields.${rulesJson.requiredFields.length}.field`,
    ],
    [
      'a hint twice',
      ({ handling }) => void handling.intakeHints.push(...handling.intakeHints.slice(0, 1)),
      `handling.intakeHints.${rulesJson.handling.intakeHints.length}.code`,
    ],
    [
      'two limits for a role',
      ({ handling: { compensation } }) => {
        compensation.limits.push(...compensation.limits.slice(0, 1))
      },
      `handling.compensation.limits.${rulesJson.handling.compensation.limits.length}.role`,
    ],
    [
      'a number of more digits than it may have',
      ({ handling }) => void (handling.phone.fewestDigits = 18),
      'handling.phone.fewestDigits',
    ],
    [
      'an enumeration twice',
      ({ enumerations }) => void enumerations.push(...enumerations.slice(0, 1)),
      `enumerations.${rulesJson.enumerations.length}.name`,
    ],
    [
      'an enumeration missing',
      ({ enumerations }) => without(enumerations, ({ name }) => name === 'post'),
      'enumerations',
    ],
    [
      'a stored value without its label',
      ({ enumerations }) => void enumerations[0]?.values.pop(),
      'enumerations.0.values',
    ],
  ])

  test('an organisation makes its list of causes its own', () => {
    const pack = structuredClone(rulesJson)
    for (const list of pack.enumerations) {
      if (list.name === 'rootCause') list.values = [{ value: 'staffing', label: '人手不足' }]
    }
    expect(readPack(pack)).toMatchObject({ ok: true, value: { warnings: [] } })
  })
})

describe('rows that may be sharpened, not left out', () => {
  const noLevel = (fact: string, source: string): Case => [
    `no level for ${fact}`,
    ({ levels }) => without(levels, ({ when }) => 'fact' in when && when.fact === fact),
    'levels',
    source,
  ]
  eachRefused([
    noLevel('harm.seriousDamage', 'S2-10'),
    noLevel('harm.considerableHarm', 'S2-09'),
    noLevel('publicEmergency', 'R-29'),
    [
      'serious damage that is only major',
      ({ levels: [first] }) => void Object.assign(first ?? {}, { level: 'major' }),
      'levels',
      'S2-10',
    ],
    [
      'a group of 21',
      ({ levels }) => {
        for (const { when } of levels) if ('groupSizeAtLeast' in when) when.groupSizeAtLeast = 21
      },
      'levels',
      'R-29',
    ],
    [
      'a petition that stays in the house',
      ({ filing }) => without(filing, ({ when }) => 'flag' in when && when.flag === 'petition'),
      'filing',
      'S2-11',
    ],
    [
      'a report of wrongdoing that is not referred',
      ({ filing }) => without(filing, ({ when }) => 'restricted' in when),
      'filing',
      'S2-06(6)',
    ],
    [
      'violence without an alarm',
      ({ reception }) => without(reception, ({ fact }) => fact === 'violence'),
      'reception',
      'S3-34#5',
    ],
    [
      'more supervisors than visitors',
      ({ handling }) => void (handling.homeVisit.supervisors = 3),
      'handling.homeVisit.supervisors',
    ],
  ])
})

describe('urgency (S2-16)', () => {
  eachRefused([
    [
      'a channel that is none',
      ({ urgency }) => void urgency.phonePair.channels.push('pigeon'),
      'urgency.phonePair.channels.1',
      'S2-07',
    ],
    [
      'a pair within no time',
      ({ urgency }) => void (urgency.phonePair.workingDays = 0),
      'urgency.phonePair.workingDays',
      'S2-16',
    ],
    [
      'a pair that is not urgent',
      ({ urgency }) => void (urgency.phonePair.level = 'none'),
      'urgency.phonePair.level',
      'S2-16',
    ],
    [
      'a walk-in that is not urgent',
      ({ urgency }) => void (urgency.agitatedWalkIn.level = 'none'),
      'urgency.agitatedWalkIn.level',
      'S2-16',
    ],
    [
      'levels below none',
      ({ urgency }) => void urgency.rank.order.reverse(),
      'urgency.rank.order.0',
    ],
  ])
})
