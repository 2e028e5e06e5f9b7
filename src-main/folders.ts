/** Where the program's own files lie and where the book lies, in every way of starting it. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * The folder that holds package.json, `resources` and `out`: the project when started from source or
 * build, the archive when installed. Found by walking up, so that bundling moves nothing.
 */
export function programFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('the program folder is not complete')
    folder = above
  }
  return folder
}

/** The shipped data: packs, locales, print templates. */
export function resourcesFolder(): string {
  return join(programFolder(), 'resources')
}

/** The built screens. */
export function screensFolder(): string {
  return join(programFolder(), 'out', 'renderer')
}

interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The data folder of this person on this machine, when nobody names another. */
export function defaultDataFolder({ platform, home, environment }: Machine): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Counterbook')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Counterbook')
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'counterbook')
  }
}

/** The data folder that the start names with `--data DIR` or `--data=DIR`, else the default. */
export function chosenDataFolder(words: readonly string[], machine: Machine): string {
  const named = namedWord(words, '--data')
  return named === undefined ? defaultDataFolder(machine) : resolve(named)
}

/** The value that the start gives a name, as `--name value` or `--name=value`; empty is none. */
export function namedWord(words: readonly string[], name: string): string | undefined {
  for (const [index, word] of words.entries()) {
    const value =
      word === name
        ? words[index + 1]
        : word.startsWith(`${name}=`)
          ? word.slice(name.length + 1)
          : undefined
    if (value !== undefined && value !== '') return value
  }
  return undefined
}
