/** What people type wrong is refused at its field, in words, with the article that asks for it. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { BRANCH, type Counter, counterOn, SUPERVISOR, TELLER } from './support/counter.ts'
import { callOf } from './support/filled-branch.ts'
import { handoverOn } from './support/shift.ts'
import { sentence, wordsOf } from './support/words.ts'

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

/** The words that stand at a field because of what is wrong with it. */
async function faultAt(field: Locator): Promise<string> {
  await started.page.waitForFunction(
    (element) => element?.getAttribute('aria-invalid') === 'true',
    await field.elementHandle(),
  )
  return field.evaluate((element) => {
    const note = document.getElementById(element.getAttribute('aria-describedby') ?? '')
    return note?.getAttribute('role') === 'alert' ? (note.textContent ?? '') : ''
  })
}

/** As fast as nobody types: what stands in the box is what Ctrl+Enter sends. */
async function sendTime(field: Locator, time: string): Promise<void> {
  await field.fill(time)
  await started.page.keyboard.press('Control+Enter')
}

/** How much the book holds: every record counts, whatever it is about. */
async function held(): Promise<number> {
  return (await callOf(started.page)('sync.status', {})).waiting
}

test('set-up: a branch code and a PIN that will not do', async () => {
  const { box, button } = counter
  const pin = started.page.getByLabel(words.field.pin, { exact: true })
  await box(words.field.branchCode).fill('b')
  await box(words.field.branchName).fill(BRANCH.name)
  await box(words.field.employeeNo).fill(SUPERVISOR.employeeNo)
  await box(words.field.name).fill(SUPERVISOR.name)
  for (const label of [pin, started.page.getByLabel(words.setUp.pinAgain)]) {
    await label.fill('123456')
  }
  await button(words.setUp.do).click()
  expect(await faultAt(box(words.field.branchCode))).toBe(words.setUp.branchCodeForm)
  await box(words.field.branchCode).fill(BRANCH.code)
  await button(words.setUp.do).click()
  expect(await faultAt(pin)).toBe(words.refusal.pin_too_easy)
  await started.page.reload()
  await counter.setUp(SUPERVISOR)
  await counter.letIn(TELLER)
})

test('sign-in: a wrong PIN', async () => {
  await counter.signOut(SUPERVISOR)
  await counter.box(words.field.employeeNo).fill(SUPERVISOR.employeeNo)
  await counter.secret(words.field.pin).fill('604939')
  await started.page.keyboard.press('Enter')
  expect(await faultAt(counter.secret(words.field.pin))).toBe(words.refusal.wrong_pin)
  expect(await counter.navigation.count()).toBe(0)
  await counter.signIn(SUPERVISOR)
})

test('registration: what is missing, what lies ahead, what does not belong here', async () => {
  const before = await held()
  const { box } = counter
  await started.page.keyboard.press('F2')
  await started.page.keyboard.press('Control+Enter')
  for (const field of ['customerName', 'contact', 'facts', 'demand'] as const) {
    const name = words.field[field]
    const fault = await faultAt(box(name))
    expect(fault).toContain(words.refusal.field_required.replace('{{field}}', name))
    expect(fault).toMatch(/（.+ \d+.*）$/)
  }
  await counter.typeComplaint({
    channel: 'phone',
    customerName: '王先生',
    contact: '13800000042',
    facts: '以车辆未购买划痕险为由，对其车身被刮的损失不予处理。',
    demand: '要求给予合理处理。',
  })
  const received = box(words.field.receivedAt)
  await sendTime(received, '2099-01-01 10:00')
  expect(await faultAt(received)).toContain(words.refusal.in_the_future)

  // A report of wrongdoing has a form of its own, and without head office's key that form is shut.
  await started.page.getByRole('combobox', { name: words.field.intakeType }).click()
  await started.page.getByTitle(words.intakeType.whistleblowing, { exact: true }).click()
  await counter.heading(words.sealed.title)
  await counter.shown(words.sealed.shut)
  await counter.button(words.sealed.back).click()

  expect(await held()).toBe(before)
  await started.page.keyboard.press('F3')
  await counter.shown(words.list.none)
})

test('the desk: closing before an answer, a promise in the past', async () => {
  const { box, main } = counter
  await started.page.keyboard.press('F1')
  await counter.button(words.draft.discard).click()
  await started.page.getByRole('tooltip').getByRole('button', { name: words.draft.discard }).click()
  await main.getByRole('region', { name: words.draft.title }).waitFor({ state: 'detached' })
  // Thrown away means gone: whoever comes back to register meets an empty form.
  await started.page.keyboard.press('F2')
  expect(await box(words.field.facts).inputValue()).toBe('')
  const number = await counter.register({
    channel: 'counter',
    customerName: '韩先生',
    contact: '13800000042',
    facts: '工作人员为我办理批改时服务态度不好。',
    demand: '要求处理。',
  })
  const before = await held()
  await counter.openCase(number)
  await started.page.keyboard.press('x')
  // The key of a shut gate says what keeps it shut.
  await counter.shown(sentence(words.gate.shut, { name: words.gate.close }))
  await started.page.keyboard.press('Escape')

  await started.page.keyboard.press('p')
  await box(words.field.what).fill('今天下午答复')
  const due = box(words.field.dueAt)
  await sendTime(due, '明天上午')
  expect(await faultAt(due)).toContain(words.refusal.input.wrong_moment)
  expect(await due.inputValue()).toBe('明天上午')
  await sendTime(due, '2020-01-01 10:00')
  await counter.shown(words.refusal.in_the_past)
  const past = await faultAt(due)
  expect(past).toContain(words.refusal.in_the_past)
  expect(past).toMatch(sentence(words.source.book3, { section: '28#4' }))
  expect(await held()).toBe(before)
})

test('people, head office, handover: each refusal at its place', async () => {
  const before = await held()
  const { box, button, main } = counter
  await started.page.keyboard.press('F9')
  await button(words.staff.add).first().click()
  const form = main.locator('form')
  await box(words.field.employeeNo, form).fill(TELLER.employeeNo)
  await box(words.field.name, form).fill(TELLER.name)
  await button(words.staff.add, form).click()
  expect(await faultAt(box(words.field.employeeNo, form))).toBe(words.refusal.already_exists)

  await started.page.keyboard.press('F8')
  const enrol = started.page.getByRole('button', { name: words.sync.enrol.do, exact: true })
  await box(words.field.hubUrl).fill('http://hub.example')
  await box(words.field.code).fill('CB1-0000')
  await enrol.click()
  const refused = main.locator('[aria-invalid="true"]')
  await refused.first().waitFor()
  expect(await faultAt(refused.first())).not.toBe('')

  const handover = handoverOn(counter)
  await handover.prepare('am')
  const cash = handover.cell('cash_box', 'opening')
  await cash.fill('五万')
  await main.getByRole('button', { name: words.post.high_counter }).click()
  await counter.shown(words.refusal.amount_unreadable)
  expect(await cash.getAttribute('aria-invalid')).toBe('true')

  expect(await held()).toBe(before)
  await started.page.keyboard.press('F4')
  await counter.shown(words.place.handover)
  expect(await callOf(started.page)('shift.list', { limit: 10 })).toMatchObject({ rows: [] })
})

test('the page complained of nothing on its console', () => {
  expect(started.errors).toEqual([])
})
