import { describe, expect, test } from 'vitest'
import { reconcileCommand } from '#main/command-line/rules/reconcile.ts'
import { changed } from './documented-case.ts'

const example = {
  lines: [
    {
      name: '移动',
      opening: '5000.00',
      in: '3000.00',
      out: '2450.50',
      closing: '5549.50',
      previousClosing: '5000.00',
    },
  ],
  totals: { billing: '7000.00', operators: ['2450.50', '3000.00', '1549.50'] },
  cash: {
    book: '1357.00',
    counts: [
      { denomination: '100', count: 12 },
      { denomination: '50', count: 3 },
      { denomination: '1', count: 7 },
    ],
  },
}

test('the documented example', () => {
  expect(reconcileCommand(JSON.stringify(example))).toEqual({
    exitCode: 0,
    output: {
      ok: true,
      lines: [{ name: '移动', ok: true, expectedFen: 554_950, differenceFen: 0, problem: null }],
      totals: { ok: true, differenceFen: 0 },
      cash: { ok: true, countedFen: 135_700, differenceFen: 0 },
    },
  })
})

test('every part is optional', () => {
  expect(reconcileCommand('{}')).toEqual({ exitCode: 0, output: { ok: true } })
  expect(reconcileCommand('{"lines":[]}').output).toEqual({ ok: true, lines: [] })
})

test('T-50, T-51, T-53, T-82: differences with their sign', () => {
  const line = (path: string, value: string) =>
    (reconcileCommand(changed(example, path, value)).output['lines'] as object[])[0]
  expect(line('lines.0.closing', '5549.05')).toMatchObject({
    ok: false,
    expectedFen: 554_950,
    differenceFen: -45,
    problem: 'difference',
  })
  expect(line('lines.0.previousClosing', '5549.50')).toMatchObject({
    ok: false,
    differenceFen: 0,
    problem: 'discontinuity',
  })
  expect(reconcileCommand(changed(example, 'totals.operators.2', '1549.05')).output).toMatchObject({
    totals: { ok: false, differenceFen: -45 },
  })
  expect(reconcileCommand(changed(example, 'cash.book', '1356.00')).output).toMatchObject({
    cash: { ok: false, differenceFen: 100 },
  })
})

test('the largest amount is exact to the fen', () => {
  const largest = '90071992547409.91'
  const lines = [
    { name: 'x', opening: largest, in: '0', out: '0.01', closing: '90071992547409.90' },
  ]
  expect(reconcileCommand(JSON.stringify({ lines })).output).toMatchObject({
    lines: [{ ok: true, expectedFen: 9_007_199_254_740_990, differenceFen: 0 }],
  })
})

describe('an amount is refused by name', () => {
  const amounts = [
    '-100',
    '12.345',
    '',
    '一百',
    '1,000.00',
    '1e3',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '5.',
    '１２',
    'NaN',
    'Infinity',
    '0x10',
    '90071992547409.92',
    '9'.repeat(400),
    5000,
    null,
    ['1'],
    true,
  ]
  test.each(amounts)('T-52: %j', (amount) => {
    for (const field of ['lines.0.in', 'totals.operators.1', 'cash.counts.0.denomination']) {
      expect(reconcileCommand(changed(example, field, amount))).toMatchObject({
        exitCode: 2,
        output: { ok: false, code: 'invalid_input', field },
      })
    }
  })

  test.each([-1, 1.5, '12', null, 1e17])('a count of %j', (count) => {
    expect(reconcileCommand(changed(example, 'cash.counts.1.count', count))).toMatchObject({
      exitCode: 2,
      output: { field: 'cash.counts.1.count' },
    })
  })

  test('sums beyond 2^53−1 fen', () => {
    const largest = '90071992547409.91'
    const field = (text: string) => reconcileCommand(text).output['field']
    expect(field(changed(example, 'lines.0.opening', largest))).toBe('lines.0.in')
    expect(field(changed(example, 'totals.operators.0', largest))).toBe('totals.operators.1')
    expect(field(changed(example, 'cash.counts.0.count', 9_007_199_254_740_991))).toBe(
      'cash.counts.0.count',
    )
  })
})
