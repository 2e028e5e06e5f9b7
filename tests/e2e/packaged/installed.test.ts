/**
 * The packed program as it would be installed: copied away from the project, so that nothing of the
 * project can stand in for what was forgotten, with every fuse set as it ships.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot, sandboxed } from '../support/runtime.ts'
import { pictureOf } from '../support/picture.ts'

let away = ''
let program: ChildProcess | undefined
let browser: Browser | undefined
let page: Page

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/package.ts', '--dir', '--test-electron'], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
    // The packer links files instead of copying them when it believes to be in a test of its own.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'VITEST')),
  })
  away = mkdtempSync(join(tmpdir(), 'counterbook-installed-'))
  cpSync(join(projectRoot, 'dist', 'linux-unpacked'), join(away, 'program'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  const words = [
    '--data',
    join(away, 'data'),
    '--lang=zh-CN',
    '--remote-debugging-port=0',
    '--disable-gpu',
    ...(sandboxed ? [] : ['--no-sandbox']),
  ]
  program = spawn(join(away, 'program', 'counterbook'), words, {
    cwd: away,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LANGUAGE: 'zh_CN' },
  })
  // The release fuses close the inspector that the usual driver needs; the page's own port stays.
  const address = await debuggerAddress(program)
  await untilLoaded(new URL(address).port)
  browser = await chromium.connectOverCDP(address)
  page = await firstPage(browser)
  await page.waitForLoadState('load')
}, 180_000)

afterAll(async () => {
  const gone = new Promise((resolve) => program?.once('exit', resolve))
  await browser?.close()
  if (program?.exitCode === null && program.kill('SIGTERM')) await gone
  if (away !== '') rmSync(away, { recursive: true, force: true, maxRetries: 5 })
})

test('opens its screen away from the project', async () => {
  expect(page.url()).toBe('app://counterbook/index.html')
  await page.waitForSelector('#root > *', { timeout: 20_000 })
  expect(await page.evaluate(() => document.body.innerText.trim().length)).toBeGreaterThan(0)
  await pictureOf(page, 'installed-first')
})

test('answers a call', async () => {
  const answer = await page.evaluate(() => {
    const host = window as unknown as {
      counterbook: { call: { app: { status(): Promise<unknown> } } }
    }
    return host.counterbook.call.app.status()
  })
  expect(answer).toMatchObject({ ok: true })
})

test('ships with every fuse set', async () => {
  const wire = await getCurrentFuseWire(join(away, 'program', 'counterbook'))
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  for (const fuse of off) expect(wire[fuse]).toBe(FuseState.DISABLE)
  for (const fuse of on) expect(wire[fuse]).toBe(FuseState.ENABLE)
})

test('holds nothing that only building needs', () => {
  const archive = join(away, 'program', 'resources', 'app.asar')
  const asar = join(projectRoot, 'node_modules', '@electron', 'asar', 'bin', 'asar.js')
  const names = execFileSync(process.execPath, [asar, 'list', archive], { encoding: 'utf8' })
  const unwanted = names
    .split('\n')
    .filter((name) => /node-linux|node-win|\.ts$|tests\//.test(name))
  expect(unwanted).toEqual([])
})

function debuggerAddress(from: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    from.once('exit', (code) => {
      reject(new Error(`the program ended with code ${code}: ${said.join('\n')}`))
    })
    if (!from.stderr) return
    createInterface({ input: from.stderr }).on('line', (line) => {
      said.push(line)
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}

/**
 * Waits until the page has its title. A driver that connects while the first window is being made
 * sometimes waits for ever; the list of pages can be read without connecting.
 */
async function untilLoaded(port: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`)
    const pages = (await answer.json()) as readonly { type: string; title: string; url: string }[]
    if (pages.some(({ type, title, url }) => type === 'page' && title !== '' && title !== url))
      return
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  throw new Error('the program showed no page within twenty seconds')
}

async function firstPage(connected: Browser): Promise<Page> {
  const [context] = connected.contexts()
  if (!context) throw new Error('the program shows no window')
  return context.pages()[0] ?? (await context.waitForEvent('page', { timeout: 20_000 }))
}
