/**
 * `npm run bench [-- SECTION…]`: measures ratios in one run and writes them to docs/benchmarks.md, all
 * sections or those named; the others stay as they are. Losses stay in.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '#scripts/build-if-stale.ts'
import { measureDecisions } from './decide.ts'
import { measurePage } from './page.ts'
import { PeersMissing } from './peers.ts'
import { measureSavePath } from './save-path.ts'
import { OURS, measureScan } from './scan.ts'
import { measureSearch } from './search.ts'
import { median, medianWithRange } from './statistics.ts'
import { measureTyping } from './typing.ts'
import { measureWriting } from './writing.ts'

const ROUNDS = 5
const SAVES = 300
const SCAN_LAPS = 41
const DECIDE_MS = 1000
const path = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md')
const machine = `node ${process.version}, ${process.platform}-${process.arch}`

/** Name → heading, and what measures its lines. */
const sections: Readonly<Record<string, { heading: string; measure: () => Promise<string[]> }>> = {
  save: { heading: 'Saving', measure: saving },
  scan: { heading: 'Scanning', measure: () => Promise.resolve(scanning()) },
  writing: { heading: 'Finding forbidden words', measure: () => Promise.resolve(writing()) },
  typing: { heading: 'Hinting while typing', measure: () => Promise.resolve(typing()) },
  page: { heading: 'A key in the page', measure: page },
  search: { heading: 'Searching words', measure: () => Promise.resolve(searching()) },
  decide: { heading: 'Deciding', measure: () => Promise.resolve(deciding()) },
}

async function saving(): Promise<string[]> {
  const report = await measureSavePath(ROUNDS, SAVES)
  const toEncrypted = report.rounds.map(({ save, encryptedInsert }) => save / encryptedInsert)
  const toPlain = report.rounds.map(({ save, plainInsert }) => save / plainInsert)
  return [
    '| What | Measured against | Goal | Median of rounds (range) |',
    '| --- | --- | --- | --- |',
    `| save a complaint | one-row insert of ${report.savedBytes} bytes, same cipher, both FULL | ≤ 1.5 | ${medianWithRange(toEncrypted)} |`,
    `| save a complaint | the same insert, unencrypted, FULL | ≤ 2.0 | ${medianWithRange(toPlain)} |`,
    '',
    `${ROUNDS} rounds of ${report.iterations} saves after a warm-up; ${machine}.`,
    'A save is one call through the gate: parsing, permission, decision, event with part and chain, folded',
    'state, list row. There is no search index yet, so its cost is not in it.',
  ]
}

async function page(): Promise<string[]> {
  await buildIfStale()
  return [...(await measurePage(ROUNDS)), '', `${ROUNDS} rounds after a warm-up; ${machine}.`]
}

function scanning(): string[] {
  const { found, rounds } = measureScan(ROUNDS, SCAN_LAPS)
  const against = [...found.keys()].filter((name) => name !== OURS)
  const timeOf = (round: ReadonlyMap<string, number>, name: string) => round.get(name) ?? Number.NaN
  const ratio = (name: string) => rounds.map((round) => timeOf(round, OURS) / timeOf(round, name))
  const toBest = rounds.map(
    (round) => timeOf(round, OURS) / Math.min(...against.map((name) => timeOf(round, name))),
  )
  const bySpeed = against.toSorted((a, b) => median(ratio(b)) - median(ratio(a)))
  return [
    '| Scan 2,000 characters for 5,000 phrases, against | Goal | Median of rounds (range) | Finds |',
    '| --- | --- | --- | --- |',
    `| the fastest package of each round | ≤ 1.0 | ${medianWithRange(toBest)} | ours: ${found.get(OURS)} |`,
    ...bySpeed.map(
      (name) => `| ${name} | | ${medianWithRange(ratio(name))} | ${found.get(name)} |`,
    ),
    '',
    `${ROUNDS} rounds of ${SCAN_LAPS} laps of ten scans, engines in turn, median lap; ${machine}.`,
    'Ours normalises (full width, traditional characters, blanks, invisible characters), minds sentence ends,',
    'leaves out approved phrases, drops what a longer hit covers and answers positions in the given text. The',
    'packages match the same text plainly; their versions are in `tests/bench/peers/`.',
  ]
}

function writing(): string[] {
  return [...measureWriting(ROUNDS), '', `${ROUNDS} rounds; ${machine}.`]
}

function typing(): string[] {
  return [...measureTyping(ROUNDS), '', `${ROUNDS} rounds of 41 keys; ${machine}.`]
}

function searching(): string[] {
  return [...measureSearch(ROUNDS), '', `${ROUNDS} rounds; ${machine}.`]
}

function deciding(): string[] {
  const perSecond = measureDecisions(ROUNDS, DECIDE_MS)
  return [
    '| What | Goal | Median of rounds (range) |',
    '| --- | --- | --- |',
    `| whole decisions a second on one core, shipped rules and calendar | ≥ 20,000 | ${medianWithRange(perSecond, 0)} |`,
    '',
    `${ROUNDS} rounds of ${DECIDE_MS / 1000} s after one to warm up; ${machine}. The case is the documented one of`,
    '`decide`: nature, urgency, level, filing, alerts and every deadline with its reasons.',
  ]
}

const introduction = [
  '# Benchmarks',
  '',
  'Ratios of one interleaved run on whatever machine ran it; absolute times vary and are not promised.',
  'Made by `npm run bench`, one section alone by `npm run bench -- scan`. Losses are published too.',
]

/** The sections the file has by now, heading → text. */
function standing(): Map<string, string> {
  const [, ...parts] = readFileSync(path, 'utf8').split(/^## /m)
  return new Map(
    parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]),
  )
}

async function run(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(sections, name))
  if (unknown !== undefined) {
    process.stderr.write(`there is no section ${unknown}: ${Object.keys(sections).join(', ')}\n`)
    return 2
  }
  const texts = standing()
  for (const [name, { heading, measure }] of Object.entries(sections)) {
    if (names.length > 0 && !names.includes(name)) continue
    const text = (await measure()).join('\n')
    process.stdout.write(`${heading}\n\n${text}\n\n`)
    texts.set(heading, text)
  }
  const body = Object.values(sections).flatMap(({ heading }) => {
    const text = texts.get(heading)
    return text === undefined ? [] : [`## ${heading}`, '', text, '']
  })
  writeFileSync(path, [...introduction, '', ...body].join('\n'))
  return 0
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PeersMissing)) throw error
  process.stderr.write(`${error.message}; nothing was written\n`)
  process.exitCode = 1
}
