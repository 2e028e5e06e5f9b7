/**
 * `npm run package [-- --dir] [-- --test-electron]`: builds and packs the program for this platform into `dist`.
 * `--dir` leaves out the installer. `--test-electron` packs the older Electron of the window tests,
 * for machines that cannot download the product's own; such a package is never for use.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, type Configuration, Platform } from 'electron-builder'
import { packaging } from '../electron-builder.config.ts'
import { buildIfStale } from './build-if-stale.ts'
import { buildDatabaseDriver } from './runtime/build-database-driver.ts'
import { fetchTestElectron } from './runtime/fetch-test-electron.ts'

const { values } = parseArgs({
  options: { dir: { type: 'boolean' }, 'test-electron': { type: 'boolean' } },
})

await buildIfStale()
const config = values['test-electron'] === true ? await withTestElectron() : packaging
const target = values.dir === true ? { targets: Platform.current().createTarget('dir') } : {}
const written = await build({ config, ...target, publish: 'never' })
console.log(written.join('\n') || join(import.meta.dirname, '..', 'dist'))

async function withTestElectron(): Promise<Configuration> {
  const electronDist = await fetchTestElectron()
  const version = join(electronDist, 'version')
  if (!existsSync(version)) throw new Error('the test Electron is not complete')
  return {
    ...packaging,
    electronVersion: readFileSync(version, 'utf8').trim(),
    electronDist,
    extraResources: [{ from: buildDatabaseDriver(), to: 'native' }],
  }
}
