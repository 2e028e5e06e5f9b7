import { describe, expect, test } from 'vitest'
import type { CaseFacts } from '#shared/complaint/rules/types.ts'
import { decided } from './case-facts.ts'

describe('level (S2-08 … S2-10)', () => {
  test.each<[string, Partial<CaseFacts>, string, string[]]>([
    ['R-077', {}, 'ordinary', ['handled_directly_by_department']],
    [
      'T-46',
      { harm: { beyondDepartmentPower: true, possibleAdverseEffect: true } },
      'major',
      ['beyond_department_power', 'possible_adverse_effect'],
    ],
    ['R-078', { harm: { considerableHarm: true } }, 'major', ['considerable_harm']],
    ['R-079', { harm: { seriousDamage: true } }, 'serious', ['serious_damage']],
    [
      'R-079',
      { harm: { seriousDamage: true, considerableHarm: true } },
      'serious',
      ['serious_damage', 'considerable_harm'],
    ],
    ['T-09', { nature: { reasons: ['V09'], investigated: true } }, 'major', ['unauthorised_payee']],
    ['R-29', { groupSize: 20 }, 'major', ['group_in_person']],
    ['R-29', { groupSize: 19 }, 'ordinary', ['handled_directly_by_department']],
    ['R-194', { personalRightsIssue: true }, 'major', ['personal_rights_issue']],
    ['R-29', { publicEmergency: true }, 'major', ['public_emergency']],
    ['R-29', { regulatorNamed: true }, 'major', ['regulator_named']],
    ['T-45', { flags: ['petition'] }, 'ordinary', ['handled_directly_by_department']],
  ])('%s %j', (_id, facts, value, reasons) => {
    expect(decided(facts).level).toEqual({ value, reasons, suggestions: [] })
  })

  test('T-48: the signs of S3-31 only suggest; a person decides', () => {
    const signs = { bounces: 2, handlers: 3, visits: 2, disrespect: true }
    const { level } = decided({ upgradeSigns: signs })
    expect(level.value).toBe('ordinary')
    expect(level.suggestions).toEqual(['passed_around', 'story_told_again', 'not_respected'])
  })
})

test('R-166: force and high demands ask the supervisor, and change nothing by themselves', () => {
  const { level } = decided({ upgradeSigns: { highIntensity: true } })
  expect(level).toMatchObject({ value: 'ordinary', suggestions: ['high_intensity'] })
})

describe('filing', () => {
  test.each<[string, Partial<CaseFacts>, string[]]>([
    ['nothing special', {}, []],
    ['T-45', { flags: ['petition'] }, ['head_office']],
    ['R-080', { flags: ['group', 'litigation', 'media_exposure', 'other_major'] }, ['head_office']],
    ['R-079', { harm: { seriousDamage: true } }, ['superior']],
    [
      'R-079',
      { harm: { seriousDamage: true }, flags: ['litigation'] },
      ['superior', 'head_office'],
    ],
    ['R-194', { personalRightsIssue: true }, ['legal']],
    ['R-29', { groupSize: 25 }, []],
  ])('%s %j', (_id, facts, filing) => {
    expect(decided(facts).filing).toEqual(filing)
  })

  test('S4-06(3): a card company shows major cases to the general manager', () => {
    const major = { harm: { considerableHarm: true } }
    expect(decided(major, { profile: 'card_company' }).filing).toEqual(['general_manager'])
    expect(decided(major, { profile: 'insurer' }).filing).toEqual([])
    expect(decided({}, { profile: 'card_company' }).filing).toEqual([])
  })
})

describe('alerts at the reception (§4.5)', () => {
  test.each([
    [
      'T-26',
      { recordingDevice: true },
      { notify: ['office', 'legal'], scripts: ['SP-W1'], filing: [] },
    ],
    [
      'T-27',
      { media: true },
      { notify: ['office', 'legal'], scripts: ['SP-W1'], filing: ['head_office'] },
    ],
    ['T-28', {}, { notify: [], scripts: [], filing: [] }],
    [
      'T-47',
      { gathering: true },
      { notify: ['police', 'branch_head'], scripts: [], filing: ['head_office'] },
    ],
    [
      'R-181',
      { violence: true },
      { notify: ['police', 'branch_head'], scripts: [], filing: [], notes: ['no_body_contact'] },
    ],
    [
      'all at once',
      { media: true, recordingDevice: true, gathering: true, violence: true },
      {
        notify: ['office', 'legal', 'police', 'branch_head'],
        scripts: ['SP-W1'],
        filing: ['head_office'],
        notes: ['no_body_contact'],
      },
    ],
  ])('%s %j', (_id, seen, alerts) => {
    const decision = decided({ reception: { walkIn: true, ...seen } })
    expect(decision.alerts).toEqual(alerts)
    expect(decision.filing).toEqual(alerts.filing)
  })
})

test('every rule that spoke is explained with its source and facts', () => {
  const { explanations } = decided({ flags: ['petition'], groupSize: 20 })
  expect(explanations).toContainEqual({
    decision: 'filing',
    rule: 'flag_petition',
    source: 'S2-11',
    facts: ['flags.petition'],
    pack: 'rules-default',
    version: 1,
  })
  expect(explanations).toContainEqual(
    expect.objectContaining({ decision: 'level', source: 'R-29', facts: ['groupSize'] }),
  )
  // A catalogue row (three digits) is no source.
  for (const { source } of explanations) expect(source).not.toMatch(/R-\d{3}/)
})

test('an invalid part of a valid case is explained as such, with its own source', () => {
  const nature = { reasons: ['V03a', 'I03'], investigated: true, approver: 'E300' }
  const spoken = decided({ nature }).explanations.filter(({ decision }) => decision === 'nature')
  expect(spoken).toEqual([
    expect.objectContaining({ rule: 'poor_attitude', source: 'S2-05(3)' }),
    expect.objectContaining({ rule: 'valid_part_decides', source: 'S2-06(3)' }),
  ])
})
