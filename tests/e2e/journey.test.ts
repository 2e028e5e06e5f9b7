/** One complaint and one shift, from the counter to head office and back, through what people see. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedPage, openPage, startBrowser } from './support/browser.ts'
import { type ConsolePage, consoleOn } from './support/console-page.ts'
import {
  BRANCH,
  type Complaint,
  type Counter,
  counterOn,
  HEAD_OFFICE,
  SUPERVISOR,
  TELLER,
  WITNESS,
} from './support/counter.ts'
import { type StartedHub, startHub } from './support/host.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { handoverOn } from './support/shift.ts'
import { startWindow } from './support/window.ts'
import { sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')

const AGITATED: Complaint = {
  channel: 'counter',
  customerName: '韩先生',
  contact: '13800000042',
  facts: '我问这个资料怎么填写，回答是“我没空，你自己不会去看指示栏吗？”',
  demand: '要求道歉，并有人教我填写。',
  agitated: true,
  recording: true,
}
const BY_PHONE: Complaint = {
  channel: 'phone',
  customerName: '王先生',
  contact: '13800000043',
  facts: '查勘的人怎么还没来，等的花儿都谢了！',
  demand: '说明什么时候到。',
}
const ANONYMOUS: Complaint = {
  channel: 'counter',
  facts: '排了四十分钟，窗口只开了一个。',
  demand: '多开一个窗口。',
}
const HALF_TYPED: Complaint = {
  channel: 'phone',
  customerName: '李小姐',
  contact: '13800000044',
  facts: '理赔资料都交了一个月，为什么现在还没有结案划款？我已经',
  demand: '查清卡在哪里',
}

const INSTRUCTION = '请今天下班前联系客户并报告结果。'
const ANSWER = '已联系客户，约定今天下午当面说明。'

const HOST_GONE = 'Failed to load resource: net::ERR_'

interface Program {
  readonly page: OpenedPage['page']
  readonly errors: readonly string[]
  close(): Promise<void>
  kill(): Promise<void>
}
const hosts: Readonly<Record<string, (dataFolder: string) => Promise<Program>>> = {
  'the window': (dataFolder) => startWindow({ dataFolder }),
  'the browser': (dataFolder) => startBrowser({ dataFolder }),
}

describe.each(Object.keys(hosts))('in %s', (name) => {
  let folder: string
  let program: Program
  let counter: Counter
  let hub: StartedHub | undefined
  let headOffice: OpenedPage | undefined
  let office: ConsolePage
  const errors: string[] = []
  const numbers: string[] = []

  const start = async () => {
    program = await (hosts[name] as (typeof hosts)[string])(folder)
    program.page.setDefaultTimeout(15_000)
    counter = counterOn(program.page, words)
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'counterbook-journey-'))
    await start()
  })
  afterAll(async () => {
    await program.close()
    await headOffice?.browser.close()
    await hub?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  test('sets the branch up, lets the supervisor out and in again', async () => {
    await counter.setUp(SUPERVISOR)
    await counter.signOut(SUPERVISOR)
    await counter.signIn(SUPERVISOR)
    await counter.letIn(TELLER)
    await counter.letIn(WITNESS)
    expect(await counter.main.textContent()).toContain(TELLER.name)
  })

  test('says at the side how grave an agitated walk-in is, and why, before it is saved', async () => {
    await counter.typeComplaint(AGITATED)
    const side = counter.rules
    await side.getByText(words.urgency.level1).waitFor()
    await side.getByText(words.deadline.urgent_first_contact).waitFor()
    const why = side.getByRole('listitem').filter({ hasText: words.rule.walk_in_agitated })
    expect(await why.textContent()).toMatch(sentence(words.source.book2, { section: '16' }))
    const alert = side.getByRole('alert')
    const told = await alert.textContent()
    expect(told).toContain(words.rules.tellNow)
    expect(told).toContain(words.notifyTarget.legal)
    expect(told).toContain(words.rule.recording_device)
    expect(told).toMatch(sentence(words.source.book2, { section: '13(2)' }))
    numbers.push(await counter.save())
  })

  test('registers two more with the cable out and the mouse untouched', async () => {
    numbers.push(await counter.register(BY_PHONE), await counter.register(ANONYMOUS))
    expect(new Set(numbers).size).toBe(3)
    for (const number of numbers) expect(number).toMatch(/^B01-\d{8}-\w+-\d{3}$/)
  })

  test('loses nothing when the program is killed while a fourth is half typed', async () => {
    await counter.typeComplaint(HALF_TYPED)
    await counter.shown(words.draft.kept)
    await program.kill()
    // A browser itself notes that the host went away under it; only that is expected here.
    errors.push(...program.errors.filter((words_) => !words_.startsWith(HOST_GONE)))
    await start()
    await counter.signIn(SUPERVISOR)

    for (const number of numbers) {
      const line = await counter.caseLine(number).textContent()
      expect(line).toMatch(sentence(words.clock.left))
      expect(line).toContain(words.syncState.saved_here)
    }
    const draft = counter.main.getByRole('region', { name: words.draft.title })
    expect(await draft.textContent()).toContain(HALF_TYPED.facts)
    await counter.button(words.draft.resume, draft).click()
    await counter.heading(words.intake.title)
    const { box } = counter
    expect(await box(words.field.customerName).inputValue()).toBe(HALF_TYPED.customerName)
    expect(await box(words.field.contact).inputValue()).toBe(HALF_TYPED.contact)
    expect(await box(words.field.facts).inputValue()).toBe(HALF_TYPED.facts)
    expect(await box(words.field.demand).inputValue()).toBe(HALF_TYPED.demand)
    const phone = counter.page.getByRole('radio', { name: words.channel.phone })
    expect(await phone.isChecked()).toBe(true)
    const clocks: Readonly<Record<string, string>> = {
      [numbers[0] ?? '']: words.deadline.urgent_first_contact,
      [numbers[1] ?? '']: words.deadline.resolve_ordinary,
      [numbers[2] ?? '']: words.deadline.resolve_ordinary,
    }
    for (const [number, clock] of Object.entries(clocks)) {
      await counter.openCase(number)
      await counter.main
        .getByRole('region', { name: words.rules.clocks })
        .getByText(clock)
        .waitFor()
    }
  })

  test('joins head office, which then has everything', async () => {
    hub = await startHub()
    const code = await hub.enrolCode(BRANCH.code, BRANCH.name)
    await counter.enrol(hub.url, code)
    await counter.send()
    await counter.page.keyboard.press('F3')
    await counter.shown(words.syncState.confirmed)
    for (const number of numbers) {
      expect(await counter.caseLine(number).textContent()).toContain(words.syncState.confirmed)
    }
  })

  test('head office sees the three, opens one and sends a word', async () => {
    headOffice = await openPage(hub?.consoleUrl ?? '')
    headOffice.page.setDefaultTimeout(15_000)
    office = consoleOn(headOffice.page, words)
    await office.setUp(hub?.setUpToken ?? '', HEAD_OFFICE)
    await office.signOut()
    await office.signIn(HEAD_OFFICE)
    const lines = await office.showCases()
    for (const number of numbers) await lines.filter({ hasText: number }).waitFor()
    expect(await lines.count()).toBe(3)
    await office.openCase(numbers[0] ?? '')
    const timeline = office.main.getByRole('region', { name: words.timeline.title })
    await timeline.getByText(words.event.complaint.registered).waitFor()
    expect(await office.main.textContent()).toContain(AGITATED.facts)
    await office.instruct(INSTRUCTION)
  })

  test('the counter finds it on Today and on the desk, and answers', async () => {
    await counter.send()
    await counter.page.keyboard.press('F1')
    const today = counter.main.getByRole('region', { name: words.today.instructions })
    await today.getByText(INSTRUCTION).click()
    await counter.heading(numbers[0] ?? '')
    const desk = counter.main.getByRole('region', { name: words.instruction.title })
    await desk.getByText(INSTRUCTION).waitFor()
    await counter.button(words.action.answer, desk).click()
    await counter.box(words.field.answer).fill(ANSWER)
    await counter.page.keyboard.press('Control+Enter')
    await desk.getByText(ANSWER).waitFor()
    await counter.send()
    await office.openCase(numbers[0] ?? '')
    const given = office.main.getByRole('region', { name: words.instruction.title })
    expect(await given.textContent()).toContain(ANSWER)
  })

  test('hands the shift over with two signatures, and the next one starts where it ended', async () => {
    for (const number of numbers) {
      await counter.openCase(number)
      await counter.assign(TELLER)
    }
    const handover = handoverOn(counter)
    await handover.prepare('am')
    await handover.open({ cash_box: '50000' })
    await handover.count({
      cash_box: { in: '12000.5', out: '2000', closing: '60000.50' },
      atm: { in: '0', out: '0', closing: '0' },
      blank_vouchers: { in: '0', out: '0', closing: '0' },
      seals: { in: '0', out: '0', closing: '0' },
      keys: { in: '0', out: '0', closing: '0' },
    })
    await handover.review()
    await handover.sign(SUPERVISOR, SUPERVISOR, WITNESS)
    await handover.dialog.getByText(words.refusal.same_person).first().waitFor()
    await pictureOf(counter.page, 'handover-sign-refused')
    expect(await faultsOf(counter.page)).toEqual([])
    await handover.sign(SUPERVISOR, TELLER, WITNESS)
    await counter.main.getByRole('region', { name: words.shift.sign.signed }).waitFor()
    await counter.shown(words.shift.sign.lockedNote)
    await settled(counter.page)
    await pictureOf(counter.page, 'handover-signed')
    expect(await faultsOf(counter.page)).toEqual([])
    expect(await counter.main.getByRole('textbox').count()).toBe(0)
    expect(await counter.main.getByRole('checkbox').count()).toBe(0)

    await handover.prepare('pm')
    const cash = counter.main.getByRole('row').filter({ hasText: words.line.cash_box })
    expect(await cash.textContent()).toContain('60,000.50')
    expect(await handover.cell('cash_box', 'opening').inputValue()).toBe('60,000.50')
  })

  test('neither page complained on its console', () => {
    expect([...errors, ...program.errors]).toEqual([])
    expect(headOffice?.errors).toEqual([])
  })
})
