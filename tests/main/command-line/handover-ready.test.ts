import { describe, expect, test } from 'vitest'
import { handoverReadyCommand } from '#main/command-line/rules/handover-ready.ts'
import { changed, without } from './documented-case.ts'

const example = {
  shift: { branch: 'B01', date: '2025-10-20', period: 'am', post: 'high_counter' },
  sections: [{ name: 'balances', reviewed: true }],
  signatures: [
    {
      role: 'outgoing',
      name: '甲',
      employeeNo: 'E100',
      at: '2025-10-20T12:00:00+08:00',
      sessionId: 's1',
    },
    {
      role: 'incoming',
      name: '乙',
      employeeNo: 'E200',
      at: '2025-10-20T12:02:00+08:00',
      sessionId: 's1',
    },
  ],
  issues: [{ id: 'i1', kind: 'handover', open: false, owner: null, reportedTo: null }],
  carryOver: [{ id: 'c1', assignedTo: 'E200' }],
  lines: [{ name: 'cash', ok: true, difference: null }],
  log: { missing: [] },
}

test('the documented example is ready', () => {
  expect(handoverReadyCommand(JSON.stringify(example))).toEqual({
    exitCode: 0,
    output: { ok: true, ready: true, blockers: [], warnings: [] },
  })
})

test.each<[string, unknown, string[]]>([
  ['signatures', [], ['outgoing_signature_missing', 'incoming_signature_missing']],
  ['signatures.1.employeeNo', 'E100', ['same_person']],
  ['signatures.0.employeeNo', null, ['signature_without_employee_no']],
  ['signatures.1.at', '2025-10-20T11:59:00+08:00', ['signature_order']],
  ['signatures.1.at', '2025-10-20T04:00:00Z', []],
  ['signatures.1.sessionId', 's2', ['not_same_session']],
  ['sections.0.reviewed', false, ['section_not_reviewed:balances']],
  ['issues.0.open', true, ['open_handover_issue:i1']],
  ['carryOver.0.assignedTo', null, ['unassigned_carry_over:c1']],
  ['lines.0.ok', false, ['unreconciled:cash']],
  ['log.missing', ['notices'], ['log_incomplete:notices']],
])('%s = %j blocks %j', (path, value, blockers) => {
  expect(handoverReadyCommand(changed(example, path, value))).toMatchObject({
    exitCode: 0,
    output: { ok: true, ready: blockers.length === 0, blockers, warnings: [] },
  })
})

test('a recorded difference is a warning', () => {
  const lines = [{ name: 'cash', ok: false, difference: { cause: 'miscount', supervisor: 'E900' } }]
  expect(handoverReadyCommand(changed(example, 'lines', lines)).output).toMatchObject({
    ready: true,
    warnings: ['unreconciled:cash'],
  })
})

describe('bad input is refused by name', () => {
  test.each<[string, unknown]>([
    ['shift.date', '2025-10-32'],
    ['shift.period', 'night'],
    ['shift.post', 'roof'],
    ['shift.window', 1],
    ['signatures.0.at', '2025-10-20T12:00:00'],
    ['signatures.1.role', 'outgoing'],
    ['signatures.0.role', 'witness'],
    ['sections.0.reviewed', 'yes'],
    ['issues.0.kind', 'other'],
    ['lines.0.ok', null],
    ['log', []],
  ])('%s = %j', (field, value) => {
    expect(handoverReadyCommand(changed(example, field, value))).toMatchObject({
      exitCode: 2,
      output: { code: 'invalid_input', field },
    })
  })

  test('a shift must be named', () => {
    expect(handoverReadyCommand(without(example, 'shift'))).toMatchObject({
      exitCode: 2,
      output: { field: 'shift' },
    })
  })
})
