/** Starts the loopback host from source and opens its address in a real Chromium. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumExecutable, projectRoot, sandboxed } from './runtime.ts'

export interface StartedBrowser {
  readonly page: Page
  readonly browser: Browser
  /** The address with its one-time token, as the host printed it. Already used by `page`. */
  readonly url: string
  readonly dataFolder: string
  readonly errors: readonly string[]
  close(): Promise<void>
}

export interface BrowserOptions {
  readonly dataFolder?: string
  readonly language?: string
  /** Further words for `workstation serve`. */
  readonly words?: readonly string[]
}

/** The counters' screen size; nothing of the browser's own may call the network. */
const viewport = { width: 1366, height: 768 }
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts host and browser and waits for the page to load. */
export async function startBrowser(options: BrowserOptions = {}): Promise<StartedBrowser> {
  const own = options.dataFolder === undefined
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'counterbook-e2e-'))
  const host = await startHost(
    'workstation',
    'serve',
    '--data',
    dataFolder,
    ...(options.words ?? []),
  )
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    chromiumSandbox: sandboxed,
    args: quiet,
  })
  const context = await browser.newContext({ viewport, locale: options.language ?? 'zh-CN' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (fault) => errors.push(fault.message))
  await page.goto(host.url, { waitUntil: 'load' })
  return {
    page,
    browser,
    url: host.url,
    dataFolder,
    errors,
    async close() {
      await browser.close()
      await host.stop()
      if (own) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** How long a host may take to end. */
const STOP_MS = 10_000

export interface StartedHost {
  readonly url: string
  /** Asks the host to end and waits until it has. */
  stop(): Promise<void>
}

/** Starts `counterbook …words` and reads its first line, `{"ok":true,"url":…}`. */
export async function startHost(...words: readonly string[]): Promise<StartedHost> {
  const command = join(projectRoot, 'scripts', 'counterbook.ts')
  const host = spawn(process.execPath, [command, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  host.stderr.on('data', (bytes: Buffer) => complaints.push(bytes.toString()))
  const line = await firstLine(host, complaints)
  const { ok, url } = JSON.parse(line) as { ok: boolean; url?: string }
  if (!ok || url === undefined) throw new Error(`the host refused: ${line}`)
  return {
    url,
    async stop() {
      if (host.exitCode !== null) return
      const gone = once(host, 'exit')
      host.kill('SIGTERM')
      const late = setTimeout(() => host.kill('SIGKILL'), STOP_MS)
      const [, signal] = (await gone) as [number | null, NodeJS.Signals | null]
      clearTimeout(late)
      if (signal === 'SIGKILL') throw new Error('the host did not end when it was asked to')
    },
  }
}

function firstLine(host: ChildProcess, complaints: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (host.stdout) createInterface({ input: host.stdout }).once('line', resolve)
    host.once('error', reject)
    host.once('exit', (code) => {
      reject(new Error(`the host ended with code ${code}: ${complaints.join('')}`))
    })
  })
}
