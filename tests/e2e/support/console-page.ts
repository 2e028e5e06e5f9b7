/** Head office's console as a person knows it. */
import type { Page } from 'playwright-core'
import type { Person } from './counter.ts'
import { press } from './keyboard.ts'
import { settled } from './look.ts'
import type { Words } from './words.ts'

export type ConsolePage = ReturnType<typeof consoleOn>

/** A console page with names for its places. */
export function consoleOn(page: Page, words: Words) {
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  const button = (name: string) => page.getByRole('button', { name })
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const main = page.getByRole('main')
  return {
    page,
    words,
    box,
    button,
    heading,
    main,
    settled: () => settled(page),

    /** The first user, with the word that the hub told its operator. */
    async setUp(token: string, person: Person) {
      await heading(words.console.setUp)
      await box(words.field.token).fill(token)
      await box(words.field.employeeNo).fill(person.employeeNo)
      await page.getByLabel(words.field.pin, { exact: true }).fill(person.pin)
      await button(words.console.doSetUp).click()
      await heading(words.console.place.branches)
    },

    async signIn(person: Person) {
      await heading(words.console.signIn)
      await box(words.field.employeeNo).fill(person.employeeNo)
      await page.getByLabel(words.field.pin, { exact: true }).fill(person.pin)
      await page.keyboard.press('Enter')
      await page.getByRole('navigation').waitFor()
    },

    async signOut() {
      await button(words.session.signOut).click()
      await heading(words.console.signIn)
    },

    /** Every case of every branch, fresh from the hub. */
    async showCases() {
      await page.keyboard.press('F2')
      await heading(words.console.place.cases)
      return main.getByRole('list', { name: words.list.cases }).getByRole('button')
    },

    /** Opens one case, by keyboard. */
    async openCase(number: string) {
      const lines = await this.showCases()
      await press(page, lines.filter({ hasText: number }))
      await heading(number)
    },

    /** Sends an instruction to the branch of the case that is open. */
    async instruct(text: string) {
      await box(words.field.text).fill(text)
      await button(words.console.sendToBranch).click()
      await main.getByText(words.instruction.waiting).waitFor()
    },
  }
}
