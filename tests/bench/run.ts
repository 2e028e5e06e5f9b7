/** `npm run bench`: measures ratios in one run and writes them to docs/benchmarks.md. Losses stay in. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureSavePath } from './save-path.ts'

const ROUNDS = 5
const ITERATIONS = 300

function range(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const [low = Number.NaN, high = Number.NaN] = [sorted[0], sorted.at(-1)]
  return `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

const report = await measureSavePath(ROUNDS, ITERATIONS)
const toEncrypted = report.rounds.map(({ save, encryptedInsert }) => save / encryptedInsert)
const toPlain = report.rounds.map(({ save, plainInsert }) => save / plainInsert)
const lines = [
  '# Benchmarks',
  '',
  'Ratios of one interleaved run on whatever machine ran it; absolute times vary and are not promised.',
  'Made by `npm run bench`. Losses are published too.',
  '',
  '| What | Measured against | Goal | Median of rounds (range) |',
  '| --- | --- | --- | --- |',
  `| save a complaint | one-row insert of ${report.savedBytes} bytes, same cipher, both FULL | ≤ 1.5 | ${range(toEncrypted)} |`,
  `| save a complaint | the same insert, unencrypted, FULL | ≤ 2.0 | ${range(toPlain)} |`,
  '',
  `${ROUNDS} rounds of ${report.iterations} saves after a warm-up; node ${process.version}, ${process.platform}-${process.arch}.`,
  'A save is one call through the gate: parsing, permission, decision, event with part and chain, folded',
  'state, list row. There is no search index yet, so its cost is not in it.',
  '',
]
writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md'), lines.join('\n'))
process.stdout.write(lines.join('\n'))
