/** Starts the built program in a real Electron window. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { driverEnvironment } from '#scripts/runtime/cache-folder.ts'
import { electronFolder, projectRoot, sandboxed } from './runtime.ts'

export interface StartedWindow {
  readonly application: ElectronApplication
  readonly page: Page
  readonly dataFolder: string
  /** Everything the page wrote to its console as an error, in order. */
  readonly errors: readonly string[]
  /** Ends the program; the data folder goes too unless it was given. */
  close(): Promise<void>
  /** Kills the program as a power cut would; resolves when it is gone. The data folder stays. */
  kill(): Promise<void>
}

export interface StartOptions {
  /** An existing book; without it a new one in a temporary folder. */
  readonly dataFolder?: string
  readonly language?: string
}

/** Starts the program and waits for its first window's page to load. */
export async function startWindow(options: StartOptions = {}): Promise<StartedWindow> {
  const own = options.dataFolder === undefined
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'counterbook-e2e-'))
  const language = options.language ?? 'zh-CN'
  // Named this way and not as an executable: only then does the driver load its own start-up code,
  // which holds the first window back until it is watching. Otherwise one start in forty hangs.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronFolder()
  const application = await _electron.launch({
    chromiumSandbox: sandboxed,
    // A virtual display has no graphics processor; looking for one only makes the start uneven.
    args: [projectRoot, '--data', dataFolder, `--lang=${language}`, '--disable-gpu'],
    env: {
      ...definedEnvironment(),
      ...driverEnvironment(),
      LANGUAGE: language.replace('-', '_'),
    },
    timeout: 30_000,
  })
  const page = await application.firstWindow({ timeout: 30_000 })
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (fault) => errors.push(fault.message))
  await page.waitForLoadState('load')
  return {
    application,
    page,
    dataFolder,
    errors,
    async close() {
      await application.close()
      if (own) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
    async kill() {
      const program = application.process()
      const gone = once(program, 'exit')
      program.kill('SIGKILL')
      await gone
    },
  }
}

function definedEnvironment(): Record<string, string> {
  const pairs = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return Object.fromEntries(pairs)
}

/**
 * Asks the main process, and once more when the answer was lost to the garbage collection of the tool that
 * carries it. What is asked may therefore be done twice.
 */
export async function askedAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (fault) {
    if (!/promise was garbage collected/i.test(String(fault))) throw fault
    return ask()
  }
}
