/** Every reason that makes a complaint valid or invalid (R-053 … R-075), decided with all it asks for. */
import { describe, expect, it } from 'vitest'
import type { CaseFacts, NatureFacts } from '#shared/complaint/rules/types.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLibrary, promptsFor } from '#shared/phrase/library.ts'
import { decided, plainCase, rules } from '../complaint/case-facts.ts'

const withdrawal = {
  at: plainCase.receivedAt,
  by: 'customer',
  how: 'phone',
  confirmedByCustomer: true,
}

/** Everything that any reason may ask for. */
const complete: NatureFacts = {
  investigated: true,
  evidence: ['recording 17'],
  investigator: 'E200',
  confirmer: 'E300',
  approver: 'E900',
  originalCaseId: 'case-1',
  incidentBranch: 'B02',
  homeBranch: 'B01',
  withdrawal,
}

const VALID: readonly (readonly [string, readonly string[]])[] = [
  ['R-054 error or neglect', ['V01']],
  ['R-055 disclosure and promises', ['V02', 'V02a', 'V02b', 'V02c', 'V02d', 'V02e']],
  ['R-056 poor service', ['V03', 'V03a', 'V03b', 'V03c', 'V03d', 'V03e']],
  ['R-057 later than committed', ['V04']],
  ['R-058 irregular processing', ['V05', 'V05a', 'V05b', 'V05c']],
  ['R-059 price without alternative', ['V06']],
  ['R-060 urgent need neglected', ['V07']],
  ['R-061 documents or commitment', ['V08', 'V08a', 'V08b']],
  ['R-062 paid to another', ['V09']],
  ['R-063 our payment late or wrong', ['V10', 'V10a', 'V10b']],
  ['R-064 number not checked', ['V11']],
  ['R-065 incident branch', ['V12']],
  ['R-066 home branch', ['V13']],
  ['R-067 nobody on duty', ['V14']],
]

const INVALID: readonly (readonly [string, string])[] = [
  ['R-068 nothing to do with us', 'I01'],
  ['R-069 facts do not agree', 'I02'],
  ['R-070 improper benefit', 'I03'],
  ['R-071 repeated', 'I04'],
  ['R-072 withdrawn', 'I05'],
  ['R-073 report of wrongdoing', 'I06'],
  ['R-074 own duty not done', 'I07'],
  ['R-075 other', 'I08'],
]

describe('each listed reason decides the nature', () => {
  const sourceOf = (code: string) => rules.reasonByCode.get(code)?.source
  const natureOf = (code: string, change: Partial<CaseFacts> = {}) =>
    decided({ ...change, nature: { ...complete, reasons: [code] } })

  it.each(VALID)('%s: valid by %j', (_row, codes) => {
    for (const [index, code] of codes.entries()) {
      const { nature, explanations } = natureOf(code)
      expect(nature).toMatchObject({ value: 'valid', primary: code, warnings: [] })
      const why = explanations.filter(({ decision }) => decision === 'nature')
      expect(why.map(({ source }) => source)).toEqual([sourceOf(code)])
      // A sub-code rests on the same clause as its head.
      expect(sourceOf(code)).toBe(sourceOf(codes[0] ?? ''))
      expect(sourceOf(code)).toMatch(/^S2-05\(\d+\)$/)
      expect(index === 0 || code.startsWith(codes[0] ?? '-')).toBe(true)
    }
  })

  it.each(INVALID)('%s: invalid by %s', (_row, code) => {
    const { nature, explanations } = natureOf(code)
    expect(nature).toMatchObject({ value: 'invalid', primary: code, countedAgainst: null })
    expect(explanations.find(({ decision }) => decision === 'nature')?.source).toMatch(/^S2-06\(/)
    expect(natureOf(code, { intakeType: 'complaint' }).nature.restricted).toBe(
      code === 'I06' ? true : undefined,
    )
  })

  it('R-053 the rules pack has these reasons and no other', () => {
    const listed = [...VALID.flatMap(([, codes]) => codes), ...INVALID.map(([, code]) => code)]
    expect(rules.pack.reasons.map(({ code }) => code).sort()).toEqual(listed.sort())
  })

  it('R-053 a mixture is valid and the rest is noted', () => {
    const { nature } = decided({ nature: { ...complete, reasons: ['I03', 'V03a'] } })
    expect(nature).toMatchObject({
      value: 'valid',
      primary: 'V03a',
      warnings: ['invalid_part:I03'],
    })
  })
})

describe('a reason before the investigation', () => {
  it.each([...VALID.flatMap(([, codes]) => codes), ...INVALID.map(([, code]) => code)])(
    'R-044 %s is only proposed',
    (code) => {
      const { nature } = decided({ nature: { ...complete, investigated: false, reasons: [code] } })
      expect(nature).toMatchObject({ value: 'undetermined', primary: code, countedAgainst: null })
    },
  )
})

describe('T-22 a customer complains of an attitude', () => {
  it('gets words first, a judgement only after the recording was heard', () => {
    const prompts = promptsFor(phraseLibrary(defaultPacks.phrases, defaultPacks.hanVariants), {
      caseType: 'attitude',
    })
    const [first] = prompts.ok ? prompts.value : []
    // Feelings, then what happened, then what follows and when.
    expect(first?.text).toMatch(/抱歉.*时间、窗口和经过.*核实.*\{time\}/)
    const nature = (change: NatureFacts) => decided({ nature: { ...complete, ...change } }).nature
    expect(nature({ investigated: false, reasons: ['V03a'] }).value).toBe('undetermined')
    expect(nature({ reasons: ['V03a'] }).value).toBe('valid')
    expect(nature({ reasons: ['I02'] }).value).toBe('invalid')
  })
})

describe('whom it counts against and what follows', () => {
  it('R-062 a payment to another is major whatever else is known', () => {
    const reasons = ['V09']
    expect(decided({ nature: { reasons } }).level.value).toBe('major')
    expect(decided({ nature: { reasons: ['V10b'] } }).level.value).toBe('ordinary')
  })

  it('R-065, R-066 exactly one branch carries it', () => {
    const counted = (reasons: readonly string[]) =>
      decided({ nature: { ...complete, reasons } }).nature.countedAgainst
    expect(counted(['V12'])).toBe('B02')
    expect(counted(['V13'])).toBe('B01')
  })

  it('R-064 a number that the customer gave wrong is ours when we did not check', () => {
    const { nature } = decided({ nature: { ...complete, reasons: ['I07', 'V11'] } })
    expect(nature).toMatchObject({ value: 'valid', primary: 'V11' })
  })

  it('R-071 a repeat that is set aside still counts for urgency', () => {
    const contacts = ['2025-10-20T09:10', '2025-10-20T09:40'].map((time) => ({
      at: Date.parse(`${time}:00+08:00`),
      channel: 'phone' as const,
      customerKey: 'c1',
      matterKey: 'm1',
    }))
    const { nature, urgency } = decided({
      contacts,
      nature: { ...complete, reasons: ['I04'] },
    })
    expect([nature.value, urgency.level]).toEqual(['invalid', 'level1'])
  })

  it('R-072 a confirmed withdrawal stops the clocks of the case', () => {
    const { deadlines } = decided({ nature: { ...complete, reasons: ['I05'] } })
    const states = deadlines
      .filter(({ kind }) => kind.startsWith('resolve') || kind === 'legal_decision')
      .map(({ state }) => state)
    expect(states).toEqual(['cancelled', 'cancelled'])
  })

  it('R-073 a report of wrongdoing goes to compliance', () => {
    const { nature, filing } = decided({ nature: { ...complete, reasons: ['I06'] } })
    expect(nature).toMatchObject({ restricted: true, referTo: 'compliance' })
    expect(filing).toContain('compliance')
  })
})
