/** `npm run requirements` writes the coverage page; with `--check` it only says whether it is right. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCoverage } from './requirements/coverage.ts'
import { coveragePage } from './requirements/page.ts'

const root = join(import.meta.dirname, '..')
const path = join(root, 'docs', 'requirements.md')
const check = process.argv.slice(2).includes('--check')

const { sections, faults } = readCoverage(root)
const page = coveragePage(sections)
const current = existsSync(path) ? readFileSync(path, 'utf8') : ''
const stale = check && faults.length === 0 && current !== page
if (!check && faults.length === 0) writeFileSync(path, page)

for (const fault of faults) console.error(fault)
if (stale) console.error('docs/requirements.md is not what its rows say: npm run requirements')
const rows = sections.reduce((sum, section) => sum + section.rows.length, 0)
console.error(`requirements: ${rows} rows, ${faults.length} faults`)
process.exitCode = faults.length === 0 && !stale ? 0 : 1
