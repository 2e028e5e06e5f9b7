/** Every code that can reach a person has words in three languages. */
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import english from '#resources/locales/en.json' with { type: 'json' }
import simplified from '#resources/locales/zh-CN.json' with { type: 'json' }
import traditional from '#resources/locales/zh-TW.json' with { type: 'json' }
import rules from '#resources/packs/rules-default.json' with { type: 'json' }
import bank from '#resources/packs/profile-bank.json' with { type: 'json' }
import card from '#resources/packs/profile-card-company.json' with { type: 'json' }
import insurer from '#resources/packs/profile-insurer.json' with { type: 'json' }
import phrases from '#resources/packs/phrases-default.json' with { type: 'json' }
import { consoleCalls } from '#shared/contract/console.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { allEventTypes } from '#shared/log/registry.ts'
import { ROLES } from '#shared/staff/role.ts'
import { PUSH_REFUSALS } from '#shared/sync/messages.ts'
import { TOPIC_GROUPS, topicKey } from '#renderer/workstation/phrase/topics.ts'
import { startLanguages } from '#renderer/words/language.ts'
import { exactMoment, momentWords, remainingWords } from '#renderer/words/moment.ts'
import { codeWords, refusalWords } from '#renderer/words/refusal.ts'
import { sourceWords } from '#renderer/words/source.ts'
import { traceWords } from '#renderer/words/trace.ts'
import { msOf } from '#renderer/words/moment.ts'

const locales = { 'zh-CN': simplified, 'zh-TW': traditional, en: english } as const

function wordAt(locale: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], locale)
}

function ruleIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(ruleIds)
  if (typeof value !== 'object' || value === null) return []
  const { id } = value as { id?: unknown }
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(ruleIds)]
}

/** The gate's own answers, the bridge's, and what a fold says of a step that did not apply. */
const unlisted = [
  'invalid_input',
  'not_signed_in',
  'locked',
  'not_permitted',
  'unknown_call',
  'internal_error',
  'too_large',
  'foreign_sender',
  'host_lost',
  'amount_unreadable',
  'already_registered',
  'not_registered',
  'already_closed',
  'not_closed',
  'shift_not_open',
  'double_shift',
  'already_signed',
  'log_incomplete',
  'handler_missing',
  'reply_missing',
]
const refusalCodes = [
  ...Object.values(workstationCalls).flatMap(({ refusals }) => [...refusals]),
  ...Object.values(consoleCalls).flatMap(({ refusals }) => [...refusals]),
  ...PUSH_REFUSALS,
  ...unlisted,
]

describe.each(Object.entries(locales))('%s', (_name, locale) => {
  test.each([...new Set(refusalCodes)])('refusal %s', (code) => {
    expect(wordAt(locale, `refusal.${code}`)).toEqual(expect.stringMatching(/\p{L}/u))
  })
  test.each(allEventTypes().map(({ type }) => type))('event %s', (type) => {
    expect(wordAt(locale, `event.${type}`)).toEqual(expect.stringMatching(/\p{L}/u))
  })
  test.each([...new Set(ruleIds(rules))])('rule %s', (id) => {
    expect(wordAt(locale, `rule.${id}`)).toEqual(expect.stringMatching(/\p{L}/u))
  })
  test('roles, balance lines, situations and blanks of phrases have names', () => {
    const lines = [bank, card, insurer].flatMap(({ balanceLines }) =>
      balanceLines.map(({ code }) => code),
    )
    const blanks = phrases.phrases.flatMap(({ variables }) => variables)
    const keys = [
      ...ROLES.map((role) => `role.${role}`),
      ...lines.map((line) => `line.${line}`),
      ...Object.keys(TOPIC_GROUPS).map((group) => `situationGroup.${group}`),
      ...Object.values(TOPIC_GROUPS).flat().map(topicKey),
      ...blanks.map((blank) => `variable.${blank}`),
    ]
    expect(keys.filter((key) => typeof wordAt(locale, key) !== 'string')).toEqual([])
  })
})

describe('words of values', () => {
  const now = msOf('2025-10-20T10:05:00+08:00')
  beforeAll(() => startLanguages('zh-CN'))

  test('a moment names its day only when it is another one, and 24:00 stays with its day', () => {
    expect(momentWords('2025-10-20T09:00:00+08:00', now)).toBe('09:00')
    expect(momentWords('2025-10-23T24:00:00+08:00', now)).toBe('10-23 24:00')
    expect(momentWords('2024-12-31T23:30:00Z', now)).toBe('2025-01-01 07:30'.slice(5))
    expect(exactMoment('2025-10-23T24:00:00+08:00')).toBe('2025-10-23 24:00')
  })

  test('what is left and what is overdue', () => {
    expect(remainingWords(i18next.t, '2025-10-20T10:50:00+08:00', now)).toEqual({
      overdue: false,
      words: '还剩 45 分钟',
    })
    expect(remainingWords(i18next.t, '2025-10-20T07:55:00+08:00', now)).toEqual({
      overdue: true,
      words: '逾期 2 小时 10 分',
    })
  })

  test.each([
    ['2025-10-09 counted 1', '第 1 天'],
    ['2025-10-11 counted 3 make_up_workday', '第 3 天 · 调休上班'],
    ['2025-10-01 skipped rest_day 国庆节', '不算 · 放假 · 国庆节'],
    ['2025-10-04 skipped weekend', '不算 · 周末'],
    ['2027-01-04 counted 1 unlisted', '第 1 天 · 假期表没有这一天'],
    ['2025-11-04 aim', '最后一个工作日'],
    ['2025-10-20 received, not counted', '受理日不算'],
    ['2025-11-04 after 15 natural days', '满 15 个自然日'],
    ['2025-12-19 extended by 30 natural days', '延长 30 个自然日'],
    ['2025-10-20T10:00:00+08:00 plus 60 minutes', '起，加 60 分钟'],
    ['2025-10-20 same_day', '当日办完'],
    ['2025-10-21 skipped external_appraisal+mediation', '不算 · 外部鉴定 · 调解'],
    ['2026-03-04 skipped branch_rest_day 网点装修', '不算 · 本网点休息 · 网点装修'],
    ['2025-10-22 restarted new_facts', '有新的事实，重新起算'],
    ['2025-10-22 pause_ignored mediation not_agreed', '暂停不成立，照常计算'],
    ['2025-10-30 external_supervisor', '外部监督机构要求的期限'],
  ])('the trace line %s is said in words', (line, words) => {
    expect(traceWords(i18next.t, line)?.words).toBe(words)
  })

  test('a trace line of a newer program is not guessed', () => {
    expect(traceWords(i18next.t, 'something new')).toBeNull()
    // From another machine, whatever it says.
    expect(traceWords(i18next.t, 'soon plus 5 minutes')).toBeNull()
  })

  test('sources are named as people know them', () => {
    expect(sourceWords(i18next.t, 'R-18')).toBe('监管办法第 18 条')
    expect(sourceWords(i18next.t, 'S2-19')).toBe('投诉管理制度 19')
    expect(sourceWords(i18next.t, 'E-22')).toBe('E-22')
  })

  test('a refusal says which field and which article; an unknown code is never shown bare', () => {
    const words = refusalWords(i18next.t, {
      code: 'field_required',
      field: 'demand',
      source: 'S1-25(1)',
      message: '',
    })
    expect(words).toBe('想要什么必须填写（服务与投诉规范 25(1)）')
    expect(codeWords(i18next.t, 'unreconciled:尾箱现金')).toBe('尾箱现金有差异，请写明原因和主管')
    expect(codeWords(i18next.t, 'brand_new')).toBe('没有办成（brand_new）')
  })
})
