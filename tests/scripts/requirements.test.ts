import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCoverage } from '#scripts/requirements/coverage.ts'
import { coveragePage } from '#scripts/requirements/page.ts'
import { createReferences } from '#scripts/requirements/reference.ts'
import { type Row, isCatalogueRow, sections } from '#scripts/requirements/row.ts'
import { exportedNames, namesId, testNames } from '#scripts/requirements/source-names.ts'
import { projectRoot } from '#tests/support/program.ts'

let root = ''
const plant = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'counterbook-requirements-'))
  plant('src-shared/rule.ts', 'export function decide() {}\nfunction hidden() {}\nhidden()\n')
  plant('src-shared/case/events.ts', "eventType({\n  type: 'case.opened',\n})\n")
  plant('src-shared/contract/calls/work.ts', "export const calls = {\n  'case.open': {\n  },\n}\n")
  plant('src-shared/contract/console.ts', 'export const consoleCalls = {}\n')
  plant(
    'resources/packs/rules.json',
    '{"terms":[{"kind":"reply","days":3},{"kind":"none"}],"names":["a"],"one":{"two":1}}',
  )
  plant(
    'tests/rule.test.ts',
    "test('R-001 decides', () => {}) // R-002\ntest.skip('R-003 later', () => {})\n",
  )
  plant('docs/page.md', '# Page\n')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const row = (change: Partial<Row> = {}): Row => ({
  id: 'R-001',
  source: 'S1-01',
  title: 'It decides',
  kind: 'rule',
  priority: 'core',
  status: 'served',
  served: ['src-shared/rule.ts#decide', 'tests/rule.test.ts#R-001'],
  ...change,
})
const open = row({ id: 'R-002', status: 'open', served: [] })

function coverage(rows: readonly unknown[], ids = ['R-001', 'R-002']) {
  plant('docs/requirements/x.json', JSON.stringify(rows))
  return readCoverage(root, [{ file: 'x', title: 'Rows of X', ids }])
}

describe('a row', () => {
  test('whose names are all there has no fault', () => {
    expect(coverage([row(), open]).faults).toEqual([])
  })

  test.each([
    ['is missing', [row()], 'R-002: missing'],
    ['stands twice', [row(), row(), open], 'R-001: stands twice'],
    ['belongs elsewhere', [row(), open, row({ id: 'R-003' })], 'R-003: does not belong'],
    ['is out of order', [open, row()], 'R-002: out of order'],
    ['has a key that nobody knows', [{ ...row(), owner: 'x' }, open], 'R-001: '],
    ['has no id', [row(), open, { title: 'x' }], 'row 3: '],
    ['would break its table', [row({ title: 'a | b' }), open], 'R-001: title'],
    ['is served by nothing', [row({ served: [] }), open], 'R-001: served'],
    ['is partly served without a word why', [row({ status: 'partly' }), open], 'R-001: note'],
    ['is left out without a word why', [row(), row({ id: 'R-002', status: 'left_out' })], 'note'],
    [
      'names a function that is not exported',
      [row({ served: ['src-shared/rule.ts#hidden', 'tests/rule.test.ts#R-001'] }), open],
      'R-001: src-shared/rule.ts#hidden: ',
    ],
    [
      'is served without a test of its name',
      [row({ served: ['src-shared/rule.ts#decide'] }), open],
      'R-001: is called served, so it needs a test',
    ],
    [
      'names a place twice',
      [row({ status: 'open', served: ['docs/page.md', 'docs/page.md'] }), open],
      'R-001: names a place twice',
    ],
  ])('that %s is a fault', (_what, rows, fault) => {
    expect(coverage(rows).faults.join('\n')).toContain(fault)
  })

  test('of the catalogue has a priority, others have none', () => {
    const { priority: _priority, ...without } = row({ id: 'E-01', kind: 'ethics' })
    expect(coverage([without], ['E-01']).faults).toEqual([])
    expect(coverage([row({ id: 'E-01' })], ['E-01']).faults.join()).toContain('E-01: rows of')
    expect(coverage([{ ...without, id: 'R-001' }], ['R-001']).faults.join()).toContain(
      'R-001: rows',
    )
  })

  test('in a file of no section is a fault', () => {
    plant('docs/requirements/stray.json', '[]')
    const { faults } = coverage([row(), open])
    rmSync(join(root, 'docs/requirements/stray.json'))
    expect(faults).toEqual(['docs/requirements/stray.json: belongs to no section'])
  })
})

describe('a reference', () => {
  test.each([
    'src-shared/rule.ts',
    'src-shared/rule.ts#decide',
    'call:case.open',
    'event:case.opened',
    'resources/packs/rules.json#terms.reply.days',
    'resources/packs/rules.json#names.a',
    'resources/packs/rules.json#one.two',
    'tests/rule.test.ts#R-001',
    'docs/page.md',
  ])('%s is found', (reference) => {
    expect(createReferences(root).find(reference)).toHaveProperty('place.path')
  })

  test.each([
    ['src-shared/none.ts', 'there is no file'],
    ['src-shared', 'there is no file'],
    ['../outside.ts', 'there is no file'],
    ['src-shared/rule.ts#hidden', 'does not export'],
    ['call:case.close', 'there is no call'],
    ['event:case.closed', 'there is no event'],
    ['resources/packs/rules.json#terms.lost', 'has no entry'],
    ['resources/packs/rules.json#terms.none.days', 'has no entry'],
    ['resources/packs/rules.json#constructor', 'has no entry'],
    ['tests/rule.test.ts#R-002', 'no test'],
    ['tests/rule.test.ts#R-003', 'no test'],
    ['docs/page.md#Page', 'nothing can be named'],
  ])('%s is a fault: %s', (reference, fault) => {
    expect(createReferences(root).find(reference)).toMatchObject({
      fault: expect.stringContaining(fault) as string,
    })
  })
})

describe('names', () => {
  test('of exports are read from the syntax', () => {
    const code = [
      'export const a = 1, b = 2',
      'export async function c() {}',
      'export type D = 1',
      'export interface E {}',
      'class F {}',
      'export { F as G }',
      'export default a',
      '// export const h = 1',
      "const text = 'export const i = 1'",
    ].join('\n')
    expect([...exportedNames('x.ts', code)]).toEqual(['a', 'b', 'c', 'D', 'E', 'G', 'default'])
  })

  test('of tests include the rows of their tables, wherever these stand', () => {
    const code = [
      "const table = [['R-010 one', 1]]",
      'describe.each(table)("%s", () => {',
      "  it.each([['R-011 two', 2]] as const)('%s', () => expect('R-012').toBe('R-013'))",
      '  test(`R-014 ${1}`, () => {})',
      "  it.todo('R-015')", // Text that this test reads: a test not written yet proves nothing.
      '})',
    ].join('\n')
    const names = testNames('x.test.ts', code)
    const found = Array.from({ length: 6 }, (_, index) => `R-01${index}`).filter((id) =>
      namesId(names, id),
    )
    expect(found).toEqual(['R-010', 'R-011', 'R-014'])
  })

  test.each([
    ['R-01', 'R-012 longer', false],
    ['R-18', 'the legal term (R-18)', true],
    ['R-18', 'R-181 another row', false],
    ['T-01', 'XT-01 another list', false],
    ['R-124', 'R-123 … R-126: the typical cases', true],
    ['R-127', 'R-123 … R-126: the typical cases', false],
    ['R-013', 'R-12 … R-14: the complaint', false],
    ['§4.1', '§4.10 attendance', false],
    ['§4.1', '§4.1 nature', true],
    ['§5 role', '16 … 20: §5 roles', true],
    ['§5 role', '16 … 20: roles', false],
  ])('%s in %j: %j', (id, name, expected) => {
    expect(namesId([name], id)).toBe(expected)
  })
})

test('the page counts, links relative to itself and says how it was made', () => {
  const page = coveragePage(coverage([row(), open]).sections)
  expect(page).toContain('Written by `npm run requirements`')
  expect(page).toContain('| [Rows of X](#rows-of-x) | 1 | 0 | 1 | 0 | 0 | 2 |')
  expect(page).toContain('[decide](../src-shared/rule.ts)<br>[test R-001](../tests/rule.test.ts)')
})

test('the lists hold what was read out of the sources', () => {
  const { sections: covered } = readCoverage(projectRoot)
  expect(new Set(sections.flatMap(({ ids }) => ids)).size).toBe(564)
  const catalogue = covered.flatMap(({ rows }) => rows).filter(({ id }) => isCatalogueRow(id))
  const count = (priority: string) =>
    catalogue.filter((entry) => entry.priority === priority).length
  expect([catalogue.length, count('core'), count('should'), count('reference')]).toEqual([
    326, 136, 120, 70,
  ])
})
