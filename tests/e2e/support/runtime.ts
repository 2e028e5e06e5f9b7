/** Which Electron, which browser and which driver the window tests run on. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { testElectronFolder } from '#scripts/runtime/cache-folder.ts'

export const projectRoot = join(import.meta.dirname, '..', '..', '..')

const executableName = process.platform === 'win32' ? 'electron.exe' : 'electron'

/**
 * The Electron to test with: the one somebody names, else the product's own when it was downloaded,
 * else the prepared older one. Throws when there is none, because a window test without a window
 * would prove nothing.
 */
export function electronExecutable(): string {
  return join(electronFolder(), executableName)
}

/** The folder of that Electron. */
export function electronFolder(): string {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const folders = [
    ...(named ? [named] : []),
    join(projectRoot, 'node_modules', 'electron', 'dist'),
    testElectronFolder(),
  ]
  const found = folders.find((folder) => existsSync(join(folder, executableName)))
  if (found === undefined) throw new Error('no Electron to test with: run `npm run runtime` first')
  return found
}

/** A Chromium of this machine. `COUNTERBOOK_CHROMIUM` names another. */
export function chromiumExecutable(): string {
  const named = process.env['COUNTERBOOK_CHROMIUM']
  const candidates = [...(named ? [named] : []), '/usr/bin/chromium', '/usr/bin/google-chrome']
  const found = candidates.find((path) => existsSync(path))
  if (found === undefined) throw new Error('no Chromium to test with: install the chromium package')
  return found
}

/** The operating system's sandbox cannot start as root; everywhere else the tests insist on it. */
export const sandboxed = process.getuid?.() !== 0
