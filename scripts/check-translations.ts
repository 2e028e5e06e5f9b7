/** `npm run translations`: the three languages say the same, and no screen speaks past them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareLocales, doubleKeys, flattenLocale, screenFaults } from './translations.ts'

const root = join(import.meta.dirname, '..')
const sourceLanguage = 'zh-CN'
const languages = ['zh-TW', 'en']

function textOf(folder: string, language: string): string {
  return readFileSync(join(root, 'resources', 'locales', folder, `${language}.json`), 'utf8')
}

function readLocale(folder: string, language: string) {
  return flattenLocale(JSON.parse(textOf(folder, language)) as unknown)
}

function doubledIn(folder: string): string[] {
  return [sourceLanguage, ...languages].flatMap((language) =>
    doubleKeys(textOf(folder, language)).map(
      (key) => `${join(folder, language)}: ${key} stands twice`,
    ),
  )
}

function compareFolder(folder: string): string[] {
  const source = readLocale(folder, sourceLanguage)
  return languages.flatMap((language) =>
    compareLocales(join(folder, language), source, readLocale(folder, language)),
  )
}

/** The screens' texts; beside them, `shell` holds what the program says without a screen. */
const source = readLocale('.', sourceLanguage)
const screens = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => join('src-renderer', path))

const faults = [
  ...doubledIn('.'),
  ...doubledIn('shell'),
  ...compareFolder('.'),
  ...compareFolder('shell'),
  ...screens.flatMap((path) => screenFaults(path, readFileSync(join(root, path), 'utf8'), source)),
]
for (const fault of faults) console.error(fault)
console.error(
  `translations: ${source.size} texts, ${screens.length} files, ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
