/** What is done and said in the course of a day, at a real counter. */
import { beforeEach, describe, expect, it, test } from 'vitest'
import { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { CallName } from '#shared/contract/call-names.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import {
  clock,
  desk,
  now,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
} from '../../support/counter.ts'
import { intake, newId } from '../../support/desk.ts'
import { validDutyInputs } from '../../support/valid-duty-inputs.ts'
import { DATE, at, today } from './support/duty-inputs.ts'

openCounterForEach()
beforeEach(async () => {
  await desk.must('staff.add', { employeeNo: 'E200', name: '柜员', role: 'teller' })
})

const valid = validDutyInputs(DATE)
const inputs = {
  ...valid,
  'duty.answerChecklist': { ...valid['duty.answerChecklist'], replaces: null },
  'duty.review': { ...valid['duty.review'], replaces: null },
  'duty.countWorkload': { ...valid['duty.countWorkload'], replaces: null },
}
type Recorded = Extract<CallName, `duty.${string}`>

/** Each call with a change of its valid input, and the refusal it must answer. */
type Bad = { [Name in Recorded]: readonly [Name, Partial<Input<Name>>, object] }[Recorded]
const TIMES = [
  'duty.patrol',
  'duty.fillForm',
  'duty.answerChecklist',
  'duty.holdMeeting',
  'duty.readLines',
  'duty.seeOffLast',
] as const
const tomorrow = { date: '2026-03-03' }
/** One day before the last that is still entered. */
const LONG_AGO = { date: '2026-01-29' }
const BAD: readonly Bad[] = [
  ...TIMES.flatMap((name): Bad[] => [
    [name, tomorrow, { code: 'day_not_begun', field: 'date' }],
    [name, LONG_AGO, { code: 'too_long_ago', field: 'date', params: { days: 31 } }],
    [name, { at: '2026-03-01T09:00:00+08:00' }, { code: 'other_day', field: 'at' }],
    [name, { at: at('10:01') }, { code: 'in_the_future', field: 'at' }],
  ]),
  ['duty.review', LONG_AGO, { code: 'too_long_ago', field: 'date', source: 'S4-43(7)' }],
  ['duty.tellCase', LONG_AGO, { code: 'too_long_ago', field: 'date' }],
  ['duty.countWorkload', LONG_AGO, { code: 'too_long_ago', field: 'date' }],
  ['duty.review', tomorrow, { code: 'day_not_begun', field: 'date' }],
  ['duty.tellCase', tomorrow, { code: 'day_not_begun', field: 'date' }],
  ['duty.countWorkload', tomorrow, { code: 'day_not_begun', field: 'date' }],
  ['duty.countWorkload', { date: '2026-02-30' }, { code: 'invalid_input', field: 'date' }],
  ['duty.patrol', { slot: 'night' }, { code: 'invalid_input', field: 'slot', source: 'S1-14' }],
  ['duty.patrol', { by: 'E999' }, { code: 'unknown_person', field: 'by' }],
  [
    'duty.patrol',
    { findings: [{ zone: 'roof', text: '漏水' }] },
    { code: 'invalid_input', field: 'findings.0.zone' },
  ],
  [
    'duty.patrol',
    { findings: [{ zone: 'entrance', text: ' ' }] },
    { code: 'field_required', field: 'findings.0.text', source: 'S1-14' },
  ],
  ['duty.fillForm', { form: 'diary' }, { code: 'invalid_input', field: 'form', source: 'S1-14' }],
  ['duty.answerChecklist', { code: 'nine_s' }, { code: 'invalid_input', field: 'code' }],
  [
    'duty.answerChecklist',
    { code: 'six_s', answers: [{ line: 'sort', answer: 'pass', remark: '' }] },
    { code: 'incomplete', field: 'answers.set_in_order', source: 'S1-12' },
  ],
  [
    'duty.answerChecklist',
    { answers: [{ line: 'last_customer_seen_off', answer: 'fail', remark: '　' }] },
    { code: 'incomplete', field: 'answers.last_customer_seen_off.remark', source: 'S1-18' },
  ],
  ['duty.answerChecklist', { replaces: newId() }, { code: 'changed_meanwhile', field: 'replaces' }],
  ['duty.holdMeeting', { ritual: 'party' }, { code: 'invalid_input', field: 'ritual' }],
  ['duty.holdMeeting', { chair: 'E999' }, { code: 'unknown_person', field: 'chair' }],
  [
    'duty.review',
    { parts: [{ part: 'gossip', text: '无' }] },
    { code: 'invalid_input', field: 'parts.0.part', source: 'S1-18' },
  ],
  [
    'duty.review',
    {
      parts: [
        { part: 'issues', text: '一' },
        { part: 'issues', text: '二' },
      ],
    },
    { code: 'invalid_input', field: 'parts.1.part' },
  ],
  [
    'duty.review',
    { parts: [{ part: 'issues', text: '\u200b ' }] },
    { code: 'field_required', field: 'parts', source: 'S1-18' },
  ],
  ['duty.review', { replaces: newId() }, { code: 'changed_meanwhile', field: 'replaces' }],
  ['duty.tellCase', { who: 'E999' }, { code: 'unknown_person', field: 'who', source: 'S1-15' }],
  ['duty.tellCase', { level: 'super' }, { code: 'invalid_input', field: 'level' }],
  ['duty.tellCase', { text: ' ' }, { code: 'field_required', field: 'text', source: 'S1-15' }],
  ['duty.countWorkload', { employeeNo: 'E999' }, { code: 'unknown_person', field: 'employeeNo' }],
  [
    'duty.countWorkload',
    { counts: [{ business: 'lottery', count: 1 }] },
    { code: 'invalid_input', field: 'counts.0.business', source: 'S4-43(7)' },
  ],
  ['duty.countWorkload', { counts: [] }, { code: 'field_required', field: 'counts' }],
  ['duty.countWorkload', { replaces: newId() }, { code: 'changed_meanwhile', field: 'replaces' }],
]

const ask = <Name extends Recorded>(name: Name, change: object = {}) =>
  desk.ask(name, { ...inputs[name], ...change } as never)

describe('a bad entry', () => {
  test.each([...new Set(BAD.map(([name]) => name))])(
    'of %s is refused by its field',
    async (name) => {
      for (const [, change, refusal] of BAD.filter(([own]) => own === name)) {
        expect(await refusalOf(() => ask(name, change)), JSON.stringify(change)).toMatchObject(
          refusal,
        )
      }
    },
  )

  it('of something that happens once is refused the second time', async () => {
    const once = [
      ['duty.patrol', 'slot'],
      ['duty.fillForm', 'form'],
      ['duty.holdMeeting', 'ritual'],
      ['duty.readLines', 'moment'],
      ['duty.seeOffLast', 'at'],
    ] as const
    for (const [name, field] of once) {
      expect((await ask(name)).ok, name).toBe(true)
      expect(await refusalOf(() => ask(name))).toMatchObject({ code: 'already_recorded', field })
    }
  })

  it('R-015 of an evening meeting before the morning’s is refused', async () => {
    await ask('duty.holdMeeting', { at: at('09:30') })
    expect(
      await refusalOf(() =>
        ask('duty.holdMeeting', { ritual: 'evening_meeting', at: at('09:00') }),
      ),
    ).toMatchObject({ code: 'out_of_order', field: 'at', source: 'S1-13' })
    expect((await ask('duty.holdMeeting', { ritual: 'greeting', at: at('09:45') })).ok).toBe(true)
  })
})

describe('R-021 the case of the day', () => {
  const tell = (text: string) => () => ask('duty.tellCase', { text })
  test.each([
    ['a telephone', '客户 138 0000 0042 来电致谢'],
    ['a card', '卡号６２２２０２１２３４５６７８９０ 已找回'],
    ['an identity card', '证件 11010519491231002X'],
    ['a customer with an open case', '韩 先 生的问题当场解决'],
  ])('that tells %s is refused, and the answer repeats nothing', async (_what, text) => {
    await desk.must('complaint.register', intake(newId(), { receivedAt: now() }))
    const refusal = await refusalOf(tell(text))
    expect(refusal).toMatchObject({ code: 'names_customer', field: 'text', source: 'S1-15' })
    expect(JSON.stringify(refusal)).not.toContain('韩')
  })

  it('goes round without anybody’s name, with its day in it', async () => {
    await desk.must('complaint.register', intake(newId(), { receivedAt: now() }))
    const answer = await ask('duty.tellCase', { text: '2026-03-02 上午帮老人填单，老人很满意' })
    expect(answer).toMatchObject({
      ok: true,
      value: { cases: { told: [{ who: 'E100', level: 'basic', sync: 'saved_here' }] } },
    })
  })
})

describe('the page of a day', () => {
  it('of which nothing is written stands there empty, and says what is missing', async () => {
    const { status, patrols, rituals, lines, review, checklists } = await today()
    expect(status).toMatchObject({
      patrols: { done: 0, of: 3 },
      forms: { done: 0, of: 2 },
      reviewMissing: ['went_well', 'issues', 'actions'],
      workloadDone: false,
    })
    expect(status.warnings).toEqual([
      'patrols_short:0/3',
      'forms_short:0/2',
      ...['entrance', 'waiting_area', 'counter_area', 'self_service_area'].map(
        (zone) => `zone_unassigned:${zone}`,
      ),
      ...checklists.map(({ code }) => `list_open:${code}`),
      ...rituals.map(({ value }) => `meeting_missing:${value}`),
    ])
    expect(patrols.every(({ rounds }) => rounds.length === 0)).toBe(true)
    expect(review.said).toBeNull()
    expect(lines.map(({ moment, prompts }) => [moment, prompts[0]?.code])).toEqual([
      ['opening', 'LB-01'],
      ['closing', 'LB-09'],
    ])
    expect(await refusalOf(() => desk.ask('duty.day', { date: '2026-02-30' }))).toMatchObject({
      code: 'invalid_input',
      field: 'date',
    })
  })

  it('R-019 shows who did what when; a finding belongs to whoever answers for its zone', async () => {
    await desk.must('duty.assignZones', {
      date: DATE,
      period: 'am',
      seen: null,
      zones: [{ zone: 'entrance', responsible: 'E200' }],
    })
    await ask('duty.patrol')
    await ask('duty.patrol', { at: at('09:10'), findings: [] })
    await ask('duty.fillForm')
    const day = await today()
    expect(day.patrols[0]).toMatchObject({
      value: 'opening',
      rounds: [
        {
          at: at('09:00'),
          by: 'E100',
          findings: [{ zone: 'entrance', text: '地面有水', responsible: 'E200' }],
        },
        { findings: [] },
      ],
    })
    expect(day.status).toMatchObject({
      patrols: { done: 1, of: 3, missing: ['midday', 'closing'] },
      forms: { done: 1, missing: ['on_site_patrol'] },
    })
  })

  it('keeps the last word of a list, the review and each person’s count', async () => {
    const first = await ask('duty.answerChecklist')
    const seen = first.ok ? (first.value as Awaited<ReturnType<typeof today>>).checklists : []
    const standing = seen.find(({ code }) => code === 'closing')?.answered?.eventId ?? null
    await ask('duty.answerChecklist', {
      replaces: standing,
      answers: [{ line: 'last_customer_seen_off', answer: 'pass', remark: '' }],
    })
    await ask('duty.review')
    await ask('duty.review', {
      replaces: (await today()).review.said?.eventId ?? null,
      parts: ['went_well', 'issues', 'actions'].map((part) => ({ part, text: '已写' })),
    })
    await ask('duty.countWorkload')
    await ask('duty.countWorkload', { employeeNo: 'E200' })
    await ask('duty.seeOffLast')
    const day = await today()
    expect(day.checklists.find(({ code }) => code === 'closing')?.answered?.answers).toEqual([
      { line: 'last_customer_seen_off', answer: 'pass', remark: null },
    ])
    expect(day.status).toMatchObject({ reviewMissing: [], workloadDone: true })
    expect(day.workload.counts.map(({ employeeNo }) => employeeNo)).toEqual(['E100', 'E200'])
    expect(day.lastCustomer).toMatchObject({ by: 'E100', at: at('09:00') })
  })

  it('is looked back upon on the next day, and what was forgotten is still written', async () => {
    clock.pass(DAY_MS)
    await ask('duty.patrol')
    await ask('duty.review')
    const day = await desk.must('duty.day', { date: DATE })
    expect(day).toMatchObject({ date: DATE, today: '2026-03-03' })
    expect(day.status.patrols.done).toBe(1)
    expect((await today()).status.patrols.done).toBe(0)
  })
})

it('meets every refusal of these calls', () => {
  const names = [...TIMES, 'duty.day', 'duty.review', 'duty.tellCase', 'duty.countWorkload']
  const left = refusalsNotMet(dutyCalls, names).filter(
    (entry) => !/ (needs_update|event_too_large)$/.test(entry),
  )
  expect(left).toEqual([])
})
