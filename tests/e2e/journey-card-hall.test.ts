/** A shift at a card company's hall in the real window: loss reports, two systems' totals, a forged sheet. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOSS_CHECKS } from '#shared/register/enumerations.ts'
import { openStore } from '#main/store/open.ts'
import { type BranchFolder, branchFolder } from './support/branch-folder.ts'
import { type CounterDay, counterDayOn } from './support/counter-day.ts'
import { type Counter, counterOn, SUPERVISOR, TELLER, WITNESS } from './support/counter.ts'
import { choose, press, typeInto } from './support/keyboard.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { type Handover, handoverOn } from './support/shift.ts'
import { type StartedWindow, startWindow } from './support/window.ts'
import { sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
const CARD = '8888000012345678'

describe('a shift at the card company’s hall', () => {
  let folder: BranchFolder
  let program: StartedWindow
  let counter: Counter
  let day: CounterDay
  let sheet: Handover

  const start = async () => {
    program = await startWindow({ dataFolder: folder.dataFolder })
    program.page.setDefaultTimeout(15_000)
    counter = counterOn(program.page, words)
    day = counterDayOn(counter)
    sheet = handoverOn(counter)
    await counter.signIn(SUPERVISOR)
  }
  beforeAll(async () => {
    folder = await branchFolder('card_company', SUPERVISOR, [
      [TELLER, 'teller'],
      [WITNESS, 'hall_manager'],
    ])
    await start()
  })
  afterAll(async () => {
    await program.close()
    folder.remove()
  })

  const look = async (name: string) => {
    await settled(counter.page)
    await pictureOf(counter.page, `hall-${name}`)
    expect(await faultsOf(counter.page)).toEqual([])
  }
  const answer = (form: Locator, label: string, value: string) =>
    choose(counter.page, form.getByRole('radiogroup', { name: label }), value)

  test('S4-11(3): a caller who does not match hears a neutral refusal, and no number is kept', async () => {
    const form = await day.newRow('loss')
    await answer(form, words.register.column.channel, '热线电话')
    await answer(form, words.field.realName, words.register.yes)
    for (const check of LOSS_CHECKS) {
      const matches = check === 'id_number' ? words.register.match.no : words.register.match.yes
      await answer(form, words.register.check[check], matches)
    }
    await form.getByText(words.register.caller.could_not_be_verified).waitFor()
    expect(await form.getByLabel(words.field.cardNumber).count()).toBe(0)
    await look('loss-refused')
    await counter.page.keyboard.press('Control+Enter')
    await counter.shown(words.register.status.refused)
    await counter.shown(words.register.noNumbers)
  })

  test('S4-11(3), S4-12: one who matches is told until when and what it costs', async () => {
    const form = await day.newRow('loss')
    await answer(form, words.register.column.channel, '热线电话')
    await answer(form, words.field.realName, words.register.yes)
    for (const check of LOSS_CHECKS) {
      await answer(form, words.register.check[check], words.register.match.yes)
    }
    const put = (name: string, text: string) =>
      typeInto(counter.page, form.getByRole('textbox', { name }), text)
    await put(words.field.cardNumber, CARD)
    await put(words.field.holder, '韩先生')
    await put(words.field.phone, '13800000042')
    await put(words.field.idNumber, '110105194912310021')
    await put(words.field.balanceFen, '-5')
    await counter.page.keyboard.press('Control+Enter')
    await form.getByText(words.refusal.amount_unreadable).waitFor()
    await put(words.field.balanceFen, '86.50')
    await counter.page.keyboard.press('Control+Enter')
    await form
      .getByText(/证件|校验/)
      .first()
      .waitFor()
    await look('loss-number')
    await put(words.field.idNumber, '11010519491231002X')
    await counter.page.keyboard.press('Control+Enter')
    await counter.shown(/25\.00/)
    await look('loss-taken')
    expect(await counter.main.textContent()).not.toContain(CARD)
  })

  test('S4-09(5): the billing system against the operators, typed and signed by the keyboard', async () => {
    await sheet.prepare('am')
    await sheet.open({ mobile: '1000', unicom: '500', telecom: '500' })
    const billing = counter.main.getByRole('textbox', { name: words.shift.totals.billing })
    await typeInto(counter.page, billing, '330')
    await sheet.count({
      mobile: { in: '0', out: '100', closing: '900' },
      unicom: { in: '0', out: '200', closing: '300' },
      telecom: { in: '200', out: '50', closing: '650' },
    })
    await counter.shown(
      sentence(words.refusal.unreconciled, { subject: words.line.operator_totals }),
    )
    await look('totals-differ')
    await typeInto(counter.page, billing, '350')
    await counter.page.keyboard.press('Control+s')
    await counter.main.getByText(words.shift.notSavedYet).waitFor({ state: 'detached' })
    await sheet.review()
    await sheet.sign(SUPERVISOR, TELLER)
    await counter.shown(words.shift.sign.lockedNote)
    await press(counter.page, counter.button(words.shift.chain.verify))
    const holds = sentence(words.shift.chain.holds, { sheets: '1', addenda: '0' })
    await counter.main.getByText(holds).waitFor()
    expect(await counter.main.getByRole('textbox').count()).toBe(0)
  })

  test('a signed sheet that is altered in the file is named, and nothing hides it', async () => {
    await program.close()
    const store = openStore(folder.dataFolder, { create: false })
    const guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
    for (const name of store.db.prepare(guards).pluck().all()) {
      store.db.exec(`DROP TRIGGER ${String(name)}`)
    }
    const altered = store.db
      .prepare(
        `UPDATE event
         SET body = CAST(replace(CAST(body AS TEXT), '"closing":90000', '"closing":80000') AS BLOB)
         WHERE kind = 'shift' AND CAST(body AS TEXT) LIKE '%"digest"%'`,
      )
      .run()
    expect(altered.changes).toBe(1)
    store.close()
    await start()
    await day.openSheet(words.shift.signed)
    await press(counter.page, counter.button(words.shift.chain.verify))
    await counter.shown(words.shift.chain.fault.not_as_signed)
    await look('chain-broken')
  })
})
