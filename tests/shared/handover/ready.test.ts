import { describe, expect, test } from 'vitest'
import { handoverLiability } from '#shared/handover/rules/liability.ts'
import {
  type HandoverFacts,
  type HandoverSignature,
  handoverReady,
} from '#shared/handover/rules/ready.ts'

const noon = 1_760_932_800_000
const outgoing: HandoverSignature = {
  role: 'outgoing',
  name: '甲',
  employeeNo: 'E100',
  at: noon,
  sessionId: 's1',
}
const incoming: HandoverSignature = {
  ...outgoing,
  role: 'incoming',
  name: '乙',
  employeeNo: 'E200',
}
const clean: HandoverFacts = {
  sections: [{ name: 'balances', reviewed: true }],
  signatures: [outgoing, incoming],
  issues: [],
  carryOver: [{ id: 'c1', assignedTo: 'E200' }],
  lines: [{ name: 'cash', ok: true, difference: null }],
  log: { missing: [] },
}
const issue = { id: 'i1', kind: 'shift', open: true, owner: 'E100', reportedTo: 'E900' } as const
const short = { name: 'cash', ok: false } as const

describe('a shift is ready', () => {
  test.each<[string, Partial<HandoverFacts>]>([
    ['when nothing is missing', {}],
    ['T-58 with a carried-over problem that has an owner and a leader', { issues: [issue] }],
    ['with a settled handover problem', { issues: [{ ...issue, kind: 'handover', open: false }] }],
    [
      'with a settled shift problem of nobody',
      { issues: [{ ...issue, open: false, owner: null }] },
    ],
    ['when both signed in the same second', { signatures: [incoming, outgoing] }],
    ['when two people share a name', { signatures: [outgoing, { ...incoming, name: '甲' }] }],
  ])('%s', (_what, change) => {
    expect(handoverReady({ ...clean, ...change })).toEqual({
      ready: true,
      blockers: [],
      warnings: [],
    })
  })
})

describe('a shift is blocked', () => {
  test.each<[string, Partial<HandoverFacts>, string[]]>([
    ['T-54', { signatures: [outgoing] }, ['incoming_signature_missing']],
    ['R-253', { signatures: [incoming] }, ['outgoing_signature_missing']],
    ['R-253', { signatures: [] }, ['outgoing_signature_missing', 'incoming_signature_missing']],
    ['T-55', { signatures: [outgoing, { ...incoming, employeeNo: 'E100' }] }, ['same_person']],
    ['T-55', { signatures: [outgoing, { ...incoming, employeeNo: ' ｅ100' }] }, ['same_person']],
    [
      'T-56',
      { signatures: [{ ...outgoing, employeeNo: null }, incoming] },
      ['signature_without_employee_no'],
    ],
    [
      'T-56',
      {
        signatures: [
          { ...outgoing, employeeNo: '' },
          { ...incoming, employeeNo: null },
        ],
      },
      ['signature_without_employee_no'],
    ],
    ['R-253', { signatures: [outgoing, { ...incoming, at: noon - 1 }] }, ['signature_order']],
    ['R-252', { signatures: [outgoing, { ...incoming, sessionId: 's2' }] }, ['not_same_session']],
    [
      'R-252',
      {
        signatures: [
          { ...outgoing, sessionId: '' },
          { ...incoming, sessionId: '' },
        ],
      },
      ['not_same_session'],
    ],
    [
      'R-253',
      { sections: [{ name: 'open_cases', reviewed: false }] },
      ['section_not_reviewed:open_cases'],
    ],
    ['T-57', { issues: [{ ...issue, kind: 'handover' }] }, ['open_handover_issue:i1']],
    ['R-254', { issues: [{ ...issue, owner: null }] }, ['unassigned_carry_over:i1']],
    ['R-254', { issues: [{ ...issue, reportedTo: ' ' }] }, ['unassigned_carry_over:i1']],
    ['R-254', { carryOver: [{ id: 'c1', assignedTo: null }] }, ['unassigned_carry_over:c1']],
    ['T-50', { lines: [{ ...short, difference: null }] }, ['unreconciled:cash']],
    [
      'T-50',
      { lines: [{ ...short, difference: { cause: 'miscount', supervisor: null } }] },
      ['unreconciled:cash'],
    ],
    [
      'T-50',
      { lines: [{ ...short, difference: { cause: ' ', supervisor: 'E900' } }] },
      ['unreconciled:cash'],
    ],
    ['R-253', { log: { missing: ['notices'] } }, ['log_incomplete:notices']],
  ])('%s %#', (_id, change, blockers) => {
    expect(handoverReady({ ...clean, ...change })).toEqual({ ready: false, blockers, warnings: [] })
  })

  test('a recorded difference warns instead of blocking', () => {
    const lines = [{ ...short, difference: { cause: 'miscount', supervisor: 'E900' } }]
    expect(handoverReady({ ...clean, lines })).toEqual({
      ready: true,
      blockers: [],
      warnings: ['unreconciled:cash'],
    })
  })

  test('all blockers stand in the order of the catalogue', () => {
    const { blockers } = handoverReady({
      sections: [{ name: 'balances', reviewed: false }],
      signatures: [
        { ...outgoing, employeeNo: 'E200' },
        { ...incoming, at: noon - 1, sessionId: 's2' },
      ],
      issues: [{ ...issue, kind: 'handover' }],
      carryOver: [{ id: 'c1', assignedTo: null }],
      lines: [{ ...short, difference: null }],
      log: { missing: ['notices'] },
    })
    expect(blockers).toEqual([
      'same_person',
      'signature_order',
      'section_not_reviewed:balances',
      'open_handover_issue:i1',
      'unreconciled:cash',
      'unassigned_carry_over:c1',
      'log_incomplete:notices',
      'not_same_session',
    ])
  })
})

describe('T-59: who answers for a handover error', () => {
  test.each([
    ['omitted', 'outgoing', 'S4-15(5)'],
    ['wrongly_given', 'outgoing', 'S4-15(5)'],
    ['wrongly_received', 'incoming', 'S4-15(5)'],
    ['absence_by_swap', 'both', 'S4-15(6)'],
  ])('%s: %s', (kind, party, source) => {
    expect(handoverLiability(kind)).toEqual({ ok: true, value: { party, source } })
  })

  test.each(['', 'late', 'constructor', '__proto__'])('%j is refused', (kind) => {
    expect(handoverLiability(kind)).toMatchObject({ ok: false, refusal: { field: 'kind' } })
  })
})
