/** Alarms in the real window: a warning for its handler, lateness at the supervisor, and who answers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Notification } from 'electron'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  addColleague,
  intake,
  movableClock,
  newId,
  openDesk,
  setUp,
} from '../support/desk.ts'
import { type Counter, SUPERVISOR, TELLER, counterOn } from './support/counter.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { type StartedWindow, startWindow } from './support/window.ts'
import { sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
let folder: string
let started: StartedWindow
let counter: Counter

/** A teller's two complaints: nobody found for the first in three hours, ten minutes left for the second. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-alarm-'))
  const clock = movableClock(Date.now() - 180 * MINUTE_MS)
  const desk = openDesk(join(folder, 'data'), { clock, host: 'electron' })
  await setUp(desk)
  await addColleague(desk)
  await desk.must('session.signIn', COLLEAGUE)
  for (const facts of ['取款时系统多扣了一笔手续费，柜员说查不到。', '等了两个小时还没有办上。']) {
    const receivedAt = formatInstant(clock.now())
    await desk.must('complaint.register', { ...intake(newId()), receivedAt, facts })
    clock.pass(129 * MINUTE_MS)
  }
  await desk.close()
  started = await startWindow({ dataFolder: join(folder, 'data') })
  counter = counterOn(started.page, words)
  await started.application.evaluate((electron) => {
    const rang: string[] = []
    Object.assign(globalThis, { rang })
    electron.Notification.prototype.show = function show(this: Notification) {
      rang.push(`${this.title} | ${this.body}`)
      Object.assign(globalThis, { lastRang: this })
    }
  })
}, 90_000)
afterAll(async () => {
  await started.close()
  rmSync(folder, { recursive: true, maxRetries: 5 })
})

const list = () => started.page.getByRole('complementary', { name: words.alarm.title })
const rang = () =>
  started.application.evaluate(() => (globalThis as unknown as { rang: string[] }).rang)

test('whoever signs in as supervisor hears of the late one, and why it came', async () => {
  await counter.signIn({ ...SUPERVISOR, ...ADMINISTRATOR })
  const bell = started.page.getByRole('button', { name: words.alarm.short })
  await bell.filter({ hasText: sentence(words.alarm.count, { count: '1' }) }).waitFor()
  await expect
    .poll(rang, { timeout: 10_000 })
    .toContainEqual(
      expect.stringMatching(
        new RegExp(`^${words.deadline.handler_assign}：${words.alarm.rung.overdue} \\| B01-`),
      ),
    )
  expect((await rang()).join('\n')).not.toMatch(/韩|手续费|13800000042/)
  await settled(started.page)
  await pictureOf(started.page, 'alarm-bell')
  await started.page.keyboard.press('F6')
  await list().getByText(words.alarm.audience.branch_head).waitFor()
  expect(await list().getByRole('listitem').count()).toBe(1)
  await settled(started.page)
  await pictureOf(started.page, 'alarm-list')
  expect(await faultsOf(started.page)).toEqual([])
})

test('what was seen stays on its case until somebody handles it', async () => {
  await started.page.keyboard.press('k')
  await list().getByText(words.alarm.seen).waitFor()
  await started.page.keyboard.press('1')
  await list().waitFor({ state: 'detached' })
  const onCase = counter.main.getByRole('region', { name: words.alarm.onCase })
  await onCase.getByText(ADMINISTRATOR.employeeNo).waitFor()
  await settled(started.page)
  await pictureOf(started.page, 'alarm-on-case')
  expect(await faultsOf(started.page)).toEqual([])
})

test('a click on the notification brings the case up', async () => {
  await started.page.keyboard.press('F1')
  await counter.heading(words.place.today)
  await started.application.evaluate(() => {
    const { lastRang } = globalThis as unknown as { lastRang: NodeJS.EventEmitter }
    lastRang.emit('click', {})
  })
  await counter.heading(/^B01-/)
  expect(await counter.main.getByRole('region', { name: words.alarm.onCase }).count()).toBe(1)
})

test('the first responsible person is named in the settings', async () => {
  await started.page.keyboard.press('F9')
  const section = counter.main.getByRole('region', { name: words.alarm.responsible.title })
  await section.getByText(words.alarm.responsible.standIn).waitFor()
  await settled(started.page)
  await section.scrollIntoViewIfNeeded()
  await pictureOf(started.page, 'alarm-nobody-named')
  await section.getByLabel(words.alarm.responsible.firstResponsible).click()
  await started.page.getByTitle(new RegExp(COLLEAGUE.employeeNo)).last().click()
  await section.getByText(words.alarm.responsible.standIn).waitFor({ state: 'detached' })
  expect(await faultsOf(started.page)).toEqual([])
  await pictureOf(started.page, 'alarm-named')
})

test('the teller is warned of her own case, ten minutes before its hour is over', async () => {
  await started.page.getByRole('banner').getByRole('button', { name: '管理员' }).click()
  await started.page.getByRole('menuitem', { name: words.session.signOut }).click()
  await counter.signIn({ ...TELLER, ...COLLEAGUE })
  await started.page.keyboard.press('F6')
  await list().getByText(words.deadline.handler_assign).first().waitFor()
  await expect.poll(async () => (await rang()).at(-1)).toContain('B01-')
  expect(await list().getByText(/还剩/).count()).toBe(1)
  // The late one climbed to the supervisor and is still hers.
  expect(await list().getByText(/逾期/).count()).toBe(1)
  await settled(started.page)
  await pictureOf(started.page, 'alarm-teller')
  expect(started.errors).toEqual([])
})
