/** A report of wrongdoing at a real counter: shut without a key, sealed with one, and nowhere afterwards. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishOffice, sealedSubmissions } from '#hub/compliance/office.ts'
import { makeSealingPair, open } from '#main/service/sealed/box.ts'
import { systemRandom } from '#main/service/workstation.ts'
import { decodeBox } from '#shared/sealed/format.ts'
import { openDesk, removeFolders, setUp, temporaryFolder } from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'
import { filesWith } from '../support/raw-store.ts'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { type Counter, SUPERVISOR, counterOn } from './support/counter.ts'
import { chooseLook, LOOKS } from './support/looks.ts'
import { typeInto } from './support/keyboard.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { wordsOf } from './support/words.ts'

const SECRET = '鹌鹑6120私自挪用公款'
const words = wordsOf('zh-CN')
const office = makeSealingPair(systemRandom)

let folder: string
let headOffice: HeadOffice
let started: StartedBrowser
let counter: Counter

beforeAll(async () => {
  headOffice = await startHeadOffice()
  folder = temporaryFolder('sealed')
  const desk = openDesk(folder)
  await setUp(desk)
  const code = await headOffice.invite('B01')
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
  await desk.close()
  started = await startBrowser({ dataFolder: folder })
  counter = counterOn(started.page, words)
  await counter.signIn(SUPERVISOR)
}, 120_000)
afterAll(async () => {
  await started.close()
  await headOffice.close()
  rmSync(folder, { recursive: true, force: true })
  removeFolders()
})

async function sync(): Promise<void> {
  await started.page.keyboard.press('F8')
  await counter.heading(words.place.sync)
  await counter.button(words.sync.sendNow).click()
  await started.page.getByText(words.sync.figure.confirmed).first().waitFor()
}

async function chooseReport(): Promise<void> {
  const { page } = started
  await page.keyboard.press('F2')
  await counter.heading(words.intake.title)
  await typeInto(page, counter.box(words.factsOf.complaint), SECRET)
  await page.getByRole('combobox', { name: words.field.intakeType }).click()
  await page.getByTitle(words.intakeType.whistleblowing, { exact: true }).click()
  await counter.heading(words.sealed.title)
}

test('without a key nothing can be handed in, and the other ways are named', async () => {
  await publishOffice(headOffice.hub.context, {
    telephone: '010-5550-0199',
    letter: '某某银行总行合规部（收）',
  })
  await sync()
  await chooseReport()
  await counter.shown(words.sealed.shut)
  await counter.shown('010-5550-0199')
  await settled(started.page)
  expect(await faultsOf(started.page)).toEqual([])
  await pictureOf(started.page, 'sealed-shut')
  expect(filesWith(folder, SECRET)).toEqual([])
  await counter.button(words.sealed.back).click()
  await counter.heading(words.intake.title)
})

test('with a key it is sealed by keyboard, answered by a receipt, and in no list', async () => {
  const { page } = started
  await publishOffice(headOffice.hub.context, { publicKey: office.publicKey })
  await sync()
  await chooseReport()
  const facts = counter.box(words.sealed.facts)
  expect(await facts.inputValue()).toContain(SECRET)
  await typeInto(page, counter.box(words.field.about), '某网点负责人')
  await settled(page)
  expect(await faultsOf(page)).toEqual([])
  await pictureOf(page, 'sealed-form')
  expect(filesWith(folder, SECRET)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await counter.shown(words.sealed.done)
  await settled(page)
  expect(await faultsOf(page)).toEqual([])
  await pictureOf(page, 'sealed-receipt')
  await page.keyboard.press('Enter')
  await counter.heading(words.place.today)
  await sync()
  await page.keyboard.press('F3')
  await counter.heading(words.place.complaints)
  await counter.shown(words.list.none)
  expect(await page.content()).not.toContain(SECRET)
  expect(filesWith(folder, SECRET)).toEqual([])

  const handedIn = async () => (await sealedSubmissions(headOffice.hub.context)).submissions
  // The figures of the exchange before stand on the page while this one still runs.
  await expect.poll(async () => (await handedIn()).length, { timeout: 15_000 }).toBe(1)
  const [one] = await handedIn()
  const box = decodeBox(one?.box ?? '')
  expect(box && open(box, one?.sealedId ?? '', office)).toMatchObject({
    handedInBy: SUPERVISOR.employeeNo,
    words: { facts: SECRET, about: '某网点负责人' },
  })
  expect(started.errors).toEqual([])
})

test('says it in three languages and two themes without a fault', async () => {
  const { page } = started
  for (const look of LOOKS) {
    await page.keyboard.press('F9')
    const said = await chooseLook(counter, look)
    const there = counterOn(page, said)
    await page.keyboard.press('F2')
    await page.getByRole('combobox', { name: said.field.intakeType }).waitFor()
    await page.getByRole('combobox', { name: said.field.intakeType }).click()
    await page.getByTitle(said.intakeType.whistleblowing, { exact: true }).click()
    await there.heading(said.sealed.title)
    await settled(page)
    expect([look, await faultsOf(page)]).toEqual([look, []])
    await pictureOf(page, `sealed-${look.language}-${look.theme}`)
    await there.button(said.sealed.back).click()
    await there.heading(said.intake.title)
  }
})
