import { beforeAll, describe, expect, test } from 'vitest'
import { fenceRules, forbiddenDirections } from '#scripts/fences/lint-plugin.ts'
import { packageFences, roomOf, targetOf } from '#scripts/fences/rooms.ts'
import { type Finding, lintPlanted } from './planted-tree.ts'

const folders: Record<string, string> = {
  shared: 'src-shared',
  main: 'src-main',
  renderer: 'src-renderer',
  hub: 'src-hub',
  scripts: 'scripts',
}

/** One planted file: the rule that must refuse it and the word its reason must contain. */
interface Plant {
  readonly path: string
  readonly text: string
  readonly rule: string
  readonly reason: string
}

const directionPlants: Plant[] = forbiddenDirections.flatMap(([rule, source, target]) => [
  {
    path: `${folders[source]}/planted/${rule}.ts`,
    text: `import { thing } from '#${target}/thing.ts'\nexport const kept = thing\n`,
    rule,
    reason: `${source} does not import ${target}`,
  },
  {
    path: `${folders[source]}/planted/${rule}-type.ts`,
    text: `export type { Thing } from '../../${folders[target] ?? target}/thing.ts'\n`,
    rule,
    reason: `${source} does not import ${target}`,
  },
  {
    path: `${folders[source]}/planted/${rule}-late.ts`,
    text: `export const late = () => import('#${target}/thing.ts')\n`,
    rule,
    reason: `${source} does not import ${target}`,
  },
])

const packagePlants: Plant[] = packageFences.flatMap((fence) =>
  fence.packages.flatMap((name) =>
    ['src-main/service', 'src-hub/service', 'src-renderer/workstation', 'src-shared/log'].map(
      (folder) => ({
        path: `${folder}/planted-${fence.rule}-${name.replaceAll(/\W/g, '')}.ts`,
        text: `import thing from '${name}'\nexport const kept = thing\n`,
        rule: fence.rule,
        reason: 'imported only in',
      }),
    ),
  ),
)

function plant(rule: string, path: string, text: string, reason: string): Plant {
  return { rule, path, text: `${text}\n`, reason }
}

function pure(name: string, expression: string, rule: string, reason: string): Plant {
  return plant(
    rule,
    `src-shared/planted/${name}.ts`,
    `export const kept = () => ${expression}`,
    reason,
  )
}

const importPlants: Plant[] = [
  plant(
    'services-know-no-door',
    'src-main/service/door.ts',
    `export * from '../ipc/door.ts'`,
    'every door',
  ),
  plant(
    'services-know-no-door',
    'src-main/sync/door.ts',
    `export * from '#main/index.ts'`,
    'every door',
  ),
  plant(
    'store-knows-no-service',
    'src-main/store/up.ts',
    `export * from '../service/x.ts'`,
    'decides nothing',
  ),
  plant(
    'doors-without-window',
    'src-main/loopback/up.ts',
    `export * from '../shell/x.ts'`,
    'no Electron',
  ),
  plant(
    'doors-without-window',
    'src-main/command-line/up.ts',
    `export * from '../ipc/x.ts'`,
    'no Electron',
  ),
  plant(
    'preload-is-thin',
    'src-main/preload/fat.ts',
    `export * from '../service/x.ts'`,
    'inside the page',
  ),
  plant(
    'shared-libraries',
    'src-shared/log/hash.ts',
    `export { createHash } from 'node:crypto'`,
    'imports only itself',
  ),
  plant(
    'shared-libraries',
    'src-shared/log/day.ts',
    `export { default } from 'dayjs'`,
    'imports only itself',
  ),
  plant(
    'renderer-without-node',
    'src-renderer/ui/file.ts',
    `export { readFile } from 'node:fs/promises'`,
    'sandbox',
  ),
  plant(
    'rooms-by-name',
    'src-main/store/relative.ts',
    `export * from '../../src-shared/foundation/result.ts'`,
    'by its name (#shared/',
  ),
  plant(
    'tests-measure-no-time',
    'tests/shared/quick.test.ts',
    `export const began = performance.now()`,
    'tests/bench',
  ),
  plant(
    'store-by-what-is-read',
    'src-renderer/workstation/greedy.tsx',
    `import { useThings } from './things.state.ts'\nexport const things = () => useThings()`,
    'every key',
  ),
  plant(
    'bridge-is-the-only-door',
    'src-renderer/workstation/direct.ts',
    `export const door = window.counterbook`,
    'bridge',
  ),
  plant(
    'bridge-is-the-only-door',
    'src-renderer/workstation/sly.ts',
    `export const door = globalThis['counterbook']`,
    'bridge',
  ),
]

const purityPlants: Plant[] = [
  pure('new-date', 'new Date()', 'shared-reads-no-clock', 'current time'),
  pure('date-call', 'Date()', 'shared-reads-no-clock', 'current time'),
  pure('date-now', 'Date.now()', 'no-restricted-properties', 'no clock'),
  pure('local-hours', '(at: Date) => at.getHours()', 'no-restricted-properties', 'time zone'),
  pure('locale-compare', `'甲'.localeCompare('乙')`, 'no-restricted-properties', 'language data'),
  pure('math-random', 'Math.random()', 'no-restricted-properties', 'no randomness'),
  pure('crypto', 'crypto.randomUUID()', 'no-restricted-globals', 'no randomness'),
  pure('timer', 'setTimeout(() => {}, 1)', 'no-restricted-globals', 'no timers'),
  pure('process', 'process.env', 'no-restricted-globals', 'no machine'),
  pure('buffer', `Buffer.from('x')`, 'no-restricted-globals', 'no machine'),
  pure('document', 'document.title', 'no-restricted-globals', 'no machine'),
  pure('fetch', `fetch('/x')`, 'no-restricted-globals', 'no machine'),
]

const manners: Plant[] = [
  plant(
    'no-explicit-any',
    'src-hub/any.ts',
    `export const loose = (value: any): string => String(value)`,
    '',
  ),
  plant(
    'no-floating-promises',
    'src-main/service/floating.ts',
    `const save = async () => 1\nexport function act() {\n  save()\n}`,
    '',
  ),
  plant('no-console', 'src-main/service/chatty.ts', `console.log('a customer name')`, ''),
  plant('no-unused-vars', 'src-hub/unused.ts', `const forgotten = 1\nexport const kept = 2`, ''),
  plant(
    'no-empty',
    'src-hub/swallow.ts',
    `export function act(run: () => void) {\n  try {\n    run()\n  } catch {}\n}`,
    '',
  ),
  plant('max-lines', 'src-hub/long.ts', `export const kept = 1\n${'// more\n'.repeat(300)}`, ''),
]

const plants = [...directionPlants, ...packagePlants, ...importPlants, ...purityPlants, ...manners]

/** Neighbours of the plants that stand on the right side of the fence. */
const allowed: Readonly<Record<string, string>> = {
  'src-shared/allowed/inside.ts': `export * from '#shared/foundation/result.ts'\nexport { z } from 'zod'\n`,
  'src-shared/allowed/date.ts': `export const year = (ms: number) => new Date(ms).getUTCFullYear()\n`,
  'src-main/allowed/shared.ts': `export * from '#shared/foundation/result.ts'\nexport const now = () => Date.now()\n`,
  'src-main/shell/window.ts': `export { BrowserWindow } from 'electron'\n`,
  'src-main/ipc/door.ts': `export { ipcMain } from 'electron'\nexport * from '../service/x.ts'\n`,
  'src-main/store/open.ts': `import Database from 'better-sqlite3'\nexport const kept = Database\n`,
  'src-main/command-line/say.ts': `console.log('{}')\nexport {}\n`,
  'src-hub/store/open.ts': `export { default } from 'pg'\nexport { PGlite } from '@electric-sql/pglite'\n`,
  'src-renderer/bridge/door.ts': `export const door = window.counterbook\n`,
  'tests/allowed.ts': `export * from '#main/service/x.ts'\nexport * from '#hub/app.ts'\n`,
}

describe('the fences between the rooms', () => {
  let findings: Finding[] = []

  beforeAll(async () => {
    const files = Object.fromEntries(plants.map(({ path, text }) => [path, text]))
    findings = await lintPlanted({ ...files, ...allowed })
  }, 60_000)

  test('every rule of the house has a planted fault', () => {
    const planted = new Set(plants.map(({ rule }) => rule))
    expect(fenceRules.filter((rule) => !planted.has(rule))).toEqual([])
  })

  test.each(plants.map((one) => [one.rule, one.path, one.reason] as const))(
    '%s refuses %s',
    (rule, path, reason) => {
      const found = findings.filter((finding) => finding.path === path && finding.rule === rule)
      expect(found.map(({ message }) => message).join('\n')).toContain(reason)
      expect(found.length).toBeGreaterThan(0)
    },
  )

  test.each(Object.keys(allowed))('%s is accepted', (path) => {
    expect(findings.filter((finding) => finding.path === path)).toEqual([])
  })
})

describe('the table of rooms', () => {
  test('knows a room by its folder, and nothing else', () => {
    expect(roomOf('src-shared/log/fold.ts')).toBe('shared')
    expect(roomOf('resources/packs/a.json')).toBe('resources')
    expect(roomOf('shared/log/fold.ts')).toBeNull()
    expect(roomOf('docs/adr/0001.md')).toBeNull()
  })

  test('resolves relative and named imports, and leaves packages alone', () => {
    expect(targetOf('src-main/store/open.ts', '../../src-hub/app.ts')).toBe('src-hub/app.ts')
    expect(targetOf('src-main/store/open.ts', '#shared/log/fold.ts')).toBe('src-shared/log/fold.ts')
    expect(targetOf('src-main/store/open.ts', '#resources/packs/a.json')).toBe(
      'resources/packs/a.json',
    )
    expect(targetOf('src-main/store/open.ts', 'better-sqlite3')).toBeNull()
  })
})
