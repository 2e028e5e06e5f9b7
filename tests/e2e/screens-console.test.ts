/** Head office's pages, in three languages and two themes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsolePage, consoleOn } from './support/console-page.ts'
import { BRANCH, HEAD_OFFICE } from './support/counter.ts'
import { type FilledOffice, startFilledOffice } from './support/filled-office.ts'
import { faultsOf } from './support/look.ts'
import { chooseLook, type Look, LOOKS } from './support/looks.ts'
import { pictureForReaders, pictureOf } from './support/picture.ts'

let office: FilledOffice

beforeAll(async () => {
  office = await startFilledOffice()
})
afterAll(async () => {
  await office.close()
})

const key = (press: string) => (here: ConsolePage) => here.page.keyboard.press(press)
const screens: readonly {
  readonly name: string
  readonly show: (here: ConsolePage) => Promise<unknown>
}[] = [
  { name: 'branches', show: key('F1') },
  { name: 'cases', show: (here) => here.showCases() },
  { name: 'case', show: (here) => here.openCase(office.caseNumber) },
  { name: 'notices', show: key('F3') },
  { name: 'words', show: key('F7') },
  ...(['library', 'forbidden'] as const).map((part) => ({
    name: `words-${part}`,
    async show({ page, main, words }: ConsolePage) {
      await page.keyboard.press('F7')
      const parts = main.getByRole('radiogroup', { name: words.console.place.words })
      await parts.getByText(words.words[part], { exact: true }).click()
      await main.getByRole('list').getByRole('button').first().press('Enter')
      await main.locator('form').first().waitFor()
    },
  })),
  {
    name: 'devices',
    async show({ page, box, button, main, words }) {
      await page.keyboard.press('F4')
      await box(words.field.branchCode).fill(BRANCH.code)
      await button(words.console.makeCode).click()
      await main.getByRole('status').getByText(/^CB1-/).waitFor()
    },
  },
]

/** Faults of the page as it stands; keeps its picture in the first look. */
async function faults(here: ConsolePage, name: string, look: Look): Promise<readonly string[]> {
  await here.settled()
  if (look === LOOKS[0]) {
    await pictureOf(here.page, `console-${name}`)
    if (name === 'case') await pictureForReaders(here.page, 'console')
  }
  return faultsOf(here.page)
}

describe.each(LOOKS)('$language $theme', (look) => {
  let here: ConsolePage
  beforeAll(async () => {
    here = consoleOn(office.headOffice.page, await chooseLook(office.console, look))
  })

  test.each(screens)('$name', async ({ name, show }) => {
    await show(here)
    expect(await faults(here, name, look)).toEqual([])
  })

  test('door', async () => {
    await here.signOut()
    expect(await faults(here, 'door', look)).toEqual([])
    await here.signIn(HEAD_OFFICE)
  })
})

test('the console complained of nothing', () => {
  expect(office.headOffice.errors).toEqual([])
})
