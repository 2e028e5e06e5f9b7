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

/** Chooses one of a row of choices with the arrow keys; where none is chosen yet, beginning with the first. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  const wanted = group.getByRole('radio', { name, exact: true })
  const chosen = group.getByRole('radio', { checked: true })
  await group.getByRole('radio').first().waitFor({ state: 'attached' })
  if ((await chosen.count()) > 0) await tabTo(page, chosen)
  else await tick(page, group.getByRole('radio').first())
  for (let step = 0; step < STOPS; step += 1) {
    if (await wanted.isChecked()) return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`the arrow keys never reach ${name}`)
}

/** Resolves when what was typed has been drawn. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))
      }),
  )
}

/**
 * Chooses in the list that has the hand: the words are typed where it searches, and walked to where it
 * does not.
 */
export async function chooseFromList(page: Page, list: Locator, wanted: string): Promise<void> {
  if ((await list.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowDown')
  if ((await list.getAttribute('readonly')) === null) await list.fill(wanted)
  await drawn(page)
  const option = page.locator('.ant-select-item-option').filter({ hasText: wanted }).last()
  const active = page.locator('.ant-select-item-option-active').filter({ hasText: wanted })
  await option.waitFor()
  for (let step = 0; step < STOPS && (await active.count()) === 0; step += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  const box = list.locator(
    'xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")][1]',
  )
  await box.getByText(wanted).first().waitFor({ state: 'attached' })
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

/**
 * Walks every stop of the page once round. Answers what is wrong: stops whose focus cannot be seen, and
 * controls that Tab never reaches. A group of choices is one stop, as the arrow keys walk inside it.
 */
export async function walkStops(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    for (const seen of document.querySelectorAll('[data-walked]'))
      seen.removeAttribute('data-walked')
  })
  const faults: string[] = []
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(noteStop)
    if (seen === 'round') break
    if (seen !== '') faults.push(`its focus cannot be seen: ${seen}`)
  }
  const missed = await page.evaluate(() => {
    const found: string[] = []
    const all = document.querySelectorAll<HTMLElement>(
      'a[href],button,input,select,textarea,[tabindex]',
    )
    for (const element of all) {
      const radio = element instanceof HTMLInputElement && element.type === 'radio'
      const reachable = element.tabIndex >= 0 && !element.matches(':disabled') && !radio
      if (
        reachable &&
        element.checkVisibility({ visibilityProperty: true }) &&
        element.dataset['walked'] === undefined
      ) {
        found.push(element.outerHTML.slice(0, 160))
      }
    }
    return found
  })
  return [...faults, ...missed.map((html) => `Tab never reaches: ${html}`)]
}

/** Runs in the page: what has the focus now; `round` after the last, empty when its focus shows. */
function noteStop(): string {
  const element = document.activeElement as HTMLElement | null
  // After the last stop the browser's own bar has its turn.
  if (!element || element === document.body) return ''
  if (element.dataset['walked'] !== undefined) return 'round'
  element.dataset['walked'] = ''
  // The kit draws the ring of a small control on the box around it.
  let around: Element | null = element
  for (let step = 0; around && step < 4; step += 1) {
    const { outlineStyle, outlineWidth } = getComputedStyle(around)
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return ''
    around = around.parentElement
  }
  return element.outerHTML.slice(0, 160)
}
