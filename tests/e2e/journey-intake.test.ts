/** Taking in, in the window's own page: the paper form of S4-08, a repeat, a visitor, a paper and an enquiry. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import { type Counter, counterOn, SUPERVISOR, TELLER } from './support/counter.ts'
import { press, tick, typeInto } from './support/keyboard.ts'
import { faultsOf } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
const CUSTOMER = { customerName: '韩先生', contact: '13800000042' } as const
let host: StartedBrowser
let counter: Counter
let original = ''

beforeAll(async () => {
  host = await startBrowser()
  host.page.setDefaultTimeout(15_000)
  counter = counterOn(host.page, words)
  await counter.setUp(SUPERVISOR)
  await counter.letIn(TELLER)
})
afterAll(() => host.close())

const box = (name: string) => counter.box(name)
const typeIn = (name: string, text: string) => typeInto(host.page, box(name), text)
const unfold = (title: string) => press(host.page, host.page.locator('summary', { hasText: title }))
const tickOff = (name: string) => tick(host.page, host.page.getByRole('checkbox', { name }))

test('four fields and one key are still all that a registration needs', async () => {
  await counter.typeComplaint({
    ...CUSTOMER,
    channel: 'counter',
    facts: '在营业厅挂失补卡等了三个小时没有人理。',
    demand: '要求当面道歉并办好补卡。',
  })
  await pictureOf(host.page, 'intake-quick')
  expect(await faultsOf(host.page)).toEqual([])
  original = await counter.save()
})

test('S4-08: the whole form is filled by keyboard, section by section, and stands on the desk', async () => {
  const { page } = host
  await counter.typeComplaint({
    channel: 'counter',
    customerName: '通辽某商户',
    contact: '0475-8230042',
    facts: '终端刷卡后账户未到账，联系两次都没有答复。',
    demand: '查清资金去向并尽快到账。',
  })
  await unfold(words.section.who)
  await typeIn(words.field.cardTail, '6222')
  await unfold(words.section.matter)
  await typeIn(words.field.happenedWhere, '东郊营业厅')
  await typeIn(words.field.amountFen, '1,234.50')
  await unfold(words.section.care)
  await tickOff(words.immediateHarm.funds_at_risk)
  await counter.shown(words.immediateHarmNow.funds_at_risk)
  await unfold(words.section.weight)
  await tickOff(words.field.regulatorNamed)
  await counter.shown(words.level.major, counter.rules)
  await pictureOf(page, 'intake-whole')
  expect(await faultsOf(page)).toEqual([])
  const number = await counter.save()
  await counter.openCase(number)
  await press(page, page.locator('summary', { hasText: '登记时还记了' }))
  await counter.shown('1,234.50')
  await counter.shown('东郊营业厅')
  await pictureOf(page, 'intake-on-the-desk')
})

test('R-18: the same customer comes again, the question is asked, and both cases tell it', async () => {
  const { page } = host
  await counter.typeComplaint({
    ...CUSTOMER,
    channel: 'counter',
    facts: '上次投诉补卡的事情，又拿来了当天的排队小票。',
    demand: '要求重新核实。',
  })
  await counter.shown(original, counter.rules)
  await counter.shown(words.repeatSign.same_phone, counter.rules)
  await pictureOf(page, 'intake-repeat')
  await press(page, counter.button(words.repeat.choose))
  const question = page.getByRole('radiogroup').filter({ hasText: words.answer.null }).first()
  await question.getByText(words.answer.true, { exact: true }).click()
  await counter.shown(words.repeat.then.true)
  await typeIn(words.repeat.what, '当天的排队小票')
  await pictureOf(page, 'intake-repeat-chosen')
  expect(await faultsOf(page)).toEqual([])
  const number = await counter.save()
  await counter.openCase(number)
  await counter.shown(words.repeatOutcome.clock_restarted)
  await page.getByRole('button', { name: original }).click()
  await counter.heading(original)
  await counter.shown(words.resubmission.clock_restarted)
  await counter.shown('当天的排队小票')
})

test('S2-13: a visitor is received step by step; violence opens the record of the incident', async () => {
  const { page } = host
  await counter.typeComplaint({
    channel: 'counter',
    customerName: '王先生',
    contact: '13800000043',
    facts: '多次来网点都没有答复，情绪很激动，推了柜台玻璃。',
    demand: '要求领导出面答复。',
    agitated: true,
  })
  await tickOff(words.reception.violence)
  await counter.shown(words.receptionNote.no_body_contact)
  await tickOff(words.walkIn.lead)
  await typeIn(words.field.room, '洽谈室')
  await tickOff(words.walkIn.listen)
  await pictureOf(page, 'intake-walk-in')
  expect(await faultsOf(page)).toEqual([])
  await counter.save()
  await counter.shown(words.incident.first)
  await pictureOf(page, 'intake-violence-saved')
  await page.getByRole('button', { name: words.action.incident }).click()
  await typeIn(words.field.incidentWhat, '客户推搡柜台玻璃，没有人受伤。')
  await pictureOf(page, 'intake-incident')
  await page.keyboard.press('Control+Enter')
  await counter.shown('一样都不能少')
})

test('E-19: an enquiry that is more says so and is switched with one key', async () => {
  const { page } = host
  await page.keyboard.press('F2')
  await counter.heading(words.intake.title)
  await typeIn(words.field.facts, '别人怎么知道我买了理财？')
  await page.getByRole('combobox', { name: words.field.intakeType }).click()
  await page.getByTitle(words.intakeType.enquiry, { exact: true }).click()
  await counter.shown(words.hint.privacy)
  await pictureOf(page, 'intake-hint')
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Alt+t')
  await counter.shown(words.factsOf.complaint)
})
