/** `npm run runtime`: makes ready what the window tests need and prints where it lies. */
import { buildDatabaseDriver } from './build-database-driver.ts'
import { fetchTestElectron } from './fetch-test-electron.ts'

const electron = await fetchTestElectron()
const native = buildDatabaseDriver()
process.stdout.write(`${JSON.stringify({ electron, native })}\n`)
