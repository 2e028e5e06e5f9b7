import { describe, expect, test } from 'vitest'
import { acceptTransfer, sheetsInRun } from '#shared/handover/rules/document-transfer.ts'
import { type OpeningCheck, checkOpeningFloat } from '#shared/handover/rules/float.ts'
import { noticesSection, unreadNotices } from '#shared/handover/rules/notices.ts'
import { type Sitting, leavingWarnings, sittingDemand } from '#shared/handover/rules/session.ts'
import {
  outgoingBlockers,
  outgoingStanding,
  traineeBlockers,
  witnessBlockers,
} from '#shared/handover/rules/witness.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, refusalOf, valueOf } from '../duty/moments.ts'

const { profiles } = defaultPacks
const lines = profiles.card_company.balanceLines.map((line) =>
  line.code === 'mobile' ? { ...line, minimum: 200_000 } : line,
)
const opening = at('2025-10-20 07:30')
const checks: OpeningCheck[] = ['mobile', 'unicom', 'telecom'].map((line) => ({
  line,
  balance: 100_000,
  topUp: line === 'mobile' ? 100_000 : 0,
  confirmedAt: opening,
}))
const changed = (change: Partial<OpeningCheck>) => [
  { ...checks[0], ...change } as OpeningCheck,
  ...checks.slice(1),
]

describe('the float at the beginning of a shift (S4-05(3), S4-09(1))', () => {
  test('R-236: every line is looked up before the first business', () => {
    expect(valueOf(checkOpeningFloat(checks, opening, lines))).toEqual([])
    expect(valueOf(checkOpeningFloat(checks, null, lines))).toEqual([])
  })

  test('R-225: a line below its minimum tells the supervisor and finance what is short', () => {
    const short = changed({ topUp: 99_999 })
    expect(valueOf(checkOpeningFloat(short, opening, lines))).toEqual([
      { line: 'mobile', short: 1, tell: ['supervisor', 'finance'] },
    ])
  })

  test('R-225: without a minimum nothing is short, because no source names a figure', () => {
    const { balanceLines } = profiles.card_company
    expect(balanceLines.map(({ minimum }) => minimum)).toEqual([null, null, null])
    const empty = checks.map((check) => ({ ...check, balance: 0, topUp: 0 }))
    expect(valueOf(checkOpeningFloat(empty, opening, balanceLines))).toEqual([])
  })

  test.each([
    ['checks.0.topUp', changed({ topUp: null }), 'S4-05(3)'],
    ['checks.0.topUp', changed({ topUp: -1 }), 'S4-05(3)'],
    ['checks.0.balance', changed({ balance: 0.5 }), 'S4-09(1)'],
    ['checks.0.line', changed({ line: 'gold' }), 'S4-09(1)'],
    ['checks.1.line', changed({ line: 'unicom' }), 'S4-09(1)'],
    ['checks.0.confirmedAt', changed({ confirmedAt: opening + 1 }), 'S4-09(1)'],
    ['checks.0.confirmedAt', changed({ confirmedAt: Number.NaN }), 'S4-09(1)'],
    ['checks.telecom', checks.slice(0, 2), 'S4-09(1)'],
  ])('R-236: refuses %s', (field, given, source) => {
    expect(refusalOf(checkOpeningFloat(given, opening, lines))).toMatchObject({ field, source })
  })
})

describe('a third person watches (Accounting Law 39)', () => {
  const facts = {
    lines: ['cash_box', 'seals'],
    outgoing: 'E100',
    incoming: 'E200',
    witness: 'E900',
    countedBy: 'E300',
  }
  const witnessedLines = { ...profiles.bank.witnessedLines, required: true }
  test.each([
    ['a third person', {}, []],
    ['no witnessed line on the sheet', { lines: ['cash_box'], witness: null }, []],
    ['nobody', { witness: ' ' }, ['witness_missing:seals']],
    ['the outgoing person', { witness: 'e100' }, ['witness_is_party']],
    ['the incoming person', { witness: 'E200' }, ['witness_is_party']],
    ['whoever counted', { witness: ' ｅ300' }, ['witness_counted']],
    ['one of the two, who counted', { witness: 'E100', countedBy: 'E100' }, ['witness_is_party']],
    ['a third person where nobody counted', { countedBy: null }, []],
    [
      'the counter, with no witnessed line on the sheet',
      { lines: ['cash_box'], witness: 'E300' },
      ['witness_counted'],
    ],
  ])('%s', (_what, change, blockers) => {
    expect(witnessBlockers({ ...facts, ...change }, witnessedLines)).toEqual(blockers)
  })

  test('one that only offers it lets two people sign alone, but never one of them watch', () => {
    const offered = { ...witnessedLines, required: false }
    expect(witnessBlockers({ ...facts, witness: null }, offered)).toEqual([])
    expect(witnessBlockers({ ...facts, witness: 'E200' }, offered)).toEqual(['witness_is_party'])
  })

  test('an organisation that names no line asks for nobody', () => {
    const none = profiles.card_company.witnessedLines
    expect(witnessBlockers({ ...facts, witness: null }, none)).toEqual([])
  })
})

describe('whoever hands over worked the shift (S4-15(2))', () => {
  const facts = {
    outgoing: 'E100',
    openedBy: 'E100',
    countedBy: 'E200',
    tookOver: 'E500',
    rostered: ['E300', 'E400'],
  }
  test.each([
    ['opened', {}, []],
    ['counted', { outgoing: 'e200' }, []],
    ['took_over', { outgoing: 'E500' }, []],
    ['rostered', { outgoing: 'E400' }, []],
    ['none', { outgoing: 'E900' }, ['outgoing_not_of_shift:E300 / E400 / E500 / E100 / E200']],
    [
      'none',
      { outgoing: 'E900', countedBy: null, tookOver: null, openedBy: 'E300' },
      ['outgoing_not_of_shift:E300 / E400'],
    ],
    ['none', { outgoing: 'E900', rostered: [] }, []],
    ['none', { outgoing: ' ' }, []],
  ])('R-252: %s', (standing, change, blockers) => {
    expect(outgoingStanding({ ...facts, ...change })).toBe(standing)
    expect(outgoingBlockers({ ...facts, ...change })).toEqual(blockers)
  })
})

describe('new staff (S1-03)', () => {
  const { traineeSigning } = profiles.bank
  const beside = (role: string, employeeNo = 'E900') => ({ employeeNo, role })
  test.each([
    ['alone', null, ['trainee_alone:incoming']],
    ['beside another trainee', beside('trainee'), ['trainee_alone:incoming']],
    ['beside nobody named', beside('teller', ' '), ['trainee_alone:incoming']],
    ['beside a teller', beside('teller'), []],
  ])('R-005: a trainee %s', (_what, cosigner, blockers) => {
    const signers = [
      { side: 'outgoing', role: 'teller', cosigner: null },
      { side: 'incoming', role: 'trainee', cosigner },
    ] as const
    expect(traineeBlockers(signers, traineeSigning)).toEqual(blockers)
    expect(traineeBlockers(signers, { ...traineeSigning, cosigner: false })).toEqual([])
  })
})

describe('the person at the workstation', () => {
  const now = at('2025-10-20 10:00')
  const sitting: Sitting = { signedIn: 'E100', onDuty: 'E100', lastInputAt: now }
  test.each<[string, string, Partial<Sitting>]>([
    ['R-237', 'sign_in', { signedIn: null }],
    ['R-237', 'sign_in', { signedIn: ' ' }],
    ['R-237', 'none', {}],
    ['R-237', 'none', { onDuty: null }],
    ['R-274', 'none', { lastInputAt: now - 5 * MINUTE_MS + 1 }],
    ['R-274', 'unlock', { lastInputAt: now - 5 * MINUTE_MS }],
    ['R-275', 'reauthenticate', { onDuty: 'E200' }],
    ['R-275', 'none', { onDuty: ' ｅ100' }],
  ])('%s: %s', (_row, demand, change) => {
    expect(sittingDemand({ ...sitting, ...change }, now, 5)).toBe(demand)
  })

  test('R-274: leaving with an unsigned shift or unsaved words deserves a word, never a lock', () => {
    expect(leavingWarnings({ unsignedShifts: [], unsavedDrafts: 0 })).toEqual([])
    expect(
      leavingWarnings({ unsignedShifts: ['2025-10-20.am.lobby.1'], unsavedDrafts: 2 }),
    ).toEqual([
      { kind: 'unsigned_handover', shiftId: '2025-10-20.am.lobby.1' },
      { kind: 'unsaved_draft', count: 2 },
    ])
  })
})

describe('notices that pass to the next shift (S4-04(10))', () => {
  const notices = [
    { id: 'n2', at: at('2025-10-20 09:00'), readBy: ['E100'] },
    { id: 'n1', at: at('2025-10-20 08:00'), readBy: [] },
    { id: 'n0', at: at('2025-10-20 07:00'), readBy: ['ｅ200'] },
  ]
  test('R-220: what the incoming person has not read, oldest first, keeps the section open', () => {
    expect(unreadNotices(notices, 'E200').map(({ id }) => id)).toEqual(['n1', 'n2'])
    expect(noticesSection(notices, 'E200')).toEqual({ name: 'notices', reviewed: false })
    expect(noticesSection(notices.slice(2), 'E200').reviewed).toBe(true)
  })
})

describe('a run of printed numbers (S4-14)', () => {
  const transfer = { handedBy: 'E100', receivedBy: 'E200', sheetsGiven: 20, sheetsCounted: 20 }

  test('R-250: holds as many sheets as are handed over', () => {
    expect(valueOf(sheetsInRun('CT000981', 'ct001000'))).toBe(20)
    const numbers = { from: 'CT000981', to: 'CT001000' }
    expect(acceptTransfer({ ...transfer, numbers }).ok).toBe(true)
    expect(acceptTransfer({ ...transfer, numbers: null }).ok).toBe(true)
  })

  test.each([
    ['numbers.to', { from: 'CT000981', to: 'CT000999' }],
    ['numbers.to', { from: 'CT000981', to: 'CX001000' }],
    ['numbers.to', { from: '981', to: '1000' }],
    ['numbers.to', { from: 'CT001000', to: 'CT000981' }],
    ['numbers.from', { from: '', to: 'CT000981' }],
  ])('R-250: refuses %s of %j', (field, numbers) => {
    expect(refusalOf(acceptTransfer({ ...transfer, numbers }))).toMatchObject({
      field,
      source: 'S4-14',
    })
  })
})
