/** Handover, attendance, balances and cash of the catalogue, decided by their rules. */
import { describe, expect, it } from 'vitest'
import { acceptTransfer } from '#shared/handover/rules/document-transfer.ts'
import { attendanceCheck, checkSwap } from '#shared/handover/rules/attendance.ts'
import { handoverLiability } from '#shared/handover/rules/liability.ts'
import { type HandoverFacts, handoverReady } from '#shared/handover/rules/ready.ts'
import { reconcileCash, reconcileRow, reconcileTotals } from '#shared/handover/rules/reconcile.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { parseYuan } from '#shared/foundation/money.ts'
import { at, rules } from '../complaint/case-facts.ts'

const fen = (yuan: string): number => {
  const parsed = parseYuan(yuan, 'amount')
  if (!parsed.ok) throw new Error(`no amount: ${yuan}`)
  return parsed.value
}
const codeOf = (answer: { ok: boolean; refusal?: { code: string; field?: string } }) =>
  answer.ok ? 'accepted' : `${answer.refusal?.code} ${answer.refusal?.field}`

describe('balances', () => {
  const row = { opening: fen('5000.00'), in: fen('3000.00'), out: fen('2450.50') }

  it.each([
    ['R-242 agrees', '5549.50', null, null, 0],
    ['R-242 is forty-five fen short', '5549.05', null, 'difference', -45],
    ['R-242 is over', '5549.51', null, 'difference', 1],
    ['R-242 does not begin where the morning ended', '5549.50', '5549.50', 'discontinuity', 0],
  ] as const)('%s', (_row, closing, before, problem, difference) => {
    const answer = reconcileRow({
      ...row,
      closing: fen(closing),
      previousClosing: before === null ? null : fen(before),
    })
    expect(answer).toEqual({
      ok: true,
      value: { ok: problem === null, expected: fen('5549.50'), difference, problem },
    })
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'R-242, R-225 %s is no amount',
    (bad) => {
      for (const field of ['opening', 'in', 'out', 'closing'] as const) {
        const answer = reconcileRow({ ...row, closing: 0, [field]: bad })
        expect(codeOf(answer)).toContain(field)
      }
    },
  )

  it('R-240 totals of two systems agree or the difference is named', () => {
    const operators = ['2450.50', '3000.00', '1549.50'].map(fen)
    expect(reconcileTotals(fen('7000.00'), operators)).toMatchObject({ value: { ok: true } })
    expect(reconcileTotals(fen('7000.00'), [...operators.slice(1), fen('2450.05')])).toEqual({
      ok: true,
      value: { ok: false, sum: fen('6999.55'), difference: -45 },
    })
    expect(codeOf(reconcileTotals(1, [1, -1]))).toContain('operators.1')
  })

  it('R-324, R-325 cash is counted by denomination and equals the book, over or short by how much', () => {
    const counts = [
      { denomination: fen('100'), count: 12 },
      { denomination: fen('50'), count: 3 },
      { denomination: fen('1'), count: 7 },
    ]
    expect(reconcileCash(fen('1357.00'), counts)).toMatchObject({ value: { ok: true } })
    expect(reconcileCash(fen('1356.00'), counts)).toMatchObject({
      value: { ok: false, difference: 100 },
    })
    expect(codeOf(reconcileCash(1, [{ denomination: 100, count: 1.5 }]))).toContain(
      'counts.0.count',
    )
    expect(codeOf(reconcileCash(1, [{ denomination: 100, count: -1 }]))).toContain('counts.0.count')
  })
})

describe('being there', () => {
  const start = at('2025-10-20 09:00')

  it.each([
    ['R-251 handover', 'handover', 10, true],
    ['R-251 handover', 'handover', 9, false],
    ['R-269 general', 'general', 10, true],
    ['R-269 general', 'general', 9, false],
    ['R-322 clerk', 'clerk', 15, true],
    ['R-322 clerk', 'clerk', 12, false],
  ] as const)('%s (%s): %i minutes early, in time %j', (_row, kind, early, ok) => {
    const answer = attendanceCheck(kind, start - early * MINUTE_MS, start, rules.pack)
    expect(answer).toMatchObject({ ok: true, value: { ok, minutesEarly: early } })
  })

  it.each([
    ['approved before', {}, 'accepted'],
    ['approved as it begins', { approvedAt: start }, 'approved_too_late approvedAt'],
    ['approved by nobody', { approver: ' ' }, 'field_required approver'],
    ['with oneself', { partner: 'e100' }, 'same_person partner'],
  ])('R-256 a swap %s', (_what, change, expected) => {
    const swap = {
      requester: 'E100',
      partner: 'E200',
      approver: 'E900',
      approvedAt: start - MINUTE_MS,
      shiftStartsAt: start,
    }
    expect(codeOf(checkSwap({ ...swap, ...change }))).toBe(expected)
  })

  it.each([
    ['R-255', 'omitted', 'outgoing'],
    ['R-255', 'wrongly_given', 'outgoing'],
    ['R-255', 'wrongly_received', 'incoming'],
    ['R-256', 'absence_by_swap', 'both'],
  ])('%s %s: %s', (_row, kind, party) => {
    expect(handoverLiability(kind)).toMatchObject({ ok: true, value: { party } })
  })
})

describe('ready to be handed over', () => {
  const signed = { name: '甲', employeeNo: 'E100', at: at('2025-10-20 12:00'), sessionId: 's1' }
  const clean: HandoverFacts = {
    sections: [
      { name: 'balances', reviewed: true },
      { name: 'carry_over', reviewed: true },
    ],
    signatures: [
      { ...signed, role: 'outgoing' },
      { ...signed, role: 'incoming', name: '乙', employeeNo: 'E200' },
    ],
    issues: [],
    carryOver: [],
    lines: [{ name: 'cash_box', ok: true, difference: null }],
    log: { missing: [] },
  }
  const incoming = (change: object) => ({
    signatures: clean.signatures.map((entry) =>
      entry.role === 'incoming' ? { ...entry, ...change } : entry,
    ),
  })
  const issue = { id: 'i1', open: true, owner: 'E100', reportedTo: 'E900' }

  it.each<[string, Partial<HandoverFacts>, string[]]>([
    ['R-253 everything is there', {}, []],
    [
      'R-253 nobody received',
      { signatures: clean.signatures.slice(0, 1) },
      ['incoming_signature_missing'],
    ],
    [
      'R-253 nobody gave',
      { signatures: clean.signatures.slice(1) },
      ['outgoing_signature_missing'],
    ],
    ['R-253 one person twice', incoming({ employeeNo: 'e100' }), ['same_person']],
    ['R-253 the receiver first', incoming({ at: signed.at - 1 }), ['signature_order']],
    ['R-253 no number', incoming({ employeeNo: null }), ['signature_without_employee_no']],
    [
      'R-253 a section nobody read',
      { sections: [{ name: 'balances', reviewed: false }] },
      ['section_not_reviewed:balances'],
    ],
    ['R-253 a gap in the log', { log: { missing: ['weather'] } }, ['log_incomplete:weather']],
    ['R-252 at two workstations', incoming({ sessionId: 's2' }), ['not_same_session']],
    ['R-252 without a session', incoming({ sessionId: null }), ['not_same_session']],
    [
      'R-254 a problem of the handover',
      { issues: [{ ...issue, kind: 'handover' }] },
      ['open_handover_issue:i1'],
    ],
    ['R-254 a problem of the shift with an owner', { issues: [{ ...issue, kind: 'shift' }] }, []],
    [
      'R-254 a case of nobody',
      { carryOver: [{ id: 'c1', assignedTo: null }] },
      ['unassigned_carry_over:c1'],
    ],
    [
      'R-240 a difference without cause',
      { lines: [{ name: 'cash_box', ok: false, difference: null }] },
      ['unreconciled:cash_box'],
    ],
  ])('%s', (_row, change, blockers) => {
    const answer = handoverReady({ ...clean, ...change })
    expect(answer.blockers).toEqual(blockers)
    expect(answer.ready).toBe(blockers.length === 0)
  })
})

describe('papers', () => {
  it.each([
    ['twenty of twenty', {}, 'accepted'],
    ['nineteen of twenty', { sheetsCounted: 19 }, 'count_differs sheetsCounted'],
    ['none', { sheetsGiven: 0, sheetsCounted: 0 }, 'invalid_input sheetsGiven'],
    ['half a sheet', { sheetsGiven: 1.5 }, 'invalid_input sheetsGiven'],
    ['to oneself', { receivedBy: 'e100' }, 'same_person receivedBy'],
    ['to nobody', { receivedBy: '' }, 'field_required receivedBy'],
  ])('R-250 %s', (_what, change, expected) => {
    const transfer = { handedBy: 'E100', receivedBy: 'E200', sheetsGiven: 20, sheetsCounted: 20 }
    expect(codeOf(acceptTransfer({ ...transfer, ...change }))).toBe(expected)
  })
})
