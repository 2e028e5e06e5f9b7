/** The strip as the person at the counter works it: by keys alone, its words read from its page. */
import type { ElectronApplication, Page } from 'playwright-core'
import { press } from './keyboard.ts'
import { askedAgain } from './window.ts'
import type { Words } from './words.ts'

/** Waits for the page of the strip that is being opened. */
export async function stripPage(application: ElectronApplication): Promise<Page> {
  const isStrip = (page: Page) => page.url().endsWith('/strip.html')
  const page =
    application.windows().find(isStrip) ??
    (await application.waitForEvent('window', { predicate: isStrip, timeout: 15_000 }))
  await page.waitForLoadState('load')
  return page
}

/** What the shell says of the strip's window. */
export function stripWindow(application: ElectronApplication) {
  const ask = () =>
    application.evaluate(({ BrowserWindow }) => {
      const strip = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().endsWith('/strip.html'),
      )
      return strip
        ? {
            visible: strip.isVisible(),
            onTop: strip.isAlwaysOnTop(),
            bounds: strip.getBounds(),
            resizable: strip.isResizable(),
            movable: strip.isMovable(),
          }
        : null
    })
  return askedAgain(ask)
}

export type StripWalk = ReturnType<typeof stripOn>

/** A walk on the strip. */
export function stripOn(page: Page, words: Words) {
  const article = page.getByRole('article')
  const region = (name: string) => article.getByRole('region', { name, exact: true })
  const said = region(words.walk.say)
  /** Steps follow each other faster than a person reads: the next one begins when this one has been answered. */
  const after = async (act: () => Promise<void>) => {
    const before = await article.textContent()
    await act()
    await page.waitForFunction(
      (was) => document.querySelector('article')?.textContent !== was,
      before,
    )
    await page.locator('article button:not([disabled])').first().waitFor()
  }
  return {
    page,
    article,
    said,
    replies: region(words.walk.replies),
    records: region(words.walk.records),
    /** What is said at the end, once it has come. */
    end: async () => ((await article.getByRole('status').textContent()) ?? '').trim(),
    /** What is refused, in words. */
    refusal: async () => (await article.getByRole('alert').textContent()) ?? '',

    /** Chooses a situation from the list by arrow keys and Enter, about no case unless asked. */
    async begin(code: string, aboutCase: boolean) {
      await page.keyboard.press('F8')
      const list = page.getByRole('region', { name: words.walk.list })
      if ((await article.count()) > 0) await page.keyboard.press('Escape')
      const row = list.getByRole('button').filter({ hasText: code })
      await row.waitFor()
      const about = list.getByRole('checkbox')
      if ((await about.count()) > 0 && (await about.isChecked()) !== aboutCase) {
        await about.press('Space')
      }
      await press(page, row)
      await article.waitFor()
    },

    /** Space: the words were said. */
    say: () => after(() => page.keyboard.press('Space')),
    /** A digit: what the customer did. */
    reply: (digit: number) => after(() => page.keyboard.press(String(digit))),

    /** A need that is no time, or the time in an hour. */
    give: (need: keyof Words['walk']['needDone'], time = false) =>
      after(() => {
        const name = time ? words.promise.inAnHour : words.walk.needDone[need]
        return press(
          page,
          region(words.walk.needs)
            .getByRole('listitem')
            .filter({ hasText: words.walk.need[need] })
            .getByRole('button', { name }),
        )
      }),

    /** Asks for the form of a record; it opens in the main window. */
    async record(name: keyof Words['walk']['record']) {
      await press(
        page,
        region(words.walk.records)
          .getByRole('listitem')
          .filter({ hasText: words.walk.record[name] })
          .getByRole('button', { name: words.walk.openForm }),
      )
    },

    /** Resolves when the strip has seen the record in the book. */
    recorded: (name: keyof Words['walk']['record']) =>
      region(words.walk.records)
        .locator('.mark-good')
        .filter({ hasText: words.walk.record[name] })
        .waitFor(),
  }
}
