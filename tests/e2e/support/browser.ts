/** Starts the loopback host from source and opens its address in a real Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { startHost } from './host.ts'
import { chromiumExecutable, sandboxed } from './runtime.ts'

export interface OpenedPage {
  readonly page: Page
  readonly browser: Browser
  /** Everything the page wrote to its console as an error, in order. */
  readonly errors: readonly string[]
}

export interface StartedBrowser extends OpenedPage {
  /** The address with its one-time token, as the host printed it. Already used by `page`. */
  readonly url: string
  readonly dataFolder: string
  /** Ends page and host; the data folder goes too unless it was given. */
  close(): Promise<void>
  /** Kills the host as a power cut would, then shuts the page. The data folder stays. */
  kill(): Promise<void>
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
  const words = ['workstation', 'serve', '--data', dataFolder, ...(options.words ?? [])]
  const host = await startHost(...words)
  const opened = await openPage(host.url, options.language)
  return {
    ...opened,
    url: host.url,
    dataFolder,
    async close() {
      await opened.browser.close()
      await host.stop()
      if (own) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
    async kill() {
      await host.kill()
      await opened.browser.close()
    },
  }
}

/** Opens an address in a Chromium of its own, at the counters' screen size. */
export async function openPage(url: string, language = 'zh-CN'): Promise<OpenedPage> {
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    chromiumSandbox: sandboxed,
    args: quiet,
  })
  const context = await browser.newContext({ viewport, locale: language })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (fault) => errors.push(fault.message))
  await page.goto(url, { waitUntil: 'load' })
  return { page, browser, errors }
}
