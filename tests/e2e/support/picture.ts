import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from './runtime.ts'

/** Keeps a picture of the page under `test-output/screenshots`, which CI keeps. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  const folder = join(projectRoot, 'test-output', 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Keeps a picture for the manual under `docs/pictures`, when `COUNTERBOOK_PICTURES` asks for new ones. */
export async function pictureForReaders(page: Page, name: string): Promise<void> {
  if (process.env['COUNTERBOOK_PICTURES'] === undefined) return
  const folder = join(projectRoot, 'docs', 'pictures')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
