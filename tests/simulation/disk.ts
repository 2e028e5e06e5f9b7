/** A machine's disk: its files as they lie at one moment. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a disk held at one moment. */
export interface DiskCopy {
  readonly folder: string
  readonly saved: readonly string[]
}

/** Copies the files as they lie, the half-written journal too. The shared memory dies with the process. */
export function copyDisk(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const file = join(from, name)
    if (/^counterbook\.(db|key|db-wal)$/.test(name) && existsSync(file))
      copyFileSync(file, join(to, name))
  }
}
