/** The only place that loads the SQLite driver. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const N_API_OF_PREBUILDS = 10

/**
 * Opens a database file with the driver's own prebuilt binary, or, on a runtime that is older than
 * those binaries (the tests' Electron), with a build of the same source that the tests' set-up made.
 */
export function openDatabase(file: string, options: Database.Options = {}): Database.Database {
  const folder = process.env.COUNTERBOOK_NATIVE_FOLDER
  const older = Number(process.versions.napi) < N_API_OF_PREBUILDS
  const nativeBinding =
    older && folder
      ? join(folder, `sqlite-napi9-${process.platform}-${process.arch}.node`)
      : undefined
  return nativeBinding && existsSync(nativeBinding)
    ? new Database(file, { ...options, nativeBinding })
    : new Database(file, options)
}
