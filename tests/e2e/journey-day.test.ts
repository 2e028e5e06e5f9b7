/** A day at a branch in the real window with the keyboard alone: roster, registers, sheets, the close. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type BranchFolder, branchFolder } from './support/branch-folder.ts'
import { type CounterDay, counterDayOn, pick } from './support/counter-day.ts'
import {
  type Complaint,
  type Counter,
  counterOn,
  LOBBY_MANAGER,
  type Person,
  SUPERVISOR,
  TELLER,
  WITNESS,
} from './support/counter.ts'
import { choose, press, tick, typeInto } from './support/keyboard.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { type Handover, handoverOn } from './support/shift.ts'
import { type StartedWindow, startWindow } from './support/window.ts'
import { sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
const MISSING_NOTE = '少一张十元，回看录像'
const NOTHING = { in: '0', out: '0', closing: '0' }
const WAITING: Complaint = {
  channel: 'counter',
  customerName: '王先生',
  contact: '13800000043',
  facts: '等了一个小时还没有人告诉我要等多久。',
  demand: '告诉我还要等多久。',
}

describe('a day at the bank’s counter', () => {
  let folder: BranchFolder
  let program: StartedWindow
  let counter: Counter
  let day: CounterDay
  let sheet: Handover
  const errors: string[] = []

  const start = async () => {
    program = await startWindow({ dataFolder: folder.dataFolder })
    program.page.setDefaultTimeout(15_000)
    counter = counterOn(program.page, words)
    day = counterDayOn(counter)
    sheet = handoverOn(counter)
  }
  beforeAll(async () => {
    folder = await branchFolder('bank', SUPERVISOR, [
      [TELLER, 'teller'],
      [LOBBY_MANAGER, 'lobby_manager'],
      [WITNESS, 'hall_manager'],
    ])
    await start()
    await counter.signIn(SUPERVISOR)
    await counter.register(WAITING)
  })
  afterAll(async () => {
    await program.close()
    folder.remove()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await pictureOf(counter.page, 'day-failed')
  })

  const look = async (name: string) => {
    await settled(counter.page)
    await pictureOf(counter.page, `day-${name}`)
    expect(await faultsOf(counter.page)).toEqual([])
  }
  const row = (title: string | RegExp) =>
    counter.main.getByRole('listitem').filter({ hasText: title })
  const opener = (title: string, label: string) =>
    row(title).getByRole('button', { name: label, exact: true }).first()

  test('S4-15(1): the roster is made, and somebody who comes late stands there as late', async () => {
    await day.duty()
    const form = await day.form(
      opener(words.duty.roster, words.duty.makeRoster),
      words.duty.makeRoster,
    )
    for (const [index, person] of [TELLER, LOBBY_MANAGER].entries()) {
      await press(counter.page, counter.button(words.duty.addRow, form))
      const line = form.locator('tbody tr').nth(index)
      if (index === 1)
        await pick(
          counter.page,
          line.getByRole('combobox', { name: words.duty.column.period }),
          words.period.pm,
        )
      await pick(
        counter.page,
        line.getByRole('combobox', { name: words.duty.column.person }),
        person.employeeNo,
      )
      if (index === 0)
        await typeInto(counter.page, line.getByLabel(words.duty.column.starts), '00:00')
    }
    await look('roster')
    await day.record(form)
    const came = await day.form(
      opener(TELLER.name, words.duty.arrive),
      sentence(words.duty.arriveOf, { who: `${TELLER.name} ${TELLER.employeeNo}` }) as never,
    )
    await day.record(came)
    const seat = row(TELLER.name).last()
    expect(await seat.textContent()).toMatch(/迟到|只提前/)
  })

  test('S4-15(6): a swap for tomorrow counts with a leader’s consent, and is shown with it', async () => {
    await press(counter.page, counter.button(words.duty.dayAfter))
    const plan = opener(words.duty.roster, words.duty.makeRoster)
    const form = await day.form(plan, words.duty.makeRoster)
    await press(counter.page, form.getByRole('button', { name: sentence(words.duty.takeEarlier) }))
    await look('roster-tomorrow')
    await day.record(form)
    await press(counter.page, opener(TELLER.name, words.duty.swap))
    const swap = day.within(`${TELLER.name} ${TELLER.employeeNo} 换班`)
    const partner = swap.getByLabel(words.duty.partner)
    await pick(counter.page, partner, SUPERVISOR.employeeNo)
    await counter.page.keyboard.press('Control+Enter')
    await swap
      .getByText(words.refusal.approver_no_leader)
      .or(swap.getByText(/同一个人/))
      .waitFor()
    await pick(counter.page, swap.getByLabel(words.duty.partner), LOBBY_MANAGER.employeeNo)
    await look('swap')
    await day.record(swap)
    expect(await counter.main.textContent()).toMatch(
      new RegExp(`${TELLER.name} E200 → ${LOBBY_MANAGER.name} E300，${SUPERVISOR.name} E100 于`),
    )
    await press(counter.page, counter.button(words.duty.backToToday))
  })

  test('S4-14: twenty given and nineteen counted is not accepted, and says so at its box', async () => {
    const form = await day.newRow('transfer')
    const put = (name: string, text: string) => typeInto(counter.page, form.getByLabel(name), text)
    await pick(counter.page, form.getByLabel(words.field.item), '业务申请表')
    await put(words.field.sheetsGiven, '20')
    await put(words.field.sheetsCounted, '19')
    await pick(
      counter.page,
      form.getByRole('combobox', { name: words.field.receivedBy }),
      TELLER.employeeNo,
    )
    const pins = form.getByLabel(words.field.pin)
    await typeInto(counter.page, pins.first(), SUPERVISOR.pin)
    await typeInto(counter.page, pins.last(), TELLER.pin)
    await counter.page.keyboard.press('Control+Enter')
    await form.getByText(words.refusal.count_differs).waitFor()
    await look('transfer-refused')
    await put(words.field.sheetsCounted, '20')
    await typeInto(counter.page, pins.first(), SUPERVISOR.pin)
    await typeInto(counter.page, pins.last(), TELLER.pin)
    await counter.page.keyboard.press('Control+Enter')
    const handed = counter.main.getByRole('row').filter({ hasText: '业务申请表' })
    expect(await handed.textContent()).toContain(words.register.status.handed)
  })

  test('S4-10: letters and a balance below nothing are no amounts; a difference needs its reason', async () => {
    await sheet.prepare('am')
    await typeInto(counter.page, sheet.cell('cash_box', 'opening'), '一万')
    await press(counter.page, sheet.begin)
    await counter.shown(words.refusal.amount_unreadable)
    await look('opening-refused')
    await sheet.open({ cash_box: '50000', keys: '3' })
    for (const wrong of ['-5', '12.345', '十二']) {
      await typeInto(counter.page, sheet.cell('cash_box', 'closing'), wrong)
      const box = sheet.cell('cash_box', 'closing')
      expect(await box.getAttribute('aria-invalid')).toBe('true')
    }
    await counter.page.keyboard.press('Control+s')
    await counter.shown(words.refusal.amount_unreadable)
    await sheet.count({
      cash_box: { in: '12000.5', out: '2000', closing: '59990.50' },
      atm: NOTHING,
      blank_vouchers: NOTHING,
      seals: NOTHING,
      keys: { in: '0', out: '0', closing: '3' },
    })
    const sign = counter.button(words.shift.sign.go)
    expect(await sign.isDisabled()).toBe(true)
    await counter.shown(sentence(words.refusal.unreconciled, { subject: words.line.cash_box }))
    await look('difference')
    const balances = day.within(words.shift.section.balances)
    await pick(
      counter.page,
      balances.getByLabel(words.field.reason),
      words.differenceReason.miscounted,
    )
    await typeInto(counter.page, balances.getByLabel(words.field.explanation), MISSING_NOTE)
    await pick(counter.page, balances.getByLabel(words.field.supervisor), WITNESS.employeeNo)
  })

  test('S4-15(4): a problem found at the handover blocks until it is settled, and leaves a notice', async () => {
    const problems = day.within(words.shift.section.issues)
    const origin = problems.getByRole('radiogroup', { name: words.shift.issue.origin })
    await choose(counter.page, origin, words.shift.issue.handover)
    const found = problems.getByRole('textbox', { name: words.shift.issue.text })
    await typeInto(counter.page, found, '三号钥匙的封签破损')
    await press(counter.page, counter.button(words.shift.issue.raise, problems))
    await counter.shown(
      sentence(words.refusal.open_handover_issue, { subject: '三号钥匙的封签破损' }),
    )
    await typeInto(
      counter.page,
      problems.getByRole('textbox', { name: words.field.how }),
      '当面换封签，两人签收',
    )
    await press(counter.page, counter.button(words.shift.issue.settle, problems))
    await problems.getByText(words.shift.issue.settled).waitFor()
    const notices = day.within(words.shift.section.notices)
    await typeInto(
      counter.page,
      notices.getByRole('textbox', { name: words.shift.notices.text }),
      '下午两点有设备检修',
    )
    await press(counter.page, counter.button(words.shift.notices.leave, notices))
    await tick(counter.page, notices.getByRole('checkbox', { name: words.shift.notices.read }))
    const balances = day.within(words.shift.section.balances)
    expect(await balances.getByLabel(words.field.explanation).inputValue()).toBe(MISSING_NOTE)
  })

  test('S4-15(2)(3): one person twice, a wrong PIN, nobody, the wrong order: each says so at its box', async () => {
    await sheet.review('cash_box')
    await press(counter.page, counter.button(words.shift.sign.go))
    const { dialog } = sheet
    const side = (name: 'outgoing' | 'incoming') =>
      dialog.getByRole('group', { name: words.shift.sign[name] })
    const go = counter.button(words.shift.sign.do, dialog)
    expect(await side('incoming').getByLabel(words.field.pin).isDisabled()).toBe(true)
    await press(counter.page, go)
    await side('outgoing').getByText(words.form.required).first().waitFor()
    await look('sign')
    await sheet.sign(SUPERVISOR, SUPERVISOR, WITNESS)
    await dialog.getByText(words.refusal.same_person).first().waitFor()
    await sheet.sign(SUPERVISOR, { ...TELLER, pin: '111222' }, WITNESS)
    await side('incoming').getByText(words.refusal.wrong_pin).waitFor()
    await look('sign-wrong-pin')
    await sheet.sign(SUPERVISOR, { ...TELLER, employeeNo: 'E999' }, WITNESS)
    await side('incoming').getByText(words.refusal.unknown_person).waitFor()
    await sheet.sign(SUPERVISOR, TELLER, SUPERVISOR)
    await dialog.getByText(words.refusal.witness_is_party).first().waitFor()
  })

  test('a power cut between the signatures leaves the sheet as it was counted and explained', async () => {
    await program.kill()
    errors.push(...program.errors)
    await start()
    await counter.signIn(SUPERVISOR)
    await day.openSheet(words.shift.running)
    expect(await sheet.cell('cash_box', 'closing').inputValue()).toBe('59,990.50')
    await look('after-power-cut')
  })

  test('the two sign, a third watches: the sheet is locked and says who owes what', async () => {
    const balances = day.within(words.shift.section.balances)
    expect(await balances.getByLabel(words.field.explanation).inputValue()).toBe(MISSING_NOTE)
    const notices = day.within(words.shift.section.notices)
    await tick(counter.page, notices.getByRole('checkbox', { name: words.shift.notices.read }))
    await sheet.review('cash_box')
    await look('before-signing')
    await sheet.writeName('incoming', TELLER)
    await look('name-by-hand')
    await sheet.sign(SUPERVISOR, TELLER, WITNESS)
    await counter.shown(words.shift.sign.lockedNote)
    const name = sentence(words.handwriting.of, { who: TELLER.employeeNo })
    await counter.main.getByRole('img', { name }).waitFor()
    await look('signed')
    expect(await counter.main.getByRole('textbox').count()).toBe(0)
    await counter.page.keyboard.press('F5')
    await counter.page.keyboard.press('1')
    await counter.main.getByRole('row').filter({ hasText: '-10.00' }).waitFor()
    await look('difference-register')
  })

  test('S4-15(3): an addendum asks the same two again', async () => {
    await day.openSheet(words.shift.signed)
    const added = day.within(words.shift.addendum.title)
    await press(counter.page, counter.button(words.shift.addendum.add, added))
    await typeInto(
      counter.page,
      added.getByLabel(words.shift.addendum.text),
      '十元在点钞机下找到，已入尾箱。',
    )
    const pinOf = (side: 'outgoing' | 'incoming', who: Person) =>
      added.getByLabel(
        sentence(words.shift.addendum.pinOf, { side: words.shift.sign[side], who: who.employeeNo }),
      )
    await typeInto(counter.page, pinOf('outgoing', SUPERVISOR), SUPERVISOR.pin)
    await typeInto(counter.page, pinOf('incoming', TELLER), SUPERVISOR.pin)
    await press(counter.page, counter.button(words.shift.addendum.sign, added))
    await added.getByText(words.refusal.wrong_pin).waitFor()
    await typeInto(counter.page, pinOf('outgoing', SUPERVISOR), SUPERVISOR.pin)
    await typeInto(counter.page, pinOf('incoming', TELLER), TELLER.pin)
    await press(counter.page, counter.button(words.shift.addendum.sign, added))
    const stands = added.getByRole('listitem').filter({ hasText: '十元在点钞机下找到' })
    expect(await stands.textContent()).toContain(`${SUPERVISOR.employeeNo} · ${TELLER.employeeNo}`)
    await look('addendum')
  })

  test('S4-10: the afternoon starts where the morning ended, and says why where it does not', async () => {
    await sheet.prepare('pm')
    expect(await sheet.cell('cash_box', 'opening').inputValue()).toBe('59,990.50')
    await typeInto(counter.page, sheet.cell('cash_box', 'opening'), '60000.50')
    const reason = counter.main.getByLabel(words.field.mismatchReason)
    await reason.waitFor()
    await press(counter.page, sheet.begin)
    await counter.shown(words.refusal.opening_mismatch)
    await look('opening-mismatch')
    await typeInto(counter.page, reason, '补记：十元找到')
    await sheet.open({ keys: '3' })
    await sheet.count({
      cash_box: { in: '0', out: '0', closing: '60000.50' },
      atm: NOTHING,
      blank_vouchers: NOTHING,
      seals: NOTHING,
      keys: { in: '0', out: '0', closing: '3' },
    })
    await sheet.review()
    await sheet.sign(TELLER, LOBBY_MANAGER, WITNESS)
    await counter.shown(words.shift.sign.lockedNote)
  })

  test('the day runs its course: round, case of the day, work and review', async () => {
    await day.duty()
    const round = words.duty.patrolAt.replace('{{slot}}', words.patrolSlot.opening)
    await day.record(await day.form(opener(round, words.duty.record), round))
    const told = await day.form(
      opener(words.duty.dailyCase, words.duty.tellCase),
      words.duty.dailyCase,
    )
    await pick(counter.page, told.getByLabel(words.duty.caseWho), TELLER.employeeNo)
    await typeInto(
      counter.page,
      told.getByLabel(words.duty.caseText),
      '王先生 13800000043 的伞送回家里',
    )
    await counter.page.keyboard.press('Control+Enter')
    await told.getByText(words.refusal.names_customer).waitFor()
    await look('case-names-customer')
    await typeInto(counter.page, told.getByLabel(words.duty.caseText), '客户忘了伞，下班送到家门口')
    await day.record(told)
    const work = await day.form(
      opener(words.duty.workload, words.duty.countWork),
      words.duty.workload,
    )
    await typeInto(counter.page, work.getByLabel(words.business.payment, { exact: true }), '17')
    await day.record(work)
    const review = await day.form(opener(words.duty.review, words.duty.doReview), words.duty.review)
    for (const part of Object.values(words.reviewPart)) {
      await typeInto(counter.page, review.getByLabel(part), `${part}：有人迟到`)
    }
    await day.record(review)
    expect(await row(words.duty.review).textContent()).toContain(words.duty.reviewed)
    await look('course')
  })

  test('S4-43(7): the day closes on cash that agrees, with maker and manager; not with one person', async () => {
    await day.closing()
    const note = (name: string) => `${words.line.day_cash} ${name} ${words.shift.cash.loose}`
    const cell = (name: string) =>
      counter.main.getByRole('textbox', { name: note(name), exact: true })
    await typeInto(counter.page, cell(words.denomination.note_10000), '600')
    await typeInto(counter.page, cell(words.denomination.note_50), '1')
    await typeInto(counter.page, counter.main.getByLabel(words.field.book), '60100.50')
    await counter.shown(words.day.differs)
    await look('close-differs')
    await typeInto(counter.page, counter.main.getByLabel(words.field.book), '60000.50')
    await counter.page.keyboard.press('Control+s')
    await counter.shown(words.day.state.prepared)
    await look('close-prepared')
    await day.sign(SUPERVISOR, SUPERVISOR)
    await day.dialog.getByText(words.refusal.same_person).waitFor()
    await day.sign(SUPERVISOR, TELLER)
    await day.dialog.getByText(words.refusal.not_a_manager).waitFor()
    await day.sign(SUPERVISOR, WITNESS)
    await counter.shown(words.day.sign.lockedNote)
    expect(await counter.main.textContent()).toContain('60,000.50')
    await look('closed')
  })

  test('the page complained of nothing on its console', () => {
    expect([...errors, ...program.errors]).toEqual([])
  })
})
