/** Working a page with the keyboard alone: what cannot be reached by Tab fails here. */
import type { Locator, Page } from 'playwright-core'

/** More stops than any page has; a target beyond them cannot be reached. */
const STOPS = 90

/** True when the keys go to this element. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${String(target)}`)
}

/** Goes to a box by Tab and replaces what stands there. */
export async function typeInto(page: Page, box: Locator, text: string): Promise<void> {
  await tabTo(page, box)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

/** Chooses one of a row of choices with the arrow keys. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  const wanted = group.getByRole('radio', { name, exact: true })
  await tabTo(page, group.getByRole('radio', { checked: true }))
  for (let step = 0; step < STOPS; step += 1) {
    if (await wanted.isChecked()) return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`the arrow keys never reach ${name}`)
}

/** Ticks a box with the space bar. */
export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box)
  await page.keyboard.press('Space')
}

/** Goes to a button by Tab and presses Enter. */
export async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}
