/** What no page may do, in any language and colour: judged the same way on every screen. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** WCAG 2.2 A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Resolves when nothing on the page waits for an answer and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.waiting') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
}

/** What is wrong with the page as it stands, one line for each; empty when nothing is. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  return [...(await barriers(page)), ...(await bareKeys(page)), ...(await overflows(page))]
}

/**
 * Barriers that axe finds. Its source goes in through the debugger, which the page's policy does not
 * bind: the policy itself stays as it ships, so that breaking it still shows.
 */
async function barriers(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    const debug = await page.context().newCDPSession(page)
    await debug.send('Runtime.evaluate', { expression: axeSource })
    await debug.detach()
  }
  const found = await page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    const results = await axe.run({
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
      // What stands in style sheets it would fetch again, and the policy refuses that.
      preload: false,
    })
    return results.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => ({ id, help, html, failureSummary })),
    )
  }, RULES)
  return found.map(({ id, help, html, failureSummary }) =>
    [`${id}: ${help}`, html.slice(0, 200), failureSummary.split('\n').at(1)?.trim()].join(' | '),
  )
}

/** Keys of words that were shown in place of the words. */
async function bareKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const bare = /^[a-z]+\.[a-zA-Z.]+$/
    const seen: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const text = walk.currentNode.textContent?.trim() ?? ''
      if (bare.test(text)) seen.push(`bare key: ${text}`)
    }
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(name) ?? ''
        if (bare.test(text)) seen.push(`bare key in ${name}: ${text}`)
      }
    }
    return seen
  })
}

/** Parts that are wider than the place they stand in: what is cut off, or must be scrolled sideways. */
export async function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen: string[] = []
    const name = (element: Element) =>
      `${element.tagName}.${String(element.className)}`.slice(0, 90)
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) seen.push(`the page is ${scrollWidth} wide, not ${clientWidth}`)
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element)
      const sideways = element.scrollWidth - element.clientWidth
      // One pixel comes from rounding; boxes that people type in scroll by nature.
      if (sideways <= 1 || element.clientWidth === 0 || element.matches('input, textarea')) continue
      if (style.overflowX === 'auto' || style.overflowX === 'scroll') {
        seen.push(`scrolls sideways by ${sideways}: ${name(element)}`)
      }
    }
    const edge = document.documentElement.clientWidth
    for (const element of document.body.querySelectorAll('button, input, a, h1, h2, p, td, th')) {
      const { right, left, width, height } = element.getBoundingClientRect()
      const shown = element.checkVisibility({ visibilityProperty: true })
      const hidden = !shown || width <= 1 || height <= 1 || right < 0
      if (!hidden && (right > edge + 1 || left < -1)) {
        seen.push(
          `reaches past the edge (${Math.round(left)}–${Math.round(right)}): ${name(element)}`,
        )
      }
    }
    return seen
  })
}
