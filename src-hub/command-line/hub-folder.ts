/**
 * The hub's folder on this machine: the trial database, the pepper, and while a hub runs, where it can
 * be spoken to. Readable by the operator's account only.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const PEPPER_BYTES = 32

const runningSchema = z.strictObject({
  pid: z.int(),
  /** When the process started, as the system tells it; a reused process number has another. */
  born: z.string(),
  url: z.string().nullable(),
  admin: z.string().nullable(),
  token: z.string(),
})
export type RunningHub = z.infer<typeof runningSchema>

type Environment = Readonly<Record<string, string | undefined>>

/** The folder when nobody names one. */
export function defaultHubFolder(environment: Environment): string {
  const base =
    process.platform === 'win32'
      ? (environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : (environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'))
  return join(base, 'counterbook-hub')
}

/** The folder of the hub that this account started last; null when none is noted. */
export function lastHubFolder(environment: Environment): string | null {
  const file = noteFile(environment)
  if (!existsSync(file)) return null
  const parsed = z.strictObject({ data: z.string() }).safeParse(readJson(file))
  return parsed.success ? parsed.data.data : null
}

/** Notes which folder the running hub uses, so that other commands find it. */
export function noteHubFolder(environment: Environment, folder: string): void {
  writePrivate(noteFile(environment), JSON.stringify({ data: folder }))
}

function noteFile(environment: Environment): string {
  const base =
    process.platform === 'win32'
      ? (environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : (environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'))
  return join(base, 'counterbook', 'hub.json')
}

/** The folder of the trial database. */
export function trialStoreFolder(folder: string): string {
  return join(folder, 'store')
}

/** The pepper of this hub's PINs, made at the first start. It must never lie in the database. */
export function readPepper(folder: string): Uint8Array {
  const file = join(folder, 'pepper')
  if (!existsSync(file)) writePrivate(file, randomBytes(PEPPER_BYTES).toString('hex'))
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

/** The hub that runs on this folder now; null when none does. */
export function runningHub(folder: string): RunningHub | null {
  const noted = readNote(folder)
  return noted && isAlive(noted) ? noted : null
}

export interface Claim {
  /** The process that had the folder before ended without giving it back. */
  readonly uncleanStop: boolean
  /** Says where this process can be spoken to. */
  publish(url: string, admin: string): void
  release(): void
}

/** Takes the folder for this process; null when another live process has it. `token` admits the operator. */
export function claimFolder(folder: string, token: string): Claim | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'hub.json')
  const uncleanStop = existsSync(file)
  if (uncleanStop && runningHub(folder)) return null
  if (uncleanStop) rmSync(file)
  const note = { pid: process.pid, born: birthOf(process.pid), url: null, admin: null, token }
  try {
    // Exclusive: of two that start at the same moment one finds the other's file.
    writeFileSync(file, JSON.stringify(note), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw error
  }
  return {
    uncleanStop,
    publish: (url, admin) => writePrivate(file, JSON.stringify({ ...note, url, admin })),
    release: () => rmSync(file, { force: true }),
  }
}

function readNote(folder: string): RunningHub | null {
  const file = join(folder, 'hub.json')
  if (!existsSync(file)) return null
  const parsed = runningSchema.safeParse(readJson(file))
  return parsed.success ? parsed.data : null
}

function isAlive({ pid, born }: RunningHub): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Not permitted means that it lives under another account.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return birthOf(pid) === born
}

/** Where the system tells it, the moment a process started; elsewhere the number alone must do. */
function birthOf(pid: number): string {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return ''
  const text = readFileSync(file, 'utf8')
  // The name in brackets may hold blanks; the start time is the twentieth word after it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // A torn note is the same as none: whoever wrote it is judged by the system, not by the file.
    return null
  }
}

function writePrivate(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, text, { mode: 0o600 })
  chmodSync(file, 0o600)
}
