import { describe, expect, test } from 'vitest'
import { classifyNature } from '#shared/complaint/rules/decision/nature.ts'
import type { NatureFacts } from '#shared/complaint/rules/types.ts'
import { decided, newExplainer, plainCase, rules } from './case-facts.ts'

const investigated = { investigated: true, evidence: ['recording 17'] } as const
const withdrawal = {
  at: plainCase.receivedAt,
  by: 'customer',
  how: 'phone',
  confirmedByCustomer: true,
}

function classified(nature: NatureFacts, complainedOf: string | null = null) {
  return classifyNature({ intakeType: 'complaint', nature, complainedOf }, rules, newExplainer())
}

describe('valid reasons (S2-05)', () => {
  test.each([
    ['T-01', ['V01'], 'V01'],
    ['T-02', ['V02d', 'V02a'], 'V02d'],
    ['T-03', ['V03a', 'V03c'], 'V03a'],
    ['T-04', ['V04'], 'V04'],
    ['T-06', ['V05a', 'V06'], 'V05a'],
    ['T-07', ['V07'], 'V07'],
    ['T-08', ['V08a'], 'V08a'],
    ['T-09', ['V09'], 'V09'],
    ['T-10', ['V11'], 'V11'],
    ['T-14', ['V14'], 'V14'],
  ])('%s', (_id, reasons, primary) => {
    expect(classified({ ...investigated, reasons })).toEqual({
      ok: true,
      value: { value: 'valid', primary, countedAgainst: null, warnings: [] },
    })
  })

  test('T-11, T-12: exactly one branch carries a cross-branch complaint', () => {
    const branches = { incidentBranch: 'B02', homeBranch: 'B01' }
    const counted = (reasons: string[]) => {
      const nature = classified({ ...investigated, ...branches, reasons })
      return nature.ok ? nature.value.countedAgainst : nature.refusal
    }
    expect(counted(['V12'])).toBe('B02')
    expect(counted(['V13'])).toBe('B01')
    expect(counted(['V13', 'V12'])).toBe('B01')
    expect(counted(['V01', 'V12'])).toBe('B02')
    expect(counted(['V01'])).toBeNull()
  })
})

describe('invalid reasons (S2-06)', () => {
  test.each([
    ['T-15', { reasons: ['I01'] }],
    ['T-16', { reasons: ['I02'], investigator: 'E100', confirmer: 'E200' }],
    ['T-18', { reasons: ['I03'], approver: 'E300' }],
    ['T-19', { reasons: ['I04'], originalCaseId: 'case-1' }],
    ['T-20', { reasons: ['I05'], withdrawal }],
    ['R-074', { reasons: ['I07'] }],
    ['R-075', { reasons: ['I08'], approver: 'E300' }],
  ] satisfies [string, NatureFacts][])('%s', (_id, nature) => {
    expect(classified({ ...investigated, ...nature })).toMatchObject({
      ok: true,
      value: { value: 'invalid', primary: nature.reasons[0], countedAgainst: null, warnings: [] },
    })
  })

  test('T-21: a report of wrongdoing is restricted and goes to compliance, proposed or decided', () => {
    const restricted = { referTo: 'compliance', restricted: true }
    const nature = { reasons: ['I06'] }
    expect(classified({ ...investigated, ...nature })).toMatchObject({
      value: { value: 'invalid', ...restricted },
    })
    expect(classified(nature)).toMatchObject({ value: { value: 'undetermined', ...restricted } })
    expect(decided({ nature }).filing).toEqual(['compliance'])
    const decision = decided({ intakeType: 'whistleblowing' })
    expect(decision.nature).toMatchObject({ value: 'undetermined', ...restricted })
    expect(decision.filing).toEqual(['compliance'])
  })

  test('a justified part keeps the case valid; the rest is noted (§4.1)', () => {
    expect(
      classified({ ...investigated, reasons: ['I03', 'V03a'], approver: 'E300' }),
    ).toMatchObject({ value: { value: 'valid', primary: 'V03a', warnings: ['invalid_part:I03'] } })
  })
})

describe('before the investigation (S1-28b)', () => {
  test('T-05: the nature is undetermined and the reason a proposal', () => {
    expect(classified({ reasons: ['V04'] })).toEqual({
      ok: true,
      value: { value: 'undetermined', primary: 'V04', countedAgainst: null, warnings: [] },
    })
  })

  test('T-22: an attitude complaint is open until it is checked, then V03a or I02', () => {
    const checked = { ...investigated, investigator: 'E100', confirmer: 'E200' }
    const value = (nature: NatureFacts) => {
      const answer = classified(nature)
      return answer.ok ? [answer.value.value, answer.value.primary] : answer.refusal.field
    }
    expect(value({ reasons: ['V03a'] })).toEqual(['undetermined', 'V03a'])
    expect(value({ ...checked, reasons: ['V03a'] })).toEqual(['valid', 'V03a'])
    expect(value({ ...checked, reasons: ['I02'] })).toEqual(['invalid', 'I02'])
  })

  test.each<[string, NatureFacts]>([
    ['no reasons', {}],
    ['V12 without a branch', { reasons: ['V12'] }],
    ['I02 without evidence', { reasons: ['I02'] }],
    ['an unknown code', { reasons: ['V99'] }],
  ])('%s is answered, not refused', (_what, nature) => {
    expect(classified(nature)).toMatchObject({ ok: true, value: { value: 'undetermined' } })
  })

  test('a branch is counted against only once the case is judged', () => {
    expect(classified({ reasons: ['V12'], incidentBranch: 'B02' })).toMatchObject({
      value: { countedAgainst: null },
    })
  })
})

describe('an investigated nature is refused, by field', () => {
  const two = { investigator: 'E100', confirmer: 'E200' }
  test.each<[string, NatureFacts, string, string]>([
    ['T-13', { reasons: ['V12'] }, 'nature.incidentBranch', 'S2-05(12)'],
    ['T-13', { reasons: ['V12'], incidentBranch: ' ' }, 'nature.incidentBranch', 'S2-05(12)'],
    ['R-066', { reasons: ['V13'] }, 'nature.homeBranch', 'S2-05(13)'],
    ['R-053', { reasons: [] }, 'nature.reasons', 'S2-05'],
    ['R-053', { reasons: ['V01', 'V99'] }, 'nature.reasons.1', 'S2-05'],
    ['R-053', { reasons: ['v01'] }, 'nature.reasons.0', 'S2-05'],
    ['T-17', { reasons: ['I02'], evidence: [], ...two }, 'nature.evidence', 'S2-06(2)'],
    ['T-17', { reasons: ['I02'], evidence: ['  '], ...two }, 'nature.evidence', 'S2-06(2)'],
    ['R-069', { reasons: ['I02'], investigator: 'E100' }, 'nature.confirmer', 'S2-06(2)'],
    ['R-069', { reasons: ['I02'], confirmer: 'E200' }, 'nature.investigator', 'S2-06(2)'],
    [
      'R-069',
      { reasons: ['I02'], investigator: 'E100', confirmer: 'e100 ' },
      'nature.confirmer',
      'S2-06(2)',
    ],
    ['T-18', { reasons: ['I03'] }, 'nature.approver', 'S2-06(3)'],
    ['R-075', { reasons: ['I08'], approver: '' }, 'nature.approver', 'S2-06(8)'],
    ['R-071', { reasons: ['I04'] }, 'nature.originalCaseId', 'S2-06(4)'],
    ['T-20', { reasons: ['I05'] }, 'nature.withdrawal', 'S2-06(5)'],
    [
      'T-20',
      { reasons: ['I05'], withdrawal: { ...withdrawal, confirmedByCustomer: false } },
      'nature.withdrawal.confirmedByCustomer',
      'S2-06(5)',
    ],
    [
      'R-072',
      { reasons: ['I05'], withdrawal: { ...withdrawal, by: '' } },
      'nature.withdrawal.by',
      'S2-06(5)',
    ],
    ['mixed', { reasons: ['V01', 'I03'] }, 'nature.approver', 'S2-06(3)'],
  ])('%s %j', (_id, nature, field, source) => {
    const answer = classified({ ...investigated, ...nature })
    expect(answer).toMatchObject({ ok: false, refusal: { field, source } })
  })

  test.each([
    ['V03a', 'investigator', 'investigator_not_impartial'],
    ['I02', 'confirmer', 'confirmer_not_impartial'],
    ['I03', 'approver', 'approver_not_impartial'],
    ['V03a', 'approver', 'approver_not_impartial'],
  ] as const)('R-17: %s with the person complained of as %s', (reason, who, code) => {
    const nature = {
      ...investigated,
      ...two,
      approver: 'E400',
      reasons: [reason],
      [who]: 'e300\u200b',
    }
    expect(classified(nature, 'E300')).toMatchObject({
      ok: false,
      refusal: { code, field: `nature.${who}`, source: 'R-17' },
    })
    expect(classified({ ...nature, investigated: false }, 'E300')).toMatchObject({ ok: true })
  })

  test('R-072: who writes the withdrawal down does not matter, the confirmation of the customer does', () => {
    const nature = { ...investigated, ...two, reasons: ['I05'] }
    const given = { ...withdrawal, by: 'E100' }
    expect(classified({ ...nature, withdrawal: given }, 'E300')).toMatchObject({ ok: true })
    expect(
      classified({ ...nature, withdrawal: { ...given, confirmedByCustomer: false } }, 'E300'),
    ).toMatchObject({ ok: false, refusal: { field: 'nature.withdrawal.confirmedByCustomer' } })
  })

  test('T-89: nobody investigates a complaint about oneself (R-17)', () => {
    const nature = { ...investigated, reasons: ['V03a'], investigator: 'E300' }
    expect(classified(nature, 'E300')).toMatchObject({
      ok: false,
      refusal: { field: 'nature.investigator', source: 'R-17' },
    })
    expect(classified(nature, 'E301')).toMatchObject({ ok: true })
    expect(classified({ ...nature, investigated: false }, 'E300')).toMatchObject({ ok: true })
  })
})
