/** The holiday list of a further year: chosen as a file, looked at, taken in; and a day of the branch's own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOLIDAYS_2027 } from '../support/valid-inputs.ts'
import { type Counter, counterOn, SUPERVISOR } from './support/counter.ts'
import { faultsOf, overflows, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { type StartedWindow, startWindow } from './support/window.ts'
import { sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
let folder: string
let started: StartedWindow
let counter: Counter

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-list-'))
  started = await startWindow({ dataFolder: join(folder, 'data') })
  counter = counterOn(started.page, words)
  await counter.setUp(SUPERVISOR)
}, 60_000)
afterAll(async () => {
  await started.close()
  rmSync(folder, { recursive: true })
})

async function choose(list: object): Promise<void> {
  const file = join(folder, 'list.json')
  writeFileSync(file, JSON.stringify(list))
  await started.page.locator('input[type=file]').setInputFiles(file)
}

test('half a list says which holiday is missing, and nothing is taken in', async () => {
  await started.page.keyboard.press('F9')
  await choose({ ...HOLIDAYS_2027, holidays: HOLIDAYS_2027.holidays.slice(0, 6) })
  await counter.main
    .getByText(sentence(words.calendar.fault.holiday_missing, { names: '国庆' }))
    .waitFor()
  expect(await counter.main.getByText(words.calendar.takenIn).count()).toBe(0)
})

test('a whole list is looked at and taken in', async () => {
  await choose(HOLIDAYS_2027)
  await counter.main.getByText(sentence(words.calendar.add, { year: '2027' })).waitFor()
  await settled(started.page)
  await pictureOf(started.page, 'calendar-list-read')
  expect(await faultsOf(started.page)).toEqual([])
  await counter.main.getByRole('button', { name: words.calendar.takeIn }).click()
  await counter.main.getByText(words.calendar.takenIn).waitFor()
  await settled(started.page)
  expect(await overflows(started.page)).toEqual([])
  await pictureOf(started.page, 'calendar-list-taken-in')
})

test('working hours are typed as they are said', async () => {
  const hours = counter.main.getByLabel(words.calendar.hours)
  await hours.fill('08:30-12:00 13:30-17:30')
  await started.page.keyboard.press('Enter')
  await started.page.keyboard.press('F1')
  await started.page.keyboard.press('F9')
  await counter.main.getByLabel(words.calendar.hours).waitFor()
  expect(await counter.main.getByLabel(words.calendar.hours).inputValue()).toBe(
    '08:30-12:00 13:30-17:30',
  )
  expect(started.errors).toEqual([])
})
