/** When the book cannot be opened the window says why, in words, and shows nothing else. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_NAME } from '#main/store/key-file.ts'
import words from '#resources/locales/shell/zh-CN.json' with { type: 'json' }
import { startHost } from './support/host.ts'
import { sandboxed } from './support/runtime.ts'
import { pictureOf } from './support/picture.ts'
import { startWindow } from './support/window.ts'

let dataFolder = ''

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'counterbook-failure-'))
})
afterEach(() => {
  chmodSync(dataFolder, 0o700)
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

async function whatTheWindowSays(name: string): Promise<{ url: string; text: string }> {
  const started = await startWindow({ dataFolder })
  try {
    await pictureOf(started.page, name)
    return {
      url: started.page.url(),
      text: await started.page.evaluate(() => document.body.innerText),
    }
  } finally {
    await started.close()
  }
}

test('a new book is made for this person alone', async () => {
  rmSync(dataFolder, { recursive: true })
  const started = await startWindow({ dataFolder })
  await started.close()
  expect(statSync(dataFolder).mode & 0o077).toBe(0)
  expect(readdirSync(dataFolder)).toContain(DATABASE_NAME)
})

test('a damaged book', async () => {
  await startWindow({ dataFolder }).then((started) => started.close())
  const noise = Buffer.alloc(64 * 1024, 'not a database ')
  for (const name of readdirSync(dataFolder).filter((entry) => entry.startsWith(DATABASE_NAME))) {
    rmSync(join(dataFolder, name))
  }
  writeFileSync(join(dataFolder, DATABASE_NAME), noise)
  const said = await whatTheWindowSays('failure-damaged')
  expect(said.url).toMatch(/^app:\/\/counterbook\/failure\/store\?code=(store_damaged|wrong_key)$/)
  expect(said.text).toContain(words.failure.store.title)
  const { store_damaged: damaged, wrong_key: wrongKey } = words.failure.reasons
  expect(said.text.includes(damaged) || said.text.includes(wrongKey)).toBe(true)
})

test('a book that the loopback host has open', async () => {
  const host = await startHost('workstation', 'serve', '--data', dataFolder)
  try {
    const said = await whatTheWindowSays('failure-in-use')
    expect(said.url).toContain('/failure/storeInUse?code=store_in_use')
    expect(said.text).toContain(words.failure.storeInUse.title)
  } finally {
    await host.stop()
  }
})

test.skipIf(!sandboxed)(
  'a folder that may not be written to (needs an ordinary user)',
  async () => {
    chmodSync(dataFolder, 0o500)
    const said = await whatTheWindowSays('failure-read-only')
    expect(said.url).toContain('/failure/store?code=folder_read_only')
    expect(said.text).toContain(words.failure.reasons.folder_read_only)
  },
)
