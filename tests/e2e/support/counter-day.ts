/** The duty page, the registers and the close of a day, as whoever works there knows them: keyboard alone. */
import type { Locator, Page } from 'playwright-core'
import type { Counter, Person } from './counter.ts'
import { chooseFromList, press, tabTo, typeInto } from './keyboard.ts'

/** Goes to a list by Tab and chooses in it. */
export async function pick(page: Page, list: Locator, wanted: string): Promise<void> {
  await tabTo(page, list)
  await chooseFromList(page, list, wanted)
}

export type CounterDay = ReturnType<typeof counterDayOn>

export function counterDayOn({ page, words, main, box, button, heading }: Counter) {
  const within = (name: string) => main.getByRole('region', { name, exact: true })
  const dialog = page.getByRole('dialog', { name: words.day.sign.dialog })

  return {
    within,
    dialog,

    /** Opens the day on duty, at the day it opened with last. */
    async duty() {
      await page.keyboard.press('F10')
      await heading(words.place.duty)
    },

    /** Opens a form of the day by the words of its button, answers the form. */
    async form(opener: Locator, title: string): Promise<Locator> {
      await press(page, opener)
      const form = within(title)
      await form.waitFor()
      return form
    },

    /** Sends the form that has the hand; resolves when it is gone. */
    async record(form: Locator) {
      await page.keyboard.press('Control+Enter')
      await form.waitFor({ state: 'detached' })
    },

    /** Opens one of the registers by its digit, with its new row beside the list. */
    async newRow(register: keyof typeof words.register.kind): Promise<Locator> {
      await page.keyboard.press('F5')
      await heading(words.place.register)
      const tabs = main.getByRole('radiogroup', { name: words.register.tabs }).getByRole('radio')
      await tabs.first().waitFor({ state: 'attached' })
      const wanted = main.getByRole('radio', { name: words.register.kind[register] })
      const ids = await tabs.evaluateAll((all) =>
        all.map((one) => one.closest('label')?.textContent),
      )
      const digit = 1 + ids.findIndex((name) => name?.startsWith(words.register.kind[register]))
      await page.keyboard.press(String(digit))
      await wanted.and(main.getByRole('radio', { checked: true })).waitFor({ state: 'attached' })
      await page.keyboard.press('n')
      const form = page.getByRole('complementary', {
        name: words.register.new[register],
        exact: true,
      })
      await form.waitFor()
      return form
    },

    /** Shows the sheet that stands so in the list of shifts, the newest of them. */
    async openSheet(standing: string) {
      await page.keyboard.press('F4')
      await heading(words.place.handover)
      await press(page, main.getByRole('button', { name: standing }).first())
      await main.getByRole('region', { name: words.shift.section.balances }).waitFor()
    },

    /** Opens the close of a day from the list of shifts. */
    async closing() {
      await page.keyboard.press('F4')
      await heading(words.place.handover)
      await page.keyboard.press('d')
      await main.getByText(words.day.note).waitFor()
    },

    /** Maker and manager give number and PIN. */
    async sign(maker: Person, manager: Person) {
      if (!(await dialog.isVisible())) await press(page, button(words.day.sign.go))
      for (const [side, person] of [
        ['maker', maker],
        ['manager', manager],
      ] as const) {
        const hand = dialog.getByRole('group', { name: words.day.sign[side] })
        await typeInto(page, box(words.field.employeeNo, hand), person.employeeNo)
        await typeInto(page, hand.getByLabel(words.field.pin), person.pin)
      }
      await press(page, button(words.day.sign.do, dialog))
    },
  }
}
