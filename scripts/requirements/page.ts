/** Writes the coverage page. */
import type { CoveredRow, CoveredSection } from './coverage.ts'
import { PRIORITIES, STATUSES, type Status, isCatalogueRow } from './row.ts'

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  served: 'served',
  partly: 'partly',
  open: 'open',
  text: 'text',
  left_out: 'left out',
}

/** The page as Markdown, with links relative to `docs/`. */
export function coveragePage(covered: readonly CoveredSection[]): string {
  return [
    '<!-- Written by `npm run requirements` from docs/requirements/*.json. Do not edit by hand. -->',
    '',
    '# What is asked for, and what serves it',
    '',
    ...howToRead,
    '',
    '## Counts',
    '',
    ...counts(covered),
    '',
    ...covered.flatMap(section),
  ].join('\n')
}

const howToRead = [
  'Every requirement that was read out of the sources, one row each: `R-` rows of the catalogue, the',
  'contracts and value lists of the rules, the articles of Order 2020 No. 3 (written `Art. 18`), the ethics register,',
  'conflicts and gaps of the sources, and the test cases taken from them. `S1-25(4)` is a section of a source.',
  '',
  '- **served**: a person or a program can use it today. A rule is served when its function is there,',
  '  exported and tested, even before a screen asks it; then its note says so. A core row, a rule and a',
  '  deadline are only called served when a test is named by their id.',
  '- **partly**: some of it; the note says what is missing.',
  '- **open**: not yet. **text**: something to read or to train, without a rule.',
  '- **left out**: will not be built; the note says why, and what is named keeps it out.',
  '',
  'To add or change one: edit its row in `docs/requirements/*.json`, run `npm run requirements`. The check',
  '(`npm run requirements:check`, part of `npm run check`) looks up every file, export, pack entry, call, event',
  'and test that a row names, and fails with the row and the name. A row names',
  '`src-shared/complaint/rules/decision/nature.ts#classifyNature`,',
  '`resources/packs/rules-default.json#deadlines.callback`,',
  '`call:complaint.register`, `event:complaint.registered`, `tests/shared/complaint/nature.test.ts#T-01`.',
]

function counts(covered: readonly CoveredSection[]): string[] {
  const line = (name: string, rows: readonly CoveredRow[]) => {
    const cells = STATUSES.map((status) => rows.filter((row) => row.status === status).length)
    return `| ${[name, ...cells, rows.length].join(' | ')} |`
  }
  const catalogue = covered.flatMap(({ rows }) => rows.filter(({ id }) => isCatalogueRow(id)))
  return [
    `| List | ${STATUSES.map((status) => STATUS_WORDS[status]).join(' | ')} | rows |`,
    `| --- | ${STATUSES.map(() => '---:').join(' | ')} | ---: |`,
    ...covered.map(({ section: { title }, rows }) => line(`[${title}](#${anchor(title)})`, rows)),
    ...PRIORITIES.map((priority) =>
      line(
        `Catalogue rows, ${priority}`,
        catalogue.filter((row) => row.priority === priority),
      ),
    ),
    line(
      '**All**',
      covered.flatMap(({ rows }) => rows),
    ),
  ]
}

function section({ section: { title }, rows }: CoveredSection): string[] {
  return [
    `## ${title}`,
    '',
    '| Id | Source | What it asks | Kind | Status | Served by | Note |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(tableRow),
    '',
  ]
}

function tableRow(row: CoveredRow): string {
  const kind = row.priority === undefined ? row.kind : `${row.kind}, ${row.priority}`
  const places = row.places.map(({ label, path }) => `[${label}](../${path})`).join('<br>')
  const status = row.status === 'served' ? '**served**' : STATUS_WORDS[row.status]
  return `| ${[row.id, row.source, row.title, kind, status, places, row.note ?? ''].join(' | ')} |`
}

/** The anchor that code hosts make of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}
