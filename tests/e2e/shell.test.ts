/** How the window behaves when things go wrong: told in words, with nothing lost and a way on. */
import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import words from '#resources/locales/shell/zh-CN.json' with { type: 'json' }
import { driverEnvironment } from '#scripts/runtime/cache-folder.ts'
import { electronExecutable, projectRoot, sandboxed } from './support/runtime.ts'
import { type StartedWindow, startWindow } from './support/window.ts'

let started: StartedWindow

beforeAll(async () => {
  started = await startWindow()
})

afterAll(async () => {
  await started.close()
})

test('a second start with the same book ends and leaves the first alone', async () => {
  const second = spawn(
    electronExecutable(),
    [projectRoot, '--data', started.dataFolder, ...(sandboxed ? [] : ['--no-sandbox'])],
    { stdio: 'ignore', env: { ...process.env, ...driverEnvironment() } },
  )
  expect(await exitCode(second)).toBe(0)
  const count = await started.application.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  )
  expect(count).toBe(1)
})

test('the page hears what the book announces, and stops hearing when it leaves', async () => {
  const heard = await started.page.evaluate(() => {
    const seen: unknown[] = []
    const host = window as unknown as {
      counterbook: { subscribe(topic: string, listener: (detail: unknown) => void): () => void }
      heard: unknown[]
      leave: () => void
    }
    host.heard = seen
    host.leave = host.counterbook.subscribe('records', (detail) => seen.push(detail))
    try {
      host.counterbook.subscribe('nothing', () => undefined)
      return 'took an unknown topic'
    } catch {
      return 'refused an unknown topic'
    }
  })
  expect(heard).toBe('refused an unknown topic')
  const announce = (id: string) =>
    started.application.evaluate(({ BrowserWindow }, changed) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.webContents.send('counterbook:announcement', {
        topic: 'records',
        detail: { changed: [{ kind: 'complaint', id: changed }] },
      })
    }, id)
  await announce('first')
  await started.page.waitForTimeout(100)
  await started.page.evaluate(() => (window as unknown as { leave(): void }).leave())
  await announce('second')
  await started.page.waitForTimeout(100)
  const seen = await started.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
  expect(seen).toEqual([{ changed: [{ kind: 'complaint', id: 'first' }] }])
})

// Last, because it ends the page that the driver holds on to.
test('a screen that crashes is replaced by words and a way back', async () => {
  const after = await started.application.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('there is no window')
    const page = window.webContents
    const loaded = () =>
      new Promise<void>((resolve) => {
        page.once('did-finish-load', () => resolve())
      })
    const text = () => page.executeJavaScript('document.body.innerText') as Promise<string>
    const failing = loaded()
    page.forcefullyCrashRenderer()
    await failing
    const failure = { url: page.getURL(), text: await text() }
    const returning = loaded()
    await page.executeJavaScript(`document.querySelector('a').click()`, true)
    await returning
    return { failure, back: page.getURL() }
  })
  expect(after.failure.url).toMatch(/^app:\/\/counterbook\/failure\/crashed\?/)
  expect(after.failure.text).toContain(words.failure.crashed.title)
  expect(after.failure.text).toContain(words.failure.kept)
  expect(after.back).toBe('app://counterbook/index.html')
})

function exitCode(of: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    of.once('error', reject)
    of.once('exit', resolve)
  })
}
