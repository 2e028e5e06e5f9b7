/** Boxes for words of staff in a real browser: each underline lies under its own characters, and undoing works. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { type Counter, counterOn } from './support/counter.ts'
import { callOf, fillBranch } from './support/filled-branch.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { LANGUAGES, wordsOf } from './support/words.ts'

const SAID =
  '上午联系客户，说明处理经过。这是常有的事，公司的规定就是这样的，我们一定马上办好。\n' +
  'About the VIP card（尾号 8821）：“请稍候”，AVATAR ffi；你必须带身份证来办理。\n\n' +
  '客户说：“你们叫我不知道，不清楚”，已核实。改天再和你联络，这种问题连小孩子都会。'
let started: StartedBrowser
let counter: Counter

beforeAll(async () => {
  started = await startBrowser()
  started.page.setDefaultTimeout(20_000)
  counter = counterOn(started.page, wordsOf('zh-CN'))
  await fillBranch(started.page)
})
afterAll(async () => {
  await started.close()
})

/** The box of a contact with a customer, on the desk of the first case. */
async function contactBox(language: (typeof LANGUAGES)[number] = 'zh-CN'): Promise<Locator> {
  const { page } = started
  const words = wordsOf(language)
  await callOf(page)('setting.change', { locale: language })
  await page.reload()
  counter = counterOn(page, words)
  await counter.heading(words.place.today)
  await settled(page)
  await page.keyboard.press('1')
  await counter.heading(/^B01-/)
  await page.keyboard.press('c')
  return counter.box(words.field.summary)
}

/**
 * Asks the browser which characters of the box stand under the ends of each underline. Answers the
 * underlined words as the box has them there, and as the underline has them.
 */
async function compared(box: Locator): Promise<(readonly [string, string])[]> {
  return box.evaluate((element) => {
    const control = element as HTMLTextAreaElement
    const mirror = control.parentElement?.querySelector('.staff-words-mirror')
    const ranges = [...CSS.highlights].flatMap(([name, highlight]) =>
      name.startsWith('staff-') ? ([...highlight] as Range[]) : [],
    )
    const inside = control.getBoundingClientRect()
    const at = (x: number, y: number) => {
      const found = document.caretPositionFromPoint(x, y)
      return found?.offsetNode === control ? found.offset : -1
    }
    const seen: (readonly [string, string])[] = []
    for (const range of ranges) {
      if (mirror?.contains(range.startContainer) !== true) continue
      const rects = [...range.getClientRects()]
      const [first, last] = [rects[0], rects.at(-1)]
      if (!first || !last) throw new Error('an underline without a place')
      const top = Math.max(inside.top + 4, 0)
      const bottom = Math.min(inside.bottom - 4, window.innerHeight)
      if (first.top < top || last.bottom > bottom) continue
      if (first.left < inside.left || last.right > inside.right) continue
      const start = at(first.left + 1, (first.top + first.bottom) / 2)
      const end = at(last.right - 1, (last.top + last.bottom) / 2)
      // Under the bar with the buttons nothing can be seen.
      if (start < 0 || end < 0) continue
      seen.push([control.value.slice(start, end), range.toString()])
    }
    return seen
  })
}

async function agree(box: Locator, least: number): Promise<void> {
  await box.locator('xpath=../..').locator('mark').first().waitFor()
  // A box moves its text to the caret when it is drawn.
  await started.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  await started.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  const pairs = await compared(box)
  expect(pairs.length).toBeGreaterThanOrEqual(least)
  expect(pairs.map(([boxed]) => boxed)).toEqual(pairs.map(([, marked]) => marked))
}

test('R-294 underlines lie under their own characters, wrapped, scrolled and enlarged', async () => {
  const { page } = started
  const box = await contactBox()
  await box.fill(SAID)
  await agree(box, 7)
  await box.fill(Array.from({ length: 6 }, () => SAID).join('\n'))
  const heights = await box.evaluate((element) => [element.scrollHeight, element.clientHeight])
  expect(heights[0]).toBeGreaterThan(heights[1] ?? 0)
  for (const share of [0, 0.37, 1]) {
    await box.evaluate((element, part) => {
      element.scrollTop = part * (element.scrollHeight - element.clientHeight)
    }, share)
    await agree(box, 3)
  }
  const debug = await page.context().newCDPSession(page)
  const metrics = { width: 911, height: 512, deviceScaleFactor: 1.5, mobile: false }
  await debug.send('Emulation.setDeviceMetricsOverride', metrics)
  await box.scrollIntoViewIfNeeded()
  await agree(box, 3)
  await debug.send('Emulation.clearDeviceMetricsOverride')
})

test('R-294 in a box of one line too, where its text has moved', async () => {
  const { page } = started
  const words = wordsOf('zh-CN')
  await page.keyboard.press('F2')
  await counter.heading(words.intake.title)
  await page.getByRole('checkbox', { name: words.intake.noContact }).check()
  const box = counter.box(words.field.contactMissingReason)
  await box.click()
  const text = '公司的规定就是这样的，客户匆忙离开，'.repeat(8)
  await page.keyboard.type(`${text}这是常有的事`)
  expect(await box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  await agree(box, 1)
  await page.keyboard.press('Home')
  await agree(box, 1)
  await pictureOf(page, 'staff-words-line')
})

test('R-294 the key replaces, and undoing gives back what was typed', async () => {
  const { page } = started
  const box = await contactBox()
  await box.click()
  await page.keyboard.type('您好，这是常有的事。')
  await box.locator('xpath=../..').locator('mark').first().waitFor()
  await page.keyboard.press('Alt+Enter')
  const replaced = '您好，让您遇到这样的事，对不起，我来查清原因。'
  expect(await box.inputValue()).toBe(replaced)
  await page.keyboard.type('请')
  expect(await box.inputValue()).toBe(replaced.replace('。', '请。'))
  await page.keyboard.press('Control+z')
  expect(await box.inputValue()).toBe(replaced)
  await page.keyboard.press('Control+z')
  expect(await box.inputValue()).toBe('您好，这是常有的事。')
})

test.each(LANGUAGES)('R-294 the hint in %s has no barrier', async (language) => {
  const { page } = started
  const box = await contactBox(language)
  await box.fill(SAID)
  await box.locator('xpath=../..').locator('mark').first().waitFor()
  await page.keyboard.press('Alt+ArrowDown')
  await settled(page)
  await pictureOf(page, `staff-words-${language}`)
  expect(await faultsOf(page)).toEqual([])
})
