/** The pages before the work, and a workstation in which nothing has been written yet. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { type Counter, counterOn, SUPERVISOR } from './support/counter.ts'
import { faultsOf } from './support/look.ts'
import { chooseLook, LOOKS } from './support/looks.ts'
import { pictureOf } from './support/picture.ts'
import { wordsOf } from './support/words.ts'

let started: StartedBrowser
let counter: Counter

beforeAll(async () => {
  started = await startBrowser()
  started.page.setDefaultTimeout(15_000)
  counter = counterOn(started.page, wordsOf('zh-CN'))
})
afterAll(async () => {
  await started.close()
})

/** Faults of the page in each of the six looks, chosen on the page itself; keeps a picture of the first. */
async function faultsInEveryLook(name: string): Promise<readonly string[]> {
  await pictureOf(started.page, name)
  const faults: string[] = []
  for (const look of LOOKS) {
    await chooseLook(counter, look)
    for (const fault of await faultsOf(started.page)) {
      faults.push(`${look.language} ${look.theme}: ${fault}`)
    }
  }
  await chooseLook(counter, { language: 'zh-CN', theme: 'paper' })
  return faults
}

test('set-up', async () => {
  const { words } = counter
  await counter.heading(words.setUp.title)
  expect(await faultsInEveryLook('set-up')).toEqual([])
  await counter.button(words.setUp.do).click()
  await counter.shown(words.form.required)
  expect(await faultsInEveryLook('set-up-refused')).toEqual([])
})

test('sign-in and its refusal', async () => {
  const { words } = counter
  await counter.setUp(SUPERVISOR)
  await counter.signOut(SUPERVISOR)
  expect(await faultsInEveryLook('sign-in')).toEqual([])
  await counter.box(words.field.employeeNo).fill(SUPERVISOR.employeeNo)
  await counter.secret(words.field.pin).fill('604939')
  await started.page.keyboard.press('Enter')
  await counter.shown(words.refusal.wrong_pin)
  expect(await faultsInEveryLook('sign-in-refused')).toEqual([])
  await counter.signIn(SUPERVISOR)
})

test('lock', async () => {
  const { words } = counter
  await started.page.keyboard.press('Control+l')
  await counter.heading(words.lock.title)
  expect(await faultsInEveryLook('lock')).toEqual([])
  await counter.secret(words.field.pin).fill(SUPERVISOR.pin)
  await started.page.keyboard.press('Enter')
  await counter.navigation.waitFor()
})

describe.each(LOOKS)('nothing written yet, $language $theme', (look) => {
  let here: Counter
  beforeAll(async () => {
    await started.page.keyboard.press('F9')
    here = counterOn(started.page, await chooseLook(counter, look))
  })

  test.each([
    ['today', 'F1'],
    ['complaints', 'F3'],
    ['handover', 'F4'],
    ['sync', 'F8'],
  ] as const)('%s', async (place, key) => {
    await started.page.keyboard.press(key)
    const { words } = here
    await here.heading(words.place[place])
    await here.shown(
      {
        today: words.today.noCases,
        complaints: words.list.none,
        handover: words.shift.none,
        sync: words.sync.enrol.title,
      }[place],
    )
    if (look === LOOKS[0]) await pictureOf(started.page, `empty-${place}`)
    expect(await faultsOf(started.page)).toEqual([])
  })
})

test('no page complained on its console', () => {
  expect(started.errors).toEqual([])
})
