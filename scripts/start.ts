/**
 * `npm start [-- --data DIR] [--host window|loopback]`: builds what is stale and opens the program in a real
 * window, or, where no window can open, over the loopback host. One line says which and why.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { chosenDataFolder } from '#main/folders.ts'
import { buildIfStale } from './build-if-stale.ts'
import { driverEnvironment } from './runtime/cache-folder.ts'
import { chooseHost, type HostChoice } from './host-choice.ts'

const root = join(import.meta.dirname, '..')

/** An end within this time means that the window never came up. */
const STILLBORN_MS = 8_000

/** True when somebody asked for the end: then nothing else is started instead. */
let interrupted = false

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    host: { type: 'string' },
    hub: { type: 'string' },
    port: { type: 'string' },
  },
})
const dataFolder = chosenDataFolder(values.data === undefined ? [] : ['--data', values.data], {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
})

await buildIfStale()
const choice = await wantedHost()
if (choice.host === 'window') await runWindow(choice.executable, choice.why)
else await runLoopback(choice.why)

function wantedHost(): Promise<HostChoice> | HostChoice {
  if (values.host === 'loopback') return { host: 'loopback', why: 'it was asked for' }
  return chooseHost({
    platform: process.platform,
    environment: process.env,
    electronPackage: join(root, 'node_modules', 'electron'),
  })
}

async function runWindow(executable: string, why: string): Promise<void> {
  const asRoot = process.getuid?.() === 0
  const words = [root, '--data', dataFolder, ...(asRoot ? ['--no-sandbox'] : [])]
  if (values.hub !== undefined) words.push('--hub', values.hub)
  const started = Date.now()
  const window = spawn(executable, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...driverEnvironment() },
  })
  window.once('spawn', () => {
    const warning = asRoot ? '; as root the operating system’s sandbox is off' : ''
    console.log(`counterbook: window, with ${why}${warning}; data in ${dataFolder}`)
  })
  const code = await ended(window)
  if (
    code !== 0 &&
    !interrupted &&
    values.host !== 'window' &&
    Date.now() - started < STILLBORN_MS
  ) {
    await runLoopback(`the window ended at once with code ${code}`)
    return
  }
  process.exitCode = code
}

async function runLoopback(why: string): Promise<void> {
  const more = [
    ...(values.hub === undefined ? [] : ['--hub', values.hub]),
    ...(values.port === undefined ? [] : ['--port', values.port]),
  ]
  const command = join(root, 'scripts', 'counterbook.ts')
  const host = spawn(
    process.execPath,
    [command, 'workstation', 'serve', '--data', dataFolder, ...more],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let heard = false
  createInterface({ input: host.stdout }).once('line', (line) => {
    heard = true
    console.log(`counterbook: ${addressIn(line)}, because ${why}; data in ${dataFolder}`)
  })
  process.exitCode = await ended(host)
  if (!heard) console.error(`counterbook: the loopback host (because ${why}) did not come up`)
}

/** The host's first line is JSON with its address; anything else is shown as it came. */
function addressIn(line: string): string {
  try {
    const { url } = JSON.parse(line) as { url?: unknown }
    if (typeof url === 'string') return `open ${url} in a browser`
  } catch {
    // Not JSON: fall through and show the line itself.
  }
  return `the loopback host said “${line}”`
}

/** Waits for the child's end and hands interrupts on to it; answers its exit code. */
function ended(child: ChildProcess): Promise<number> {
  const handOn = (signal: NodeJS.Signals) => {
    interrupted = true
    child.kill(signal)
  }
  process.on('SIGINT', handOn)
  process.on('SIGTERM', handOn)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', handOn)
      process.off('SIGTERM', handOn)
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
}
