/** Without a mouse: every page is reached by a key, every stop of Tab shows, and the work gets done. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { type Counter, counterOn, SUPERVISOR } from './support/counter.ts'
import { fillBranch } from './support/filled-branch.ts'
import { hasFocus, press, tabTo, walkStops } from './support/keyboard.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
let started: StartedBrowser
let counter: Counter

beforeAll(async () => {
  started = await startBrowser()
  started.page.setDefaultTimeout(15_000)
  counter = counterOn(started.page, words)
})
afterAll(async () => {
  await started.close()
})

test('the first run is filled in without the mouse', async () => {
  const { page } = started
  await counter.heading(words.setUp.title)
  expect(await hasFocus(counter.box(words.field.branchCode))).toBe(true)
  expect(await walkStops(page)).toEqual([])
})

describe('at work', () => {
  beforeAll(async () => {
    await fillBranch(started.page)
    await started.page.reload()
    await counter.heading(words.place.today)
  })

  const places: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['today', () => started.page.keyboard.press('F1')],
    ['intake', () => started.page.keyboard.press('F2')],
    ['complaints', () => started.page.keyboard.press('F3')],
    [
      'desk',
      async () => {
        await started.page.keyboard.press('F1')
        await counter.heading(words.place.today)
        await started.page.keyboard.press('1')
        await counter.heading(/^B01-/)
      },
    ],
    ['contact', () => started.page.keyboard.press('c')],
    [
      'handover',
      async () => {
        await started.page.keyboard.press('Escape')
        await started.page.keyboard.press('F4')
      },
    ],
    [
      'sheet',
      async () => {
        const shift = counter.main.getByRole('list').getByRole('button').first()
        await press(started.page, shift)
        await counter.button(words.shift.saveCount).waitFor()
      },
    ],
    ['sync', () => started.page.keyboard.press('F8')],
    ['settings', () => started.page.keyboard.press('F9')],
  ]
  test.each(places)('every stop of %s is reached by Tab and shows itself', async (_name, show) => {
    await show()
    await settled(started.page)
    expect(await walkStops(started.page)).toEqual([])
  })

  test('arrow keys walk the list, Enter opens, Escape leads back', async () => {
    const { page } = started
    await page.keyboard.press('F3')
    const lines = counter.main.getByRole('list', { name: words.list.cases }).getByRole('button')
    await tabTo(page, lines.first())
    await page.keyboard.press('ArrowDown')
    expect(await hasFocus(lines.nth(1))).toBe(true)
    await page.keyboard.press('Enter')
    await counter.heading(/^B01-/)
    await page.keyboard.press('Escape')
    await counter.heading(words.place.complaints)
  })

  test('a contact is written down and saved', async () => {
    const { page } = started
    await page.keyboard.press('F1')
    await counter.heading(words.place.today)
    await page.keyboard.press('2')
    await counter.heading(/^B01-/)
    await page.keyboard.press('c')
    expect(await hasFocus(counter.box(words.field.summary))).toBe(true)
    await page.keyboard.insertText('已向客户说明进度。')
    await page.keyboard.press('Control+Enter')
    const timeline = counter.main.getByRole('region', { name: words.timeline.title })
    await timeline.getByText('已向客户说明进度。').waitFor()
  })

  test('Ctrl+K finds and goes, F7 calls and folds the words to say, Ctrl+L locks, Enter unlocks', async () => {
    const { page } = started
    await page.keyboard.press('Control+k')
    const search = page.getByRole('combobox', { name: words.command.open })
    await search.waitFor()
    await page.keyboard.insertText(words.place.go.sync)
    await page.getByRole('option').filter({ hasText: words.place.go.sync }).waitFor()
    await page.keyboard.press('Enter')
    await counter.heading(words.place.sync)
    const panel = page.getByRole('complementary', { name: words.phrase.title })
    expect(await panel.isVisible()).toBe(true)
    // First the words get the keys, then they fold.
    await page.keyboard.press('F7')
    await panel.locator(':focus').waitFor()
    await page.keyboard.press('F7')
    await panel.waitFor({ state: 'detached' })
    await page.keyboard.press('F7')
    await panel.locator(':focus').waitFor()
    await page.keyboard.press('Control+l')
    await counter.heading(words.lock.title)
    await page.keyboard.type(SUPERVISOR.pin)
    await page.keyboard.press('Enter')
    await counter.heading(words.place.sync)
  })

  test('leaving takes no mouse either', async () => {
    const { page } = started
    await press(page, counter.button(SUPERVISOR.name, page.getByRole('banner')))
    const leave = page.getByRole('menuitem', { name: words.session.signOut })
    await leave.waitFor()
    // A menu that is still unfolding does not take keys yet.
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown')
        return hasFocus(leave)
      })
      .toBe(true)
    await page.keyboard.press('Enter')
    // S4-21(4): a shift is still running here, and that is said before anybody goes.
    const leaving = page.getByRole('dialog', { name: words.leaving.title })
    await leaving.waitFor()
    expect(await faultsOf(page)).toEqual([])
    await pictureOf(page, 'leaving')
    await press(page, counter.button(words.leaving.leave, leaving))
    await counter.heading(words.signIn.title)
    expect(await hasFocus(counter.box(words.field.employeeNo))).toBe(true)
    expect(await walkStops(page)).toEqual([])
  })
})
