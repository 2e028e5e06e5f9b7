import { describe, expect, test } from 'vitest'
import bankJson from '#resources/packs/profile-bank.json' with { type: 'json' }
import cardJson from '#resources/packs/profile-card-company.json' with { type: 'json' }
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { PROFILE_CODES, profilePackSchema } from '#shared/pack/profile-pack.ts'

const { profiles } = defaultPacks
const { bank, insurer, card_company: card } = profiles

describe('the three organisations (catalogue §2)', () => {
  test.each([
    [bank, '总行', '网点', '开户行', '转办单'],
    [insurer, '总公司', '县级支公司', '保单归属中心支公司', '客服转办单'],
    [card, '公司', '营业厅', '按职责确定的部门', '客户投诉处理单'],
  ])('%#: levels, owner and slip', (profile, top, bottom, owner, slip) => {
    expect(profile.orgLevels.values[0]?.label).toBe(top)
    expect(profile.orgLevels.values.at(-1)?.label).toBe(bottom)
    expect(profile.ordinaryOwner.label).toBe(owner)
    expect(profile.caseSlip.label).toBe(slip)
  })

  test('R-246, R-247: a card costs 25 yuan and has 7 days; a savings book has 5', () => {
    expect(card.replacement).toMatchObject({ feeFen: 2500, days: 7 })
    expect(insurer.replacement).toBeNull()
    const savings = bank.replacement?.products.find(({ code }) => code === 'savings_deposit')
    expect(savings).toMatchObject({
      days: 5,
      followUp: 'written_report',
      origin: 'regulation',
      source: '储蓄管理条例 31',
    })
  })

  test('R-267: only the card company has hours; the others set their own', () => {
    expect(card.serviceHours).toMatchObject({ from: '07:30', to: '20:30', source: 'S4-18(1)' })
    expect([bank.serviceHours, insurer.serviceHours]).toEqual([null, null])
  })

  test('R-209, R-241: departments and the lines of the sheet are the source’s own', () => {
    expect(card.departments.values.map(({ label }) => label)).toEqual([
      '财务部',
      '结算部',
      '综合部',
      '技术部',
      '电子商务部',
      '客服部',
      '营业厅',
    ])
    expect(card.balanceLines.map(({ label, origin }) => `${label} ${origin}`)).toEqual([
      '移动 seed',
      '联通 seed',
      '电信 seed',
    ])
  })

  test('R-225: no profile invents a minimum', () => {
    const lines = PROFILE_CODES.flatMap((code) => profiles[code].balanceLines)
    expect(lines.every(({ minimum }) => minimum === null)).toBe(true)
  })

  test('C-14: the reports of each kind of organisation', () => {
    const reports = (profile: typeof bank) =>
      profile.reports.map(({ kind, period }) => `${kind} ${period}`)
    expect(reports(insurer)).toEqual([
      'monthly_statistics month',
      'monthly_analysis month',
      'annual_analysis year',
      'improvement_proposal quarter',
    ])
    expect(reports(bank)).toContain('saturday_report week')
    expect(reports(card).filter((one) => one.startsWith('periodic_table'))).toHaveLength(5)
  })

  test('what no source says is marked as the organisation’s own choice', () => {
    for (const code of PROFILE_CODES) {
      const profile = profiles[code]
      const silent = [
        profile.roster,
        profile.waitingReminder,
        profile.archiving,
        profile.lobby.patrolSlots,
        profile.lobby.dailyForms,
        profile.lobby.zones,
        profile.leave.rules.find(({ lessThanDays }) => lessThanDays === 2),
      ]
      for (const entry of silent) {
        expect(entry).toMatchObject({ origin: 'project', note: expect.stringMatching(/\w/) })
      }
    }
  })

  test('the law’s own clocks are named, not copied', () => {
    for (const code of PROFILE_CODES) {
      expect(profiles[code].regulatoryLimits).toMatchObject({
        deadlineKinds: ['legal_decision'],
        source: 'R-18',
      })
    }
  })
})

describe('a profile that does not fit is refused', () => {
  const [firstLine] = bankJson.balanceLines
  const [firstReport] = bankJson.reports
  test.each([
    ['an unknown key', { ...bankJson, extra: 1 }],
    [
      'a witnessed line that does not exist',
      { ...bankJson, witnessedLines: { ...bankJson.witnessedLines, values: ['gold'] } },
    ],
    ['a balance line twice', { ...bankJson, balanceLines: [...bankJson.balanceLines, firstLine] }],
    ['a negative minimum', { ...bankJson, balanceLines: [{ ...firstLine, minimum: -1 }] }],
    [
      'hours that end before they begin',
      { ...cardJson, serviceHours: { ...cardJson.serviceHours, from: '21:00' } },
    ],
    [
      'a replacement without days',
      { ...cardJson, replacement: { ...cardJson.replacement, days: 0 } },
    ],
    ['a report without its due day', { ...bankJson, reports: [{ ...firstReport, dueDays: null }] }],
    ['a week with days of its own', { ...bankJson, reports: [{ ...firstReport, period: 'week' }] }],
    ['an unknown report', { ...bankJson, reports: [{ ...firstReport, kind: 'gossip' }] }],
    [
      'leave that nobody decides',
      { ...bankJson, leave: { ...bankJson.leave, rules: bankJson.leave.rules.slice(0, 2) } },
    ],
    [
      'an unknown register',
      { ...bankJson, registers: { ...bankJson.registers, values: ['gossip'] } },
    ],
  ])('%s', (_what, profile) => {
    expect(profilePackSchema.safeParse(profile).success).toBe(false)
  })

  test('the shipped ones fit', () => {
    expect(profilePackSchema.safeParse(bankJson).success).toBe(true)
    expect(profilePackSchema.safeParse(cardJson).success).toBe(true)
  })
})
