/**
 * Where built and fetched test runtimes are kept: outside the tree, per user, so that a fresh clone
 * on the same machine does not build them again.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** `$XDG_CACHE_HOME/counterbook`, or the platform's own cache folder. */
export function cacheFolder(): string {
  const chosen = process.env['XDG_CACHE_HOME']
  if (chosen) return resolve(chosen, 'counterbook')
  if (process.platform === 'win32') {
    return resolve(
      process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'),
      'counterbook',
      'cache',
    )
  }
  return join(homedir(), '.cache', 'counterbook')
}

/** Folder of the Electron that the window tests run on where the product's own cannot be fetched. */
export function testElectronFolder(): string {
  return join(cacheFolder(), 'electron-33.2.1')
}

/** Folder that holds database drivers compiled for runtimes older than the product's. */
export function nativeFolder(): string {
  return join(cacheFolder(), 'native')
}

/** Environment that lets an older runtime find the driver that was compiled for it, if one was. */
export function driverEnvironment(): Record<string, string> {
  if (process.env['COUNTERBOOK_NATIVE_FOLDER']) return {}
  const manifest = join(import.meta.dirname, '../../node_modules/better-sqlite3/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(nativeFolder(), version)
  return existsSync(folder) ? { COUNTERBOOK_NATIVE_FOLDER: folder } : {}
}
