/** Whether a real window can open on this machine, and if not, why not. */
import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

export type HostChoice =
  | { readonly host: 'window'; readonly executable: string; readonly why: string }
  | { readonly host: 'loopback'; readonly why: string }

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Folder of the `electron` package. */
  readonly electronPackage: string
}

/** How long a cached or nearby binary may take when the download server does not answer. */
const UNANSWERED_MS = 10_000
/** How long a running download may take. */
const DOWNLOAD_MS = 10 * 60_000
const PROBE_MS = 4_000

/** Looks at display, binary and system libraries, in that order: the cheapest reason first. */
export async function chooseHost(around: Surroundings): Promise<HostChoice> {
  if (!(await hasDisplay(around))) return { host: 'loopback', why: 'there is no display' }
  const executable = presentBinary(around) ?? (await fetchedBinary(around))
  if (executable === null) {
    return {
      host: 'loopback',
      why: 'the Electron binary is not here and could not be downloaded (ELECTRON_MIRROR names another server)',
    }
  }
  const missing = await missingLibraries(around.platform, executable)
  if (missing.length > 0) {
    return { host: 'loopback', why: `this system lacks ${missing.join(', ')}` }
  }
  const version = electronVersion(around.electronPackage)
  const named = around.environment['ELECTRON_OVERRIDE_DIST_PATH']
  return {
    host: 'window',
    executable,
    why: named ? `Electron of ${named}` : `Electron ${version}`,
  }
}

async function hasDisplay({ platform, environment }: Surroundings): Promise<boolean> {
  if (platform === 'win32' || platform === 'darwin') return true
  const runtimeFolder = environment['XDG_RUNTIME_DIR']
  const wayland = environment['WAYLAND_DISPLAY']
  if (wayland && runtimeFolder && (await answers(join(runtimeFolder, wayland)))) return true
  const display = environment['DISPLAY']
  if (!display) return false
  const local = /^:(\d+)/.exec(display)?.[1]
  // A display of another machine is taken at its word.
  return local === undefined || (await answers(`/tmp/.X11-unix/X${local}`))
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    const end = (heard: boolean) => {
      socket.destroy()
      resolve(heard)
    }
    socket.setTimeout(2_000, () => end(false))
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
  })
}

/** The binary that is already here, by the same rules as the `electron` package itself. */
export function presentBinary({ platform, environment, electronPackage }: Surroundings) {
  const name = binaryName(platform)
  const named = environment['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return existsSync(join(named, name)) ? join(named, name) : null
  const version = join(electronPackage, 'dist', 'version')
  if (!existsSync(version)) return null
  const complete =
    readFileSync(version, 'utf8').trim().replace(/^v/, '') === electronVersion(electronPackage)
  const path = join(electronPackage, 'dist', name)
  return complete && existsSync(path) ? path : null
}

function binaryName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function electronVersion(electronPackage: string): string {
  const about = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as {
    version: string
  }
  return about.version
}

/**
 * Lets the `electron` package fetch its binary. Its own retries take most of a minute where the
 * network is closed, so the server is asked at the same time, and silence ends the attempt early.
 */
async function fetchedBinary(around: Surroundings): Promise<string | null> {
  if (around.environment['ELECTRON_OVERRIDE_DIST_PATH']) return null
  const stop = new AbortController()
  const install = runInstaller(around, stop.signal)
  const patience = setTimeout(() => stop.abort(), DOWNLOAD_MS)
  const reached = await serverAnswers(around)
  const shorter = reached ? undefined : setTimeout(() => stop.abort(), UNANSWERED_MS - PROBE_MS)
  await install
  clearTimeout(patience)
  clearTimeout(shorter)
  return presentBinary(around)
}

function runInstaller({ electronPackage }: Surroundings, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(electronPackage, 'install.js')], {
      stdio: 'ignore',
      signal,
    })
    // Whether it worked shows in the binary being there; a fault here is the same as none.
    installer.on('error', () => resolve())
    installer.on('exit', () => resolve())
  })
}

async function serverAnswers({ environment, electronPackage }: Surroundings): Promise<boolean> {
  // Through a proxy only the installer knows the way.
  if (environment['HTTPS_PROXY'] || environment['https_proxy']) return true
  const mirror =
    environment['ELECTRON_MIRROR'] ||
    environment['npm_config_electron_mirror'] ||
    'https://github.com/electron/electron/releases/download/v'
  const address = `${mirror}${electronVersion(electronPackage)}/SHASUMS256.txt`
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    return true
  } catch {
    return false
  }
}

/** Names of shared libraries that the binary asks for and this system does not have. */
function missingLibraries(platform: NodeJS.Platform, executable: string): Promise<string[]> {
  if (platform !== 'linux') return Promise.resolve([])
  return new Promise((resolve) => {
    execFile('ldd', [executable], (_fault, output) => {
      // Where there is no ldd nothing is known to be missing, and starting will tell.
      resolve(librariesNotFound(output))
    })
  })
}

/** Reads the answer of `ldd`. */
export function librariesNotFound(output: string): string[] {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
}
